/**
 * Slips in paragraphs: lines that look like markup but are none, because a space or an empty line is missing. They
 * would be printed as they are, so they are told: in the template, where only its keeper can have written them.
 */
import type { Heading, Paragraph } from 'mdast';
import type { MarkupName } from '../model/diagnostic.ts';
import type { Sheet } from './sheet.ts';

interface Slip {
  readonly what: MarkupName;
  readonly pattern: RegExp;
  /** Whether only the paragraph's second and later lines can have it. */
  readonly laterOnly?: boolean;
}

const slips: readonly Slip[] = [
  { what: 'heading-space', pattern: /^#{1,6}(?=[^#\s])/u },
  { what: 'item-in-paragraph', pattern: /^\d{1,9}[.)][ \t]/u, laterOnly: true },
  { what: 'item-space', pattern: /^\d{1,3}[.)](?=[\p{Script=Han}“《（*])/u },
  { what: 'thematic-break', pattern: /^([-*])(?:[ \t]*\1){2,}[ \t]*$/u },
  { what: 'thematic-break', pattern: /^=+[ \t]*$/u },
  { what: 'table', pattern: /^\|.*\|[ \t]*$/u },
];

/** Reports the slips of a paragraph. */
export function reportSlips(paragraph: Paragraph, sheet: Sheet): void {
  if (!sheet.tellsSlips) return;
  const start = paragraph.position?.start.column ?? 1;
  sheet.linesOf(paragraph).forEach(({ number, text }, index) => {
    const indent = index === 0 ? start - 1 : text.length - text.trimStart().length;
    const line = text.slice(indent);
    const slip = slips.find(({ pattern, laterOnly }) => (index > 0 || laterOnly !== true) && pattern.test(line));
    if (slip !== undefined) sheet.faultAt({ code: 'unsupported-markup', what: slip.what }, number, indent + 1);
    reportColons(line, number, indent + 1, sheet);
  });
  reportTrailingBreak(paragraph, sheet);
}

/** `:::` or `:: party`: meant as a directive, but none. */
function reportColons(line: string, number: number, column: number, sheet: Sheet): void {
  if (!line.startsWith('::')) return;
  const name = /^:+\s*([\w-]*)/u.exec(line)?.[1] ?? '';
  const isClosing = /^:{3,}[ \t]*$/u.test(line);
  const detail = isClosing ? 'not-opened' : 'malformed';
  sheet.faultAt({ code: 'directive-content', name: name === '' ? ':::' : name, detail, found: line }, number, column);
}

/** `\\` at the end of a paragraph or heading, with no line to turn. */
export function reportTrailingBreak(node: Paragraph | Heading, sheet: Sheet): void {
  if (!sheet.tellsSlips) return;
  const last = sheet.linesOf(node).at(-1);
  if (last === undefined) return;
  const backslashes = /\\*$/u.exec(last.text.trimEnd())?.[0].length ?? 0;
  if (backslashes % 2 === 0) return;
  sheet.faultAt({ code: 'unsupported-markup', what: 'trailing-break' }, last.number, last.text.trimEnd().length);
}
