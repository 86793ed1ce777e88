/**
 * The frame of a paper: of its file all that says nothing of the paper's own school. Fonts, pages, the structure tree,
 * colours and bookmarks of letters of a kind are the same, so they are put into bytes once for all of them.
 */
import type { LaidOutPaper, OutlineEntry } from '../model/page.ts';
import { RecentOf } from '../model/recent-of.ts';
import type { Structure } from '../model/structure.ts';
import type { LineContent, MarkedContent } from './pdf-content.ts';
import type { SharedFonts } from './pdf-faces.ts';
import { sharedBlock, type SharedBlock } from './pdf-file.ts';
import { embedFace } from './pdf-fonts.ts';
import { addSignatureFields } from './pdf-forms.ts';
import { addOutputIntent } from './pdf-metadata.ts';
import { flateStream, PdfObjects, WrittenObject, type PdfRef } from './pdf-objects.ts';
import { addOutline } from './pdf-outline.ts';
import type { PackedPage } from './pdf-pages.ts';
import { addSealResources, transparencyGroup } from './pdf-seals.ts';
import { addStructure, areSameMarks } from './pdf-structure.ts';

/** What a frame is made of. */
export interface FrameParts {
  readonly paper: LaidOutPaper;
  readonly fonts: SharedFonts;
  readonly mark: LineContent;
  /** The content of each page. */
  readonly contents: readonly PackedPage[];
  /** Whether signature blanks are form fields as well. */
  readonly hasFields: boolean;
}

/** A frame, and where a paper's own objects belong. */
export interface Frame {
  readonly block: SharedBlock;
  /** The content stream of the copy's mark. */
  readonly mark: PdfRef;
  /** The content streams of the pages. */
  readonly contents: readonly PdfRef[];
  /** What pages draw with; its fonts and pictures as far as they are the frame's. */
  readonly resources: PdfRef;
  readonly fonts: string;
  readonly pictures: string;
  /** The entry of the catalog for pages, and those behind what it says of the paper alone. */
  readonly pages: string;
  readonly catalog: string;
}

/** A frame that was made before, and what it depends on beside its fonts. */
interface KnownFrame extends Frame {
  readonly structure: Structure;
  readonly outline: readonly OutlineEntry[];
  readonly marked: readonly MarkedContent[];
  readonly sheets: LaidOutPaper['pages'];
  readonly packed: readonly PackedPage[];
}

/** Frames of so many kinds of pages. */
const framesRemembered = 16;
const knownFrames = new RecentOf<SharedFonts, KnownFrame>(framesRemembered);

/** The frame of a paper; papers with the same pages have the very same. */
export function frameOf(parts: FrameParts): Frame {
  const { paper, fonts, contents } = parts;
  const marked = [...parts.mark.marked, ...contents.flatMap((content) => content.marked)];
  // What is set on pages for one paper alone is seldom the same in another.
  if (parts.hasFields || (paper.seals ?? []).length > 0) return newFrame(parts, marked);
  const known = knownFrames.find(fonts, (frame) => isFrameOf(frame, parts, marked));
  if (known !== undefined) return known;
  const { structure, outline, pages } = paper;
  const frame = { ...newFrame(parts, marked), structure, outline, marked, sheets: pages, packed: contents };
  knownFrames.add(fonts, frame);
  return frame;
}

function isFrameOf(frame: KnownFrame, { paper, contents }: FrameParts, marked: readonly MarkedContent[]): boolean {
  return (
    frame.structure === paper.structure &&
    areAlike(frame.packed, contents, hasSameContent) &&
    areAlike(frame.sheets, paper.pages, (one, other) => one.width === other.width && one.height === other.height) &&
    areAlike(frame.outline, paper.outline, isSameEntry) &&
    areSameMarks(frame.marked, marked)
  );
}

function areAlike<T>(some: readonly T[], others: readonly T[], isAlike: (one: T, other: T) => boolean): boolean {
  if (some.length !== others.length) return false;
  for (const [index, one] of some.entries()) {
    const other = others[index];
    if (other === undefined || (one !== other && !isAlike(one, other))) return false;
  }
  return true;
}

/** Whether both are of the papers alone, which a frame leaves out; shared ones are the very same. */
function hasSameContent(one: PackedPage, other: PackedPage): boolean {
  return !one.isShared && !other.isShared;
}

function isSameEntry(one: OutlineEntry, other: OutlineEntry): boolean {
  return one.title === other.title && one.level === other.level && one.page === other.page && one.y === other.y;
}

function newFrame({ paper, fonts, contents, hasFields }: FrameParts, marked: readonly MarkedContent[]): Frame {
  const objects = new PdfObjects();
  const seals = paper.seals ?? [];
  const refs = { mark: objects.next(), contents: contents.map(() => objects.next()), resources: objects.next() };
  const first = objects.nextNumber;
  contents.forEach(({ bytes, isShared }, index) => {
    const ref = refs.contents[index];
    if (isShared && ref !== undefined) objects.put(ref, flateStream(bytes));
  });
  const named = [...fonts.values()].map(({ name, cut }) => `/${name} ${embedFace(objects, cut).tag}`).join('');
  const tree = objects.next();
  const pages = paper.pages.map(() => objects.next());
  const fields = hasFields ? addSignatureFields(objects, paper, pages) : undefined;
  paper.pages.forEach(({ width, height }, index) => {
    const widgets = fields?.widgets.get(index);
    const content = (refs.contents[index] ?? tree).tag;
    // In reading order: the mark stands above the text.
    const streams = index === 0 ? `[${refs.mark.tag} ${content}]` : content;
    const group = seals.some((seal) => seal.page === index) ? transparencyGroup : '';
    const annotations = widgets === undefined ? '' : `/Annots[${widgets.map(({ tag }) => tag).join(' ')}]`;
    const page = new WrittenObject(
      `<</Type/Page/Parent ${tree.tag}/MediaBox[0 0 ${Number(width.toFixed(2))} ${Number(height.toFixed(2))}]` +
        `/Resources ${refs.resources.tag}/Contents ${streams}/StructParents ${index}${group}/Tabs/S${annotations}>>`,
    );
    objects.put(pages[index] ?? tree, page);
  });
  const kids = pages.map(({ tag }) => tag).join(' ');
  objects.put(tree, new WrittenObject(`<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`));
  const structure = addStructure(objects, paper.structure, marked, pages, fields && ((blank) => fields.fieldIn(blank)));
  const intent = addOutputIntent(objects);
  const outline = addOutline(objects, paper, pages);
  const pictures = addSealResources(objects, seals);
  const catalog =
    `/OutputIntents[${intent.tag}]/MarkInfo<</Marked true>>/StructTreeRoot ${structure.tag}` +
    '/ViewerPreferences<</DisplayDocTitle true>>' +
    `${outline === undefined ? '' : `/Outlines ${outline.tag}/PageMode/UseOutlines`}` +
    `${fields === undefined ? '' : `/AcroForm ${fields.form.tag}`}`;
  return { block: sharedBlock(objects, first), ...refs, fonts: named, pictures, pages: `/Pages ${tree.tag}`, catalog };
}
