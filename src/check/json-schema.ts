/**
 * JSON Schema of data files, so that editors complete and explain fields. Made from the same tables that the data is
 * checked by, with both names of every section and field; what reaches across fields is for the rules.
 */
import type { z } from 'zod';
import { fieldNames, sectionNames } from './aliases.ts';
import type { FieldName, RecordName, SectionName } from './aliases.ts';
import { fieldDescriptions, sectionDescriptions } from './descriptions.ts';
import { recordSchemas } from './schema.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** The schema of one file of a data set (draft 2020-12). */
export function dataJsonSchema(): JsonSchema {
  const sections = Object.entries(sectionNames).flatMap(([english, chinese]) => {
    const name = english as SectionName;
    return bothNames(english, chinese, sectionDescriptions[name], sectionSchema(name));
  });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '责任书数据',
    type: 'object',
    properties: Object.fromEntries(sections),
    additionalProperties: false,
  };
}

/** One property under each of its names, with what it is for and its other name. */
function bothNames(english: string, chinese: string, about: string, schema: JsonSchema): [string, JsonSchema][] {
  return [
    [chinese, { description: `${about}（${english}）`, ...schema }],
    [english, { description: `${about}（${chinese}）`, ...schema }],
  ];
}

function sectionSchema(name: SectionName): JsonSchema {
  if (name === 'facts') return { type: 'object' };
  const record = recordSchema(name, requiredFields(recordSchemas[name]));
  if (name === 'programme') return record;
  const items = name === 'sections' ? { anyOf: [{ type: 'string', minLength: 1 }, record] } : record;
  return { type: 'array', items };
}

/** The fields that an empty record is refused for. */
export function requiredFields(schema: z.ZodType): ReadonlySet<string> {
  return new Set(schema.safeParse({}).error?.issues.map(({ path }) => String(path[0])));
}

function recordSchema(name: RecordName, required: ReadonlySet<string>): JsonSchema {
  const fields = Object.entries<FieldName>(fieldNames[name]);
  const about: Readonly<Record<string, string>> = fieldDescriptions[name];
  const properties = fields.flatMap(([english, field]) =>
    bothNames(english, field.chinese, about[english] ?? '', valueSchema(field)),
  );
  const needed = fields.filter(([english]) => required.has(english));
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    // Figures have a field for each of the data set's own standards.
    additionalProperties: name === 'figures' ? { type: ['number', 'string', 'null'] } : false,
    // Each field is required under one of its names.
    ...(needed.length === 0
      ? {}
      : {
          allOf: needed.map(([english, { chinese }]) => ({
            anyOf: [{ required: [chinese] }, { required: [english] }],
          })),
        }),
  };
}

const text = { type: 'string', minLength: 1 };
const texts = { anyOf: [{ type: 'array', items: text }, text] };

function valueSchema({ kind, choices }: FieldName): JsonSchema {
  switch (kind) {
    case 'text':
    case 'person':
    case 'post':
      return text;
    case 'texts':
    case 'persons':
    case 'posts':
    case 'audience':
    case 'parties':
      return texts;
    case 'date':
      return { type: 'string', pattern: String.raw`^\d{4}(-\d{2}-\d{2}|年\d{1,2}月\d{1,2}日)$` };
    case 'yes-no':
      return { enum: ['是', '否', true, false] };
    case 'number':
      return { type: 'number' };
    case 'choice':
      return { enum: [...Object.values(choices ?? {}), ...Object.keys(choices ?? {})] };
    case 'record':
      return recordSchema('measure', new Set(Object.keys(fieldNames.measure)));
    case 'anything':
      return {};
  }
}
