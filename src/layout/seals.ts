/**
 * Where pictures of seals stand: over the name and the date of each party that has one (GB/T 9704-2012 7.3.5.1), and cut
 * into strips along the right edges of all pages (骑缝章). All lengths in points.
 */
import type { Inline, Line } from '../model/document.ts';
import { baselineWithin, linesAboveIssuer, measureWidth, orientedStyle } from '../model/geometry.ts';
import type { LaidOutPage, LaidOutPaper, Owner } from '../model/page.ts';
import type { AnchoredSeal, PreparedDocument, PreparedSignatures } from '../model/prepared.ts';
import type { PlacedSeal, SealImage, Seals } from '../model/seal.ts';
import type { StructureElement } from '../model/structure.ts';
import type { HouseStyle } from '../model/style.ts';
import { mm } from '../model/units.ts';
import { structureOf } from './structure.ts';

/** A paper with its seals, as both files take it. */
export interface SealedPaper {
  readonly document: PreparedDocument;
  readonly paper: LaidOutPaper;
}

/** Sets the seals of a run on a paper. */
export function setSeals(
  document: PreparedDocument,
  paper: LaidOutPaper,
  seals: Seals,
  style: HouseStyle,
): SealedPaper {
  const elements = structureOf(document).blocks;
  const structure: StructureElement[] = [...paper.structure];
  const placed: PlacedSeal[] = [];
  const pictures: SealImage[] = [];
  const blocks = document.blocks.map((flow, index) => {
    const { block } = flow;
    if (!seals.onSignatures || block.kind !== 'signatures' || block.form === 'unsealed') return flow;
    const anchored: AnchoredSeal[] = [];
    const pageStyle = orientedStyle(style, flow.orientation);
    for (const { image, line, owner, within, ...place } of sealsIn(
      block,
      elements[index] ?? [],
      paper,
      seals,
      pageStyle,
    )) {
      if (!pictures.includes(image)) pictures.push(image);
      const element = structure.length;
      structure.push(figure(image, place, structure[owner]?.parent, paper.pages[place.page]));
      placed.push({ ...place, image, element, shown: { from: 0, to: 1 } });
      anchored.push({ ...place, image, line, within, number: placed.length, picture: pictures.indexOf(image) + 1 });
    }
    return anchored.length === 0 ? flow : { ...flow, block: { ...block, seals: anchored } };
  });
  const strips = seals.paging === undefined ? [] : pagingStrips(seals.paging, paper.pages, style);
  return { document: { ...document, blocks }, paper: { ...paper, structure, seals: [...placed, ...strips] } };
}

type Place = Pick<PlacedSeal, 'page' | 'x' | 'y' | 'width' | 'height'>;

function figure(
  { owner }: SealImage,
  { x, y, width, height }: Place,
  parent: number | undefined,
  page: LaidOutPage | undefined,
): StructureElement {
  const top = (page?.height ?? 0) - y;
  return { type: 'Figure', parent, figure: { alt: `印章　${owner}`, box: [x, top - height, x + width, top] } };
}

/** Size on paper: what the picture says of itself within bounds, the usual diameter otherwise. */
export function sealSize({ pixels }: SealImage, style: HouseStyle): { width: number; height: number } {
  const { seal, sealRange } = style.signatures;
  const { width, height, perMetre } = pixels;
  // Pixels need not be square.
  const [wide, high] = perMetre === undefined ? [width, height] : [width / perMetre.x, height / perMetre.y];
  const longer = Math.max(wide, high);
  const told = perMetre === undefined ? undefined : mm(longer * 1000);
  const size = told !== undefined && told >= sealRange.least && told <= sealRange.most ? told : seal;
  return { width: (size * wide) / longer, height: (size * high) / longer };
}

interface FoundSeal extends Place {
  readonly image: SealImage;
  readonly line: Line;
  readonly within: AnchoredSeal['within'];
  /** The element of the line that the seal stands on. */
  readonly owner: number;
}

function sealsIn(
  block: PreparedSignatures,
  elements: readonly Owner[],
  paper: LaidOutPaper,
  seals: Seals,
  style: HouseStyle,
): FoundSeal[] {
  let next = 0;
  return block.parties.flatMap(({ lines }, index): FoundSeal[] => {
    const first = next;
    next += lines.length;
    const sealed = block.form === 'sealed' ? 0 : lines.findIndex((line) => isSealed.test(textOf(line)));
    const line = lines[sealed];
    const name = block.form === 'sealed' ? lines.slice(0, -1) : lines.slice(0, sealed + 1);
    const image = seals.byName.get(signedName(name.map(textOf).join('')));
    const at = lines.map((_line, part) => lineOf(elements[first + part], paper));
    const [owner, top] = [elements[first + sealed], at[sealed]];
    if (line === undefined || image === undefined || owner === undefined || top === undefined) return [];
    const dated = lines.findLastIndex((one) => isDate.test(textOf(one)));
    const end = at[Math.max(sealed, dated)] ?? top;
    const size = sealSize(image, style);
    const y =
      block.form === 'sealed' ? issuerTop(top, end, size, style) : columnTop(block, index, { sealed, top, end }, size, style); // prettier-ignore
    const x = (top.left + top.right - size.width) / 2;
    const box = onPaper({ x, y, ...size }, paper.pages[top.page]);
    const column = style.page.marginLeft + ((index % block.columns) * measureWidth(style)) / block.columns;
    const within = block.form === 'sealed' ? undefined : { left: box.x - column, top: box.y - topOf(top, style) };
    return [{ image, line, owner, within, page: top.page, ...box }];
  });
}

