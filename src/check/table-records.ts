/**
 * A row of a table as records: one of the table's section, and of an office's wide table (学校 | 校长 | 任职日期 | 学段 |
 * 在校生数) those of other sections that it holds as well.
 */
import type { Diagnostic, Place } from '../model/diagnostic.ts';
import { nameKey } from '../model/names.ts';
import type { OrganizationKind } from '../model/programme.ts';
import type { SourceEntry, SourceMap, SourceScalar, SourceValue } from '../model/source.ts';
import { cellText } from '../model/table.ts';
import type { TableCell, TableRow } from '../model/table.ts';
import { canonicalChoice, fieldNames, kindNames } from './aliases.ts';
import type { FieldName, SectionName } from './aliases.ts';
import type { PersonField } from './heading-meaning.ts';
import { headPosts, nobody } from './headings.ts';
import { nest } from './nested.ts';
import type { Column, Columns } from './table-columns.ts';
import { cellFault, fieldValue, figureValue, withoutSetting } from './table-values.ts';
import { textItems } from './values.ts';

/** A record and the section it belongs to. */
export interface PlacedRecord {
  readonly section: SectionName;
  readonly record: SourceMap;
}

/** What a table says of all its rows. */
export interface TableSense {
  readonly section: SectionName;
  readonly columns: Columns;
  /** Of organizations that do not say so themselves, and where the table says it. */
  readonly kind: { readonly name: OrganizationKind; readonly place: Place } | undefined;
}

/** A cell with the column it stands in. */
interface Filled {
  readonly cell: TableCell;
  readonly column: Column;
}

/** The records of a row; none where it has nothing but its number. */
export function recordsOf(row: TableRow, sense: TableSense, diagnostics: Diagnostic[]): PlacedRecord[] {
  const filled = row.flatMap((cell): Filled[] => {
    const column = sense.columns.get(cell.column);
    return column === undefined ? [] : [{ cell, column }];
  });
  const own = filled.filter(({ column }) => column.meaning.kind !== 'serial' && column.meaning.kind !== 'plain');
  if (own.every(({ cell }) => cell.isCovered)) return [];
  const place = (own.find(({ cell }) => !cell.isCovered) ?? own[0])?.cell.place ?? { file: '' };
  const entries = own.flatMap((part) => entryOf(part, diagnostics));
  switch (sense.section) {
    case 'organizations':
      return organizationRecords(entries, own, sense, place, diagnostics);
    case 'tenures':
      return tenureRecords(entries, own, sense, place, diagnostics);
    default: {
      const complete = withIdentifier(entries, filled, sense);
      return [{ section: sense.section, record: { kind: 'map', entries: nest(complete), place } }];
    }
  }
}

/** What a cell says of its row's own record. */
function entryOf({ cell, column }: Filled, diagnostics: Diagnostic[]): SourceEntry[] {
  const { meaning, heading, place: keyPlace } = column;
  switch (meaning.kind) {
    case 'field': {
      const { value, faults } = fieldValue(cell, meaning.description, meaning.field.replace(/^.*\./u, ''), heading);
      diagnostics.push(...faults);
      return value === undefined
        ? faultyText(cell, meaning.description, meaning.key, column)
        : [{ key: meaning.key, keyPlace, value }];
    }
    case 'figure':
    case 'free': {
      const { value, faults } = meaning.kind === 'figure' ? figureValue(cell, heading) : freeValue(cell, heading);
      diagnostics.push(...faults);
      const key = meaning.kind === 'figure' ? meaning.standard : meaning.key;
      return value === undefined ? [] : [{ key, keyPlace, value }];
    }
    case 'person':
    case 'person-field':
    case 'serial':
    case 'plain':
      return [];
  }
}

/** A text at fault stays as it is shown, so that it is not called missing as well. */
function faultyText(cell: TableCell, { kind }: FieldName, key: string, column: Column): SourceEntry[] {
  const isText = kind === 'text' || kind === 'person' || kind === 'post';
  if (!isText || cellFault(cell, column.heading) === undefined) return [];
  const value: SourceScalar = { kind: 'scalar', value: cellText(cell.content), place: cell.place };
  return [{ key, keyPlace: column.place, value }];
}

function freeValue(cell: TableCell, heading: string): ReturnType<typeof fieldValue> {
  return fieldValue(cell, { chinese: heading, kind: 'anything' }, '', heading);
}

function fieldEntry(field: { readonly chinese: string }, keyPlace: Place, value: SourceValue): SourceEntry {
  return { key: field.chinese, keyPlace, value };
}

