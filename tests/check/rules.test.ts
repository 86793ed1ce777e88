import { describe, expect, test } from 'vitest';
import { checkProgramme } from '../../src/check/check.ts';
import type { Outcome } from '../../src/model/diagnostic.ts';
import { base, check, faultsOf, onlyFault, source } from './checked.ts';

/** What each rule lets pass and what it refuses, added to a sound data set as a second file; ▸ stands before the fault. */
const rules: Readonly<Record<string, { readonly good: readonly string[]; readonly bad: readonly [string, string][] }>> =
  {
    'names and identifiers are given once': {
      good: [
        '任务: [{ 编号: a, 内容: 甲 }, { 编号: b, 内容: 乙 }]',
        '任务: [{ 编号: a, 内容: 甲 }]\n条款: [{ 编号: a, 情形: 甲, 后果: 乙 }]\n文件: [{ 编号: a, 标题: 甲 }]',
      ],
      bad: [
        ['任务: [{ 编号: a, 内容: 甲 }, { 编号: ▸a, 内容: 乙 }]', 'duplicate-name'],
        ['文件: [{ 编号: a, 标题: 甲 }, { 编号: ▸a, 标题: 乙 }]', 'duplicate-name'],
        ['条款: [{ 编号: a, 情形: 甲, 后果: 乙 }, { 编号: ▸a, 情形: 甲, 后果: 乙 }]', 'duplicate-name'],
        ['章节: [▸落实 措施]', 'duplicate-name'],
        ['单位: [{ 名称: ▸清溪　小学, 类别: 学校 }]', 'duplicate-name'],
        ['单位组: [{ 名称: ▸清溪小学, 类别: 学校 }]', 'duplicate-name'],
      ],
    },
    'a group is given by members or by kind': {
      good: ['单位组: [{ 名称: 两校, 成员: [清溪小学, 清溪中学] }]', '单位组: [{ 名称: 全部, 成员: [各校, 安全办] }]'],
      bad: [
        ['单位组: [▸{ 名称: 两校 }]', 'missing-field'],
        ['单位组: [{ 名称: 两校, 成员: [各校], 类别: ▸学校 }]', 'conflicting-keys'],
        ['单位组: [{ 名称: 两校, 成员: [▸清溪大学] }]', 'unknown-group-member'],
      ],
    },
    'organizations that are named exist': {
      good: [
        '任务: [{ 编号: a, 内容: 甲, 责任单位: [各校, 清溪小学], 督办处室: 安全办 }]',
        '文书: [{ 模板: plan, 对象: [各校, 安全办] }, { 模板: all, 对象: 工作 }]',
        '单位: [{ 名称: 督导室, 类别: 处室, 督办单位: [各校] }]',
      ],
      bad: [
        ['单位: [{ 名称: 新校, 类别: 学校, 上级: ▸中心小学 }]', 'unknown-organization'],
        ['单位: [{ 名称: 督导室, 类别: 处室, 督办单位: [▸清溪大学] }]', 'unknown-organization'],
        ['任务: [{ 编号: a, 内容: 甲, 责任单位: [各校, ▸各园] }]', 'unknown-organization'],
        ['任务: [{ 编号: a, 内容: 甲, 督办处室: ▸各校 }]', 'unknown-organization'],
        ['文书: [{ 模板: plan, 对象: [▸幼儿园] }]', 'unknown-organization'],
        ['任期: [{ 单位: ▸幼儿园, 职务: 园长, 姓名: 周文清, 起: 2026-01-01 }]', 'unknown-organization'],
      ],
    },
    'posts that are named are listed': {
      good: [
        '任务: [{ 编号: a, 内容: 甲, 责任人: 安全办/主任, 责任领导: 中心学校／校长 }]',
        '任期: [{ 单位: 安全办, 职务: 副主任, 姓名: 周文清, 起: 2026-01-01 }]',
      ],
      bad: [
        ['任务: [{ 编号: a, 内容: 甲, 责任人: ▸安全办/处长 }]', 'unknown-post'],
        ['任务: [{ 编号: a, 内容: 甲, 责任人: ▸校长 }]', 'unknown-post'],
        ['任务: [{ 编号: a, 内容: 甲, 责任领导: ▸保卫处/处长 }]', 'unknown-organization'],
        ['任期: [{ 单位: 安全办, 职务: ▸校长, 姓名: 周文清, 起: 2026-01-01 }]', 'unknown-post'],
      ],
    },
    'posts may be several, and those of a group': {
      good: [
        '任务: [{ 编号: a, 内容: 甲, 责任人: [安全办/主任, 各校/校长] }]',
        '任务: [{ 编号: a, 内容: 甲, 责任人: 安全办/主任、各校／校长 }]',
        '小组: [{ 编号: a, 名称: 领导小组, 组长: 中心学校/校长, 成员: [安全办/主任, 各校/校长] }]',
      ],
      bad: [
        ['任务: [{ 编号: a, 内容: 甲, 责任人: [安全办/主任, ▸各校/园长] }]', 'unknown-post'],
        ['任务: [{ 编号: a, 内容: 甲, 责任领导: ▸各校/校长 }]', 'unknown-organization'],
        ['小组: [{ 编号: a, 名称: 领导小组, 成员: [▸安全办/处长] }]', 'unknown-post'],
        ['小组: [{ 编号: a, 名称: 甲 }, { 编号: ▸a, 名称: 乙 }]', 'duplicate-name'],
      ],
    },
    'standards count from standards': {
      good: [
        '标准: [{ 编号: a, 名称: 学生数, 单位: 人 }, { 编号: b, 名称: 用地, 基数: 学生数, 数值: 20, 单位: ㎡/生 }]',
        '标准: [{ 编号: a, 名称: 学生数, 单位: 人 }, { 编号: b, 名称: 用地, 基数: a, 小学: 20, 单位: ㎡/生, 适用对象: [各校] }]',
      ],
      bad: [
        ['标准: [{ 编号: b, 名称: 用地, 基数: ▸学生, 数值: 20, 单位: ㎡/生 }]', 'unknown-standard'],
        ['标准: [{ 编号: a, 名称: 甲, 单位: 人 }, { 编号: b, 名称: 乙, 基数: ▸a, 单位: ㎡/生 }]', 'missing-field'],
        ['标准: [{ 编号: a, 名称: 甲, 单位: 人 }, { 编号: b, 名称: ▸甲, 单位: 人 }]', 'duplicate-name'],
        ['标准: [{ 编号: a, 名称: 甲, 单位: 人, 适用对象: [▸各园] }]', 'unknown-organization'],
        ['标准: [{ 编号: a, 名称: 甲, 单位: 人, 比较: ▸大于 }]', 'not-one-of'],
      ],
    },
    'figures are of listed standards and organizations, given once, and can be read': {
      good: [
        '标准: [{ 编号: a, 名称: 学生数, 单位: 人 }]\n指标: [{ 单位: 清溪小学, 学生数: 705 }, { 单位: 清溪中学, a: }]',
        '标准: [{ 编号: a, 名称: 床位, 单位: 张/生 }]\n指标: [{ 单位: 清溪小学, 床位: 差２７３张 }, { 单位: 清溪中学, 床位: "1,200张" }]',
        '标准: [{ 编号: a, 名称: 班额, 单位: 人 }]\n指标: [{ 单位: 清溪小学, 班额: 超12个班 }, { 单位: 清溪中学, 班额: 达标 }]',
        '标准: [{ 编号: a, 名称: 甲, 单位: 人 }, { 编号: b, 名称: 乙, 单位: 人 }]\n指标: [{ 单位: 清溪小学, 甲: 1 }, { 单位: 清溪小学, 乙: 1 }]',
      ],
      bad: [
        ['标准: [{ 编号: a, 名称: 学生数, 单位: 人 }]\n指标: [{ 单位: 清溪小学, ▸学生: 705 }]', 'unknown-key'],
        [
          '标准: [{ 编号: a, 名称: 学生数, 单位: 人 }]\n指标: [{ 单位: ▸清溪大学, 学生数: 705 }]',
          'unknown-organization',
        ],
        ['标准: [{ 编号: a, 名称: 学生数, 单位: 人 }]\n指标: [▸{ 学生数: 705 }]', 'missing-field'],
        ['标准: [{ 编号: a, 名称: 学生数, 单位: 人 }]\n指标: [{ 单位: 清溪小学, 学生数: ▸约700 }]', 'not-a-figure'],
        ['标准: [{ 编号: a, 名称: 学生数, 单位: 人 }]\n指标: [{ 单位: 清溪小学, 学生数: ▸705个 }]', 'not-a-figure'],
        ['标准: [{ 编号: a, 名称: 学生数, 单位: 人 }]\n指标: [{ 单位: 清溪小学, 学生数: ▸-5 }]', 'not-a-figure'],
        ['标准: [{ 编号: a, 名称: 学生数, 单位: 人 }]\n指标: [{ 单位: 清溪小学, 学生数: ▸[1] }]', 'not-a-figure'],
        [
          '标准: [{ 编号: a, 名称: 学生数, 单位: 人 }]\n指标: [{ 单位: 清溪小学, 学生数: 705 }, { 单位: 清溪小学, a: ▸795 }]',
          'duplicate-figure',
        ],
      ],
    },
    'sections of duties are listed': {
      good: ['任务: [{ 编号: a, 内容: 甲, 章节: 强化 领导 }]'],
      bad: [['任务: [{ 编号: a, 内容: 甲, 章节: ▸强化管理 }]', 'unknown-section']],
    },
    'parties are organizations': {
      good: ['文书: [{ 模板: plan, 对象: 学校, 签订方: [issuer, 对象, 上级, supervisor, 安全办] }]'],
      bad: [
        ['文书: [{ 模板: plan, 对象: 学校, 签订方: [发文单位, ▸县教育局] }]', 'party-not-organization'],
        ['文书: [{ 模板: plan, 对象: 学校, 签订方: [▸各校] }]', 'party-not-organization'],
      ],
    },
    'no organization is above itself': {
      good: ['单位: [{ 名称: 甲校, 类别: 学校, 上级: 乙校 }, { 名称: 乙校, 类别: 学校, 上级: 中心学校 }]'],
      bad: [
        ['单位: [{ 名称: 甲校, 类别: 学校, 上级: ▸甲校 }]', 'parent-cycle'],
        ['单位: [{ 名称: 甲校, 类别: 学校, 上级: ▸乙校 }, { 名称: 乙校, 类别: 学校, 上级: 甲校 }]', 'parent-cycle'],
      ],
    },
    'a post has one holder on a day': {
      good: [
        terms('起: 2025-01-01, 止: 2025-06-30', '起: 2025-07-01'),
        terms('起: 2025-07-01', '起: 2025-01-01, 止: 2025-06-30'),
      ],
      bad: [
        [terms('起: 2025-01-01, 止: 2025-07-01', '起: ▸2025-07-01'), 'two-holders'],
        [terms('起: ▸2025-07-01', '起: 2025-01-01'), 'two-holders'],
        [terms('起: 2025-01-01', '起: ▸2025-02-01, 止: 2025-02-02'), 'two-holders'],
      ],
    },
    'ends follow starts': {
      good: [
        '任务: [{ 编号: a, 内容: 甲, 开始: 2026-03-02, 时限: 2026年3月2日 }]',
        terms('起: 2025-01-01, 止: 2025-01-01', '起: 2025-07-01'),
        '工作: { 开始: 2026-01-01, 结束: 2026-12-31 }',
      ],
      bad: [
        ['任务: [{ 编号: a, 内容: 甲, 开始: 2026-03-03, 时限: ▸2026年3月2日 }]', 'ends-before-start'],
        [terms('起: 2025-02-01, 止: ▸2025-01-01', '起: 2025-07-01'), 'ends-before-start'],
        ['工作: { 开始: 2026-12-31, 结束: ▸2026-01-01 }', 'ends-before-start'],
      ],
    },
  };

