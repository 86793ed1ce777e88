/** A disk that is full at each of many sizes. */
import { expect, test } from 'vitest';
import { fillDisks } from '../faults/full-disk.ts';

test('64 sizes: signed files are as they were, the next run finishes the work', async ({ skip }) => {
  const result = await fillDisks(64);
  if (typeof result === 'string') return skip(`no disk of its own size can be mounted here: ${result}`);
  expect(result.wrongs).toEqual([]);
  // Small ones are too small, large ones large enough.
  expect(result.full).toBeGreaterThan(16);
  expect(result.full).toBeLessThan(64);
});
