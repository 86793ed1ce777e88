/** Laid-out pages: glyph runs and rules at their places, ready to be drawn. All lengths in points. */
import type { Orientation } from './document.ts';
import type { PlacedSeal } from './seal.ts';
import type { ElementId, Structure } from './structure.ts';
import type { FacePart } from './style.ts';

/** What pages make of a table. */
export interface TableOnPages {
  /** The rows that begin a page, counted from 0. */
  readonly rowsAtPageTop: readonly number[];
  /** The heights of all rows in points, grown where merged cells ask for it. */
  readonly rowHeights: readonly number[];
}

export interface LaidOutPaper {
  readonly pages: readonly LaidOutPage[];
  readonly structure: Structure;
  /** The blanks that somebody signs in, worked out when they are asked for: few files have fields in them. */
  readonly signatureBlanks: () => readonly SignatureBlank[];
  readonly outline: readonly OutlineEntry[];
  /** For each table in the order of the text. */
  readonly tables: readonly TableOnPages[];
  /** For each record the room left free above it, in points, so that it stands at the foot of its page. */
  readonly roomAboveRecords: readonly number[];
  /** Pictures of seals, drawn over everything else; none unless they are asked for. */
  readonly seals?: readonly PlacedSeal[];
}

export interface LaidOutPage {
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
  /** The printed page number; undefined on covers. */
  readonly number: number | undefined;
  readonly lines: readonly LaidOutLine[];
  /** The rules of tables. */
  readonly strokes: readonly Stroke[];
}

/** A straight rule between two points, y from the page's top edge. */
export interface Stroke {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly thickness: number;
  readonly color: 'black' | 'red';
}

/** What stands on one baseline from one left edge. */
export interface LaidOutLine {
  /**
   * Whether it is read with the page upright, on a landscape page: then its places are those of the upright page, whose
   * left edge is the landscape page's head.
   */
  readonly turned?: boolean;
  /** Distance of the baseline from the page's top edge. */
  readonly baseline: number;
  readonly runs: readonly GlyphRun[];
  readonly rules: readonly Rule[];
}

/**
 * The element of the structure that something on a page is of. Undefined where it is of none: page numbers, and what a
 * table repeats at the head of a page.
 */
export type Owner = ElementId | undefined;

/** A blank that somebody signs in. */
export interface SignatureBlank {
  /** Index into pages. */
  readonly page: number;
  /** The room for the signature: its upper left corner from the page's, its size. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly element: ElementId;
  /** Who signs, such as 擂鼓中学, and as what, such as 责任人; both empty where the template does not say. */
  readonly party: string;
  readonly role: string;
}

/** Characters of one face and size set from x with the given advances. */
export interface GlyphRun {
  readonly x: number;
  readonly face: FaceKey;
  readonly size: number;
  /** Drawn with its outline, for faces that have no bold of their own. */
  readonly emboldened: boolean;
  readonly color: 'black' | 'red';
  readonly element: Owner;
  readonly glyphs: PlacedGlyphs;
}

/** Glyphs beside each other; two lists of numbers and shared texts take a quarter of what an object for each would. */
export class PlacedGlyphs {
  readonly characters: readonly string[];
  /** Of each, from the run's x. */
  readonly offsets: readonly number[];
  #text: string | undefined;

  constructor(characters: readonly string[], offsets: readonly number[]) {
    this.characters = characters;
    this.offsets = offsets;
  }

  /** What they say. */
  get text(): string {
    return (this.#text ??= this.characters.join(''));
  }
}

/** A horizontal rule, such as the one under a blank. */
export interface Rule {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly thickness: number;
  readonly element: Owner;
}

/** Which font file draws a run: the part's own face or one of its fallbacks. */
export type FaceKey = string;

export interface OutlineEntry {
  readonly title: string;
  readonly level: number;
  /** Index into pages. */
  readonly page: number;
  /** Distance of the heading's top from the page's top edge. */
  readonly y: number;
}

/** What layout needs to know about faces; `load` makes it, tests can fake it. */
export interface FontMetrics {
  /** The face that draws a character in a part: its own, or the first fallback that has it. */
  faceFor(part: FacePart, character: string): FaceKey | undefined;
  /** Advance in em. */
  advance(face: FaceKey, character: string): number;
}
