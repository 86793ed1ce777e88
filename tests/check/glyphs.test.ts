import { describe, expect, test } from 'vitest';
import { glyphFaults } from '../../src/check/glyphs.ts';
import type { Place } from '../../src/model/diagnostic.ts';
import type { SourceData, SourceMap, TemplateSource } from '../../src/model/source.ts';
import { loadPlaced } from '../load/folder.ts';
import { source } from './checked.ts';

/** A template whose body begins on line 4. */
function template(body: string, frontMatter = 'title: 责任书'): TemplateSource {
  const [entry] = source(`front:\n  ${frontMatter}`).sections;
  if (entry?.value.kind !== 'map') throw new Error('the front matter is no map');
  const inTemplate: SourceMap = entry.value;
  return { name: 'a', file: 'templates/a.md', frontMatter: inTemplate, body, bodyLine: 4 };
}

/** Where the character 𪚥, which the body's face lacks, is said to stand. */
function placeOf(data: SourceData, inTemplate = template('正文')): Place | undefined {
  const faults = glyphFaults([{ part: 'body', character: '𪚥' }], () => 'Noto Serif SC', data, inTemplate);
  expect(faults).toHaveLength(1);
  return faults[0]?.place;
}

describe('a character that no face has', () => {
  test('is told with its code point, the face and the part of the paper', () => {
    const missing = [
      { part: 'body', character: '𪚥' },
      { part: 'title', character: '⺀' },
    ] as const;
    const faults = glyphFaults(missing, (part) => `face of ${part}`, source(), template('正文'));
    expect(faults.map(({ severity, fault }) => ({ severity, ...fault }))).toEqual([
      {
        severity: 'error',
        code: 'missing-glyph',
        character: '𪚥',
        codePoint: 'U+2A6A5',
        face: 'face of body',
        part: '正文',
      },
      {
        severity: 'error',
        code: 'missing-glyph',
        character: '⺀',
        codePoint: 'U+2E80',
        face: 'face of title',
        part: '标题',
      },
    ]);
  });

  test('no fault where nothing is missing', () => {
    expect(glyphFaults([], () => '', source('数据: { 甲: 𪚥 }'), template('𪚥'))).toEqual([]);
  });

  test('stands in a value: the first that has it, the column counted in characters', () => {
    const data = source('数据: { 甲: 乙 }', '任期:\n  - { 单位: 𠮷校, 姓名: 李𪚥 }\n  - { 姓名: 王𪚥 }');
    expect(placeOf(data)).toEqual({
      file: 'data/test/2.yaml',
      line: 2,
      column: 20,
      excerpt: '  - { 单位: 𠮷校, 姓名: 李𪚥 }',
    });
  });

  test('stands in a key', () => {
    expect(placeOf(source('数据:\n  一𪚥二: 3'))).toMatchObject({ line: 2, column: 4 });
  });

  test('stands in a text of several lines: at its beginning', () => {
    expect(placeOf(source('数据:\n  甲: |\n    一\n    二𪚥'))).toMatchObject({ line: 2, column: 6 });
  });

  test('stands in a cell of a table', async () => {
    const { value } = await loadPlaced({ '任期.csv': '单位,姓名\n甲校,李\n乙校,王𪚥\n' });
    if (value === undefined) throw new Error('the table cannot be read');
    const place = { file: 'data/test/任期.csv' };
    expect(placeOf(value)).toEqual({ ...place, line: 3, column: 5, excerpt: '乙校,王𪚥' });
  });

  test('stands in a cell of a workbook, which has no column to point at', () => {
    const cell = { file: 'a.xlsx', sheet: '任期', cell: 'C7', excerpt: '王𪚥' };
    const value = { kind: 'scalar', value: '王𪚥', place: cell } as const;
    expect(placeOf({ dataset: 'test', sections: [{ key: '数据', keyPlace: cell, value }], unread: [] })).toBe(cell);
  });

  test('stands in the body of the template: the line counted from the beginning of the file', () => {
    expect(placeOf(source(), template('# 标题\n\n一𠮷𪚥，{{date}}\n𪚥'))).toEqual({
      file: 'templates/a.md',
      line: 6,
      column: 3,
      excerpt: '一𠮷𪚥，{{date}}',
    });
  });

  test('stands in the title that the front matter gives', () => {
    expect(placeOf(source(), template('# {{title}}', 'title: "责任𪚥书"'))).toMatchObject({ line: 2, column: 13 });
  });

  test('stands in both: the data is named, which is where people type', () => {
    expect(placeOf(source('数据: { 甲: 𪚥 }'), template('𪚥'))).toMatchObject({ file: 'data/test/1.yaml' });
  });

  test('stands in neither, such as one that a helper makes: the template is named', () => {
    expect(placeOf(source('数据: { 次数: 3 }'))).toEqual({ file: 'templates/a.md' });
  });
});
