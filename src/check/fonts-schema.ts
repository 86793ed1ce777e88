/** JSON Schema of fonts.yaml, so that editors complete and explain its parts. */
import { facePartNames, fallbackPartName, type FacePart } from '../model/style.ts';
import type { JsonSchema } from './json-schema.ts';

const about: Readonly<Record<FacePart, string>> = {
  title: '文书的标题、封面的标题',
  body: '正文、表格、签字栏',
  heading1: '一级标题：一、',
  heading2: '二级标题：（一）',
  emphasis: '*强调*的文字',
  pageNumber: '页码',
  latin: '西文和数字',
  latinBold: '加粗的西文和数字',
};

const faces = {
  anyOf: [
    { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1 },
    { type: 'string', minLength: 1 },
  ],
};

/** The schema of fonts.yaml (draft 2020-12). */
export function fontsJsonSchema(): JsonSchema {
  const parts = Object.entries(facePartNames).map(([part, name]): [string, JsonSchema] => {
    return [name, { description: `${about[part as FacePart]}：依次试用的字体，排在前面的先用`, ...faces }];
  });
  const fallback = { description: '前面的字体都没有的字（生僻字），依次在这里找', ...faces };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '责任书字体',
    type: 'object',
    properties: Object.fromEntries([...parts, [fallbackPartName, fallback]]),
    additionalProperties: false,
    required: Object.values(facePartNames),
  };
}