function scalar(value: string, place: Place): SourceScalar {
  return { kind: 'scalar', value, place };
}

function entryNamed(entries: readonly SourceEntry[], field: string, { chinese }: FieldName): SourceEntry | undefined {
  return entries.find(({ key }) => key === chinese || key === field);
}

/** A person of an organization's row. */
interface Holder {
  readonly column: Column;
  readonly post: string | undefined;
  readonly cell: TableCell | undefined;
  readonly fields: ReadonlyMap<PersonField, Filled>;
}

/** The persons that the table has columns for, with the dates to the right of each. */
function holdersOf(own: readonly Filled[], columns: Columns): Holder[] {
  const holders: (Omit<Holder, 'fields'> & { fields: Map<PersonField, Filled> })[] = [];
  for (const column of [...columns.values()].sort((a, b) => a.column - b.column)) {
    const { meaning } = column;
    const filled = own.find((part) => part.column === column);
    if (meaning.kind === 'person') {
      holders.push({ column, post: meaning.post, cell: filled?.cell, fields: new Map() });
    } else if (meaning.kind === 'person-field' && filled !== undefined) {
      holders.at(-1)?.fields.set(meaning.field, filled);
    }
  }
  return holders;
}

function organizationRecords(
  entries: readonly SourceEntry[],
  own: readonly Filled[],
  { columns, kind }: TableSense,
  place: Place,
  diagnostics: Diagnostic[],
): PlacedRecord[] {
  const names = fieldNames.organizations;
  const isFigure = ({ keyPlace }: SourceEntry): boolean =>
    own.some(({ column }) => column.place === keyPlace && column.meaning.kind === 'figure');
  const figures = entries.filter(isFigure);
  const fields = entries.filter((entry) => !isFigure(entry));
  const name = entryNamed(fields, 'name', names.name);
  const givenKind = entryNamed(fields, 'kind', names.kind);
  if (givenKind === undefined && kind !== undefined) {
    fields.push(fieldEntry(names.kind, kind.place, scalar(kindNames[kind.name], kind.place)));
  }
  const given = entryNamed(fields, 'posts', names.posts);
  const posts = given === undefined ? [] : (textItems(given.value) ?? []).map(({ value }) => String(value));
  const typed =
    givenKind?.value.kind === 'scalar' ? canonicalChoice(String(givenKind.value.value), kindNames) : undefined;
  const head = posts[0] ?? headPosts[(typed as OrganizationKind | undefined) ?? kind?.name ?? 'school'];
  const holders = holdersOf(own, columns).map((holder) => ({ ...holder, post: holder.post ?? head }));
  const added = holders.filter(({ post }) => !posts.some((known) => nameKey(known) === nameKey(post)));
  if (added.length > 0) {
    const all = [...posts, ...new Set(added.map(({ post }) => post))].join('、');
    const at = given?.value.place ?? added[0]?.column.place ?? place;
    const entry = { key: given?.key ?? names.posts.chinese, keyPlace: given?.keyPlace ?? at, value: scalar(all, at) };
    if (given === undefined) fields.push(entry);
    else fields.splice(fields.indexOf(given), 1, entry);
  }
  const record: PlacedRecord = { section: 'organizations', record: { kind: 'map', entries: nest(fields), place } };
  const tenures = holders.flatMap((holder) => tenureOf(holder, name, diagnostics));
  return [record, ...tenures, ...figureRecord(figures, name, place)];
}

function figureRecord(figures: readonly SourceEntry[], name: SourceEntry | undefined, place: Place): PlacedRecord[] {
  if (figures.length === 0 || name === undefined) return [];
  const organization = { ...name, key: fieldNames.figures.organization.chinese };
  return [{ section: 'figures', record: { kind: 'map', entries: [organization, ...figures], place } }];
}

