/**
 * The text of a file: decoded, with its places. Files are UTF-8 or, as office programs write them,
 * GB18030 or UTF-16 with its mark; anything else is a fault. What cannot be printed is refused here, for every format alike.
 */
import { unfitCharacters } from '../model/characters.ts';
import { error } from '../model/diagnostic.ts';
import type { Diagnostic, Place } from '../model/diagnostic.ts';
import { columnCounter, excerptOf } from '../model/excerpts.ts';
import { lineAt, lineStarts } from '../model/lines.ts';
import { maxValueLength } from './bounds.ts';

/** A decoded file. Line ends are `\n` and there is no byte order mark. */
export interface SourceText {
  readonly text: string;
  /** The place of an offset into `text`. */
  place(offset: number): Place;
}

/**
 * Decodes a file's bytes; undefined where they are neither UTF-8 nor GB18030, nor UTF-16 with its mark. Their letters and marks are
 * composed.
 */
export function decode(bytes: Uint8Array): string | undefined {
  const text = isUtf16(bytes) ? decodeAs('utf-16le', bytes) : (decodeAs('utf-8', bytes) ?? decodeAs('gb18030', bytes));
  return text === undefined ? undefined : composed(text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n'));
}

/**
 * A text with its letters and marks as one character each (é, not e with U+0301), so that they are compared and drawn
 * as such. Nothing else changes: NFC of the whole text would turn compatibility ideographs into others unseen.
 */
export function composed(text: string): string {
  return text.replace(/[\p{L}\p{N}]\p{M}+/gu, (letter) => letter.normalize('NFC'));
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
  const starts = lineStarts(text);
  const columnOf = columnCounter();
  return {
    text,
    place: (offset) => {
      const number = lineAt(starts, Math.min(Math.max(offset, 0), text.length));
      const start = starts[number] ?? 0;
      const line = text.slice(start, (starts[number + 1] ?? text.length + 1) - 1);
      const within = Math.min(Math.max(offset - start, 0), line.length);
      const column = columnOf(number, line, within);
      return { file, line: number + 1, column, ...excerptOf(line, within, column) };
    },
  };
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
