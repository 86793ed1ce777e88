/** Characters that no face of their part has: found before anything is written, so that none is printed as a box. */
import type { Block, Inline, PaperDocument } from '../model/document.ts';
import type { MissingGlyph } from '../model/face.ts';
import type { FaceKey, FontMetrics } from '../model/page.ts';
import type { FacePart, HouseStyle } from '../model/style.ts';
import { layOut } from './pages.ts';
import { prepare } from './prepare.ts';
import { prepareMark } from './mark.ts';
import { Remembered } from './remember.ts';

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
  const isBlockCovered = (block: Block): boolean =>
    covered.get(block, '', style, metrics, () => textsOf(block).every((text) => isCovered(text, metrics)));
  if (document.blocks.every(isBlockCovered) && parties.every((party) => isCovered(party, metrics))) return [];
  return facesAsked(document, parties, style, metrics).flatMap(({ part, character, face }) =>
    face === undefined && character.trim() !== '' ? [{ part, character }] : [],
  );
}

const covered = new Remembered<Block, boolean>();

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

function isCovered(text: string, metrics: FontMetrics): boolean {
  for (const character of text) if (metrics.faceFor('body', character) === undefined) return false;
  return true;
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
