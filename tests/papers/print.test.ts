/** The print file read back: it holds what was issued, in order, each copy from the front of a sheet. */
import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import type { PrintReport } from '../../src/batch/print.ts';
import type { FileReport } from '../../src/batch/report.ts';
import { packageRoot } from '../../src/batch/workspace.ts';
import { sealPng } from '../load/png-files.ts';
import { plainText, readPdf, withoutSpace, type PdfText } from '../reading/pdf.ts';
import { picturesOfPages, readBookmarks } from '../reading/print.ts';
import { template, workspace, type TestWorkspace } from '../workspace.ts';

const data = (head = '林素芬', papers = 'letter'): string => `
工作: { 名称: 校园安全, 地区: 清溪镇, 发文单位: 中心学校, 日期: 2026-03-02 }
单位:
  - { 名称: 教育局, 类别: 教育局 }
  - { 名称: 中心学校, 类别: 中心学校, 职务: [校长] }
  - { 名称: 清溪小学, 类别: 学校, 上级: 中心学校, 职务: [校长] }
  - { 名称: 石桥小学, 类别: 学校, 上级: 中心学校, 职务: [校长] }
  - { 名称: 河湾中学, 类别: 学校, 上级: 中心学校, 职务: [校长] }
任期:
  - { 单位: 清溪小学, 职务: 校长, 姓名: ${head}, 起: 2024-08-01 }
  - { 单位: 石桥小学, 职务: 校长, 姓名: 吴海, 起: 2024-08-01 }
  - { 单位: 河湾中学, 职务: 校长, 姓名: 周文清, 起: 2024-08-01 }
文书:
  - { 模板: ${papers}, 对象: 学校, 签订方: [教育局, 发文单位, 对象] }
  - { 模板: notice, 对象: 工作, 签订方: [发文单位] }
`;

/** A letter of one page, of two for 石桥小学, of three for 河湾中学. */
const duty = '各校应当认真执行，抓好落实，做到责任到人。';
const letter = template(
  `# {{title}}

校长{{subject.head.holder}}同志负责。

{{#if (eq subject.name "石桥小学")}}
${duty.repeat(30)}
{{/if}}
{{#if (eq subject.name "河湾中学")}}
${duty.repeat(60)}
{{/if}}

:::signatures
{{#each parties}}
::party
{{name}}（盖章）
责任人：________
{{/each}}
:::
`,
  '{{subject.name}}责任书',
);

const notice = `---
title: 责任一览
---
# {{title}}

::page{landscape}

| 学校 | 校长 |
|---|---|
{{#each schools}}
| {{name}} | {{head.holder}} |
{{/each}}
`;

function town(): TestWorkspace {
  return workspace({ 'data/town/data.yaml': data(), 'templates/letter.md': letter, 'templates/notice.md': notice });
}

const printed = 'out/town/打印.pdf';

async function print(place: TestWorkspace, ...options: string[]): Promise<PrintReport> {
  const { exit, output, error } = await place.run('print', 'data/town', ...options, '--json');
  if (exit !== 0) throw new Error(error);
  return JSON.parse(output) as PrintReport;
}

/** The PDFs in force, in the order that `status` has them, by paper and copy. */
async function issuedPdfs(place: TestWorkspace): Promise<ReadonlyMap<string, FileReport>> {
  interface Status {
    readonly papers: readonly {
      readonly id: string;
      readonly versions: readonly { readonly files: readonly FileReport[] }[];
    }[];
  }
  const { papers } = JSON.parse((await place.run('status', 'data/town', '--json')).output) as Status;
  return new Map(
    papers.flatMap(({ id, versions }) =>
      (versions.at(-1)?.files ?? [])
        .filter(({ format }) => format === 'pdf')
        .map((file) => [`${id} ${file.copy}`, file] as const),
    ),
  );
}

