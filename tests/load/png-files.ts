/** PNGs made for tests: a small encoder, so that no picture has to be kept. */
import { crc32, deflateSync } from 'node:zlib';

/** What a PNG of a test is made of. */
export interface PngParts {
  readonly width: number;
  readonly height: number;
  readonly bitDepth?: number;
  /** 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha. */
  readonly colourType?: number;
  readonly interlace?: number;
  /** Rows as they are filtered, each with its filter's byte before it. */
  readonly rows: Uint8Array;
  /** Chunks before the samples. */
  readonly chunks?: readonly (readonly [kind: string, bytes: Uint8Array])[];
}

export function pngFile({
  width,
  height,
  bitDepth = 8,
  colourType = 6,
  interlace = 0,
  rows,
  chunks = [],
}: PngParts): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bitDepth, colourType, 0, 0, interlace], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...chunks.map(([kind, bytes]) => chunk(kind, bytes)),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', new Uint8Array()),
  ]);
}

function chunk(kind: string, bytes: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), bytes]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(bytes.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

/** A round red seal on a clear ground, so many pixels across; with its size on paper where one is given. */
export function sealPng(size = 60, millimetres?: number): Buffer {
  const rows = Buffer.alloc(size * (1 + 4 * size));
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const radius = Math.hypot(x + 0.5 - size / 2, y + 0.5 - size / 2) / (size / 2);
      const isInk = radius < 1 && (radius > 0.9 || radius < 0.3);
      rows.set(isInk ? [220, 20, 20, 255] : [0, 0, 0, 0], y * (1 + 4 * size) + 1 + 4 * x);
    }
  }
  const physical = Buffer.alloc(9);
  if (millimetres !== undefined) {
    const perMetre = Math.round((size * 1000) / millimetres);
    physical.writeUInt32BE(perMetre, 0);
    physical.writeUInt32BE(perMetre, 4);
    physical[8] = 1;
  }
  return pngFile({ width: size, height: size, rows, chunks: millimetres === undefined ? [] : [['pHYs', physical]] });
}
