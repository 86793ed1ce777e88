/**
 * From lines to pages. Everything stands on the grid of 22 lines, so a page is 22 places and page breaking is
 * counting: what is tied together is moved as a whole, everything else breaks between any two lines.
 */
import type { FontMetrics, GlyphRun, LaidOutLine, LaidOutPage, LaidOutPaper, OutlineEntry } from '../model/page.ts';
import type { FlowBlock, PreparedCover, PreparedDocument } from '../model/prepared.ts';
import type { HouseStyle } from '../model/style.ts';
import { baselineAt, blockLines, coverLine, signatureLines, type GridLine } from './blocks.ts';

/** Rule under a blank: below the baseline by this part of the size, and as thick as that part. */
const blankRuleDrop = 0.14;
const blankRuleThickness = 0.03;

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
  for (const page of pages) if (page.number !== undefined) page.lines.push(pageNumberLine(page.number, style, metrics));
  const { width, height } = style.page;
  return { pages: pages.map(({ number, lines }): LaidOutPage => ({ width, height, number, lines })), outline };
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

/** The page number between its dashes: odd pages right, even pages left (GB/T 9704-2012 7.5). */
function pageNumberLine(number: number, style: HouseStyle, metrics: FontMetrics): LaidOutLine {
  const { part, size, distance, indentCharacters } = style.pageNumber;
  const clusters = pageNumberText(number).map((character) => {
    const face = metrics.faceFor(part, character) ?? '';
    return { character, face, width: metrics.advance(face, character) * size };
  });
  const width = clusters.reduce((sum, cluster) => sum + cluster.width, 0);
  const indent = indentCharacters * size;
  const { page } = style;
  let x = number % 2 === 1 ? page.width - page.marginRight - indent - width : page.marginLeft + indent;
  const runs = clusters.map(({ character, face, width: advance }): GlyphRun => {
    const run: GlyphRun = {
      x,
      face,
      size,
      emboldened: false,
      color: 'black',
      glyphs: [{ character, offset: 0 }],
    };
    x += advance;
    return run;
  });
  const bottom = page.marginTop + style.linesPerPage * style.linePitch;
  return { baseline: bottom + distance + dashHeight * size, runs, rules: [] };
}

/** How far a dash stands above the baseline, in em. */
const dashHeight = 0.36;

/** The characters of a page number as it is printed. */
function pageNumberText(number: number): string[] {
  return ['—', ' ', ...String(number), ' ', '—'];
}
