/**
 * Writes a prepared document as DOCX: paragraphs in named styles, native multi-level numbering, odd and even page
 * numbers. What a paragraph looks like is in `docx-styles.ts`; nothing is formatted directly but what cannot be a
 * style (grid lines above a cover line, what stays together).
 */
import {
  Document,
  LineRuleType,
  NumberFormat,
  Packer,
  PageOrientation,
  Paragraph,
  SectionType,
  Table,
  TextRun,
  type FileChild,
  type ISectionOptions,
} from 'docx';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import type { AttachmentListBlock, HeadingBlock, ItemBlock, Orientation } from '../model/document.ts';
import type { FlowBlock, PreparedCover, PreparedDocument, PreparedMark } from '../model/prepared.ts';
import {
  attachmentEntry,
  baselineWithin,
  orientedStyle,
  pageNumberBaseline,
  exactBaseline,
  type HouseStyle,
} from '../model/style.ts';
import { twips } from '../model/units.ts';
import { pack, type Parts } from './compress.ts';
import { Lists } from './docx-numbering.ts';
import { mastheadParagraphs, recordBlocks, spacer } from './docx-official.ts';
import { numberFooter, turnedNumberFooter, withTurnedNumbers } from './docx-page-number.ts';
import { sectionsInParagraphs } from './docx-sections.ts';
import { signatures } from './docx-signatures.ts';
import { textTable } from './docx-table.ts';
import { runs, type RunFormat } from './docx-runs.ts';
import { corePart, fontTablePart, settingsPart, styleIds, stylesPart, xml } from './docx-styles.ts';

/** Stands in the body for the mark's run until a copy is packed; no text can hold these. */
const markRun = '<w:r><w:t xml:space="preserve">\u{F0000}</w:t></w:r>';

/** Writes a paper's copies: composed once, they differ only in the run of their mark. */
export async function writeDocx(
  document: PreparedDocument,
  marks: readonly PreparedMark[],
  style: HouseStyle,
): Promise<Uint8Array[]> {
  const markParagraph = new Paragraph({ style: styleIds.copyMark, children: [new TextRun('\u{F0000}')] });
  const lists = new Lists(style);
  const sections = sectionsOf(document.blocks).map(({ orientation, blocks }, index) => {
    const page = orientedStyle(style, orientation);
    const mark = index === 0 && document.cover === undefined ? [markParagraph] : [];
    return textSection([...mark, ...bodyBlocks(blocks, lists, page)], orientation, style, index === 0);
  });
  const file = new Document({
    creator: document.properties.author,
    title: document.properties.title,
    evenAndOddHeaderAndFooters: true,
    numbering: { config: lists.config() },
    sections:
      document.cover === undefined
        ? sections
        : [coverSection([markParagraph, ...coverParagraphs(document.cover, style)], style), ...sections],
  });
  const parts = ownParts(unzipSync(await Packer.toBuffer(file)), document, style);
  return marks.map((mark) => packed(parts, mark));
}

interface BodySection {
  readonly orientation: Orientation;
  readonly blocks: readonly FlowBlock[];
}

/** The blocks that stand on pages of one orientation together; there is always one section. */
function sectionsOf(blocks: readonly FlowBlock[]): BodySection[] {
  const sections: { orientation: Orientation; blocks: FlowBlock[] }[] = [];
  for (const flow of blocks) {
    if (flow.block.kind === 'orientation') continue;
    const last = sections.at(-1);
    if (last?.orientation === flow.orientation) last.blocks.push(flow);
    else sections.push({ orientation: flow.orientation, blocks: [flow] });
  }
  return sections.length === 0 ? [{ orientation: 'portrait', blocks: [] }] : sections;
}

function pageSize(style: HouseStyle) {
  const { page } = style;
  return {
    size: pageOrientation(page),
    margin: {
      top: twips(page.marginTop),
      left: twips(page.marginLeft),
      right: twips(page.marginRight),
      bottom: twips(page.marginBottom),
      header: twips(page.marginTop / 2),
      footer: twips(footerDistance(style)),
    },
  };
}

/** The docx package turns the sizes it is given for a landscape page. */
function pageOrientation({ width, height }: HouseStyle['page']) {
  return width > height
    ? { width: twips(height), height: twips(width), orientation: PageOrientation.LANDSCAPE }
    : { width: twips(width), height: twips(height) };
}

/** From the paper's lower edge to the footer's: its line of exact height ends there. */
function footerDistance(style: HouseStyle): number {
  return style.page.height - pageNumberBaseline(style) - (1 - exactBaseline) * style.linePitch;
}

function grid(style: HouseStyle) {
  return { type: 'lines', linePitch: twips(style.linePitch) } as const;
}

function coverSection(children: FileChild[], style: HouseStyle): ISectionOptions {
  return { properties: { page: pageSize(style), grid: grid(style) }, children };
}

/** @param style of upright pages: page numbers keep their place on the paper however the page lies. */
function textSection(
  children: FileChild[],
  orientation: Orientation,
  style: HouseStyle,
  isFirst: boolean,
): ISectionOptions {
  const page = orientedStyle(style, orientation);
  const footer = orientation === 'portrait' ? numberFooter : turnedNumberFooter;
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        ...pageSize(page),
        pageNumbers: { ...(isFirst ? { start: 1 } : {}), formatType: NumberFormat.DECIMAL },
      },
      grid: grid(style),
    },
    footers: { default: footer('odd'), even: footer('even') },
    children,
  };
}

