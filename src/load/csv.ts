/** CSV files: one table, every cell a text that remembers its line and column. */
import { CsvError, parse } from 'csv-parse/sync';
import { error } from '../model/diagnostic.ts';
import type { Diagnostic, Outcome } from '../model/diagnostic.ts';
import type { SourceList } from '../model/source.ts';
import { readTable } from './table.ts';
import type { TableCell } from './table.ts';
import { refuseForbidden } from './text.ts';
import type { SourceText } from './text.ts';

/** A record as the parser gives it with its `raw` option. */
interface RawRecord {
  readonly record: readonly string[];
  readonly raw: string;
}

/** Reads a CSV file's table; undefined without faults where it is empty. */
export function parseCsv(source: SourceText): Outcome<SourceList> {
  const diagnostics: Diagnostic[] = [];
  const records = parseRecords(source);
  if (!Array.isArray(records)) return { value: undefined, diagnostics: [records] };
  let offset = 0;
  const rows: TableCell[][] = [];
  for (const { record, raw } of records) {
    rows.push(readCells(source, record, raw, offset, diagnostics));
    offset += raw.length;
  }
  const table = readTable(rows);
  return { value: table.value, diagnostics: [...diagnostics, ...table.diagnostics] };
}

function parseRecords(source: SourceText): RawRecord[] | Diagnostic {
  try {
    const options = { raw: true, relax_column_count: true, record_delimiter: '\n' };
    // The parser's types do not know what `raw` does to the records.
    return parse(source.text, options) as unknown as RawRecord[];
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    return error({ code: 'table-syntax', detail: cause.code }, source.place(faultOffset(source.text, cause)));
  }
}

/** The line the parser stopped at, or the quote that is never closed. */
function faultOffset(text: string, cause: CsvError): number {
  if (cause.code === 'CSV_QUOTE_NOT_CLOSED') return lastOpenQuote(text);
  const line = Number((cause as { readonly lines?: unknown }).lines);
  let offset = 0;
  for (let count = 1; count < line; count += 1) offset = text.indexOf('\n', offset) + 1;
  return offset;
}

function lastOpenQuote(text: string): number {
  let open = 0;
  let quoted = false;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) {
    quoted = !quoted;
    if (quoted) open = at;
  }
  return open;
}

function readCells(
  source: SourceText,
  record: readonly string[],
  raw: string,
  start: number,
  diagnostics: Diagnostic[],
): TableCell[] {
  const offsets = cellOffsets(raw);
  const cells: TableCell[] = [];
  for (const [column, text] of record.entries()) {
    const value = text.trim();
    if (value === '') continue;
    const offset = start + (offsets[column] ?? 0);
    const locate = (character: string) => source.place(Math.max(source.text.indexOf(character, offset), 0));
    diagnostics.push(...refuseForbidden(value, locate));
    cells.push({ column, value, place: source.place(offset) });
  }
  return cells;
}

/** Where each cell of a record starts: at its beginning and after every comma that no quotes enclose. */
function cellOffsets(raw: string): number[] {
  const offsets = [0];
  let quoted = false;
  for (let at = 0; at < raw.length; at += 1) {
    if (raw[at] === '"') quoted = !quoted;
    else if (raw[at] === ',' && !quoted) offsets.push(at + 1);
  }
  return offsets;
}
