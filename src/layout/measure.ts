/** How many lines of the grid blocks take, and what of them must stand on one page. */
import { lastParagraphRoom, mastheadGeometry, recordHeight, tableStyle, thinnestParagraph } from '../model/geometry.ts';
import type { FontMetrics } from '../model/page.ts';
import type { FlowBlock, PreparedMasthead, PreparedRecord, PreparedTable, SettledBlock } from '../model/prepared.ts';
import type { HouseStyle } from '../model/style.ts';
import { attachmentLines, labelLines } from './attachments.ts';
import { blockLines } from './blocks.ts';
import type { GridLine } from './grid-line.ts';
import { issuerLines } from './issuer.ts';
import { Remembered } from './remember.ts';
import { signatureLines } from './signatures.ts';
import { firstRowHeight } from './table.ts';

/** A block with the room it takes. */
export interface MeasuredBlock {
  readonly flow: FlowBlock;
  readonly lines: readonly GridLine[];
  /** Grid lines the block takes, those above and below included; of a table those of its first rows. */
  readonly height: number;
  readonly linesBelow: number;
}

const knownMeasures = new Remembered<FlowBlock, MeasuredBlock>();

/** The room of a block; that of one that was measured before is known. */
export function measure(flow: FlowBlock, style: HouseStyle, metrics: FontMetrics): MeasuredBlock {
  return knownMeasures.get(flow, '', style, metrics, () => newlyMeasured(flow, style, metrics));
}

function newlyMeasured(flowBlock: FlowBlock, style: HouseStyle, metrics: FontMetrics): MeasuredBlock {
  const { block } = flowBlock;
  if (block.kind === 'table') {
    const { ruleThickness } = tableStyle(block, style);
    const height = ((block.header?.height ?? 0) + firstRowHeight(block, style) + ruleThickness) / style.linePitch;
    return { flow: flowBlock, lines: [], height, linesBelow: 0 };
  }
  if (block.kind === 'masthead') {
    const end = mastheadGeometry(block.size, style).end / style.linePitch;
    // It stands below the line of the copy's mark.
    return { flow: flowBlock, lines: [], height: end - 1, linesBelow: 0 };
  }
  if (block.kind === 'record') {
    const height = (recordHeight(block.lines, style) + lastParagraphRoom) / style.linePitch;
    return { flow: flowBlock, lines: [], height, linesBelow: 0 };
  }
  const linesBelow = block.kind === 'title' ? style.title.linesBelow : 0;
  const lines = linesOf(block, style, metrics);
  const height = lines.reduce((sum, line) => sum + line.linesAbove + 1, linesBelow);
  return { flow: flowBlock, lines, height, linesBelow };
}

type LineBlock = Exclude<SettledBlock, PreparedTable | PreparedMasthead | PreparedRecord>;

function linesOf(block: LineBlock, style: HouseStyle, metrics: FontMetrics): readonly GridLine[] {
  switch (block.kind) {
    case 'title':
    case 'heading':
    case 'item':
    case 'paragraph':
      return blockLines(block, style, metrics);
    case 'attachment-list':
      return attachmentLines(block, style, metrics);
    case 'attachment':
      return labelLines(block, style, metrics);
    case 'signatures':
      return block.form === 'columns' ? signatureLines(block, style, metrics) : issuerLines(block, style, metrics);
    case 'page-break':
    case 'orientation':
      return [];
  }
}

/**
 * Points that must stay free below a table: for the paragraph that ends a text, or for signatures, which take the last
 * row with them to the next page rather than stand alone there.
 */
export function roomBelow(blocks: readonly MeasuredBlock[], index: number, style: HouseStyle): number {
  if (endsSection(blocks, index)) return lastParagraphRoom;
  const next = blocks[index + 1];
  if (next?.flow.block.kind !== 'signatures' || next.height > style.linesPerPage / 2) return 0;
  return thinnestParagraph + next.height * style.linePitch;
}

/** Whether nothing follows on its page by the template's will: a word processor has a last paragraph there. */
function endsSection(blocks: readonly MeasuredBlock[], index: number): boolean {
  const next = blocks[index + 1];
  if (next?.flow.block.kind === 'page-break') return true;
  return next === undefined || next.flow.orientation !== blocks[index]?.flow.orientation;
}

/** Grid lines that must be free for a block to begin here: its own, if it is kept together, and what it is tied to. */
export function neededLines(blocks: readonly MeasuredBlock[], from: number): number {
  let needed = 0;
  for (let index = from; index < blocks.length; index++) {
    const block = blocks[index];
    if (block === undefined) break;
    if (index > from && block.flow.block.kind === 'orientation') break;
    if (!block.flow.keepWithNext) return needed + firstPart(block);
    needed += block.height;
  }
  return needed;
}

/** What of a block must stand below what is tied to it: all of it, or its first line, or a table's first rows. */
function firstPart({ flow, lines, height }: MeasuredBlock): number {
  const { kind } = flow.block;
  if (flow.keepTogether || kind === 'table' || kind === 'masthead' || kind === 'record') return height;
  const [first] = lines;
  return first === undefined ? 0 : first.linesAbove + 1;
}
