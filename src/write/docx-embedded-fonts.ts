/**
 * Fonts that a DOCX carries along: the faces that draw the PDF, cut to the paper's characters, under the names the DOCX
 * uses, obfuscated (ECMA-376 part 1, 17.8.1).
 */
import { createHash } from 'node:crypto';
import type { Face, FontLibrary } from '../model/face.ts';
import type { FaceKey } from '../model/page.ts';
import { faceParts, type FacePart, type HouseStyle } from '../model/style.ts';
import type { CarriedFont } from './docx-fonts.ts';
import type { FontPart } from './docx-package.ts';

/** A character of a part with the face that draws it. */
export interface DrawnCharacter {
  readonly part: FacePart;
  readonly character: string;
  readonly face: FaceKey;
}

/** A font file that goes with a paper, under the name the DOCX gives its face. */
export interface EmbeddedFont {
  readonly face: string;
  readonly weight: 'regular' | 'bold';
  /** TrueType. */
  readonly bytes: Uint8Array;
}

/** Printable ASCII: what may be typed into a paper. */
const ascii = Array.from({ length: 0x5f }, (_, index) => String.fromCharCode(0x20 + index));
/** CJK begins here. */
const firstIdeographic = '\u2E80';
/** What word processors count with, and the space that blanks are made of. */
const counted = [...'　、（）.一二三四五六七八九十百零'];

/** One file of the DOCX: the face that plays its parts, and what it has to draw. */
interface Slot {
  readonly face: string;
  readonly weight: 'regular' | 'bold';
  readonly drawn: readonly DrawnCharacter[];
}

/**
 * Cuts the faces a paper is drawn with. A character that a fallback draws stays out, and the reader's machine finds a
 * face for it; so does one whose face may not be embedded.
 */
export function embeddedFonts(
  drawn: readonly DrawnCharacter[],
  library: FontLibrary,
  style: HouseStyle,
): EmbeddedFont[] {
  // Quotation marks, dashes and the like: word processors differ on whether the hanzi's face draws them or the letters'.
  const marks = drawn.flatMap(({ character }) => (character < firstIdeographic ? character : []));
  return slotsOf(drawn, style).flatMap(({ face: family, weight, drawn: own }, index) => {
    const face = mainFace(own, library);
    if (face === undefined || face.embedding !== 'allowed') return [];
    const wanted = [...own.map(({ character }) => character), ...marks, ...ascii, ...counted];
    const characters = new Set(wanted.filter((each) => face.has(each)));
    const name = { family, postscriptName: `Zerenshu-${index + 1}-${weight === 'bold' ? 'Bold' : 'Regular'}`, weight };
    return [{ face: family, weight, bytes: face.file([...characters].sort(byCodePoint), name) }];
  });
}

/** The faces of a paper that may not be embedded: their names. */
export function facesLeftOut(drawn: readonly DrawnCharacter[], library: FontLibrary, style: HouseStyle): Face[] {
  const main = slotsOf(drawn, style).flatMap(({ drawn: own }) => mainFace(own, library) ?? []);
  return [...new Set(main)].filter(({ embedding }) => embedding !== 'allowed');
}

function slotsOf(drawn: readonly DrawnCharacter[], { documentFaces }: HouseStyle): Slot[] {
  const slots = new Map<string, { face: string; weight: Slot['weight']; drawn: DrawnCharacter[] }>();
  for (const part of faceParts) {
    const weight = part === 'latinBold' ? 'bold' : 'regular';
    const face = documentFaces[part].name;
    const slot = slots.get(`${face} ${weight}`) ?? { face, weight, drawn: [] };
    slots.set(`${face} ${weight}`, slot);
    for (const each of drawn) if (each.part === part) slot.drawn.push(each);
  }
  return [...slots.values()];
}

/** The face that draws the most: others are its fallbacks. */
function mainFace(drawn: readonly DrawnCharacter[], library: FontLibrary): Face | undefined {
  const counts = new Map<FaceKey, number>();
  for (const { face } of drawn) counts.set(face, (counts.get(face) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most === undefined ? undefined : library.face(most[0]);
}

function byCodePoint(a: string, b: string): number {
  return (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0);
}

/** The parts that hold fonts, and what the font table says of them. */
export interface CarriedFonts {
  readonly parts: readonly FontPart[];
  readonly byFace: ReadonlyMap<string, readonly CarriedFont[]>;
}

/** Fonts as parts of the package. Their keys are hashes of what they hold: the same paper has the same bytes. */
export function carriedFonts(fonts: readonly EmbeddedFont[]): CarriedFonts {
  const parts: FontPart[] = [];
  const byFace = new Map<string, CarriedFont[]>();
  for (const [index, { face, weight, bytes }] of fonts.entries()) {
    const id = `rIdFont${index + 1}`;
    const key = createHash('sha256').update(bytes).digest().subarray(0, 16);
    parts.push({ id, name: `fonts/font${index + 1}.odttf`, bytes: obfuscated(bytes, key) });
    byFace.set(face, [...(byFace.get(face) ?? []), { id, weight, key: guid(key) }]);
  }
  return { parts, byFace };
}

/** A font starts with so many bytes that a key of 16 bytes is combined with, twice. */
const obfuscatedBytes = 32;

/** The key's bytes from the last to the first, as its digits are read from the right. */
function obfuscated(bytes: Uint8Array, key: Uint8Array): Uint8Array {
  const result = Uint8Array.from(bytes);
  for (let index = 0; index < Math.min(obfuscatedBytes, result.length); index++) {
    result[index] = (bytes[index] ?? 0) ^ (key[15 - (index % 16)] ?? 0);
  }
  return result;
}

/** {XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX}: digits in the order of the bytes. */
function guid(key: Uint8Array): string {
  const digits = Buffer.from(key).toString('hex').toUpperCase();
  const groups = [8, 4, 4, 4, 12];
  let at = 0;
  return `{${groups.map((length) => digits.slice(at, (at += length))).join('-')}}`;
}
