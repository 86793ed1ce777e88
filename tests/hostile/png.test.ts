/** Headers of PNG files: what a seal may be, before anything of it is decoded. */
import { deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPngHeader } from '../../src/load/png.ts';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The checksum of the format, by its table. */
function crcOf(bytes: Uint8Array): number {
  const table = Array.from({ length: 256 }, (_, index) => {
    let value = index;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    return value >>> 0;
  });
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

function chunk(kind: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  crc.writeUInt32BE(crcOf(body));
  return Buffer.concat([length, body, crc]);
}

function png(width: number, height: number, kind: readonly number[] = []): Buffer {
  const [depth = 8, type = 6, compression = 0, filter = 0, interlace = 0] = kind;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, type, compression, filter, interlace], 8);
  const data = chunk('IDAT', deflateSync(Buffer.alloc(100)));
  return Buffer.concat([signature, chunk('IHDR', header), data, chunk('IEND', new Uint8Array())]);
}

describe('a header', () => {
  test('says how large the picture is and of what kind', () => {
    expect(readPngHeader(png(600, 400))).toEqual({
      width: 600,
      height: 400,
      bitDepth: 8,
      colour: 'rgb-alpha',
      isInterlaced: false,
      inflatedBytes: 400 * (1 + 600 * 4),
    });
    expect(readPngHeader(png(9, 3, [1, 0]))).toMatchObject({ colour: 'grey', inflatedBytes: 3 * (1 + 2) });
    expect(readPngHeader(png(4096, 4096))).toMatchObject({ width: 4096 });
  });

  test('of an interlaced picture counts the rows of its seven passes', () => {
    // PNG, 8.2: 8 × 8 pixels are passes of 1×1, 1×1, 2×1, 2×2, 4×2, 4×4 and 8×4.
    const rows = [1, 1, 1, 2, 2, 4, 4];
    const pixels = [1, 1, 2, 2, 4, 4, 8];
    const bytes = rows.reduce((sum, count, pass) => sum + count * (1 + (pixels[pass] ?? 0)), 0);
    expect(readPngHeader(png(8, 8, [8, 3, 0, 0, 1]))).toMatchObject({ isInterlaced: true, inflatedBytes: bytes });
    expect(readPngHeader(png(1, 1, [8, 3, 0, 0, 1]))).toMatchObject({ inflatedBytes: 2 });
  });
});

test.each([
  ['a picture of 50,000 × 50,000', png(50_000, 50_000), 'too-large'],
  ['one line too long', png(4097, 1), 'too-large'],
  ['sixteen bits a sample at full size', png(4096, 4096, [16, 6]), 'too-large'],
  ['no height', png(100, 0), 'unknown-kind'],
  ['three bits', png(10, 10, [3, 0]), 'unknown-kind'],
  ['a palette of sixteen bits', png(10, 10, [16, 3]), 'unknown-kind'],
  ['an unknown colour type', png(10, 10, [8, 5]), 'unknown-kind'],
  ['an unknown compression', png(10, 10, [8, 6, 1]), 'unknown-kind'],
  ['an unknown interlacing', png(10, 10, [8, 6, 0, 0, 2]), 'unknown-kind'],
  ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0]), 'not-a-png'],
  ['nothing', Buffer.alloc(0), 'not-a-png'],
  ['a cut file', png(10, 10).subarray(0, 25), 'no-header'],
  ['data before the header', Buffer.concat([signature, chunk('IDAT', Buffer.alloc(13))]), 'no-header'],
] as const)('%s is refused', (_what, bytes, fault) => {
  expect(readPngHeader(bytes)).toBe(fault);
});

test('a header whose checksum is wrong is refused', () => {
  const bytes = png(10, 10);
  bytes[19] = 200;
  expect(readPngHeader(bytes)).toBe('damaged-header');
});

test('any bytes are a picture within bounds or refused', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0 }),
      fc.integer({ min: 0 }),
      fc.array(fc.nat(255), { maxLength: 5 }),
      (w, h, kind) => {
        const header = readPngHeader(png(w, h, kind));
        if (typeof header === 'string') return;
        expect(Math.max(header.width, header.height)).toBeLessThanOrEqual(4096);
        expect(header.inflatedBytes).toBeLessThanOrEqual(4096 * (4096 * 4 + 1));
      },
    ),
    { seed: 7, numRuns: 500 },
  );
});
