/** `import`: tables of people's own turned into a data set of YAML files. */
import { basename, extname, join, resolve } from 'node:path';
import { mkdir, stat } from 'node:fs/promises';
import { error, hasErrors, reasonOf, type Diagnostic, type Outcome } from '../model/diagnostic.ts';
import type { SectionData } from '../model/section-data.ts';
import type { NamedFile, NamedFolder } from '../model/source.ts';
import { readTables, writeSection, type ImportedData } from '../data-pipeline.ts';
import { writeWhole } from './files.ts';
import { shownPath } from './workspace.ts';

export interface ImportReport {
  /** The data set's folder. */
  readonly into: string;
  readonly files: readonly { readonly path: string; readonly section: string; readonly records: number }[];
  readonly tables: readonly ImportedTable[];
}

/** What became of a sheet or a CSV file. */
export interface ImportedTable {
  readonly file: string;
  readonly sheet?: string;
  /** How many records of each section it gave; sections by both their names. */
  readonly records: readonly { readonly section: string; readonly name: string; readonly count: number }[];
  /** Rows that are no records. */
  readonly left: readonly {
    readonly because: 'title' | 'note' | 'sum' | 'header' | 'part';
    readonly text: string;
    readonly cell?: string;
    readonly line?: number;
  }[];
}

export interface ImportOptions {
  /** The data set's folder; that of the first table's name in `data/` unless given. */
  readonly into: string | undefined;
  /** Whether files that exist are replaced. */
  readonly overwrite: boolean;
}

/** Reads tables and writes what they say. Where anything is at fault nothing is written. */
export async function importTables(
  names: readonly string[],
  cwd: string,
  { into, overwrite }: ImportOptions,
): Promise<Outcome<ImportReport>> {
  const files = names.map((name): NamedFile => {
    const path = resolve(cwd, name);
    return { path, shown: shownPath(path, cwd) };
  });
  const [first = ''] = names;
  const path = resolve(cwd, into ?? join('data', basename(first, extname(first))));
  const folder: NamedFolder = { path, shown: shownPath(path, cwd) };
  const { value, diagnostics } = await readTables(files, folder);
  if (value === undefined || hasErrors(diagnostics)) return { value: undefined, diagnostics };
  if (value.sections.length === 0) {
    const none = error({ code: 'import-nothing', files: files.map(({ shown }) => shown) });
    return { value: undefined, diagnostics: [...diagnostics, none] };
  }
  const written = await writeSections(value.sections, folder, files, overwrite);
  if (hasErrors(written)) return { value: undefined, diagnostics: [...diagnostics, ...written] };
  return { value: reportOf(value, folder), diagnostics };
}

function fileOf({ section }: SectionData): string {
  return `${section}.yaml`;
}

async function writeSections(
  sections: readonly SectionData[],
  { path, shown }: NamedFolder,
  from: readonly NamedFile[],
  overwrite: boolean,
): Promise<Diagnostic[]> {
  const targets = sections.map((section) => ({ section, name: fileOf(section) }));
  const taken: Diagnostic[] = [];
  for (const { name } of targets) {
    if (!overwrite && (await isThere(join(path, name)))) {
      taken.push(error({ code: 'import-exists', path: `${shown}/${name}` }));
    }
  }
  if (taken.length > 0) return taken;
  // Editors find the schema beside the data sets of a workspace.
  const schema = (await isThere(join(path, '../schema.json'))) ? ['yaml-language-server: $schema=../schema.json'] : [];
  const origin = `由 ${from.map(({ shown: file }) => basename(file)).join('、')} 读入`;
  try {
    await mkdir(path, { recursive: true });
    for (const { section, name } of targets) {
      await writeWhole(join(path, name), Buffer.from(writeSection(section, [...schema, origin])));
    }
    return [];
  } catch (cause) {
    return [error({ code: 'output-refused', path: shown, reason: reasonOf(cause) })];
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (cause) {
    return reasonOf(cause) !== 'ENOENT' && reasonOf(cause) !== 'ENOTDIR';
  }
}

function reportOf({ sections, tables }: ImportedData, { shown }: NamedFolder): ImportReport {
  const names = new Map(sections.map(({ section, name }) => [section, name]));
  return {
    into: shown,
    files: sections.map((section) => ({
      path: `${shown}/${fileOf(section)}`,
      section: section.section,
      records: section.records.length,
    })),
    tables: tables.map(({ place, records, left }) => ({
      file: place.file,
      ...(place.sheet === undefined ? {} : { sheet: place.sheet }),
      records: [...records].map(([section, count]) => ({ section, name: names.get(section) ?? section, count })),
      left: left.map(({ because, text, place: { cell, line } }) => ({
        because,
        text,
        ...(cell === undefined ? {} : { cell }),
        ...(line === undefined ? {} : { line }),
      })),
    })),
  };
}
