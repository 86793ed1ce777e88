/** The blocks of a paper as paragraphs and tables of a DOCX. */
import type { HeadingBlock, ItemBlock } from '../model/document.ts';
import type { FlowBlock, PreparedAttachmentList, PreparedCover } from '../model/prepared.ts';
import { attachmentEntry } from '../model/geometry.ts';
import { RecentOf } from '../model/recent-of.ts';
import type { HouseStyle } from '../model/style.ts';
import type { ListPlace, ParagraphFormat, RunFormat } from './docx-format.ts';
import { levelStyles, type Lists } from './docx-numbering.ts';
import { mastheadParagraphs, recordBlocks, spacer } from './docx-official.ts';
import { paragraph, runs, tabRun, textRun, type BodyElement, type Paragraph } from './docx-runs.ts';
import { signatures } from './docx-signatures.ts';
import { styleIds } from './docx-style-ids.ts';
import { exactHeight } from './docx-styles.ts';
import { textTable } from './docx-table.ts';

/** What a paragraph stays with, and whether it begins a page: only its paper knows, so no style can. */
type Keep = Pick<ParagraphFormat, 'keepNext' | 'keepLines' | 'pageBreakBefore'>;

/** What blocks are written with. */
export interface BodyContext {
  readonly lists: Lists;
  /** The style on pages as they lie. */
  readonly page: HouseStyle;
  /** The style of upright pages, which the styles of the DOCX are made from. */
  readonly upright: HouseStyle;
}

/** The blocks of one section. */
export function bodyElements(blocks: readonly FlowBlock[], context: BodyContext): BodyElement[] {
  const elements: BodyElement[] = [];
  let breakBefore = false;
  for (const [index, flow] of blocks.entries()) {
    const { block } = flow;
    if (block.kind === 'page-break') {
      breakBefore = true;
      continue;
    }
    // Word processors make one table of two that touch.
    const isTable = block.kind === 'table' || (block.kind === 'signatures' && block.form === 'columns');
    if (isTable && elements.at(-1)?.kind === 'table') elements.push(thinnest);
    const numbering = block.kind === 'heading' || block.kind === 'item' ? context.lists.place(block) : undefined;
    const endsText = index === blocks.length - 1;
    elements.push(...knownElements(flow, context, { breakBefore, endsText, numbering }));
    breakBefore = false;
  }
  // A text ends with a paragraph: without one, word processors add a line that may need a page of its own.
  if (elements.at(-1)?.kind !== 'paragraph') elements.push(thinnest);
  return elements;
}

/** Where a block stands. */
interface BlockPlace {
  readonly breakBefore: boolean;
  /** Whether it is the last of its section. */
  readonly endsText: boolean;
  /** The list that counts it, where its style does not say. */
  readonly numbering: ListPlace | undefined;
}

/** A block as it was written. */
interface WrittenBlock {
  readonly place: BlockPlace;
  readonly page: HouseStyle;
  readonly upright: HouseStyle;
  readonly elements: readonly BodyElement[];
}

const thinnest = spacer();

const written = new RecentOf<FlowBlock, WrittenBlock>();

/** The elements of a block: what letters share is the same block, and the very same elements where it stands alike. */
function knownElements(flow: FlowBlock, context: BodyContext, place: BlockPlace): readonly BodyElement[] {
  const { page, upright } = context;
  const found = written.find(
    flow,
    (one) => one.page === page && one.upright === upright && isSamePlace(one.place, place),
  );
  if (found !== undefined) return found.elements;
  const elements = blockElements(flow, context, place);
  written.add(flow, { place, page, upright, elements });
  return elements;
}

function isSamePlace(one: BlockPlace, other: BlockPlace): boolean {
  return (
    one.breakBefore === other.breakBefore &&
    one.endsText === other.endsText &&
    one.numbering?.list === other.numbering?.list &&
    one.numbering?.level === other.numbering?.level
  );
}

