import { describe, expect, test } from 'vitest';
import { checkTemplateHeader } from '../../src/check/check.ts';
import { base, check, faultsOf, onlyFault, source } from './checked.ts';

/** Data with one duty that has these fields. */
function duty(fields: string): string {
  return `任务: [{ 编号: a, 内容: 甲, ${fields} }]`;
}

/** A group that names an organization of a test. */
const named = '单位组: [{ 名称: 两校, 成员: [新校] }]';

/** A template's front matter, checked. */
function header(text: string) {
  const [entry] = source(`front:\n${text.replace(/^/gmu, '  ')}`).sections;
  if (entry?.value.kind !== 'map') throw new Error('the front matter is no map');
  const file = 'templates/a.md';
  return checkTemplateHeader({ name: 'a', file, frontMatter: entry.value, body: '', bodyLine: 5 });
}

describe('names of sections and fields', () => {
  test('may be mixed, Chinese and English, in one record', () => {
    const { value, diagnostics } = check(
      base,
      `duties:
  - { 编号: a, text: 甲, 责任单位: 清溪小学、清溪中学；安全办, deadline: 2026年3月9日, measure: { name: 入学率, 比较: 不低于, value: 100, 单位: '%' } }
`,
    );
    expect(diagnostics).toEqual([]);
    expect(value?.duties).toMatchObject([
      {
        id: 'a',
        organizations: ['清溪小学', '清溪中学', '安全办'],
        deadline: '2026-03-09',
        measure: { name: '入学率', comparison: 'at-least', value: 100, unit: '%' },
      },
    ]);
  });

  test('of one section may stand in several files, its lists joined and its fields gathered', () => {
    const { value } = check(base, '工作: { start: 2026-01-01 }\nsections: [安全]', 'sections: [{ name: 卫生 }]');
    expect(value?.undertaking).toMatchObject({ name: '校园安全', start: '2026-01-01' });
    expect(value?.sections.map(({ name }) => name)).toEqual(['强化领导', '落实措施', '安全', '卫生']);
  });

  test('are given once, in whichever language', () => {
    expect(faultsOf(base, '任务: [{ 编号: a, 内容: 甲, text: 乙 }]')).toEqual(['duplicate-key 2:1:22']);
    expect(faultsOf(base, '工作: { 名称: 甲 }')).toEqual(['duplicate-key 2:1:7']);
    expect(faultsOf(base, '数据: { 次数: 3 }', 'facts: { 次数: 4 }')).toEqual(['duplicate-key 3:1:10']);
  });

  test.each([
    ['任务: [{ 编号: a, 内客: 甲 }]', '内客', '内容'],
    ['duties: [{ id: a, txt: 甲 }]', 'txt', 'text'],
    ['任务: [{ 编号: a, 内容: 甲, 指标: { 名称: 甲, 比较: 等于, 数直: 1, 单位: 个 } }]', '数直', '数值'],
    ['任努: [{ 编号: a, 内容: 甲 }]', '任努', '任务'],
    ['任起: [{ 单位: 安全办, 职务: 主任, 姓名: 甲, 起: 2026-01-01 }]', '任起', '任期'],
    ['文本: [{ 模板: plan }]', '文本', '文书'],
  ])('that are misspelt are told with the nearest, in its language: %s', (text, key, nearest) => {
    const fault = onlyFault(base, text);
    expect(fault).toMatchObject({ code: 'unknown-key', key, nearest });
    expect(fault.code === 'unknown-key' && fault.known).toContain(nearest);
  });

  test.each([
    ['a wrong value of a misspelt one is not told too', '任务: [{ 编号: a, 内客: 7 }]'],
    ['one that is given besides counts', `单位: [{ 名称: 新校, 名你: 旧校, 类别: 学校 }]\n${named}`],
    ['wherever it is given', `单位: [{ 名你: 旧校, 名称: 新校, 类别: 学校 }]\n${named}`],
  ])('that are misspelt: %s', (_name, text) => expect(onlyFault(base, text)).toMatchObject({ code: 'unknown-key' }));

  test('of facts are free, and names of the language are names like others', () => {
    const { value } = check(base, '数据: { __proto__: 1, constructor: 2, 任意: { 层: [1] } }');
    expect(Object.entries(value?.facts ?? {})).toEqual([
      ['__proto__', 1],
      ['constructor', 2],
      ['任意', { 层: [1] }],
    ]);
    expect(onlyFault(base, '任务: [{ 编号: a, 内容: 甲, constructor: 乙 }]')).toMatchObject({ code: 'unknown-key' });
  });
});

