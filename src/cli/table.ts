/** Columns of text for a terminal, in which hanzi take two cells. */
import { cellsOf } from '../messages/message.ts';

const gap = 2;

/** Rows in aligned columns; numbers at the right of theirs. */
export function formatTable(rows: readonly (readonly (string | number)[])[]): string {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, index) => (widths[index] = Math.max(widths[index] ?? 0, cells(cell))));
  return rows.map((row) => formatRow(row, widths)).join('\n');
}

function formatRow(row: readonly (string | number)[], widths: readonly number[]): string {
  const parts = row.map((cell, index) => {
    const padding = ' '.repeat((widths[index] ?? 0) - cells(cell));
    return typeof cell === 'number' ? padding + String(cell) : String(cell) + padding;
  });
  return parts.join(' '.repeat(gap)).trimEnd();
}

function cells(cell: string | number): number {
  return cellsOf(String(cell));
}
