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
  if (name === 'groups') return { type: 'array', items: { ...record, ...membersOrKind() } };
  const items = name === 'sections' ? { anyOf: [{ type: 'string', minLength: 1 }, record] } : record;
  return { type: 'array', items };
}

/** A group has members or a kind, under whichever names, and not both. */
function membersOrKind(): JsonSchema {
  const [members, kinds] = [fieldNames.groups.members, fieldNames.groups.kind];
  const pairs = [members.chinese, 'members'].flatMap((one) => [kinds.chinese, 'kind'].map((other) => [one, other]));
  return {
    anyOf: [members.chinese, 'members', kinds.chinese, 'kind'].map((key) => ({ required: [key] })),
    not: { anyOf: pairs.map((required) => ({ required })) },
    errorMessage: `“${members.chinese}”与“${kinds.chinese}”要填一项，只能填一项`,
  };
}

/** The fields that an empty record is refused for. */
export function requiredFields(schema: z.ZodType): ReadonlySet<string> {
  return new Set(schema.safeParse({}).error?.issues.map(({ path }) => String(path[0])));
}

function recordSchema(name: RecordName, required: ReadonlySet<string>): JsonSchema {
  const fields = Object.entries<FieldName>(fieldNames[name]);
  const about: Readonly<Record<string, string>> = fieldDescriptions[name];
  const properties = fields.flatMap(([english, field]) => {
    const schema = valueSchema(field);
    return bothNames(english, field.chinese, about[english] ?? '', required.has(english) ? schema : orEmpty(schema));
  });
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

/** What a field that may be left out may be: its name may stand there without a value. */
function orEmpty(schema: JsonSchema): JsonSchema {
  const { type, enum: choices, enumDescriptions: about, anyOf } = schema;
  if (Array.isArray(choices)) {
    const described = Array.isArray(about) ? { enumDescriptions: [...(about as unknown[]), '不填'] } : {};
    return { ...schema, enum: [...(choices as unknown[]), null], ...described };
  }
  if (Array.isArray(anyOf)) return { ...schema, anyOf: [...(anyOf as unknown[]), { type: 'null' }] };
  if (type === undefined) return schema;
  return { ...schema, type: [...(Array.isArray(type) ? (type as unknown[]) : [type]), 'null'] };
}

const text = { type: 'string', minLength: 1 };
const texts = { anyOf: [{ type: 'array', items: text }, text] };
const someTexts = { anyOf: [{ type: 'array', items: text, minItems: 1 }, text] };

const month = '(0[1-9]|1[0-2])';
const day = String.raw`(0[1-9]|[12]\d|3[01])`;
/** A day in both spellings; whether a month has it is for the rules. */
const dayPattern = String.raw`^\d{4}(-${month}-${day}|年(${month}|[1-9])月(${day}|[1-9])日)$`;
const numberPattern = String.raw`^-?\d+(\.\d+)?$`;

function valueSchema({ kind, choices }: FieldName): JsonSchema {
  switch (kind) {
    case 'text':
    case 'person':
    case 'post':
      return text;
    case 'texts':
    case 'persons':
    case 'posts':
    case 'parties':
      return texts;
    case 'audience':
      return someTexts;
    case 'date':
      return {
        type: 'string',
        pattern: dayPattern,
        patternErrorMessage: '日期写作 2025-11-28 或 2025年11月28日',
      };
    case 'yes-no':
      return { enum: ['是', '否', true, false] };
    case 'number':
      return { type: ['number', 'string'], pattern: numberPattern, patternErrorMessage: '请只写数字，不带单位' };
    case 'choice':
      return {
        enum: [...Object.values(choices ?? {}), ...Object.keys(choices ?? {})],
        enumDescriptions: [...Object.keys(choices ?? {}), ...Object.values(choices ?? {})],
      };
    case 'record':
      return recordSchema('measure', new Set(Object.keys(fieldNames.measure)));
    case 'anything':
      return {};
  }
}
