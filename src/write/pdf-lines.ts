/**
 * How the lines of a page are shown: runs of glyphs and the rules of blanks, each at the place that layout gave it. The
 * very same line in the same fonts is shown by the same operators, which are put together once.
 */
import type { FaceKey, GlyphRun, LaidOutLine, LaidOutPage, Owner, PlacedGlyphs, Rule } from '../model/page.ts';
import type { Faces, NamedFont } from './pdf-faces.ts';
import type { CutGlyph } from './pdf-fonts.ts';
import { mapped } from '../model/mapped.ts';

/** The size of a page, in points. */
export type Sheet = Pick<LaidOutPage, 'width' | 'height'>;

/** What is drawn for one owner, one thing after the other. */
export interface Piece {
  readonly owner: Owner;
  readonly blank: Rule | undefined;
  readonly operators: string;
}

/** A line as it is shown. */
export interface ShownLine {
  /** Runs and blanks from left to right. */
  readonly pieces: readonly Piece[];
  /** The font of each of its faces, if the first one of each draws all of it. */
  readonly fonts: ReadonlyMap<FaceKey, NamedFont> | undefined;
}

const shownLines = new WeakMap<LaidOutLine, ShownLine>();

/**
 * Shows a line. The same line stands on pages of one size only.
 *
 * @param isOwn whether it says something that no other paper says: then it is not remembered.
 */
export function showLine(line: LaidOutLine, sheet: Sheet, faces: Faces, isOwn: boolean): ShownLine {
  const known = isOwn ? undefined : shownLines.get(line);
  if (known?.fonts !== undefined && areFirst(known.fonts, faces)) return known;
  const fonts = new Map<FaceKey, NamedFont>();
  let isOfFirst = true;
  const runs = mapped(line.runs, (run) => {
    const all = faces.get(run.face) ?? [];
    const { font, operators } = showGlyphs(run, all, isOwn);
    if (font === undefined) isOfFirst = false;
    else fonts.set(run.face, font);
    return { x: run.x, owner: run.element, blank: undefined, operators: placeRun(run, line, sheet, operators) };
  });
  const rules = mapped(line.rules, (rule) => {
    return { x: rule.x, owner: rule.element, blank: rule, operators: drawRule(rule, sheet.height) };
  });
  const pieces = rules.length === 0 ? runs : [...runs, ...rules].sort((a, b) => a.x - b.x);
  const shown = { pieces, fonts: isOfFirst ? fonts : undefined };
  if (isOfFirst && !isOwn) shownLines.set(line, shown);
  return shown;
}

/** Whether these are the first fonts of their faces. */
export function areFirst(fonts: ReadonlyMap<FaceKey, NamedFont>, faces: Faces): boolean {
  for (const [face, font] of fonts) if (!isSame(font, faces.get(face)?.[0])) return false;
  return true;
}

function isSame(one: NamedFont, other: NamedFont | undefined): boolean {
  return one === other || (one.cut === other?.cut && one.name === other.name);
}

function drawRule({ x, y, width, thickness }: Rule, pageHeight: number): string {
  const height = decimal(pageHeight - y);
  return `${decimal(thickness)} w ${decimal(x)} ${height} m ${decimal(x + width)} ${height} l S`;
}

/** Thickness of the outline that makes a face bold, in em. */
const emboldening = 0.03;

/** Operators at a run's place, nothing of which outlasts them. */
function placeRun(run: GlyphRun, line: LaidOutLine, { width, height }: Sheet, operators: string): string {
  // A turned run begins where the upright page's coordinates lie on the page on its side, and reads downwards.
  const origin =
    line.turned === true
      ? `0 -1 1 0 ${decimal(width - line.baseline)} ${decimal(height - run.x)} Tm`
      : `1 0 0 1 ${decimal(run.x)} ${decimal(height - line.baseline)} Tm`;
  const color = run.color === 'red' ? '1 0 0 rg ' : '';
  const bold = run.emboldened ? `2 Tr ${decimal(run.size * emboldening)} w ` : '';
  return `q BT ${color}${bold}${origin} ${operators} ET Q`;
}

/** What shows glyphs from the place that is set. */
interface ShownGlyphs {
  /** The first of the face's fonts, if it draws all of them. */
  readonly font: NamedFont | undefined;
  readonly operators: string;
}

const shownRuns = new WeakMap<GlyphRun['glyphs'], ShownGlyphs>();

