import { describe, expect, test } from 'vitest';
import { layOut } from '../../src/layout/pages.ts';
import { prepare } from '../../src/layout/prepare.ts';
import type { Block } from '../../src/model/document.ts';
import type { LaidOutLine, LaidOutPaper } from '../../src/model/page.ts';
import { houseStyle } from '../../src/model/style.ts';
import { mm } from '../../src/model/units.ts';
import { documentOf, heading, item, paragraph, signatures, tableOf, title } from './documents.ts';
import { metrics } from './metrics.ts';

function pagesOf(...blocks: Block[]): LaidOutPaper {
  return layOut(prepare(documentOf(...blocks), houseStyle, metrics), houseStyle, metrics);
}

function textOf(line: LaidOutLine): string {
  return line.runs.flatMap((run) => run.glyphs.characters).join('');
}

/** The lines of every page, page numbers left out. */
function linesOf(paper: LaidOutPaper): string[][] {
  return paper.pages.map((page) => page.lines.map(textOf).filter((line) => !/^— \d+ —$/u.test(line)));
}

const empty: LaidOutLine = { baseline: 0, runs: [], rules: [] };
const oneLine = '各责任单位按照分工抓好落实。';
const lines = (count: number): Block[] => Array.from({ length: count }, () => paragraph(oneLine));

describe('the grid (GB/T 9704-2012 5.2)', () => {
  test('22 lines fill a page; the mark of the copy takes the first line of the first', () => {
    expect(linesOf(pagesOf(...lines(60))).map((page) => page.length)).toEqual([21, 22, 17]);
  });

  test('the first baseline stands in the type area, 37 mm below the edge, the others a grid line further each', () => {
    const [, second] = pagesOf(...lines(60)).pages;
    const baselines = (second?.lines ?? []).slice(0, 22).map((line) => line.baseline);
    expect(baselines[0]).toBeGreaterThan(mm(37));
    expect(baselines[0]).toBeLessThan(mm(37) + houseStyle.linePitch);
    for (let i = 1; i < baselines.length; i++) {
      expect((baselines[i] ?? 0) - (baselines[i - 1] ?? 0)).toBeCloseTo(houseStyle.linePitch, 6);
    }
  });
});

describe('page numbers (GB/T 9704-2012 7.5)', () => {
  const paper = pagesOf(...lines(60));
  const numberOf = (page: number): LaidOutLine | undefined => paper.pages[page]?.lines.at(-1);

  test('between dashes, on every page', () => {
    expect(paper.pages.map((page) => textOf(page.lines.at(-1) ?? empty))).toEqual(['— 1 —', '— 2 —', '— 3 —']);
  });

  test('at the right of odd pages, at the left of even ones, a character free beside them', () => {
    const { page, pageNumber } = houseStyle;
    const odd = numberOf(0)?.runs.at(-1);
    const even = numberOf(1)?.runs[0];
    expect((odd?.x ?? 0) + pageNumber.size).toBeCloseTo(page.width - page.marginRight - pageNumber.size, 3);
    expect(even?.x).toBeCloseTo(page.marginLeft + pageNumber.size, 3);
  });
});

describe('what stays together', () => {
  test('a heading is never the last line of a page', () => {
    const pages = linesOf(pagesOf(...lines(20), heading(1, 1, '责任目标'), ...lines(3)));
    expect(pages[0]).toHaveLength(20);
    expect(pages[1]?.[0]).toBe('一、责任目标');
  });

  test('nor are two headings in a row', () => {
    const pages = linesOf(pagesOf(...lines(19), heading(1, 1, '责任内容'), heading(2, 1, '组织领导'), ...lines(3)));
    expect(pages[1]?.slice(0, 2)).toEqual(['一、责任内容', '（一）组织领导']);
  });

  test('signatures take at least two lines of text with them to the next page', () => {
    const signed = signatures(2, ['甲（盖章）', '', '年月日'], ['乙（盖章）', '', '年月日']);
    for (const before of [14, 15, 16, 17, 18, 19, 20, 21]) {
      const pages = linesOf(pagesOf(...lines(before), signed));
      const page = pages.find((content) => content.some((line) => line.includes('盖章'))) ?? [];
      expect(page.filter((line) => line === oneLine).length).toBeGreaterThanOrEqual(2);
      expect(page.filter((line) => line.includes('年月日'))).toHaveLength(1);
    }
  });

  test('signatures below a table take its last row with them', () => {
    const signed = signatures(2, ['甲（盖章）', '', '年月日'], ['乙（盖章）', '', '年月日']);
    for (let before = 0; before < 21; before++) {
      const pages = linesOf(pagesOf(...lines(before), tableOf(5), signed));
      const page = pages.find((content) => content.some((line) => line.includes('盖章'))) ?? [];
      expect(page.join('\n')).toContain('第5项');
    }
  });

  test('a row of parties that seal leaves room for the seals (4.2 cm), the last row included', () => {
    const [page] = pagesOf(signatures(1, ['甲（盖章）', '年月日'], ['乙（盖章）', '年月日'])).pages;
    const named = (page?.lines ?? []).filter((line) => /甲|乙/u.test(textOf(line)));
    expect((named[1]?.baseline ?? 0) - (named[0]?.baseline ?? 0)).toBeGreaterThanOrEqual(mm(42));
    const unsealed = pagesOf(signatures(1, ['甲', '年月日'], ['乙', '年月日'])).pages[0];
    expect((unsealed?.lines.length ?? 0) < (page?.lines.length ?? 0)).toBe(true);
  });

  test('a page break turns the page once', () => {
    const pages = linesOf(pagesOf(...lines(2), { kind: 'page-break' }, ...lines(1)));
    expect(pages.map((page) => page.length)).toEqual([2, 1]);
    const last = linesOf(pagesOf(...lines(2), { kind: 'page-break' }));
    expect(last.map((page) => page.length)).toEqual([2]);
  });
});

function leftOf(block: Block): number {
  return pagesOf(block).pages[0]?.lines[0]?.runs[0]?.x ?? 0;
}

describe('indents and levels', () => {
  const { marginLeft } = houseStyle.page;

  test.each([
    ['a paragraph', paragraph(oneLine), 32],
    ['an item', item(3, 1, oneLine), 32],
    ['an item of the second level', item(4, 1, oneLine), 32],
    ['a heading', heading(1, 1, '责任目标'), 32],
    ['an addressee', paragraph('各学校：', false), 0],
  ])('%s', (_name, block, indent) => {
    expect(leftOf(block) - marginLeft).toBeCloseTo(indent, 3);
  });
});

describe('titles', () => {
  test('turn where the template says', () => {
    const content = [
      { kind: 'text', text: '义务教育均衡发展', strong: false, emphasis: false },
      { kind: 'break' },
      { kind: 'text', text: '目标责任书', strong: false, emphasis: false },
    ] as const;
    expect(linesOf(pagesOf(title(content), ...lines(1)))[0]?.slice(0, 2)).toEqual(['义务教育均衡发展', '目标责任书']);
  });
});

describe('bookmarks', () => {
  test('are the headings with their numbers', () => {
    const paper = pagesOf(heading(1, 1, '责任目标'), ...lines(30), heading(1, 2, '附则'), ...lines(1));
    expect(paper.outline.map(({ title: text, level, page }) => [text, level, page])).toEqual([
      ['一、责任目标', 1, 0],
      ['二、附则', 1, 1],
    ]);
  });
});
