/**
 * Plain lines: text in which nothing means anything to Markdown. Most of what a letter has for itself is a paragraph of
 * one such line, and to see that takes a hundredth of the time it takes to parse it.
 */
import type { Paragraph } from 'mdast';

/** What may open a block, be markup or help it, is read in another way than it stands, or vanishes at a line's end. */
const meaningful = /[\p{Cc}\p{Cs}\\`*_[\]<>&!#|~{}]|^(?:[!-/:-@[-`{-~\s]|\d{1,9}[.)])|\s$/u;

/** A text as the paragraph that Markdown takes it for, if it is one plain line; else undefined. */
export function plainParagraph(text: string): Paragraph | undefined {
  if (text === '' || meaningful.test(text)) return undefined;
  const position = {
    start: { line: 1, column: 1, offset: 0 },
    end: { line: 1, column: text.length + 1, offset: text.length },
  };
  return { type: 'paragraph', children: [{ type: 'text', value: text, position }], position };
}
