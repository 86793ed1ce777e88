import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOut } from '../../src/layout/pages.ts';
import { prepare } from '../../src/layout/prepare.ts';
import { settleOnPages } from '../../src/layout/settle.ts';
import type { Block, TableBlock } from '../../src/model/document.ts';
import type { LaidOutLine, LaidOutPaper } from '../../src/model/page.ts';
import type { PreparedTable } from '../../src/model/prepared.ts';
import { measureWidth } from '../../src/model/geometry.ts';
import { houseStyle } from '../../src/model/style.ts';
import { documentOf, heading, paragraph } from './documents.ts';
import { metrics, text } from './metrics.ts';

/** A table of texts; `^` is one with the cell above. */
function table(header: string[], ...rows: string[][]): TableBlock {
  const above = (row: number, column: number): string => {
    const cell = rows[row]?.[column] ?? '';
    return cell === '^' ? above(row - 1, column) : cell;
  };
  return {
    kind: 'table',
    fewestLines: 1,
    ruled: true,
    columns: header.map(() => ({ align: 'left', share: undefined })),
    header: header.map((content) => ({ content: [text(content)], continues: false })),
    rows: rows.map((row, index) =>
      row.map((cell, column) => ({ content: [text(above(index, column))], continues: cell === '^' })),
    ),
  };
}

function pagesOf(...blocks: Block[]): LaidOutPaper {
  return layOut(prepare(documentOf(...blocks), houseStyle, metrics), houseStyle, metrics);
}

function tableOf(block: TableBlock): PreparedTable {
  const [flow] = prepare(documentOf(block), houseStyle, metrics).blocks;
  if (flow?.block.kind !== 'table') throw new Error('no table');
  return flow.block;
}

function textOf(line: LaidOutLine): string {
  return line.runs.flatMap((run) => run.glyphs.characters).join('');
}

function textsOf(paper: LaidOutPaper): string[][] {
  return paper.pages.map((page) => page.lines.map(textOf).filter((line) => !line.startsWith('— ')));
}

const numbered = (count: number): string[][] => Array.from({ length: count }, (_, row) => [`第${row + 1}项`, '完成']);

