/** Characters that no face of their part has: found before anything is written, so that none is printed as a box. */
import type { Block, Inline, PaperDocument } from '../model/document.ts';
import type { MissingGlyph } from '../model/face.ts';
import type { FaceKey, FontMetrics } from '../model/page.ts';
import type { FacePart, HouseStyle } from '../model/style.ts';
import { layOut } from './pages.ts';
import { prepare } from './prepare.ts';
import { prepareMark } from './mark.ts';

/**
 * What cannot be drawn of a paper and of the marks of its copies.
 *
 * Every part's chain of faces ends with those of the body, so what the body has all have; only a paper with a
 * character beyond them is laid out to see in which parts it stands.
 */
export function missingGlyphs(
  document: PaperDocument,
  parties: readonly string[],
  style: HouseStyle,
  metrics: FontMetrics,
): MissingGlyph[] {
  const covered = coveredBy(metrics);
  if (document.blocks.every(covered.hasBlock) && parties.every(covered.hasText)) return [];
  return facesAsked(document, parties, style, metrics).flatMap(({ part, character, face }) =>
    face === undefined && character.trim() !== '' ? [{ part, character }] : [],
  );
}

/** What the faces of the body have: everything that was asked for once is known. */
interface Covered {
  readonly hasBlock: (block: Block) => boolean;
  readonly hasText: (text: string) => boolean;
}

/** Code points of Unicode's first plane; of others there are few. */
const basicPlane = 0x10000;
const known = new WeakMap<FontMetrics, Covered>();

function coveredBy(metrics: FontMetrics): Covered {
  const before = known.get(metrics);
  if (before !== undefined) return before;
  const blocks = new WeakSet<Block>();
  // Looked up for every character of every paper: faster than a set.
  const isCovered = new Uint8Array(basicPlane);
  const hasCharacter = (code: number): boolean => {
    if (metrics.faceFor('body', String.fromCodePoint(code)) === undefined) return false;
    isCovered[code] = 1;
    return true;
  };
  const hasText = (text: string): boolean => {
    for (let at = 0; at < text.length; at += 1) {
      const code = text.codePointAt(at) ?? 0;
      if (code > 0xffff) at += 1;
      if (isCovered[code] !== 1 && !hasCharacter(code)) return false;
    }
    return true;
  };
  const hasBlock = (block: Block): boolean => {
    if (blocks.has(block)) return true;
    if (!textsOf(block).every(hasText)) return false;
    blocks.add(block);
    return true;
  };
  const covered = { hasBlock, hasText };
  known.set(metrics, covered);
  return covered;
}

/** Which face draws which character of a paper in which part. */
export function facesOf(
  document: PaperDocument,
  parties: readonly string[],
  style: HouseStyle,
  metrics: FontMetrics,
): DrawnCharacter[] {
  return facesAsked(document, parties, style, metrics).flatMap(({ part, character, face }) =>
    face === undefined ? [] : [{ part, character, face }],
  );
}

/** A character of a part with the face that draws it. */
export interface DrawnCharacter {
  readonly part: FacePart;
  readonly character: string;
  readonly face: FaceKey;
}

type AskedCharacter = Omit<DrawnCharacter, 'face'> & { readonly face: FaceKey | undefined };

/** What layout asks of the fonts for a paper, each question once. */
function facesAsked(
  document: PaperDocument,
  parties: readonly string[],
  style: HouseStyle,
  metrics: FontMetrics,
): AskedCharacter[] {
  const asked = new Map<string, AskedCharacter>();
  const noting: FontMetrics = {
    faceFor(part, character) {
      const face = metrics.faceFor(part, character);
      asked.set(`${part} ${character}`, { part, character, face });
      return face;
    },
    advance: (face, character) => metrics.advance(face, character),
  };
  layOut(prepare(document, style, noting), style, noting);
  parties.forEach((party, index) =>
    prepareMark({ copy: index + 1, copies: parties.length, party }, document.blocks, style, noting),
  );
  return [...asked.values()];
}

function textsOf(block: Block): string[] {
  switch (block.kind) {
    case 'title':
    case 'heading':
    case 'item':
    case 'paragraph':
      return block.content.flatMap(textOf);
    case 'table':
      return [block.header, ...block.rows].flat().flatMap((cell) => cell.content.flatMap(textOf));
    case 'cover':
      return [...block.head.flat(), ...block.title, ...block.foot.flat()].flatMap(textOf);
    case 'signatures':
      return block.parties.flatMap((party) => party.lines.flat().flatMap(textOf));
    case 'masthead':
      return [...block.name, ...block.documentNumber].flatMap(textOf);
    case 'record':
      return block.entries.flatMap(({ left, right }) => [...left, ...right].flatMap(textOf));
    case 'attachment-list':
      return block.titles.flatMap((title) => title.flatMap(textOf));
    case 'attachment':
    case 'page-break':
    case 'orientation':
      return [];
  }
}

function textOf(inline: Inline): string[] {
  return inline.kind === 'text' ? [inline.text] : [];
}
