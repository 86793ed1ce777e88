import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { fieldNames, sectionNames } from '../../src/check/aliases.ts';
import { dataJsonSchema } from '../../src/check/json-schema.ts';

/** The schema as zod understands it, which is all but what concerns two names of one field: see the last test. */
const schema = z.fromJSONSchema(JSON.parse(JSON.stringify(dataJsonSchema())) as z.core.JSONSchema.JSONSchema);

function dataFiles(): string[] {
  const data = fileURLToPath(new URL('../../data', import.meta.url));
  return readdirSync(data, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(data, name));
}

describe('the schema for editors', () => {
  test('is the one the examples point at: run with -u to write it anew', async () => {
    await expect(`${JSON.stringify(dataJsonSchema(), null, 2)}\n`).toMatchFileSnapshot('../../data/schema.json');
  });

  test('knows every section and field by both names', () => {
    const text = JSON.stringify(dataJsonSchema());
    expect(text).toMatch(/"督办处室":\{"description":"督办的处室（office）"/u);
    for (const names of [
      Object.entries(sectionNames),
      Object.entries(fieldNames.duties).map(([e, f]) => [e, f.chinese]),
    ]) {
      for (const [english, chinese] of names) {
        expect(text).toContain(`"${english}":{`);
        expect(text).toContain(`"${chinese}":{`);
      }
    }
  });

  test('takes every file of the examples', () => {
    const files = dataFiles();
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      expect(schema.safeParse(parse(readFileSync(file, 'utf8'))).error?.issues ?? [], file).toEqual([]);
    }
  });

  test.each([
    ['任努: []', false],
    ['任务: [{ 编号: 7, 内容: 甲 }]', false],
    ['单位: [{ 名称: 甲校, 类别: 学较 }]', false],
    ['任务: [{ 编号: a, 内容: 甲, 时限: 2025-02 }]', false],
    ['任务: [{ 编号: a, text: 甲, 时限: 2025年2月3日, 责任单位: 甲校、乙校 }]', true],
    ['sections: [安全, { 名称: 卫生 }]', true],
    ['facts: { 任意: [1, { 层: true }] }', true],
  ])('judges %s as the program does', (text, sound) => {
    expect(schema.safeParse(parse(text)).success).toBe(sound);
  });

  test('requires what the data must have, under either name, and no other fields', () => {
    expect(dataJsonSchema()).toMatchObject({
      properties: {
        任期: {
          items: {
            additionalProperties: false,
            // Not 止: who is in office has no end.
            allOf: [
              ['单位', 'organization'],
              ['职务', 'post'],
              ['姓名', 'holder'],
              ['起', 'from'],
            ].map(([chinese, english]) => ({ anyOf: [{ required: [chinese] }, { required: [english] }] })),
          },
        },
      },
    });
  });
});
