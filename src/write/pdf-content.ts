/**
 * What a page's content stream says: glyphs and rules at the places that layout gave them, marked as content of the
 * structure's elements (ISO 32000-1, 14.7.4) or as artifacts (14.8.2.2).
 */
import type { GlyphRun, LaidOutLine, LaidOutPage, Owner, Rule, Stroke } from '../model/page.ts';
import type { ElementId, Structure } from '../model/structure.ts';
import type { Faces, NamedFont } from './pdf-faces.ts';
import { glyphWidth } from './pdf-fonts.ts';

/** A marked-content sequence of a page. */
export interface MarkedContent {
  readonly element: ElementId;
  /** Index into pages. */
  readonly page: number;
  readonly mcid: number;
  /** The rule of a blank, which is a sequence of its own. */
  readonly blank: Rule | undefined;
}

export interface PageContent {
  /** Pieces that follow each other; each is whole, and the same wherever the same stands at the same place. */
  readonly operators: readonly string[];
  readonly marked: readonly MarkedContent[];
}

/** The size of a page, in points. */
export type Sheet = Pick<LaidOutPage, 'width' | 'height'>;

/** What is drawn for one owner, one thing after the other. */
interface Piece {
  readonly owner: Owner;
  readonly blank: Rule | undefined;
  readonly operators: string;
}

/**
 * The content of a page; neighbours of one element are one sequence.
 *
 * @param firstMcid the first number that is free on the page.
 */
export function pageContent(
  { lines, strokes, width, height }: Pick<LaidOutPage, 'lines' | 'strokes'> & Sheet,
  { page, firstMcid }: { readonly page: number; readonly firstMcid: number },
  structure: Structure,
  faces: Faces,
): PageContent {
  const operators = new Pieces();
  const marked: MarkedContent[] = [];
  if (strokes.length > 0) {
    const drawn = strokes.map((stroke) => drawStroke(stroke, height));
    operators.add(['/Artifact <</Type/Layout>> BDC', ...drawn, 'EMC'].join('\n'));
  }
  let open: Piece | undefined;
  for (const piece of lines.flatMap((line) => piecesOf(line, { width, height }, faces))) {
    if (open === undefined || !goesOn(open, piece)) {
      if (open !== undefined) operators.add('EMC');
      operators.mayEnd();
      open = piece;
      if (piece.owner === undefined) {
        operators.add('/Artifact <</Type/Pagination>> BDC');
      } else {
        const mcid = firstMcid + marked.length;
        const type = piece.blank === undefined ? (structure[piece.owner]?.type ?? 'P') : 'Span';
        operators.add(`/${type} <</MCID ${mcid}>> BDC`);
        marked.push({ element: piece.owner, page, mcid, blank: piece.blank });
      }
    }
    operators.add(piece.operators);
  }
  if (open !== undefined) operators.add('EMC');
  return { operators: operators.ended(), marked };
}

/** Characters from which on a piece ends with the element it is at: smaller ones compress badly. */
const pieceCharacters = 1_000;

/** The operators of a page in pieces. */
class Pieces {
  readonly #pieces: string[] = [];
  #piece = '';

  add(operators: string): void {
    this.#piece += `${operators}\n`;
  }

  /** Here nothing is open. */
  mayEnd(): void {
    if (this.#piece.length < pieceCharacters) return;
    this.#pieces.push(this.#piece);
    this.#piece = '';
  }

  ended(): string[] {
    return this.#piece === '' ? this.#pieces : [...this.#pieces, this.#piece];
  }
}

function goesOn(before: Piece, after: Piece): boolean {
  return before.owner === after.owner && before.blank === undefined && after.blank === undefined;
}

/** Runs and blanks of a line from left to right. */
function piecesOf(line: LaidOutLine, sheet: Sheet, faces: Faces): Piece[] {
  const runs = line.runs.map((run) => {
    const operators = drawRun(run, line, sheet, faces.get(run.face) ?? []);
    return { x: run.x, owner: run.element, blank: undefined, operators };
  });
  const rules = line.rules.map((rule) => {
    return { x: rule.x, owner: rule.element, blank: rule, operators: drawRule(rule, sheet.height) };
  });
  return rules.length === 0 ? runs : [...runs, ...rules].sort((a, b) => a.x - b.x);
}

function drawStroke({ x1, y1, x2, y2, thickness, color }: Stroke, pageHeight: number): string {
  const [from, to] = [`${decimal(x1)} ${decimal(pageHeight - y1)}`, `${decimal(x2)} ${decimal(pageHeight - y2)}`];
  const path = `${decimal(thickness)} w ${from} m ${to} l S`;
  return color === 'red' ? `q 1 0 0 RG ${path} Q` : path;
}

function drawRule({ x, y, width, thickness }: Rule, pageHeight: number): string {
  const height = decimal(pageHeight - y);
  return `${decimal(thickness)} w ${decimal(x)} ${height} m ${decimal(x + width)} ${height} l S`;
}

/** Thickness of the outline that makes a face bold, in em. */
const emboldening = 0.03;

function drawRun(run: GlyphRun, line: LaidOutLine, { width, height }: Sheet, fonts: readonly NamedFont[]): string {
  // A turned run begins where the upright page's coordinates lie on the page on its side, and reads downwards.
  const origin =
    line.turned === true
      ? `0 -1 1 0 ${decimal(width - line.baseline)} ${decimal(height - run.x)} Tm`
      : `1 0 0 1 ${decimal(run.x)} ${decimal(height - line.baseline)} Tm`;
  const color = run.color === 'red' ? '1 0 0 rg ' : '';
  const bold = run.emboldened ? `2 Tr ${decimal(run.size * emboldening)} w ` : '';
  return `q BT ${color}${bold}${origin} ${shownGlyphs(run, fonts)} ET Q`;
}

/** What shows glyphs that one font draws. */
interface ShownGlyphs {
  readonly font: NamedFont;
  readonly operators: string;
}

const shownRuns = new WeakMap<GlyphRun['glyphs'], ShownGlyphs>();

/** Shows glyphs from the place that is set; the same glyphs in the same font are shown by the same operators. */
function shownGlyphs(run: GlyphRun, fonts: readonly NamedFont[]): string {
  const known = shownRuns.get(run.glyphs);
  const [first] = fonts;
  if (known !== undefined && known.font.cut === first?.cut && known.font.name === first.name) return known.operators;
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
    const drawing = fonts.find(({ cut }) => cut.codeOf.has(piece));
    if (drawing !== undefined && drawing !== font) {
      endArray();
      shown.push(`/${drawing.name} ${decimal(run.size)} Tf`);
      font = drawing;
      isOfFirst &&= drawing === first;
    }
    text += drawing?.cut.codeOf.get(piece) ?? '';
  }
  endArray();
  const operators = shown.join(' ');
  if (isOfFirst && first !== undefined) shownRuns.set(run.glyphs, { font: first, operators });
  return operators;
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
  const widths = glyphs.map(({ character }) => (glyphWidth(font.cut.face, character) * size) / 1000);
  const spacing = commonSpacing(glyphs, widths);
  const pieces: (string | number)[] = [];
  let reached = 0;
  glyphs.forEach(({ character, offset }, index) => {
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
function commonSpacing(glyphs: GlyphRun['glyphs'], widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (let index = 1; index < glyphs.length; index++) {
    const between = (glyphs[index]?.offset ?? 0) - (glyphs[index - 1]?.offset ?? 0) - (widths[index - 1] ?? 0);
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
