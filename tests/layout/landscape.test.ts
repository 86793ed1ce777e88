/** Pages that lie on their side: their size, their lines, and the page number that keeps its place on the paper. */
import { describe, expect, test } from 'vitest';
import { layOut } from '../../src/layout/pages.ts';
import { prepare } from '../../src/layout/prepare.ts';
import type { Block, OrientationBlock } from '../../src/model/document.ts';
import type { LaidOutPage, LaidOutPaper } from '../../src/model/page.ts';
import { measureWidth, orientedStyle } from '../../src/model/geometry.ts';
import { houseStyle } from '../../src/model/style.ts';
import { mm } from '../../src/model/units.ts';
import { documentOf, heading, paragraph } from './documents.ts';
import { metrics } from './metrics.ts';

const landscape: OrientationBlock = { kind: 'orientation', orientation: 'landscape' };
const portrait: OrientationBlock = { kind: 'orientation', orientation: 'portrait' };
const lines = (count: number): Block[] => Array.from({ length: count }, () => paragraph('正文。'));
const long = paragraph('责任'.repeat(60));

function pagesOf(...blocks: Block[]): LaidOutPaper {
  return layOut(prepare(documentOf(...blocks), houseStyle, metrics), houseStyle, metrics);
}

const ways = ({ pages }: LaidOutPaper): string[] => pages.map(({ orientation }) => orientation);
const textLines = ({ lines: all }: LaidOutPage): number => all.filter((line) => line.turned !== true).length;

describe('a landscape page', () => {
  const style = orientedStyle(houseStyle, 'landscape');

  test('is the upright page turned: 225 mm wide, 156 mm high, on the same grid', () => {
    expect([style.page.width, style.page.height]).toEqual([houseStyle.page.height, houseStyle.page.width]);
    expect(Math.abs(measureWidth(style) - mm(225))).toBeLessThan(mm(1));
    expect(style.page.marginTop).toBe(houseStyle.page.marginLeft);
    expect(style.page.marginLeft).toBe(houseStyle.page.marginBottom);
    expect([style.linesPerPage, style.charactersPerLine]).toEqual([15, 40]);
  });

  test('has lines of 40 characters and 15 of them', () => {
    const { pages } = pagesOf(landscape, long, ...lines(40));
    expect(pages[0]).toMatchObject({ width: style.page.width, height: style.page.height });
    const [first] = pages[0]?.lines ?? [];
    expect(first?.runs.reduce((sum, run) => sum + run.glyphs.characters.length, 0)).toBe(38);
    expect(textLines(pages[1] as LaidOutPage)).toBe(15);
  });

  test('begins anew and ends where the paper is upright again', () => {
    const paper = pagesOf(...lines(2), landscape, ...lines(2), portrait, ...lines(2));
    expect(ways(paper)).toEqual(['portrait', 'landscape', 'portrait']);
  });

  test('may be the first: nothing but the copy’s mark would stand before it', () => {
    expect(ways(pagesOf(landscape, ...lines(2)))).toEqual(['landscape']);
  });

  test('is not made for nothing', () => {
    expect(ways(pagesOf(...lines(2), landscape))).toEqual(['portrait']);
    expect(ways(pagesOf(...lines(2), landscape, portrait, ...lines(2)))).toEqual(['portrait']);
    const attachment: Block = { kind: 'attachment', label: '附件' };
    expect(ways(pagesOf(...lines(2), landscape, attachment, ...lines(2)))).toEqual(['portrait', 'landscape']);
    expect(ways(pagesOf(...lines(2), landscape, { kind: 'page-break' }, ...lines(2)))).toEqual([
      'portrait',
      'landscape',
    ]);
  });

  test('a heading above it stays on its own page', () => {
    const paper = pagesOf(...lines(3), heading(1, 1, '附表'), landscape, ...lines(30));
    expect(ways(paper)).toEqual(['portrait', 'landscape', 'landscape']);
  });
});

describe('the page number on its side', () => {
  test('stands where the upright page has it, and counts on', () => {
    const turned = pagesOf(landscape, ...lines(40)).pages.map((page) => page.lines.at(-1));
    const upright = pagesOf(...lines(60)).pages.map((page) => page.lines.at(-1));
    expect(turned.map((line) => line?.turned)).toEqual([true, true, true]);
    expect(turned.map((line) => ({ ...line, turned: undefined }))).toEqual(
      upright.map((line) => ({ ...line, turned: undefined })),
    );
  });
});
