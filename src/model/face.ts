/** What layout and the PDF writer need of a font file; `load/fonts.ts` makes it, tests can fake it. */
import type { FaceKey, FontMetrics } from './page.ts';
import type { FacePart } from './style.ts';

/** A face that can be measured and embedded. */
export interface Face {
  readonly key: FaceKey;
  /** Name for people, such as Noto Serif SC Bold. */
  readonly name: string;
  readonly postscriptName: string;
  readonly outlines: 'glyf' | 'cff';
  readonly unitsPerEm: number;
  /** In font units, as PDF font descriptors want them. */
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly italicAngle: number;
  readonly box: readonly [number, number, number, number];
  has(character: string): boolean;
  /** Advance in em. */
  advance(character: string): number;
  /** The font cut down to these characters, and the glyph that draws each. */
  subset(characters: readonly string[]): FontSubset;
  /** Whether a document that can be edited may carry it: only TrueType outlines whose maker allows it. */
  readonly embedding: 'allowed' | 'forbidden' | 'not-truetype';
  /** A TrueType file of these characters under a name of its own; only where embedding is allowed. */
  file(characters: readonly string[], name: FontFileName): Uint8Array;
}

/** What a font file calls itself. */
export interface FontFileName {
  readonly family: string;
  /** ASCII, as PostScript wants it. */
  readonly postscriptName: string;
  readonly weight: 'regular' | 'bold';
}

export interface FontSubset {
  /** The font file. */
  readonly file: Uint8Array;
  readonly glyphOf: ReadonlyMap<string, number>;
}

/** All faces of a run. */
export interface FontLibrary extends FontMetrics {
  face(key: FaceKey): Face;
}

/** A character that no face of a part has. */
export interface MissingGlyph {
  readonly part: FacePart;
  readonly character: string;
}
