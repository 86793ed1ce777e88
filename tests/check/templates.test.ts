import { describe, expect, test } from 'vitest';
import { placeInData } from '../../src/check/glyphs.ts';
import { missingTemplates, requestedTemplates } from '../../src/check/templates.ts';
import { shown, source } from './checked.ts';

describe('templates that papers ask for', () => {
  test('are named once each, at their first place, whatever the language', () => {
    const data = source('文书: [{ 模板: a, 对象: 学校 }, { template: b }]', 'papers: [{ 模板: a }, { 模板: c }]');
    expect(requestedTemplates(data).map(({ name, place }) => `${name} ${place.file}:${place.column}`)).toEqual([
      'a data/test/1.yaml:12',
      'b data/test/1.yaml:37',
      'c data/test/2.yaml:27',
    ]);
  });

  test('are found beside other faults and under a misspelt key', () => {
    const data = source('文书: [{ 模版: a }, { 模板: 7 }, { 对象: 学校 }, 甲, { 模板: b, 日期: 明天 }]', '任务: 甲');
    expect(requestedTemplates(data).map(({ name }) => name)).toEqual(['a', 'b']);
  });

  test('and do not exist are faults where they are asked for, with the nearest', () => {
    const faults = missingTemplates(requestedTemplates(source('文书: [{ 模板: leter }, { 模板: letter }]')), [
      'letter',
      'plan',
    ]);
    expect(faults.map(shown)).toEqual(['template-missing 1:1:12']);
    expect(faults[0]?.fault).toEqual({ code: 'template-missing', name: 'leter', nearest: 'letter' });
  });
});

describe('a character of the data', () => {
  const data = source('数据: { 甲: [x, { 乙: "一𠮷二" }], 丙𪚥: 1 }');

  test('is found in values and keys, with the column it stands at', () => {
    expect(placeInData('二', data)).toMatchObject({ line: 1, column: 22 });
    expect(placeInData('𪚥', data)).toMatchObject({ line: 1, column: 30 });
    expect(placeInData('三', data)).toBeUndefined();
  });
});