function blockElements(
  { block, characterSpacing, keepWithNext, keepTogether }: FlowBlock,
  { page, upright }: Omit<BodyContext, 'lists'>,
  { breakBefore, endsText, numbering }: BlockPlace,
): readonly BodyElement[] {
  const keep: Keep = {
    ...(keepWithNext ? { keepNext: true, ...(keepTogether ? { keepLines: true } : {}) } : {}),
    ...(breakBefore ? { pageBreakBefore: true } : {}),
  };
  // Of a paragraph that is set tighter than its style.
  const format: RunFormat = characterSpacing === page.characterSpacing ? {} : { spacing: characterSpacing };
  // Titles and headings stay with what follows by their styles.
  const begin: Keep = { pageBreakBefore: keep.pageBreakBefore };
  switch (block.kind) {
    case 'title':
      return [paragraph({ style: styleIds.title, ...begin }, runs(block.content))];
    case 'heading':
      return [numbered(block, numbering, begin, format)];
    case 'item':
      return [numbered(block, numbering, keep, format)];
    case 'paragraph':
      return [
        paragraph({ style: block.indented ? styleIds.body : styleIds.flush, ...keep }, runs(block.content, format)),
      ];
    case 'signatures':
      return signatures(block, page, { pageBreakBefore: breakBefore, endsText });
    case 'table':
      return [textTable(block, page, breakBefore)];
    case 'masthead':
      return mastheadParagraphs(block, page);
    case 'record':
      return recordBlocks(block, page, upright);
    case 'attachment-list':
      return attachmentParagraphs(block, keep, page);
    case 'attachment':
      return [paragraph({ style: styleIds.attachment }, [textRun(block.label)])];
    case 'page-break':
    case 'orientation':
      return [];
  }
}

function numbered(
  block: HeadingBlock | ItemBlock,
  numbering: ListPlace | undefined,
  keep: Keep,
  format: RunFormat,
): Paragraph {
  const style = levelStyles[block.level - 1];
  return paragraph({ style, numbering, ...keep }, runs(block.content, format));
}

/** The list of attachments: each entry hangs below the first character of its title, where a tab leads. */
function attachmentParagraphs({ titles, spacings }: PreparedAttachmentList, keep: Keep, page: HouseStyle): Paragraph[] {
  const count = titles.length;
  const begin = count > 1 ? styleIds.attachmentFirst : styleIds.attachmentOnly;
  return titles.map((title, index) => {
    const { label, first, hanging } = attachmentEntry(index, count, page);
    // The styles are made for numbers of one digit.
    const isUsual = hanging === attachmentEntry(index, Math.min(count, 2), page).hanging;
    const indent = isUsual ? undefined : { left: hanging, hanging: hanging - first };
    const style = index === 0 ? begin : styleIds.attachmentNext;
    const spacing = spacings[index] ?? page.characterSpacing;
    const format: RunFormat = spacing === page.characterSpacing ? {} : { spacing };
    return paragraph({ style, indent, ...keep }, [textRun(label), tabRun, ...runs(title, format)]);
  });
}

const covers = new WeakMap<PreparedCover, { readonly style: HouseStyle; readonly paragraphs: readonly Paragraph[] }>();

/** The lines of a cover below the copy's mark. */
export function coverParagraphs(cover: PreparedCover, style: HouseStyle): readonly Paragraph[] {
  const known = covers.get(cover);
  const paragraphs = known?.style === style ? known.paragraphs : writtenCover(cover, style);
  covers.set(cover, { style, paragraphs });
  return paragraphs;
}

function writtenCover(cover: PreparedCover, { cover: texts, linePitch }: HouseStyle): Paragraph[] {
  const ids = { head: styleIds.coverHead, title: styleIds.coverTitle, foot: styleIds.coverFoot };
  // What the height that puts a line's baseline in its place leaves free of the grid's stands above the next line.
  let rest = 0;
  return cover.lines.map(({ role, content, linesAbove }) => {
    const before = Math.max(0, linesAbove * linePitch + rest);
    rest = linePitch - exactHeight(texts[role], linePitch);
    const spacing = before === 0 ? undefined : { before };
    return paragraph({ style: ids[role], spacing }, runs(content));
  });
}
