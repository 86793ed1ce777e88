/** Sections of a data set as sheets to fill in: a column for every field, with what it is for and what may be chosen. */
import type { FormColumn, FormSheet, FormValue } from '../model/form.ts';
import type { FactMap, FactValue } from '../model/programme.ts';
import type { SectionData } from '../model/section-data.ts';
import { fieldNames, sectionNames } from './aliases.ts';
import type { FieldName, FieldNames, RecordName, SectionName } from './aliases.ts';
import { fieldDescriptions } from './descriptions.ts';
import { requiredFields } from './json-schema.ts';
import { recordSchemas } from './schema.ts';

/** Fields that name what another section lists. */
const listedIn: { readonly [Section in SectionName]?: Readonly<Record<string, SectionName>> } = {
  programme: { issuer: 'organizations' },
  organizations: { parent: 'organizations', mergedInto: 'organizations' },
  tenures: { organization: 'organizations' },
  duties: { section: 'sections', office: 'organizations' },
  figures: { organization: 'organizations' },
};

/** A sheet for each section; free data have none. */
export function formSheets(sections: readonly SectionData[]): FormSheet[] {
  const given = new Set(sections.map(({ section }) => section));
  return sections.flatMap(({ section: english, name, records, isOne }): FormSheet[] => {
    const section = english as SectionName;
    if (section === 'facts') return [];
    const columns = formColumns(section, given);
    const extra = [...new Set(records.flatMap((record) => Object.keys(flat(record))))]
      .filter((key) => !columns.some(({ heading }) => heading === key))
      .map((heading): FormColumn => ({ heading, about: '', isRequired: false, kind: 'number' }));
    const all = [...columns, ...extra];
    const rows = records.map((record) => all.map(({ heading }) => flat(record)[heading]));
    return [{ name, columns: all, rows, isUpright: isOne }];
  });
}

function formColumns(section: Exclude<SectionName, 'facts'>, given: ReadonlySet<string>): FormColumn[] {
  const required = requiredFields(recordSchemas[section]);
  return Object.entries<FieldName>(fieldNames[section]).flatMap(([field, description]): FormColumn[] => {
    if (description.kind === 'record') return measureColumns(description.chinese);
    const list = listedIn[section]?.[field];
    const namesOf = list !== undefined && given.has(list) ? sectionNames[list] : undefined;
    return [formColumn(section, field, description, required.has(field), namesOf)];
  });
}

function measureColumns(outer: string): FormColumn[] {
  const names: FieldNames = fieldNames.measure;
  return Object.entries(names).map(([field, description]) => {
    const named = { ...description, chinese: `${outer}.${description.chinese}` };
    return formColumn('measure', field, named, false, undefined);
  });
}

function formColumn(
  section: RecordName,
  field: string,
  { chinese, kind, choices }: FieldName,
  isRequired: boolean,
  namesOf: string | undefined,
): FormColumn {
  const about: Readonly<Record<string, string>> = fieldDescriptions[section];
  const words = kind === 'yes-no' ? ['是', '否'] : choices === undefined ? undefined : Object.values(choices);
  return {
    heading: chinese,
    about: about[field] ?? '',
    isRequired,
    kind: kind === 'date' ? 'day' : kind === 'number' ? 'number' : 'text',
    ...(words === undefined ? {} : { choices: words }),
    ...(namesOf === undefined ? {} : { namesOf }),
  };
}

/** A record's values by the headings of their columns: lists in one cell, a measure in several. */
function flat(record: FactMap): Readonly<Record<string, FormValue | undefined>> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([key, value]): [string, FormValue | undefined][] =>
      isMap(value)
        ? Object.entries(value).map(([inner, part]) => [`${key}.${inner}`, cellOf(part)])
        : [[key, cellOf(value)]],
    ),
  );
}

function isMap(value: FactValue): value is FactMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function cellOf(value: FactValue): FormValue | undefined {
  if (Array.isArray(value)) return value.map((item) => String(item)).join('、');
  return value === null || isMap(value) || typeof value === 'boolean' ? undefined : (value as FormValue);
}