function bodyBlocks(blocks: readonly FlowBlock[], lists: Lists, style: HouseStyle): FileChild[] {
  let breakBefore = false;
  const children: FileChild[] = [];
  for (const [index, flowBlock] of blocks.entries()) {
    const { block, characterSpacing, keepWithNext: keepNext, keepTogether: keepLines } = flowBlock;
    const format: RunFormat =
      characterSpacing === style.characterSpacing ? {} : { characterSpacing: twips(characterSpacing) };
    const keep = {
      ...(block.kind !== 'title' && block.kind !== 'heading' && keepNext ? { keepNext, keepLines } : {}),
      ...(breakBefore ? { pageBreakBefore: true } : {}),
    };
    breakBefore = false;
    // Word processors make one table of two that touch.
    const isTable = block.kind === 'table' || (block.kind === 'signatures' && block.form === 'columns');
    if (isTable && children.at(-1) instanceof Table) children.push(spacer(0));
    switch (block.kind) {
      case 'title':
        children.push(new Paragraph({ style: styleIds.title, children: runs(block.content), ...keep }));
        break;
      case 'heading':
        children.push(numbered(block, block.level === 1 ? styleIds.heading1 : styleIds.heading2, lists, keep, format));
        break;
      case 'item':
        children.push(numbered(block, block.level === 3 ? styleIds.item3 : styleIds.item4, lists, keep, format));
        break;
      case 'paragraph':
        children.push(
          new Paragraph({
            style: block.indented ? styleIds.body : styleIds.flush,
            children: runs(block.content, format),
            ...keep,
          }),
        );
        break;
      case 'signatures':
        children.push(
          ...signatures(block, style, {
            pageBreakBefore: keep.pageBreakBefore === true,
            endsText: index === blocks.length - 1,
          }),
        );
        break;
      case 'table':
        children.push(textTable(block, style, keep.pageBreakBefore === true));
        break;
      case 'masthead':
        children.push(...mastheadParagraphs(block, style));
        break;
      case 'record':
        children.push(...recordBlocks(block, style));
        break;
      case 'attachment-list':
        children.push(...attachmentParagraphs(block, keep, style));
        break;
      case 'attachment':
        children.push(
          new Paragraph({
            style: styleIds.attachment,
            pageBreakBefore: true,
            children: [new TextRun(block.label)],
          }),
        );
        break;
      case 'page-break':
        breakBefore = true;
        break;
      case 'orientation':
        break;
    }
  }
  // A text ends with a paragraph: without one, word processors add a line that may need a page of its own.
  if (children.at(-1) instanceof Table) children.push(spacer(0));
  return children;
}

/** What a paragraph stays with, and whether it begins a page. */
interface Keep {
  readonly keepNext?: boolean;
  readonly keepLines?: boolean;
  readonly pageBreakBefore?: boolean;
}

function numbered(
  block: HeadingBlock | ItemBlock,
  style: string,
  lists: Lists,
  keep: Keep,
  format: RunFormat,
): Paragraph {
  return new Paragraph({
    style,
    numbering: lists.place(block),
    children: runs(block.content, format),
    ...keep,
  });
}

/** The list of attachments: each entry hangs below the first character of its title. */
function attachmentParagraphs({ titles }: AttachmentListBlock, keep: Keep, style: HouseStyle): Paragraph[] {
  return titles.map((title, index) => {
    const { label, first, hanging } = attachmentEntry(index, titles.length, style);
    return new Paragraph({
      style: styleIds.flush,
      indent: { left: twips(hanging), hanging: twips(hanging - first) },
      ...(index === 0 ? { spacing: { before: twips(style.linePitch) } } : {}),
      children: [new TextRun(label), new TextRun('\t'), ...runs(title)],
      ...keep,
    });
  });
}

function coverParagraphs(cover: PreparedCover, style: HouseStyle): Paragraph[] {
  const ids = { head: styleIds.coverHead, title: styleIds.coverTitle, foot: styleIds.coverFoot };
  // What the height that puts a line's baseline in its place leaves free of the grid's stands above the next line.
  let rest = 0;
  return cover.lines.map((line) => {
    const height = baselineWithin(style.linePitch, style.cover[line.role].size) / exactBaseline;
    const before = twips(Math.max(0, line.linesAbove * style.linePitch + rest));
    rest = style.linePitch - height;
    const spacing = { before, line: twips(height), lineRule: LineRuleType.EXACT };
    return new Paragraph({ style: ids[line.role], spacing, children: runs(line.content) });
  });
}

/** The packer's parts with those that are ours in place of its own. */
function ownParts(parts: Parts, document: PreparedDocument, style: HouseStyle): Parts {
  const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  return {
    ...Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, withTurnedNumbers(name, part, style)])),
    'word/document.xml': strToU8(sectionsInParagraphs(body)),
    'word/styles.xml': strToU8(stylesPart(style)),
    'word/settings.xml': strToU8(settingsPart()),
    'word/fontTable.xml': strToU8(fontTablePart(style)),
    'docProps/core.xml': strToU8(corePart(document.properties)),
  };
}

/** One copy: its mark put in. */
function packed(parts: Parts, mark: PreparedMark): Uint8Array {
  const size = `<w:sz w:val="${mark.size * 2}"/><w:szCs w:val="${mark.size * 2}"/>`;
  const run = `<w:r><w:rPr>${size}</w:rPr><w:t xml:space="preserve">${xml(mark.text)}</w:t></w:r>`;
  const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  return pack({ ...parts, 'word/document.xml': strToU8(body.replace(markRun, () => run)) });
}
