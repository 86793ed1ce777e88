/**
 * The header of a table: the row that has most headings with a meaning, below whatever titles; two rows where cells are
 * merged over what parts them (指标 over 名称, 数值).
 */
import type { Place } from '../model/diagnostic.ts';
import { nameKey } from '../model/names.ts';
import { cellText } from '../model/table.ts';
import type { TableCell, TableRow } from '../model/table.ts';

/** What stands above a column. */
export interface Heading {
  readonly column: number;
  /** As it is typed; of two rows the lower one. */
  readonly text: string;
  /** What it can be understood as, the likeliest first: 指标.数值, 指标数值, 数值. */
  readonly readings: readonly string[];
  readonly place: Place;
}

/** A table parted into what is above its header, the header, and its records. */
export interface ParsedTable {
  readonly above: readonly TableRow[];
  readonly headings: readonly Heading[];
  readonly body: readonly TableRow[];
  /** How many headings have a meaning. */
  readonly score: number;
}

/** Rows among which the header is looked for. */
const searched = 30;

/**
 * Finds the header; undefined for a table without cells. Where no heading has a meaning, it is the first row of several
 * cells.
 */
export function parseTable(
  rows: readonly TableRow[],
  isUnderstood: (heading: Heading) => boolean,
): ParsedTable | undefined {
  let best: ParsedTable | undefined;
  const cellsOf = (table: ParsedTable): number => table.headings.length;
  for (const [index, row] of rows.slice(0, searched).entries()) {
    if (row.some(({ isCovered }) => !isCovered) === false) continue;
    const depth = depthOf(row, rows.slice(index + 1));
    const headings = headingsOf(row, depth > 1 ? (rows[index + 1] ?? []) : []);
    const score = headings.filter(isUnderstood).length;
    const table = { above: rows.slice(0, index), headings, body: rows.slice(index + depth), score };
    const isBetter =
      best === undefined ||
      score > best.score ||
      (score === best.score && cellsOf(table) > cellsOf(best) && (score > 0 || cellsOf(best) === 1));
    if (isBetter) best = table;
  }
  return best;
}

/** How many rows a header takes that begins with this one. */
function depthOf(row: TableRow, below: readonly TableRow[]): 1 | 2 {
  const [next = []] = below;
  const parts = row.filter(({ columns }) => columns > 1);
  const isWhole = row.length === 1;
  const arePartsNamed = parts.some((cell) => next.some((under) => isUnder(under, cell)));
  const areMergedDown = row.filter(({ rows, isCovered }) => rows > 1 && !isCovered).length * 2 >= row.length;
  return !isWhole && (arePartsNamed || areMergedDown) ? 2 : 1;
}

function isUnder(under: TableCell, cell: TableCell): boolean {
  return !under.isCovered && under.column >= cell.column && under.column < cell.column + cell.columns;
}

function headingsOf(row: TableRow, below: TableRow): Heading[] {
  return row.flatMap((cell): Heading[] => {
    const { column, place } = cell;
    const text = headingText(cell);
    const parts = cell.columns > 1 ? below.filter((under) => isUnder(under, cell)) : [];
    if (parts.length === 0) return [{ column, text, readings: [text], place }];
    return parts.map((part) => {
      const name = headingText(part);
      return { column: part.column, text: name, readings: [`${text}.${name}`, text + name, name], place: part.place };
    });
  });
}

function headingText({ content }: TableCell): string {
  return cellText(content).replace(/\s+/gu, ' ').trim();
}

/** The forms under which a heading is looked up: as it is; without marks; without a remark in brackets, or a year. */
export function headingKeys(text: string): readonly string[] {
  const key = nameKey(text).toLowerCase();
  const bare = key.replace(/^[*★#]+|[*★:]+$/gu, '');
  const plain = bare.replace(/\([^()]*\)|\[[^[\]]*\]/gu, '');
  return [...new Set([key, bare, plain])].filter((form) => form !== '');
}
