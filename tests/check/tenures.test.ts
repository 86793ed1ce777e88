/** Who holds a post, and which schools there are, on a paper's day: each case has one outcome. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { BuildReport } from '../../src/batch/report.ts';
import { packageRoot } from '../../src/batch/workspace.ts';
import { template as templateOf, workspace, type TestWorkspace } from '../workspace.ts';

/** A town with two schools, whose papers list everybody. */
const townData = `
工作: { 名称: 校园安全, 地区: 清溪镇, 发文单位: 中心学校, 日期: 2026-03-02 }
单位:
  - { 名称: 中心学校, 类别: 中心学校, 职务: [校长] }
  - { 名称: 清溪小学, 类别: 学校, 上级: 中心学校, 职务: [校长, 副校长] }
  - { 名称: 河湾小学, 类别: 学校, 上级: 中心学校, 职务: [校长] }
单位组:
  - { 名称: 各校, 类别: 学校 }
任期:
  - { 单位: 中心学校, 职务: 校长, 姓名: 周文清, 起: 2023-08-01 }
  - { 单位: 清溪小学, 职务: 校长, 姓名: 林素芬, 起: 2023-08-01 }
  - { 单位: 清溪小学, 职务: 副校长, 姓名: 孙玉梅, 起: 2023-08-01 }
  - { 单位: 河湾小学, 职务: 校长, 姓名: 王国栋, 起: 2023-08-01 }
任务:
  - { 编号: drill, 内容: 每月演练, 责任单位: [河湾小学], 责任人: [河湾小学/校长] }
  - { 编号: gate, 内容: 门卫管理, 责任单位: [各校], 责任人: [各校/校长] }
文书:
  - { 模板: list, 对象: 工作 }
  - { 模板: letter, 对象: 学校 }
`;

const listTemplate = `---
title: "责任人名单"
for: programme
parties: [issuer]
---
# {{title}}

{{#each schools}}
1. {{name}}{{head.label}}。
{{/each}}

{{#each duties}}
1. {{text}}：{{join organizations}}，{{join posts key="label"}}。
{{/each}}
`;

const letterTemplate = templateOf('# {{title}}\n\n{{subject.name}}{{#with subject}}{{> head}}{{/with}}');

function town(change: (data: string) => string = (data) => data): TestWorkspace {
  return workspace({
    'data/town/data.yaml': change(townData),
    'templates/list.md': listTemplate,
    'templates/letter.md': letterTemplate,
  });
}

/** The text of a paper as it is issued. */
function text({ read }: TestWorkspace, template: string, subject: string, version = 1): string {
  return read(`out/town/.versions/${template}/${subject}/第${version}版.txt`).toString();
}

/** Changes the data after they were built; what a plan of the day says. */
async function planAfter(
  place: TestWorkspace,
  change: (data: string) => string,
  ...argv: string[]
): Promise<BuildReport> {
  await place.build('data/town');
  const file = join(place.path, 'data/town/data.yaml');
  const [before, after] = [readFileSync(file, 'utf8'), change(readFileSync(file, 'utf8'))];
  expect(after, 'the data have changed').not.toBe(before);
  writeFileSync(file, after);
  const { output, error } = await place.run('plan', 'data/town', '--json', ...argv);
  if (output === '') throw new Error(error);
  return JSON.parse(output) as BuildReport;
}

const changes = ({ papers }: BuildReport) => papers.filter(({ status }) => status !== 'unchanged').map(({ id }) => id);

// Edits of a clerk.

const succeeded = (data: string): string =>
  data.replace('姓名: 林素芬, 起: 2023-08-01 }', '姓名: 林素芬, 起: 2023-08-01, 止: 2026-02-28 }\n  - { 单位: 清溪小学, 职务: 校长, 姓名: 赵明, 起: 2026-03-01 }'); // prettier-ignore

const later = (data: string): string => succeeded(data).replaceAll('2026-02-28', '2026-05-31').replace('2026-03-01', '2026-06-01'); // prettier-ignore

const vacant = (data: string): string => data.replace('姓名: 林素芬, 起: 2023-08-01', '姓名: 林素芬, 起: 2023-08-01, 止: 2026-02-28'); // prettier-ignore

const acting = (data: string): string =>
  data
    .replace('姓名: 林素芬, 起: 2023-08-01', '姓名: 林素芬, 起: 2023-08-01, 止: 2026-01-31')
    .replace('任务:', '  - { 单位: 清溪小学, 职务: 校长, 姓名: 孙玉梅, 任职方式: 主持工作, 起: 2026-02-01 }\n任务:');

const appointed = (data: string): string =>
  data
    .replace('任职方式: 主持工作, 起: 2026-02-01', '任职方式: 主持工作, 起: 2026-02-01, 止: 2026-02-28')
    .replace('任务:', '  - { 单位: 清溪小学, 职务: 校长, 姓名: 孙玉梅, 起: 2026-03-01 }\n任务:');