/** A person as a tenure; none where the post is vacant. */
function tenureOf(holder: Holder, name: SourceEntry | undefined, diagnostics: Diagnostic[]): PlacedRecord[] {
  const { column, cell, post, fields } = holder;
  const names = fieldNames.tenures;
  if (cell === undefined || name === undefined || nobody.has(cellText(cell.content))) return [];
  const { value, faults } = fieldValue(cell, names.holder, 'holder', column.heading);
  diagnostics.push(...faults);
  if (value === undefined) return [];
  const [person, acting] = personOf(value);
  const entries = [
    { ...name, key: names.organization.chinese },
    fieldEntry(names.post, column.place, scalar(post ?? '', cell.place)),
    fieldEntry(names.holder, column.place, person),
    ...(acting === undefined || fields.has('acting') ? [] : [fieldEntry(names.acting, column.place, acting)]),
    ...[...fields].flatMap(([field, filled]) => {
      const read = fieldValue(filled.cell, names[field], field, filled.column.heading);
      diagnostics.push(...read.faults);
      return read.value === undefined ? [] : [fieldEntry(names[field], filled.column.place, read.value)];
    }),
  ];
  return [{ section: 'tenures', record: { kind: 'map', entries, place: cell.place } }];
}

/** 陈建平（主持工作）: who, and how. */
function personOf(value: SourceValue): readonly [SourceValue, SourceScalar | undefined] {
  if (value.kind !== 'scalar' || typeof value.value !== 'string') return [value, undefined];
  const [, person, how] = /^(.+?)[（(](主持工作|主持|代理)[）)]$/u.exec(value.value) ?? [];
  if (person === undefined || how === undefined) return [value, undefined];
  return [scalar(withoutSetting(person.trim()), value.place), scalar(how === '主持' ? '主持工作' : how, value.place)];
}

/** A list of who holds which post, or one of 校长 with a column for each post. */
function tenureRecords(
  entries: readonly SourceEntry[],
  own: readonly Filled[],
  { columns }: TableSense,
  place: Place,
  diagnostics: Diagnostic[],
): PlacedRecord[] {
  const names = fieldNames.tenures;
  const holders = holdersOf(own, columns);
  const organization = entryNamed(entries, 'organization', names.organization);
  if (holders.length > 0) {
    const shared = entries.filter((entry) => entry !== organization);
    return holders
      .flatMap((holder) => tenureOf(holder, organization, diagnostics))
      .map(({ section, record }) => ({ section, record: { ...record, entries: [...record.entries, ...shared] } }));
  }
  const holder = entryNamed(entries, 'holder', names.holder);
  if (holder?.value.kind === 'scalar' && nobody.has(String(holder.value.value))) return [];
  const complete = entries.flatMap((entry) => {
    if (entry !== holder) return [entry];
    const [person, acting] = personOf(entry.value);
    const added = acting === undefined ? [] : [fieldEntry(names.acting, entry.keyPlace, acting)];
    return [{ ...entry, value: person }, ...(entryNamed(entries, 'acting', names.acting) === undefined ? added : [])];
  });
  return [{ section: 'tenures', record: { kind: 'map', entries: nest(complete), place } }];
}

/** The fields that a record without an identifier is known by, in the order they are asked. */
const identifiedBy: { readonly [Section in SectionName]?: readonly string[] } = {
  duties: ['title', 'text'],
  documents: ['title'],
  clauses: ['condition'],
  teams: ['name'],
  standards: ['name'],
};

/**
 * Offices number the rows of a table but seldom name them: where there is no column for identifiers, a record is known
 * by its title, then by its number, then by how its text begins.
 */
function withIdentifier(
  entries: readonly SourceEntry[],
  filled: readonly Filled[],
  { section, columns }: TableSense,
): readonly SourceEntry[] {
  const [title, ...others] = identifiedBy[section] ?? [];
  const isGiven = [...columns.values()].some(({ meaning }) => meaning.kind === 'field' && meaning.field === 'id');
  if (title === undefined || isGiven) return entries;
  const names: Readonly<Record<string, FieldName>> = section === 'facts' ? {} : fieldNames[section];
  const named = (field: string): SourceEntry | undefined => {
    const description = names[field];
    return description === undefined ? undefined : entryNamed(entries, field, description);
  };
  const serial = filled.find(({ column }) => column.meaning.kind === 'serial');
  const byTitle = named(title)?.value;
  const byText = others.map(named).find((entry) => entry !== undefined)?.value;
  const number = serial === undefined ? undefined : scalar(cellText(serial.cell.content), serial.cell.place);
  const value = asScalar(byTitle) ?? number ?? asScalar(byText);
  const id = names['id'];
  if (value === undefined || id === undefined || typeof value.value !== 'string') return entries;
  const short = /^[^，。；：,;:\s]{1,20}/u.exec(value.value)?.[0] ?? value.value;
  return [fieldEntry(id, value.place, scalar(short, value.place)), ...entries];
}

function asScalar(value: SourceValue | undefined): SourceScalar | undefined {
  return value?.kind === 'scalar' ? value : undefined;
}