/** Shows glyphs; the same glyphs in the same font are shown by the same operators. */
function showGlyphs(run: GlyphRun, fonts: readonly NamedFont[], isOwn: boolean): ShownGlyphs {
  const known = isOwn ? undefined : shownRuns.get(run.glyphs);
  const [first] = fonts;
  if (known?.font !== undefined && isSame(known.font, first)) return known;
  const { glyphs, size } = run;
  const { characters, offsets } = glyphs;
  findGlyphs(characters, fonts);
  const spacing = commonSpacing(glyphs, size);
  const shown = new GlyphStrings(spacing === 0 ? '' : `${spacing} Tc `);
  let font: NamedFont | undefined;
  let isOfFirst = true;
  let reached = 0;
  for (let index = 0; index < characters.length; index++) {
    const cut = found[index];
    const drawing = drawnBy[index];
    // Each place is measured from the run's own: rounding never adds up to more than can be seen.
    const adjustment = Math.round(((reached - (offsets[index] ?? 0)) * 1000) / size);
    if (adjustment !== 0) {
      shown.adjust(adjustment);
      reached -= (adjustment * size) / 1000;
    }
    if (cut === undefined || drawing === undefined) continue;
    if (drawing !== font) {
      shown.setFont(`/${drawing.name} ${decimal(size)} Tf`);
      font = drawing;
      isOfFirst &&= drawing === first;
    }
    shown.show(cut.glyph);
    reached += (cut.width * size) / 1000 + spacing;
  }
  const result = { font: isOfFirst ? first : undefined, operators: shown.ended() };
  if (isOfFirst && !isOwn) shownRuns.set(glyphs, result);
  return result;
}

/** The glyph of each character of the run that is shown, and the font that draws it; undefined where none does. */
const found: (CutGlyph | undefined)[] = [];
const drawnBy: (NamedFont | undefined)[] = [];

function findGlyphs(characters: readonly string[], fonts: readonly NamedFont[]): void {
  for (let index = 0; index < characters.length; index++) {
    found[index] = undefined;
    drawnBy[index] = undefined;
    for (const font of fonts) {
      const glyph = font.cut.glyphOf.get(characters[index] ?? '');
      if (glyph === undefined) continue;
      found[index] = glyph;
      drawnBy[index] = font;
      break;
    }
  }
}

/** The operators that show glyphs, as bytes: there are too many for a string each. */
class GlyphStrings {
  static #bytes = Buffer.alloc(4_096);
  #length = 0;
  /** What is open: nothing, an array of the operator TJ, or a string in it. */
  #open: 'none' | 'array' | 'string' = 'none';

  constructor(begin: string) {
    this.#write(begin);
  }

  /** @param thousandths of an em to go back. */
  adjust(thousandths: number): void {
    if (this.#open === 'string') this.#byte(0x29);
    else if (this.#open === 'none') this.#byte(0x5b);
    this.#write(String(thousandths));
    this.#open = 'array';
  }

  setFont(operator: string): void {
    this.#endArray();
    this.#write(`${operator} `);
  }

  /** A glyph's number as two bytes of a literal string (ISO 32000-1, 7.3.4.2). */
  show(glyph: number): void {
    if (this.#open === 'none') this.#byte(0x5b);
    if (this.#open !== 'string') this.#byte(0x28);
    this.#open = 'string';
    this.#literal(glyph >> 8);
    this.#literal(glyph & 255);
  }

  ended(): string {
    this.#endArray();
    // What follows stands behind a space.
    const end = this.#length === 0 ? 0 : this.#length - 1;
    return GlyphStrings.#bytes.toString('latin1', 0, end);
  }

  #endArray(): void {
    if (this.#open === 'string') this.#byte(0x29);
    if (this.#open !== 'none') this.#write('] TJ ');
    this.#open = 'none';
  }

  /** What would end a literal string, or is read as something else (a carriage return as a line feed), is escaped. */
  #literal(byte: number): void {
    if (byte === 0x28 || byte === 0x29 || byte === 0x5c) this.#byte(0x5c);
    if (byte === 0x0d) this.#write(escapedReturn);
    else this.#byte(byte);
  }

  #write(ascii: string): void {
    for (let at = 0; at < ascii.length; at++) this.#byte(ascii.charCodeAt(at));
  }

  #byte(byte: number): void {
    if (this.#length === GlyphStrings.#bytes.length) {
      GlyphStrings.#bytes = Buffer.concat([GlyphStrings.#bytes, Buffer.alloc(this.#length)]);
    }
    GlyphStrings.#bytes[this.#length++] = byte;
  }
}

const escapedReturn = String.raw`\r`;

/** Distinct spacings of a run and how often each comes; there are few. */
const spacings: number[] = [];
const counts: number[] = [];

/** What stands most often between the glyphs of a run, in ten-thousandths of a point. */
function commonSpacing({ characters, offsets }: PlacedGlyphs, size: number): number {
  let distinct = 0;
  for (let index = 1; index < characters.length; index++) {
    const width = ((found[index - 1]?.width ?? 0) * size) / 1000;
    const between = (offsets[index] ?? 0) - (offsets[index - 1] ?? 0) - width;
    const rounded = Math.round(between * 10_000) / 10_000;
    let known = 0;
    while (known < distinct && spacings[known] !== rounded) known += 1;
    if (known === distinct) {
      spacings[known] = rounded;
      counts[known] = 0;
      distinct += 1;
    }
    counts[known] = (counts[known] ?? 0) + 1;
  }
  let common = 0;
  for (let index = 1; index < distinct; index++) {
    if ((counts[index] ?? 0) > (counts[common] ?? 0)) common = index;
  }
  return distinct === 0 ? 0 : (spacings[common] ?? 0);
}

/** A number as content streams have it: thousandths of a point are finer than any printer. */
export function decimal(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
