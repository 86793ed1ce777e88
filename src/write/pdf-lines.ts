/**
 * How the lines of a page are shown: runs of glyphs and the rules of blanks, each at the place that layout gave it. The
 * very same line in the same fonts is shown by the same operators, which are put together once.
 */
import type { FaceKey, GlyphRun, LaidOutLine, LaidOutPage, Owner, Rule } from '../model/page.ts';
import type { Faces, NamedFont } from './pdf-faces.ts';
import { glyphWidth } from './pdf-fonts.ts';

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

/** Shows a line. The same line stands on pages of one size only. */
export function showLine(line: LaidOutLine, sheet: Sheet, faces: Faces): ShownLine {
  const known = shownLines.get(line);
  if (known?.fonts !== undefined && areFirst(known.fonts, faces)) return known;
  const fonts = new Map<FaceKey, NamedFont>();
  let isOfFirst = true;
  const runs = line.runs.map((run) => {
    const all = faces.get(run.face) ?? [];
    const { font, operators } = showGlyphs(run, all);
    if (font === undefined) isOfFirst = false;
    else fonts.set(run.face, font);
    return { x: run.x, owner: run.element, blank: undefined, operators: placeRun(run, line, sheet, operators) };
  });
  const rules = line.rules.map((rule) => {
    return { x: rule.x, owner: rule.element, blank: rule, operators: drawRule(rule, sheet.height) };
  });
  const pieces = rules.length === 0 ? runs : [...runs, ...rules].sort((a, b) => a.x - b.x);
  const shown = { pieces, fonts: isOfFirst ? fonts : undefined };
  if (isOfFirst) shownLines.set(line, shown);
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
function showGlyphs(run: GlyphRun, fonts: readonly NamedFont[]): ShownGlyphs {
  const known = shownRuns.get(run.glyphs);
  const [first] = fonts;
  if (known?.font !== undefined && isSame(known.font, first)) return known;
  const { spacing, pieces } = spacedGlyphs(run, fonts);
  const shown = spacing === 0 ? [] : [`${spacing} Tc`];
  let font: NamedFont | undefined;
  let isOfFirst = true;
  let array = '';
  let text = '';
  const endText = (): void => {
    if (text !== '') array += `(${text})`;
    text = '';
  };
  const endArray = (): void => {
    endText();
    if (array !== '') shown.push(`[${array}] TJ`);
    array = '';
  };
  for (const piece of pieces) {
    if (typeof piece === 'number') {
      endText();
      array += String(piece);
      continue;
    }
    let code = font?.cut.codeOf.get(piece);
    if (code === undefined) {
      const drawing = fonts.find(({ cut }) => cut.codeOf.has(piece));
      if (drawing === undefined) continue;
      endArray();
      shown.push(`/${drawing.name} ${decimal(run.size)} Tf`);
      font = drawing;
      isOfFirst &&= drawing === first;
      code = drawing.cut.codeOf.get(piece) ?? '';
    }
    text += code;
  }
  endArray();
  const result = { font: isOfFirst ? first : undefined, operators: shown.join(' ') };
  shownRuns.set(run.glyphs, result);
  return result;
}

/** A run as a content stream has it: what is added after each glyph in points, and where that is not enough. */
interface SpacedGlyphs {
  readonly spacing: number;
  /** Characters, and between them the thousandths of an em to go back. */
  readonly pieces: readonly (string | number)[];
}

const spacedRuns = new WeakMap<GlyphRun['glyphs'], SpacedGlyphs>();

/** The same glyphs come with the same places, in whatever letter: their spacing is worked out once. */
function spacedGlyphs({ glyphs, size }: GlyphRun, [font]: readonly NamedFont[]): SpacedGlyphs {
  const known = spacedRuns.get(glyphs);
  if (known !== undefined) return known;
  if (font === undefined) return { spacing: 0, pieces: [] };
  const widths = glyphs.characters.map((character) => (glyphWidth(font.cut.face, character) * size) / 1000);
  const spacing = commonSpacing(glyphs.offsets, widths);
  const pieces: (string | number)[] = [];
  let reached = 0;
  glyphs.characters.forEach((character, index) => {
    const offset = glyphs.offsets[index] ?? 0;
    // Each place is measured from the run's own: rounding never adds up to more than can be seen.
    const adjustment = Math.round(((reached - offset) * 1000) / size);
    if (adjustment !== 0) {
      pieces.push(adjustment);
      reached -= (adjustment * size) / 1000;
    }
    pieces.push(character);
    reached += (widths[index] ?? 0) + spacing;
  });
  const result = { spacing, pieces };
  spacedRuns.set(glyphs, result);
  return result;
}

/** What stands most often between the glyphs of a run, in ten-thousandths of a point. */
function commonSpacing(offsets: readonly number[], widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (let index = 1; index < offsets.length; index++) {
    const between = (offsets[index] ?? 0) - (offsets[index - 1] ?? 0) - (widths[index - 1] ?? 0);
    const rounded = Math.round(between * 10_000) / 10_000;
    counts.set(rounded, (counts.get(rounded) ?? 0) + 1);
  }
  let common = 0;
  let most = 0;
  for (const [spacing, count] of counts) {
    if (count <= most) continue;
    most = count;
    common = spacing;
  }
  return common;
}

/** A number as content streams have it: thousandths of a point are finer than any printer. */
export function decimal(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
