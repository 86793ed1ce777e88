/** Plan and build never disagree. The long run of the same is in tests/slow. */
import * as fc from 'fast-check';
import { test } from 'vitest';
import { anyEdit, anyFlags, EditedDataset } from './edits.ts';

/** Edits made one after the other to one data set. */
const edits = 8;

test('after each of some random edits, what is planned is what is built, and nothing else is touched', async () => {
  const rounds = fc.array(fc.tuple(anyEdit, anyFlags), { minLength: edits, maxLength: edits });
  await fc.assert(
    fc.asyncProperty(rounds, async (steps) => {
      const dataset = new EditedDataset();
      try {
        for (const [edit, flags] of steps) await dataset.round(edit, flags);
      } finally {
        dataset.remove();
      }
    }),
    { numRuns: 2, endOnFailure: true },
  );
}, 120_000);
