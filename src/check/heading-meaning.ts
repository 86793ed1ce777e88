/** What a heading means in a table of a section: a field, who holds a post, a figure, or nothing to the program. */
import { nearestName } from '../model/names.ts';
import { fieldNames } from './aliases.ts';
import type { FieldName, FieldNames, RecordName, SectionName } from './aliases.ts';
import { headingSynonyms, personHeadings, plainHeadings, quantities, serialHeadings } from './headings.ts';
import { requiredFields } from './json-schema.ts';
import { recordSchemas } from './schema.ts';
import { headingKeys } from './table-header.ts';
import type { Heading } from './table-header.ts';

export type Meaning =
  /** A field by its English name, within a measure `measure.name`; `key` is its name in the heading's language. */
  | { readonly kind: 'field'; readonly field: string; readonly key: string; readonly description: FieldName }
  | { readonly kind: 'person'; readonly post: string | undefined }
  /** Since when, until when and how the person in a column further left holds the post. */
  | { readonly kind: 'person-field'; readonly field: PersonField }
  /** A figure by its standard's name; `quantity` where the data set has no such standard. */
  | { readonly kind: 'figure'; readonly standard: string; readonly quantity?: Quantity }
  /** A heading that is itself the name of what stands below. */
  | { readonly kind: 'free'; readonly key: string }
  | { readonly kind: 'serial' }
  | { readonly kind: 'plain' };

export type PersonField = 'from' | 'to' | 'acting';
export type Quantity = (typeof quantities)[number];

/** A standard of the data set, as far as figures are named after it. */
export interface NamedStandard {
  readonly id: string | undefined;
  readonly name: string | undefined;
}

/** A section whose tables have headings of its own; `facts` take any. */
export type RecordSection = Exclude<SectionName, 'facts'>;

/** What a heading means in a section's table; undefined where nobody can tell. */
export function meaningOf(
  heading: Heading,
  section: SectionName,
  standards: readonly NamedStandard[],
): Meaning | undefined {
  if (section === 'facts') return { kind: 'free', key: heading.text };
  const keys = heading.readings.flatMap(headingKeys);
  const field = first(keys, (key) => lookup[section].get(key));
  if (field !== undefined) return { kind: 'field', ...field };
  return (
    personMeaning(keys, section) ??
    (section === 'organizations' || section === 'figures' ? figureMeaning(keys, standards) : undefined) ??
    plainMeaning(keys)
  );
}

function first<T>(keys: readonly string[], find: (key: string) => T | undefined): T | undefined {
  for (const key of keys) {
    const found = find(key);
    if (found !== undefined) return found;
  }
  return undefined;
}

function personMeaning(keys: readonly string[], section: RecordSection): Meaning | undefined {
  if (section !== 'organizations' && section !== 'tenures') return undefined;
  const person = keys.find((key) => Object.hasOwn(personHeadings, key));
  if (person !== undefined) {
    const post = personHeadings[person];
    return post === undefined && section === 'tenures' ? undefined : { kind: 'person', post };
  }
  const field = section === 'organizations' ? first(keys, (key) => lookup.tenures.get(key)) : undefined;
  const isOfPerson = field?.field === 'from' || field?.field === 'to' || field?.field === 'acting';
  return field !== undefined && isOfPerson ? { kind: 'person-field', field: field.field as PersonField } : undefined;
}

function figureMeaning(keys: readonly string[], standards: readonly NamedStandard[]): Meaning | undefined {
  const named = (wanted: readonly string[]): string | undefined => {
    const standard = standards.find(({ id, name }) =>
      [name, id].some((own) => own !== undefined && headingKeys(own).some((key) => wanted.includes(key))),
    );
    return standard?.name ?? standard?.id;
  };
  const standard = named(keys);
  if (standard !== undefined) return { kind: 'figure', standard };
  const quantity = quantities.find(({ names }) => names.some((name) => keys.includes(name)));
  if (quantity === undefined) return undefined;
  const known = named(quantity.names);
  return known === undefined
    ? { kind: 'figure', standard: quantity.names[0], quantity }
    : { kind: 'figure', standard: known };
}

function plainMeaning(keys: readonly string[]): Meaning | undefined {
  const isOf = (headings: readonly string[]) => headings.some((heading) => keys.includes(heading.toLowerCase()));
  if (isOf(serialHeadings)) return { kind: 'serial' };
  return isOf(plainHeadings) ? { kind: 'plain' } : undefined;
}

interface Named {
  readonly field: string;
  readonly key: string;
  readonly description: FieldName;
}

type Lookup = ReadonlyMap<string, Named>;

/** The fields of each section's tables by every form of their headings. Names go before synonyms. */
const lookup = Object.fromEntries(
  Object.keys(fieldNames).map((section) => [section, lookupOf(section as RecordName)]),
) as Readonly<Record<RecordName, Lookup>>;

function lookupOf(section: RecordName): Lookup {
  const found = new Map<string, Named>();
  const fields = tableFields(section);
  const add = (heading: string, named: Named): void => {
    for (const key of headingKeys(heading)) if (!found.has(key)) found.set(key, named);
  };
  for (const { field, description } of fields) {
    add(description.chinese, { field, key: description.chinese, description });
    add(field, { field, key: field, description });
  }
  for (const { field, description, synonyms } of fields) {
    for (const heading of synonyms) add(heading, { field, key: description.chinese, description });
  }
  return found;
}

interface TableField {
  readonly field: string;
  readonly description: FieldName;
  readonly synonyms: readonly string[];
}

/** The fields of a section as a table has them: those of a duty's measure stand beside the others, as 指标.名称. */
function tableFields(section: RecordName): TableField[] {
  const names: FieldNames = fieldNames[section];
  const synonyms: Readonly<Record<string, readonly string[] | undefined>> = headingSynonyms[section] ?? {};
  const own = Object.entries(names).map(([field, description]) => {
    return { field, description, synonyms: synonyms[field] ?? [] };
  });
  if (section !== 'duties') return own;
  const outer = names['measure']?.chinese ?? '';
  const inner = tableFields('measure').map(({ field, description, synonyms: others }) => ({
    field: `measure.${field}`,
    description: { ...description, chinese: `${outer}.${description.chinese}` },
    synonyms: others,
  }));
  return [...own, ...inner];
}

/** A field that a heading was probably meant for. */
export interface Misspelt {
  readonly field: string;
  readonly nearest: string;
}

/**
 * The field that a heading nobody knows was probably meant for. Of two characters one is half of the word: there it
 * must be a field that no record can do without.
 */
export function nearestField(heading: Heading, section: RecordSection): Misspelt | undefined {
  const names = [...lookup[section].values()];
  const words = [...new Set(names.flatMap(({ field, key }) => [key, field]))];
  const nearest = nearestName(heading.text, words);
  const field = names.find((name) => name.key === nearest || name.field === nearest)?.field;
  if (nearest === undefined || field === undefined) return undefined;
  const isNeeded = requiredFields(recordSchemas[section]).has(field);
  return isNeeded || Array.from(heading.text).length > 2 ? { field, nearest } : undefined;
}

/** The headings that a section's table may have, in Chinese, for messages. */
export function knownHeadings(section: RecordSection): string[] {
  const names = tableFields(section).map(({ description }) => description.chinese);
  return section === 'organizations' ? [...names, '校长', '任职日期'] : names;
}