const both = (data: string): string =>
  data.replace('任务:', '  - { 单位: 清溪小学, 职务: 校长, 姓名: 孙玉梅, 任职方式: 代理, 起: 2026-02-01 }\n任务:');

const two = (data: string): string => data.replace('姓名: 王国栋', '姓名: 林素芬');

const merged = (data: string): string =>
  data.replace('上级: 中心学校, 职务: [校长] }', '上级: 中心学校, 职务: [校长], 撤并日期: 2026-08-31, 并入单位: 清溪小学 }'); // prettier-ignore

const closed = (data: string): string =>
  data
    .replace('上级: 中心学校, 职务: [校长] }', '上级: 中心学校, 职务: [校长], 撤并日期: 2026-01-31 }')
    .replace('{ 模板: list, 对象: 工作 }', '{ 模板: list, 对象: 工作, 签订方: [发文单位, 河湾小学] }');

const renamed = (data: string): string =>
  data.replaceAll('河湾小学', '河湾实验小学').replace('上级: 中心学校, 职务: [校长] }', '上级: 中心学校, 职务: [校长], 曾用名: [河湾小学] }'); // prettier-ignore

const forgotten = (data: string): string => renamed(data).replace('责任单位: [河湾实验小学]', '责任单位: [河湾小学]');

const taken = (data: string): string => data.replace('上级: 中心学校, 职务: [校长] }', '上级: 中心学校, 职务: [校长], 曾用名: [清溪小学] }'); // prettier-ignore

describe('a change of leader', () => {
  test('is an end and a new line; the papers that name the post change, the others do not', async () => {
    const plan = await planAfter(town(), succeeded);
    expect(changes(plan)).toEqual(['town/list/清溪镇', 'town/letter/清溪小学']);
    const reason = { path: 'posts.清溪小学.校长', from: '林素芬', to: '赵明' };
    for (const { reasons, status } of plan.papers) if (status === 'changed') expect(reasons).toEqual([reason]);
  });

  test('after the paper’s day shows in papers of a later day only', async () => {
    const place = town();
    expect(changes(await planAfter(place, later))).toEqual([]);
    const { output } = await place.run('plan', 'data/town', '--json', '--as-of', '2026-06-01');
    expect(changes(JSON.parse(output) as BuildReport)).toEqual(['town/list/清溪镇', 'town/letter/清溪小学']);
  });
});

describe('a vacant post', () => {
  test('is called by its name, and leaves room for a name to be written', async () => {
    const place = town(vacant);
    await place.build('data/town');
    expect(text(place, 'list', '清溪镇')).toContain('清溪小学清溪小学校长。');
    expect(text(place, 'letter', '清溪小学')).toMatch(/校长＿+/u);
  });

  test('is a reason to make papers anew', async () => {
    const { papers } = await planAfter(town(), vacant);
    expect(papers.find(({ id }) => id === 'town/letter/清溪小学')?.reasons).toEqual([
      { path: 'posts.清溪小学.校长', from: '林素芬', to: null },
    ]);
  });

  test('stops no built-in template', async () => {
    const place = workspace({});
    cpSync(join(packageRoot, 'data'), join(place.path, 'data'), { recursive: true });
    const tenures = place.read('data/leigu/tenures.csv').toString();
    place.write('data/leigu/tenures.csv', tenures.replace(/(\d{4}-\d\d-\d\d),$/gmu, '$1,2024-12-31'));
    const { exit, error } = await place.run('check', 'data/leigu');
    expect(error).toBe('');
    expect(exit).toBe(0);
  });
});

describe('an acting holder', () => {
  test('is named with how the post is held, and keeps the post held for good', async () => {
    const place = town(acting);
    await place.build('data/town');
    expect(text(place, 'list', '清溪镇')).toContain('清溪小学孙玉梅（主持工作）。');
    expect(text(place, 'letter', '清溪小学')).toContain('校长孙玉梅（主持工作）');
  });

  test('who is appointed for good is a change of the papers that name the post', async () => {
    const { papers } = await planAfter(town(acting), appointed);
    expect(papers.find(({ id }) => id === 'town/letter/清溪小学')?.reasons).toEqual([
      { path: 'posts.清溪小学.校长', from: '孙玉梅（主持工作）', to: '孙玉梅' },
    ]);
  });

  test('beside one appointed for good is a fault: a post has one holder a day', async () => {
    const { exit, error } = await town(both).run('check', 'data/town');
    expect(exit).toBe(1);
    expect(error).toContain('清溪小学/校长同时有两人任职：林素芬、孙玉梅');
  });
});

