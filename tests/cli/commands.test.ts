/** The commands as they are given, with what they answer and how they end. */
import { existsSync, readdirSync, symlinkSync } from 'node:fs';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { soundData, template, workspace, type TestWorkspace } from '../workspace.ts';

const letter = template('# {{title}}\n\n正文。');

function town(files: Readonly<Record<string, string>> = {}): TestWorkspace {
  return workspace({ 'data/town/data.yaml': soundData, 'templates/letter.md': letter, ...files });
}

describe('wrong usage ends with 2, in a sentence that says what to do', () => {
  test.each([
    [['bild', 'data/town'], '没有命令 bild 是否应为 build？'],
    [['build'], '缺少数据文件夹'],
    [['build', 'data/town', '--frmat', 'pdf'], '没有选项 --frmat 是否应为 --format？'],
    [['build', 'data/town', '--format', 'pdf,txt'], '没有“txt”这种格式，可用 docx、pdf'],
    [['build', 'data/town', '--as-of', '2025-02-30'], '“2025-02-30”不是有效日期'],
    [['build', 'data/town', '--as-of'], '选项 --as-of 后面缺少内容'],
    [['check', 'data/town', '--lang', 'fr'], '没有“fr”这种语言'],
    [['init', 'a', 'b'], '命令后面写多了'],
    [['build', 'data/town', '--only', '第九小学'], '没有编号含“第九小学”的文书，编号如：town/letter/清溪小学'],
  ])('%j', async (argv, message) => {
    const { exit, output, error } = await town().run(...argv);
    expect(exit).toBe(2);
    expect(output).toBe('');
    expect(error).toContain(message);
    expect(error).not.toMatch(/\bat .*\.ts|node:internal/u);
  });

  test('in English where asked', async () => {
    const { error } = await town().run('bild', '--lang', 'en');
    expect(error).toContain('there is no command bild');
  });

  test('without a command the help is shown', async () => {
    const { exit, error } = await town().run();
    expect(exit).toBe(2);
    expect(error).toContain('命令：');
  });
});

describe('help and version end with 0', () => {
  test.each([['--help'], ['build', '--help'], ['--version']])('%s %s', async (...argv) => {
    const { exit, output } = await town().run(...argv.filter((part) => part !== undefined));
    expect(exit).toBe(0);
    expect(output).not.toBe('');
  });
});

describe('check', () => {
  test('says that all is well and writes nothing', async () => {
    const { path, run } = town();
    const { exit, output } = await run('check', 'data/town');
    expect([exit, output]).toEqual([0, 'data/town：没有错误，可制作文书 1 件，各方所执共 2 份。\n']);
    expect(existsSync(join(path, 'out'))).toBe(false);
  });

  test('as JSON lists the papers, and faults with their places', async () => {
    const good = JSON.parse((await town().run('check', 'town', '--json')).output) as object;
    expect(good).toMatchObject({
      dataset: 'town',
      asOf: '2026-03-02',
      papers: [{ id: 'town/letter/清溪小学', title: '责任书', parties: ['中心学校', '清溪小学'] }],
      errors: [],
    });
    const bad = town({ 'templates/letter.md': template('# {{titel}}') });
    const { exit, output } = await bad.run('check', 'town', '--json');
    expect(exit).toBe(1);
    expect(JSON.parse(output)).toMatchObject({
      papers: [],
      errors: [
        {
          code: 'unknown-name',
          file: 'templates/letter.md',
          line: 6,
          column: 5,
          excerpt: '# {{titel}}',
          message: expect.stringContaining('titel') as string,
          hint: expect.stringContaining('title') as string,
        },
      ],
    });
  });
});

