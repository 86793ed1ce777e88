/** Where a table turns pages: between rows, and within a row only if it is higher than a page. */
import type { PreparedRow, PreparedTable } from '../model/prepared.ts';
import type { HouseStyle } from '../model/style.ts';
import { heightOf, type RowPart } from './table.ts';

/** The rows of a table on one page, below its header. */
export interface TablePage {
  readonly parts: readonly RowPart[];
  /** The first of its rows, or the divided one it goes on with; 0 on the page the table begins on. */
  readonly firstRow: number;
}

/** Rounding of heights, in points, must not turn a page. */
const tolerance = 0.02;

/**
 * Divides a table among pages.
 *
 * @param room points left on the page it begins on; all further pages are empty.
 */
export function pageParts(table: PreparedTable, room: number, style: HouseStyle): TablePage[] {
  const { header } = table;
  const pages: { parts: RowPart[]; firstRow: number }[] = [{ parts: [whole(header, true)], firstRow: 0 }];
  // Half of the outer rules stands outside the rows, above and below.
  const taken = header.height + style.table.ruleThickness;
  let left = room - taken;
  const turn = (firstRow: number): void => {
    pages.push({ parts: [whole(header, true)], firstRow });
    left = style.linesPerPage * style.linePitch - taken;
  };
  table.rows.forEach((row, index) => {
    if (row.divisible) {
      left = divide(
        row,
        left,
        style,
        () => {
          turn(index);
          return left;
        },
        (part) => pages.at(-1)?.parts.push(part),
      );
      return;
    }
    if (row.height > left + tolerance && (pages.at(-1)?.parts.length ?? 0) > 1) turn(index);
    pages.at(-1)?.parts.push(whole(row, false));
    left -= row.height;
  });
  return pages;
}

function whole(row: PreparedRow, isHeader: boolean): RowPart {
  return { row, isHeader, fromLine: 0, toLine: Infinity, height: row.height };
}

/** Gives each page as many lines of a row as it holds; the room left on the last one. */
function divide(
  row: PreparedRow,
  room: number,
  style: HouseStyle,
  turn: () => number,
  add: (part: RowPart) => void,
): number {
  const { linePitch, paddingVertical } = style.table;
  const count = Math.round((row.height - 2 * paddingVertical) / linePitch);
  let left = room;
  for (let from = 0; from < count;) {
    const fitting = Math.floor((left - 2 * paddingVertical + tolerance) / linePitch);
    if (fitting < 1) {
      left = turn();
      continue;
    }
    const to = Math.min(count, from + fitting);
    const height = heightOf(to - from, style);
    add({ row, isHeader: false, fromLine: from, toLine: to, height });
    left -= height;
    from = to;
  }
  return left;
}
