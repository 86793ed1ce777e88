/**
 * Tables placed in the sections of a data set. What a table says is as good as what a YAML file says: from here on nobody
 * needs to know where a record was typed, but for the places of faults.
 */
import { warning } from '../model/diagnostic.ts';
import type { Diagnostic, Outcome, Place } from '../model/diagnostic.ts';
import type { SourceData, SourceEntry, SourceList, SourceMap, SourceValue } from '../model/source.ts';
import { cellText } from '../model/table.ts';
import type { LoadedData, SourceTable } from '../model/table.ts';
import { canonicalChoice, fieldNames, sectionNames } from './aliases.ts';
import type { SectionName } from './aliases.ts';
import { meaningOf } from './heading-meaning.ts';
import type { NamedStandard, Quantity } from './heading-meaning.ts';
import { kindHeadings, noteSheets } from './headings.ts';
import { nest } from './nested.ts';
import { cellsWithoutHeading, columnsOf } from './table-columns.ts';
import type { Columns } from './table-columns.ts';
import { headingKeys } from './table-header.ts';
import { recordsOf } from './table-records.ts';
import type { TableSense } from './table-records.ts';
import { sortRows } from './table-rows.ts';
import type { LeftRow } from './table-rows.ts';
import { sectionsNamed, useOf } from './table-use.ts';
import type { TableUse } from './table-use.ts';
import { fieldValue } from './table-values.ts';

/** What became of a table. */
export interface PlacedTable {
  readonly place: Place;
  /** How many records of each section it gave; none where it is not used. */
  readonly records: ReadonlyMap<SectionName, number>;
  /** Rows that are no records. */
  readonly left: readonly LeftRow[];
}

/** A data set with its tables placed, and what became of each. */
export interface PlacedData extends SourceData {
  readonly tables: readonly PlacedTable[];
}

/** Places all tables of a data set; faults leave a value, as those of loading do. */
export function placeTables(data: LoadedData): Outcome<PlacedData> {
  const diagnostics: Diagnostic[] = [];
  const given = standardsIn(data.sections);
  const uses = data.tables.map((table) => ({ table, use: useOf(table, given) }));
  // Figures are named after standards, so those come first.
  const ofStandards = uses.filter(({ use }) => use?.section === 'standards');
  const standards = [...given, ...ofStandards.flatMap(({ table, use }) => standardsOf(table, use))];
  const placed = data.tables.map((table) => placeTable(table, standards, diagnostics));
  const quantities = new Map(placed.flatMap((part) => [...part.quantities]));
  const sections = [
    ...data.sections,
    ...placed.flatMap((part) => part.sections),
    ...quantityStandards(quantities, standards),
  ];
  const unread = data.unread === 'any' ? data.unread : data.unread.flatMap((name) => [name, ...sectionsNamed(name)]);
  const value = { dataset: data.dataset, sections: inFileOrder(sections), unread, tables: placed };
  return { value, diagnostics };
}

/** The sections of a data set that name what figures are of. */
export function standardSections(data: LoadedData): readonly SourceEntry[] {
  const sections = placeTables(data).value?.sections ?? data.sections;
  return sections.filter(({ key }) => canonicalChoice(key, sectionNames) === 'standards');
}

/** Sections in the order of their files, as if all of them were YAML. */
function inFileOrder(sections: readonly SourceEntry[]): readonly SourceEntry[] {
  return [...sections].sort(({ keyPlace: { file: a } }, { keyPlace: { file: b } }) => (a < b ? -1 : a > b ? 1 : 0));
}

/** The standards of sections that are lists of maps; what is wrong with them is told elsewhere. */
function standardsIn(sections: readonly SourceEntry[]): NamedStandard[] {
  const { id, name } = fieldNames.standards;
  return sections
    .filter(({ key }) => canonicalChoice(key, sectionNames) === 'standards')
    .flatMap(({ value }) => (value.kind === 'list' ? value.items : []))
    .flatMap((item) =>
      item.kind === 'map'
        ? [{ id: textOf(item.entries, ['id', id.chinese]), name: textOf(item.entries, ['name', name.chinese]) }]
        : [],
    );
}

