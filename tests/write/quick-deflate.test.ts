import { inflateRawSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastBlock, ownBlocks } from '../../src/write/compress.ts';
import { quickBlocks } from '../../src/write/quick-deflate.ts';

function unpacked(...blocks: readonly Uint8Array[]): Buffer {
  return inflateRawSync(Buffer.concat([...blocks, lastBlock]));
}

/** Bytes without repetitions, which come again after a distance. */
function noise(length: number, period = length): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = 1;
  for (let at = 0; at < length; at++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes[at] = at < period ? state : (bytes[at - period] ?? 0);
  }
  return bytes;
}

describe('deflate in one pass', () => {
  test('any program unpacks it, alone and behind other blocks', () => {
    const few = fc
      .array(fc.constantFrom(0, 40, 143, 144, 255), { maxLength: 3000 })
      .map((bytes) => Uint8Array.from(bytes));
    fc.assert(
      fc.property(fc.oneof(few, fc.uint8Array({ maxLength: 900 })), few, (first, second) => {
        expect(unpacked(quickBlocks(first), quickBlocks(second)).equals(Buffer.concat([first, second]))).toBe(true);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  test('repetitions of every length come back', () => {
    for (let length = 0; length < 600; length++) {
      const bytes = Buffer.concat([noise(20), Buffer.alloc(length, 'a'), noise(20)]);
      expect(unpacked(quickBlocks(bytes)).equals(bytes), `${length}`).toBe(true);
    }
  });

  test.each([
    1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 17, 24, 25, 192, 193, 256, 257, 4096, 4097, 24_576, 24_577, 32_767, 32_768, 32_769,
  ])('so does what repeats after %i bytes', (period) => {
    const bytes = noise(period + 700, period);
    expect(unpacked(quickBlocks(bytes)).equals(bytes)).toBe(true);
  });

  test('the same bytes come out whatever was packed before', () => {
    const text = Buffer.from('擂鼓中学的责任人应当按期完成任务。'.repeat(9));
    const before = Buffer.from(quickBlocks(text));
    quickBlocks(noise(40_000, 300));
    expect(before.equals(quickBlocks(text))).toBe(true);
  });

  test('text takes less room; what has no repetitions is left as it is', () => {
    const text = Buffer.from('<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr></w:p>'.repeat(8));
    expect(ownBlocks(text).length).toBeLessThan(text.length / 4);
    const bytes = noise(500);
    expect(Buffer.from(ownBlocks(bytes)).subarray(5).equals(bytes)).toBe(true);
    const large = noise(70_000, 69_000);
    expect(unpacked(ownBlocks(large)).equals(large)).toBe(true);
  });
});
