/** DOCX files for tests: every paper of the examples, and one with every kind of block. */
import { visitPapers } from '../../src/batch/compose.ts';
import { openWorkspace, packageRoot } from '../../src/batch/workspace.ts';
import { layOut } from '../../src/layout/pages.ts';
import { prepare } from '../../src/layout/prepare.ts';
import { settleOnPages } from '../../src/layout/settle.ts';
import type { Block, PaperDocument, TableCell } from '../../src/model/document.ts';
import type { FontLibrary } from '../../src/model/face.ts';
import { houseStyle } from '../../src/model/style.ts';
import { writeDocx } from '../../src/write/docx.ts';
import { documentOf, heading, item, paragraph, signatures, title } from '../layout/documents.ts';
import { text } from '../layout/metrics.ts';
import { readDocx, type DocxFile } from '../reading/docx.ts';

export interface ReadPaper extends DocxFile {
  readonly id: string;
}

/** A paper as its first copy is written. */
export function docxOf(document: PaperDocument, library: FontLibrary, mark = { text: '份号', size: 16 }): DocxFile {
  const prepared = prepare(document, houseStyle, library);
  const settled = settleOnPages(prepared, layOut(prepared, houseStyle, library));
  return readDocx(writeDocx(settled, [mark], houseStyle)[0] ?? new Uint8Array());
}

/** Every paper of every example, and the fonts they are drawn with. */
export async function examplePapers(): Promise<{ readonly papers: ReadPaper[]; readonly library: FontLibrary }> {
  const papers: ReadPaper[] = [];
  let library: FontLibrary | undefined;
  for (const name of ['leigu', 'dabu', 'songtao', 'henan']) {
    const faults = await visitPapers(openWorkspace(name, packageRoot), {}, ({ fonts }, { plan, document }) => {
      library = fonts.library;
      papers.push({ id: plan.id, ...docxOf(document, fonts.library) });
    });
    if (faults.diagnostics.length > 0) throw new Error(JSON.stringify(faults.diagnostics));
  }
  if (library === undefined) throw new Error('no example');
  return { papers, library };
}

function cell(content: string, continues = false): TableCell {
  return { content: content === '' ? [] : [text(content)], continues };
}

function table(ruled: boolean, header: string[], ...rows: TableCell[][]): Block {
  const aligns = ['left', 'center', 'right'] as const;
  const columns = (rows[0] ?? []).map((_, index) => ({ align: aligns[index] ?? 'left', share: undefined }));
  return { kind: 'table', ruled, columns, header: header.map((each) => cell(each)), fewestLines: 1, rows };
}

/** Every kind of block, and everything that is formatted directly. */
export const everyBlock: PaperDocument = documentOf(
  { kind: 'cover', head: [[text('清溪镇中心学校')]], title: [text('责任书')], foot: [[text('二〇二六年三月')]] },
  {
    kind: 'masthead',
    name: [text('某某某某某某某某某某某某自治县人民政府文件')],
    documentNumber: [text('政〔2026〕1号')],
  },
  title('责任书'),
  paragraph('各学校：', false),
  paragraph([
    text('责任人', { strong: true }),
    { kind: 'blank', width: 4 },
    { kind: 'break' },
    text('签字', { emphasis: true }),
  ]),
  heading(1, 1, '责任内容'),
  heading(2, 1, '日常管理'),
  item(3, 1, '严格门卫。'),
  item(4, 1, '上学。'),
  paragraph('完。'),
  item(3, 1, '重新编号。', true),
  table(
    true,
    ['学校', '指标', '数'],
    [cell('甲校'), cell('用地'), cell('1')],
    [cell('', true), cell('图书'), cell('2')],
  ),
  table(true, ['学校', '指标', '数'], [cell('长'.repeat(2000)), cell('用地'), cell('1')]),
  table(false, [], [cell('组长'), cell('周文清'), cell('校长')]),
  { kind: 'attachment-list', titles: [[text('差距表')], [text('分解表')]] },
  { kind: 'attachment-list', titles: [[text('差距表')]] },
  { kind: 'page-break' },
  signatures(2, ['中心学校（盖章）', '年　月　日'], ['清溪小学（盖章）']),
  {
    kind: 'record',
    entries: [
      { left: [text('抄送：县政府')], right: [] },
      { left: [text('办公室')], right: [text('印发')] },
    ],
  },
  { kind: 'orientation', orientation: 'landscape' },
  { kind: 'attachment', label: '附件1' },
  title('一览表'),
  { kind: 'record', entries: [{ left: [text('办公室')], right: [text('印发')] }] },
);