describe('build', () => {
  test('says in a table what was made and where', async () => {
    const { output } = await town().run('build', 'data/town');
    expect(output).toBe(
      [
        '责任书',
        '  对象      份数  页数  结果',
        '  清溪小学     2     1  新制',
        '',
        '文书 1 件，各方所执共 2 份，文件 4 个，用时 0 秒。',
        '存放位置：out/town',
        '',
      ].join('\n'),
    );
  });

  test('--format, --only and --out do as they say', async () => {
    const place = town();
    const report = await place.build('data/town', '--format', 'pdf', '--only', '清溪', '--out', '纸面');
    const files = report.papers.flatMap((paper) => paper.files.map((file) => file.path));
    expect(files).toHaveLength(2);
    for (const file of files) expect(file).toMatch(/^纸面\/town\/letter\/清溪小学\/.*\.pdf$/u);
    expect(existsSync(join(place.path, 'out'))).toBe(false);
  });

  test('several data sets in one run give one answer with each of them in it', async () => {
    const place = town({ 'data/other/data.yaml': soundData.replaceAll('清溪', '石桥') });
    const report = await place.build('data/town', 'data/other');
    expect(report).toMatchObject({ dataset: 'town,other', totals: { papers: 2, files: 8 } });
    expect(report).toHaveProperty('datasets.1.dataset', 'other');
  });

  test('a template of the workspace wins over the built-in one of its name', async () => {
    const place = town({
      'data/town/data.yaml': soundData.replace('模板: letter', '模板: school-letter'),
      'templates/school-letter.md': template('# {{title}}\n\n自己的模板。', '自己的标题'),
    });
    expect((await place.build('data/town')).papers[0]?.title).toBe('自己的标题');
  });

  test('a template that is nowhere is told with the nearest name and where it is asked for', async () => {
    const place = town({ 'data/town/data.yaml': soundData.replace('模板: letter', '模板: leter') });
    const { exit, error } = await place.run('build', 'data/town');
    expect(exit).toBe(1);
    expect(error).toMatch(/data\/town\/data\.yaml:\d+:\d+ 错误 没有模板“leter”/u);
    expect(error).toContain('是否应为“letter”？');
  });

  test('an output folder that cannot be written to is said, without a stack trace', async () => {
    const place = town({ out: 'a file stands where the folder should be' });
    const { exit, error } = await place.run('build', 'data/town');
    expect(exit).toBe(1);
    expect(error).toContain('无法写入 out/town');
    expect(error).not.toMatch(/\n\s+at /u);
  });

  test('a link inside the output folder does not lead papers out of it', async () => {
    const place = town();
    mkdirSync(join(place.path, 'elsewhere'));
    mkdirSync(join(place.path, 'out'));
    symlinkSync(join(place.path, 'elsewhere'), join(place.path, 'out/town'), 'dir');
    expect((await place.run('build', 'data/town')).exit).toBe(1);
    expect(readdirSync(join(place.path, 'elsewhere'))).toEqual([]);
  });

  test('two schools whose files would be one are told apart by an error', async () => {
    const schools = ['A', 'a'].map((name) => `  - { 名称: ${name}校, 类别: 学校, 职务: [校长] }\n`).join('');
    const place = town({ 'data/town/data.yaml': soundData.replace('任期:', `${schools}任期:`) });
    const { exit, error } = await place.run('build', 'data/town');
    expect(exit).toBe(1);
    expect(error).toContain('文件名相同');
  });
});

describe('init', () => {
  test('makes a workspace that builds at once', async () => {
    const place = workspace({});
    const made = await place.run('init', '清溪');
    expect(made.exit).toBe(0);
    expect(made.output).toContain('npx zerenshu build data/example');
    expect((await place.build('清溪/data/example')).totals).toMatchObject({ papers: 2, created: 2 });
    expect(existsSync(join(place.path, '清溪/out/example'))).toBe(true);
    expect(existsSync(join(place.path, '清溪/data/schema.json'))).toBe(true);
  });

  test('tells editors which file has which schema', async () => {
    const place = workspace({});
    await place.run('init', '清溪');
    const read = (file: string): string => place.read(`清溪/${file}`).toString();
    const files = readdirSync(join(place.path, '清溪'), { recursive: true, encoding: 'utf8' });
    const yaml = files.filter((file) => file.endsWith('.yaml'));
    expect(yaml.length).toBeGreaterThan(2);
    for (const file of yaml) {
      const schema = /^# yaml-language-server: \$schema=(\S+)\n/u.exec(read(file))?.[1] ?? '';
      expect(existsSync(join(place.path, '清溪', dirname(file), schema)), file).toBe(true);
    }
    const settings = JSON.parse(read('.vscode/settings.json')) as {
      'yaml.schemas': Record<string, string[]>;
      'json.schemas': { url: string }[];
    };
    const named = [...Object.keys(settings['yaml.schemas']), ...settings['json.schemas'].map(({ url }) => url)];
    for (const schema of named) expect(JSON.parse(read(schema))).toHaveProperty('properties');
    expect(read('.vscode/extensions.json')).toContain('redhat.vscode-yaml');
  });

  test('touches no folder that has something in it', async () => {
    const place = workspace({ '清溪/mine.txt': '我的' });
    const { exit, error } = await place.run('init', '清溪');
    expect(exit).toBe(2);
    expect(error).toContain('清溪 已经存在');
    expect(readdirSync(join(place.path, '清溪'))).toEqual(['mine.txt']);
  });
});

describe('fonts', () => {
  test('lists the face of every part and what fallbacks draw', async () => {
    const place = town({ 'templates/letter.md': template('# {{title}}\n\n## 𠅤\n\n正文。') });
    const { output, exit } = await place.run('fonts', 'data/town', '--json');
    expect(exit).toBe(0);
    const report = JSON.parse(output) as { parts: { part: string; face: string }[] };
    expect(report.parts.find(({ part }) => part === 'body')).toMatchObject({ name: '正文', face: 'Noto Serif SC' });
    expect((await place.run('fonts', 'data/town')).output).toContain('正文');
  });

  test('a fonts.yaml that names no face there is says which part lacks one', async () => {
    const place = town({ 'fonts/fonts.yaml': '正文: [没有的字体]\n' });
    const { exit, error } = await place.run('fonts', 'data/town');
    expect(exit).toBe(1);
    expect(error).toContain('找不到“正文”的字体');
  });

  test('a font file that is none is told by its name', async () => {
    const place = town();
    mkdirSync(join(place.path, 'fonts'));
    writeFileSync(join(place.path, 'fonts/坏.ttf'), 'no font');
    const { exit, error } = await place.run('build', 'data/town');
    expect(exit).toBe(1);
    expect(error).toContain('fonts/坏.ttf');
  });
});
