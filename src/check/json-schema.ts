/**
 * JSON Schema of data files, so that editors complete and explain fields. Made from the same tables that the data is
 * checked by, with both names of every section and field; what reaches across fields is for the rules.
 */
import { fieldNames, sectionNames } from './aliases.ts';
import type { FieldName, FieldNames, SectionName } from './aliases.ts';
import { recordSchemas } from './schema.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** The schema of one file of a data set (draft 2020-12). */
export function dataJsonSchema(): JsonSchema {
  const sections = Object.entries(sectionNames).flatMap(([english, chinese]) => {
    const schema = sectionSchema(english as SectionName);
    return [
      [chinese, { description: english, ...schema }],
      [english, { description: chinese, ...schema }],
    ];
  });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '责任书数据',
    type: 'object',
    properties: Object.fromEntries(sections),
    additionalProperties: false,
  };
}

function sectionSchema(name: SectionName): JsonSchema {
  if (name === 'facts') return { type: 'object' };
  const record = recordSchema(fieldNames[name], (field) => isRequired(name, field));
  if (name === 'programme') return record;
  const items = name === 'sections' ? { anyOf: [{ type: 'string', minLength: 1 }, record] } : record;
  return { type: 'array', items };
}

function isRequired(name: keyof typeof recordSchemas, field: string): boolean {
  const shape: Readonly<Record<string, { safeParse(value: unknown): { success: boolean } }>> =
    recordSchemas[name].shape;
  return shape[field]?.safeParse(undefined).success === false;
}

function recordSchema(fields: FieldNames, required: (field: string) => boolean): JsonSchema {
  const properties = Object.entries(fields).flatMap(([english, field]) => [
    [field.chinese, { description: english, ...valueSchema(field) }],
    [english, { description: field.chinese, ...valueSchema(field) }],
  ]);
  const needed = Object.entries(fields).filter(([english]) => required(english));
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    additionalProperties: false,
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
    case 'post':
      return text;
    case 'texts':
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
      return recordSchema(fieldNames.measure, () => true);
    case 'anything':
      return {};
  }
}
