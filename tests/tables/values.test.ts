/** Cells as people fill them in, and what they come to. */
import { assert, boolean, date as days, integer, property, stringMatching } from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import type { Cell, CellValue } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { dayOfSerial, shownDay, shownNumber } from '../../src/load/cell-formats.ts';
import { parseWorkbook } from '../../src/load/workbook.ts';
import { isDate, tableDay } from '../../src/model/dates.ts';
import { placeFiles, placeRows, placeSheets } from './sheets.ts';

/** What a cell of a column of a section comes to; undefined where it is taken for empty. */
async function valueOf(section: string, heading: string, value: CellValue, cell: Partial<Cell> = {}): Promise<unknown> {
  const rows: CellValue[][] = [
    ['备注', heading],
    ['x', value],
    ['y', ''],
  ];
  const cells = new Map([['1,1', { value, ...cell }]]);
  const { sections, said } = await placeSheets([{ name: section, rows, cells }]);
  if (said.length > 0) throw new Error(said.join('\n'));
  const [record] = (sections[section] ?? []) as Readonly<Record<string, unknown>>[];
  return Object.values(record ?? {}).at(-1);
}

describe('days', () => {
  test.each([
    ['2025-03-05', '2025-03-05'],
    ['2025-3-5', '2025-03-05'],
    ['2025.3.5', '2025-03-05'],
    ['2025/3/5', '2025-03-05'],
    ['20250305', '2025-03-05'],
    ['2025年3月5日', '2025-03-05'],
    ['2025 年 3 月 5 日', '2025-03-05'],
    ['２０２５年３月５日', '2025-03-05'],
    ['２０２５．３．５', '2025-03-05'],
    ['2025年3月5日前', '2025-03-05'],
    ['2025-03-05 08:30:00', '2025-03-05'],
    ['2025-03-05T00:00:00', '2025-03-05'],
    ['2024年2月29日', '2024-02-29'],
    ['2025年2月29日', undefined],
    ['2025.13.1', undefined],
    ['25.3.5', undefined],
    ['2025.3/5', undefined],
    ['三月五日', undefined],
    ['2025年3月', undefined],
  ])('%s is %s', (text, day) => expect(tableDay(text)).toBe(day));

  test.each([
    ['2025年3月', '2025-03-01', '2025-03-31'],
    ['2025.3', '2025-03-01', '2025-03-31'],
    ['2025-03', '2025-03-01', '2025-03-31'],
    ['2025年11月底前', '2025-11-30', '2025-11-30'],
    ['2024年2月末', '2024-02-29', '2024-02-29'],
    ['2025年9月初', '2025-09-01', '2025-09-01'],
    // 2025.10 typed as a number is 2025.1 as well.
    ['2025.1', undefined, undefined],
    ['2025.13', undefined, undefined],
    ['2025年0月', undefined, undefined],
  ])('the month %s begins on %s and ends on %s', (text, from, to) => {
    expect([tableDay(text, 'first'), tableDay(text, 'last')]).toEqual([from, to]);
  });

  test('every day comes back from every way of writing it', () => {
    const day = days({ min: new Date('1930-01-01'), max: new Date('2110-12-31'), noInvalidDate: true });
    assert(
      property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year = '', month = '', ofMonth = ''] = iso.split('-');
        const [m, d] = [Number(month), Number(ofMonth)];
        const ways = [
          iso,
          `${year}.${m}.${d}`,
          `${year}/${m}/${d}`,
          `${year}年${m}月${d}日`,
          `${year}${month}${ofMonth}`,
        ];
        const wide = ways.map((text) => text.replace(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit))));
        for (const text of [...ways, ...wide]) expect(tableDay(text)).toBe(iso);
      }),
      { seed: 20251128 },
    );
  });

  test('whatever is taken for a day is one of the calendar', () => {
    const text = stringMatching(/^[0-9]{4}[-./年]?[0-9]{1,2}[-./月]?[0-9]{0,2}[日]?$/u);
    assert(
      property(text, (typed) => {
        const day = tableDay(typed, 'last');
        if (day !== undefined) expect(isDate(day)).toBe(true);
      }),
      { seed: 20251128 },
    );
  });

  test.each([
    ['a date cell', new Date(Date.UTC(2025, 10, 28)), {}, '2025-11-28'],
    ['a date cell with a time', new Date(Date.UTC(2025, 10, 28, 17, 30)), {}, '2025-11-28'],
    ['the number that a date cell holds', 45_989, {}, '2025-11-28'],
    ['eight digits', 20_251_128, {}, '2025-11-28'],
    ['a text', '2025.11.28', {}, '2025-11-28'],
    ['a month of a date cell', new Date(Date.UTC(2025, 10, 1)), { style: { numFmt: 'yyyy"年"m"月"' } }, '2025-11-30'],
    ['a number that is a month', 2025.3, {}, '2025-03-31'],
    ['nothing yet', '长期', {}, undefined],
    ['a dash', '—', {}, undefined],
  ])('%s in a column of deadlines', async (_what, value, cell, expected) => {
    expect(await valueOf('任务', '完成时限', value, cell)).toBe(expected);
  });

  test('a term begins on the first day of a month, ends on its last, and goes on 至今', async () => {
    const { sections } = await placeRows('任期', [
      ['单位', '职务', '姓名', '任职时间', '离任时间'],
      ['甲校', '校长', '甲', '2022年8月', '2025年2月'],
      ['甲校', '校长', '乙', '2025.3', '至今'],
    ]);
    expect(sections['任期']).toEqual([
      { 单位: '甲校', 职务: '校长', 姓名: '甲', 起: '2022-08-01', 止: '2025-02-28' },
      { 单位: '甲校', 职务: '校长', 姓名: '乙', 起: '2025-03-01' },
    ]);
  });

  test('numbers of days count from 1904 where the workbook does', async () => {
    const rows = [['完成时限'], [new Date(Date.UTC(2025, 10, 28))], [44_527]];
    const bytes = await writeXlsx({ sheets: [{ name: '任务', rows }], dateSystem: '1904' });
    const { value } = await parseWorkbook('a.xlsx', 'a', bytes);
    const contents = value?.[0]?.rows.slice(1).map(([cell]) => cell?.content);
    expect(contents).toEqual([
      { kind: 'day', day: '2025-11-28' },
      { kind: 'number', value: 44_527, day: '2025-11-28' },
    ]);
  });

  test('every number of days is the day after the one before', () => {
    assert(
      property(integer({ min: 10_001, max: 80_000 }), boolean(), (serial, is1904) => {
        const [before, day] = [dayOfSerial(serial - 1, is1904), dayOfSerial(serial, is1904)];
        expect(Date.parse(day ?? '') - Date.parse(before ?? '')).toBe(86_400_000);
      }),
      { seed: 20251128 },
    );
    expect(dayOfSerial(45_989, false)).toBe('2025-11-28');
    expect(dayOfSerial(705, false)).toBeUndefined();
  });
});

