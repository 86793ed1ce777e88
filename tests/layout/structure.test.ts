import { describe, expect, test } from 'vitest';
import { layOut } from '../../src/layout/pages.ts';
import { prepare } from '../../src/layout/prepare.ts';
import type { Block, Inline } from '../../src/model/document.ts';
import type { LaidOutPaper } from '../../src/model/page.ts';
import { houseStyle } from '../../src/model/style.ts';
import { documentOf, heading, item, paragraph, signatures, title } from './documents.ts';
import { metrics, text } from './metrics.ts';

function pagesOf(...blocks: Block[]): LaidOutPaper {
  return layOut(prepare(documentOf(...blocks), houseStyle, metrics), houseStyle, metrics);
}

/** What each element says itself, on all pages. */
function said(paper: LaidOutPaper): Map<number | undefined, string> {
  const texts = new Map<number | undefined, string>();
  for (const run of paper.pages.flatMap(({ lines }) => lines.flatMap(({ runs }) => runs))) {
    const characters = run.glyphs.characters.join('');
    texts.set(run.element, (texts.get(run.element) ?? '') + characters);
  }
  return texts;
}

/** The structure as an outline, two spaces a level; the copy's mark, which stands first, left out. */
function tree(paper: LaidOutPaper): string[] {
  const texts = said(paper);
  const depth = (element: number | undefined): number =>
    element === undefined ? -1 : 1 + depth(paper.structure[element]?.parent);
  return paper.structure.flatMap(({ type, rowSpan }, element) => {
    const span = rowSpan === undefined ? '' : `×${rowSpan}`;
    const words = [type + span, texts.get(element) ?? ''].filter((word) => word !== '');
    return element === 1 ? [] : [`${'  '.repeat(depth(element))}${words.join(' ')}`];
  });
}

/** A table; `^` is one with the cell above. */
function table(header: string[], ...rows: string[][]): Block {
  return {
    kind: 'table',
    fewestLines: 1,
    ruled: true,
    columns: header.map(() => ({ align: 'left', share: undefined })),
    header: header.map((content) => ({ content: [text(content)], continues: false })),
    rows: rows.map((row) =>
      row.map((cell) => ({ content: [text(cell === '^' ? '甲校' : cell)], continues: cell === '^' })),
    ),
  };
}

const filler = (count: number): Block[] => Array.from({ length: count }, () => paragraph('按照分工抓好落实。'));

describe('running text', () => {
  test('titles and headings are of three levels', () => {
    const paper = pagesOf(title('责任书'), paragraph('正文。'), heading(1, 1, '目标'), heading(2, 1, '总体目标'));
    expect(tree(paper)).toEqual(['Document', '  H1 责任书', '  P 正文。', '  H2 一、目标', '  H3 （一）总体目标']);
  });

  test('items are lists, one in another; a paragraph between two items is of the first', () => {
    const paper = pagesOf(
      item(3, 1, '甲'),
      item(4, 1, '子'),
      item(4, 2, '丑'),
      item(3, 2, '乙'),
      paragraph('补充。'),
      item(3, 3, '丙'),
      paragraph('正文。'),
      item(3, 1, '丁', true),
    );
    expect(tree(paper)).toEqual([
      'Document',
      '  L',
      '    LI',
      '      Lbl 1.',
      '      LBody 甲',
      '        L',
      '          LI',
      '            Lbl （1）',
      '            LBody 子',
      '          LI',
      '            Lbl （2）',
      '            LBody 丑',
      '    LI',
      '      Lbl 2.',
      '      LBody 乙',
      '        P 补充。',
      '    LI',
      '      Lbl 3.',
      '      LBody 丙',
      '  P 正文。',
      '  L',
      '    LI',
      '      Lbl 1.',
      '      LBody 丁',
    ]);
  });

  test('lists begin anew below a heading, and where numbers do', () => {
    const paper = pagesOf(item(3, 1, '甲'), heading(1, 1, '目标'), item(3, 2, '乙'), item(3, 1, '丙', true));
    expect(paper.structure.filter(({ type }) => type === 'L')).toHaveLength(3);
  });

  test('a paragraph that goes over a page break is one element', () => {
    const long = '抓好落实，'.repeat(40);
    const paper = pagesOf(...filler(19), paragraph(long));
    expect(paper.pages).toHaveLength(2);
    expect(said(paper).get(paper.structure.length - 1)).toBe(long);
  });

  test('page numbers are of no element', () => {
    expect(said(pagesOf(...filler(30))).get(undefined)).toBe('— 1 —— 2 —');
  });

  test('an attachment is a section with a title one level down; the record is the paper’s again', () => {
    const entry = { left: [text('办公室')], right: [text('印发')] };
    const paper = pagesOf(
      title('意见'),
      { kind: 'attachment-list', titles: [[text('分工')], [text('时限')]] },
      { kind: 'attachment', label: '附件1' },
      title('分工'),
      heading(1, 1, '要求'),
      { kind: 'record', entries: [entry] },
    );
    expect(tree(paper)).toEqual([
      'Document',
      '  H1 意见',
      '  L',
      '    LI',
      '      Lbl 附件：1.',
      '      LBody 分工',
      '    LI',
      '      Lbl 2.',
      '      LBody 时限',
      '  Sect',
      '    P 附件1',
      '    H2 分工',
      '    H3 一、要求',
      '  Sect',
      '    P 办公室印发',
    ]);
  });
});