/** Holds every copy of a print file against the PDF that was issued; pages that no copy has are empty. */
async function expectIssued(place: TestWorkspace, report: PrintReport): Promise<PdfText> {
  const file = await readPdf(place.read(printed));
  const issued = await issuedPdfs(place);
  let end = report.listPages;
  for (const { id, copies } of report.papers) {
    for (const { copy, copies: of, party, pages, start } of copies) {
      const pdf = issued.get(`${id} ${copy}`);
      const { pages: lines, sizes } = await readPdf(place.read(pdf?.path ?? ''));
      expect([of, party, pages]).toEqual([pdf?.copies, pdf?.party, lines.length]);
      expect(start % 2).toBe(1);
      for (let empty = end + 1; empty < start; empty++) expect(file.pages[empty - 1]).toEqual([]);
      expect(file.pages.slice(start - 1, start - 1 + pages), `${id} ${copy}`).toEqual(lines);
      expect(file.sizes.slice(start - 1, start - 1 + pages)).toEqual(sizes);
      end = start - 1 + pages;
    }
  }
  expect(file.pages.length).toBe(end);
  expect(report.file.pages).toBe(end);
  return file;
}

describe('the print file', () => {
  test('has all copies as they were issued, in the order of the plan, each from the front of a sheet', async () => {
    const place = town();
    const built = await place.build('data/town', '--format', 'pdf');
    const report = await print(place);
    expect(report.papers.map(({ id }) => id)).toEqual(built.papers.map(({ id }) => id));
    expect(report.papers.map(({ copies }) => copies.map(({ pages }) => pages))).toEqual([
      [1, 1, 1],
      [2, 2, 2],
      [3, 3, 3],
      [2],
    ]);
    expect(report.totals).toMatchObject({ papers: 4, copies: 10 });
    expect(report.papers.every(({ from }) => from === 'data')).toBe(true);
    const { title, language, pages } = await expectIssued(place, report);
    expect([title, language]).toEqual(['校园安全文书打印清单', 'zh-CN']);
    const [first] = report.papers;
    expect(pages[(first?.copies[1]?.start ?? 0) - 1]?.[0]?.text).toContain('份号000002共3份存：中心学校');
    // An empty page is as large as the one before it.
    const { sizes } = await readPdf(place.read(printed));
    const starts = report.papers.flatMap(({ copies }) => copies.map(({ start }) => start));
    for (const start of starts.slice(1)) expect(sizes[start - 2]).toEqual([595, 842]);
  });

  test('says in front what is inside and where', async () => {
    const place = town();
    await place.build('data/town', '--format', 'pdf');
    const report = await print(place);
    const { pages } = await readPdf(place.read(printed));
    const list = pages.slice(0, report.listPages).flat();
    expect(plainText(list)).toContain(withoutSpace(`本文件共${report.file.pages}页，内有文书4件、各方所执10份`));
    const rows = list.map(({ text }) => text).filter((text) => /\d\/\d/u.test(text));
    const expected = report.papers.flatMap(({ copies }) =>
      copies.map(({ copy, copies: of, party, pages: count, start }) => `${copy}/${of}${party}${count}${start}`),
    );
    expect(rows.map((row) => row.replace(/\s/gu, '').replace(/^.*?(?=\d\/\d)/u, ''))).toEqual(expected);
    for (const { title, subject } of report.papers) {
      expect(plainText(list)).toContain(subject);
      expect(plainText(list).replace(/\d/gu, '')).toContain(title.slice(0, 4));
    }
  });

  test('has a bookmark for each paper, and one below it for each copy', async () => {
    const place = town();
    await place.build('data/town', '--format', 'pdf');
    const { papers } = await print(place);
    const expected = papers.map(({ title, subject, copies }, index) => ({
      title: `${index + 1}　${subject}　${title}`,
      page: copies[0]?.start,
      below: copies.map(({ copy, copies: of, party, start }) => {
        return { title: `第${copy}份（共${of}份）　存：${party}`, page: start, below: [] };
      }),
    }));
    const list = { title: '校园安全文书打印清单', page: 1, below: [] };
    expect(await readBookmarks(place.read(printed))).toEqual([list, ...expected]);
  });

  test('has each face once, and the pages of a paper once for all its copies', async () => {
    const place = town();
    await place.build('data/town', '--format', 'pdf');
    const report = await print(place);
    const file = await PDFDocument.load(place.read(printed), { updateMetadata: false });
    const objects = file.context.enumerateIndirectObjects().map(([, object]) => object);
    const named = (type: string): string[] =>
      objects.flatMap((object) =>
        object instanceof PDFDict && object.get(PDFName.of('Type')) === PDFName.of(type)
          ? [String(object.get(PDFName.of('FontName')))]
          : [],
      );
    const fonts = named('FontDescriptor').map((name) => name.replace(/^.*\+/u, ''));
    expect(new Set(fonts).size).toBe(fonts.length);
    const streams = objects.filter((object) => object instanceof PDFRawStream && object.dict.keys().length === 2);
    const pages = report.papers.reduce((sum, { copies }) => sum + (copies[0]?.pages ?? 0), report.listPages);
    const marks = new Set(report.papers.flatMap(({ copies }) => copies.map(({ copy, copies: of, party }) => `${copy}/${of} ${party}`))); // prettier-ignore
    // What has no entries but length and filter is contents, or a font's map to Unicode.
    expect(streams.length).toBe(pages + marks.size + fonts.length);
  });

  test('is the same to the byte each time', async () => {
    const place = town();
    await place.build('data/town', '--format', 'pdf');
    const { file } = await print(place);
    const before = place.read(printed);
    await print(place, '--only', '石桥');
    expect(place.read(printed).equals(before)).toBe(false);
    expect((await print(place)).file).toEqual(file);
    expect(place.read(printed).equals(before)).toBe(true);
    await print(place, '--pdf', '送印/全部.pdf');
    expect(place.read('送印/全部.pdf').equals(before)).toBe(true);
  });

  test('is no stranger to verify, and changes nothing that was issued', async () => {
    const place = town();
    await place.build('data/town', '--format', 'pdf');
    const ledger = place.read('out/town/ledger.jsonl');
    await print(place);
    expect((await place.run('verify', 'data/town')).exit).toBe(0);
    expect(place.read('out/town/ledger.jsonl')).toEqual(ledger);
    expect((await place.build('data/town', '--format', 'pdf')).totals).toMatchObject({ unchanged: 4 });
    expect(existsSync(join(place.path, printed))).toBe(true);
  });

  test('is made of papers that were issued as DOCX alone', async () => {
    const place = town();
    await place.build('data/town', '--format', 'docx');
    const { file } = await print(place);
    const other = town();
    await other.build('data/town', '--format', 'pdf');
    expect((await print(other)).file.sha256).toBe(file.sha256);
  });
});

