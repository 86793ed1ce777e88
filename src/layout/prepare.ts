/**
 * Takes the typographic decisions that the DOCX and the PDF must share (`model/prepared.ts`): lines of titles, covers
 * and signature blocks, and what stays on one page. Headings stay with what follows, signatures with at least two
 * lines of text (GB/T 9704-2012 7.3.5 forbids a page with nothing but signatures).
 */
import type {
  Block,
  CoverBlock,
  Inline,
  Orientation,
  PaperDocument,
  SignaturesBlock,
  TitleBlock,
} from '../model/document.ts';
import type { FontMetrics } from '../model/page.ts';
import type {
  CoverLine,
  FlowBlock,
  PreparedAttachmentList,
  PreparedCover,
  PreparedDocument,
  PreparedSignatures,
  SettledBlock,
} from '../model/prepared.ts';
import { measureWidth, orientedStyle } from '../model/geometry.ts';
import { isPassing, pass } from '../model/passing.ts';
import type { HouseStyle, TextStyle } from '../model/style.ts';
import { attachmentLines, prepareAttachmentList } from './attachments.ts';
import { blockLines } from './blocks.ts';
import type { GridLine } from './grid-line.ts';
import { prepareIssuer } from './issuer.ts';
import { prepareTable } from './table.ts';
import { prepareMasthead, prepareRecord } from './official.ts';
import { beginPaper, Remembered } from './remember.ts';
import { setParagraph, type ParagraphLike } from './paragraph.ts';
import { shape } from './shape.ts';
import { settleSignatures } from './signatures.ts';
import { balanceTitle, splitAtBreaks } from './title.ts';
import { turn } from './turn.ts';
import { mapped } from '../model/mapped.ts';

/** Prepares a document for both writers. */
export function prepare(document: PaperDocument, style: HouseStyle, metrics: FontMetrics): PreparedDocument {
  beginPaper();
  const cover = document.blocks.find((block) => block.kind === 'cover');
  let orientation: Orientation = 'portrait';
  const blocks: OrientedBlock[] = [];
  for (const block of document.blocks) {
    if (block.kind === 'cover') continue;
    if (block.kind === 'orientation') orientation = block.orientation;
    blocks.push(orientedBlock(block, orientation, orientedStyle(style, orientation), metrics));
  }
  return {
    properties: document.properties,
    cover: cover && covers.get(cover, '', style, metrics, () => prepareCover(cover, style, metrics)),
    blocks: tie(blocks, style, metrics),
  };
}

/** A block as it stands on pages that lie so. */
function orientedBlock(
  block: Exclude<Block, CoverBlock>,
  orientation: Orientation,
  page: HouseStyle,
  metrics: FontMetrics,
): OrientedBlock {
  return settled.get(block, orientation, page, metrics, () => {
    const spacing = isParagraph(block) ? setParagraph(block, page, metrics).spacing : page.characterSpacing;
    return new OrientedBlock(settle(block, page, metrics), orientation, spacing, isPassing(block));
  });
}

const settled = new Remembered<Block, OrientedBlock>();
const covers = new Remembered<CoverBlock, PreparedCover>();

function isParagraph(block: Block | SettledBlock): block is ParagraphLike {
  return block.kind === 'heading' || block.kind === 'item' || block.kind === 'paragraph';
}

function settle(block: Exclude<Block, CoverBlock>, style: HouseStyle, metrics: FontMetrics): SettledBlock {
  switch (block.kind) {
    case 'title':
      return { ...block, content: titleLines(block.content, style.title, style, metrics) };
    case 'signatures':
      return block.form === 'columns' ? settleSignatures(block, style, metrics) : settleIssuer(block, style, metrics);
    case 'table':
      return prepareTable(block, style, metrics);
    case 'masthead':
      return prepareMasthead(block, style, metrics);
    case 'record':
      return prepareRecord(block, style, metrics);
    case 'attachment-list':
      return prepareAttachmentList(block, style, metrics);
    case 'heading':
    case 'item':
    case 'paragraph':
    case 'attachment':
    case 'page-break':
    case 'orientation':
      return block;
  }
}

function titleLines(content: readonly Inline[], text: TextStyle, style: HouseStyle, metrics: FontMetrics): Inline[] {
  return balanceTitle(content, measureWidth(style), (segment) => shape(segment, '', text, 0, style, metrics));
}

/** Turns a name that is too long for a line. */
function settleIssuer(block: SignaturesBlock, style: HouseStyle, metrics: FontMetrics): PreparedSignatures {
  const width = measureWidth(style) - 2 * style.signatures.issuer.leastFromRight * style.body.size;
  const lines = block.parties.flatMap((party) => party.lines);
  const turned = lines.flatMap((line) => turn(line, width, style.body, style.characterSpacing, style, metrics));
  return prepareIssuer(block, turned, style, metrics);
}

