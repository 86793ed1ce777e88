/** Papers that share paragraphs share what is laid out of them, as far as it stands at the same places. */
import { describe, expect, test } from 'vitest';
import { layOut } from '../../src/layout/pages.ts';
import { prepare } from '../../src/layout/prepare.ts';
import type { Block } from '../../src/model/document.ts';
import type { LaidOutPaper } from '../../src/model/page.ts';
import { houseStyle } from '../../src/model/style.ts';
import { documentOf, heading, paragraph, tableOf } from './documents.ts';
import { metrics } from './metrics.ts';

function paperOf(...blocks: Block[]): LaidOutPaper {
  return layOut(prepare(documentOf(...blocks), houseStyle, metrics), houseStyle, metrics);
}

/** Blocks that papers have in common, two pages of them. */
const shared = Array.from({ length: 40 }, (_, index) => paragraph(`各责任单位按照分工抓好第${index}项任务的落实。`));

describe('what papers share', () => {
  test('stands on the very same pages behind a paragraph of their own that takes as many lines', () => {
    const [one, other] = ['清溪小学', '石桥小学'].map((name) => paperOf(paragraph(`${name}签订本责任书。`), ...shared));
    expect(one?.pages[1]).toBe(other?.pages[1]);
    expect(one?.pages[0]).not.toBe(other?.pages[0]);
    expect(one?.pages[0]?.lines[1]).toBe(other?.pages[0]?.lines[1]);
    expect(one?.structure).toBe(other?.structure);
  });

  test('is set anew where it stands elsewhere, and is what it would be alone', () => {
    const lower = paperOf(paragraph('甲。'), paragraph('乙。'), ...shared);
    const upper = paperOf(paragraph('甲。'), ...shared);
    expect(lower.pages[0]?.lines[2]).not.toBe(upper.pages[0]?.lines[1]);
    const alone = paperOf(paragraph('甲。'), ...structuredClone(shared));
    expect(JSON.stringify(upper)).toBe(JSON.stringify(alone));
  });

  test('has a structure of its own where another kind of block stands', () => {
    const one = paperOf(paragraph('甲。'), ...shared);
    const other = paperOf(heading(1, 1, '甲。'), ...shared);
    expect(one.structure).not.toBe(other.structure);
    expect(other.structure.some(({ type }) => type === 'H2')).toBe(true);
  });

  test('a page with a table is never taken for another', () => {
    const table = tableOf(2);
    const [one, other] = [paperOf(table, ...shared), paperOf(table, ...shared)];
    expect(one.pages[0]).not.toBe(other.pages[0]);
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  });
});
