/** CSV files: one table, every cell a text that remembers its line and column. */
import { CsvError, parse } from 'csv-parse/sync';
import { error } from '../model/diagnostic.ts';
import type { Diagnostic, Outcome } from '../model/diagnostic.ts';
import type { SourceTable, TableCell } from '../model/table.ts';
import { refuseForbidden } from './text.ts';
import type { SourceText } from './text.ts';

/** A record as the parser gives it with its `raw` option. */
interface RawRecord {
  readonly record: readonly string[];
  readonly raw: string;
}

/** Reads a CSV file's table. @param name of the file without its extension. */
export function parseCsv(source: SourceText, name: string): Outcome<SourceTable> {
  const diagnostics: Diagnostic[] = [];
  const delimiter = delimiterOf(source.text);
  const records = parseRecords(source, delimiter);
  if (!Array.isArray(records)) return { value: undefined, diagnostics: [records] };
  let offset = 0;
  const rows: TableCell[][] = [];
  for (const { record, raw } of records) {
    const cells = readCells(source, record, cellOffsets(raw, delimiter), offset, diagnostics);
    if (cells.length > 0) rows.push(cells);
    offset += raw.length;
  }
  const { file } = source.place(0);
  return { value: { name, file: name, format: 'csv', place: { file }, isHidden: false, rows }, diagnostics };
}

const delimiters = [',', '\t', ';'] as const;

/** The delimiter that the first lines have most of outside quotes; titles above the header have none. */
function delimiterOf(text: string): string {
  const start = text.slice(0, 4096).replace(/"[^"]*"/gu, '');
  const [first] = delimiters
    .map((delimiter) => ({ delimiter, count: start.split(delimiter).length }))
    .sort((a, b) => b.count - a.count);
  return first?.delimiter ?? ',';
}

function parseRecords(source: SourceText, delimiter: string): RawRecord[] | Diagnostic {
  try {
    const options = { raw: true, relax_column_count: true, record_delimiter: '\n', delimiter };
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
  offsets: readonly number[],
  start: number,
  diagnostics: Diagnostic[],
): TableCell[] {
  const cells: TableCell[] = [];
  for (const [column, value] of record.entries()) {
    const text = value.trim();
    if (text === '') continue;
    const offset = start + (offsets[column] ?? 0);
    const locate = (character: string) => source.place(Math.max(source.text.indexOf(character, offset), 0));
    diagnostics.push(...refuseForbidden(text, locate));
    const place = source.place(offset);
    cells.push({ column, content: { kind: 'text', text }, place, columns: 1, rows: 1, isCovered: false });
  }
  return cells;
}

/** Where each cell of a record starts: at its beginning and after every delimiter that no quotes enclose. */
function cellOffsets(raw: string, delimiter: string): number[] {
  const offsets = [0];
  let quoted = false;
  for (let at = 0; at < raw.length; at += 1) {
    if (raw[at] === '"') quoted = !quoted;
    else if (raw[at] === delimiter && !quoted) offsets.push(at + 1);
  }
  return offsets;
}
