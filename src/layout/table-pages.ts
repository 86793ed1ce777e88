/** Where a table turns pages: between rows, and within a row only if it is higher than a page. */
import type { PreparedRow, PreparedTable } from '../model/prepared.ts';
import { tableStyle } from '../model/geometry.ts';
import type { HouseStyle, TableStyle } from '../model/style.ts';
import { fillPage, grownHeights, tolerance } from './table-fill.ts';
import { heightOf, type RowPart } from './table.ts';

/** The rows of a table on one page, below its header. */
export interface TablePage {
  readonly parts: readonly RowPart[];
  /** The first of its rows, or the divided one it goes on with; 0 on the page the table begins on. */
  readonly firstRow: number;
}

/** A table divided among pages. */
export interface PagedTable {
  readonly pages: readonly TablePage[];
  /** In points, by row. */
  readonly rowHeights: readonly number[];
}

/**
 * Divides a table among pages.
 *
 * @param room points left on the page it begins on; all further pages are empty.
 * @param below points that must stay free below the last row.
 */
export function pageParts(table: PreparedTable, room: number, style: HouseStyle, below = 0): PagedTable {
  const pager = new Pager(table, room, style, below);
  for (let index = 0; index < table.rows.length;) index = pager.add(index);
  return pager;
}

class Pager implements PagedTable {
  readonly pages: { parts: RowPart[]; firstRow: number }[] = [];
  readonly rowHeights: number[];
  readonly #table: PreparedTable;
  readonly #look: TableStyle;
  readonly #pageHeight: number;
  readonly #below: number;
  /** Points left on the page being filled. */
  #left: number;

  constructor(table: PreparedTable, room: number, style: HouseStyle, below: number) {
    this.#table = table;
    this.#look = tableStyle(table, style);
    this.#pageHeight = style.linesPerPage * style.linePitch;
    this.#below = below;
    this.rowHeights = table.rows.map(({ height }) => height);
    this.#left = 0;
    this.#begin(0, room);
  }

  /** Adds the row, or as many from it on as the page takes; gives the row to go on with. */
  add(index: number): number {
    const { rows } = this.#table;
    const row = rows[index];
    if (row?.divisible === true) {
      this.#divide(row, index);
      return index + 1;
    }
    const divided = rows.findIndex((other, at) => at > index && other.divisible);
    const end = divided === -1 ? rows.length : divided;
    const room = { height: this.#left, below: this.#below };
    const heights = fillPage({ table: this.#table, from: index, end }, room);
    if (heights.length > 0 || this.#isEmpty()) {
      // A row that no page holds stands where it is.
      this.#addRows(index, heights.length > 0 ? heights : grownHeights(this.#table, index, index + 1));
      const next = index + Math.max(1, heights.length);
      if (next < end) this.#begin(next, this.#pageHeight);
      return next;
    }
    this.#begin(index, this.#pageHeight);
    return index;
  }

  #isEmpty(): boolean {
    return this.pages.at(-1)?.parts.every(({ isHeader }) => isHeader) ?? true;
  }

  #begin(firstRow: number, room: number): void {
    const { header } = this.#table;
    this.pages.push({ parts: header === undefined ? [] : [whole(header, -1, header.height)], firstRow });
    // Half of the outer rules stands outside the rows, above and below.
    this.#left = room - (header?.height ?? 0) - this.#look.ruleThickness;
  }

  #addRows(from: number, heights: readonly number[]): void {
    heights.forEach((height, index) => {
      const row = this.#table.rows[from + index];
      if (row === undefined) return;
      this.rowHeights[from + index] = height;
      this.pages.at(-1)?.parts.push(whole(row, from + index, height));
      this.#left -= height;
    });
  }

  /** Gives each page as many lines of a row as it holds. */
  #divide(row: PreparedRow, index: number): void {
    const { linePitch, paddingVertical } = this.#look;
    const count = Math.round((row.height - 2 * paddingVertical) / linePitch);
    for (let from = 0; from < count;) {
      const fitting = Math.floor((this.#left - 2 * paddingVertical + tolerance) / linePitch);
      // Where a header leaves no room on any page, a line stands below it all the same.
      if (fitting < 1 && !this.#isEmpty()) {
        this.#begin(index, this.#pageHeight);
        continue;
      }
      const to = Math.min(count, from + Math.max(1, fitting));
      const height = heightOf(to - from, this.#look);
      this.pages.at(-1)?.parts.push({ row, index, isHeader: false, fromLine: from, toLine: to, height });
      this.#left -= height;
      from = to;
    }
  }
}

function whole(row: PreparedRow, index: number, height: number): RowPart {
  return { row, index, isHeader: index < 0, fromLine: 0, toLine: Infinity, height };
}
