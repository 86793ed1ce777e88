/**
 * A data set's sections with their records read: the lists of one section in several files joined, the fields
 * of the programme gathered. What the records say of each other is for the rules.
 */
import { error } from '../model/diagnostic.ts';
import type { Diagnostic, Fault } from '../model/diagnostic.ts';
import type { FactMap } from '../model/programme.ts';
import type { SourceData, SourceEntry, SourceList, SourceMap, SourceValue } from '../model/source.ts';
import { readFigureRow } from './figures.ts';
import type { FigureRow } from './figures.ts';
import { canonicalChoice, fieldNames, isChinese, sectionNames } from './aliases.ts';
import type { FieldNames, SectionName } from './aliases.ts';
import { readRecord, unknownKeyFault } from './records.ts';
import type { Checked } from './records.ts';
import { isEmpty, plainMap, shownValue } from './values.ts';

/** Every record of a data set, sound or not. */
export interface Book {
  readonly dataset: string;
  /** Whether sections are named in Chinese, for messages. */
  readonly isChinese: boolean;
  /** Undefined where no file has the section. */
  readonly programme: Checked<'programme'> | undefined;
  readonly organizations: readonly Checked<'organizations'>[];
  readonly groups: readonly Checked<'groups'>[];
  readonly tenures: readonly Checked<'tenures'>[];
  readonly documents: readonly Checked<'documents'>[];
  readonly sections: readonly Checked<'sections'>[];
  readonly duties: readonly Checked<'duties'>[];
  readonly clauses: readonly Checked<'clauses'>[];
  readonly teams: readonly Checked<'teams'>[];
  readonly standards: readonly Checked<'standards'>[];
  readonly figures: readonly FigureRow[];
  readonly facts: FactMap;
  readonly papers: readonly Checked<'papers'>[];
  /** Sections that some file has, even where it could not be read. */
  readonly given: ReadonlySet<SectionName>;
  /** Sections of which something could not be read at all: names may be missing from them. */
  readonly unreadable: ReadonlySet<SectionName>;
}

type ListName = Exclude<SectionName, 'programme' | 'facts' | 'figures'>;

/** Reads every section and reports what is wrong with each record on its own. */
export function readBook(source: SourceData, diagnostics: Diagnostic[]): Book {
  const unread = unreadSections(source);
  const shelf: Shelf = { parts: partsOf(source, diagnostics), unreadable: new Set(unread), diagnostics };
  return {
    dataset: source.dataset,
    isChinese: source.sections.some(({ key }) => isChinese(key)),
    programme: readProgramme(shelf),
    organizations: readNamed(shelf, 'organizations'),
    groups: readNamed(shelf, 'groups'),
    tenures: readList(shelf, 'tenures'),
    documents: readList(shelf, 'documents'),
    sections: readNamed(shelf, 'sections'),
    duties: readList(shelf, 'duties'),
    clauses: readList(shelf, 'clauses'),
    teams: readList(shelf, 'teams'),
    standards: readNamed(shelf, 'standards'),
    figures: readFigures(shelf),
    facts: plainMap(gatherEntries(shelf, 'facts').entries),
    papers: readList(shelf, 'papers'),
    given: new Set([...shelf.parts.keys(), ...unread]),
    unreadable: shelf.unreadable,
  };
}

interface Shelf {
  /** The entries of all files by section. */
  readonly parts: ReadonlyMap<SectionName, readonly SourceEntry[]>;
  readonly unreadable: Set<SectionName>;
  readonly diagnostics: Diagnostic[];
}

/** Sections of which a file could not be read. */
function unreadSections({ unread }: SourceData): SectionName[] {
  const names: readonly string[] = unread === 'any' ? Object.keys(sectionNames) : unread;
  return names.flatMap((name) => {
    const section = canonicalChoice(name, sectionNames);
    return section !== undefined && isSectionName(section) ? [section] : [];
  });
}

/** A misspelt section is reported and read as the one it resembles, so that what it says is not missed elsewhere. */
function partsOf(source: SourceData, diagnostics: Diagnostic[]): Map<SectionName, SourceEntry[]> {
  const parts = new Map<SectionName, SourceEntry[]>();
  for (const entry of source.sections) {
    const { section, fault } = sectionOf(entry);
    if (fault !== undefined) diagnostics.push(error(fault, entry.keyPlace));
    if (section === undefined) continue;
    const known = parts.get(section);
    if (known === undefined) parts.set(section, [entry]);
    else known.push(entry);
  }
  return parts;
}

interface NamedSection {
  readonly section: SectionName | undefined;
  /** What is wrong with the key. */
  readonly fault?: Fault;
}

/** The section a key names, or the one it was probably meant to name. */
function sectionOf({ key, value }: SourceEntry): NamedSection {
  const named = canonicalChoice(key, sectionNames);
  if (named !== undefined && isSectionName(named)) return { section: named };
  const fault = unknownKeyFault(key, sectionNames, byFit(value));
  const meant = fault.nearest === undefined ? undefined : canonicalChoice(fault.nearest, sectionNames);
  return { section: meant !== undefined && isSectionName(meant) ? meant : undefined, fault };
}

/** The sections' names, those first whose fields the value has: 任… may be 任务 or 任期. */
function byFit(value: SourceValue): Readonly<Record<string, string>> {
  const record = value.kind === 'list' ? value.items.find((item) => item.kind === 'map') : value;
  const keys = record?.kind === 'map' ? record.entries.map(({ key }) => key) : [];
  const fit = (section: string): number => {
    const fields: FieldNames = isSectionName(section) && section !== 'facts' ? fieldNames[section] : {};
    const names = new Set(Object.entries(fields).flatMap(([english, { chinese }]) => [english, chinese]));
    return keys.filter((key) => names.has(key)).length;
  };
  return Object.fromEntries(Object.entries(sectionNames).sort(([a], [b]) => fit(b) - fit(a)));
}

