/**
 * Writes the print file: copies of papers one after the other, each from the front of a sheet, a list of them before
 * them, bookmarks. A face has one font in the whole file; the copies of a paper share their pages' contents and differ in
 * the mark on the first one. It is PDF 1.7 and PDF/A-2b as the papers are, but without their tags, which no printer
 * reads, and without page labels: a page is called by the number that the list and print dialogs have for it.
 */
import { createHash } from 'node:crypto';
import type { DocumentProperties } from '../model/document.ts';
import type { LaidOutLine, LaidOutPage, LaidOutPaper } from '../model/page.ts';
import type { PlacedCopy } from '../model/print.ts';
import { deflateText } from './compress.ts';
import { markContent } from './pdf-content.ts';
import type { Faces } from './pdf-faces.ts';
import { embedFace } from './pdf-fonts.ts';
import { addInformation, addMetadata, addOutputIntent } from './pdf-metadata.ts';
import { flateStream, type PdfRef } from './pdf-objects.ts';
import { packPage } from './pdf-pages.ts';
import { PageCopier } from './print-copied.ts';
import { PrintFile } from './print-file.ts';
import { addBookmarks, copyTitle, paperTitle, type Bookmark } from './print-outline.ts';

export class PrintWriter {
  readonly #file = new PrintFile();
  readonly #faces: Faces;
  readonly #copier = new PageCopier(this.#file);
  readonly #resources: string;
  readonly #contents = new Map<string, PdfRef>();
  readonly #bookmarks: Bookmark[] = [];
  /** The size of the last page, which an empty one behind it has too. */
  #lastBox = '';

  /** @param faces the fonts that draw all papers and the list. */
  constructor(faces: Faces) {
    this.#faces = faces;
    const { objects } = this.#file;
    const fonts = [...faces.values()].flat().map(({ name, cut }) => `/${name} ${embedFace(objects, cut).tag}`);
    this.#file.flush();
    this.#resources = this.#file.add(`<</Font<<${fonts.join('')}>>>>`).tag;
  }

  /** Adds the list, and a bookmark for it. */
  addList(title: string, list: LaidOutPaper): void {
    const contents = this.#contentsOf(list, 0);
    const [page] = this.#addPages(list.pages, contents);
    if (page !== undefined) this.#bookmarks.push({ title, page, below: [] });
  }

  /** Adds the copies of a paper. @param marks the line that marks each of them. */
  addPaper(copies: readonly PlacedCopy[], paper: LaidOutPaper, marks: readonly LaidOutLine[]): void {
    const [first] = paper.pages;
    if (first === undefined) return;
    const marked = marks.map((mark) => markContent(mark, first, paper.structure, this.#faces));
    const contents = this.#contentsOf(paper, marked[0]?.marked.length ?? 0);
    const firsts = copies.map(({ start }, index) => {
      this.#fillTo(start);
      const mark = marked[index];
      return this.#addPages(paper.pages, contents, mark && this.#addContent(deflateText(mark.operators)))[0];
    });
    this.#addBookmarks(copies, firsts);
  }

  /** Adds the copies of a paper as they were issued. @param pdfs the file of each of them. */
  async addIssued(copies: readonly PlacedCopy[], pdfs: readonly Uint8Array[]): Promise<void> {
    const firsts: (PdfRef | undefined)[] = [];
    for (const [index, { start }] of copies.entries()) {
      this.#fillTo(start);
      const copied = await this.#copier.copy(pdfs[index] ?? new Uint8Array());
      const pages = copied.map(({ box, entries }) => {
        this.#lastBox = box;
        return this.#file.addPage(`${box}${entries}`);
      });
      firsts.push(pages[0]);
    }
    this.#addBookmarks(copies, firsts);
  }

  /** Adds what follows the pages. */
  end(properties: DocumentProperties): void {
    const { objects } = this.#file;
    const outlines = addBookmarks(this.#file, this.#bookmarks);
    const metadata = addMetadata(objects, properties);
    const intent = addOutputIntent(objects);
    const information = addInformation(objects, properties);
    this.#file.end(
      `/Lang(${properties.language})/Metadata ${metadata.tag}/OutputIntents[${intent.tag}]/Outlines ${outlines.tag}` +
        '/PageMode/UseOutlines/ViewerPreferences<</DisplayDocTitle true/Duplex/DuplexFlipLongEdge/PrintScaling/None>>',
      information,
    );
  }

  /** What was written since it was asked for the last time. */
  take(): Uint8Array {
    return this.#file.take();
  }

  /** Pages written so far. */
  get pages(): number {
    return this.#file.pages;
  }

  #addBookmarks(copies: readonly PlacedCopy[], firsts: readonly (PdfRef | undefined)[]): void {
    const below = copies.flatMap((copy, index): Bookmark[] => {
      const page = firsts[index];
      return page === undefined ? [] : [{ title: copyTitle(copy), page, below: [] }];
    });
    const [copy] = copies;
    const [first] = below;
    if (copy !== undefined && first !== undefined) {
      this.#bookmarks.push({ title: paperTitle(copy), page: first.page, below });
    }
  }

  /** Adds empty pages up to the one before a page. */
  #fillTo(start: number): void {
    while (this.#file.pages < start - 1) this.#file.addPage(`${this.#lastBox}/Resources<<>>`);
  }

  /** Writes the contents of a paper's pages but for the mark. */
  #contentsOf(paper: LaidOutPaper, markedByMark: number): PdfRef[] {
    const context = { structure: paper.structure, faces: this.#faces, own: [], seals: [] };
    return paper.pages.map((page, index) => {
      const place = { page: index, firstMcid: index === 0 ? markedByMark : 0 };
      return this.#addContent(packPage(page, place, context).bytes);
    });
  }

  /** Writes content, once where papers have it in common: found by its hash, whatever this process remembers. */
  #addContent(bytes: Uint8Array): PdfRef {
    const hash = createHash('sha256').update(bytes).digest('base64');
    const ref = this.#contents.get(hash) ?? this.#file.addStream(flateStream(bytes));
    this.#contents.set(hash, ref);
    return ref;
  }

  #addPages(pages: readonly LaidOutPage[], contents: readonly PdfRef[], mark?: PdfRef): PdfRef[] {
    return pages.map(({ width, height }, index) => {
      this.#lastBox = `/MediaBox [0 0 ${Number(width.toFixed(2))} ${Number(height.toFixed(2))}]`;
      const content = contents[index]?.tag ?? 'null';
      const streams = index === 0 && mark !== undefined ? `[${mark.tag} ${content}]` : content;
      return this.#file.addPage(`${this.#lastBox}/Resources ${this.#resources}/Contents ${streams}`);
    });
  }
}
