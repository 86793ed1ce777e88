/**
 * From lines to pages. Everything stands on the grid of 22 lines, so a page is 22 places and page breaking is
 * counting: what is tied together is moved as a whole, everything else breaks between any two lines.
 */
import type { Orientation } from '../model/document.ts';
import type {
  FontMetrics,
  LaidOutLine,
  LaidOutPage,
  LaidOutPaper,
  OutlineEntry,
  Owner,
  Stroke,
  TableOnPages,
} from '../model/page.ts';
import type {
  FlowBlock,
  PreparedDocument,
  PreparedMasthead,
  PreparedRecord,
  PreparedTable,
} from '../model/prepared.ts';
import { orientedStyle, recordHeight, tableStyle, roomBelowRecord, typeAreaBottom } from '../model/geometry.ts';
import { isPassing } from '../model/passing.ts';
import type { HouseStyle } from '../model/style.ts';
import { coverLines } from './cover.ts';
import { measure, neededLines, roomBelow, type MeasuredBlock } from './measure.ts';
import { isSpacedAbove, paragraphBetween, roomForSeal } from './neighbours.ts';
import { setMasthead, setRecord } from './official.ts';
import { outlineEntry } from './outline.ts';
import { pageNumberLine } from './page-number.ts';
import { knownPage, knownStructure } from './placed.ts';
import { signatureBlanks } from './signature-blanks.ts';
import { structureOf, type DocumentStructure } from './structure.ts';
import { pageParts } from './table-pages.ts';
import { setRows, type TableMarks } from './table.ts';
import { mapped } from '../model/mapped.ts';

/** A page being filled. */
interface OpenPage {
  readonly number: number | undefined;
  orientation: Orientation;
  readonly lines: LaidOutLine[];
  readonly strokes: Stroke[];
  /** Whether something on it is of this paper alone, so that no other paper has the same page. */
  isOwn: boolean;
}

/** Lays a prepared document out. Pure: the same document, style and metrics give the same pages. */
export function layOut(document: PreparedDocument, style: HouseStyle, metrics: FontMetrics): LaidOutPaper {
  const pages: OpenPage[] = [];
  const structure = structureOf(document);
  if (document.cover !== undefined) {
    const lines = coverLines(document.cover, structure.cover, style, metrics);
    pages.push({ number: undefined, orientation: 'portrait', lines, strokes: [], isOwn: isPassing(document.cover) });
  }
  // The copy's mark takes the first line of the first page.
  const flow = new Flow(pages, document.cover === undefined ? 1 : 0, style, metrics);
  flow.add(document.blocks, structure);
  for (const { number, orientation, lines } of pages) {
    if (number !== undefined) lines.push(pageNumberLine(number, orientation, style, metrics));
  }
  return {
    pages: mapped(pages, ({ number, orientation, lines, strokes, isOwn }): LaidOutPage => {
      const { width, height } = orientedStyle(style, orientation).page;
      const page = { width, height, number, orientation, lines, strokes };
      return isOwn ? page : knownPage(page);
    }),
    structure: knownStructure(structure.elements),
    signatureBlanks: () => signatureBlanks(document.blocks, structure.blocks, pages, style.linePitch),
    outline: flow.outline,
    tables: flow.tables,
    roomAboveRecords: flow.roomAboveRecords,
  };
}

/** Room for rounding, in grid lines: what fills a page to the point still fits. */
const tolerance = 0.01;

/** Fills pages with blocks. */
class Flow {
  readonly outline: OutlineEntry[] = [];
  readonly tables: TableOnPages[] = [];
  readonly roomAboveRecords: number[] = [];
  readonly #pages: OpenPage[];
  readonly #upright: HouseStyle;
  readonly #firstSlot: number;
  /** Of the page being filled. */
  #style: HouseStyle;
  readonly #metrics: FontMetrics;
  #page: OpenPage;
  /** Whether the page began because the one before it was full. */
  #isOverflow = false;
  /** The first free place of the grid; below a table between two places, as word processors have it. */
  #slot: number;