describe('numbers', () => {
  test.each([
    [20, {}, 20],
    ['20', {}, 20],
    ['２０', {}, 20],
    ['1,200', {}, 1200],
    ['45人/班', {}, 45],
    ['20㎡/生', {}, 20],
    ['30%', {}, 30],
    [0.3, { style: { numFmt: '0%' } }, 30],
    [0.305, { style: { numFmt: '0.00%' } }, 30.5],
    [0.285, { style: { numFmt: '0%' } }, 28.5],
    ['约20', {}, '约20'],
    ['—', {}, undefined],
  ])('%j (%j) as the value of a standard is %j', async (value, cell, expected) => {
    expect(await valueOf('标准', '标准值', value, cell)).toBe(expected);
  });

  test.each([
    [705, {}, 705],
    ['705人', {}, '705人'],
    ['７０５', {}, 705],
    ['7,056', {}, 7056],
    ['7,05', {}, '7,05'],
    ['差273', {}, '差273'],
    [0.985, { style: { numFmt: '0.0%' } }, '98.5%'],
    [705, { style: { numFmt: '0"人"' } }, 705],
    ['/', {}, undefined],
  ])('%j (%j) as a figure is %j', async (value, cell, expected) => {
    const rows: CellValue[][] = [
      ['单位', '学生数'],
      ['甲校', value],
    ];
    const cells = new Map([['1,1', { value, ...cell }]]);
    const { sections } = await placeSheets([{ name: '指标', rows, cells }]);
    const [record] = sections['指标'] as Readonly<Record<string, unknown>>[];
    expect(record?.['学生数']).toBe(expected);
  });

  test('percent cells come back as the number that was typed', () => {
    assert(
      property(integer({ min: 0, max: 99_999 }), (hundredths) => {
        expect(shownNumber(hundredths / 10_000, '0.00%')).toBe(`${hundredths / 100}%`);
      }),
      { seed: 20251128 },
    );
  });
});

