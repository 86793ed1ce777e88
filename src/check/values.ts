/**
 * Values as typed, turned into the canonical form that the schemas ask for: Chinese words into English ones,
 * days into YYYY-MM-DD, texts of tables into lists, numbers and yes or no. What cannot be turned stays as it
 * is; the schemas refuse it.
 */
import { isoDay } from '../model/dates.ts';
import type { Place } from '../model/diagnostic.ts';
import { personName } from '../model/names.ts';
import type { FactMap, FactValue } from '../model/programme.ts';
import type { SourceEntry, SourceList, SourceScalar, SourceValue } from '../model/source.ts';
import { audienceNames, canonicalChoice, partyNames } from './aliases.ts';
import type { FieldName } from './aliases.ts';

/** A list's item with its place. */
export interface TextItem {
  readonly value: SourceScalar['value'];
  readonly place: Place;
}

/** Whether a field was left empty. */
export function isEmpty(value: SourceValue): boolean {
  return value.kind === 'scalar' && (value.value === null || String(value.value).trim() === '');
}

/** The items of a list field; a text is split at 、 and ；. Undefined for what is neither. */
export function textItems(value: SourceValue): readonly TextItem[] | undefined {
  if (value.kind === 'map') return undefined;
  if (value.kind === 'list') {
    const items = value.items.filter((item): item is SourceScalar => item.kind === 'scalar');
    return items.length === value.items.length ? items : undefined;
  }
  const { value: text, place } = value;
  if (typeof text !== 'string') return [{ value: text, place }];
  const parts = text.split(/[、；]/u).map((part) => part.trim());
  return parts.filter((part) => part !== '').map((part) => ({ value: part, place }));
}

/** A field's value in canonical form, for the schema to judge. */
export function canonicalValue(value: SourceValue, field: FieldName): unknown {
  switch (field.kind) {
    case 'texts':
      return listItems(value, (item) => item);
    case 'audience':
      return listItems(value, (item) => canonicalChoice(item, audienceNames) ?? item);
    case 'persons':
      return listItems(value, personName);
    case 'posts':
      return listItems(value, (item) => item.replaceAll('／', '/'));
    case 'parties':
      return listItems(value, (item) => canonicalChoice(item, partyNames) ?? item);
    case 'record':
    case 'anything':
      return plain(value);
    default:
      return value.kind === 'scalar' ? canonicalScalar(value.value, field) : plain(value);
  }
}

function listItems(value: SourceValue, canonical: (item: string) => string): unknown {
  const found = textItems(value);
  if (found === undefined) return plain(value);
  return found.map((item) => (typeof item.value === 'string' ? canonical(item.value) : item.value));
}

function canonicalScalar(value: SourceScalar['value'], field: FieldName): unknown {
  if (typeof value !== 'string') return value;
  switch (field.kind) {
    case 'date':
      return isoDay(value);
    case 'choice':
      return canonicalChoice(value, field.choices ?? {}) ?? value;
    case 'yes-no':
      return yesOrNo(value) ?? value;
    case 'number':
      return /^-?\d+(?:\.\d+)?$/u.test(value.trim()) ? Number(value) : value;
    case 'person':
      return personName(value);
    case 'post':
      return value.replaceAll('／', '/');
    default:
      return value;
  }
}

function yesOrNo(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  if (word === '是' || word === 'true') return true;
  return word === '否' || word === 'false' ? false : undefined;
}

/** A value without its places. */
export function plain(value: SourceValue): FactValue {
  if (value.kind === 'scalar') return value.value;
  return value.kind === 'list' ? value.items.map(plain) : plainMap(value.entries);
}

/** Entries without their places. Keys such as __proto__ become keys like any other. */
export function plainMap(entries: readonly SourceEntry[]): FactMap {
  return Object.fromEntries(entries.map((entry) => [entry.key, plain(entry.value)]));
}

/** What was found in place of something else, as messages name it. */
export function shownValue(value: SourceValue): string {
  return value.kind === 'scalar' ? String(value.value) : value.kind;
}

/** The place of a value's part: an item of a list, or the list where its items came from one text. */
export function itemPlace(list: SourceList | SourceScalar, index: number): Place {
  return list.kind === 'list' ? (list.items[index]?.place ?? list.place) : list.place;
}