/** Lays the cover out on the grid: head from the top, title below it, foot at the bottom of the type area. */
function prepareCover(cover: CoverBlock, style: HouseStyle, metrics: FontMetrics): PreparedCover {
  const width = measureWidth(style);
  const coverStyle = style.cover;
  const head = cover.head.flatMap((line) => turn(line, width, coverStyle.head, 0, style, metrics));
  const title = splitAtBreaks(titleLines(cover.title, coverStyle.title, style, metrics));
  const foot = cover.foot.flatMap((line) => turn(line, width, coverStyle.foot, 0, style, metrics));
  const lines: CoverLine[] = [
    ...head.map((content, i): CoverLine => ({
      role: 'head',
      content,
      linesAbove: i === 0 ? coverStyle.linesAboveHead : 0,
    })),
    ...title.map((content, i): CoverLine => ({
      role: 'title',
      content,
      linesAbove: i === 0 ? coverStyle.linesAboveTitle : coverStyle.linesBetweenTitle,
    })),
  ];
  // The copy's mark takes the first grid line.
  const used = 1 + lines.reduce((sum, line) => sum + line.linesAbove + 1, 0);
  const room = style.linesPerPage - used - foot.length - coverStyle.linesBelowFoot;
  lines.push(
    ...foot.map((content, i): CoverLine => ({ role: 'foot', content, linesAbove: i === 0 ? Math.max(1, room) : 0 })),
  );
  const prepared = { lines };
  if (isPassing(cover)) pass(prepared);
  return prepared;
}

/** A block before it is tied to its neighbours; the same block tied alike is the very same. */
class OrientedBlock {
  readonly block: SettledBlock;
  readonly orientation: Orientation;
  readonly #characterSpacing: number;
  readonly #isPassing: boolean;
  #tied: FlowBlock | undefined;
  #loose: FlowBlock | undefined;

  constructor(block: SettledBlock, orientation: Orientation, characterSpacing: number, isOfOnePaper: boolean) {
    this.#isPassing = isOfOnePaper;
    this.block = block;
    this.orientation = orientation;
    this.#characterSpacing = characterSpacing;
  }

  /** With its ties. @param withSignatures whether it must stand with signatures. */
  tied(withSignatures: boolean): FlowBlock {
    return withSignatures ? (this.#tied ??= this.#newFlow(true)) : (this.#loose ??= this.#newFlow(false));
  }

  #newFlow(withSignatures: boolean): FlowBlock {
    const { block, orientation } = this;
    const isHeading = block.kind === 'title' || block.kind === 'heading' || block.kind === 'attachment';
    const flow = {
      block,
      orientation,
      characterSpacing: this.#characterSpacing,
      keepWithNext: isHeading || withSignatures,
      keepTogether: isHeading || withSignatures || block.kind === 'signatures',
    };
    if (this.#isPassing) pass(flow);
    return flow;
  }
}

/** Ties headings and titles to what follows and enough text to the signatures. */
function tie(blocks: readonly OrientedBlock[], style: HouseStyle, metrics: FontMetrics): FlowBlock[] {
  const withText = blocksBeforeSignatures(blocks, style, metrics);
  return mapped(blocks, (oriented, index) => oriented.tied(withText.has(index)));
}

/** The blocks whose lines make up the text that must stand with each signature block. */
function blocksBeforeSignatures(
  blocks: readonly OrientedBlock[],
  style: HouseStyle,
  metrics: FontMetrics,
): Set<number> {
  const tied = new Set<number>();
  blocks.forEach(({ block, orientation }, index) => {
    if (block.kind !== 'signatures') return;
    const page = orientedStyle(style, orientation);
    let lines = 0;
    for (let before = index - 1; before >= 0 && lines < style.signatures.textLines; before--) {
      const text = blocks[before];
      if (text === undefined || !isText(text.block)) break;
      // A list of attachments goes with the text, but is none.
      if (text.block.kind !== 'attachment-list') lines += linesOf(text.block, page, metrics).length;
      // What does not fit one page cannot be kept on one; half a page is room enough for any signatures.
      if (lines > page.linesPerPage / 2) break;
      tied.add(before);
    }
  });
  return tied;
}

type TextualBlock = ParagraphLike | TitleBlock | PreparedAttachmentList;

function isText(block: SettledBlock): block is TextualBlock {
  return isParagraph(block) || block.kind === 'title' || block.kind === 'attachment-list';
}

function linesOf(block: TextualBlock, style: HouseStyle, metrics: FontMetrics): readonly GridLine[] {
  return block.kind === 'attachment-list' ? attachmentLines(block, style, metrics) : blockLines(block, style, metrics);
}
