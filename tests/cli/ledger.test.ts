/** The ledger's commands, and what they say where they cannot do what was asked. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { BuildReport } from '../../src/batch/report.ts';
import { template, workspace, type TestWorkspace } from '../workspace.ts';

const data = (head: string, extra = ''): string => `
工作: { 名称: 校园安全, 地区: 清溪镇, 发文单位: 中心学校, 日期: 2026-03-02 }
单位:
  - { 名称: 中心学校, 类别: 中心学校, 职务: [校长] }
  - { 名称: 清溪小学, 类别: 学校, 上级: 中心学校, 职务: [校长] }
  - { 名称: 清溪中学, 类别: 学校, 上级: 中心学校, 职务: [校长] }
任期:
  - { 单位: 清溪小学, 职务: 校长, 姓名: ${head}, 起: 2024-08-01 }
  - { 单位: 清溪中学, 职务: 校长, 姓名: 周文清, 起: 2024-08-01 }
${extra}文书:
  - { 模板: letter, 对象: 学校 }
`;

const primary = 'town/letter/清溪小学';

async function town(): Promise<TestWorkspace> {
  const place = workspace({
    'data/town/data.yaml': data('林素芬'),
    'templates/letter.md': template('# {{title}}\n\n校长{{subject.head.holder}}同志负责，{{copiesClause}}。'),
  });
  await place.build('data/town', '--format', 'pdf');
  return place;
}

function ledger({ read }: TestWorkspace): string {
  return read('out/town/ledger.jsonl').toString();
}

async function json<Answer>(place: TestWorkspace, ...argv: string[]): Promise<Answer> {
  return JSON.parse((await place.run(...argv, '--json')).output) as Answer;
}

describe('a paper is found', () => {
  test.each([
    ['by its id', primary, 0, ''],
    ['by a part that no other id has', '清溪小', 0, ''],
    [
      'not by a part that several have',
      '清溪',
      1,
      '编号含“清溪”的文书不止一件：town/letter/清溪小学、town/letter/清溪中学',
    ],
    ['not by what no id has', '河湾', 1, '台账中没有“河湾”这件文书'],
    ['with the nearest id told', 'town/letter/清西小学', 1, '是否应为“town/letter/清溪小学”'],
    ['nowhere by nothing', ' ', 1, '台账中没有“”这件文书'],
  ])('%s', async (_name, typed, exit, said) => {
    const place = await town();
    const answer = await place.run('sign', typed, '--on', '2026-03-05');
    expect(answer.exit).toBe(exit);
    expect(answer.error).toContain(said);
  });

  test('nowhere before anything was issued', async () => {
    const { exit, error } = await workspace({}).run('sign', primary, '--on', '2026-03-05');
    expect(exit).toBe(1);
    expect(error).toContain(`台账中没有“${primary}”这件文书`);
  });
});

describe('sign', () => {
  test('takes the day as people write it', async () => {
    for (const day of ['2026-03-05', '2026.3.5', '2026/3/5', '2026年3月5日']) {
      const place = await town();
      const { records } = await json<{ records: unknown[] }>(place, 'sign', primary, '--on', day);
      expect(records).toEqual([{ kind: 'signed', paper: primary, version: 1, on: '2026-03-05', scan: null }]);
    }
  });

  test.each([
    ['a day that is none', ['--on', '2026-02-30'], '“2026-02-30”不是有效日期'],
    ['no day', [], '必须给出选项 --on'],
  ])('%s is wrong usage', async (_name, options, said) => {
    const place = await town();
    const before = ledger(place);
    const { exit, error } = await place.run('sign', primary, ...options);
    expect(exit).toBe(2);
    expect(error).toContain(said);
    expect(ledger(place)).toBe(before);
  });

  test('several papers at once, or none of them', async () => {
    const place = await town();
    const before = ledger(place);
    expect((await place.run('sign', primary, '河湾小学', '--on', '2026-03-05')).exit).toBe(1);
    expect(ledger(place)).toBe(before);
    const both = await place.run('sign', primary, '清溪中学', '--on', '2026-03-05');
    expect(both.output.trim().split('\n')).toHaveLength(2);
  });

  test.each([
    ['is not there', 'none.pdf', '无法读取 none.pdf（文件或文件夹不存在）'],
    ['is empty', 'empty.pdf', '扫描件 empty.pdf 是空的'],
    ['is a folder', 'data', '无法读取 data'],
  ])('a scan that %s leaves everything as it was', async (_name, scan, said) => {
    const place = await town();
    place.write('empty.pdf', '');
    const [before, files] = [ledger(place), readdirSync(join(place.path, 'out'), { recursive: true })];
    const { exit, error } = await place.run('sign', primary, '--on', '2026-03-05', '--scan', scan);
    expect(exit).toBe(1);
    expect(error).toContain(said);
    expect(ledger(place)).toBe(before);
    expect(readdirSync(join(place.path, 'out'), { recursive: true })).toEqual(files);
  });

  test('one scan for two papers is wrong usage', async () => {
    const place = await town();
    place.write('scan.pdf', 'signed');
    const { exit, error } = await place.run('sign', primary, '清溪中学', '--on', '2026-03-05', '--scan', 'scan.pdf');
    expect(exit).toBe(2);
    expect(error).toContain('一个扫描件只能对应一件文书');
  });

  test('a paper whose files are not what was issued is not signed', async () => {
    const place = await town();
    place.write('out/town/letter/清溪小学/清溪小学_第1份_存中心学校.pdf', 'something else');
    const { exit, error } = await place.run('sign', primary, '--on', '2026-03-05');
    expect(exit).toBe(1);
    expect(error).toContain('与台账所记不符');
  });

  test('a version that a later one superseded, or that is void, is not signed', async () => {
    const place = await town();
    await place.run('void', primary, '--reason', '单位有误');
    const { exit, error } = await place.run('sign', primary, '--on', '2026-03-05');
    expect(exit).toBe(1);
    expect(error).toContain('第1版已作废');
  });
});

describe('void', () => {
  test('needs a reason', async () => {
    const place = await town();
    expect((await place.run('void', primary)).error).toContain('必须给出选项 --reason');
    expect(await place.run('void', primary, '--reason', ' ')).toMatchObject({ exit: 2 });
  });

  test('has the next build make the paper again under the next number; signed files stay', async () => {
    const place = await town();
    await place.run('sign', primary, '--on', '2026-03-05');
    const signed = 'out/town/letter/清溪小学/清溪小学_第1份_存中心学校.pdf';
    const before = place.read(signed);
    expect((await place.run('void', primary, '--reason', '金额有误')).output).toContain('第1版：已作废');
    const { papers } = await place.build('data/town', '--format', 'pdf');
    expect(papers[0]).toMatchObject({ id: primary, status: 'created', version: 2, supersedes: null });
    expect(place.read(signed)).toEqual(before);
    expect((await place.run('verify', 'data/town')).exit).toBe(0);
    expect((await place.run('void', primary, '--reason', '又错了')).exit).toBe(0);
    expect((await place.run('void', primary, '--reason', '又错了')).error).toContain('第2版已作废');
  });
});

describe('plan', () => {
  test('writes nothing, not even where nothing was issued', async () => {
    const place = workspace({ 'data/town/data.yaml': data('林素芬'), 'templates/letter.md': template('# {{title}}') });
    expect((await place.run('plan', 'data/town')).output).toContain('首次制作  2 件');
    expect(existsSync(join(place.path, 'out'))).toBe(false);
  });

  test('has the shape of build’s answer, without files', async () => {
    const place = await town();
    place.write('data/town/data.yaml', data('赵明'));
    const planned = await json<BuildReport & { causes: unknown[] }>(place, 'plan', 'data/town', '--format', 'pdf');
    expect(planned.papers[0]).toMatchObject({ id: primary, version: 2, status: 'changed', supersedes: 1 });
    expect(planned.papers.every((paper) => !Object.hasOwn(paper, 'files'))).toBe(true);
    expect(planned.totals).toEqual({ papers: 2, created: 0, changed: 1, unchanged: 1 });
    expect(planned.causes).toEqual([
      { path: 'posts.清溪小学.校长', from: '林素芬', to: '赵明', template: null, papers: [primary], signed: 0 },
    ]);
  });

  test('tells scripts by its exit code whether there is anything to do', async () => {
    const place = await town();
    expect((await place.run('plan', 'data/town', '--format', 'pdf', '--exit-code')).exit).toBe(0);
    expect((await place.run('plan', 'data/town', '--exit-code')).exit).toBe(3);
    place.write('data/town/data.yaml', data('赵明'));
    expect((await place.run('plan', 'data/town', '--exit-code')).exit).toBe(3);
    expect((await place.run('plan', 'data/town')).exit).toBe(0);
    place.write('data/town/data.yaml', data('赵明').replace('校长, 姓名', '院长, 姓名'));
    expect((await place.run('plan', 'data/town', '--exit-code')).exit).toBe(1);
  });

  test('tells a template’s change, and that signed papers stay', async () => {
    const place = await town();
    await place.run('sign', primary, '--on', '2026-03-05');
    place.write(
      'templates/letter.md',
      template('# {{title}}\n\n由校长{{subject.head.holder}}同志负责，{{copiesClause}}。'),
    );
    const { output } = await place.run('plan', 'data/town', '--format', 'pdf');
    expect(output).toContain('模板 letter 有改动  2 件，其中已签订 1 件');
    expect(output).toContain('第1版已签订，不重做（要重做的加 --include-signed）');
    expect(output).toContain('新制 0 件，更新 1 件，未变 1 件');
    const all = await place.run('plan', 'data/town', '--format', 'pdf', '--include-signed');
    expect(all.output).toContain('更新 2 件（取代已签订的 1 件）');
  });

  test('tells papers that the data no longer asks for, and leaves them alone', async () => {
    const place = await town();
    await place.run('sign', '清溪中学', '--on', '2026-03-05');
    place.write('data/town/data.yaml', data('林素芬').replace('对象: 学校', '对象: [清溪小学]'));
    const { output } = await place.run('plan', 'data/town', '--format', 'pdf');
    expect(output).toContain('数据中已经没有的文书');
    expect(output).toContain('town/letter/清溪中学  第1版（已签订）');
    const { papers, unrequested } = await place.build('data/town', '--format', 'pdf');
    expect(papers.map(({ status }) => status)).toEqual(['unchanged']);
    expect(unrequested).toEqual([{ id: 'town/letter/清溪中学', version: 1, signed: true }]);
    expect((await place.run('verify', 'data/town')).exit).toBe(0);
  });
});

describe('a saved plan', () => {
  const options = ['data/town', '--format', 'pdf'];

  async function savedPlan(): Promise<TestWorkspace> {
    const place = await town();
    place.write('data/town/data.yaml', data('赵明'));
    place.write('plan.json', (await place.run('plan', ...options, '--json')).output);
    return place;
  }

  test('is carried out once', async () => {
    const place = await savedPlan();
    expect((await place.build(...options, '--plan', 'plan.json')).totals).toMatchObject({ changed: 1 });
    const { exit, error } = await place.run('build', ...options, '--plan', 'plan.json');
    expect(exit).toBe(1);
    expect(error).toContain('计划已经过时：存下以后台账又有变动（当时第 2 条，现在第 3 条）');
  });

  test('is not carried out once the data are others', async () => {
    const place = await savedPlan();
    place.write('data/town/data.yaml', data('孙玉梅'));
    const before = ledger(place);
    const { exit, error } = await place.run('build', ...options, '--plan', 'plan.json');
    expect(exit).toBe(1);
    expect(error).toContain('计划已经过时：数据、模板或选项有变动，涉及town/letter/清溪小学');
    expect(ledger(place)).toBe(before);
  });

  test.each([
    ['that is none', 'data/town/data.yaml', '这个文件不是存下的计划'],
    ['that is not there', 'none.json', '无法读取 none.json'],
  ])('%s is a fault', async (_name, file, said) => {
    const place = await savedPlan();
    const { exit, error } = await place.run('build', ...options, '--plan', file);
    expect(exit).toBe(1);
    expect(error).toContain(said);
  });

  test('is of one data set', async () => {
    const place = await savedPlan();
    expect(await place.run('build', 'data/town', 'data/other', '--plan', 'plan.json')).toMatchObject({ exit: 2 });
  });
});

describe('status', () => {
  test('says who has signed and who has not, since when', async () => {
    const place = await town();
    await place.run('sign', primary, '--on', '2026-03-05');
    const { output } = await place.run('status', 'data/town');
    expect(output).toMatch(/town\/letter\/清溪小学\s+1\s+2\s+已签订\s+2026-03-05 签订/u);
    expect(output).toMatch(/town\/letter\/清溪中学\s+1\s+2\s+待签订\s+2026-03-02 发出/u);
    expect(output).toContain('文书 2 件：已签订 1 件，待签订 1 件。');
  });

  test.each([
    [['--state', '待签订'], ['town/letter/清溪中学']],
    [['--state', 'signed'], [primary]],
    [['--school', '中学'], ['town/letter/清溪中学']],
    [['--party', '清溪小学'], [primary]],
    [
      ['--party', '中心学校'],
      [primary, 'town/letter/清溪中学'],
    ],
    [['--only', '小学'], [primary]],
    [['--state', '已作废'], []],
  ])('%j', async (filter, ids) => {
    const place = await town();
    await place.run('sign', primary, '--on', '2026-03-05');
    const { papers } = await json<{ papers: { id: string }[] }>(place, 'status', 'data/town', ...filter);
    expect(papers.map(({ id }) => id)).toEqual(ids);
  });

  test('a state that is none is wrong usage', async () => {
    const { exit, error } = await (await town()).run('status', 'data/town', '--state', '丢失');
    expect(exit).toBe(2);
    expect(error).toContain('没有“丢失”这种状态');
  });

  test('a workbook that cannot be written is said', async () => {
    const { exit, error } = await (await town()).run('status', 'data/town', '--xlsx', 'data/town/data.yaml/a.xlsx');
    expect(exit).toBe(1);
    expect(error).toContain('无法写入 data/town/data.yaml/a.xlsx');
  });
});

describe('diff', () => {
  test('needs two versions', async () => {
    const { exit, error } = await (await town()).run('diff', primary);
    expect(exit).toBe(1);
    expect(error).toContain('只有一版，没有可比较的');
  });

  test('tells facts and words; versions may be named', async () => {
    const place = await town();
    for (const head of ['赵明', '孙玉梅']) {
      place.write('data/town/data.yaml', data(head));
      await place.build('data/town', '--format', 'pdf');
    }
    const last = await place.run('diff', primary);
    expect(last.output).toContain('清溪小学校长：赵明 → 孙玉梅');
    expect(last.output).toContain('校长[-赵明-]{+孙玉梅+}同志负责');
    const all = await place.run('diff', primary, '--from', '1', '--to', '第3版');
    expect(all.output).toContain('校长[-林素芬-]{+孙玉梅+}同志负责');
    expect((await place.run('diff', primary, '--to', '9')).error).toContain('没有第9版');
    expect((await place.run('diff', primary, '--from', 'x')).error).toContain('“x”不是版次');
    expect(await json(place, 'diff', primary)).toMatchObject({ paper: primary, facts: [{ to: '孙玉梅' }] });
  });
});

test('in English too', async () => {
  const place = await town();
  await place.run('sign', primary, '--on', '2026-03-05');
  place.write('data/town/data.yaml', data('赵明'));
  const planned = await place.run('plan', 'data/town', '--format', 'pdf', '--lang', 'en');
  expect(planned.output).toContain('清溪小学校长: 林素芬 → 赵明  1 paper, 1 of them signed');
  const status = await place.run('status', 'data/town', '--lang', 'en');
  expect(status.output).toContain('2 papers: 1 signed, 1 not signed.');
  const again = await place.run('sign', primary, '--on', '2026-03-05', '--lang', 'en');
  expect(again.error).toContain('version 1 of "town/letter/清溪小学" is signed');
});

test('signed files can be written to by nobody', async () => {
  const place = await town();
  await place.run('sign', primary, '--on', '2026-03-05');
  const folder = join(place.path, 'out/town/letter/清溪小学');
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o222).toBe(0);
});

test('a signed file is not written over where the ledger that knew it is lost', async () => {
  const place = await town();
  await place.run('sign', primary, '--on', '2026-03-05');
  const signed = 'out/town/letter/清溪小学/清溪小学_第1份_存中心学校.pdf';
  const before = place.read(signed);
  place.write('out/town/ledger.jsonl', '');
  place.write('data/town/data.yaml', data('赵明'));
  const { exit, error } = await place.run('build', 'data/town', '--format', 'pdf');
  expect(exit).toBe(1);
  expect(error).toContain('这个文件是只读的，多半已经签订');
  expect(place.read(signed)).toEqual(before);
});