function textOf(entries: readonly SourceEntry[], keys: readonly string[]): string | undefined {
  const value = entries.find(({ key }) => keys.includes(key))?.value;
  return value?.kind === 'scalar' && value.value !== null ? String(value.value) : undefined;
}

function standardsOf(table: SourceTable, use: TableUse | undefined): NamedStandard[] {
  return use === undefined ? [] : standardsIn(recordsIn(table, use, [], []).sections);
}

interface Placing extends PlacedTable {
  readonly sections: readonly SourceEntry[];
  readonly quantities: ReadonlyMap<Quantity, Place>;
}

function unused(
  { name, place }: SourceTable,
  because: 'unknown' | 'hidden' | 'note',
  diagnostics: Diagnostic[],
): Placing {
  if (because !== 'note') diagnostics.push(warning({ code: 'unused-table', name, because }, place));
  return { place, records: new Map(), left: [], sections: [], quantities: new Map() };
}

function placeTable(table: SourceTable, standards: readonly NamedStandard[], diagnostics: Diagnostic[]): Placing {
  if (noteSheets.has(table.name) || table.name.startsWith('_')) return unused(table, 'note', diagnostics);
  const use = useOf(table, standards);
  // Lists of choices are hidden on purpose; tables may have been forgotten.
  if (table.isHidden) return unused(table, use === undefined ? 'note' : 'hidden', diagnostics);
  if (use !== undefined) return recordsIn(table, use, standards, diagnostics);
  // A file is named for what it holds, so that a name nobody knows is a slip; sheets may hold anything.
  if (table.format === 'sheet') return unused(table, 'unknown', diagnostics);
  const value: SourceList = { kind: 'list', items: [], place: table.place };
  const sections = [{ key: table.name, keyPlace: table.place, value }];
  return { place: table.place, records: new Map(), left: [], sections, quantities: new Map() };
}

function recordsIn(
  table: SourceTable,
  use: TableUse,
  standards: readonly NamedStandard[],
  diagnostics: Diagnostic[],
): Placing {
  if (use.isUpright) return uprightRecord(table, use, diagnostics);
  const { records: rows, left } = sortRows(use.parsed);
  const columns = columnsOf(use.parsed.headings, use.section, standards, rows, diagnostics);
  for (const fault of cellsWithoutHeading(table, use.parsed.headings, rows)) diagnostics.push(fault);
  diagnostics.push(...left.flatMap(partedBy));
  const sense = { section: use.section, columns: withText(use.section, columns), kind: kindOf(use, columns) };
  const found = new Map<SectionName, SourceMap[]>();
  for (const row of rows) {
    for (const { section, record } of recordsOf(row, sense, diagnostics)) {
      const records = found.get(section);
      if (records === undefined) found.set(section, [record]);
      else records.push(record);
    }
  }
  if (!found.has(use.section)) found.set(use.section, []);
  const place = use.parsed.headings[0]?.place ?? table.place;
  const sections = [...found].map(([section, items]) => ({
    key: keyOf(table, section),
    keyPlace: table.place,
    value: { kind: 'list', items, place } as const,
  }));
  const records = new Map([...found].map(([section, items]) => [section, items.length]));
  return { place: table.place, records, left, sections, quantities: quantitiesOf(columns) };
}

/** The section as messages name it: as the table is named if that is its name. */
function keyOf({ name }: SourceTable, section: SectionName): string {
  return name === section ? name : sectionNames[section];
}

function partedBy({ because, text, place }: LeftRow): Diagnostic[] {
  return because === 'part' ? [warning({ code: 'unused-row', text }, place)] : [];
}

