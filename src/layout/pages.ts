/**
 * From lines to pages. Everything stands on the grid of 22 lines, so a page is 22 places and page breaking is
 * counting: what is tied together is moved as a whole, everything else breaks between any two lines.
 */
import type { FontMetrics, LaidOutLine, LaidOutPage, LaidOutPaper, OutlineEntry } from '../model/page.ts';
import type { FlowBlock, PreparedCover, PreparedDocument } from '../model/prepared.ts';
import type { HouseStyle } from '../model/style.ts';
import { blockLines, coverLine, signatureLines, type GridLine } from './blocks.ts';

/** Rule under a blank: below the baseline by this part of the size, and as thick as that part. */
const blankRuleDrop = 0.14;
const blankRuleThickness = 0.03;

/** Where the em box of a CJK face stands on its baseline: .88 above, .12 below. */
const emAscent = 0.88;

interface OpenPage {
  readonly number: number | undefined;
  readonly lines: LaidOutLine[];
}

/** Lays a prepared document out. Pure: the same document, style and metrics give the same pages. */
export function layOut(document: PreparedDocument, style: HouseStyle, metrics: FontMetrics): LaidOutPaper {
  const pages: OpenPage[] = [];
  const outline: OutlineEntry[] = [];
  if (document.cover !== undefined) pages.push(coverPage(document.cover, style, metrics));
  // The copy's mark takes the first line of the first page.
  flow(document.blocks, pages, outline, document.cover === undefined ? 1 : 0, style, metrics);
  return {
    pages: pages.map((page): LaidOutPage => ({ width: style.page.width, height: style.page.height, ...page })),
    outline,
    markAnchor: { page: 0, x: style.page.marginLeft, baseline: baselineAt(0, style.copyMark.size, style) },
  };
}

function coverPage(cover: PreparedCover, style: HouseStyle, metrics: FontMetrics): OpenPage {
  const page: OpenPage = { number: undefined, lines: [] };
  let slot = 1;
  for (const line of cover.lines) {
    for (const gridLine of coverLine(line, style, metrics)) {
      slot += gridLine.linesAbove;
      page.lines.push(laidOut(gridLine, slot, style));
      slot++;
    }
  }
  return page;
}

interface MeasuredBlock {
  readonly flow: FlowBlock;
  readonly lines: readonly GridLine[];
  /** Grid lines the block takes, those above and below included. */
  readonly height: number;
  readonly linesBelow: number;
}

function measure(flowBlock: FlowBlock, style: HouseStyle, metrics: FontMetrics): MeasuredBlock {
  const { block } = flowBlock;
  const linesBelow = block.kind === 'title' ? style.title.linesBelow : 0;
  const lines = linesOf(flowBlock, style, metrics);
  const height = lines.reduce((sum, line) => sum + line.linesAbove + 1, linesBelow);
  return { flow: flowBlock, lines, height, linesBelow };
}

function linesOf(flowBlock: FlowBlock, style: HouseStyle, metrics: FontMetrics): GridLine[] {
  const { block } = flowBlock;
  switch (block.kind) {
    case 'title':
    case 'heading':
    case 'item':
    case 'paragraph':
      return blockLines(block, style, metrics);
    case 'signatures':
      return signatureLines(block, style, metrics);
    case 'page-break':
      return [];
  }
}

/** Fills pages with blocks from the given grid line of a new page. */
function flow(
  blocks: readonly FlowBlock[],
  pages: OpenPage[],
  outline: OutlineEntry[],
  firstSlot: number,
  style: HouseStyle,
  metrics: FontMetrics,
): void {
  const measured = blocks.map((block) => measure(block, style, metrics));
  let number = 1;
  let page: OpenPage = { number, lines: [] };
  pages.push(page);
  let slot = firstSlot;
  const turnPage = (): void => {
    number++;
    page = { number, lines: [] };
    pages.push(page);
    slot = 0;
  };
  measured.forEach((block, index) => {
    if (block.flow.block.kind === 'page-break') {
      if (slot > 0) turnPage();
      return;
    }
    const tied = index > 0 && measured[index - 1]?.flow.keepWithNext === true;
    const needed = tied ? 0 : neededLines(measured, index);
    if (slot > 0 && needed <= style.linesPerPage && slot + needed > style.linesPerPage) turnPage();
    block.lines.forEach((line, lineIndex) => {
      if (slot + line.linesAbove >= style.linesPerPage) turnPage();
      slot += line.linesAbove;
      if (lineIndex === 0) outline.push(...outlineEntry(block.flow, pages.length - 1, slot, style));
      page.lines.push(laidOut(line, slot, style));
      slot++;
    });
    slot += block.linesBelow;
  });
}

/** Grid lines that must be free for a block to begin here: its own, if it is kept together, and what it is tied to. */
function neededLines(blocks: readonly MeasuredBlock[], from: number): number {
  let needed = 0;
  for (let index = from; index < blocks.length; index++) {
    const block = blocks[index];
    if (block === undefined) break;
    if (!block.flow.keepWithNext) {
      const first = block.lines[0];
      return needed + (block.flow.keepTogether ? block.height : first === undefined ? 0 : first.linesAbove + 1);
    }
    needed += block.height;
  }
  return needed;
}

function outlineEntry(flowBlock: FlowBlock, page: number, slot: number, style: HouseStyle): OutlineEntry[] {
  const { block } = flowBlock;
  if (block.kind !== 'heading') return [];
  const text = block.content.map((inline) => (inline.kind === 'text' ? inline.text : '')).join('');
  const y = style.page.marginTop + slot * style.linePitch;
  return [{ title: block.number.label + text, level: block.level, page, y }];
}

/** The baseline of a line of the grid: the em box stands in the middle of the line's pitch. */
export function baselineAt(slot: number, size: number, style: HouseStyle): number {
  return style.page.marginTop + slot * style.linePitch + (style.linePitch - size) / 2 + emAscent * size;
}

function laidOut(line: GridLine, slot: number, style: HouseStyle): LaidOutLine {
  const baseline = baselineAt(slot, line.size, style);
  const left = style.page.marginLeft;
  return {
    baseline,
    runs: line.runs.map((run) => ({ ...run, x: run.x + left })),
    rules: line.rules.map((rule) => ({
      x: rule.x + left,
      width: rule.width,
      y: baseline + blankRuleDrop * line.size,
      thickness: blankRuleThickness * line.size,
    })),
  };
}
