/** The schema that editors complete and explain data by, held against a validator, the examples and the program. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { packageRoot } from '../../src/batch/workspace.ts';
import { fieldNames, sectionNames } from '../../src/check/aliases.ts';
import { fontsJsonSchema } from '../../src/check/fonts-schema.ts';
import { dataJsonSchema, type JsonSchema } from '../../src/check/json-schema.ts';
import { catalogue } from '../errors/catalogue.ts';
import { soundWorkspace } from '../errors/example.ts';
import { unmarked } from '../errors/trigger.ts';

const schemaFile = join(packageRoot, 'data/schema.json');

/** Strict: a keyword or a type that makes no sense is an error. Which name is required stands apart from what it is. */
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true });
ajv.addVocabulary(['errorMessage', 'patternErrorMessage', 'enumDescriptions']);
const compiled = (schema: JsonSchema) => ajv.compile(JSON.parse(JSON.stringify(schema)) as object);
const validate = compiled(dataJsonSchema());
const validateFonts = compiled(fontsJsonSchema());

/** Where a text breaks the schema: paths of values, and of the records that lack or have too many fields. */
function faultsOf(yaml: string): string[] {
  validate(parse(yaml));
  return [...new Set((validate.errors ?? []).map(({ instancePath }) => instancePath))];
}

function yamlFilesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(folder, name));
}

const examples = yamlFilesBelow(join(packageRoot, 'data'));

