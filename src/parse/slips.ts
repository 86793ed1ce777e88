/**
 * Slips in paragraphs: lines that look like markup but are none, because a space or an empty line is missing. They
 * would be printed as they are, so they are told. In a filled paper only those are that no value can bring about and
 * that a block of the template can: `{{#if a}}:::{{/if}}` is seen once the tags are gone.
 */
import type { Heading, Paragraph } from 'mdast';
import type { MarkupName } from '../model/diagnostic.ts';
import type { Sheet } from './sheet.ts';

interface Slip {
  readonly what: MarkupName;
  readonly pattern: RegExp;
  /** Whether only the paragraph's second and later lines can have it. */
  readonly laterOnly?: boolean;
  /** Whether a filled paper may have it as text. */
  readonly templateOnly?: boolean;
}

const slips: readonly Slip[] = [
  { what: 'heading-space', pattern: /^#{1,6}(?=[^#\t ])/u },
  { what: 'item-in-paragraph', pattern: /^\d{1,9}[.)][ \t]/u, laterOnly: true },
  // A wide space is none to Markdown.
  { what: 'item-space', pattern: /^\d{1,3}[.)](?=[\p{Script=Han}\u3000“‘《〈「『【（*])/u, templateOnly: true },
  { what: 'thematic-break', pattern: /^([-*])(?:[ \t]*\1){2,}[ \t]*$/u, templateOnly: true },
  { what: 'thematic-break', pattern: /^=+[ \t]*$/u, templateOnly: true },
  { what: 'table', pattern: /^\|.*\|[ \t]*$/u, templateOnly: true },
];

/** Reports the slips of a paragraph. */
export function reportSlips(paragraph: Paragraph, sheet: Sheet): void {
  const start = paragraph.position?.start.column ?? 1;
  sheet.linesOf(paragraph).forEach(({ number, text }, index) => {
    const indent = index === 0 ? start - 1 : text.length - text.trimStart().length;
    const line = text.slice(indent);
    const slip = slips.find((candidate) => {
      const isPossible = candidate.templateOnly !== true || sheet.isTemplate;
      return isPossible && (index > 0 || candidate.laterOnly !== true) && candidate.pattern.test(line);
    });
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
  // The line itself is shown with the place; in a template it is not this one, whose tags are masked.
  sheet.faultAt({ code: 'directive-content', name: name === '' ? ':::' : name, detail }, number, column);
}

/** `\\` at the end of a paragraph, or of a heading's line, with no line to turn. */
export function reportTrailingBreak(node: Paragraph | Heading, sheet: Sheet): void {
  const lines = sheet.linesOf(node);
  // A title may have several lines (see titles.ts), each of them a heading of its own.
  for (const { number, text } of node.type === 'heading' ? lines : lines.slice(-1)) {
    const line = text.trimEnd();
    const backslashes = /\\*$/u.exec(line)?.[0].length ?? 0;
    if (backslashes % 2 === 0) continue;
    sheet.faultAt({ code: 'unsupported-markup', what: 'trailing-break' }, number, line.length);
  }
}