/** The fault a text is expected to have where its mark stands. */
function marked(text: string, code: string): string {
  const before = text.slice(0, text.indexOf('▸')).split('\n');
  return `${code} 2:${before.length}:${(before.at(-1) ?? '').length + 1}`;
}

/** Fields that are missing. */
function missing({ diagnostics }: Outcome<unknown>): readonly string[] {
  return diagnostics.flatMap(({ fault }) => (fault.code === 'missing-field' ? fault.field : []));
}

/** Two terms of one post. */
function terms(first: string, second: string): string {
  const post = '单位: 清溪小学, 职务: 校长, 姓名';
  return `任期:\n  - { ${post}: 林素芬, ${first} }\n  - { ${post}: 周文清, ${second} }\n`;
}

describe.each(Object.entries(rules))('%s', (_name, { good, bad }) => {
  test.each(good)('good: %s', (text) => expect(faultsOf(base, text)).toEqual([]));
  test.each(bad)('bad: %s', (text, code) =>
    expect(faultsOf(base, text.replace('▸', ''))).toEqual([marked(text, code)]),
  );
});

describe('sections that must be given', () => {
  test('programme, organizations, papers', () => {
    expect(faultsOf('数据: { 次数: 3 }')).toEqual(['missing-field', 'missing-field', 'no-papers']);

    expect(missing(check('数据: { 次数: 3 }'))).toEqual(['工作', '单位']);
    expect(missing(check('facts: { times: 3 }'))).toEqual(['programme', 'organizations']);
    expect(faultsOf('文书: []', '单位: []', '工作:\n  名称: 甲\n  地区: 乙\n  发文单位: 丙')).toEqual([
      'no-papers',
      'unknown-organization 3:4:9',
    ]);
  });

  test('sections, where a duty has one: one fault for all duties', () => {
    const without = base.replace(/章节: .*\n/u, '');
    const duties = '任务: [{ 编号: a, 内容: 甲, 章节: ▸甲 }, { 编号: b, 内容: 乙, 章节: 乙 }]';
    expect(faultsOf(without, duties.replace('▸', ''))).toEqual([marked(duties, 'missing-field')]);
  });
});

