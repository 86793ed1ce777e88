/** Markdown with directives to the document tree: of a filled paper, or of a template to see what is wrong with it. */
import type { Diagnostic, DirectiveDetail, Fault, Outcome } from '../model/diagnostic.ts';
import { hasErrors } from '../model/diagnostic.ts';
import type { DocumentProperties, PaperDocument } from '../model/document.ts';
import type { TemplateSource } from '../model/source.ts';
import { blocksOf } from './blocks.ts';
import { maskTags } from './mask.ts';
import { Sheet, type Locate } from './sheet.ts';
import { parseTree } from './tree.ts';

/** Where a filled text comes from. */
export interface Origin {
  /** The template's file. */
  readonly file: string;
}

/**
 * Parses a filled paper. Faults name the template and show the filled line: its number would be of no use, for the
 * template has other lines.
 */
export function parseMarkup(
  markdown: string,
  properties: DocumentProperties,
  { file }: Origin,
): Outcome<PaperDocument> {
  const sheet = new Sheet(markdown, (_line, _column, excerpt) => ({ file, excerpt }));
  const blocks = blocksOf(parseTree(markdown).children, sheet);
  const { diagnostics } = sheet;
  return { value: hasErrors(diagnostics) ? undefined : { properties, blocks }, diagnostics };
}

/** Details that a loop or a condition may bring about in the unfilled text, or cure. */
const uncertain: ReadonlySet<DirectiveDetail> = new Set<DirectiveDetail>([
  'no-title',
  'several-titles',
  'not-at-start',
  'no-party',
  'empty-party',
  'text-before-party',
  'not-opened',
]);

/** The faults of a template's markup that are certain before it is filled, each at its line and column. */
export function checkTemplateMarkup({ body, bodyLine, file }: TemplateSource): readonly Diagnostic[] {
  const masked = maskTags(body);
  const lines = body.split('\n');
  const locate: Locate = (line, column) => {
    const number = masked.lines[line - 1] ?? 0;
    const excerpt = lines[number] ?? '';
    return { file, line: bodyLine + number, column: Array.from(excerpt.slice(0, column - 1)).length + 1, excerpt };
  };
  const sheet = new Sheet(masked.text, locate, true);
  blocksOf(parseTree(masked.text).children, sheet);
  return sheet.diagnostics.filter(({ fault }) => isCertain(fault));
}

function isCertain(fault: Fault): boolean {
  if (fault.code === 'empty-block') return false;
  return fault.code !== 'directive-content' || !uncertain.has(fault.detail);
}
