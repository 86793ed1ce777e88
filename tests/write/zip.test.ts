import { crc32 } from 'node:zlib';
import * as fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { joinPieces, pack, packPiece } from '../../src/write/zip.ts';

describe('office files', () => {
  test('any program unpacks them: parts whole or in pieces', () => {
    const bytes = fc.uint8Array({ maxLength: 3000 });
    fc.assert(
      fc.property(bytes, bytes, fc.array(bytes, { maxLength: 4 }), (whole, own, others) => {
        const shared = joinPieces(others.map(packPiece));
        const file = unzipSync(pack({ 'a.xml': whole, 'word/b.xml': { own, shared } }));
        expect(Buffer.from(file['a.xml'] ?? []).equals(whole)).toBe(true);
        expect(Buffer.from(file['word/b.xml'] ?? []).equals(Buffer.concat([own, ...others]))).toBe(true);
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  test('the checksum of a part in two pieces is that of the whole', () => {
    const [own, shared] = [Buffer.from('份号000001'), Buffer.from('责任书'.repeat(5000))];
    const file = Buffer.from(pack({ 'word/document.xml': { own, shared: packPiece(shared) } }));
    expect(file.readUInt32LE(14)).toBe(crc32(Buffer.concat([own, shared])));
  });

  test('the types of content stand first, the others by name, all at a fixed time', () => {
    const parts = {
      'word/a.xml': Buffer.from('a'),
      '[Content_Types].xml': Buffer.from('t'),
      '_rels/.rels': Buffer.from('r'),
    };
    const file = pack(parts);
    expect(Object.keys(unzipSync(file))).toEqual(['[Content_Types].xml', '_rels/.rels', 'word/a.xml']);
    expect(Buffer.from(file).readUInt32LE(10)).toBe(0x00210000);
  });
});
