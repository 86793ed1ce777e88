/**
 * What a content stream says: glyphs and rules at the places that layout gave them, marked as content of the structure's
 * elements (ISO 32000-1, 14.7.4) or as artifacts (14.8.2.2).
 */
import type { FaceKey, LaidOutLine, Owner, Rule, Stroke } from '../model/page.ts';
import { markElement, type ElementId, type Structure } from '../model/structure.ts';
import type { Faces, NamedFont } from './pdf-faces.ts';
import { decimal, showLine, type Piece, type Sheet } from './pdf-lines.ts';

/** A marked-content sequence of a page. */
export interface MarkedContent {
  readonly element: ElementId;
  /** Index into pages. */
  readonly page: number;
  readonly mcid: number;
  /** The rule of a blank, which is a sequence of its own. */
  readonly blank: Rule | undefined;
}

/** What the content of lines depends on, beside them. */
export interface ContentPlace {
  /** Index into pages. */
  readonly page: number;
  /** The first number that is free on the page. */
  readonly firstMcid: number;
}

export interface LineContent {
  /** Whole sequences; the same wherever the same stands at the same place. */
  readonly operators: string;
  readonly marked: readonly MarkedContent[];
  /** The font of each face, if the first one of each draws all that stands there. */
  readonly fonts: ReadonlyMap<FaceKey, NamedFont> | undefined;
}

/** What is said of each copy alone. */
const ofMarks: ReadonlySet<Owner> = new Set([markElement]);

/** The content of a copy's mark, which is the first of the first page. */
export function markContent(mark: LaidOutLine, sheet: Sheet, structure: Structure, faces: Faces): LineContent {
  return lineContent([mark], sheet, { page: 0, firstMcid: 0 }, structure, faces, ofMarks);
}

/**
 * The content of lines; neighbours of one element are one sequence.
 *
 * @param own elements that this paper alone has: how their lines are shown is not remembered.
 */
export function lineContent(
  lines: readonly LaidOutLine[],
  sheet: Sheet,
  { page, firstMcid }: ContentPlace,
  structure: Structure,
  faces: Faces,
  own: ReadonlySet<Owner>,
): LineContent {
  let operators = '';
  const marked: MarkedContent[] = [];
  let fonts: Map<FaceKey, NamedFont> | undefined = new Map<FaceKey, NamedFont>();
  let open: Piece | undefined;
  for (const line of lines) {
    const isOwn = own.size > 0 && line.runs.some(({ element }) => own.has(element));
    const shown = showLine(line, sheet, faces, isOwn);
    if (shown.fonts === undefined) fonts = undefined;
    else if (fonts !== undefined) for (const [face, font] of shown.fonts) fonts.set(face, font);
    for (const piece of shown.pieces) {
      if (open === undefined || !goesOn(open, piece)) {
        if (open !== undefined) operators += 'EMC\n';
        open = piece;
        if (piece.owner === undefined) {
          operators += '/Artifact <</Type/Pagination>> BDC\n';
        } else {
          const mcid = firstMcid + marked.length;
          const type = piece.blank === undefined ? (structure[piece.owner]?.type ?? 'P') : 'Span';
          operators += `/${type} <</MCID ${mcid}>> BDC\n`;
          marked.push({ element: piece.owner, page, mcid, blank: piece.blank });
        }
      }
      operators += `${piece.operators}\n`;
    }
  }
  if (open !== undefined) operators += 'EMC\n';
  return { operators, marked, fonts };
}

function goesOn(before: Piece, after: Piece): boolean {
  return before.owner === after.owner && before.blank === undefined && after.blank === undefined;
}

/** The rules of tables, which are of no element. */
export function strokeContent(strokes: readonly Stroke[], pageHeight: number): string {
  const drawn = strokes.map((stroke) => drawStroke(stroke, pageHeight));
  return `/Artifact <</Type/Layout>> BDC\n${drawn.join('\n')}\nEMC\n`;
}

function drawStroke({ x1, y1, x2, y2, thickness, color }: Stroke, pageHeight: number): string {
  const [from, to] = [`${decimal(x1)} ${decimal(pageHeight - y1)}`, `${decimal(x2)} ${decimal(pageHeight - y2)}`];
  const path = `${decimal(thickness)} w ${from} m ${to} l S`;
  return color === 'red' ? `q 1 0 0 RG ${path} Q` : path;
}
