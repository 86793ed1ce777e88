/**
 * A data set: every file of a folder, read into sections and tables with places. Says what cannot be read, all of it at
 * once; what the sections mean is for `check`.
 */
import { readdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { error, reasonOf } from '../model/diagnostic.ts';
import type { Diagnostic, Outcome } from '../model/diagnostic.ts';
import type { SourceData, SourceEntry, SourceValue } from '../model/source.ts';
import type { LoadedData, SourceTable } from '../model/table.ts';
import { holdsTooMany, maxTextBytes, maxWorkbookBytes, readBounded } from './bounds.ts';
import { parseJson } from './json.ts';
import { notRead, parseTableFile } from './table-files.ts';
import { composed, decode, refuseUnfit, sourceText } from './text.ts';
import { parseYaml } from './yaml.ts';

/** The sections of one file as its parser gives them. */
type Sections = Outcome<readonly SourceEntry[]>;

/** What a file gave: its sections, or the names of those that stand in it if it could not be read. */
interface FileSections {
  readonly sections: readonly SourceEntry[];
  readonly tables?: readonly SourceTable[];
  readonly unread: SourceData['unread'];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a data set. `folder` is where it is, `shownFolder` how places name it, such as `data/leigu`.
 *
 * Faults leave a value, so that `check` can report its own faults in the same run: whoever goes on must ask
 * `hasErrors` first. The value names the sections that could not be read, for everything that refers to them would
 * seem wrong.
 */
export async function loadDataset(folder: string, shownFolder: string): Promise<Outcome<LoadedData>> {
  const shown = shownFolder.replaceAll('\\', '/').replace(/\/+$/u, '');
  const all = await visibleFiles(folder);
  const names = all?.filter((name) => extensions.has(extname(name).toLowerCase()));
  if (all === undefined || names === undefined) return failed(error({ code: 'dataset-missing', path: shown }));
  const left = all.flatMap((name) => notRead(`${shown}/${name}`) ?? []);
  if (names.length === 0) {
    return { value: undefined, diagnostics: [error({ code: 'dataset-empty', path: shown }), ...left] };
  }
  const files: FileSections[] = [];
  for (const name of names) files.push(await loadFile(join(folder, name), `${shown}/${name}`));
  const sections = files.flatMap((file) => file.sections);
  const isAny = files.some((file) => file.unread === 'any');
  const unread = isAny ? 'any' : files.flatMap((file) => file.unread);
  // The folder's name becomes part of the papers' names.
  const ofName = refuseUnfit(composed(basename(shown)), () => ({ file: shown }));
  const tables = files.flatMap((file) => file.tables ?? []);
  const diagnostics = [...ofName, ...files.flatMap((file) => file.diagnostics), ...left];
  return { value: { dataset: basename(shown), sections, tables, unread }, diagnostics };
}

function failed(diagnostic: Diagnostic): Outcome<never> {
  return { value: undefined, diagnostics: [diagnostic] };
}

const extensions: ReadonlySet<string> = new Set(['.yaml', '.yml', '.json', '.csv', '.tsv', '.xlsx']);

/** Names of the files that are not put aside, in an order that does not depend on the machine; undefined without a folder. */
async function visibleFiles(folder: string): Promise<string[] | undefined> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory() && !/^[.~_]/u.test(entry.name))
      .map((entry) => entry.name)
      .sort();
  } catch {
    return undefined;
  }
}

async function loadFile(path: string, shown: string): Promise<FileSections> {
  const extension = extname(shown).toLowerCase();
  const cannot = (reason: string) =>
    unreadable(error({ code: 'file-unreadable', path: shown, reason }, { file: shown }));
  let bytes: Uint8Array;
  try {
    bytes = await readBounded(path, extension === '.xlsx' ? maxWorkbookBytes : maxTextBytes);
  } catch (cause) {
    return cannot(reasonOf(cause));
  }
  if (extension === '.csv' || extension === '.tsv' || extension === '.xlsx') return tableFile(shown, bytes);
  const text = decode(bytes);
  if (text === undefined) return unreadable(error({ code: 'file-encoding', path: shown }, { file: shown }));
  if (holdsTooMany(text)) return cannot('TOO_LARGE');
  const source = sourceText(shown, text);
  const isJson = extension === '.json';
  return fileSections(topLevel(isJson ? parseJson(source) : parseYaml(source)), keysOf(text, isJson));
}

function unreadable(diagnostic: Diagnostic): FileSections {
  return { sections: [], unread: 'any', diagnostics: [diagnostic] };
}

/** @param names of the sections the file seems to have, for the case that it has none that can be read. */
function fileSections({ value, diagnostics }: Sections, names: SourceData['unread']): FileSections {
  if (value === undefined) return { sections: [], unread: names, diagnostics };
  // A section given twice in one file is read once; what the other holds may be referred to.
  const repeated = new Set(diagnostics.flatMap(({ fault }) => (fault.code === 'duplicate-key' ? fault.key : [])));
  return { sections: value, unread: value.map(({ key }) => key).filter((key) => repeated.has(key)), diagnostics };
}

/**
 * What looks like a section of a file that has faults, perhaps at the key itself: words at the left edge of YAML, any
 * string of JSON.
 */
function keysOf(text: string, isJson: boolean): string[] {
  const word = isJson ? /"([^"\\\n]+)"/gu : /^["']?([^\s"'#:：[\]{}-][^\s"'#:：[\]{}]*)/gmu;
  return [...text.matchAll(word)].flatMap(([, name]) => name ?? []);
}

/** A CSV file holds a table that its name tells, a workbook may hold any. */
async function tableFile(shown: string, bytes: Uint8Array): Promise<FileSections> {
  const { value: tables, diagnostics } = await parseTableFile(shown, bytes);
  const isWorkbook = extname(shown).toLowerCase() === '.xlsx';
  const isLost = diagnostics.some(({ fault }) => fault.code === 'file-encoding') || isWorkbook;
  const unread = tables === undefined ? (isLost ? 'any' : [basename(shown, extname(shown))]) : [];
  return { sections: [], tables: tables ?? [], unread, diagnostics };
}

/** The top-level keys of a YAML or JSON file are sections. */
function topLevel({ value, diagnostics }: Outcome<SourceValue>): Sections {
  if (value === undefined) return { value: undefined, diagnostics };
  if (value.kind === 'map') return { value: value.entries, diagnostics };
  const found = value.kind === 'list' ? 'list' : String(value.value);
  const fault = error({ code: 'wrong-type', field: '', expected: 'map', found }, value.place);
  return { value: undefined, diagnostics: [...diagnostics, fault] };
}