describe('a day', () => {
  test('does not matter to papers that say the same', async () => {
    const place = town();
    place.write('data/town/data.yaml', data().replace(', 日期: 2026-03-02', ''));
    await place.build('data/town', '--format', 'pdf', '--as-of', '2026-03-02');
    const { file } = await print(place, '--as-of', '2026-03-02');
    const later = await print(place, '--as-of', '2026-04-09');
    expect(later.file.sha256).toBe(file.sha256);
  });
});

describe('papers that are not what was issued', () => {
  test('keep everything from being printed; others may be chosen', async () => {
    const place = town();
    await place.build('data/town', '--format', 'pdf');
    await print(place);
    const before = place.read(printed);
    place.write('data/town/data.yaml', data('陈建平'));
    const { exit, error } = await place.run('print', 'data/town');
    expect(exit).toBe(1);
    expect(error).toContain('又有变动的文书有 2 件：town/letter/清溪小学、town/notice/清溪镇');
    expect(place.read(printed).equals(before)).toBe(true);
    expect((await print(place, '--only', '石桥')).papers.map(({ subject }) => subject)).toEqual(['石桥小学']);
    expect((await place.run('print', 'data/town', '--only', '清溪')).exit).toBe(1);
  });

  test('are told as never made before anything was', async () => {
    const place = town();
    const { exit, error } = await place.run('print', 'data/town');
    expect(exit).toBe(1);
    expect(error).toContain('还没有制作的文书有 4 件');
    expect(existsSync(join(place.path, 'out'))).toBe(false);
  });

  test('that are signed are printed from their PDFs, and supplements after them', async () => {
    const place = town();
    await place.build('data/town', '--format', 'pdf');
    await place.run('sign', 'town/letter/清溪小学', '--on', '2026-03-05');
    await place.run('sign', 'town/letter/石桥小学', '--on', '2026-03-05');
    place.write('data/town/data.yaml', data('陈建平'));
    await place.build('data/town', '--format', 'pdf', '--supplement', '--only', '清溪');
    // The others are signed or made anew; what is signed stays as it was signed.
    place.write('templates/letter.md', letter.replace('同志负责', '同志全面负责'));
    await place.build('data/town', '--format', 'pdf');
    const report = await print(place);
    expect(report.papers.map(({ id, from, version }) => [id, from, version])).toEqual([
      ['town/letter/清溪小学', 'files', 1],
      ['town/letter/清溪小学/第1版补充1', 'files', 1],
      ['town/letter/石桥小学', 'files', 1],
      ['town/letter/河湾中学', 'data', 2],
      ['town/notice/清溪镇', 'data', 2],
    ]);
    const { pages } = await expectIssued(place, report);
    const text = plainText(pages.flat());
    for (const said of ['林素芬同志负责', '责任人变更确认页', '吴海同志负责', '周文清同志全面负责'])
      expect(text).toContain(said);
    // Copies share what they have alike.
    const file = await PDFDocument.load(place.read(printed), { updateMetadata: false });
    const fonts = file.context
      .enumerateIndirectObjects()
      .filter(([, object]) => object instanceof PDFRawStream && object.dict.has(PDFName.of('Length1')));
    expect(fonts.length).toBeLessThan(4 * 5);
  });

  test('that are supplements are left out where nobody has signed them and the data no longer ask for them', async () => {
    const place = town();
    await place.build('data/town', '--format', 'pdf');
    await place.run('sign', 'town/letter/清溪小学', '--on', '2026-03-05');
    place.write('data/town/data.yaml', data('陈建平'));
    await place.build('data/town', '--format', 'pdf', '--supplement');
    const ids = async (): Promise<string[]> => (await print(place)).papers.map(({ id }) => id);
    expect(await ids()).toContain('town/letter/清溪小学/第1版补充1');
    const page = readFileSync(join(packageRoot, 'templates/supplement.md'), 'utf8');
    place.write('templates/supplement.md', page.replace('{{title}}', '{{title}}（样式二）'));
    const outdated = await place.run('print', 'data/town');
    expect(outdated.error).toContain('又有变动的文书有 1 件：town/letter/清溪小学/第1版补充1');
    rmSync(join(place.path, 'templates/supplement.md'));
    // The principal stays after all: what is signed says so already.
    place.write('data/town/data.yaml', data());
    await place.build('data/town', '--format', 'pdf');
    const { error } = await place.run('print', 'data/town');
    expect(error).toContain('因此没有印入的文书有 1 件：town/letter/清溪小学/第1版补充1');
    expect(await ids()).toEqual([
      'town/letter/清溪小学',
      'town/letter/石桥小学',
      'town/letter/河湾中学',
      'town/notice/清溪镇',
    ]);
  });

  test('are told where their PDFs are not as they were issued', async () => {
    const place = town();
    const built = await place.build('data/town', '--format', 'pdf');
    await place.run('sign', 'town/letter/清溪小学', '--on', '2026-03-05');
    place.write('templates/letter.md', letter.replace('同志负责', '同志全面负责'));
    await place.build('data/town', '--format', 'pdf');
    const path = built.papers[0]?.files[1]?.path ?? '';
    chmodSync(join(place.path, path), 0o644);
    place.write(path, '%PDF-1.7');
    const { exit, error } = await place.run('print', 'data/town');
    expect(exit).toBe(1);
    expect(error).toContain(`已签订的文书 ${path} 与台账所记不符`);
    expect(existsSync(join(place.path, printed))).toBe(false);
  });
});