/** The lines of `papers` alone, sound or not; their faults are told by whoever reads the whole book. */
export function readPapers({ sections }: SourceData): readonly Checked<'papers'>[] {
  const papers = sections.filter((entry) => sectionOf(entry).section === 'papers');
  return readList({ parts: new Map([['papers', papers]]), unreadable: new Set(), diagnostics: [] }, 'papers');
}

function isSectionName(name: string): name is SectionName {
  return Object.hasOwn(sectionNames, name);
}

function readList<Name extends ListName>(shelf: Shelf, name: Name): Checked<Name>[] {
  const records: Checked<Name>[] = [];
  for (const { key, value } of shelf.parts.get(name) ?? []) {
    if (isEmpty(value)) continue;
    if (value.kind !== 'list') {
      refuse(shelf, name, key, 'list', value);
      continue;
    }
    const faults: Diagnostic[] = [];
    for (const item of value.items) {
      const map = name === 'sections' ? namedMap(item) : item;
      if (map.kind === 'map') records.push(readRecord(name, map, key, faults));
      else if (!isEmpty(map)) refuse(shelf, name, key, 'map', map);
    }
    shelf.diagnostics.push(...onceForAll(faults, value));
  }
  return records;
}

/** Rows of figures, whose fields are named by the data set itself. */
function readFigures(shelf: Shelf): FigureRow[] {
  return (shelf.parts.get('figures') ?? []).flatMap(({ key, value }) => {
    if (isEmpty(value)) return [];
    if (value.kind !== 'list') {
      refuse(shelf, 'figures', key, 'list', value);
      return [];
    }
    return value.items.flatMap((item) => {
      if (item.kind === 'map') return [readFigureRow(item, key, shelf.diagnostics)];
      if (!isEmpty(item)) refuse(shelf, 'figures', key, 'map', item);
      return [];
    });
  });
}

/** A field that a whole list lacks is one fault, and so is a table's heading, which all its rows have. */
function onceForAll(faults: readonly Diagnostic[], { items, place }: SourceList): Diagnostic[] {
  const missing = new Map<string, number>();
  for (const { fault } of faults) {
    if (fault.code === 'missing-field') missing.set(fault.field, (missing.get(fault.field) ?? 0) + 1);
  }
  const told = new Map<string, Diagnostic>();
  for (const diagnostic of faults) {
    const { fault } = diagnostic;
    const isOfAll = fault.code === 'missing-field' && items.length > 2 && missing.get(fault.field) === items.length;
    const single = isOfAll ? error(fault, place) : diagnostic;
    const key = JSON.stringify([single.fault, single.place]);
    if (!told.has(key)) told.set(key, single);
  }
  return [...told.values()];
}

/** Records that others refer to: where one has no name that can be read, it may be the one that is missed. */
function readNamed<Name extends 'organizations' | 'groups' | 'sections' | 'standards'>(
  shelf: Shelf,
  name: Name,
): Checked<Name>[] {
  const records = readList(shelf, name);
  if (records.some(({ faulty }) => faulty.has('name'))) shelf.unreadable.add(name);
  return records;
}

function refuse(shelf: Shelf, name: SectionName, field: string, expected: string, value: SourceValue): void {
  shelf.unreadable.add(name);
  shelf.diagnostics.push(error({ code: 'wrong-type', field, expected, found: shownValue(value) }, value.place));
}

/** A section may be given by its name alone. */
function namedMap(item: SourceValue): SourceValue {
  if (item.kind !== 'scalar' || isEmpty(item)) return item;
  return { kind: 'map', entries: [{ key: 'name', keyPlace: item.place, value: item }], place: item.place };
}

function readProgramme(shelf: Shelf): Checked<'programme'> | undefined {
  const [first] = shelf.parts.get('programme') ?? [];
  if (first === undefined) return undefined;
  const { entries, place } = gatherEntries(shelf, 'programme');
  if (entries.length === 0 && shelf.unreadable.has('programme')) return undefined;
  return readRecord('programme', { kind: 'map', entries, place }, first.key, shelf.diagnostics);
}

/** The fields of a section that is one map, from all files; the rows of a table are maps of it too. */
function gatherEntries(shelf: Shelf, name: 'programme' | 'facts'): SourceMap {
  const entries: SourceEntry[] = [];
  const [first] = shelf.parts.get(name) ?? [];
  for (const { key, value } of shelf.parts.get(name) ?? []) {
    const isTable = value.kind === 'list';
    for (const map of isTable ? value.items : [value]) {
      if (map.kind === 'map') entries.push(...(isTable ? map.entries.map(placedByValue) : map.entries));
      else if (!isEmpty(map)) refuse(shelf, name, key, 'map', map);
    }
  }
  const place = entries[0]?.keyPlace ?? first?.value.place ?? { file: '' };
  return { kind: 'map', entries: name === 'facts' ? onceEach(shelf, entries) : entries, place };
}

/** The rows of a table share the places of their keys; where they are one map, the cells tell which is meant. */
function placedByValue(entry: SourceEntry): SourceEntry {
  return { ...entry, keyPlace: entry.value.place };
}

/** Facts have any names, but each once. */
function onceEach(shelf: Shelf, entries: readonly SourceEntry[]): readonly SourceEntry[] {
  const seen = new Map<string, SourceEntry>();
  for (const entry of entries) {
    const earlier = seen.get(entry.key);
    if (earlier === undefined) seen.set(entry.key, entry);
    else {
      shelf.diagnostics.push(error({ code: 'duplicate-key', key: entry.key, first: earlier.keyPlace }, entry.keyPlace));
    }
  }
  return [...seen.values()];
}
