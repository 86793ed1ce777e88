/**
 * One record as typed, read into checked fields. A wrong field is reported with the key the user typed and is
 * left out; the sound ones remain, so that rules across fields can still judge them.
 */
import type { z } from 'zod';
import { error } from '../model/diagnostic.ts';
import type { Diagnostic, Fault, Place } from '../model/diagnostic.ts';
import { nearestName } from '../model/names.ts';
import type { SourceEntry, SourceMap } from '../model/source.ts';
import { canonicalChoice, fieldNames, isChinese } from './aliases.ts';
import type { FieldName, FieldNames, RecordName } from './aliases.ts';
import { recordSchemas } from './schema.ts';
import type { Fields } from './schema.ts';
import { canonicalValue, isEmpty, itemPlace, shownValue } from './values.ts';

export type CheckedName = keyof typeof recordSchemas;

/** A record of a section. */
export interface Checked<Name extends CheckedName> {
  /** The fields without fault. */
  readonly fields: Partial<Fields<Name>>;
  /** All fields, where none is at fault. */
  readonly sound: Fields<Name> | undefined;
  /** Fields that were given but are wrong: rules that need them must not take them for missing. */
  readonly faulty: ReadonlySet<string>;
  readonly place: Place;
  /** The key of a field as typed and the place of its value, or of one item of it. */
  site(field: string, index?: number): Site;
}

export interface Site {
  readonly key: string;
  readonly place: Place;
}

const partialSchemas = new Map<CheckedName, z.ZodType>();

/** A section's schema with every field optional; made once, for zod compiles it. */
function partialSchema(name: CheckedName): z.ZodType {
  const known = partialSchemas.get(name);
  if (known !== undefined) return known;
  const partial = recordSchemas[name].partial();
  partialSchemas.set(name, partial);
  return partial;
}

/** Reads a map as a record; `sectionKey` is the section's name as typed, for messages. */
export function readRecord<Name extends CheckedName>(
  name: Name,
  source: SourceMap,
  sectionKey: string,
  diagnostics: Diagnostic[],
): Checked<Name> {
  const reading = read(name, source, sectionKey, diagnostics);
  const schema: z.ZodType = recordSchemas[name];
  const parsed = schema.safeParse(reading.values);
  const soundValues = { ...reading.values };
  const faulty = new Set<string>();
  for (const { path } of parsed.error?.issues ?? []) {
    const field = String(path[0]);
    delete soundValues[field];
    faulty.add(field);
    if (!reading.typed.guessed.has(field)) diagnostics.push(issueFault(reading, path));
  }
  // The schemas of this table describe these types; TypeScript cannot follow them through the section's name.
  const partial = partialSchema(name).safeParse(soundValues).data as Partial<Fields<Name>> | undefined;
  return {
    fields: partial ?? {},
    sound: parsed.success ? (parsed.data as Fields<Name>) : undefined,
    faulty,
    place: source.place,
    site: (field, index) => siteOf(reading, field, index),
  };
}

/** A record with its keys understood and its values in canonical form, not yet judged. */
interface Reading {
  readonly names: FieldNames;
  readonly source: SourceMap;
  readonly sectionKey: string;
  readonly typed: Typed;
  readonly values: Readonly<Record<string, unknown>>;
  /** Records within the record, by field. */
  readonly inner: ReadonlyMap<string, Reading>;
}

function read(name: RecordName, source: SourceMap, sectionKey: string, diagnostics: Diagnostic[]): Reading {
  const names: FieldNames = fieldNames[name];
  const typed = resolveKeys(names, source, diagnostics);
  const values: Record<string, unknown> = {};
  const inner = new Map<string, Reading>();
  for (const [field, { key, value }] of typed.entries) {
    const description = names[field];
    if (description === undefined || isEmpty(value)) continue;
    if (description.kind === 'record' && value.kind === 'map') {
      const reading = read('measure', value, key, diagnostics);
      inner.set(field, reading);
      values[field] = reading.values;
    } else {
      values[field] = canonicalValue(value, description);
    }
  }
  return { names, source, sectionKey, typed, values, inner };
}

/** The entries of a record by the English names of their fields. */
interface Typed {
  readonly entries: ReadonlyMap<string, SourceEntry>;
  /** Fields whose key is misspelt: reported as such, their values used as far as they go. */
  readonly guessed: ReadonlySet<string>;
}

function resolveKeys(names: FieldNames, source: SourceMap, diagnostics: Diagnostic[]): Typed {
  const entries = new Map<string, SourceEntry>();
  const misspelt: Guess[] = [];
  for (const entry of source.entries) {
    const field = fieldOf(entry.key, names);
    const earlier = field === undefined ? undefined : entries.get(field);
    if (field !== undefined && earlier === undefined) {
      entries.set(field, entry);
      continue;
    }
    if (earlier === undefined) {
      const guess = unknownKey(entry, names, diagnostics);
      if (guess !== undefined) misspelt.push(guess);
    } else {
      diagnostics.push(error({ code: 'duplicate-key', key: entry.key, first: earlier.keyPlace }, entry.keyPlace));
    }
  }
  const guessed = new Set<string>();
  for (const [field, entry] of misspelt) {
    if (entries.has(field)) continue;
    entries.set(field, entry);
    guessed.add(field);
  }
  return { entries, guessed };
}

