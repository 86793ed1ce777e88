/**
 * Workbooks: each sheet a table. The adapter to the spreadsheet package, the only module that knows it. What it gets
 * was looked through before (workbook-parts.ts), so that a small file cannot fill the memory.
 */
import { cellRef, readXlsx } from 'hucre/xlsx';
import type { CellValue, Sheet } from 'hucre/xlsx';
import { error } from '../model/diagnostic.ts';
import type { Diagnostic, Outcome, Place } from '../model/diagnostic.ts';
import type { SourceEntry } from '../model/source.ts';
import { readTable } from './table.ts';
import type { TableCell, TableRow } from './table.ts';
import { composed, refuseForbidden } from './text.ts';
import { boundedWorkbook } from './workbook-parts.ts';

/** Reads every sheet that is not empty as the section of its name. */
export async function parseWorkbook(file: string, bytes: Uint8Array): Promise<Outcome<readonly SourceEntry[]>> {
  const parts = boundedWorkbook(bytes);
  if ('refused' in parts) {
    const place: Place = parts.refused === 'FAR_CELL' ? { file, cell: parts.cell } : { file };
    return { value: undefined, diagnostics: [error({ code: 'table-syntax', detail: parts.refused }, place)] };
  }
  const sheets = await readSheets(parts.archive);
  if (sheets === undefined) return { value: undefined, diagnostics: [notAWorkbook(file)] };
  const diagnostics: Diagnostic[] = [];
  const entries: SourceEntry[] = [];
  for (const sheet of sheets) {
    const table = readTable(readRows(file, sheet, diagnostics));
    diagnostics.push(...table.diagnostics);
    const keyPlace: Place = { file, sheet: sheet.name };
    if (table.value !== undefined) entries.push({ key: sheet.name.trim(), keyPlace, value: table.value });
  }
  return { value: entries, diagnostics };
}

function notAWorkbook(file: string): Diagnostic {
  return error({ code: 'table-syntax', detail: 'NOT_A_WORKBOOK' }, { file });
}

async function readSheets(archive: Uint8Array): Promise<readonly Sheet[] | undefined> {
  try {
    const workbook = await readXlsx(archive, { readStyles: true });
    return workbook.sheets;
  } catch {
    // The packages throw errors of many kinds for broken files; all of them mean the same to the clerk.
    return undefined;
  }
}

function readRows(file: string, sheet: Sheet, diagnostics: Diagnostic[]): TableRow[] {
  const names = new Map<number, string>();
  return sheet.rows.map((row, rowIndex) => {
    const cells: TableCell[] = [];
    for (const [column, value] of row.entries()) {
      const type = sheet.cells?.get(`${rowIndex},${column}`)?.type;
      const isEmpty = value === null || (typeof value === 'string' && value.trim() === '');
      if (isEmpty && type !== 'error' && type !== 'formula') continue;
      const place = { file, sheet: sheet.name, cell: cellRef(rowIndex, column), excerpt: shown(value) };
      const found = readCell(value, type, names.get(column) ?? '', place);
      diagnostics.push(...found.diagnostics);
      if (found.value === undefined) continue;
      cells.push({ column, value: found.value, place });
      if (!names.has(column)) names.set(column, String(found.value));
    }
    return cells;
  });
}

/** The first thing in a column is its field's name, for messages. */
function readCell(
  value: CellValue,
  type: string | undefined,
  field: string,
  place: Place,
): Outcome<string | number | boolean> {
  if (value === null || type === 'error' || (value instanceof Date && Number.isNaN(value.getTime()))) {
    return { value: undefined, diagnostics: [error({ code: 'table-syntax', detail: 'ERROR_VALUE' }, place)] };
  }
  if (typeof value === 'boolean') return { value, diagnostics: [] };
  if (typeof value === 'number') {
    if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return { value, diagnostics: [] };
    const fault = { code: 'wrong-type', field, expected: 'text', found: String(value) } as const;
    return { value: String(value), diagnostics: [error(fault, place)] };
  }
  const text = shown(value);
  return { value: text, diagnostics: refuseForbidden(text, () => place) };
}

/** A cell as people read it; a date cell as YYYY-MM-DD, with its time only where it has one. */
function shown(value: CellValue): string {
  if (!(value instanceof Date)) return composed(String(value ?? '').replace(/\r\n?/gu, '\n')).trim();
  if (Number.isNaN(value.getTime())) return '';
  const [day = '', time = ''] = value.toISOString().split('T');
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 5)}`;
}
