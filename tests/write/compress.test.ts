import { inflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openPackagedFace } from '../../src/load/font-files.ts';
import { deflate, flateOf, ownPiece, sharedPiece } from '../../src/write/compress.ts';

/** Bytes that compress well, badly, and not at all. */
const piece = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc.tuple(fc.uint8Array({ maxLength: 20 }), fc.nat(2000)).map(([part, times]) => {
    const bytes = new Uint8Array(part.length * times);
    for (let at = 0; at < bytes.length; at++) bytes[at] = part[at % part.length] ?? 0;
    return bytes;
  }),
  fc.array(fc.constantFrom(0, 1, 2, 255), { maxLength: 6000 }).map((bytes) => Uint8Array.from(bytes)),
);

/** A stream of pieces, every other of which only it has. */
function inPieces(pieces: readonly Uint8Array[]): Uint8Array {
  return flateOf(pieces.map((bytes, index) => (index % 2 === 0 ? ownPiece(bytes) : sharedPiece(bytes))));
}

describe('streams made of pieces', () => {
  test('outlines of a face come back, however many there are', () => {
    const face = openPackagedFace('LXGW WenKai');
    const characters = [...'一丁七万三上下不与专且世业东两中为主义之书二于五人今以任份优会位何作使例保信修'].sort();
    for (let count = 1; count <= characters.length; count += 3) {
      const { file = new Uint8Array() } = face?.subset(characters.slice(0, count)) ?? {};
      expect(file.length).toBeGreaterThan(count * 100);
      expect(inflateSync(deflate(file)).equals(file)).toBe(true);
      expect(inflateSync(inPieces([file.subarray(0, 9), file.subarray(9)])).equals(file)).toBe(true);
    }
  });

  test('any program reads the pieces one after the other, their checksum holds', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        expect(inflateSync(inPieces(pieces)).equals(Buffer.concat(pieces))).toBe(true);
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  test('a piece that is large and not compressible comes back as well', () => {
    const noise = Uint8Array.from({ length: 150_000 }, (_, at) => (Math.imul(at, 2_654_435_761) >>> 13) & 255);
    expect(
      inflateSync(inPieces([noise.subarray(0, 60_000), noise, noise])).equals(
        Buffer.concat([noise.subarray(0, 60_000), noise, noise]),
      ),
    ).toBe(true);
  });

  test('in pieces takes little more than as a whole', () => {
    const text = new TextEncoder().encode('责任书签订后各方应当认真履行职责，按期完成任务。'.repeat(40));
    expect(flateOf([sharedPiece(text)]).length).toBeLessThan(deflate(text).length + 16);
  });
});

/** Repeats what stood one to two hundred bytes before, so that matches reach to the very end. */
function repeating(seed: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = seed;
  for (let at = 0; at < length; at++) {
    state = (state * 1_103_515_245 + 12_345) & 0x7fff_ffff;
    const isNew = (state >> 16) % 23 === 0;
    bytes[at] = isNew ? (state >> 8) & 255 : (bytes[Math.max(0, at - 1 - ((state >> 12) % 200))] ?? 0);
  }
  return bytes;
}

test('the same bytes come out whatever was packed before', () => {
  for (let seed = 1; seed < 230; seed++) {
    const bytes = repeating(seed, 100 + ((seed * 977) % 20_000));
    const pack = (): Buffer[] => [
      Buffer.from(deflate(bytes)),
      Buffer.from(inPieces([bytes.slice(0, 9), bytes.slice(), bytes])),
    ];
    const before = pack();
    deflate(repeating(seed * 31, 90_000));
    inPieces([repeating(seed, 3), repeating(seed * 17, 60_000), repeating(seed * 3, 30_000)]);
    expect(Buffer.concat(pack()).equals(Buffer.concat(before)), `${seed}`).toBe(true);
  }
});
