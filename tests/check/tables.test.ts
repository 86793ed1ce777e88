import { describe, expect, test } from 'vitest';
import { checkProgramme } from '../../src/check/check.ts';
import { loadPlaced } from '../load/folder.ts';
import { base, shown } from './checked.ts';

/** The faults of the sound data set with a table beside it. */
async function faultsWith(name: string, table: string): Promise<string[]> {
  const { value, diagnostics } = await loadPlaced({ 'a.yaml': base, [name]: table });
  if (value === undefined) throw new Error(diagnostics.map(shown).join('\n'));
  const all = [...diagnostics, ...checkProgramme(value).diagnostics];
  return all.map((diagnostic) => shown(diagnostic).replace('data/test/', ''));
}

const terms = '清溪小学,校长,林素芬,2026-03-01\n清溪中学,校长,周文清,2023-08-01\n安全办,主任,吴文,2023-08-01\n';

describe('a table', () => {
  test('may have headings in either language', async () => {
    expect(await faultsWith('任期.csv', `单位,post,姓名,from\n${terms}`)).toEqual([]);
  });

  test('with a misspelt heading has one fault, there, and not one in each row', async () => {
    expect(await faultsWith('任期.csv', `单位,职务,姓明,起\n${terms}`)).toEqual(['unknown-key 任期.csv:1:7']);
  });

  test('with a column too many has one fault', async () => {
    expect(await faultsWith('章节.csv', '名称,备忘\n甲,x\n乙,y\n')).toEqual(['unused-columns 章节.csv:1:4']);
  });

  test('without a column that it must have has one fault', async () => {
    expect(
      await faultsWith('任期.csv', '单位,职务,姓名\n清溪小学,校长,甲\n清溪中学,校长,乙\n安全办,主任,丙\n'),
    ).toEqual(['missing-field 任期.csv:1:1']);
  });

  test('with empty cells has a fault in each of their rows', async () => {
    expect(await faultsWith('任期.csv', `单位,职务,姓名,起\n${terms},主任,丁,2020-01-01\n安全办,副主任,戊,\n`)).toEqual(
      ['missing-field 任期.csv:5:2', 'missing-field 任期.csv:6:1'],
    );
  });

  test('of one record with two rows that differ has a fault in the second', async () => {
    expect(await faultsWith('数据.csv', '次数\n3\n4\n')).toEqual(['duplicate-key 数据.csv:3:1']);
  });
});
