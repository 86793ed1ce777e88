/** `import` and `init --xlsx`: from an office's tables to a data set, and an example to fill in. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { soundData, template, workspace } from '../workspace.ts';
import { schoolWorkbook } from '../tables/leigu.ts';

const csv = '学校,校长,任职日期,在校生数\n清溪小学,林素芬,2026年3月1日,612\n石桥小学,吴海,2022.8.1,312\n';

describe('import', () => {
  test('writes what tables say as YAML that can be read again', async () => {
    const town = workspace({ '学校名单.csv': csv });
    const { exit, output, error } = await town.run('import', '学校名单.csv', '--into', 'data/town');
    expect([exit, error]).toEqual([0, '']);
    expect(output).toBe(
      [
        '读了 1 个文件，写入 data/town：',
        '  学校名单.csv  单位 2、任期 2、指标 2',
        '',
        '写成的文件：',
        '  data/town/organizations.yaml',
        '  data/town/tenures.yaml',
        '  data/town/standards.yaml',
        '  data/town/figures.yaml',
        '',
        '请核对以后接着做：',
        '  npx zerenshu check data/town',
        '',
      ].join('\n'),
    );
    expect(town.read('data/town/tenures.yaml').toString()).toBe(
      [
        '# 由 学校名单.csv 读入',
        '# 任期：谁在何时担任何职；责任书上的姓名按签订日期从这里取',
        '任期:',
        '  - 单位: 清溪小学',
        '    职务: 校长',
        '    姓名: 林素芬',
        '    起: 2026-03-01',
        '  - 单位: 石桥小学',
        '    职务: 校长',
        '    姓名: 吴海',
        '    起: 2022-08-01',
        '',
      ].join('\n'),
    );
  });

  test('makes a data set that papers come from', async () => {
    const town = workspace({
      '学校名单.csv': csv,
      'data/town/其他.yaml':
        '工作: { 名称: 校园安全, 地区: 清溪镇, 发文单位: 中心学校, 日期: 2026-03-02 }\n单位: [{ 名称: 中心学校, 类别: 中心学校 }]\n文书: [{ 模板: letter, 对象: 学校 }]\n',
      'templates/letter.md': template('# {{title}}\n\n{{subject.name}}校长{{subject.head.holder}}。'),
    });
    await town.run('import', '学校名单.csv', '--into', 'data/town');
    const { papers } = await town.build('data/town', '--format', 'docx');
    expect(papers.map(({ subject }) => subject)).toEqual(['清溪小学', '石桥小学']);
  });

  test('goes to the folder of the table’s name, and knows the standards that are there', async () => {
    const standards = '标准: [{ 编号: land, 名称: 校园用地面积, 单位: ㎡ }]\n';
    const town = workspace({
      'data/学校/standards.yaml': standards,
      '学校.csv': '学校,校园用地面积（㎡）\n清溪小学,7056\n',
    });
    const { exit, error } = await town.run('import', '学校.csv');
    expect([exit, error]).toEqual([0, '']);
    expect(town.read('data/学校/figures.yaml').toString()).toContain('    校园用地面积: 7056\n');
    expect(town.read('data/学校/standards.yaml').toString()).toBe(standards);
  });

  test('tells by sheet and cell what it did not place', async () => {
    const town = workspace({});
    town.write('学校.xlsx', await schoolWorkbook());
    const { exit, output, error } = await town.run('import', '学校.xlsx');
    expect(exit).toBe(0);
    expect(output).toContain('  学校.xlsx › 学校名单 › A1   标题  2025年擂鼓镇学校基本情况一览表\n');
    expect(output).toContain('  学校.xlsx › 学校名单 › A11  附注  注：缺口以十一月核查的为准');
    expect(error).toContain('学校.xlsx › 学校名单 › J3 提醒 没有用到的列：班额（J3）、校园用地面积（K3）');
    const { output: json } = await town.run('import', '学校.xlsx', '--overwrite', '--json');
    expect(JSON.parse(json)).toMatchObject({
      into: 'data/学校',
      files: [{ path: 'data/学校/organizations.yaml', section: 'organizations', records: 5 }, {}, {}],
      tables: [
        {
          file: '学校.xlsx',
          sheet: '学校名单',
          records: [
            { section: 'organizations', name: '单位', count: 5 },
            { section: 'tenures', count: 4 },
            { section: 'figures', count: 5 },
          ],
          left: [
            { because: 'title', cell: 'A1' },
            { because: 'sum', cell: 'B9', text: '合计 2033' },
            { because: 'note', cell: 'A11' },
          ],
        },
      ],
      warnings: [{ code: 'unused-columns', sheet: '学校名单', cell: 'J3' }],
      errors: [],
    });
  });

  test('tells what the check would not accept, at its cell', async () => {
    const town = workspace({});
    const rows = [
      ['编号', '任务', '完成时限'],
      ['a', '甲', '2026.2.30'],
    ];
    town.write('任务.xlsx', await writeXlsx({ sheets: [{ name: 'Sheet1', rows }] }));
    const { exit, error } = await town.run('import', '任务.xlsx');
    expect(exit).toBe(0);
    expect(error).toContain('任务.xlsx › Sheet1 › C2 提醒 “时限”不是有效日期：2026.2.30');
  });

  test('writes nothing over what is there, unless it is asked to', async () => {
    const town = workspace({ '学校名单.csv': csv, 'data/town/tenures.yaml': '任期: []\n' });
    const refused = await town.run('import', '学校名单.csv', '--into', 'data/town');
    expect([refused.exit, refused.output]).toEqual([1, '']);
    expect(refused.error).toContain('错误 data/town/tenures.yaml 已经存在，没有改动');
    expect(readdirSync(join(town.path, 'data/town'))).toEqual(['tenures.yaml']);
    expect(town.read('data/town/tenures.yaml').toString()).toBe('任期: []\n');
    expect((await town.run('import', '学校名单.csv', '--into', 'data/town', '--overwrite')).exit).toBe(0);
    expect(town.read('data/town/tenures.yaml').toString()).toContain('林素芬');
  });

  test.each([
    ['a broken cell', '任期.csv', '单位,姓名,职务,起\n甲校,1.10101E+17,校长,2022-08-01\n', 'rounded-number'],
    ['no table', '值班.xlsx', 'x', 'table-syntax'],
    ['a file of an old format', '学校.xls', 'x', 'file-not-read'],
    ['a file that is not there', '没有.csv', undefined, 'file-unreadable'],
    ['an empty file', '空.csv', '', 'import-nothing'],
  ])('of %s writes nothing', async (_what, name, content, code) => {
    const town = workspace(content === undefined ? {} : { [name]: content });
    const { exit, output } = await town.run('import', name, '--json');
    expect(exit).toBe(1);
    expect((JSON.parse(output) as { errors: { code: string }[] }).errors.map((fault) => fault.code)).toContain(code);
    expect(existsSync(join(town.path, 'data'))).toBe(false);
  });

  test('gives the same bytes from the same tables', async () => {
    const [one, other] = [workspace({ '学校名单.csv': csv }), workspace({ '学校名单.csv': csv })];
    for (const town of [one, other]) await town.run('import', '学校名单.csv');
    for (const name of readdirSync(join(one.path, 'data/学校名单'))) {
      expect(one.read(`data/学校名单/${name}`)).toEqual(other.read(`data/学校名单/${name}`));
    }
  });

  test('of several files puts one section into one file, and names a missing argument', async () => {
    const town = workspace({ '单位.csv': '名称,类别\n甲校,学校\n', '学校名单.csv': csv });
    const { exit } = await town.run('import', '单位.csv', '学校名单.csv', '--into', 'data/a');
    expect(exit).toBe(0);
    expect(town.read('data/a/organizations.yaml').toString().match(/名称/gu)).toHaveLength(3);
    expect((await town.run('import')).error).toContain('缺少表格文件');
  });
});

describe('a table beside YAML', () => {
  test('has its faults told by sheet and cell, with what stands there and what to do', async () => {
    const place = workspace({ 'data/town/data.yaml': soundData, 'templates/letter.md': template('# {{title}}') });
    const rows = [['任职情况表'], ['单位', '职务', '姓名', '任职日期'], ['清溪小学', '教导主任', '吴海', '2022.13.1']];
    place.write('data/town/任职.xlsx', await writeXlsx({ sheets: [{ name: '任职情况', rows }] }));
    const { exit, error } = await place.run('check', 'data/town');
    expect(exit).toBe(1);
    expect(error).toContain(
      [
        'data/town/任职.xlsx › 任职情况 › D3 错误 “起”不是有效日期：2022.13.1',
        '  2022.13.1',
        '  → 日期写作 2025-11-28 或 2025年11月28日，且须确有其日。',
      ].join('\n'),
    );
    expect(error).toContain('data/town/任职.xlsx › 任职情况 › B3 错误 “职务”中的职务“清溪小学/教导主任”没有列出');
  });
});

describe('init --xlsx', () => {
  test('gives the example as a workbook that makes the same papers as its YAML files', async () => {
    const place = workspace({});
    const made = await place.run('init', '清溪', '--xlsx');
    expect(made.exit).toBe(0);
    expect(readdirSync(join(place.path, '清溪/data/example'))).toEqual(['校园安全.xlsx']);
    expect(await place.run('check', '清溪/data/example')).toMatchObject({ exit: 0, error: '' });
    await place.run('init', '石桥');
    const [workbook, yaml] = [await place.build('清溪/data/example'), await place.build('石桥/data/example')];
    const hashes = ({ papers }: typeof yaml) => papers.flatMap(({ files }) => files.map(({ sha256 }) => sha256));
    expect(hashes(workbook)).toHaveLength(8);
    expect(hashes(workbook)).toEqual(hashes(yaml));
  });

  test('has the same bytes every time, lists of choices, and a comment for every column', async () => {
    const place = workspace({});
    for (const folder of ['a', 'b']) await place.run('init', folder, '--xlsx');
    const bytes = place.read('a/data/example/校园安全.xlsx');
    expect(bytes).toEqual(place.read('b/data/example/校园安全.xlsx'));
    expect(statSync(join(place.path, 'a/data/example/校园安全.xlsx')).size).toBeLessThan(100_000);
    const parts = unzipSync(bytes);
    const xml = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
    const organizations = xml('xl/worksheets/sheet3.xml');
    expect(organizations).toContain('<formula1>"小学,中学,九年一贯制"</formula1>');
    expect(organizations).toContain('state="frozen"');
    expect(xml('xl/comments3.xml').match(/<comment /gu)).toHaveLength(12);
    expect(xml('xl/comments3.xml')).toContain('可选：小学、中学、九年一贯制。');
    expect(xml('xl/worksheets/sheet5.xml')).toContain("<formula1>'单位'!$A$2:$A$104</formula1>");
  });
});
