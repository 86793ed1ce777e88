/** Tables: widths and heights that both files share, and the lines and rules of the part of a table on one page. */
import type { TableBlock, TableCell } from '../model/document.ts';
import type { FontMetrics, LaidOutLine, Owner, Stroke } from '../model/page.ts';
import type { PreparedCell, PreparedColumn, PreparedRow, PreparedTable } from '../model/prepared.ts';
import { exactBaseline, tableStyle } from '../model/geometry.ts';
import type { HouseStyle, TableStyle, TextStyle } from '../model/style.ts';
import { glyphRuns, rulesOf, runsOf } from './grid-line.ts';
import { columnWidths } from './columns.ts';
import { naturalWidth } from './lines.ts';
import { shape } from './shape.ts';
import { soundlySpaced, type SpacedText } from './spacing.ts';

/** Gives columns their widths and rows their heights. */
export function prepareTable(block: TableBlock, style: HouseStyle, metrics: FontMetrics): PreparedTable {
  const look = tableStyle(block, style);
  const widths = columnWidths(block, style, metrics);
  const columns = block.columns.map(({ align }, index): PreparedColumn => ({ align, width: widths[index] ?? 0 }));
  const spaced = (cells: readonly TableCell[], text: TextStyle): SpacedText[] =>
    cells.map((cell, index) => spacedCell(cell, columns[index]?.width ?? 0, text, look, style, metrics));
  const heights = (texts: readonly SpacedText[]): number[] => texts.map(({ lines }) => heightOf(lines.length, look));
  const headTexts = spaced(block.header, look.head);
  const head = prepareCells(block.header, headTexts);
  const page = style.linesPerPage * style.linePitch;
  const headHeight = Math.max(heightOf(1, look), ...heights(headTexts));
  const header =
    head.length === 0
      ? undefined
      : { cells: head, height: headHeight, mergedHeights: [], divisible: headHeight > page };
  const room = page - (header?.height ?? 0);
  const rows = block.rows.map((row, index): PreparedRow => {
    const texts = spaced(row, look.body);
    const cells = prepareCells(row, texts);
    const own = heights(texts);
    const below = block.rows[index + 1];
    // A merged cell longer than a page is divided with its row, like any other.
    const merged = cells.map((cell, column) => {
      const isMerged = cell.continues || below?.[column]?.continues === true;
      return isMerged && (own[column] ?? 0) <= room;
    });
    const single = own.filter((_height, column) => merged[column] !== true);
    const height = Math.max(heightOf(block.fewestLines, look), ...single);
    const mergedHeights = own.map((needed, column) => (merged[column] === true ? needed : 0));
    return { cells, height, mergedHeights, divisible: height > room };
  });
  return { kind: 'table', ruled: block.ruled, columns, header, rows };
}

/** The height of a row of so many lines, in points. */
export function heightOf(lines: number, { linePitch, paddingVertical }: TableStyle): number {
  return lines * linePitch + 2 * paddingVertical;
}

/** What of the first row must stand below the header: all of it, or a line where it is divided anyway. */
export function firstRowHeight(table: PreparedTable, style: HouseStyle): number {
  const [first] = table.rows;
  if (first === undefined) return 0;
  return first.divisible ? heightOf(1, tableStyle(table, style)) : Math.max(first.height, ...first.mergedHeights);
}

/** A cell's text at the character spacing at which its lines end where they may. */
function spacedCell(
  { content }: TableCell,
  columnWidth: number,
  text: TextStyle,
  look: TableStyle,
  style: HouseStyle,
  metrics: FontMetrics,
): SpacedText {
  const width = columnWidth - 2 * look.paddingSide;
  return soundlySpaced(shape(content, '', text, 0, style, metrics), { firstWidth: width, width });
}

/** The texts of cells that were prepared. */
const cellTexts = new WeakMap<PreparedCell, SpacedText>();

function prepareCells(cells: readonly TableCell[], texts: readonly SpacedText[]): PreparedCell[] {
  return cells.map((cell, index) => {
    const text = texts[index];
    const prepared = { ...cell, characterSpacing: text?.text.spacing ?? 0 };
    if (text !== undefined) cellTexts.set(prepared, text);
    return prepared;
  });
}

/** A row, or the lines of a divided row from one to another, as it stands on a page. */
export interface RowPart {
  readonly row: PreparedRow;
  /** The row's number, counted from 0; -1 for the header. */
  readonly index: number;
  readonly isHeader: boolean;
  readonly fromLine: number;
  /** After the last line; Infinity for whole rows. */
  readonly toLine: number;
  readonly height: number;
}

/** What a part of a table puts on a page. */
export interface TableMarks {
  readonly lines: readonly LaidOutLine[];
  readonly strokes: readonly Stroke[];
}

