/** The list in front of a print file, set as papers are: what is inside, and on which page it begins. */
import type { Inline, PaperDocument, TableBlock, TableCell } from '../model/document.ts';
import type { FontMetrics, LaidOutPaper } from '../model/page.ts';
import type { PlacedCopy, PrintCopy } from '../model/print.ts';
import { listStyle } from '../model/style.ts';
import { layOut } from './pages.ts';
import { prepare } from './prepare.ts';
import { nextFront, pagesOf, placeCopies } from './print-order.ts';

/** The list laid out, and where that puts the copies. */
export interface LaidOutList {
  readonly paper: LaidOutPaper;
  readonly copies: readonly PlacedCopy[];
  /** Pages of the whole file. */
  readonly pages: number;
}

/** What a list is of. */
export interface ListSubject {
  /** The undertaking: 义务教育均衡发展. */
  readonly name: string;
  readonly author: string;
}

/**
 * Lays the list out. How long it is decides where the copies begin, and that is what it says: it is set anew until it
 * is no longer than was thought. Each round makes it longer or is the last.
 */
export function layOutList(copies: readonly PrintCopy[], subject: ListSubject, metrics: FontMetrics): LaidOutList {
  for (let thought = 1; ;) {
    const placed = placeCopies(copies, thought);
    const pages = pagesOf(placed, thought);
    const document = listDocument(placed, pages, subject);
    const paper = layOut(prepare(document, listStyle, metrics), listStyle, metrics);
    const { length } = paper.pages;
    if (nextFront(length) <= nextFront(thought)) return { paper, copies: placed, pages };
    thought = length;
  }
}

const headings = ['序号', '文书', '对象', '份次', '存执单位', '页数', '起始页'];
/** Of the width: titles and names get what numbers leave. */
const shares = [3, 7, 6, 2.5, 9, 2.5, 3];

/** The list as a document. */
export function listDocument(copies: readonly PlacedCopy[], pages: number, subject: ListSubject): PaperDocument {
  const papers = new Set(copies.map(({ order }) => order)).size;
  const introduction =
    `本文件共${pages}页，内有文书${papers}件、各方所执${copies.length}份，按签订次序排列。` +
    '每份从纸张正面（单数页）起，末页背面无文字的留空。双面打印请选“长边翻转”，缩放选“实际大小”。' +
    '“起始页”是本文件的页码；只打印其中几份的，在打印范围里填写起止页码。';
  const properties = {
    title: listTitle(subject),
    author: subject.author,
    subject: subject.name,
    language: 'zh-CN',
  };
  return {
    properties,
    blocks: [
      { kind: 'title', content: text(listTitle(subject)) },
      { kind: 'paragraph', content: text(introduction), indented: true },
      tableOf(copies),
    ],
  };
}

/** What the list is called, and the file. */
export function listTitle({ name }: Pick<ListSubject, 'name'>): string {
  return `${name}文书打印清单`;
}

function tableOf(copies: readonly PlacedCopy[]): TableBlock {
  return {
    kind: 'table',
    columns: headings.map((_heading, index) => {
      return { align: leftAligned.has(index) ? 'left' : 'center', share: shares[index] };
    }),
    ruled: true,
    header: headings.map((heading) => cell(heading)),
    fewestLines: 1,
    rows: copies.map((copy, index) => {
      const above = copies[index - 1];
      const isSame = above?.order === copy.order;
      return [
        cell(String(copy.order), isSame),
        cell(copy.title, isSame),
        cell(copy.subject, isSame),
        cell(`${copy.copy}/${copy.copies}`),
        cell(copy.party),
        cell(String(copy.pages)),
        cell(String(copy.start)),
      ];
    }),
  };
}

/** Columns of words. */
const leftAligned: ReadonlySet<number> = new Set([1, 2, 4]);

function cell(words: string, continues = false): TableCell {
  return { content: text(words), continues };
}

function text(words: string): Inline[] {
  return [{ kind: 'text', text: words, strong: false, emphasis: false }];
}
