/** Plain text is read as the whole of Markdown reads it. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainNodes } from '../../src/parse/plain.ts';
import { parseTree } from '../../src/parse/tree.ts';

const characters = fc.constantFrom(
  ...'校处责任书，。：、（）《》“”—…０１%％㎡℃·　 \t\n\n\n',
  ...'aZ09.,;:?!"\'()-+=/@$^&*_`~#<>[]{}|\\',
  '𬭩',
  'é',
  '̈',
  '\u200d',
  '\ufeff',
  '\u00a0',
  '\u2028',
  '\u0085',
  '\ud800',
  '\u0000',
  '\r',
  '1.',
  '2)',
  ':ref',
  '::',
  '__',
  '____',
  '_________',
  '----',
  'www.a.cn',
  'http://a.cn',
  '校长',
  '签字：________',
);
const texts = fc.array(characters, { maxLength: 14 }).map((parts) => parts.join(''));
const line = fc.array(
  fc.constantFrom(...'甲乙校处（签章）：　', '________', '年', '::party', '\n', '2026', '日', '、', '*', '# ', ' '),
  { maxLength: 9 },
);
const signatures = fc
  .tuple(fc.constantFrom('', '{columns=2}', '{columns=12}', '{}', '{unsealed}'), fc.array(line, { maxLength: 4 }))
  .map(([attributes, parties]) => {
    return `:::signatures${attributes}\n${parties.map((parts) => `::party\n${parts.join('')}\n`).join('')}:::`;
  });

const phrases = fc.array(
  fc.constantFrom(
    ...'甲乙处。：，、（）《”0a ㎡　~_*.',
    '**', '**', '**甲', '甲**', '**甲乙**', '**甲。**', '**甲**乙', '**甲：**乙', '**甲；**3', '**（甲）**', '____', '**甲____**', '**甲', '。**', '\n', '***', '\ud840\udc00', '1.', '- ',
  ),
  { maxLength: 7 },
).map((parts) => parts.join('')); // prettier-ignore
const items = fc
  .array(fc.tuple(fc.constantFrom('1. ', '1. ', '2. ', '12. ', '3) ', '0. ', '1.  ', ' 1. ', '1.', ''), phrases), { minLength: 1, maxLength: 4 })
  .map((lines) => lines.map((parts) => parts.join('')).join('\n')); // prettier-ignore

/** How many of the texts are plain; each of them must be read as Markdown reads it. */
function comparePlain(arbitrary: fc.Arbitrary<string>, numRuns: number): number {
  let plain = 0;
  fc.assert(
    fc.property(arbitrary, (text) => {
      const nodes = plainNodes(text);
      if (nodes === undefined) return;
      plain += 1;
      expect(parseTree(text).children).toEqual(nodes);
    }),
    { seed: 5, numRuns },
  );
  return plain;
}

describe('plain text', () => {
  test('is what Markdown takes it for', () => {
    expect(comparePlain(texts, 12_000)).toBeGreaterThan(700);
  });

  test('and so are headings', () => {
    expect(
      comparePlain(
        texts.map((text) => `## ${text}`),
        6000,
      ),
    ).toBeGreaterThan(300);
  });

  test('and signatures', () => {
    expect(comparePlain(signatures, 4000)).toBeGreaterThan(300);
  });

  test('and bold words', () => {
    expect(comparePlain(phrases, 12_000)).toBeGreaterThan(1500);
  });

  test('and items', () => {
    expect(comparePlain(items, 12_000)).toBeGreaterThan(300);
  });

  test.each([
    '1. 甲',
    '甲**乙**',
    '1. **校园用地面积。**不低于2400㎡，现有1440㎡，尚缺2400㎡－1440㎡=960㎡。\n1. **绿化面积。**不低于432㎡。\n9. **班额**：____个',
    '本责任书一式三份，清溪小学执一份，自2026年3月2日起生效。',
    '8:30到校，共3个班（705人），达标率≥98.5%，见http://example.cn/a-b。',
    '2026年',
    '# 目标责任书',
    '### 落实"一校一策"：________',
    '签字：________\n　　　　年　　月　　日',
    ':::signatures{columns=2}\n::party\n甲（盖章）\n　\n责任人：________\n::party\n乙\n:::',
    ':::signatures\n::party\n甲\n:::',
  ])('%j', (text) => {
    const nodes = plainNodes(text);
    expect(nodes).toBeDefined();
    expect(parseTree(text).children).toEqual(nodes);
  });

  test.each([
    '12) 甲',
    '1. 甲\n续行',
    '1. 甲\n2) 乙',
    '1. - 甲',
    '1.  甲',
    '甲**乙。**3',
    '甲***乙***',
    '甲\n1. 乙',
    '甲\n\n乙',
    ' 甲',
    '甲 ',
    '::party',
    '签字：___',
    '____日',
    '&amp;',
    '',
    '甲\n:::',
    ':::signatures\n甲\n:::',
    ':::signatures{unsealed}\n::party\n甲\n:::',
  ])('not %j', (text) => {
    expect(plainNodes(text)).toBeUndefined();
  });
});
