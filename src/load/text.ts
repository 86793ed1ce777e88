/**
 * The text of a file: decoded, with its places. Files are UTF-8 or, as older office programs write them,
 * GB18030; anything else is a fault. What cannot be printed is refused here, for every format alike.
 */
import { unfitCharacters } from '../model/characters.ts';
import { error } from '../model/diagnostic.ts';
import type { Diagnostic, Place } from '../model/diagnostic.ts';
import { maxValueLength } from './bounds.ts';

/** A decoded file. Line ends are `\n` and there is no byte order mark. */
export interface SourceText {
  readonly text: string;
  /** The place of an offset into `text`. */
  place(offset: number): Place;
}

/** Decodes a file's bytes; undefined where they are neither UTF-8 nor GB18030. Letters and their marks are composed. */
export function decode(bytes: Uint8Array): string | undefined {
  const text = decodeAs('utf-8', bytes) ?? decodeAs('gb18030', bytes);
  return text === undefined ? undefined : composed(text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n'));
}

/**
 * A text with its letters and marks as one character each (é, not e with U+0301), so that they are compared and drawn
 * as such. Nothing else changes: NFC of the whole text would turn compatibility ideographs into others unseen.
 */
export function composed(text: string): string {
  return text.replace(/[\p{L}\p{N}]\p{M}+/gu, (letter) => letter.normalize('NFC'));
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Indexes a text's lines, so that offsets can be told as line, column and excerpt. */
export function sourceText(file: string, text: string): SourceText {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  // Places are mostly asked for in order: counting on from the last one keeps files of one long line fast.
  let counted = { offset: 0, column: 1 };
  const columnOf = (start: number, offset: number): number => {
    const from = counted.offset >= start && counted.offset <= offset ? counted : { offset: start, column: 1 };
    counted = { offset, column: from.column + characters(text.slice(from.offset, offset)) };
    return counted.column;
  };
  return {
    text,
    place: (offset) => {
      const line = lineOf(starts, Math.min(Math.max(offset, 0), text.length));
      const start = starts[line] ?? 0;
      const end = (starts[line + 1] ?? text.length + 1) - 1;
      const column = columnOf(start, Math.max(start, Math.min(offset, end)));
      return {
        file,
        line: line + 1,
        column,
        ...excerptOf(text, start, end, Math.max(start, Math.min(offset, end)), column),
      };
    },
  };
}

/** A longer line is shown in part: a file may be one line, and each of its faults would carry all of it. */
const longestExcerpt = 400;
const aroundPlace = 150;

/** The line, or of a long one what stands around the place, between dots. Offsets are in UTF-16 units. */
function excerptOf(
  text: string,
  start: number,
  end: number,
  offset: number,
  column: number,
): Pick<Place, 'excerpt' | 'excerptStart'> {
  if (end - start <= longestExcerpt) return { excerpt: text.slice(start, end) };
  const from = wholeCharacter(text, Math.max(start, offset - aroundPlace));
  const to = wholeCharacter(text, Math.min(end, offset + aroundPlace));
  const left = from > start ? '…' : '';
  const excerpt = `${left}${text.slice(from, to)}${to < end ? '…' : ''}`;
  return { excerpt, excerptStart: column - 1 - characters(text.slice(from, offset)) - left.length };
}

/** The offset, or the one before where it would divide a character. */
function wholeCharacter(text: string, offset: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(offset)) ? offset - 1 : offset;
}

function characters(text: string): number {
  return Array.from(text).length;
}

/** Index of the last line that starts at or before the offset. */
function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** One fault for each kind of character in a text that no paper may hold; `locate` tells where it stands. */
export function refuseUnfit(text: string, locate: (character: string, index: number) => Place): readonly Diagnostic[] {
  return unfitCharacters(text).map(({ index, character, ...what }) =>
    error({ code: 'forbidden-character', ...what }, locate(character, index)),
  );
}

/** The faults of one value of the data: its characters, and its length. */
export function refuseForbidden(
  value: string,
  locate: (character: string, index: number) => Place,
): readonly Diagnostic[] {
  if (value.length <= maxValueLength) return refuseUnfit(value, locate);
  const fault = { code: 'value-too-long', length: value.length, limit: maxValueLength } as const;
  return [error(fault, locate(value.charAt(0), 0))];
}