describe('seals', () => {
  test('are printed on the papers that were issued with them, and on no others', async () => {
    const place = town();
    for (const [index, name] of ['教育局', '中心学校', '清溪小学'].entries())
      place.write(`data/town/印章/${name}.png`, sealPng(40 + index));
    await place.build('data/town', '--format', 'pdf', '--only', '河湾');
    await place.build('data/town', '--format', 'pdf', '--seals', '--paging-seal');
    const report = await print(place);
    await expectIssued(place, report);
    const pictures = await picturesOfPages(place.read(printed));
    const issued = await issuedPdfs(place);
    for (const { id, copies } of report.papers) {
      for (const { copy, start, pages } of copies) {
        const own = await picturesOfPages(place.read(issued.get(`${id} ${copy}`)?.path ?? ''));
        expect(pictures.slice(start - 1, start - 1 + pages), `${id} ${copy}`).toEqual(own);
      }
    }
    expect(pictures.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(10);
    // A picture and what shows through it, once for each of the three.
    const file = await PDFDocument.load(place.read(printed), { updateMetadata: false });
    const images = file.context
      .enumerateIndirectObjects()
      .filter(
        ([, object]) =>
          object instanceof PDFRawStream && object.dict.get(PDFName.of('Subtype')) === PDFName.of('Image'),
      );
    expect(images.length).toBe(6);
  });
});