  constructor(pages: OpenPage[], firstSlot: number, style: HouseStyle, metrics: FontMetrics) {
    this.#pages = pages;
    this.#upright = style;
    this.#style = style;
    this.#metrics = metrics;
    this.#slot = firstSlot;
    this.#firstSlot = firstSlot;
    this.#page = { number: 1, orientation: 'portrait', lines: [], strokes: [], isOwn: false };
    pages.push(this.#page);
  }

  add(blocks: readonly FlowBlock[], structure: DocumentStructure): void {
    const measured = mapped(blocks, (block) => measure(block, this.#styleFor(block.orientation), this.#metrics));
    let breaks = false;
    measured.forEach((block, index) => {
      const { block: content } = block.flow;
      if (content.kind === 'orientation') return;
      this.#turnTo(block.flow.orientation);
      if (content.kind === 'page-break') {
        breaks = true;
        return;
      }
      if ((breaks || content.kind === 'attachment') && this.#slot > 0) this.#turnPage('asked');
      breaks = false;
      const above = measured[index - 1]?.flow.block;
      this.#slot += paragraphBetween(above, content, this.#style);
      const tied = index > 0 && measured[index - 1]?.flow.keepWithNext === true;
      const needed = tied ? 0 : neededLines(measured, index) + roomForSeal(above, content, this.#style);
      const fits = this.#slot + needed <= this.#style.linesPerPage + tolerance;
      if (this.#slot > 0 && needed <= this.#style.linesPerPage && !fits) this.#turnPage();
      const elements = structure.blocks[index] ?? [];
      if (content.kind === 'table') this.#addTable(content, elements, roomBelow(measured, index, this.#style));
      else if (content.kind === 'masthead') this.#addMasthead(content, elements, block.height);
      else if (content.kind === 'record') this.#addRecord(content, elements);
      else this.#addLines(block, elements);
    });
  }

  #styleFor(orientation: Orientation): HouseStyle {
    return orientedStyle(this.#upright, orientation);
  }

  /** Goes on on pages that lie so; the first page, while nothing but the mark is on it, is laid so itself. */
  #turnTo(orientation: Orientation): void {
    if (this.#page.orientation === orientation) return;
    this.#style = this.#styleFor(orientation);
    const isFresh = this.#page.lines.length === 0 && this.#page.strokes.length === 0 && this.#slot <= this.#firstSlot;
    if (!isFresh) this.#turnPage('asked');
    this.#page.orientation = orientation;
  }

  #turnPage(why: 'asked' | 'full' = 'full'): void {
    this.#isOverflow = why === 'full';
    const { number = 0, orientation } = this.#page;
    this.#page = { number: number + 1, orientation, lines: [], strokes: [], isOwn: false };
    this.#pages.push(this.#page);
    this.#slot = 0;
  }

  #addLines(block: MeasuredBlock, elements: readonly Owner[]): void {
    const isOwn = isPassing(block.flow);
    block.lines.forEach((line, index) => {
      if (this.#slot + line.linesAbove + 1 > this.#style.linesPerPage + tolerance) this.#turnPage();
      const isDropped = this.#isOverflow && this.#slot === 0 && isSpacedAbove(block.flow.block);
      this.#slot += isDropped ? 0 : line.linesAbove;
      if (index === 0) this.#addBookmark(block.flow);
      this.#page.lines.push(line.at(this.#slot, elements, this.#style));
      if (isOwn) this.#page.isOwn = true;
      this.#slot++;
    });
    this.#slot += block.linesBelow;
  }

  #addBookmark(flow: FlowBlock): void {
    const entry = outlineEntry(flow, this.#pages.length - 1, this.#slot, this.#style);
    if (entry !== undefined) this.outline.push(entry);
  }

  #addMasthead(block: PreparedMasthead, elements: readonly Owner[], height: number): void {
    const { marginLeft, marginTop } = this.#style.page;
    this.#mark(setMasthead(block, elements, marginLeft, marginTop, this.#style, this.#metrics));
    this.#slot += height;
  }

  /** Sets a record at the foot of the page. */
  #addRecord(block: PreparedRecord, elements: readonly Owner[]): void {
    const { linePitch, linesPerPage, page } = this.#style;
    const height = recordHeight(block.lines, this.#style);
    const top = typeAreaBottom(this.#style) - page.marginTop - roomBelowRecord - height;
    // The first rule stands above the room of its row.
    const y = page.marginTop + top + this.#style.record.outerRule;
    this.#mark(setRecord(block, elements, page.marginLeft, y, this.#style, this.#metrics));
    this.roomAboveRecords.push(top - this.#slot * linePitch);
    this.#slot = linesPerPage;
  }

  #mark({ lines, strokes }: TableMarks): void {
    this.#page.lines.push(...lines);
    this.#page.strokes.push(...strokes);
  }

  /** Sets a table page by page, its header on each. */
  #addTable(table: PreparedTable, elements: readonly Owner[], below: number): void {
    const { linePitch, linesPerPage, page } = this.#style;
    const rowsAtPageTop: number[] = [];
    const { pages, rowHeights } = pageParts(table, (linesPerPage - this.#slot) * linePitch, this.#style, below);
    for (const [index, { parts, firstRow }] of pages.entries()) {
      if (index > 0) {
        this.#turnPage();
        rowsAtPageTop.push(firstRow);
      }
      const top = page.marginTop + this.#slot * linePitch;
      // What the header says on further pages it has said.
      const elementOf = (row: number, column: number): Owner =>
        index > 0 && row < 0 ? undefined : elements[(row + 1) * table.columns.length + column];
      this.#mark(setRows(parts, table, elementOf, page.marginLeft, top, this.#style, this.#metrics));
      const height = parts.reduce((sum, part) => sum + part.height, tableStyle(table, this.#style).ruleThickness);
      this.#slot += height / linePitch;
    }
    this.tables.push({ rowsAtPageTop, rowHeights });
  }
}
