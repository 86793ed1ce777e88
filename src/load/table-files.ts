/** Files that hold tables: workbooks with a table a sheet, CSV files with one. */
import { basename, extname } from 'node:path';
import { error, reasonOf } from '../model/diagnostic.ts';
import type { Diagnostic, Outcome } from '../model/diagnostic.ts';
import type { NamedFile } from '../model/source.ts';
import type { SourceTable } from '../model/table.ts';
import { holdsTooMany, maxTextBytes, maxWorkbookBytes, readBounded } from './bounds.ts';
import { parseCsv } from './csv.ts';
import { decode, sourceText } from './text.ts';

/** Formats of other spreadsheets, which have to be saved as .xlsx first. */
const otherSpreadsheets = /\.(?:xls|xlsm|xlsb|xltx?|et|ett|ods|fods|numbers)$/iu;

/** A warning for a file that somebody meant to be read, but that is of a format nobody reads here. */
export function notRead(shown: string): Diagnostic | undefined {
  if (!otherSpreadsheets.test(shown)) return undefined;
  return { severity: 'warning', fault: { code: 'file-not-read', path: shown }, place: { file: shown } };
}

/** Reads files that people name: workbooks, and text tables whatever their extension. */
export async function loadTableFiles(files: readonly NamedFile[]): Promise<Outcome<readonly SourceTable[]>> {
  const diagnostics: Diagnostic[] = [];
  const tables: SourceTable[] = [];
  for (const { path, shown } of files) {
    const other = notRead(shown);
    const read = other === undefined ? await loadTableFile(path, shown) : undefined;
    diagnostics.push(...(read?.diagnostics ?? []));
    if (other !== undefined) diagnostics.push({ ...other, severity: 'error' });
    tables.push(...(read?.value ?? []));
  }
  return { value: tables, diagnostics };
}

async function loadTableFile(path: string, shown: string): Promise<Outcome<readonly SourceTable[]>> {
  try {
    const limit = extname(shown).toLowerCase() === '.xlsx' ? maxWorkbookBytes : maxTextBytes;
    return await parseTableFile(shown, await readBounded(path, limit));
  } catch (cause) {
    const fault = error({ code: 'file-unreadable', path: shown, reason: reasonOf(cause) }, { file: shown });
    return { value: undefined, diagnostics: [fault] };
  }
}

/** The tables of a file, by its extension. @param shown its path, as places name it. */
export async function parseTableFile(shown: string, bytes: Uint8Array): Promise<Outcome<readonly SourceTable[]>> {
  const name = basename(shown, extname(shown));
  if (extname(shown).toLowerCase() === '.xlsx') {
    // What reads workbooks is large, and most data sets have none.
    const { parseWorkbook } = await import('./workbook.ts');
    return parseWorkbook(shown, name, bytes);
  }
  const text = decode(bytes);
  if (text === undefined) {
    return { value: undefined, diagnostics: [error({ code: 'file-encoding', path: shown }, { file: shown })] };
  }
  if (holdsTooMany(text)) {
    const fault = { code: 'file-unreadable', path: shown, reason: 'TOO_LARGE' } as const;
    return { value: undefined, diagnostics: [error(fault, { file: shown })] };
  }
  const { value, diagnostics } = parseCsv(sourceText(shown, text), name);
  if (value === undefined) return { value: undefined, diagnostics };
  return { value: value.rows.length === 0 ? [] : [value], diagnostics };
}
