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
  return `q BT ${color}${bold}/${face.name} ${decimal(run.size)} Tf ${origin} [${glyphArray(run, face.cut)}] TJ ET Q`;
}

/** Glyphs with the adjustments that put each at its place; rounding never adds up, each is measured from the origin. */
function glyphArray(run: GlyphRun, cut: CutFace): string {
  let array = '';
  let text = '';
  let reached = 0;
  for (const glyph of run.glyphs) {
    const wanted = Math.round((glyph.offset / run.size) * 1000);
    if (wanted !== reached) {
      if (text !== '') array += `<${text}>`;
      text = '';
      array += String(reached - wanted);
      reached = wanted;
    }
    text += (cut.glyphOf.get(glyph.character) ?? 0).toString(16).padStart(4, '0');
    reached += glyphWidth(cut.face, glyph.character);
  }
  return `${array}<${text}>`;
}

/** A number as content streams have it: thousandths of a point are finer than any printer. */
export function decimal(value: number): string {
  return String(Number(value.toFixed(3)));
}
