/** The lines that faults show: whole, or of a very long one what stands around the place. */
import type { Place } from './diagnostic.ts';

/** How many characters a text has. */
export function characters(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) if (!isSecondHalf(text, at)) count += 1;
  return count;
}

/** Whether a character stands before the offset and goes on after it. */
function isSecondHalf(text: string, at: number): boolean {
  const isLow = (text.charCodeAt(at) & 0xfc00) === 0xdc00;
  return isLow && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
}

/** A longer line is shown in part: a file may be one line, and each of its faults would carry all of it. */
const longest = 400;
const around = 150;

/**
 * What to show of a line.
 *
 * @param offset of the place in the line, in UTF-16 units.
 * @param column of the place, in characters from 1.
 */
export function excerptOf(line: string, offset: number, column: number): Pick<Place, 'excerpt' | 'excerptStart'> {
  if (line.length <= longest) return { excerpt: line };
  const from = wholeCharacter(line, Math.max(0, offset - around));
  const to = wholeCharacter(line, Math.min(line.length, offset + around));
  const left = from > 0 ? '…' : '';
  const excerpt = `${left}${line.slice(from, to)}${to < line.length ? '…' : ''}`;
  return { excerpt, excerptStart: column - 1 - characters(line.slice(from, offset)) - left.length };
}

function wholeCharacter(text: string, offset: number): number {
  return isSecondHalf(text, offset) ? offset - 1 : offset;
}

/**
 * Columns of a line, in characters from 1, by the line's number and text and an offset in it in UTF-16 units. They are mostly asked for close to each other:
 * counting on from the last one keeps files of one long line fast.
 */
export function columnCounter(): (number: number, line: string, offset: number) => number {
  let last = { number: 0, offset: 0, column: 1 };
  return (number, line, offset) => {
    const from = last.number === number ? last : { offset: 0, column: 1 };
    const step =
      from.offset <= offset
        ? characters(line.slice(from.offset, offset))
        : -characters(line.slice(offset, from.offset));
    last = { number, offset, column: from.column + step };
    return last.column;
  };
}