/** The element of a cell by its row, -1 for the header, and its column. */
export type CellElement = (row: number, column: number) => Owner;

/**
 * Sets rows below each other from (x, y), the upper left corner of the type area left to the part. Cells that continue the one above are one with
 * it; the first row's continue nothing, so that every page says what its rows belong to.
 */
export function setRows(
  parts: readonly RowPart[],
  table: PreparedTable,
  elementOf: CellElement,
  x: number,
  y: number,
  style: HouseStyle,
  metrics: FontMetrics,
): TableMarks {
  const { columns } = table;
  const look = tableStyle(table, style);
  const tops = [y];
  for (const part of parts) tops.push((tops.at(-1) ?? y) + part.height);
  const lefts = [x + look.indent];
  for (const column of columns) lefts.push((lefts.at(-1) ?? x) + column.width);
  // Row by row, as people and programs read a table.
  const groups = columns
    .flatMap((column, index) => groupsOf(parts, index).map((group) => ({ ...group, column, index })))
    .sort((a, b) => a.first - b.first || a.index - b.index);
  const lines = groups.flatMap(({ first, end, column, index }): LaidOutLine[] => {
    const part = parts[first];
    if (part === undefined) return [];
    const room = { left: lefts[index] ?? x, top: tops[first] ?? y, bottom: tops[end] ?? y };
    const element = elementOf(part.index, index);
    return cellLines(part, index, column, element, room, look, style, metrics);
  });
  return { lines, strokes: table.ruled ? tableRules(parts, lefts, tops, look.ruleThickness) : [] };
}

/** Rows first ≤ r < end of a page whose cells of a column are one. */
function groupsOf(parts: readonly RowPart[], column: number): { first: number; end: number }[] {
  const groups: { first: number; end: number }[] = [];
  for (const index of parts.keys()) {
    const last = groups.at(-1);
    if (last !== undefined && continuesAbove(parts, index, column)) last.end = index + 1;
    else groups.push({ first: index, end: index + 1 });
  }
  return groups;
}

/** Whether a cell is one with the cell above it on this page: never with the header's. */
function continuesAbove(parts: readonly RowPart[], index: number, column: number): boolean {
  const above = parts[index - 1];
  return above !== undefined && !above.isHeader && parts[index]?.row.cells[column]?.continues === true;
}

interface CellRoom {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

function cellLines(
  { row, isHeader, fromLine, toLine }: RowPart,
  index: number,
  column: PreparedColumn,
  element: Owner,
  room: CellRoom,
  look: TableStyle,
  style: HouseStyle,
  metrics: FontMetrics,
): LaidOutLine[] {
  const textStyle = isHeader ? look.head : look.body;
  const cell = row.cells[index] ?? { content: [], continues: false, characterSpacing: 0 };
  const { text, lines } = cellTexts.get(cell) ?? spacedCell(cell, column.width, textStyle, look, style, metrics);
  const shown = lines.slice(fromLine, toLine);
  const own = (): Owner => element;
  const width = column.width - 2 * look.paddingSide;
  const free = room.bottom - room.top - shown.length * look.linePitch;
  // A divided row reads on from its top; all others stand in the middle of their room.
  const top = room.top + (row.divisible ? look.paddingVertical : free / 2);
  return shown.map((line, number) => {
    const rest = width - naturalWidth(text, line.start, line.end);
    const align = isHeader ? 'center' : column.align;
    const shift = align === 'left' ? 0 : align === 'center' ? rest / 2 : rest;
    const placed = glyphRuns(text, line, room.left + look.paddingSide + Math.max(0, shift));
    const baseline = top + number * look.linePitch + exactBaseline * look.linePitch;
    return { baseline, runs: runsOf(placed, own), rules: rulesOf(placed, own, baseline, textStyle.size) };
  });
}

function tableRules(
  parts: readonly RowPart[],
  lefts: readonly number[],
  tops: readonly number[],
  thickness: number,
): Stroke[] {
  const [top = 0, bottom = 0] = [tops[0], tops.at(-1)];
  const vertical = lefts.map((x): Stroke => ({ x1: x, y1: top, x2: x, y2: bottom, thickness, color: 'black' }));
  const horizontal = tops.flatMap((y, index) => {
    const spans: Stroke[] = [];
    for (let column = 0; column < lefts.length - 1; column++) {
      if (index < parts.length && continuesAbove(parts, index, column)) continue;
      const [x1 = 0, x2 = 0] = [lefts[column], lefts[column + 1]];
      const last = spans.at(-1);
      if (last?.x2 === x1) spans[spans.length - 1] = { ...last, x2 };
      else spans.push({ x1, y1: y, x2, y2: y, thickness, color: 'black' });
    }
    return spans;
  });
  return [...vertical, ...horizontal];
}