describe('values', () => {
  test.each([
    ['任务: [{ 编号: 7, 内容: 甲 }]', { code: 'wrong-type', field: '编号', expected: 'text', found: '7' }],
    ['任务: [{ 编号: [a], 内容: 甲 }]', { code: 'wrong-type', field: '编号', expected: 'text', found: 'list' }],
    ['任务: [{ 编号: a }]', { code: 'missing-field', field: '内容', of: '任务' }],
    ['任务: [{ 编号: a, 内容: "  " }]', { code: 'missing-field', field: '内容', of: '任务' }],
    ['duties: [{ id: a }]', { code: 'missing-field', field: 'text', of: 'duties' }],
    [duty('时限: 2026-02-30'), { code: 'not-a-date', field: '时限', found: '2026-02-30' }],
    [duty('时限: 2026年2月'), { code: 'not-a-date', field: '时限', found: '2026年2月' }],
    [duty('时限: 20260302'), { code: 'not-a-date', field: '时限', found: '20260302' }],
    [duty('指标: 100%'), { code: 'wrong-type', field: '指标', expected: 'map', found: '100%' }],
    [
      duty('指标: { 名称: 甲, 比较: 等于, 数值: 百, 单位: 个 }'),
      { code: 'wrong-type', field: '数值', expected: 'number', found: '百' },
    ],
    [
      duty('指标: { 名称: 甲, 比较: 大于, 数值: 1, 单位: 个 }'),
      { code: 'not-one-of', field: '比较', found: '大于', options: ['不低于', '不超过', '等于'] },
    ],
    [duty('指标: { 名称: 甲, 比较: 等于, 数值: 1 }'), { code: 'missing-field', field: '单位' }],
    [duty('责任单位: [7]'), { code: 'wrong-type', field: '责任单位', expected: 'text', found: '7' }],
    [duty('责任单位: { 甲: 乙 }'), { code: 'wrong-type', field: '责任单位', expected: 'list', found: 'map' }],
    ['单位: [{ 名称: 新校, 类别: 学较 }]', { code: 'not-one-of', field: '类别', found: '学较' }],
    [
      'organizations: [{ name: 新校, kind: scool }]',
      { code: 'not-one-of', options: ['government', 'bureau', 'central-school', 'school', 'office'] },
    ],
    [
      '单位: [{ 名称: 新校, 类别: 学校, 寄宿: 有 }]',
      { code: 'wrong-type', field: '寄宿', expected: 'yes-no', found: '有' },
    ],
    ['任务: 甲', { code: 'wrong-type', field: '任务', expected: 'list', found: '甲' }],
    ['任务: [甲]', { code: 'wrong-type', field: '任务', expected: 'map', found: '甲' }],
    ['数据: 甲', { code: 'wrong-type', field: '数据', expected: 'map', found: '甲' }],
  ])('%s is refused', (text, fault) => expect(onlyFault(base, text)).toMatchObject(fault));

  test('of choices, days and yes or no may be written in several ways', () => {
    const { value, diagnostics } = check(
      base,
      `单位:
  - { 名称: 甲校, kind: 学校, 学段: 九年一贯制, 寄宿: 是 }
  - { 名称: 乙校, 类别: school, stage: nine-year, boarding: true }
  - { 名称: 丙校, 类别: 学校, 寄宿: 否, 职务: '' }
任期:
  - { 单位: 安全办, 职务: 主任, 姓名: 周文清, 起: 2026年1月5日, 止: '2026-01-31' }
`,
    );
    expect(diagnostics).toEqual([]);
    expect(value?.organizations.slice(-3)).toMatchObject([
      { stage: 'nine-year', boarding: true },
      { stage: 'nine-year', boarding: true },
      { boarding: false, posts: [] },
    ]);
    expect(value?.tenures).toMatchObject([{ from: '2026-01-05', to: '2026-01-31' }]);
  });

  test('keep zeros: 007 is text', () => {
    expect(check(base, '任务: [{ 编号: 007, 内容: 甲 }]').value?.duties[0]?.id).toBe('007');
  });
});

describe('front matter', () => {
  test('says the title, whom the paper is for and who signs, in either language', () => {
    const english = header('title: 责任书\nfor: school\nparties: [issuer, subject]');
    const chinese = header('标题: 责任书\n对象: 学校\n签订方: 发文单位、对象');
    expect(english.value).toMatchObject({
      template: 'a',
      title: '责任书',
      for: { kind: 'organization-kind', organizationKind: 'school' },
      parties: [{ reference: 'issuer' }, { reference: 'subject' }],
    });
    const { title, for: audience } = chinese.value ?? {};
    expect({ title, audience }).toEqual({ title: '责任书', audience: english.value?.for });
    expect(chinese.value?.parties?.map(({ reference }) => reference)).toEqual(['issuer', 'subject']);
  });

  test('needs a title, and knows no other fields', () => {
    expect(header('for: school').diagnostics.map(({ fault }) => fault)).toEqual([
      { code: 'missing-field', field: 'title', of: 'templates/a.md' },
    ]);
    expect(header('title: 甲\npartys: [issuer]').diagnostics.map(({ fault }) => fault)).toMatchObject([
      { code: 'unknown-key', key: 'partys', nearest: 'parties' },
    ]);
  });

  test('places the title where its text starts, after the quote', () => {
    expect(header('title: 甲').value?.titlePlace).toMatchObject({ line: 2, column: 10 });
    expect(header('title: "甲"').value?.titlePlace).toMatchObject({ line: 2, column: 11 });
  });
});
