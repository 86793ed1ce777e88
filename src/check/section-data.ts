/** A data set's sections as they are written out, whatever files, sheets and languages they were typed in. */
import type { FactMap, FactValue } from '../model/programme.ts';
import type { SectionData } from '../model/section-data.ts';
import type { SourceData, SourceEntry, SourceMap, SourceValue } from '../model/source.ts';
import { audienceNames, canonicalChoice, fieldNames, partyNames, sectionNames } from './aliases.ts';
import type { FieldName, FieldNames, SectionName } from './aliases.ts';
import { sectionDescriptions } from './descriptions.ts';
import { plain, textItems } from './values.ts';

/** All sections that hold anything, in the order of their names' table. */
export function sectionData({ sections }: SourceData): SectionData[] {
  return Object.entries(sectionNames).flatMap(([english, name]): SectionData[] => {
    const section = english as SectionName;
    const entries = sections.filter(({ key }) => canonicalChoice(key, sectionNames) === section);
    const maps = entries.flatMap(({ value }) => mapsOf(value, section));
    const names: FieldNames = section === 'facts' ? {} : fieldNames[section];
    const records = maps.map((map) => recordData(map.entries, names)).filter((map) => Object.keys(map).length > 0);
    if (records.length === 0) return [];
    const isOne = section === 'programme' || section === 'facts';
    const about = sectionDescriptions[section];
    return [{ section, name, about, isOne, records: isOne ? [Object.assign({}, ...records) as FactMap] : records }];
  });
}

/** The records of a section's value; a section of the paper may be its name alone. */
function mapsOf(value: SourceValue, section: SectionName): SourceMap[] {
  if (value.kind === 'map') return [value];
  if (value.kind === 'scalar') return [];
  return value.items.flatMap((item) => {
    if (item.kind !== 'scalar') return mapsOf(item, section);
    if (section !== 'sections') return [];
    return [{ kind: 'map', entries: [{ key: 'name', keyPlace: item.place, value: item }], place: item.place }];
  });
}

function recordData(entries: readonly SourceEntry[], names: FieldNames): FactMap {
  const fields = entries.flatMap(({ key, value }): [string, FactValue][] => {
    const field = canonicalChoice(
      key,
      Object.fromEntries(Object.entries(names).map(([name, { chinese }]) => [name, chinese])),
    );
    const description = field === undefined ? undefined : names[field];
    if (value.kind === 'scalar' && value.value === null) return [];
    return [[description?.chinese ?? key, description === undefined ? plain(value) : fieldData(value, description)]];
  });
  const order = Object.values(names).map(({ chinese }) => chinese);
  const known = order.flatMap((name) => fields.filter(([key]) => key === name));
  return Object.fromEntries([...known, ...fields.filter(([key]) => !order.includes(key))]);
}

function fieldData(value: SourceValue, { kind, choices }: FieldName): FactValue {
  switch (kind) {
    case 'texts':
    case 'persons':
    case 'posts':
      return listData(value, {});
    case 'audience':
      return listData(value, audienceNames);
    case 'parties':
      return listData(value, partyNames);
    case 'record':
      return value.kind === 'map' ? recordData(value.entries, fieldNames.measure) : plain(value);
    case 'choice':
      return inChinese(plain(value), choices ?? {});
    case 'yes-no':
      return value.kind === 'scalar' && typeof value.value === 'boolean' ? (value.value ? '是' : '否') : plain(value);
    case 'text':
    case 'person':
    case 'date':
    case 'number':
    case 'post':
    case 'anything':
      return plain(value);
  }
}

function listData(value: SourceValue, words: Readonly<Record<string, string>>): FactValue {
  const items = textItems(value);
  return items === undefined ? plain(value) : items.map((item) => inChinese(item.value, words));
}

function inChinese(value: FactValue, words: Readonly<Record<string, string>>): FactValue {
  if (typeof value !== 'string') return value;
  const word = canonicalChoice(value, words);
  return word === undefined ? value : (words[word] ?? value);
}
