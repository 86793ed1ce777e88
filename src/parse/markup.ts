/** Markdown with directives to the document tree: of a filled paper, or of a template to see what is wrong with it. */
import type { Diagnostic, Outcome, Place } from '../model/diagnostic.ts';
import { error, hasErrors } from '../model/diagnostic.ts';
import type { Block, DocumentProperties, PaperDocument } from '../model/document.ts';
import { characters, excerptOf } from '../model/excerpts.ts';
import type { TemplateSource } from '../model/source.ts';
import { blocksOf, blocksOfChunks } from './blocks.ts';
import { excessOf, type Excess } from './bounds.ts';
import { isCertain } from './certain.ts';
import { chunksOf, readChunk } from './chunks.ts';
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
  const excess = excessOf(markdown);
  const chunks = excess === undefined ? chunksOf(markdown)?.map(readChunk) : undefined;
  const known = chunks === undefined ? undefined : blocksOfChunks(chunks);
  if (known !== undefined) return { value: { properties, blocks: known }, diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const report: Report = (fault, _line, column, line) =>
    diagnostics.push(error(fault, { file, excerpt: excerptOf(line, column - 1, column).excerpt ?? '' }));
  const blocks = readBlocks(markdown, new Sheet(markdown, report), excess);
  return { value: hasErrors(diagnostics) ? undefined : { properties, blocks }, diagnostics };
}

/** Where a position of a template's text stands: lines from 1, columns from 0 in UTF-16 units. */
export type PlaceOf = (position: { readonly line: number; readonly column: number }) => Place;

/**
 * The faults of a template's markup that are certain before it is filled, each at its line and column.
 *
 * @param placeOf where positions of the body stand, if it is not the text of one file.
 */
export function checkTemplateMarkup(template: TemplateSource, placeOf = placesOf(template)): readonly Diagnostic[] {
  const { text, lines } = maskTags(template.body);
  const certain: Diagnostic[] = [];
  const report: Report = (fault, line, column) => {
    const masked = lines[line - 1];
    if (!isCertain(fault, masked)) return;
    certain.push(error(fault, placeOf({ line: (masked?.number ?? 0) + 1, column: column - 1 })));
  };
  readBlocks(text, new Sheet(text, report, true), excessOf(text));
  return certain;
}

/** The blocks of a text; none of one that would take too long to parse, which is told. */
function readBlocks(text: string, sheet: Sheet, excess: Excess | undefined): Block[] {
  if (excess === undefined) return blocksOf(parseTree(text).children, sheet);
  sheet.faultAt(excess.fault, excess.line, excess.column);
  return [];
}

function placesOf({ body, bodyLine, file }: TemplateSource): PlaceOf {
  const lines = body.split('\n');
  return ({ line, column }) => {
    const text = lines[line - 1] ?? '';
    const before = characters(text.slice(0, column));
    return { file, line: bodyLine + line - 1, column: before + 1, ...excerptOf(text, column, before + 1) };
  };
}
