/** Faults of schools closed, merged and renamed, each at the words that are wrong. */
import { describe, expect, test } from 'vitest';
import { planPapers } from '../../src/check/plan.ts';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import { base, check, faultsOf, onlyFault, shown } from './checked.ts';
import { header } from './example.ts';

const closed = '撤并日期: 2026-08-31';

/** What planning the papers of a day reports. */
function plannedOn(asOf: string, parties: readonly string[], ...files: readonly string[]): readonly Diagnostic[] {
  const { value, diagnostics } = check(...files);
  if (value === undefined) throw new Error(diagnostics.map(shown).join('\n'));
  return planPapers(value, new Map([header('letter', parties)]), { asOf }).diagnostics;
}

/** A second school district: its central school closes, a school of it stays. */
const district = `单位:
  - { 名称: 河湾联校, 类别: 中心学校, ${closed} }
  - { 名称: 河湾小学, 类别: 学校, 上级: 河湾联校 }
`;

/** A duty of a school that closes, and of others. */
function duty(names: string): string {
  return `单位: [{ 名称: 河湾小学, 类别: 学校, ${closed} }]
任务: [{ 编号: gate, 内容: 门卫, 责任单位: [${names}] }]
`;
}

describe('on the day on which it is closed without a successor', () => {
  test('a parent is missed where it is named, once', () => {
    const faults = plannedOn('2026-08-31', ['subject'], base, district);
    expect(faults.map(shown)).toEqual(['organization-closed 2:3:29']);
    expect(faults[0]?.fault).toMatchObject({ name: '河湾联校', closed: '2026-08-31', as: 'parent', of: '河湾小学' });
    expect(plannedOn('2026-08-30', ['subject'], base, district)).toEqual([]);
    expect(plannedOn('2026-08-31', ['parent', 'subject'], base, district).map(shown)).toEqual([
      'organization-closed 2:3:29',
    ]);
  });

  test('but not by children that are closed by then themselves', () => {
    const both = district.replace('上级: 河湾联校', `上级: 河湾联校, ${closed}`);
    expect(plannedOn('2026-09-01', ['subject'], base, both)).toEqual([]);
  });

  test('the only one responsible for a duty is missed, one of several is not', () => {
    const faults = plannedOn('2026-09-01', ['subject'], base, duty('河湾小学'));
    expect(faults.map(shown)).toEqual(['organization-closed 2:2:33']);
    expect(faults[0]?.fault).toMatchObject({ as: 'responsible', of: 'gate' });
    expect(plannedOn('2026-09-01', ['subject'], base, duty('河湾小学, 清溪小学'))).toEqual([]);
    expect(plannedOn('2026-08-30', ['subject'], base, duty('河湾小学'))).toEqual([]);
  });

  test('a party that was merged into it cannot sign; the last of the line is told', () => {
    const line = `单位:
  - { 名称: 甲中心, 类别: 中心学校, 撤并日期: 2025-08-31, 并入单位: 乙中心 }
  - { 名称: 乙中心, 类别: 中心学校, ${closed} }
`;
    expect(plannedOn('2026-08-30', ['甲中心', 'subject'], base, line)).toEqual([]);
    const [fault] = plannedOn('2026-08-31', ['甲中心', 'subject'], base, line);
    expect(fault?.fault).toMatchObject({ code: 'organization-closed', name: '乙中心', as: 'party' });
  });
});

describe('a party that was merged', () => {
  test('is its successor, who signs once', () => {
    const merged = `单位: [{ 名称: 河湾联校, 类别: 中心学校, ${closed}, 并入单位: 中心学校 }]`;
    const value = check(base, merged).value;
    if (value === undefined) throw new Error('at fault');
    const headers = new Map([header('letter', ['河湾联校', '中心学校', 'subject'])]);
    const parties = (asOf: string) => planPapers(value, headers, { asOf }).value?.[0]?.parties;
    expect(parties('2026-08-30')).toEqual(['河湾联校', '中心学校', '清溪小学']);
    expect(parties('2026-08-31')).toEqual(['中心学校', '清溪小学']);
  });
});

describe('mergers', () => {
  test('of three in a circle are one fault', () => {
    const circle = ['甲', '乙', '丙'].map((name, index) => {
      return `  - { 名称: ${name}, 类别: 学校, ${closed}, 并入单位: ${['乙', '丙', '甲'][index] ?? ''} }`;
    });
    expect(onlyFault(base, `单位:\n${circle.join('\n')}\n`)).toEqual({
      code: 'merge-cycle',
      names: ['甲', '乙', '丙'],
    });
  });

  test('into a circle are not in it', () => {
    const line = `单位:
  - { 名称: 甲, 类别: 学校, ${closed}, 并入单位: 乙 }
  - { 名称: 乙, 类别: 学校, ${closed}, 并入单位: 乙 }
`;
    expect(onlyFault(base, line)).toEqual({ code: 'merge-cycle', names: ['乙'] });
  });
});

describe('a former name', () => {
  const renamed = `单位: [{ 名称: 河湾实验学校, 类别: 学校, 职务: [校长], 曾用名: [第三完小, 河湾村小] }]\n`;

  test.each([
    ['单位组: [{ 名称: 村小, 成员: [第三完小] }]', 'unknown-group-member', '河湾实验学校'],
    ['任务: [{ 编号: a, 内容: 甲, 责任单位: [第三完小] }]', 'unknown-organization', '河湾实验学校'],
    ['任务: [{ 编号: a, 内容: 甲, 责任人: 河湾村小/校长 }]', 'unknown-organization', '河湾实验学校'],
    ['任期: [{ 单位: 第三完小, 职务: 校长, 姓名: 甲, 起: 2020-01-01 }]', 'unknown-organization', '河湾实验学校'],
    ['条款: [{ 编号: a, 情形: 甲, 后果: 乙, 适用对象: [第 三 完 小] }]', 'unknown-organization', '河湾实验学校'],
    ['文书: [{ 模板: letter, 签订方: [第三完小] }]', 'party-not-organization', '河湾实验学校'],
    ['文书: [{ 模板: letter, 对象: 河湾村小 }]', 'unknown-organization', '河湾实验学校'],
  ])('is no name: %s', (text, code, nearest) => {
    expect(onlyFault(base, renamed, text)).toMatchObject({ code, nearest });
  });

  test('in a template’s front matter is no name either', () => {
    const faults = plannedOn('2026-03-02', ['第三完小', 'subject'], base, renamed);
    expect(faults.map(({ fault }) => fault)).toEqual([
      { code: 'party-not-organization', name: '第三完小', nearest: '河湾实验学校' },
    ]);
  });

  test('is neither another’s name nor another’s former one', () => {
    expect(faultsOf(base, renamed.replace('河湾村小', '清溪小学'))).toEqual(['duplicate-name 2:1:50']);
    const another = '单位: [{ 名称: 石桥小学, 类别: 学校, 曾用名: 第三完小 }]';
    expect(faultsOf(base, renamed, another)).toEqual(['duplicate-name 3:1:31']);
  });
});
