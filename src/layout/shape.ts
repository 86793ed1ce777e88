/**
 * From inline content to clusters: each character with its face, size and advance, and whether a line may begin
 * with it. This is where fonts are asked; line breaking after it is arithmetic.
 */
import type { Inline } from '../model/document.ts';
import type { FaceKey, FontMetrics } from '../model/page.ts';
import type { FacePart, HouseStyle, TextStyle } from '../model/style.ts';
import { isIdeograph, isLetterOrDigit, mayBreakBetween, scripts, type Script } from './classes.ts';

/** A character at its turn, or a break the template asks for. Lengths in points. */
export interface Cluster {
  readonly kind: 'character' | 'blank' | 'break';
  readonly character: string;
  /** Whether it is of the computed number before the content. */
  readonly isLabel: boolean;
  readonly face: FaceKey;
  readonly size: number;
  readonly emboldened: boolean;
  readonly script: Script;
  /** Width of the glyph. */
  readonly width: number;
  /** Added after the glyph: character spacing, dropped at the end of a run and before a change of script. */
  readonly spacing: number;
  /** Left free before the glyph unless it begins a line: the gap between ideograph and letter. */
  readonly gap: number;
  /** Whether a line may begin here. */
  readonly breakable: boolean;
}

/** The full-width space: what a blank is made of, in the DOCX as well. */
export const blankCharacter = '\u3000';

interface Piece {
  readonly kind: Cluster['kind'];
  readonly character: string;
  readonly strong: boolean;
  readonly emphasis: boolean;
  readonly isLabel: boolean;
}

/**
 * Shapes inline content set in one text style.
 *
 * @param label computed number set before the content, in the style's own face and spacing: word processors do not set
 *   numbers tighter with their paragraph.
 * @param spacing points added after each character; titles and covers have none.
 */
export function shape(
  content: readonly Inline[],
  label: string,
  textStyle: TextStyle,
  spacing: number,
  style: HouseStyle,
  metrics: FontMetrics,
): Cluster[] {
  const pieces = [...labelPieces(label), ...content.flatMap(inlinePieces)];
  const characters = pieces.map((piece) => piece.character);
  const scriptOf = scripts(characters);
  return pieces.map((piece, index) => {
    const script = scriptOf[index] ?? 'asian';
    const previous = pieces[index - 1];
    const part = partOf(piece, script, textStyle);
    const face = metrics.faceFor(part, piece.character) ?? '';
    const isRunEnd = endsRun(piece, pieces[index + 1]) || (scriptOf[index + 1] ?? script) !== script;
    return {
      kind: piece.kind,
      character: piece.character,
      isLabel: piece.isLabel,
      face,
      size: textStyle.size,
      emboldened: piece.strong && script === 'asian',
      script,
      width: piece.kind === 'break' ? 0 : metrics.advance(face, piece.character) * textStyle.size,
      spacing: isRunEnd ? 0 : piece.isLabel ? style.characterSpacing : spacing,
      gap:
        previous !== undefined && needsGap(previous.character, piece.character) ? textStyle.size * style.latinGap : 0,
      breakable:
        previous !== undefined &&
        mayBreakBetween(previous.character, scriptOf[index - 1] ?? script, piece.character, script),
    };
  });
}

function labelPieces(label: string): Piece[] {
  return [...label].map((character) => ({
    kind: 'character',
    character,
    strong: false,
    emphasis: false,
    isLabel: true,
  }));
}

function inlinePieces(inline: Inline): Piece[] {
  switch (inline.kind) {
    case 'text':
      return [...inline.text].map((character) => ({
        kind: 'character',
        character,
        strong: inline.strong,
        emphasis: inline.emphasis,
        isLabel: false,
      }));
    case 'blank':
      return Array.from({ length: inline.width }, () => ({
        kind: 'blank',
        character: blankCharacter,
        strong: false,
        emphasis: false,
        isLabel: false,
      }));
    case 'break':
      return [{ kind: 'break', character: '\n', strong: false, emphasis: false, isLabel: false }];
  }
}

/** Letters and digits have the Latin face in nearly every style; emphasis changes the face of CJK text only. */
function partOf(piece: Piece, script: Script, { part, latin }: TextStyle): FacePart {
  if (script === 'latin') return latin ?? (piece.strong ? 'latinBold' : 'latin');
  return piece.emphasis ? 'emphasis' : part;
}

/** Whether the next piece is in a run of its own: word processors set the last character of a run without spacing. */
function endsRun(piece: Piece, next: Piece | undefined): boolean {
  if (next === undefined) return false;
  const isBlank = piece.kind === 'blank';
  return (
    piece.strong !== next.strong ||
    piece.emphasis !== next.emphasis ||
    piece.isLabel !== next.isLabel ||
    isBlank !== (next.kind === 'blank')
  );
}

function needsGap(before: string, after: string): boolean {
  return (isIdeograph(before) && isLetterOrDigit(after)) || (isLetterOrDigit(before) && isIdeograph(after));
}
