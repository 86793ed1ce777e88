/** Rows of a table that are no records: titles and notes around it, sums, headers printed again, rows that part it. */
import type { Place } from '../model/diagnostic.ts';
import { cellText } from '../model/table.ts';
import type { TableCell, TableRow } from '../model/table.ts';
import type { ParsedTable } from './table-header.ts';

/** A row that is left out, and why. */
export interface LeftRow {
  readonly because: 'title' | 'note' | 'sum' | 'header' | 'part';
  readonly text: string;
  readonly place: Place;
}

/** The records of a table, and the rows that are none. */
export interface SortedRows {
  readonly records: readonly TableRow[];
  readonly left: readonly LeftRow[];
}

const note =
  /^[（(]?(?:注|附注|说明|备注|填表说明|填报说明|填报单位|填报人|填表人|填表日期|制表人?|审核人?|校对|联系人|联系电话|单位负责人)(?:\d|[:：]|$)/u;
const sum = /^(?:.{0,6}(?:合计|总计|小计|共计)|平均[数值]?)[:：]?$/u;

/** Sorts the rows of a table. */
export function sortRows({ above, headings, body }: ParsedTable): SortedRows {
  const left: LeftRow[] = above.flatMap((row) => leave(row, 'title'));
  const heads = new Map(headings.map(({ column, text }) => [column, text]));
  const records: TableRow[] = [];
  let isBelow = false;
  for (const row of body) {
    const own = row.filter(({ isCovered }) => !isCovered);
    const [first] = own;
    if (first === undefined) continue;
    const because = reasonToLeave(own, first, heads, isBelow);
    if (because === undefined) records.push(row);
    else left.push(...leave(row, because));
    isBelow = because === 'note';
  }
  return { records, left };
}

function reasonToLeave(
  own: readonly TableCell[],
  first: TableCell,
  heads: ReadonlyMap<number, string>,
  isBelow: boolean,
): LeftRow['because'] | undefined {
  const text = textOf(first);
  if (own.length > 1 && own.every((cell) => heads.get(cell.column) === textOf(cell))) return 'header';
  if (heads.size > 1 && sum.test(text.replace(/\s/gu, ''))) return 'sum';
  const isShort = heads.size > 1 && (own.length === 1 || own.every((cell) => note.test(textOf(cell))));
  if (isShort && (note.test(text) || isBelow)) return 'note';
  return own.length === 1 && first.columns > 1 && first.columns * 2 > heads.size ? 'part' : undefined;
}

function leave(row: TableRow, because: LeftRow['because']): LeftRow[] {
  const own = row.filter(({ isCovered }) => !isCovered);
  const [first] = own;
  return first === undefined ? [] : [{ because, text: own.map(textOf).join(' '), place: first.place }];
}

function textOf({ content }: TableCell): string {
  return cellText(content).replace(/\s+/gu, ' ').trim();
}
