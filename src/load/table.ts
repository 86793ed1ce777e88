/**
 * Tables as lists of records: the first row names the fields, each further row is a record, an empty cell a
 * missing field. A dotted name nests: 指标.数值. Where the cells come from is `csv.ts`' and `workbook.ts`' affair.
 */
import { error } from '../model/diagnostic.ts';
import type { Diagnostic, Outcome, Place } from '../model/diagnostic.ts';
import type { SourceEntry, SourceList, SourceMap, SourceScalar } from '../model/source.ts';
import { uniqueEntries } from './entries.ts';

/** A cell that is not empty. */
export interface TableCell {
  /** Counted from 0. */
  readonly column: number;
  readonly value: string | number | boolean;
  readonly place: Place;
}

/** The cells of one row, empty ones left out, in their order. */
export type TableRow = readonly TableCell[];

/** Turns rows into a list of maps; undefined without faults where the table is empty. */
export function readTable(rows: readonly TableRow[]): Outcome<SourceList> {
  const [header, ...records] = rows.filter((row) => row.length > 0);
  const place = header?.[0]?.place;
  if (header === undefined || place === undefined) return { value: undefined, diagnostics: [] };
  const entries = header.map((cell) => ({ key: String(cell.value), keyPlace: cell.place, value: scalar(cell) }));
  const unique = uniqueEntries(entries);
  const names = new Map(header.map((cell, index) => [cell.column, entries[index]]));
  const diagnostics: Diagnostic[] = [...unique.diagnostics];
  const items = records.map((row) => readRecord(names, row, diagnostics));
  return { value: { kind: 'list', items, place }, diagnostics };
}

function scalar({ value, place }: TableCell): SourceScalar {
  return { kind: 'scalar', value, place };
}

/** A record's keys stand in the first row: a wrong one is one fault there, not one in each row. */
function readRecord(
  names: ReadonlyMap<number, SourceEntry | undefined>,
  row: TableRow,
  diagnostics: Diagnostic[],
): SourceMap {
  const fields = new Map<string, SourceEntry>();
  for (const cell of row) {
    const name = names.get(cell.column);
    if (name === undefined) diagnostics.push(error({ code: 'table-syntax', detail: 'NO_HEADER' }, cell.place));
    else if (!fields.has(name.key)) fields.set(name.key, { ...name, value: scalar(cell) });
  }
  const place = row[0]?.place ?? { file: '' };
  return { kind: 'map', entries: nest([...fields.values()]), place };
}

/** Gathers the columns 指标.名称, 指标.数值 … in one map under 指标. */
function nest(entries: readonly SourceEntry[]): readonly SourceEntry[] {
  const inner = new Map<string, SourceEntry[]>();
  const result: SourceEntry[] = [];
  for (const entry of entries) {
    const dot = entry.key.indexOf('.');
    if (dot <= 0 || dot === entry.key.length - 1) {
      result.push(entry);
      continue;
    }
    const key = entry.key.slice(0, dot);
    const field = { ...entry, key: entry.key.slice(dot + 1) };
    const known = inner.get(key);
    if (known !== undefined) {
      known.push(field);
      continue;
    }
    const gathered = [field];
    inner.set(key, gathered);
    const value: SourceMap = { kind: 'map', entries: gathered, place: entry.value.place };
    result.push({ key, keyPlace: entry.keyPlace, value });
  }
  return result;
}