const cells = (paper: LaidOutPaper): string[] => tree(paper).map((line) => line.trim());

describe('tables', () => {
  test('have header cells, rows, and cells that stand across rows', () => {
    const paper = pagesOf(table(['单位', '任务'], ['甲校', '一'], ['^', '二'], ['乙校', '三']));
    expect(cells(paper)).toEqual([
      'Document',
      'Table',
      'THead',
      'TR',
      'TH 单位',
      'TH 任务',
      'TBody',
      'TR',
      'TD×2 甲校',
      'TD 一',
      'TR',
      'TD 二',
      'TR',
      'TD 乙校',
      'TD 三',
    ]);
  });

  test('say their header and their merged cells once, on however many pages they stand', () => {
    const rows = Array.from({ length: 60 }, (_, index) => [index === 0 ? '甲校' : '^', `第${index + 1}项`]);
    const paper = pagesOf(table(['单位', '任务'], ...rows));
    expect(paper.pages.length).toBeGreaterThan(2);
    const repeated = said(paper).get(undefined) ?? '';
    expect(repeated.split('单位任务甲校')).toHaveLength(paper.pages.length);
    expect(cells(paper).filter((line) => /单位|任务|甲校/u.test(line))).toEqual(['TH 单位', 'TH 任务', 'TD×60 甲校']);
  });

  test('keep a row that is divided between pages in one cell', () => {
    const long = '抓好落实，'.repeat(300);
    const paper = pagesOf(table(['任务'], [long]));
    expect(paper.pages.length).toBeGreaterThan(1);
    expect(cells(paper).at(-1)).toBe(`TD ${long}`);
  });
});

const party = (...lines: Inline[][]): { lines: Inline[][] } => ({ lines });
const block = (...parties: { lines: Inline[][] }[]): Block => ({
  kind: 'signatures',
  form: 'columns',
  columns: 2,
  parties,
});

const signers = (...parties: { lines: Inline[][] }[]): string[] =>
  pagesOf(block(...parties))
    .signatureBlanks()
    .map(({ party: name, role }) => `${name}|${role}`);

describe('signatures', () => {
  const blank: Inline = { kind: 'blank', width: 4 };

  test('are read party by party, though they stand side by side', () => {
    const paper = pagesOf(signatures(2, ['甲方（盖章）', '2026年3月2日'], ['乙方（盖章）', '2026年3月3日']));
    expect(tree(paper)).toEqual([
      'Document',
      '  Sect',
      '    Div',
      '      P 甲方（盖章）',
      '      P 2026年3月2日',
      '    Div',
      '      P 乙方（盖章）',
      '      P 2026年3月3日',
    ]);
  });

  test('blanks are known by party and role', () => {
    const one = party([text('清溪小学（盖章）')], [text('责任人：'), blank]);
    const other = party([text('中心学校')], [text('校长（签字）：'), blank]);
    expect(signers(one, other)).toEqual(['清溪小学|责任人', '中心学校|校长（签字）']);
  });

  test('a party without a name signs for the one before it', () => {
    expect(signers(party([text('清溪小学（盖章）')]), party([text('责任人：'), blank]))).toEqual(['清溪小学|责任人']);
  });

  test('where a line is for the signature, others are for names; nobody signs in dates', () => {
    const lines = [[text('清溪小学')], [text('校长：'), blank], [text('签字：'), blank], [text('日期：'), blank], [blank, text('年')]]; // prettier-ignore
    expect(signers(party(...lines))).toEqual(['清溪小学|签字']);
    expect(signers(party(...lines.slice(0, 2), ...lines.slice(3)))).toEqual(['清溪小学|校长']);
  });

  test('have room above their rule, as wide as it and a line of the grid high', () => {
    const paper = pagesOf(block(party([text('甲校')], [text('责任人：'), blank])));
    const [first] = paper.signatureBlanks();
    const [rule] = paper.pages.flatMap(({ lines }) => lines.flatMap(({ rules }) => rules));
    expect(first).toMatchObject({ page: 0, x: rule?.x, width: rule?.width, height: houseStyle.linePitch });
    expect((first?.y ?? 0) + houseStyle.linePitch).toBe(rule?.y);
  });
});