/** The English name of a field however it is typed. */
function fieldOf(key: string, names: FieldNames): string | undefined {
  return canonicalChoice(key, chineseOf(names));
}

function chineseOf(names: FieldNames): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(names).map(([english, { chinese }]) => [english, chinese]));
}

/** A field, and the entry that was probably meant for it. */
type Guess = readonly [field: string, entry: SourceEntry];

/** Reports a key nobody knows; gives the field that was probably meant. */
function unknownKey(entry: SourceEntry, names: FieldNames, diagnostics: Diagnostic[]): Guess | undefined {
  const chinese = chineseOf(names);
  const fault = unknownKeyFault(entry.key, chinese);
  const split = splitKey(entry, names);
  if (split !== undefined) {
    const { key, value } = split[1];
    diagnostics.push(error({ ...fault, nearest: `${key}: ${shownValue(value)}` }, entry.keyPlace));
    return split;
  }
  diagnostics.push(error(fault, entry.keyPlace));
  const field = fault.nearest === undefined ? undefined : canonicalChoice(fault.nearest, chinese);
  return field === undefined ? undefined : [field, entry];
}

/** Within braces YAML takes `名称：甲` and `名称 甲` for a key without a value: the colon was typed full-width or not. */
function splitKey({ key, keyPlace, value }: SourceEntry, names: FieldNames): Guess | undefined {
  const [, name = '', text = ''] = isEmpty(value) ? (/^([^：\s]+)[：\s]\s*(\S.*)$/su.exec(key) ?? []) : [];
  const field = fieldOf(name, names);
  if (field === undefined) return undefined;
  return [field, { key: name, keyPlace, value: { kind: 'scalar', value: text, place: keyPlace } }];
}

/**
 * The fault of an unknown key; the known ones are named in the language of the key.
 *
 * @param likeliest the same names in the order in which they are to be preferred where several are alike.
 */
export function unknownKeyFault(
  key: string,
  names: Readonly<Record<string, string>>,
  likeliest = names,
): Extract<Fault, { code: 'unknown-key' }> {
  const words = isChinese(key) ? Object.values : Object.keys;
  const known = words(names);
  const nearest = nearestName(key, words(likeliest));
  return nearest === undefined ? { code: 'unknown-key', key, known } : { code: 'unknown-key', key, nearest, known };
}

/** Turns what a schema refused into a fault of ours. */
function issueFault(reading: Reading, path: readonly PropertyKey[]): Diagnostic {
  const { names, source, sectionKey, typed, values, inner } = reading;
  const field = String(path[0]);
  const entry = typed.entries.get(field);
  const description = names[field];
  const within = inner.get(field);
  if (within !== undefined && path.length > 1) return issueFault(within, path.slice(1));
  if (entry === undefined || values[field] === undefined || description === undefined) {
    const key = entry?.key ?? inOwnLanguage(field, description, source);
    return error({ code: 'missing-field', field: key, of: sectionKey }, entry?.keyPlace ?? source.place);
  }
  return wrongValue(entry, description, path[1]);
}

function wrongValue(entry: SourceEntry, description: FieldName, item: PropertyKey | undefined): Diagnostic {
  const { key: field, value } = entry;
  const found = shownValue(value);
  switch (description.kind) {
    case 'date':
      return error({ code: 'not-a-date', field, found }, value.place);
    case 'choice': {
      const choices = description.choices ?? {};
      const options = isChinese(field) || isChinese(found) ? Object.values(choices) : Object.keys(choices);
      return error({ code: 'not-one-of', field, found, options }, value.place);
    }
    case 'texts':
    case 'persons':
    case 'posts':
    case 'audience':
    case 'parties':
      return wrongList(entry, item);
    case 'record':
      return error({ code: 'wrong-type', field, expected: 'map', found }, value.place);
    case 'number':
    case 'yes-no':
      return error({ code: 'wrong-type', field, expected: description.kind, found }, value.place);
    default:
      return error({ code: 'wrong-type', field, expected: 'text', found }, value.place);
  }
}

function wrongList({ key: field, value }: SourceEntry, item: PropertyKey | undefined): Diagnostic {
  if (value.kind === 'map') return error({ code: 'wrong-type', field, expected: 'list', found: 'map' }, value.place);
  const part = value.kind === 'list' && typeof item === 'number' ? value.items[item] : value;
  const found = shownValue(part ?? value);
  if (value.kind === 'list' && value.items.length === 0) {
    return error({ code: 'wrong-type', field, expected: 'list', found }, value.place);
  }
  return error({ code: 'wrong-type', field, expected: 'text', found }, (part ?? value).place);
}

/** A field's name in the language the record is typed in. */
function inOwnLanguage(field: string, description: FieldName | undefined, source: SourceMap): string {
  const first = source.entries[0]?.key ?? '';
  return description !== undefined && isChinese(first) ? description.chinese : field;
}

function siteOf({ typed, source }: Reading, field: string, index: number | undefined): Site {
  const entry = typed.entries.get(field);
  if (entry === undefined) return { key: field, place: source.place };
  const { key, value } = entry;
  const place = index === undefined || value.kind === 'map' ? value.place : itemPlace(value, index);
  return { key, place };
}