test('one person may hold two posts; one of them given up leaves the other', async () => {
  const place = town(two);
  const { papers } = await planAfter(place, (data) => data.replace('单位: 河湾小学, 职务: 校长, 姓名: 林素芬', '单位: 河湾小学, 职务: 校长, 姓名: 赵明')); // prettier-ignore
  expect(text(place, 'list', '清溪镇')).toContain('清溪小学林素芬。');
  expect(text(place, 'list', '清溪镇')).toContain('河湾小学林素芬。');
  expect(papers.flatMap(({ reasons }) => reasons.map(({ path }) => path))).toEqual([
    'posts.河湾小学.校长',
    'posts.河湾小学.校长',
  ]);
});

test('a holder who changes the name changes the papers that name the posts held', async () => {
  const { papers } = await planAfter(town(), (data) => data.replace('姓名: 林素芬', '姓名: 林素芳'));
  expect(papers.filter(({ status }) => status === 'changed').map(({ id, reasons }) => [id, reasons])).toEqual([
    ['town/list/清溪镇', [{ path: 'posts.清溪小学.校长', from: '林素芬', to: '林素芳' }]],
    ['town/letter/清溪小学', [{ path: 'posts.清溪小学.校长', from: '林素芬', to: '林素芳' }]],
  ]);
});

describe('a school merged into another', () => {
  test('is as it was in papers of the days before', async () => {
    expect(changes(await planAfter(town(), merged))).toEqual([]);
  });

  test('has no paper from that day on; its duties are its successor’s; what it signed is told of', async () => {
    const place = town();
    const plan = await planAfter(place, merged, '--as-of', '2026-09-01');
    expect(plan.papers.map(({ id, status }) => [id, status])).toEqual([
      ['town/list/清溪镇', 'changed'],
      ['town/letter/清溪小学', 'unchanged'],
    ]);
    expect(plan.unrequested).toEqual([{ id: 'town/letter/河湾小学', version: 1, signed: false }]);
    await place.build('data/town', '--as-of', '2026-09-01');
    const list = text(place, 'list', '清溪镇', 2);
    expect(list).not.toContain('河湾小学');
    expect(list).toContain('每月演练：清溪小学，林素芬。');
  });

  test.each([
    ['without a day', '并入单位: 清溪小学', '“河湾小学”缺少“撤并日期”'],
    [
      'into a school that is not there',
      '撤并日期: 2026-08-31, 并入单位: 清西小学',
      '“并入单位”中的“清西小学”不是已列出的单位',
    ],
    ['into itself', '撤并日期: 2026-08-31, 并入单位: 河湾小学', '并入单位成了圈：河湾小学 → 河湾小学'],
  ])('%s is a fault', async (_name, fields, said) => {
    const faulty = (data: string): string => data.replace('上级: 中心学校, 职务: [校长] }', `上级: 中心学校, 职务: [校长], ${fields} }`); // prettier-ignore
    const { exit, error } = await town(faulty).run('check', 'data/town');
    expect(exit).toBe(1);
    expect(error).toContain(said);
  });

  test('that closed without a successor cannot sign', async () => {
    const { exit, error } = await town(closed).run('check', 'data/town');
    expect(exit).toBe(1);
    expect(error).toContain('“河湾小学”已于 2026-01-31 撤并，不能再作签订方');
  });
});

describe('a school renamed', () => {
  test('goes on with the papers it had: the next version, under the new name', async () => {
    const place = town();
    const plan = await planAfter(place, renamed);
    const letter = plan.papers.find(({ id }) => id === 'town/letter/河湾实验小学');
    expect(letter).toMatchObject({ status: 'changed', version: 2, supersedes: 1, renamedFrom: 'town/letter/河湾小学' });
    expect(letter?.reasons.map(({ path }) => path)).not.toContain('posts.河湾小学.校长');
    expect(plan.unrequested).toEqual([]);
    await place.build('data/town');
    expect((await place.run('verify', 'data/town')).error).toBe('');
    const { output } = await place.run('status', 'data/town', '--json', '--school', '河湾');
    expect(JSON.parse(output)).toMatchObject({
      papers: [
        { id: 'town/letter/河湾实验小学', version: 2, versions: [{ state: 'superseded' }, { state: 'issued' }] },
      ],
    });
    expect((await place.run('plan', 'data/town', '--exit-code')).exit).toBe(0);
  });

  test('whose former name somebody still writes is told by its present one', async () => {
    const { exit, error } = await town(forgotten).run('check', 'data/town');
    expect(exit).toBe(1);
    expect(error).toContain('是否应为“河湾实验小学”');
  });

  test('cannot have had the name of a school that is there', async () => {
    const { error } = await town(taken).run('check', 'data/town');
    expect(error).toContain('“清溪小学”重复');
  });
});
