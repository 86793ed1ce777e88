/**
 * The text of a file: decoded, with its places. Files are UTF-8 or, as office programs write them,
 * GB18030 or UTF-16 with its mark; anything else is a fault. What cannot be printed is refused here, for every format alike.
 */
import { error } from '../model/diagnostic.ts';
import type { Diagnostic, Place } from '../model/diagnostic.ts';

/** A decoded file. Line ends are `\n` and there is no byte order mark. */
export interface SourceText {
  readonly text: string;
  /** The place of an offset into `text`. */
  place(offset: number): Place;
}

/** Decodes a file's bytes; undefined where they are neither UTF-8 nor GB18030, nor UTF-16 with its mark. */
export function decode(bytes: Uint8Array): string | undefined {
  const text = isUtf16(bytes) ? decodeAs('utf-16le', bytes) : (decodeAs('utf-8', bytes) ?? decodeAs('gb18030', bytes));
  return text?.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n');
}

/** The mark that "Unicode text" of office programs begins with. */
function isUtf16(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xfe;
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
      return { file, line: line + 1, column, excerpt: text.slice(start, end) };
    },
  };
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

/**
 * Characters that print nothing, turn the reading direction or break the files we write: control characters
 * but tab and line end, lone surrogates, line separators, zero-width and bidi controls, noncharacters.
 */
const forbidden =
  /[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]|(?![\n\t])\p{Cc}/gu;

/** Every forbidden character of a text with its offset, each kind once. */
export function forbiddenCharacters(text: string): { readonly codePoint: string; readonly index: number }[] {
  const found = new Map<string, number>();
  for (const match of text.matchAll(forbidden)) {
    const codePoint = `U+${(match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    if (!found.has(codePoint)) found.set(codePoint, match.index);
  }
  return [...found].map(([codePoint, index]) => ({ codePoint, index }));
}

/** One diagnostic for each kind of forbidden character in a value; `locate` tells where the character stands. */
export function refuseForbidden(
  value: string,
  locate: (character: string, index: number) => Place,
): readonly Diagnostic[] {
  return forbiddenCharacters(value).map(({ codePoint, index }) => {
    const character = String.fromCodePoint(value.codePointAt(index) ?? 0);
    return error({ code: 'forbidden-character', codePoint }, locate(character, index));
  });
}
