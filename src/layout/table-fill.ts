/**
 * How many rows of a table a page takes, and how high they are there. A cell merged across rows stands anew on every
 * page, so its rows on each page are together at least as high as its text: they grow where they are not.
 */
import type { PreparedTable } from '../model/prepared.ts';
import { fromTwips, twipsPerPoint } from '../model/units.ts';

/** Rounding of heights, in points, must not turn a page. */
export const tolerance = 0.02;

/** Rows of a table that follow each other, none of them divisible. */
export interface Rows {
  readonly table: PreparedTable;
  readonly from: number;
  /** After the last. */
  readonly end: number;
}

/** What a page has for them, in points. */
export interface Room {
  readonly height: number;
  /** What must stay free below the table's last row. */
  readonly below: number;
}

/**
 * The heights of those rows that a page takes, in points; none where not even the first has room. The page is as full
 * as it may be, and if the next row could still stand on it by its own height, the rows grow until it cannot: a word
 * processor, which goes by heights alone, must turn the page at the same row.
 */
export function fillPage(rows: Rows, room: Room): number[] {
  const { table, from, end } = rows;
  for (let count = fittingRows(rows, room.height); count > 0; count--) {
    const heights = grownHeights(table, from, from + count);
    const left = room.height - sumOf(heights);
    const isLast = from + count === table.rows.length;
    if (left < -tolerance || (isLast && count > 1 && left < room.below)) continue;
    const next = from + count < end ? table.rows[from + count] : undefined;
    const excess = next === undefined ? 0 : left - next.height + 2 * tolerance;
    return excess > 0 ? heights.map((height) => upToTwips(height + excess / count)) : heights;
  }
  return [];
}

/** How many rows a page has room for, merged cells aside. */
function fittingRows({ table, from, end }: Rows, height: number): number {
  let left = height;
  let count = 0;
  for (const row of table.rows.slice(from, end)) {
    left -= row.height;
    if (left < -tolerance) break;
    count++;
  }
  return count;
}

/** The heights of rows that stand on one page, every merged cell among them with room for its text. */
export function grownHeights({ rows, columns }: PreparedTable, from: number, end: number): number[] {
  const heights = rows.slice(from, end).map(({ height }) => height);
  for (const column of columns.keys()) {
    for (let first = from, next = from; first < end; first = next) {
      next = first + 1;
      while (next < end && rows[next]?.cells[column]?.continues === true) next++;
      const own = heights.slice(first - from, next - from);
      const lacking = (rows[first]?.mergedHeights[column] ?? 0) - sumOf(own);
      if (lacking <= tolerance) continue;
      own.forEach((height, index) => {
        heights[first - from + index] = upToTwips(height + lacking / own.length);
      });
    }
  }
  return heights;
}

/** Whole twips, as files have them, and never less. */
function upToTwips(points: number): number {
  return fromTwips(Math.ceil(points * twipsPerPoint - rounding));
}

/** Twips: what binary fractions may be off by. */
const rounding = 0.001;

function sumOf(heights: readonly number[]): number {
  return heights.reduce((sum, height) => sum + height, 0);
}
