/** Where a table turns pages: between rows, and within a row only if it is higher than a page. */
import type { PreparedRow, PreparedTable } from '../model/prepared.ts';
import { tableStyle, type HouseStyle, type TableStyle } from '../model/style.ts';
import { fromTwips, twipsPerPoint } from '../model/units.ts';
import { groupsOf, heightOf, type RowPart } from './table.ts';

/** The rows of a table on one page, below its header. */
export interface TablePage {
  readonly parts: readonly RowPart[];
  /** The first of its rows, or the divided one it goes on with; 0 on the page the table begins on. */
  readonly firstRow: number;
}

/** Rounding of heights, in points, must not turn a page. */
const tolerance = 0.02;

/** A table divided among pages. */
export interface PagedTable {
  readonly pages: readonly TablePage[];
  /** In points, by row. */
  readonly rowHeights: readonly number[];
}

/**
 * Divides a table among pages. Where the rows that a merged cell covers on one page are lower than its text, they grow,
 * which may turn pages elsewhere: pages are made until no row has to grow. Heights only grow and none beyond what one
 * row needs for itself, so this ends.
 *
 * @param room points left on the page it begins on; all further pages are empty.
 * @param below points that must stay free below the last row.
 */
export function pageParts(table: PreparedTable, room: number, style: HouseStyle, below = 0): PagedTable {
  let rowHeights = table.rows.map(({ height }) => height);
  for (;;) {
    const { pages, left } = divideTable(table, rowHeights, room, style);
    const grown =
      grownHeights(table, rowHeights, pages) ?? (left < below ? turned(table, rowHeights, pages, below) : undefined);
    if (grown === undefined) return { pages, rowHeights };
    rowHeights = grown;
  }
}

/** The heights that give every merged cell room for its text; undefined where they are such already. */
function grownHeights(
  { columns }: PreparedTable,
  rowHeights: readonly number[],
  pages: readonly TablePage[],
): number[] | undefined {
  const grown = [...rowHeights];
  let hasGrown = false;
  for (const { parts } of pages) {
    for (const column of columns.keys()) {
      for (const { first, end } of groupsOf(parts, column)) {
        const rows = parts.slice(first, end);
        const needed = rows[0]?.row.mergedHeights[column] ?? 0;
        const lacking = needed - rows.reduce((sum, { height }) => sum + height, 0);
        if (lacking <= tolerance) continue;
        hasGrown = true;
        for (const { index, height } of rows)
          grown[index] = Math.max(grown[index] ?? 0, height + lacking / rows.length);
      }
    }
  }
  return hasGrown ? grown.map(upToTwips) : undefined;
}

/** The last row so high that it turns the page; undefined where nothing would be gained by it. */
function turned(
  { rows, header }: PreparedTable,
  rowHeights: readonly number[],
  pages: readonly TablePage[],
  below: number,
): number[] | undefined {
  const isAlone = (pages.at(-1)?.parts.length ?? 0) <= (header === undefined ? 1 : 2);
  if (isAlone || rows.at(-1)?.divisible !== false) return undefined;
  return rowHeights.map((height, index) => (index === rows.length - 1 ? upToTwips(height + below) : height));
}

/** Whole twips, as files have them, and never less. */
function upToTwips(points: number): number {
  return fromTwips(Math.ceil(points * twipsPerPoint - rounding));
}

/** Twips: what binary fractions may be off by. */
const rounding = 0.001;

function divideTable(
  table: PreparedTable,
  rowHeights: readonly number[],
  room: number,
  style: HouseStyle,
): { readonly pages: readonly TablePage[]; readonly left: number } {
  const { header } = table;
  const look = tableStyle(table, style);
  const head = header === undefined ? [] : [whole(header, -1, header.height)];
  const pages: { parts: RowPart[]; firstRow: number }[] = [{ parts: [...head], firstRow: 0 }];
  // Half of the outer rules stands outside the rows, above and below.
  const taken = (header?.height ?? 0) + look.ruleThickness;
  let left = room - taken;
  const turn = (firstRow: number): void => {
    pages.push({ parts: [...head], firstRow });
    left = style.linesPerPage * style.linePitch - taken;
  };
  table.rows.forEach((row, index) => {
    if (row.divisible) {
      left = divide(
        row,
        index,
        left,
        look,
        () => {
          turn(index);
          return left;
        },
        (part) => pages.at(-1)?.parts.push(part),
      );
      return;
    }
    const height = rowHeights[index] ?? row.height;
    if (height > left + tolerance && (pages.at(-1)?.parts.length ?? 0) > head.length) turn(index);
    pages.at(-1)?.parts.push(whole(row, index, height));
    left -= height;
  });
  return { pages, left };
}

function whole(row: PreparedRow, index: number, height: number): RowPart {
  return { row, index, isHeader: index < 0, fromLine: 0, toLine: Infinity, height };
}

/** Gives each page as many lines of a row as it holds; the room left on the last one. */
function divide(
  row: PreparedRow,
  index: number,
  room: number,
  look: TableStyle,
  turn: () => number,
  add: (part: RowPart) => void,
): number {
  const { linePitch, paddingVertical } = look;
  const count = Math.round((row.height - 2 * paddingVertical) / linePitch);
  let left = room;
  for (let from = 0; from < count;) {
    const fitting = Math.floor((left - 2 * paddingVertical + tolerance) / linePitch);
    if (fitting < 1) {
      left = turn();
      continue;
    }
    const to = Math.min(count, from + fitting);
    const height = heightOf(to - from, look);
    add({ row, index, isHeader: false, fromLine: from, toLine: to, height });
    left -= height;
    from = to;
  }
  return left;
}
