/** Papers are read in chunks; what comes out is what reading them as a whole gives. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blocksOf } from '../../src/parse/blocks.ts';
import { cutAfter, firstChunk } from '../../src/parse/cutting.ts';
import { Sheet } from '../../src/parse/sheet.ts';
import { parseTree } from '../../src/parse/tree.ts';
import { faultsOf, parse } from './parsing.ts';

/** The blocks and the number of faults of a text that is read as a whole. */
function whole(markdown: string): { readonly blocks: unknown; readonly faults: number } {
  let faults = 0;
  const blocks = blocksOf(parseTree(markdown).children, new Sheet(markdown, () => void faults++));
  return { blocks, faults };
}

const letter = [
  '# 标题\n# 第二行',
  '正文。',
  '## 一级',
  '1. 甲',
  '2. 乙\n   续行',
  '   第二段',
  '   1. 子',
  '1) 另一份',
  '段落\n1. 表',
  ':::signatures\n::party\n甲\n\n::party\n乙\n:::',
  '::::attachment\n# 附件标题\n\n:::table\n| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n:::\n\n1. 项\n::::',
  '见:ref[一级]。',
  '::numbering{items=straight}',
  '3. 丙',
];

/** The chunks of a text, as they are cut one after the other; undefined if it must be read as a whole. */
function chunksOf(markdown: string): string[] | undefined {
  const chunks: string[] = [];
  for (let at = firstChunk(markdown); at < markdown.length;) {
    const cut = cutAfter(markdown, at);
    if (cut === undefined) return undefined;
    chunks.push(markdown.slice(at, cut.end));
    at = cut.next;
  }
  return chunks;
}

describe('reading in chunks', () => {
  test('cuts where an empty line stands between blocks, not within containers or items', () => {
    expect(chunksOf('# 题\n\n\n正文\n续行\n\n1. 甲\n\n   续段\n\n2. 乙\n\n:::cover\n# 题\n\n脚\n:::\n\n完')).toEqual([
      '# 题',
      '正文\n续行',
      '1. 甲\n\n   续段',
      '2. 乙',
      ':::cover\n# 题\n\n脚\n:::',
      '完',
    ]);
  });

  test('a text with code or HTML is not cut', () => {
    expect(chunksOf('甲\n\n```\n\n乙')).toBeUndefined();
    expect(chunksOf('甲\n\n<div>\n\n乙')).toBeUndefined();
  });

  test('the same text gives the very same block, so that what was made of it can be used again', () => {
    const [first] = parse('每校**至少**一块专栏。\n\n甲').blocks;
    const [second] = parse('每校**至少**一块专栏。\n\n乙').blocks;
    expect(first?.kind).toBe('paragraph');
    expect(second).toBe(first);
  });

  test('with another number it is another block of the same content', () => {
    const [, first] = parse('## 甲\n\n## 责任').blocks;
    const [, , second] = parse('## 甲\n\n## 乙\n\n## 责任').blocks;
    expect(second).not.toBe(first);
    expect(first?.kind === 'heading' && second?.kind === 'heading' && first.content === second.content).toBe(true);
    expect(parse('## 乙\n\n## 责任').blocks[1]).toBe(first);
  });

  test.each([
    ['lists with empty lines go on', '1. 甲\n\n2. 乙\n\n\n1. 丙'],
    ['lists of another mark begin anew', '1. 甲\n\n1) 乙\n\n1. 丙'],
    ['a paragraph between ends a list', '1. 甲\n\n文\n\n1. 乙'],
    ['nested lists', '1. 甲\n   1. 子\n\n   1. 丑\n\n2. 乙\n\n   段\n\n3. 丙'],
    ['references across chunks', '见:ref[乙]和:ref[二级]\n\n## 乙\n\n### 二级\n\n1. 丙：见:ref[乙]'],
    ['attachments', letter.join('\n\n')],
  ])('%s', (_name, markdown) => {
    expect(parse(markdown).blocks).toEqual(whole(markdown).blocks);
  });

  test('what letters share in one piece is the very same again, whatever stands around it', () => {
    const shared = '## 总则\n\n1. 按期完成各项任务。\n\n2. 逐级落实责任。\n\n## 附则';
    const [first, second, third, fourth] = ['甲校', '乙校', '丙校', '丁校'].map((own) => parse(`${own}负责。\n\n${shared}\n\n${own}签字。`).blocks); // prettier-ignore
    expect(fourth?.slice(1, -1)).toHaveLength(4);
    fourth?.slice(1, -1).forEach((block, index) => expect(block).toBe(third?.[index + 1]));
    expect([first, second, third].map((blocks) => blocks?.slice(1, -1))).toEqual(Array(3).fill(fourth?.slice(1, -1)));
    const numbered = `## 前言\n\n1. 先行一步。\n\n${shared}`;
    expect(parse(numbered).blocks).toEqual(whole(numbered).blocks);
  });

  test('gives what reading as a whole gives, letter after letter', () => {
    const between = fc.constantFrom('\n\n', '\n\n', '\n\n', '\n\n\n', '\n \n', '\n', '\n\n ');
    const own = fc.integer({ min: 0, max: 9 }).map((number) => `第${number}校。`);
    const isThere = fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.constant(false));
    const written = letter.filter((part) => !part.startsWith('::::'));
    const parts = fc.tuple(...written.map((part) => fc.tuple(fc.constant(part), isThere, between, isThere, own)));
    const text = parts.map((all) =>
      all.map(([part, has, gap, isShared, said]) => (has ? `${isShared ? part : said}${gap}` : '')).join(''),
    );
    fc.assert(
      fc.property(fc.array(text, { minLength: 3, maxLength: 6 }), (letters) => {
        for (const markdown of letters) {
          const { blocks, faults } = whole(markdown);
          expect(faultsOf(markdown)).toHaveLength(faults);
          if (faults === 0) expect(parse(markdown).blocks).toEqual(blocks);
        }
      }),
      { seed: 23, numRuns: 200 },
    );
  });

  test('gives what reading as a whole gives, faults too', () => {
    const part = fc.oneof(
      fc.constantFrom(...letter),
      fc.constantFrom(
        '# ',
        '## ',
        '1. ',
        '2) ',
        '- ',
        ':::',
        '::party',
        ':::cover',
        '::::table',
        '|甲|',
        '|---|',
        '**',
      ),
      fc.constantFrom('    ', '   ', '\t', '\\', '____', '甲', 'a', '：', '> ', '*', ':ref[甲]', '~~~', '<p>'),
    );
    const between = fc.constantFrom('\n\n', '\n\n', '\n', '', ' ', '\n \n', '\n\n   ');
    const text = fc.array(fc.tuple(part, between), { maxLength: 14 }).map((parts) => parts.flat().join(''));
    fc.assert(
      fc.property(text, (markdown) => {
        const { blocks, faults } = whole(markdown);
        expect(faultsOf(markdown)).toHaveLength(faults);
        if (faults === 0) expect(parse(markdown).blocks).toEqual(blocks);
      }),
      { seed: 19, numRuns: 1000 },
    );
  });
});
