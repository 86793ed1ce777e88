/**
 * Data sets: read, with their tables placed; and turned from one form into another: tables into YAML files, YAML files
 * into a workbook to fill in.
 */
import { recordFaults } from './check/check.ts';
import { formSheets } from './check/forms.ts';
import { sectionData } from './check/section-data.ts';
import { placeTables, standardSections, type PlacedTable } from './check/tables.ts';
import { loadDataset } from './load/dataset.ts';
import { loadTableFiles } from './load/table-files.ts';
import type { Outcome } from './model/diagnostic.ts';
import type { FormWords } from './model/form.ts';
import type { SectionData } from './model/section-data.ts';
import type { NamedFile, NamedFolder, SourceData } from './model/source.ts';

/** Reads a data set and places its tables. Faults leave a value, for further checks in the same run. */
export async function loadData({ path, shown }: NamedFolder): Promise<Outcome<SourceData>> {
  const loaded = await loadDataset(path, shown);
  if (loaded.value === undefined) return { value: undefined, diagnostics: loaded.diagnostics };
  const { value, diagnostics } = placeTables(loaded.value);
  return { value: value && sourceOf(value), diagnostics: [...loaded.diagnostics, ...diagnostics] };
}

/** What was placed, without the tables it was read from. */
function sourceOf({ dataset, sections, unread }: SourceData): SourceData {
  return { dataset, sections, unread };
}

/** What tables of people's own make of a data set. */
export interface ImportedData {
  readonly sections: readonly SectionData[];
  readonly tables: readonly PlacedTable[];
}

/**
 * Reads tables as sections of a data set.
 *
 * @param into the data set they are to stand in: figures are named after its standards, if there are any yet.
 */
export async function readTables(files: readonly NamedFile[], into: NamedFolder): Promise<Outcome<ImportedData>> {
  const [loaded, existing] = await Promise.all([loadTableFiles(files), loadDataset(into.path, into.shown)]);
  const standards = existing.value === undefined ? [] : standardSections(existing.value);
  const dataset = { dataset: into.shown, sections: standards, unread: [], tables: loaded.value ?? [] };
  const placed = placeTables(dataset);
  const diagnostics = [...loaded.diagnostics, ...placed.diagnostics];
  if (placed.value === undefined) return { value: undefined, diagnostics };
  const own = placed.value.sections.filter((entry) => !standards.includes(entry));
  const source = { ...placed.value, sections: own };
  const value = { sections: sectionData(source), tables: placed.value.tables };
  return { value, diagnostics: [...diagnostics, ...recordFaults(source)] };
}

/** A data set as a workbook to fill in; undefined where it cannot be read. */
export async function formOf(data: NamedFolder, words: FormWords): Promise<Uint8Array | undefined> {
  const { value } = await loadData(data);
  if (value === undefined) return undefined;
  // What writes workbooks is large, and nothing else here needs it.
  const { writeForm } = await import('./write/form.ts');
  return writeForm(formSheets(sectionData(value)), words);
}

/** A section of a data set as a file of it. */
export { writeSection } from './write/data-yaml.ts';
