/** Tables: rows as Markdown has them, and what `:::table` says of widths and of cells that are merged. */
import type { Table } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { DirectiveDetail } from '../model/diagnostic.ts';
import type { Inline, TableBlock, TableCell, TableColumn } from '../model/document.ts';
import { inlinesOf } from './inline.ts';
import type { Sheet } from './sheet.ts';

interface TableOptions {
  readonly shares: readonly number[] | undefined;
  /** Columns in which equal cells below each other become one, counted from 0. */
  readonly merged: readonly number[];
  readonly fewestLines: number;
  readonly ruled: boolean;
}

/** Rows higher than this are a slip. */
const mostLines = 10;

/** A table without options: no cells merged, widths from the texts. */
export function tableBlock(table: Table, sheet: Sheet): TableBlock {
  return blockOf(table, { shares: undefined, merged: [], fewestLines: 1, ruled: true }, sheet);
}

/** `:::table{widths="2 5 3" merge="1"}` with one table in it. */
export function tableDirective(node: ContainerDirective, sheet: Sheet): TableBlock | undefined {
  const [table, ...others] = node.children;
  if (table?.type !== 'table' || others.length > 0) {
    wrong('no-table', node, sheet);
    return undefined;
  }
  const count = table.align?.length ?? table.children[0]?.children.length ?? 0;
  const shares = numbersOf(node.attributes?.['widths']);
  if (shares !== undefined && (shares.length !== count || !shares.every((share) => share > 0))) {
    wrong('widths', node, sheet, node.attributes?.['widths']);
    return undefined;
  }
  const merged = numbersOf(node.attributes?.['merge']) ?? [];
  if (!merged.every((column) => Number.isInteger(column) && column >= 1 && column <= count)) {
    wrong('merge', node, sheet, node.attributes?.['merge']);
    return undefined;
  }
  const [fewestLines = 1, ...more] = numbersOf(node.attributes?.['lines']) ?? [];
  if (more.length > 0 || !Number.isInteger(fewestLines) || fewestLines < 1 || fewestLines > mostLines) {
    wrong('lines', node, sheet, node.attributes?.['lines']);
    return undefined;
  }
  const ruled = !Object.hasOwn(node.attributes ?? {}, 'plain');
  if (!ruled && table.children[0]?.children.some(({ children }) => children.length > 0) === true) {
    wrong('plain-header', node, sheet);
    return undefined;
  }
  return blockOf(table, { shares, merged: merged.map((column) => column - 1), fewestLines, ruled }, sheet);
}

function wrong(detail: DirectiveDetail, node: ContainerDirective, sheet: Sheet, found?: string | null): void {
  sheet.fault({ code: 'directive-content', name: 'table', detail, ...(found ? { found } : {}) }, node);
}

function numbersOf(text: string | null | undefined): number[] | undefined {
  if (text === null || text === undefined) return undefined;
  return text.split(/[\s,，、]+/u).map(Number);
}

function blockOf(table: Table, { shares, merged, fewestLines, ruled }: TableOptions, sheet: Sheet): TableBlock {
  const [header = [], ...rows] = table.children.map((row) =>
    row.children.map((cell) => inlinesOf(cell.children, sheet)),
  );
  const columns = header.map((_cell, index): TableColumn => {
    return { align: table.align?.[index] ?? 'left', share: shares?.[index] };
  });
  return {
    kind: 'table',
    columns,
    ruled,
    fewestLines,
    // Markdown cannot do without a header: one without a word is none.
    header: header.every((content) => content.length === 0)
      ? []
      : header.map((content) => ({ content, continues: false })),
    rows: rows.map((row, index) => mergedRow(row, rows[index - 1], columns.length, merged)),
  };
}

/** A row's cells; those of merged columns that say the same as the cell above are one with it. */
function mergedRow(
  row: readonly (readonly Inline[])[],
  above: readonly (readonly Inline[])[] | undefined,
  count: number,
  merged: readonly number[],
): TableCell[] {
  // A group ends where one further left ends: the same person in another month is another cell.
  const ends = merged.find((column) => !isSame(row[column], above?.[column])) ?? count;
  return Array.from({ length: count }, (_, column): TableCell => {
    const continues = above !== undefined && column < ends && merged.includes(column);
    return { content: row[column] ?? [], continues };
  });
}

function isSame(cell: readonly Inline[] | undefined, above: readonly Inline[] | undefined): boolean {
  return above !== undefined && JSON.stringify(cell ?? []) === JSON.stringify(above);
}
