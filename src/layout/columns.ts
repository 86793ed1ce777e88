/**
 * Widths of a table's columns: as the template says, or so that short columns stay on one line and long ones share the
 * rest. Every column holds whole characters and a little more, so that rounding in a word processor never turns a line.
 */
import type { Inline, TableBlock } from '../model/document.ts';
import type { FontMetrics } from '../model/page.ts';
import { measureWidth, tableStyle } from '../model/geometry.ts';
import type { HouseStyle, TextStyle } from '../model/style.ts';
import { fromTwips, twips } from '../model/units.ts';
import { naturalWidth } from './lines.ts';
import { shape } from './shape.ts';
import { splitAtBreaks } from './title.ts';

/** Characters that the narrowest column holds. */
const fewestCharacters = 2;
/** A heading of up to this many characters stays on one line. */
const longestHeading = 6;

/** Widths in points, in whole twips; together they fill the type area. */
export function columnWidths(table: TableBlock, style: HouseStyle, metrics: FontMetrics): number[] {
  const { paddingSide, slack, body, indent } = tableStyle(table, style);
  const count = table.columns.length;
  const room = measureWidth(style) - indent - count * (2 * paddingSide + slack);
  const characters = Math.max(count * fewestCharacters, Math.floor(room / body.size));
  const asked = table.columns.map((column) => column.share);
  const capacities = asked.every((share) => share !== undefined)
    ? capacitiesAsked(asked, characters)
    : table.ruled
      ? capacitiesByText(table, characters, style, metrics)
      : capacitiesOfWords(table, characters, style, metrics);
  const rest = Math.max(0, room - characters * body.size) / count;
  return capacities.map((capacity) => fromTwips(twips(capacity * body.size + 2 * paddingSide + slack + rest)));
}

/** Whole characters in proportion to the shares; the largest fractions are rounded up. */
function capacitiesAsked(shares: readonly number[], characters: number): number[] {
  const sum = shares.reduce((total, share) => total + share, 0);
  const exact = shares.map((share) => Math.max(fewestCharacters, (share / sum) * characters));
  const whole = exact.map(Math.floor);
  const order = [...exact.keys()].sort((a, b) => fractionOf(exact[b]) - fractionOf(exact[a]) || a - b);
  const left = Math.max(0, characters - whole.reduce((total, value) => total + value, 0));
  return whole.map((value, index) => value + (order.indexOf(index) < left ? 1 : 0));
}

function fractionOf(value = 0): number {
  return value - Math.floor(value);
}

/**
 * Gives characters one by one to the column where each makes the table lowest. A row is as high as its fullest cell, so
 * a column of long texts gets most, and one of short texts no more than it needs.
 */
function capacitiesByText(table: TableBlock, characters: number, style: HouseStyle, metrics: FontMetrics): number[] {
  const { head, body } = tableStyle(table, style);
  const counts = rowsOfCells(table);
  const rows = table.rows.map((row, index) =>
    row.map(({ content }, column) => {
      const needed = widthOf(content, body, style, metrics) / body.size;
      return needed / (counts[index]?.[column] ?? 1);
    }),
  );
  const capacities = table.columns.map((_column, index) => {
    const heading = Math.ceil(widthOf(table.header[index]?.content ?? [], head, style, metrics) / body.size);
    // A merged cell needs little height of each of its rows, yet should not be a column of single words.
    const merged = table.rows.map((row, at) =>
      (counts[at]?.[index] ?? 1) > 1 ? widthOf(row[index]?.content ?? [], body, style, metrics) : 0,
    );
    const words = Math.ceil(Math.max(0, ...merged) / body.size);
    return Math.min(Math.max(fewestCharacters, heading, words), longestHeading);
  });
  while (sumOf(capacities) > characters) {
    const widest = capacities.indexOf(Math.max(...capacities));
    capacities[widest] = (capacities[widest] ?? 0) - 1;
  }
  for (let used = sumOf(capacities); used < characters; used++) {
    const gains = capacities.map((_capacity, column) => heightSaved(rows, capacities, column));
    const best = gains.indexOf(Math.max(...gains));
    capacities[best] = (capacities[best] ?? 0) + 1;
  }
  return capacities;
}

/** Words set in columns: each column as wide as its longest text and a character more, the last takes what is left. */
function capacitiesOfWords(table: TableBlock, characters: number, style: HouseStyle, metrics: FontMetrics): number[] {
  const { body } = tableStyle(table, style);
  const capacities = table.columns.map((_column, index) => {
    const widths = table.rows.map((row) => widthOf(row[index]?.content ?? [], body, style, metrics));
    return Math.max(fewestCharacters, Math.ceil(Math.max(0, ...widths) / body.size) + 1);
  });
  const last = characters - sumOf(capacities.slice(0, -1));
  if (last < (capacities.at(-1) ?? 0) - 1) return capacitiesByText(table, characters, style, metrics);
  return [...capacities.slice(0, -1), last];
}

/** How many rows each cell stands across: each of these needs to be only so much of its height. */
function rowsOfCells({ rows, columns }: TableBlock): number[][] {
  const counts = rows.map(() => columns.map(() => 1));
  for (const column of columns.keys()) {
    for (let first = 0, end = 0; first < rows.length; first = end) {
      end = first + 1;
      while (rows[end]?.[column]?.continues === true) end++;
      for (const row of counts.slice(first, end)) row[column] = end - first;
    }
  }
  return counts;
}

/** How much lower the rows become, in lines, if a column holds one character more. */
function heightSaved(rows: readonly (readonly number[])[], capacities: readonly number[], column: number): number {
  let saved = 0;
  for (const row of rows) {
    let others = 1;
    for (const [index, width] of row.entries()) {
      if (index !== column) others = Math.max(others, width / (capacities[index] ?? 1));
    }
    const own = row[column] ?? 0;
    const capacity = capacities[column] ?? 1;
    saved += Math.max(others, own / capacity) - Math.max(others, own / (capacity + 1));
  }
  return saved;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** The width of a cell's longest line, in points. */
function widthOf(content: readonly Inline[], text: TextStyle, style: HouseStyle, metrics: FontMetrics): number {
  const widths = splitAtBreaks(content).map((segment) => naturalWidth(shape(segment, '', text, 0, style, metrics)));
  return Math.max(0, ...widths);
}
