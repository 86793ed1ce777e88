/**
 * From inline content to clusters: each character with its face, size and advance, and whether a line may begin
 * with it. This is where fonts are asked; line breaking after it is arithmetic.
 */
import type { Inline } from '../model/document.ts';
import type { FaceKey, FontMetrics } from '../model/page.ts';
import type { FacePart, HouseStyle, TextStyle } from '../model/style.ts';
import { isDash, isLetterOrNumber, languages, partings, scripts, type Script } from './classes.ts';

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
  /** Added after the glyph: character spacing, dropped at the end of a run and within a dash. */
  readonly spacing: number;
  /** Left free before the glyph unless it begins a line: the gap between ideograph and letter. */
  readonly gap: number;
  /** Whether a line may begin here by all the rules. */
  readonly breakable: boolean;
  /** Whether a word processor lets a line begin here, when the line is full in text of each script. */
  readonly turns: Readonly<Record<Script, boolean>>;
  /** By which of these it turns a line that is full here. */
  readonly language: Script;
  /** Whether it begins a run of one script and one look, within which word processors turn lines first. */
  readonly beginsRun: boolean;
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
  const languageOf = languages(characters, scriptOf);
  const partingOf = partings(characters);
  return pieces.map((piece, index) => {
    const script = scriptOf[index] ?? 'asian';
    const language = languageOf[index] ?? script;
    const turns = partingOf[index] ?? { asian: false, latin: false, sound: false };
    const previousScript = scriptOf[index - 1] ?? script;
    const previous = pieces[index - 1];
    const part = partOf(piece, script, textStyle);
    const face = metrics.faceFor(part, piece.character) ?? '';
    const next = pieces[index + 1];
    const endsRun = next !== undefined && (scriptOf[index + 1] !== script || !looksAlike(piece, next));
    // CJK faces have one glyph for it.
    const isWithinDash = script === 'asian' && isDash(piece.character, next?.character);
    const ownSpacing = piece.isLabel ? style.characterSpacing : spacing;
    return {
      kind: piece.kind,
      character: piece.character,
      isLabel: piece.isLabel,
      face,
      size: textStyle.size,
      emboldened: piece.strong && script === 'asian',
      script,
      width: piece.kind === 'break' ? 0 : metrics.advance(face, piece.character) * textStyle.size,
      spacing: endsRun || isWithinDash ? 0 : ownSpacing,
      gap:
        previousScript !== script && isLetterOrNumber(previous?.character ?? '') && isLetterOrNumber(piece.character)
          ? textStyle.size * style.latinGap
          : 0,
      breakable: turns.sound && turns[language],
      turns,
      language,
      beginsRun: previous === undefined || previousScript !== script || !looksAlike(previous, piece),
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

/** Whether two pieces are of one run, if they are of one script: word processors set its last character without spacing. */
function looksAlike(a: Piece, b: Piece): boolean {
  return (
    a.strong === b.strong &&
    a.emphasis === b.emphasis &&
    a.isLabel === b.isLabel &&
    (a.kind === 'blank') === (b.kind === 'blank')
  );
}
