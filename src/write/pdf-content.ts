/**
 * What a page's content stream says: glyphs and rules at the places that layout gave them, marked as content of the
 * structure's elements (ISO 32000-1, 14.7.4) or as artifacts (14.8.2.2).
 */
import type { FaceKey, LaidOutPage, Rule, Stroke } from '../model/page.ts';
import type { ElementId, Structure } from '../model/structure.ts';
import type { Faces, NamedFont } from './pdf-faces.ts';
import { decimal, showLine, type Piece, type Sheet, type ShownLine } from './pdf-lines.ts';

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
  /** The font of each face on the page, if the first one of each draws all that stands there. */
  readonly fonts: ReadonlyMap<FaceKey, NamedFont> | undefined;
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
  const shown = lines.map((line) => showLine(line, { width, height }, faces));
  let open: Piece | undefined;
  for (const piece of shown.flatMap(({ pieces }) => pieces)) {
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
  return { operators: operators.ended(), marked, fonts: together(shown) };
}

/** The fonts of lines, if each has them. */
function together(lines: readonly ShownLine[]): PageContent['fonts'] {
  const all = new Map<FaceKey, NamedFont>();
  for (const { fonts } of lines) {
    if (fonts === undefined) return undefined;
    for (const [face, font] of fonts) all.set(face, font);
  }
  return all;
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

function drawStroke({ x1, y1, x2, y2, thickness, color }: Stroke, pageHeight: number): string {
  const [from, to] = [`${decimal(x1)} ${decimal(pageHeight - y1)}`, `${decimal(x2)} ${decimal(pageHeight - y2)}`];
  const path = `${decimal(thickness)} w ${from} m ${to} l S`;
  return color === 'red' ? `q 1 0 0 RG ${path} Q` : path;
}
