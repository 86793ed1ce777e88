/** Where copies begin in a print file, and what its list says of them. */
import { array, assert, integer, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOutList } from '../../src/layout/print-list.ts';
import { nextFront, pagesOf, placeCopies } from '../../src/layout/print-order.ts';
import type { PrintCopy } from '../../src/model/print.ts';
import { metrics } from './metrics.ts';

/** Papers of so many pages in so many copies. */
function copiesOf(papers: readonly { readonly pages: number; readonly copies: number }[]): PrintCopy[] {
  return papers.flatMap(({ pages, copies }, index) =>
    Array.from({ length: copies }, (_, copy) => ({
      order: index + 1,
      title: '目标责任书',
      subject: `第${index + 1}小学`,
      copy: copy + 1,
      copies,
      party: copy === 0 ? '县教育局' : `第${index + 1}小学`,
      pages,
    })),
  );
}

const papers = array(record({ pages: integer({ min: 1, max: 12 }), copies: integer({ min: 1, max: 4 }) }), {
  minLength: 1,
  maxLength: 60,
});

describe('copies', () => {
  test.each([
    [1, [1, 2, 3], [3, 5, 7]],
    [2, [1, 2, 3], [3, 5, 7]],
    [4, [6, 6], [5, 11]],
    [4, [5, 5], [5, 11]],
  ])('after %i pages, of %j pages, begin on %j', (before, pages, starts) => {
    const copies = copiesOf(pages.map((count) => ({ pages: count, copies: 1 })));
    expect(placeCopies(copies, before).map(({ start }) => start)).toEqual(starts);
  });

  test('each begins on the front of a sheet that none before has, and no sheet between stays empty', () => {
    assert(
      property(papers, integer({ min: 1, max: 40 }), (some, before) => {
        let end = before;
        const placed = placeCopies(copiesOf(some), before);
        for (const { start, pages } of placed) {
          expect(start % 2).toBe(1);
          expect(start - end === 1 || start - end === 2).toBe(true);
          end = start + pages - 1;
        }
        expect(pagesOf(placed, before)).toBe(end);
      }),
      { seed: 6, numRuns: 200 },
    );
  });
});

describe('the list', () => {
  test('leaves the place that it says, however long it is', () => {
    assert(
      property(papers, (some) => {
        const copies = copiesOf(some);
        const { paper, copies: placed, pages } = layOutList(copies, { name: '校园安全', author: '中心学校' }, metrics);
        expect(placed.map(({ start: _start, ...copy }) => copy)).toEqual(copies);
        const [first] = placed;
        // Its own last page may be followed by empty ones up to the first front.
        expect(first?.start).toBeGreaterThanOrEqual(nextFront(paper.pages.length));
        expect(first?.start).toBeLessThanOrEqual(nextFront(paper.pages.length) + 2);
        expect(pages).toBe(pagesOf(placed, 0));
        const text = paper.pages.flatMap(({ lines }) =>
          lines.flatMap(({ runs }) => runs.flatMap(({ glyphs }) => glyphs.characters)),
        );
        expect(text.join('')).toContain(`本文件共${pages}页`);
      }),
      { seed: 7, numRuns: 30 },
    );
  });
});
