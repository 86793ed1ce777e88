/** Whole papers: built by the command, read back from the finished files. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { printedNumbers } from '../reading/docx-numbers.ts';
import { readDocx } from '../reading/docx.ts';
import { plainText, readPdf, withoutSpace } from '../reading/pdf.ts';
import { filesOf, soundData, template, workspace, type TestWorkspace } from '../workspace.ts';

function letter(body: string, data = soundData): TestWorkspace {
  return workspace({ 'data/town/data.yaml': data, 'templates/letter.md': template(body) });
}

const body = `
# {{title}}

为做好{{programme.name}}工作，签订本责任书。

## 责任内容

### 日常管理

1. **严格门卫管理**，外来人员登记入校。
   1. 上学时段护学。
   1. 放学时段护学。
1. 每月演练。

### 应急处置

1. 制定预案。

## 附则

{{copiesClause}}。

:::signatures{columns=1}
{{#each parties}}
::party
{{name}}（盖章）
{{head.title}}：{{head.holder}}
{{blankDate}}
{{/each}}
:::
`;

describe('a letter', () => {
  test('is made for each party in both formats, and the answer says where and what', async () => {
    const town = letter(body);
    const report = await town.build('data/town');
    expect(report).toMatchObject({
      dataset: 'town',
      asOf: '2026-03-02',
      totals: { papers: 1, created: 1, changed: 0, unchanged: 0, files: 4 },
      warnings: [],
    });
    const [paper] = report.papers;
    expect(paper).toMatchObject({
      id: 'town/letter/清溪小学',
      template: 'letter',
      subject: '清溪小学',
      title: '责任书',
      version: 1,
      status: 'created',
      supersedes: null,
      reasons: [],
    });
    expect(paper?.files.map(({ format, copy, copies, party }) => [format, copy, copies, party])).toEqual([
      ['docx', 1, 2, '中心学校'],
      ['docx', 2, 2, '清溪小学'],
      ['pdf', 1, 2, '中心学校'],
      ['pdf', 2, 2, '清溪小学'],
    ]);
    for (const file of paper?.files ?? []) {
      const bytes = town.read(file.path);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.sha256);
      expect(bytes.length).toBe(file.bytes);
    }
  });

  test('reads the same in DOCX and PDF, numbers computed', async () => {
    const town = letter(body);
    const report = await town.build('data/town');
    const [pdfFile] = filesOf(report, 'pdf');
    const [docxFile] = filesOf(report, 'docx');
    const pdf = await readPdf(town.read(pdfFile?.path ?? ''));
    const docx = readDocx(town.read(docxFile?.path ?? ''));
    const lines = pdf.pages.flat().map((line) => line.text);
    expect(lines.slice(0, 4).map(withoutSpace)).toEqual([
      '份号000001共2份存:中心学校',
      '责任书',
      '为做好校园安全工作,签订本责任书。',
      '一、责任内容',
    ]);
    for (const numbered of ['（一）日常管理', '1.严格门卫管理', '（1）上学时段', '（2）放学', '2.每月演练', '（二）']) {
      expect(withoutSpace(lines.join(''))).toContain(withoutSpace(numbered));
    }
    expect(lines.filter((line) => line.startsWith('1.'))).toHaveLength(2);
    const text = docx.paragraphs.map((paragraph) => paragraph.text).join('');
    const numbers = /^(?:[一二三]、|（[一二三]）|\d\.|（\d）)/u;
    const unnumbered = lines.map((line) => line.replace(numbers, '')).filter((line) => !/^— \d —$/u.test(line));
    expect(withoutSpace(unnumbered.join(''))).toBe(withoutSpace(text));
  });

  test('has styles for the navigation pane and native numbers in the DOCX', async () => {
    const town = letter(body);
    const [file] = filesOf(await town.build('data/town', '--format', 'docx'), 'docx');
    const docx = readDocx(town.read(file?.path ?? ''));
    const { paragraphs, parts } = docx;
    const printed = printedNumbers(docx).map((number, index) => ({ number, ...paragraphs[index] }));
    const numbered = printed.filter(({ number }) => number !== '');
    expect(numbered.map(({ style, number, text }) => `${style} ${number}${text?.slice(0, 4)}`)).toEqual([
      'Heading1 一、责任内容',
      'Heading2 （一）日常管理',
      'Item3 1.严格门卫',
      'Item4 （1）上学时段',
      'Item4 （2）放学时段',
      'Item3 2.每月演练',
      'Heading2 （二）应急处置',
      'Item3 1.制定预案',
      'Heading1 二、附则',
    ]);
    expect(parts['docProps/core.xml']).toContain('<dc:title>责任书</dc:title>');
    expect(parts['docProps/core.xml']).toContain('<dc:creator>中心学校</dc:creator>');
  });

  test('has title, author, language and bookmarks in the PDF', async () => {
    const town = letter(body);
    const [file] = filesOf(await town.build('data/town', '--format', 'pdf'), 'pdf');
    const pdf = await readPdf(town.read(file?.path ?? ''));
    expect(pdf).toMatchObject({ title: '责任书', author: '中心学校', language: 'zh-CN' });
    expect(pdf.outline).toEqual(['一、责任内容', '（一）日常管理', '（二）应急处置', '二、附则']);
  });

  test('names those who hold the posts on its date', async () => {
    const town = letter(body);
    const namesOn = async (date: string): Promise<string> => {
      const report = await town.build('data/town', '--as-of', date, '--format', 'pdf');
      return plainText((await readPdf(town.read(filesOf(report, 'pdf')[0]?.path ?? ''))).pages.flat());
    };
    town.write(
      'data/town/data.yaml',
      soundData.replace(
        '任期:',
        '任期:\n  - { 单位: 清溪小学, 职务: 校长, 姓名: 陈立, 起: 2020-08-01, 止: 2026-02-28 }',
      ),
    );
    expect(await namesOn('2026-02-28')).toContain('陈立');
    expect(await namesOn('2026-03-01')).toContain('林素芬');
    expect(await namesOn('2026-03-01')).not.toContain('陈立');
  });
});

describe('building again', () => {
  test('two builds into two folders are the same, byte for byte', async () => {
    const town = letter(body);
    const first = await town.build('data/town', '--out', 'a');
    const second = await town.build('data/town', '--out', 'b');
    const hashes = (report: typeof first): string[] => report.papers.flatMap((p) => p.files.map((f) => f.sha256));
    expect(hashes(second)).toEqual(hashes(first));
  });

  test('what has not changed is not touched', async () => {
    const town = letter(body);
    const first = await town.build('data/town');
    const times = first.papers.flatMap((p) => p.files).map((file) => statSync(join(town.path, file.path)).mtimeMs);
    const second = await town.build('data/town');
    expect(second.totals).toMatchObject({ created: 0, changed: 0, unchanged: 1 });
    const again = second.papers.flatMap((p) => p.files).map((file) => statSync(join(town.path, file.path)).mtimeMs);
    expect(again).toEqual(times);
  });

  test('a changed fact changes the papers that name it', async () => {
    const town = letter(body);
    await town.build('data/town');
    town.write('data/town/data.yaml', soundData.replace('林素芬', '许明'));
    expect((await town.build('data/town')).totals).toMatchObject({ changed: 1 });
  });

  test('nothing is written while the data is at fault, and what was there stays', async () => {
    const town = letter(body);
    const report = await town.build('data/town');
    const before = report.papers.flatMap((p) => p.files).map((file) => town.read(file.path));
    town.write('data/town/data.yaml', soundData.replace('对象: 学校', '对象: 学效'));
    const { exit, error } = await town.run('build', 'data/town');
    expect(exit).toBe(1);
    expect(error).toContain('学效');
    expect(report.papers.flatMap((p) => p.files).map((file) => town.read(file.path))).toEqual(before);
    const fresh = letter(`${body}\n{{nothing}}`);
    expect((await fresh.run('build', 'data/town')).exit).toBe(1);
    expect(existsSync(join(fresh.path, 'out'))).toBe(false);
  });

  test('nothing but the papers, their texts and their ledger is left in the output folder', async () => {
    const town = letter(body);
    const report = await town.build('data/town');
    const files = readdirSync(join(town.path, 'out'), { recursive: true, withFileTypes: true });
    const texts = report.totals.papers;
    expect(files.filter((entry) => entry.isFile())).toHaveLength(report.totals.files + texts + 1);
  });
});