describe('the schema for editors', () => {
  test('is the one the examples point at: run with -u to write it anew', async () => {
    await expect(`${JSON.stringify(dataJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(schemaFile);
  });

  test('knows every section and field by both names, and explains it in Chinese', () => {
    const text = JSON.stringify(dataJsonSchema());
    expect(text).toMatch(/"督办处室":\{"description":"督办的处室（office）"/u);
    const fields = Object.values(fieldNames).flatMap((names) =>
      Object.entries(names).map(([english, { chinese }]): [string, string] => [english, chinese]),
    );
    for (const [english, chinese] of [...Object.entries(sectionNames), ...fields]) {
      expect(text).toMatch(new RegExp(`"${chinese}":\\{"description":"[^"]*\\p{Script=Han}[^"]*（${english}）"`, 'u'));
      expect(text).toMatch(new RegExp(`"${english}":\\{"description":"[^"]*\\p{Script=Han}[^"]*（${chinese}）"`, 'u'));
    }
  });

  test('has every choice in both spellings, each explained by the other', () => {
    expect(dataJsonSchema()).toMatchObject({
      properties: {
        单位: {
          items: {
            properties: {
              类别: {
                enum: ['政府', '教育局', '中心学校', '学校', '处室', 'government', 'bureau', 'central-school', 'school', 'office'], // prettier-ignore
                enumDescriptions: ['government', 'bureau', 'central-school', 'school', 'office', '政府', '教育局', '中心学校', '学校', '处室'], // prettier-ignore
              },
              寄宿: { enum: ['是', '否', true, false, null] },
            },
          },
        },
      },
    });
  });
});

describe('fonts.yaml', () => {
  const file = join(packageRoot, 'fonts/fonts.yaml');
  const text = readFileSync(file, 'utf8');

  test('has a schema of its own: run with -u to write it anew', async () => {
    const schema = `${JSON.stringify(fontsJsonSchema(), null, 2)}\n`;
    await expect(schema).toMatchFileSnapshot(join(packageRoot, 'fonts/schema.json'));
    expect(text).toMatch(/^# yaml-language-server: \$schema=schema\.json\n/u);
  });

  test('keeps to it, and a part that is misspelt, lacking or without fonts does not', () => {
    expect(validateFonts(parse(text)), JSON.stringify(validateFonts.errors)).toBe(true);
    for (const slip of [
      text.replace('正文:', '正体:'),
      text.replace(/^标题:.*\n/mu, ''),
      text.replace(/^页码:.*$/mu, '页码: []'),
    ]) {
      expect(slip).not.toBe(text);
      expect(validateFonts(parse(slip))).toBe(false);
    }
  });
});

describe('the examples', () => {
  test('are many', () => {
    expect(examples.length).toBeGreaterThan(10);
  });

  test.each(examples)('%s points at the schema and keeps to it', (file) => {
    const text = readFileSync(file, 'utf8');
    const pointer = /^# yaml-language-server: \$schema=(\S+)\n/u.exec(text)?.[1] ?? '';
    expect(resolve(dirname(file), pointer)).toBe(schemaFile);
    expect(validate(parse(text)), JSON.stringify(validate.errors)).toBe(true);
  });
});

describe('slips', () => {
  test.each([
    ['任努: []', ['']],
    ['任务: 组织演练', ['/任务']],
    ['任务:\n  - 编号：drill', ['/任务/0']],
    ['任务: [{ 编号: 7, 内容: 甲 }]', ['/任务/0/编号']],
    ['任务: [{ 编号: a }]', ['/任务/0']],
    ['任务: [{ 编号: a, 内容: }]', ['/任务/0/内容']],
    ['任务: [{ 编号: a, 内荣: 甲 }]', ['/任务/0']],
    ['任务: [{ 编号: a, 内容: 甲, 时限: 2025-02 }]', ['/任务/0/时限']],
    ['任务: [{ 编号: a, 内容: 甲, 时限: 2025-13-01 }]', ['/任务/0/时限']],
    ['任务: [{ 编号: a, 内容: 甲, 时限: 2025.2.3 }]', ['/任务/0/时限']],
    ['单位: [{ 名称: 甲校, 类别: 学较 }]', ['/单位/0/类别']],
    ['单位: [{ 名称: 甲校, 类别: 学校, 寄宿: 有 }]', ['/单位/0/寄宿']],
    ['标准: [{ 编号: a, 名称: 面积, 单位: ㎡, 数值: 20平方米 }]', ['/标准/0/数值']],
    ['单位组: [{ 名称: 各校, 成员: [甲校], 类别: 学校 }]', ['/单位组/0']],
    ['单位组: [{ 名称: 各校 }]', ['/单位组/0']],
    ['文书: [{ 模板: letter, 对象: [] }]', ['/文书/0/对象']],
  ])('%s is seen', (yaml, where) => {
    // Where a value may be one of several kinds, each of them is told of; a path within is told with it.
    expect(faultsOf(yaml)).toEqual(expect.arrayContaining(where));
    expect(faultsOf(yaml).every((path) => path.startsWith(where[0] ?? ''))).toBe(true);
  });

  test.each([
    '任务: [{ 编号: a, text: 甲, 时限: 2025年2月3日, 责任单位: 甲校、乙校 }]',
    '任务: [{ 编号: a, 内容: 甲, 时限: , 责任单位: , 督办处室: }]',
    'sections: [安全, { 名称: 卫生 }]',
    'facts: { 任意: [1, { 层: true }] }',
    'standards: [{ id: a, name: 面积, unit: ㎡, value: "20" }]',
    '指标: [{ 单位: 甲校, 校园用地面积: 差273, 学生数: 705, 绿化: }]',
    '单位: [{ 名称: 甲校, 类别: school, 学段: , 寄宿: 是 }]',
  ])('%s is none', (yaml) => {
    expect(faultsOf(yaml)).toEqual([]);
  });

  test('that the program calls wrong in one field of YAML the schema does too', () => {
    const codes = [
      'unknown-key',
      'missing-field',
      'wrong-type',
      'not-a-date',
      'not-one-of',
      'conflicting-keys',
    ] as const;
    const files = codes
      .flatMap((code) => catalogue[code].examples)
      .flatMap(({ files: all }) => Object.entries(all ?? {}))
      .filter(([file, content]) => file.startsWith('data/') && file.endsWith('.yaml') && typeof content === 'string')
      .map(([, content]) => unmarked(String(content)));
    expect(files.length).toBeGreaterThan(10);
    // A day that its month does not have, and a paper whose subjects its template may name.
    const forRules = ['2026-02-30', '模板: 责任书, 签订方'];
    for (const text of files) {
      expect(faultsOf(text).length > 0, text).toBe(!forRules.some((known) => text.includes(known)));
    }
  });

  test('there are none in what the program calls sound', () => {
    for (const [file, text] of Object.entries(soundWorkspace)) {
      if (file.endsWith('.yaml')) expect(faultsOf(text), file).toEqual([]);
    }
  });
});
