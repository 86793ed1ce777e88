/** Plan and build never disagree: a thousand random edits. The short form is in tests/batch. */
import * as fc from 'fast-check';
import { test } from 'vitest';
import { anyEdit, anyFlags, EditedDataset } from '../batch/edits.ts';

const datasets = 40;
/** Edits made one after the other to each data set. */
const edits = 25;

test('after each of a thousand random edits, what is planned is what is built, and nothing else is touched', async () => {
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
    { numRuns: datasets, endOnFailure: true },
  );
}, 900_000);
