/** How many workers a run calls of its own accord. */
import { describe, expect, test } from 'vitest';
import { workersThatFit } from '../../src/batch/memory.ts';

const gigabyte = 2 ** 30;

describe('as many workers', () => {
  test('as processors, where there are few; one where there are no more than two', () => {
    for (const [processors, workers] of [
      [1, 1],
      [2, 1],
      [3, 3],
    ] as const)
      expect(workersThatFit(600, { processors, memory: 16 * gigabyte })).toBe(workers);
  });

  test('as keep the run bounded, however many processors and however much memory there are', () => {
    const large = { processors: 64, memory: 256 * gigabyte };
    expect(workersThatFit(100, large)).toBe(3);
    expect(workersThatFit(3000, large)).toBe(2);
    expect(workersThatFit(100_000, large)).toBe(1);
  });

  test('as half of the memory has room for, and never none', () => {
    expect(workersThatFit(100, { processors: 8, memory: gigabyte })).toBe(2);
    expect(workersThatFit(100, { processors: 8, memory: gigabyte / 2 })).toBe(1);
  });
});
