/**
 * What kind of character this is, as far as line breaking and spacing care: its script, and whether it may begin or
 * end a line. The script decides the face: digits and letters in the Latin face, everything else in the CJK face.
 */
import { forbiddenAtLineEnd, forbiddenAtLineStart, joinedToLatin } from '../model/kinsoku.ts';

export type Script = 'latin' | 'asian';

const startForbidden = new Set(forbiddenAtLineStart);
const endForbidden = new Set(forbiddenAtLineEnd);
const closers = new Set(joinedToLatin);

/**
 * The script a character has by itself. Spaces, general punctuation (quotes, dashes, ellipsis) and symbols have
 * none: they take the script of what precedes them, as word processors do.
 */
export function ownScript(character: string): Script | undefined {
  const code = character.codePointAt(0) ?? 0;
  if (code === 0x20 || code === 0xa0) return undefined;
  if (code < 0x2000) return 'latin';
  if (code < 0x2e80) return undefined;
  return 'asian';
}

/** The script of each character in its surroundings; `first` is what precedes the text, if anything does. */
export function scripts(characters: readonly string[], first?: Script): Script[] {
  const leading = first ?? characters.map(ownScript).find((script) => script !== undefined) ?? 'asian';
  let current: Script = leading;
  return characters.map((character) => {
    current = ownScript(character) ?? current;
    return current;
  });
}

/** Must not begin a line. */
export function isForbiddenAtStart(character: string): boolean {
  return startForbidden.has(character);
}

/** Must not end a line. */
export function isForbiddenAtEnd(character: string): boolean {
  return endForbidden.has(character);
}

/** Letters and digits: what gets a gap beside an ideograph. */
export function isLetterOrDigit(character: string): boolean {
  return /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}0-9]$/u.test(character);
}

/** Han characters, and nothing else of the CJK scripts: what gets a gap beside a letter or digit. */
export function isIdeograph(character: string): boolean {
  return /^\p{Script=Han}$/u.test(character);
}

/** A space a line may break after and that vanishes at a line's end. */
export function isSpace(character: string): boolean {
  return character === ' ';
}

const pairs = new Set(['——', '……', '⸺⸺']);

/**
 * Whether a line may end between two neighbouring characters.
 *
 * Latin words and numbers stay whole but for breaks after a hyphen or a space; a dash or an ellipsis of two
 * characters is not divided; a number or word is not parted from the closing punctuation before it, nor a number from
 * a per cent sign after it.
 */
export function mayBreakBetween(before: string, beforeScript: Script, after: string, afterScript: Script): boolean {
  if (isSpace(after)) return false;
  if (isForbiddenAtStart(after) || isForbiddenAtEnd(before)) return false;
  if (isSpace(before)) return true;
  if (pairs.has(before + after)) return false;
  if (beforeScript === 'latin' && afterScript === 'latin') return before === '-' && /\p{L}/u.test(after);
  if (closers.has(before) && isLetterOrDigit(after)) return false;
  return true;
}