/** A table of duties with one column for what is to be done has their texts there. */
function withText(section: SectionName, columns: Columns): Columns {
  const fields = [...columns.values()].flatMap(({ meaning }) => (meaning.kind === 'field' ? meaning.field : []));
  if (section !== 'duties' || fields.includes('text')) return columns;
  const description = fieldNames.duties.text;
  return new Map(
    [...columns].map(([number, column]) => {
      const isTitle = column.meaning.kind === 'field' && column.meaning.field === 'title';
      const meaning = { kind: 'field', field: 'text', key: description.chinese, description } as const;
      return [number, isTitle ? { ...column, meaning } : column];
    }),
  );
}

/** What the organizations of a table are: by the table's name, or by the heading of their names. */
function kindOf({ section, kind, parsed }: TableUse, columns: Columns): TableSense['kind'] {
  if (section !== 'organizations') return undefined;
  const name = [...columns.values()].find(({ meaning }) => meaning.kind === 'field' && meaning.field === 'name');
  const place = name?.place ?? parsed.headings[0]?.place;
  const byHeading = headingKeys(name?.heading ?? '').map((key) => kindHeadings[key]);
  const found = kind ?? byHeading.find((known) => known !== undefined);
  return found === undefined || place === undefined ? undefined : { name: found, place };
}

function quantitiesOf(columns: Columns): ReadonlyMap<Quantity, Place> {
  return new Map(
    [...columns.values()].flatMap(({ meaning, place }) =>
      meaning.kind === 'figure' && meaning.quantity !== undefined ? [[meaning.quantity, place] as const] : [],
    ),
  );
}

/** Standards for what tables count and no standard is named after: they ask for nothing. */
function quantityStandards(found: ReadonlyMap<Quantity, Place>, standards: readonly NamedStandard[]): SourceEntry[] {
  const { id, name, unit } = fieldNames.standards;
  return [...found]
    .filter(([quantity]) => !standards.some((standard) => standard.id === quantity.id))
    .map(([quantity, place]) => {
      const entry = (key: string, value: string): SourceEntry => {
        return { key, keyPlace: place, value: { kind: 'scalar', value, place } };
      };
      const entries = [
        entry(id.chinese, quantity.id),
        entry(name.chinese, quantity.names[0]),
        entry(unit.chinese, quantity.unit),
      ];
      const items = [{ kind: 'map', entries, place } as const];
      return { key: sectionNames.standards, keyPlace: place, value: { kind: 'list', items, place } };
    });
}

/** A record whose fields stand below each other: names in the first column, what they are in the second. */
function uprightRecord(table: SourceTable, { section }: TableUse, diagnostics: Diagnostic[]): Placing {
  const entries: SourceEntry[] = [];
  const left: LeftRow[] = [];
  const rows = section === 'facts' ? table.rows.slice(1) : table.rows;
  for (const [name, cell] of rows) {
    if (name === undefined) continue;
    const text = cellText(name.content).trim();
    const meaning = meaningOf({ column: name.column, text, readings: [text], place: name.place }, section, []);
    const isPlain = meaning === undefined && cell === undefined;
    if (isPlain) left.push({ because: 'title', text, place: name.place });
    if (cell === undefined || isUprightHead(text, cellText(cell.content))) continue;
    const field = meaning?.kind === 'field' ? meaning.field : '';
    const description = meaning?.kind === 'field' ? meaning.description : { chinese: text, kind: 'anything' as const };
    const { value, faults } = fieldValue(cell, description, field, text);
    diagnostics.push(...faults);
    const key = meaning?.kind === 'field' ? meaning.key : text;
    if (value !== undefined) entries.push({ key, keyPlace: name.place, value });
  }
  const value: SourceValue = { kind: 'map', entries: nest(entries), place: table.place };
  const sections = [{ key: keyOf(table, section), keyPlace: table.place, value }];
  return { place: table.place, records: new Map([[section, 1]]), left, sections, quantities: new Map() };
}

function isUprightHead(name: string, content: string): boolean {
  return /^项目$/u.test(name) && /^(?:内容|值)$/u.test(content);
}
