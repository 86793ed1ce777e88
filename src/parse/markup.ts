/** Markdown with directives to the document tree: of a filled paper, or of a template to see what is wrong with it. */
import type { Diagnostic, Outcome } from '../model/diagnostic.ts';
import { error, hasErrors } from '../model/diagnostic.ts';
import type { DocumentProperties, PaperDocument } from '../model/document.ts';
import type { TemplateSource } from '../model/source.ts';
import { blocksOf } from './blocks.ts';
import { isCertain } from './certain.ts';
import { maskTags } from './mask.ts';
import { Sheet, type Report } from './sheet.ts';
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
  const diagnostics: Diagnostic[] = [];
  const report: Report = (fault, _line, _column, excerpt) => diagnostics.push(error(fault, { file, excerpt }));
  const blocks = blocksOf(parseTree(markdown).children, new Sheet(markdown, report));
  return { value: hasErrors(diagnostics) ? undefined : { properties, blocks }, diagnostics };
}

/** The faults of a template's markup that are certain before it is filled, each at its line and column. */
export function checkTemplateMarkup({ body, bodyLine, file }: TemplateSource): readonly Diagnostic[] {
  const { text, lines } = maskTags(body);
  const source = body.split('\n');
  const certain: Diagnostic[] = [];
  const report: Report = (fault, line, column) => {
    const masked = lines[line - 1];
    if (!isCertain(fault, masked)) return;
    const number = masked?.number ?? 0;
    const excerpt = source[number] ?? '';
    const before = Array.from(excerpt.slice(0, column - 1)).length;
    certain.push(error(fault, { file, line: bodyLine + number, column: before + 1, excerpt }));
  };
  blocksOf(parseTree(text).children, new Sheet(text, report, true));
  return certain;
}
