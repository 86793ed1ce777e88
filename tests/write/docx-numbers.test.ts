/** Numbers of a DOCX against ours: whatever a paper counts, Word counts the same. */
import { assert, property } from 'fast-check';
import { expect, test } from 'vitest';
import { printedNumbers } from '../reading/docx-numbers.ts';
import { readDocx } from '../reading/docx.ts';
import { blocksOf, docxOfBlocks, labelsOf, setAnewBetween, steps } from './counting.ts';

test('come back as they were counted', () => {
  assert(
    property(steps, (from) => {
      const blocks = blocksOf(from);
      // The copy's mark stands above.
      expect(printedNumbers(readDocx(docxOfBlocks(blocks))).slice(1)).toEqual(labelsOf(blocks));
    }),
    { seed: 20260302, numRuns: 300, examples: [[setAnewBetween]] },
  );
});
