/** Papers as plain text: what the finished DOCX says, and nothing else. */
import { describe, expect, test } from 'vitest';
import { visitPapers } from '../../src/batch/compose.ts';
import { openWorkspace, packageRoot } from '../../src/batch/workspace.ts';
import type { Block, Inline, TableCell } from '../../src/model/document.ts';
import { houseStyle } from '../../src/model/style.ts';
import type { ComposedPaper } from '../../src/pipeline.ts';
import { prepare } from '../../src/layout/prepare.ts';
import { writeDocx } from '../../src/write/docx.ts';
import { writeText } from '../../src/write/text.ts';
import { documentOf, heading, item, paragraph, signatures, title } from '../layout/documents.ts';
import { text as run } from '../layout/metrics.ts';
import { printedNumbers } from '../reading/docx-numbers.ts';
import { readDocx } from '../reading/docx.ts';

const blank: Inline = { kind: 'blank', width: 7 };
const lineBreak: Inline = { kind: 'break' };
const cell = (content: string, continues = false): TableCell => ({
  content: content === '' ? [] : [run(content)],
  continues,
});

function table(header: TableCell[], rows: TableCell[][]): Block {
  const columns = (rows[0] ?? header).map(() => ({ align: 'left', share: undefined }) as const);
  return { kind: 'table', columns, ruled: true, header, fewestLines: 1, rows };
}

function attachmentList(...titles: string[]): Block {
  return { kind: 'attachment-list', titles: titles.map((name) => [run(name)]) };
}

describe('the text of a paper', () => {
  test('has a line for each block, numbers before them, and parts that stand apart', () => {
    const paper = documentOf(
      title([run('清溪镇'), lineBreak, run('责任书')]),
      paragraph('为做好工作，签订本责任书。'),
      heading(1, 1, '责任内容'),
      heading(2, 1, '日常管理'),
      item(3, 1, '严格门卫。'),
      item(4, 1, '上学。'),
      heading(1, 2, '附则'),
      paragraph([run('责任人'), blank, run('签字。')]),
      { kind: 'page-break' },
      paragraph([run('甲'), lineBreak, run('乙')]),
      { kind: 'orientation', orientation: 'landscape' },
      signatures(2, ['中心学校（盖章）', '校长：周文清', '', '　　年　　月　　日'], ['清溪小学（盖章）']),
    );
    expect(writeText(paper)).toBe(
      [
        '清溪镇责任书',
        '',
        '为做好工作，签订本责任书。',
        '',
        '一、责任内容',
        '（一）日常管理',
        '1.严格门卫。',
        '（1）上学。',
        '',
        '二、附则',
        '责任人＿＿＿签字。',
        '',
        '甲',
        '乙',
        '',
        '中心学校（盖章）　　校长：周文清　　年　　月　　日',
        '清溪小学（盖章）',
        '',
      ].join('\n'),
    );
  });

  test('has a line for each row, cells parted by tabs, merged ones said once', () => {
    const paper = documentOf(
      table(
        [cell('学校'), cell('指标'), cell('签字')],
        [
          [cell('甲校'), cell('用地'), cell('')],
          [
            cell('甲校', true),
            { content: [run('图\t书'), lineBreak, run('Lab'), lineBreak, run('2')], continues: false },
            cell(''),
          ],
          [cell('乙校'), cell(''), cell('达标')],
        ],
      ),
      table([], [[cell('组长'), cell('周文清')]]),
    );
    expect(writeText(paper)).toBe('学校\t指标\t签字\n甲校\t用地\n\t图 书Lab 2\n乙校\t\t达标\n\n组长\t周文清\n');
  });

  test('has covers, heads and feet of official documents, attachments', () => {
    const paper = documentOf(
      { kind: 'cover', head: [[run('县教育局')]], title: [run('责任书')], foot: [[run('二〇二六年')]] },
      { kind: 'masthead', name: [run('县教育局文件')], documentNumber: [run('教〔2026〕1号')] },
      attachmentList('差距表'),
      attachmentList('差距表', '分解表'),
      { kind: 'attachment', label: '附件1' },
      {
        kind: 'record',
        entries: [
          { left: [run('抄送：县政府')], right: [] },
          { left: [run('办公室')], right: [run('印发')] },
        ],
      },
      { kind: 'page-break' },
    );
    expect(writeText(paper).split('\n')).toEqual([
      '县教育局',
      '',
      '责任书',
      '',
      '二〇二六年',
      '',
      '县教育局文件',
      '教〔2026〕1号',
      '',
      '附件：差距表',
      '',
      '附件：1.差距表',
      '2.分解表',
      '',
      '附件1',
      '',
      '抄送：县政府',
      '办公室　　印发',
      '',
    ]);
  });
});

/** Characters that take ink; blanks are spaces with a rule in the DOCX. */
function inked(text: string): string {
  return text.replace(/[\s＿]/gu, '');
}

function sorted(text: string): string {
  return [...inked(text)].sort().join('');
}

describe.each([
  ['leigu', 17],
  ['dabu', 3],
  ['songtao', 3],
  ['henan', 1],
])('the papers of %s', (dataset, count) => {
  test('say as text what their DOCX says', async () => {
    const papers: ComposedPaper[] = [];
    const visited = await visitPapers(openWorkspace(dataset, packageRoot), {}, (_open, paper) => papers.push(paper));
    const open = visited.value;
    if (open === undefined) throw new Error(JSON.stringify(visited.diagnostics));
    expect(papers).toHaveLength(count);
    for (const paper of papers) {
      // Not set on pages yet: there, what a merged cell says is printed again at the top of each page.
      const prepared = prepare(paper.document, houseStyle, open.fonts.library);
      const [bytes] = writeDocx(prepared, [{ text: '份号', size: 16 }], houseStyle);
      expectSameText(paper, bytes ?? new Uint8Array());
    }
  });
});

/** Styles of what is signed: parties, an issuing body. */
const signed = new Set(['SignatureLine', 'IssuerLine']);

/** Everything in the same order, but for the parties: the DOCX has them column by column. No copy's mark in the text. */
function expectSameText({ document, plan }: ComposedPaper, bytes: Uint8Array): void {
  const docx = readDocx(bytes);
  const numbers = printedNumbers(docx);
  const printed = docx.paragraphs
    .map(({ style, text }, index) => ({ style, text: `${numbers[index] ?? ''}${text}` }))
    .filter(({ style }) => style !== 'CopyMark');
  const joined = (wanted: (style: string) => boolean): string =>
    printed.map(({ style, text }) => (wanted(style) ? text : '')).join('');
  const part = (wanted: (block: Block) => boolean): string =>
    writeText({ ...document, blocks: document.blocks.filter(wanted) });

  expect(joined(() => true)).not.toContain('＿');
  expect(inked(part(({ kind }) => kind !== 'signatures')), plan.id).toBe(inked(joined((style) => !signed.has(style))));
  expect(sorted(part(({ kind }) => kind === 'signatures')), plan.id).toBe(sorted(joined((style) => signed.has(style))));
  const text = writeText(document);
  expect(sorted(text), plan.id).toBe(sorted(joined(() => true)));
  expect(text).toMatch(/[^\s]\n$/u);
  expect(text).not.toMatch(/[^\S\n]\n|\n\n\n/u);
}
