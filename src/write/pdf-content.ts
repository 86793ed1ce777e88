/**
 * What a page's content stream says: glyphs and rules at the places that layout gave them, marked as content of the
 * structure's elements (ISO 32000-1, 14.7.4) or as artifacts (14.8.2.2).
 */
import type { FaceKey, GlyphRun, LaidOutLine, LaidOutPage, Owner, Rule, Stroke } from '../model/page.ts';
import type { ElementId, Structure } from '../model/structure.ts';
import { glyphWidth, type CutFace } from './pdf-fonts.ts';

/** A face of the file and the name its resources have it by. */
export interface NamedFace {
  readonly name: string;
  readonly cut: CutFace;
}

export type Faces = ReadonlyMap<FaceKey, NamedFace>;

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
  readonly operators: string;
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
  const operators: string[] = [];
  const marked: MarkedContent[] = [];
  if (strokes.length > 0) {
    const drawn = strokes.map((stroke) => drawStroke(stroke, height));
    operators.push('/Artifact <</Type/Layout>> BDC', ...drawn, 'EMC');
  }
  let open: Piece | undefined;
  for (const piece of lines.flatMap((line) => piecesOf(line, { width, height }, faces))) {
    if (open === undefined || !goesOn(open, piece)) {
      if (open !== undefined) operators.push('EMC');
      open = piece;
      if (piece.owner === undefined) {
        operators.push('/Artifact <</Type/Pagination>> BDC');
      } else {
        const mcid = firstMcid + marked.length;
        const type = piece.blank === undefined ? (structure[piece.owner]?.type ?? 'P') : 'Span';
        operators.push(`/${type} <</MCID ${mcid}>> BDC`);
        marked.push({ element: piece.owner, page, mcid, blank: piece.blank });
      }
    }
    operators.push(piece.operators);
  }
  if (open !== undefined) operators.push('EMC');
  return { operators: operators.join('\n'), marked };
}

function goesOn(before: Piece, after: Piece): boolean {
  return before.owner === after.owner && before.blank === undefined && after.blank === undefined;
}

/** Runs and blanks of a line from left to right. */
function piecesOf(line: LaidOutLine, sheet: Sheet, faces: Faces): Piece[] {
  const runs = line.runs.map((run) => {
    const operators = drawRun(run, line, sheet, faces.get(run.face));
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

function drawRun(run: GlyphRun, line: LaidOutLine, { width, height }: Sheet, face: NamedFace | undefined): string {
  if (face === undefined) return '';
  // A turned run begins where the upright page's coordinates lie on the page on its side, and reads downwards.
  const origin =
    line.turned === true
      ? `0 -1 1 0 ${decimal(width - line.baseline)} ${decimal(height - run.x)} Tm`
      : `1 0 0 1 ${decimal(run.x)} ${decimal(height - line.baseline)} Tm`;
  const color = run.color === 'red' ? '1 0 0 rg ' : '';
  const bold = run.emboldened ? `2 Tr ${decimal(run.size * emboldening)} w ` : '';
  const { spacing, pieces } = spacedGlyphs(run, face.cut);
  const spaced = spacing === 0 ? '' : `${spacing} Tc `;
  const glyphs = pieces.map((piece) => (typeof piece === 'number' ? String(piece) : codes(piece, face.cut))).join('');
  return `q BT ${color}${bold}/${face.name} ${decimal(run.size)} Tf ${spaced}${origin} [${glyphs}] TJ ET Q`;
}

/** Glyphs as a literal string of two bytes each. */
function codes(characters: readonly string[], cut: CutFace): string {
  let text = '';
  for (const character of characters) text += cut.codeOf.get(character) ?? '';
  return `(${text})`;
}

/** A run as a content stream has it: what is added after each glyph in points, and where that is not enough. */
interface SpacedGlyphs {
  readonly spacing: number;
  /** Characters, and between them the thousandths of an em to go back. */
  readonly pieces: readonly (readonly string[] | number)[];
}

const spacedRuns = new WeakMap<GlyphRun['glyphs'], SpacedGlyphs>();

/** The same glyphs come with the same places, in whatever letter: their spacing is worked out once. */
function spacedGlyphs({ glyphs, size }: GlyphRun, { face }: CutFace): SpacedGlyphs {
  const known = spacedRuns.get(glyphs);
  if (known !== undefined) return known;
  const widths = glyphs.map(({ character }) => (glyphWidth(face, character) * size) / 1000);
  const spacing = commonSpacing(glyphs, widths);
  const pieces: (string[] | number)[] = [];
  let text: string[] = [];
  let reached = 0;
  glyphs.forEach(({ character, offset }, index) => {
    // Each place is measured from the run's own: rounding never adds up to more than can be seen.
    const adjustment = Math.round(((reached - offset) * 1000) / size);
    if (adjustment !== 0) {
      if (text.length > 0) pieces.push(text);
      pieces.push(adjustment);
      text = [];
      reached -= (adjustment * size) / 1000;
    }
    text.push(character);
    reached += (widths[index] ?? 0) + spacing;
  });
  const result = { spacing, pieces: [...pieces, text] };
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