describe('widths', () => {
  test('fill the type area', () => {
    const { columns } = tableOf(table(['时间', '任务'], ['一月', '任务'.repeat(60)]));
    expect(columns.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(measureWidth(houseStyle), 0);
  });

  test('go to the column that has most to say', () => {
    const { columns } = tableOf(table(['时间', '任务', '单位'], ['一月', '任务'.repeat(60), '学校']));
    expect(columns[1]?.width).toBeGreaterThan(3 * (columns[0]?.width ?? 0));
  });

  test('are as asked where the template asks', () => {
    const block = table(['甲', '乙'], ['一', '二']);
    const asked = {
      ...block,
      columns: block.columns.map((column, index) => ({ ...column, share: index === 0 ? 1 : 3 })),
    };
    const [first, second] = tableOf(asked).columns;
    expect((second?.width ?? 0) / (first?.width ?? 1)).toBeGreaterThan(2.4);
  });

  test('of any table leave no column without room, and fill the type area', () => {
    const cell = fc.string({ unit: fc.constantFrom('字', 'a', '1', '，'), maxLength: 80 });
    const rows = fc.integer({ min: 1, max: 8 }).chain((count) => {
      const row = fc.array(cell, { minLength: count, maxLength: count });
      return fc.array(row, { minLength: 2, maxLength: 12 });
    });
    fc.assert(
      fc.property(rows, ([header = [], ...body]) => {
        const { columns } = tableOf(table(header, ...body));
        const { paddingSide, body: style } = houseStyle.table;
        for (const { width } of columns) expect(width).toBeGreaterThanOrEqual(2 * style.size + 2 * paddingSide);
        const sum = columns.reduce((total, { width }) => total + width, 0);
        expect(Math.abs(sum - measureWidth(houseStyle))).toBeLessThan(1);
      }),
      { numRuns: 200 },
    );
  });
});

describe('pages', () => {
  test('have the header on each of them, and rows whole and in order', () => {
    const pages = textsOf(pagesOf(table(['项目', '结果'], ...numbered(60))));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page.filter((line) => line === '项目')).toHaveLength(1);
    const items = pages.flat().filter((line) => line.startsWith('第'));
    expect(items).toEqual(numbered(60).map(([item]) => item));
  });

  test('begin with what the rows belong to, though the cell above goes on', () => {
    const rows = numbered(60).map(([item = ''], index) => [index === 0 ? '十一月' : '^', item]);
    const paper = pagesOf(table(['时间', '项目'], ...rows));
    for (const page of textsOf(paper)) expect(page.filter((line) => line === '十一月')).toHaveLength(1);
    const document = prepare(documentOf(table(['时间', '项目'], ...rows)), houseStyle, metrics);
    const [flow] = settleOnPages(document, paper).blocks;
    const begins = flow?.block.kind === 'table' ? flow.block.rows.map((row) => row.cells[0]?.continues) : [];
    expect(begins.flatMap((continues, row) => (continues === false ? [row] : []))).toEqual([
      0,
      ...(paper.tables[0]?.rowsAtPageTop ?? []),
    ]);
  });

  test('rows are as high as their own cells; those of a merged cell together as high as its text', () => {
    const long = '擂鼓镇中心学校义务教育均衡发展';
    const rows = [
      [long, '一'],
      ['^', '二'],
      ['^', '三'],
      ['^', '四'],
      ['^', '五'],
      ['^', '六'],
      ['短', '七'],
    ];
    const share = table(['时间', '项目'], ...rows);
    const narrow = {
      ...share,
      columns: share.columns.map((column, index) => ({ ...column, share: index === 0 ? 1 : 9 })),
    };
    const { rowHeights } = pagesOf(narrow).tables[0] ?? { rowHeights: [] };
    const single = rowHeights[6] ?? 0;
    const { mergedHeights: [needed = 0] = [] } = tableOf(narrow).rows[0] ?? {};
    expect(needed).toBeGreaterThan(2 * single);
    expect(rowHeights.slice(0, 6).reduce((sum, height) => sum + height, 0)).toBeGreaterThanOrEqual(needed - 0.02);
    expect(rowHeights[0]).toBeLessThan(needed / 3);
  });

  test('a merged cell has room for its text on every page, wherever the page turns', () => {
    const long = '擂鼓镇中心学校义务教育均衡发展工作领导小组';
    for (let before = 0; before < 22; before++) {
      const groups = Array.from({ length: 12 }, (_, group) =>
        Array.from({ length: 1 + ((group * 5) % 4) }, (__, row) => [row === 0 ? `${group}${long}` : '^', '完成']),
      );
      const block = table(['时间', '项目'], ...groups.flat());
      const narrow = {
        ...block,
        columns: block.columns.map((column, index) => ({ ...column, share: index === 0 ? 1 : 9 })),
      };
      const paper = pagesOf(...Array.from({ length: before }, () => paragraph('正文。')), narrow);
      const [onPages] = paper.tables;
      const { rows } = tableOf(narrow);
      const tops = new Set(onPages?.rowsAtPageTop);
      let room = Infinity;
      let needed = 0;
      rows.forEach((row, index) => {
        if (row.cells[0]?.continues !== true || tops.has(index)) {
          expect(room).toBeGreaterThanOrEqual(needed - 0.03);
          [room, needed] = [0, row.mergedHeights[0] ?? 0];
        }
        room += onPages?.rowHeights[index] ?? 0;
      });
      expect(room).toBeGreaterThanOrEqual(needed - 0.03);
      for (const page of paper.pages) {
        const bottom = houseStyle.page.marginTop + houseStyle.linesPerPage * houseStyle.linePitch;
        for (const stroke of page.strokes) expect(stroke.y2).toBeLessThanOrEqual(bottom + 0.6);
      }
    }
  });

  test('a row higher than a page goes on over pages, line by line', () => {
    const long = '任务'.repeat(700);
    const pages = textsOf(pagesOf(table(['项目', '结果'], [long, '完成'])));
    expect(pages.length).toBeGreaterThan(1);
    expect(
      pages
        .flat()
        .filter((line) => line.includes('任务'))
        .join(''),
    ).toBe(long);
  });

  test('a header higher than a page ends all the same', () => {
    const pages = pagesOf(table(['项目'.repeat(3000), '结果'], ['任务'.repeat(700), '完成'], ...numbered(3))).pages;
    expect(pages.length).toBeGreaterThan(3);
  });

  test('nothing stands below the type area', () => {
    const { marginTop } = houseStyle.page;
    const bottom = marginTop + houseStyle.linesPerPage * houseStyle.linePitch;
    const lines = Array.from({ length: 9 }, () => paragraph('正文。'));
    const paper = pagesOf(...lines, heading(1, 1, '附表'), table(['项目', '结果'], ...numbered(45)), ...lines);
    for (const page of paper.pages) {
      for (const stroke of page.strokes) expect(stroke.y2).toBeLessThanOrEqual(bottom + 0.6);
      const texts = page.lines.filter((line) => !textOf(line).startsWith('— '));
      for (const line of texts) expect(line.baseline).toBeLessThan(bottom);
    }
  });

  test('a heading is not parted from the table below it', () => {
    for (let before = 15; before < 22; before++) {
      const lines = Array.from({ length: before }, () => paragraph('正文。'));
      const pages = textsOf(pagesOf(...lines, heading(1, 1, '附表'), table(['项目', '结果'], ...numbered(3))));
      const page = pages.find((content) => content.includes('一、附表')) ?? [];
      expect(page).toContain('第1项');
    }
  });
});

describe('rules', () => {
  test('stand around every cell, but not between cells that are one', () => {
    const paper = pagesOf(table(['时间', '项目'], ['十一月', '甲'], ['^', '乙'], ['十二月', '丙']));
    const strokes = paper.pages[0]?.strokes ?? [];
    const left = strokes.find(({ x1, x2 }) => x1 === x2);
    const horizontal = strokes.filter(({ y1, y2 }) => y1 === y2);
    expect(strokes.filter(({ x1, x2 }) => x1 === x2)).toHaveLength(3);
    expect(horizontal).toHaveLength(5);
    expect(horizontal.filter(({ x1 }) => x1 === left?.x1)).toHaveLength(4);
  });

  test('a merged cell stands in the middle of its rows', () => {
    const paper = pagesOf(table(['时间', '项目'], ['十一月', '甲'], ['^', '乙']));
    const baseline = (wanted: string): number =>
      paper.pages[0]?.lines.find((line) => textOf(line) === wanted)?.baseline ?? 0;
    expect(baseline('十一月')).toBeCloseTo((baseline('甲') + baseline('乙')) / 2, 6);
  });
});