describe('the name that was probably meant', () => {
  test.each([
    ['单位: [{ 名称: 新校, 类别: 学校, 上级: 中心学效 }]', '中心学校'],
    ['任务: [{ 编号: a, 内容: 甲, 责任人: 安全办/主人 }]', '安全办/主任'],
    ['任务: [{ 编号: a, 内容: 甲, 章节: 落实措拖 }]', '落实措施'],
    ['文书: [{ 模板: plan, 对象: 学校, 签订方: [发文单为] }]', '发文单位'],
    ['单位组: [{ 名称: 两校, 成员: [各效] }]', '各校'],
  ])('%s', (text, nearest) => expect(onlyFault(base, text)).toMatchObject({ nearest }));

  test('is not guessed where nothing is like it', () => {
    const fault = onlyFault(base, '单位: [{ 名称: 新校, 类别: 学校, 上级: 县人民政府 }]');
    expect(fault).not.toHaveProperty('nearest');
  });
});

describe('one cause is one fault', () => {
  test.each([
    [
      'a wrong kind of an organization that others name',
      '单位: [{ 名称: 新校, 类别: 学较 }]\n单位组: [{ 名称: 两校, 成员: [新校] }]',
    ],
    ['a misspelt key of a name', '单位: [{ 名你: 新校, 类别: 学校 }]\n单位组: [{ 名称: 两校, 成员: [新校] }]'],
    [
      'posts that are no list',
      '单位: [{ 名称: 新校, 类别: 学校, 职务: { a: 1 } }]\n任务: [{ 编号: a, 内容: 甲, 责任人: 新校/校长 }]',
    ],
    ['a misspelt section', '单味: [{ 名称: 新校, 类别: 学校 }]\n单位组: [{ 名称: 两校, 成员: [新校] }]'],
    ['organizations that are no list', '单位: 新校\n单位组: [{ 名称: 两校, 成员: [新校] }]'],
    [
      'a term whose end is no date',
      '任期: [{ 单位: 清溪小学, 职务: 校长, 姓名: 甲, 起: 2025-01-01, 止: 明年 }, { 单位: 清溪小学, 职务: 校长, 姓名: 乙, 起: 2025-02-01 }]',
    ],
    [
      'a group that has a wrong kind',
      '单位组: [{ 名称: 两校, 类别: 学较 }]\n任务: [{ 编号: a, 内容: 甲, 责任单位: [两校] }]',
    ],
    ['a start that is no date', '任务: [{ 编号: a, 内容: 甲, 开始: 2026-02-30, 时限: 2026-01-01 }]'],
  ])('%s', (_name, text) => expect(faultsOf(base, text)).toHaveLength(1));

  test.each([
    ['a name that is no text', '单位: [{ 名称: [新校], 类别: 学校 }]\n单位组: [{ 名称: 两校, 成员: [新校] }]'],
    ['a name left out', '单位: [{ 全称: 新校, 类别: 学校 }]\n单位组: [{ 名称: 两校, 成员: [新校] }]'],
    ['a colon typed full-width', '单位: [{ 名称：新校, 类别: 学校 }]\n单位组: [{ 名称: 两校, 成员: [新校] }]'],
    ['a colon left out', '单位: [{ 名称 新校, 类别: 学校 }]\n单位组: [{ 名称: 两校, 成员: [新校] }]'],
    ['a section without name', '章节: [{ 名称：安全 }]\n任务: [{ 编号: a, 内容: 甲, 章节: 安全 }]'],
  ])('%s', (_name, text) => expect(faultsOf(base, text)).toHaveLength(1));

  test('a colon typed full-width is told as such', () => {
    expect(onlyFault(base, '单位: [{ 名称：新校, 类别: 学校 }]')).toMatchObject({
      code: 'unknown-key',
      key: '名称：新校',
      nearest: '名称: 新校',
    });
  });

  test('a duplicate name is no unknown one', () => {
    expect(faultsOf(base, '单位: [{ 名称: 清溪小学, 类别: 学校, 职务: [园长] }]')).toEqual(['duplicate-name 2:1:12']);
  });

  test('a group that could not be read may be the one that is named', () => {
    const { sections } = source(base, '任务: [{ 编号: a, 内容: 甲, 责任单位: [各园] }]');
    expect(checkProgramme({ dataset: 'test', sections, unread: ['单位组'] }).diagnostics).toEqual([]);
  });

  test('what stands in a file that could not be read is not called unknown', () => {
    const duties = '任务: [{ 编号: a, 内容: 甲, 章节: 子, 责任单位: [丑], 责任人: 寅/卯 }]';
    const { sections } = source(base, duties);
    const unread = ['单位', 'sections'];
    expect(checkProgramme({ dataset: 'test', sections, unread }).diagnostics).toEqual([]);
    expect(checkProgramme({ dataset: 'test', sections: sections.slice(-1), unread: 'any' }).diagnostics).toEqual([]);
  });

  test('faults come in the order of files and lines', () => {
    expect(faultsOf(base, '任务:\n  - { 编号: 7, 内容: 甲 }\n  - { 编号: b }\n章节: [落实措施]\n')).toEqual([
      'wrong-type 2:2:11',
      'missing-field 2:3:5',
      'duplicate-name 2:4:6',
    ]);
  });
});

test('a term within another hides none that follows: both are told', () => {
  const later = "{ 单位: 清溪小学, 职务: 校长, 姓名: 方毅, 起: '2025-03-01' }";
  const text = `${terms('起: 2025-01-01', '起: 2025-02-01, 止: 2025-02-02')}  - ${later}`;
  const { diagnostics } = check(base, text);
  expect(diagnostics.map(({ fault }) => fault.code === 'two-holders' && fault.holders)).toEqual([
    ['林素芬', '周文清'],
    ['林素芬', '方毅'],
  ]);
});

test('a sound data set is a programme with defaults filled in', () => {
  const { value, diagnostics } = check(base);
  expect(diagnostics).toEqual([]);
  expect(value).toMatchObject({
    dataset: 'test',
    undertaking: { name: '校园安全', issuer: '中心学校', date: '2026-03-02' },
    groups: [{ name: '各校', members: ['清溪小学', '清溪中学'] }],
    sections: [{ name: '强化领导' }, { name: '落实措施' }],
    papers: [{ template: 'letter', for: { kind: 'organization-kind', organizationKind: 'school' } }],
  });
  expect(value?.organizations[0]).toMatchObject({ fullName: '中心学校', supervises: [], contacts: [] });
});
