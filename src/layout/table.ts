/** Tables: widths and heights that both files share, and the lines and rules of the part of a table on one page. */
import type { Inline, TableBlock, TableCell } from '../model/document.ts';
import type { FontMetrics, LaidOutLine, Stroke } from '../model/page.ts';
import type { PreparedColumn, PreparedRow, PreparedTable } from '../model/prepared.ts';
import type { HouseStyle, TextStyle } from '../model/style.ts';
import { glyphRuns, ruleAt, withinLine } from './blocks.ts';
import { columnWidths } from './columns.ts';
import { breakLines, naturalWidth, type BrokenLine } from './lines.ts';
import { shape, type Cluster } from './shape.ts';

/** Gives columns their widths and rows their heights. */
export function prepareTable(block: TableBlock, style: HouseStyle, metrics: FontMetrics): PreparedTable {
  const widths = columnWidths(block, style, metrics);
  const columns = block.columns.map(({ align }, index): PreparedColumn => ({ align, width: widths[index] ?? 0 }));
  const heights = (cells: readonly TableCell[], text: TextStyle): number[] =>
    cells.map(({ content }, index) =>
      heightOf(cellText(content, columns[index]?.width ?? 0, text, style, metrics).lines.length, style),
    );
  const page = style.linesPerPage * style.linePitch;
  const headHeight = Math.max(heightOf(1, style), ...heights(block.header, style.table.head));
  const header = {
    cells: block.header,
    height: headHeight,
    mergedHeights: block.header.map(() => 0),
    divisible: headHeight > page,
  };
  const room = page - headHeight;
  const rows = block.rows.map((cells, index): PreparedRow => {
    const own = heights(cells, style.table.body);
    const below = block.rows[index + 1];
    // A merged cell longer than a page is divided with its row, like any other.
    const merged = cells.map((cell, column) => {
      const isMerged = cell.continues || below?.[column]?.continues === true;
      return isMerged && (own[column] ?? 0) <= room;
    });
    const single = own.filter((_height, column) => merged[column] !== true);
    const height = Math.max(heightOf(block.fewestLines, style), ...single);
    const mergedHeights = own.map((needed, column) => (merged[column] === true ? needed : 0));
    return { cells, height, mergedHeights, divisible: height > room };
  });
  return { kind: 'table', columns, header, rows };
}

/** The height of a row of so many lines, in points. */
export function heightOf(lines: number, style: HouseStyle): number {
  return lines * style.table.linePitch + 2 * style.table.paddingVertical;
}

interface CellText {
  readonly clusters: readonly Cluster[];
  readonly lines: readonly BrokenLine[];
}

function cellText(
  content: readonly Inline[],
  columnWidth: number,
  text: TextStyle,
  style: HouseStyle,
  metrics: FontMetrics,
): CellText {
  const clusters = shape(content, '', text, 0, style, metrics);
  const width = columnWidth - 2 * style.table.paddingSide;
  return { clusters, lines: breakLines(clusters, width, width) };
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

/**
 * Sets rows below each other from (x, y), the part's upper left corner. Cells that continue the one above are one with
 * it; the first row's continue nothing, so that every page says what its rows belong to.
 */
export function setRows(
  parts: readonly RowPart[],
  columns: readonly PreparedColumn[],
  x: number,
  y: number,
  style: HouseStyle,
  metrics: FontMetrics,
): TableMarks {
  const tops = [y];
  for (const part of parts) tops.push((tops.at(-1) ?? y) + part.height);
  const lefts = [x];
  for (const column of columns) lefts.push((lefts.at(-1) ?? x) + column.width);
  // Row by row, as people and programs read a table.
  const groups = columns
    .flatMap((column, index) => groupsOf(parts, index).map((group) => ({ ...group, column, index })))
    .sort((a, b) => a.first - b.first || a.index - b.index);
  const lines = groups.flatMap(({ first, end, column, index }): LaidOutLine[] => {
    const part = parts[first];
    if (part === undefined) return [];
    const room = { left: lefts[index] ?? x, top: tops[first] ?? y, bottom: tops[end] ?? y };
    return cellLines(part, index, column, room, style, metrics);
  });
  return { lines, strokes: rulesOf(parts, lefts, tops, style.table.ruleThickness) };
}

/** Rows first ≤ r < end of a page whose cells of a column are one. */
export function groupsOf(parts: readonly RowPart[], column: number): { first: number; end: number }[] {
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
  room: CellRoom,
  style: HouseStyle,
  metrics: FontMetrics,
): LaidOutLine[] {
  const { table } = style;
  const text = isHeader ? table.head : table.body;
  const { clusters, lines } = cellText(row.cells[index]?.content ?? [], column.width, text, style, metrics);
  const shown = lines.slice(fromLine, toLine);
  const width = column.width - 2 * table.paddingSide;
  const free = room.bottom - room.top - shown.length * table.linePitch;
  // A divided row reads on from its top; all others stand in the middle of their room.
  const top = room.top + (row.divisible ? table.paddingVertical : free / 2);
  return shown.map((line, number) => {
    const rest = width - naturalWidth(clusters, line.start, line.end);
    const align = isHeader ? 'center' : column.align;
    const shift = align === 'left' ? 0 : align === 'center' ? rest / 2 : rest;
    const placed = glyphRuns(clusters, line, room.left + table.paddingSide + Math.max(0, shift));
    const baseline = top + number * table.linePitch + withinLine(table.linePitch, text.size);
    return { baseline, runs: placed.runs, rules: placed.rules.map((rule) => ruleAt(rule, baseline, text.size)) };
  });
}

function rulesOf(
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
