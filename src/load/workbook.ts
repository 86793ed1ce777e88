/**
 * Workbooks: each sheet a table. The adapter to the spreadsheet package, the only module of this stage that knows it. What
 * it gets was looked through before (`workbook-parts.ts`), so that a small file cannot fill the memory.
 */
import { zipSync } from 'fflate';
import { cellRef, readXlsx } from 'hucre/xlsx';
import type { Cell, CellValue, MergeRange, Sheet, Workbook } from 'hucre/xlsx';
import { error } from '../model/diagnostic.ts';
import type { Diagnostic, Outcome, Place } from '../model/diagnostic.ts';
import { cellText } from '../model/table.ts';
import type { CellContent, SourceTable, TableCell, TableRow } from '../model/table.ts';
import { dayOfSerial, shownDay, shownNumber, withChineseFormats } from './cell-formats.ts';
import { composed, refuseForbidden } from './text.ts';
import { boundedWorkbook, type WorkbookParts } from './workbook-parts.ts';

/** What a workbook may take. */
export interface WorkbookLimits {
  /** Bytes its parts may inflate to. */
  readonly bytes: number;
  /** Cells of all its sheets together, the empty ones within their bounds among them. */
  readonly cells: number;
}

/** Some ten thousand rows. */
export const workbookLimits: WorkbookLimits = { bytes: 24 * 1024 * 1024, cells: 4_000_000 };

/** Reads every sheet that is not empty. @param name of the file without its extension. */
export async function parseWorkbook(
  file: string,
  name: string,
  bytes: Uint8Array,
  limits = workbookLimits,
): Promise<Outcome<readonly SourceTable[]>> {
  const workbook = await readWorkbook(bytes, limits);
  if ('refused' in workbook) {
    const place: Place = workbook.refused === 'FAR_CELL' ? { file, cell: workbook.cell } : { file };
    return { value: undefined, diagnostics: [error({ code: 'table-syntax', detail: workbook.refused }, place)] };
  }
  const diagnostics: Diagnostic[] = [];
  const tables = workbook.sheets.flatMap((sheet): SourceTable[] => {
    const rows = readRows(file, sheet, workbook.dateSystem === '1904', diagnostics);
    if (rows.length === 0) return [];
    const isHidden = sheet.hidden === true || sheet.veryHidden === true;
    const place = { file, sheet: sheet.name };
    return [{ name: sheet.name.trim(), file: name, format: 'sheet', place, isHidden, rows }];
  });
  return { value: tables, diagnostics };
}

type Refusal = Exclude<WorkbookParts, { readonly parts: unknown }> | { readonly refused: 'ENCRYPTED' };

async function readWorkbook(bytes: Uint8Array, limits: WorkbookLimits): Promise<Workbook | Refusal> {
  if (isCompoundFile(bytes)) return { refused: 'ENCRYPTED' };
  const bounded = boundedWorkbook(bytes, limits.bytes);
  if ('refused' in bounded) return bounded;
  try {
    const workbook = await readXlsx(zipSync(withChineseFormats(bounded.parts), { level: 0 }), { readStyles: true });
    const area = workbook.sheets.reduce((sum, sheet) => sum + areaOf(sheet), 0);
    return area > limits.cells ? { refused: 'TOO_LARGE' } : workbook;
  } catch {
    // The packages throw errors of many kinds for broken files; all of them mean the same to the clerk.
    return { refused: 'NOT_A_WORKBOOK' };
  }
}

/** The container of old .xls files and of workbooks with a password ([MS-CFB] 2.2). */
function isCompoundFile(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => bytes[index] === byte);
}

