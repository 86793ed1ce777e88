/** Texts without markup are read without the tokenizer; their tree is the one it gives. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainNodes } from '../../src/parse/plain.ts';
import { parseTree } from '../../src/parse/tree.ts';

const word = fc.constantFrom('责任书', '一', '　', '（盖章）', '2026年', '12', 'A', 'www', '“', '、', '。', '——', '…', '____', '_________', '＿', '1'); // prettier-ignore
const line = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(''));
const lines = fc.array(line, { minLength: 1, maxLength: 4 }).map((all) => all.join('\n'));
const signatures = fc
  .tuple(
    fc.constantFrom('', '{columns=1}', '{columns=2}'),
    fc.array(fc.oneof(fc.constant('::party'), lines), { minLength: 1, maxLength: 6 }),
  ) // prettier-ignore
  .map(([columns, content]) => `:::signatures${columns}\n${content.join('\n')}\n:::`);
const heading = fc.tuple(fc.constantFrom('#', '##', '###'), line).map((parts) => parts.join(' '));

describe('texts without markup', () => {
  test.each([
    ['paragraphs', lines],
    ['headings', heading],
    ['signature blocks', signatures],
  ])('%s are read as the tokenizer reads them', (_of, texts) => {
    let plain = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const nodes = plainNodes(text);
        if (nodes === undefined) return;
        plain++;
        expect(nodes).toEqual(parseTree(text).children);
      }),
      { seed: 20_260, numRuns: 1_000 },
    );
    expect(plain).toBeGreaterThan(500);
  });

  test.each(['甲**乙**', '- 甲', '1. 甲', '1.', '甲 乙', ' 甲', '甲\n\n乙', '甲_乙', '甲&amp;', ':::flush\n甲\n:::', '甲|乙', '=', '甲\\', '#甲'])(
    '%j takes the tokenizer',
    (text) => expect(plainNodes(text)).toBeUndefined(),
  ); // prettier-ignore
});
