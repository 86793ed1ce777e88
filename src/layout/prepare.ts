/**
 * Takes the typographic decisions that the DOCX and the PDF must share (`model/prepared.ts`): lines of titles, covers
 * and signature blocks, and what stays on one page. Headings stay with what follows, signatures with at least two
 * lines of text (GB/T 9704-2012 7.3.5 forbids a page with nothing but signatures).
 */
import type {
  Block,
  CoverBlock,
  Inline,
  Line,
  Orientation,
  PaperDocument,
  SignatureParty,
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
import { measureWidth, orientedStyle, signatureColumnWidth } from '../model/geometry.ts';
import type { HouseStyle, TextStyle } from '../model/style.ts';
import { attachmentLines, prepareAttachmentList } from './attachments.ts';
import { blockLines } from './blocks.ts';
import type { Cluster } from './clusters.ts';
import type { GridLine } from './grid-line.ts';
import { prepareIssuer } from './issuer.ts';
import { prepareTable } from './table.ts';
import { breakLines } from './lines.ts';
import { prepareMasthead, prepareRecord } from './official.ts';
import { Remembered } from './remember.ts';
import { setParagraph, type ParagraphLike } from './paragraph.ts';
import { shape } from './shape.ts';
import { balanceTitle, splitAtBreaks, splitBefore } from './title.ts';

/** Prepares a document for both writers. */
export function prepare(document: PaperDocument, style: HouseStyle, metrics: FontMetrics): PreparedDocument {
  const cover = document.blocks.find((block) => block.kind === 'cover');
  let orientation: Orientation = 'portrait';
  const blocks = document.blocks
    .filter((block) => block.kind !== 'cover')
    .map((block): OrientedBlock => {
      if (block.kind === 'orientation') orientation = block.orientation;
      const page = orientedStyle(style, orientation);
      return settled.get(block, orientation, page, metrics, () => ({
        block: settle(block, page, metrics),
        orientation,
        characterSpacing: isParagraph(block) ? setParagraph(block, page, metrics).spacing : style.characterSpacing,
      }));
    });
  return {
    properties: document.properties,
    cover: cover && covers.get(cover, '', style, metrics, () => prepareCover(cover, style, metrics)),
    blocks: tie(blocks, style, metrics),
  };
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

/** What asks for a seal on a line of a signature block. */
const asksForSeal = /盖章|公章|印章|签章/u;

/**
 * Turns the lines that are too long for their column and gives the parties of a row equally many, and a row that is
 * sealed so many that no seal covers another one's or runs out of the page.
 */
function settleSignatures(block: SignaturesBlock, style: HouseStyle, metrics: FontMetrics): PreparedSignatures {
  const width = signatureColumnWidth(style, block.columns);
  const turned = block.parties.map((party) =>
    party.lines.flatMap((line) => turn(line, width, style.body, style.characterSpacing, style, metrics)),
  );
  const parties: SignatureParty[] = [];
  for (let row = 0; row < turned.length; row += block.columns) {
    const beside = turned.slice(row, row + block.columns);
    const isLast = row + block.columns >= turned.length;
    const height = Math.max(sealLines(beside, row === 0, isLast, style), ...beside.map((lines) => lines.length));
    for (const lines of beside) {
      while (lines.length < height) lines.push([]);
      parties.push({ lines });
    }
  }
  return { ...block, parties, indents: [] };
}

/** How many lines a row of parties has for a seal; none if it asks for none. */
function sealLines(
  parties: readonly (readonly Line[])[],
  isFirst: boolean,
  isLast: boolean,
  style: HouseStyle,
): number {
  if (!parties.some((lines) => lines.some(isSealed))) return 0;
  const { linesAbove, linesBetween, seal } = style.signatures;
  // Below the last row a seal may stand out by the part of a line that it takes less than others are apart.
  const round = isLast ? Math.floor : Math.ceil;
  return round(seal / style.linePitch) - (isFirst ? linesAbove : linesBetween);
}

function isSealed(line: Line): boolean {
  return line.some((inline) => inline.kind === 'text' && asksForSeal.test(inline.text));
}

/** Turns a name that is too long for a line. */
function settleIssuer(block: SignaturesBlock, style: HouseStyle, metrics: FontMetrics): PreparedSignatures {
  const width = measureWidth(style) - 2 * style.signatures.issuer.leastFromRight * style.body.size;
  const lines = block.parties.flatMap((party) => party.lines);
  const turned = lines.flatMap((line) => turn(line, width, style.body, style.characterSpacing, style, metrics));
  return prepareIssuer(block, turned, style, metrics);
}

/** Breaks one line of a cover or signature block where it does not fit. */
function turn(
  line: Line,
  width: number,
  text: TextStyle,
  spacing: number,
  style: HouseStyle,
  metrics: FontMetrics,
): Line[] {
  return splitAtBreaks(line).flatMap((segment) => {
    const shaped = shape(segment, '', text, spacing, style, metrics);
    if (breakLines(shaped, width, width).length < 2) return [segment];
    const lines = breakLines({ ...shaped, clusters: shaped.clusters.map(turningSoundly) }, width, width);
    return splitBefore(segment, new Set(lines.map(({ start }) => start).filter((start) => start > 0)));
  });
}

/** Lines that are turned here, and not by a word processor, end only where the standards let them. */
function turningSoundly(cluster: Cluster): Cluster {
  const { breakable } = cluster;
  return { ...cluster, turns: { asian: breakable, latin: breakable, sound: breakable } };
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
  return { lines };
}

/** A block before it is tied to its neighbours. */
type OrientedBlock = Omit<FlowBlock, 'keepWithNext' | 'keepTogether'>;

/** Ties headings and titles to what follows and enough text to the signatures. */
function tie(blocks: readonly OrientedBlock[], style: HouseStyle, metrics: FontMetrics): FlowBlock[] {
  const withText = blocksBeforeSignatures(blocks, style, metrics);
  return blocks.map((oriented, index) => flowBlock(oriented, withText.has(index)));
}

const flows = { tied: new WeakMap<OrientedBlock, FlowBlock>(), loose: new WeakMap<OrientedBlock, FlowBlock>() };

/** A block with its ties; the very same for the same block tied alike. */
function flowBlock(oriented: OrientedBlock, isTied: boolean): FlowBlock {
  const known = isTied ? flows.tied : flows.loose;
  const { block } = oriented;
  const isHeading = block.kind === 'title' || block.kind === 'heading' || block.kind === 'attachment';
  const before = known.get(oriented);
  if (before !== undefined) return before;
  const flow = {
    ...oriented,
    keepWithNext: isHeading || isTied,
    keepTogether: isHeading || isTied || block.kind === 'signatures',
  };
  known.set(oriented, flow);
  return flow;
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