const isSealed = /盖章|公章|印章|签章/u;
const isDate = /日期|时间|年.*月|月.*日/u;

function textOf(line: readonly Inline[]): string {
  return line.map((inline) => (inline.kind === 'text' ? inline.text : inline.kind === 'blank' ? '　' : '')).join('');
}

/** A name as it stands beside a seal, without （盖章） and without 甲方： before it. */
function signedName(text: string): string {
  const bare = text.replace(/\s/gu, '');
  return bare.replace(/[（(][^（()）]*章[)）].*$/u, '').replace(/^.*[：:]/u, '');
}

interface LinePlace {
  readonly page: number;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
}

/** Where the glyphs of an element's one line stand. */
function lineOf(element: Owner, { pages }: LaidOutPaper): LinePlace | undefined {
  if (element === undefined) return undefined;
  for (const [page, { lines }] of pages.entries()) {
    for (const { baseline, runs, rules } of lines) {
      const own = runs.filter((run) => run.element === element);
      if (own.length === 0) continue;
      const edges = own.flatMap(({ x, size, glyphs }) => [x, x + (glyphs.offsets.at(-1) ?? 0) + size]);
      const blanks = rules.filter((rule) => rule.element === element).flatMap(({ x, width }) => [x, x + width]);
      return { page, baseline, left: Math.min(...edges, ...blanks), right: Math.max(...edges, ...blanks) };
    }
  }
  return undefined;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function topOf({ baseline }: LinePlace, { linePitch, body }: HouseStyle): number {
  return baseline - baselineWithin(linePitch, body.size);
}

/** How far name and date stand below the seal's middle, in grid lines: 居印章中心偏下位置. */
const belowMiddle = 0.25;

/** Upper edge of an issuing body's seal: name and date a little below its middle, within a line of the text above. */
function issuerTop(name: LinePlace, date: LinePlace, { height }: Size, style: HouseStyle): number {
  const { linePitch } = style;
  const first = topOf(name, style);
  const middle = (first + topOf(date, style) + linePitch) / 2;
  const textBottom = first - linesAboveIssuer('sealed', style) * linePitch;
  return between(middle - belowMiddle * linePitch - height / 2, textBottom, textBottom + linePitch);
}

/** Upper edge of a party's seal: over its name and date, within the room that its row of parties has. */
function columnTop(
  { parties, columns }: PreparedSignatures,
  index: number,
  { sealed, top, end }: { readonly sealed: number; readonly top: LinePlace; readonly end: LinePlace },
  { height }: Size,
  style: HouseStyle,
): number {
  const { linePitch, signatures } = style;
  const first = topOf(top, style) - sealed * linePitch;
  const above = index < columns ? signatures.linesAbove : signatures.linesBetween;
  const upper = first - above * linePitch;
  const lower = first + (parties[index]?.lines.length ?? 0) * linePitch;
  const middle = (topOf(top, style) + topOf(end, style) + linePitch) / 2;
  return between(middle - height / 2, upper, Math.max(upper, lower - height));
}

function between(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

/** The same box moved so that none of it is off the paper. */
function onPaper<Box extends Omit<Place, 'page'>>(box: Box, page: LaidOutPage | undefined): Box {
  const { width = box.width, height = box.height } = page ?? {};
  return {
    ...box,
    x: between(box.x, 0, Math.max(0, width - box.width)),
    y: between(box.y, 0, Math.max(0, height - box.height)),
  };
}

/** The most pages that one seal is set across: a strip of a wider fan would show too little of it. */
const mostStrips = 10;

/** 骑缝章: one strip a page, at mid height of its right edge; further pages begin again with sets as even as can be. */
function pagingStrips(image: SealImage, pages: readonly LaidOutPage[], style: HouseStyle): PlacedSeal[] {
  if (pages.length < 2) return [];
  const { width, height } = sealSize(image, style);
  const sets = Math.ceil(pages.length / mostStrips);
  return Array.from({ length: sets }, (_, set) => {
    const from = Math.floor((set * pages.length) / sets);
    const count = Math.floor(((set + 1) * pages.length) / sets) - from;
    return pages.slice(from, from + count).map((page, strip): PlacedSeal => {
      const place = { page: from + strip, x: page.width - width / count, y: (page.height - height) / 2 };
      const shown = { from: strip / count, to: (strip + 1) / count };
      return { image, ...place, width: width / count, height, element: undefined, shown };
    });
  }).flat();
}