/** A merged cell: where it begins, and how far it goes. */
interface Merged {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

function readRows(file: string, sheet: Sheet, is1904: boolean, diagnostics: Diagnostic[]): TableRow[] {
  const merges = mergedCells(sheet);
  const width = widthOf(sheet);
  const known = new Map<string, TableCell>();
  return sheet.rows.flatMap((values, row) => {
    const cells: TableCell[] = [];
    for (let column = 0; column < width; column += 1) {
      const merged = merges.get(key(row, column));
      if (merged !== undefined && (merged.row !== row || merged.column !== column)) {
        // A cell merged over several rows is each row's; one merged over several columns is the first one's.
        const first = merged.column === column ? known.get(key(merged.row, column)) : undefined;
        if (first !== undefined) cells.push({ ...first, isCovered: true });
        continue;
      }
      const content = contentOf(values[column] ?? null, sheet.cells?.get(key(row, column)), is1904);
      if (content === undefined) continue;
      const place: Place = { file, sheet: sheet.name, cell: cellRef(row, column), excerpt: cellText(content) };
      if (content.kind === 'text') diagnostics.push(...refuseForbidden(content.text, () => place));
      const { columns, rows } = merged ?? { columns: 1, rows: 1 };
      const cell = { column, content, place, columns, rows, isCovered: false };
      known.set(key(row, column), cell);
      cells.push(cell);
    }
    return cells.length === 0 ? [] : [cells];
  });
}

function key(row: number, column: number): string {
  return `${row},${column}`;
}

function widthOf({ rows }: Sheet): number {
  return rows.reduce((widest, row) => Math.max(widest, row.length), 0);
}

/** Every cell of every merged range, as far as the sheet holds anything. */
function mergedCells(sheet: Sheet): ReadonlyMap<string, Merged> {
  const covered = new Map<string, Merged>();
  for (const { startRow, startCol, endRow, endCol } of clippedMerges(sheet)) {
    const merged = { row: startRow, column: startCol, rows: endRow - startRow + 1, columns: endCol - startCol + 1 };
    for (let row = startRow; row <= endRow; row += 1) {
      for (let column = startCol; column <= endCol; column += 1) covered.set(key(row, column), merged);
    }
  }
  return covered;
}

function clippedMerges(sheet: Sheet): readonly MergeRange[] {
  const [lastRow, lastColumn] = [sheet.rows.length - 1, widthOf(sheet) - 1];
  return (sheet.merges ?? []).map((range) => ({
    ...range,
    endRow: Math.min(range.endRow, lastRow),
    endCol: Math.min(range.endCol, lastColumn),
  }));
}

/** Cells within the bounds of a sheet and of its merged ranges. */
function areaOf(sheet: Sheet): number {
  const merged = clippedMerges(sheet).reduce(
    (sum, { startRow, startCol, endRow, endCol }) =>
      sum + Math.max(endRow - startRow + 1, 0) * Math.max(endCol - startCol + 1, 0),
    0,
  );
  return sheet.rows.length * widthOf(sheet) + merged;
}

/** What a cell holds; undefined for an empty one. A formula is what it came to when the workbook was saved. */
function contentOf(value: CellValue, cell: Cell | undefined, is1904: boolean): CellContent | undefined {
  if (cell?.type === 'error') return { kind: 'fault', detail: 'ERROR_VALUE', shown: String(value ?? '') };
  if (value === null) {
    const isFormula = cell?.type === 'formula';
    return isFormula ? { kind: 'fault', detail: 'NO_RESULT', shown: `=${cell?.formula ?? ''}` } : undefined;
  }
  if (typeof value === 'boolean') return { kind: 'yes-no', value };
  if (typeof value === 'string') {
    const text = composed(value.replace(/\r\n?/gu, '\n')).trim();
    return text === '' ? undefined : { kind: 'text', text };
  }
  const format = cell?.style?.numFmt ?? '';
  if (value instanceof Date) return dayContent(value, format);
  const shown = shownNumber(value, format);
  const day = dayOfSerial(value, is1904);
  return { kind: 'number', value, ...(shown === undefined ? {} : { shown }), ...(day === undefined ? {} : { day }) };
}

function dayContent(value: Date, format: string): CellContent {
  if (Number.isNaN(value.getTime())) return { kind: 'fault', detail: 'ERROR_VALUE', shown: '' };
  const day = value.toISOString().slice(0, 10);
  const shown = shownDay(day, format);
  return { kind: 'day', day, ...(shown === undefined ? {} : { shown }) };
}