describe('identifiers', () => {
  test.each([
    ['the text 007', '007', {}, '007'],
    ['a number shown as 007', 7, { style: { numFmt: '000' } }, '007'],
    ['eleven digits', '13800000000', {}, '13800000000'],
  ])('%s is kept', async (_what, value, cell, expected) => {
    expect(await valueOf('文件', '编号', value, cell)).toBe(expected);
  });

  test('a plain number in a column of identifiers stays one, and is refused by the check', async () => {
    expect(await valueOf('文件', '编号', 7)).toBe(7);
  });

  test.each([Number('110101199003071234'), 1e15, 2 ** 53 + 2])('%s has been rounded', async (value) => {
    const { said } = await placeRows('文件', [
      ['编号', '标题'],
      [value, 'x'],
    ]);
    expect(said).toEqual(['rounded-number 文件!A2']);
  });

  test('what a CSV file has left of a long number is noticed', async () => {
    const { said } = await placeFiles({ '文件.csv': '编号,标题\n1.10101E+17,x\n1e3,y\n' });
    expect(said).toEqual(['rounded-number 文件.csv:2:1']);
  });

  test('no number of a column that is not used matters', async () => {
    const { said } = await placeRows('文件', [
      ['编号', '标题', '身份证号'],
      ['a', 'x', Number('110101199003071234')],
    ]);
    expect(said).toEqual(['unused-columns 文件!C1']);
  });
});

describe('words', () => {
  test.each([
    ['单位', '是否寄宿', '√', '是'],
    ['单位', '是否寄宿', '×', '否'],
    ['单位', '寄宿', '无', '否'],
    ['单位', '寄宿', true, true],
    ['单位', '寄宿', '也许', '也许'],
    ['单位', '学段', '初中', '中学'],
    ['单位', '学校类型', '完全小学', '小学'],
    ['单位', '学段', '高中', '高中'],
    ['任期', '任职方式', '正式', undefined],
    ['任期', '姓名', '方　毅', '方毅'],
    ['任期', '姓名', '买买提 · 艾力', '买买提 · 艾力'],
    ['单位', '曾用名', '无', undefined],
    ['任务', '责任单位', '甲校，乙校\n丙校；丁校', '甲校、乙校、丙校、丁校'],
    ['任务', '内容', '第一行\r\n第二行', '第一行\n第二行'],
    ['任务', '时段', new Date(Date.UTC(2026, 0, 1)), '2026-01-01'],
  ])('%s, %s: %j is %j', async (section, heading, value, expected) => {
    expect(await valueOf(section, heading, value)).toEqual(expected);
  });

  test('a measure in one cell is parted', async () => {
    expect(await valueOf('任务', '指标', '初中三年巩固率不低于98%')).toEqual({
      名称: '初中三年巩固率',
      比较: '不低于',
      数值: 98,
      单位: '%',
    });
    expect(await valueOf('任务', '指标', '全年演练次数≥10次')).toMatchObject({ 比较: '不低于', 数值: 10, 单位: '次' });
    expect(await valueOf('任务', '指标', '尽量多')).toBe('尽量多');
  });

  test('a cell shows a day as its format does', () => {
    expect(shownDay('2025-11-01', 'yyyy"年"m"月"')).toBe('2025年11月');
    expect(shownDay('2025-11-01', 'yyyy\\年m\\月')).toBe('2025年11月');
    expect(shownDay('2025-11-01', 'm"月"d"日";@')).toBe('11月1日');
    expect(shownDay('2025-11-01', '[$-804]yyyy"年"m"月"d"日"')).toBeUndefined();
  });
});
