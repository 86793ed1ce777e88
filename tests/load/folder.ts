/** Folders of files for tests of loading. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadDataset } from '../../src/load/dataset.ts';
import type { Fault, Outcome, Place } from '../../src/model/diagnostic.ts';
import type { SourceData, SourceValue } from '../../src/model/source.ts';
import type { LoadedData } from '../../src/model/table.ts';
import { placeTables } from '../../src/check/tables.ts';

/** Writes files into a new folder and returns its path. */
export async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'zerenshu-'));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

/** Loads files as the data set data/test. */
export async function load(files: Readonly<Record<string, string | Uint8Array>>): Promise<Outcome<LoadedData>> {
  return loadDataset(await folderOf(files), 'data/test');
}

/** Loads files as the data set data/test and places its tables in sections, as `check` sees it. */
export async function loadPlaced(files: Readonly<Record<string, string | Uint8Array>>): Promise<Outcome<SourceData>> {
  const { value, diagnostics } = await load(files);
  const placed = value === undefined ? undefined : placeTables(value);
  return { value: placed?.value, diagnostics: [...diagnostics, ...(placed?.diagnostics ?? [])] };
}

/** A value without its places. */
export function plain(value: SourceValue): unknown {
  if (value.kind === 'scalar') return value.value;
  if (value.kind === 'list') return value.items.map(plain);
  return Object.fromEntries(value.entries.map((entry) => [entry.key, plain(entry.value)]));
}

/** All sections of a data set without places. */
export function plainData(outcome: Outcome<SourceData>): unknown {
  return outcome.value?.sections.map((entry) => [entry.key, plain(entry.value)]);
}

/** Where something stands, as a compiler would say it. */
export function at(place: Place | undefined): string {
  if (place === undefined) return '';
  return [place.file, place.line, place.column, place.sheet, place.cell].filter((part) => part !== undefined).join(':');
}

/** The faults of an outcome, each with its place. */
export function faults(outcome: Outcome<unknown>): (readonly [Fault, string])[] {
  return outcome.diagnostics.map((diagnostic) => [diagnostic.fault, at(diagnostic.place)]);
}
