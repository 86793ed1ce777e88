/** Markdown with directives to the document tree: of a filled paper, or of a template to see what is wrong with it. */
import type { Diagnostic, Outcome, Place } from '../model/diagnostic.ts';
import { error, hasErrors } from '../model/diagnostic.ts';
import type { Block, DocumentProperties, PaperDocument } from '../model/document.ts';
import { characters, excerptOf } from '../model/excerpts.ts';
import type { TemplateSource } from '../model/source.ts';
import { blocksOf, blocksOfChunks } from './blocks.ts';
import { excessOf, type Excess } from './bounds.ts';
import { isCertain } from './certain.ts';
import { readChunks } from './chunks.ts';
import { maskTags } from './mask.ts';
import { Sheet, type Report } from './sheet.ts';
import { parseTree } from './tree.ts';

/** Where a filled text comes from: the template's file, and its text where that is to be pointed at. */
export type Origin = Pick<TemplateSource, 'file'> & Partial<Pick<TemplateSource, 'body' | 'bodyLine'>>;

/**
 * Parses a filled paper. Faults show the filled line, and point at the template's line where one alone reads the same:
 * the line's number in the filled text would be of no use.
 */
export function parseMarkup(markdown: string, properties: DocumentProperties, origin: Origin): Outcome<PaperDocument> {
  const known = knownBlocks(markdown);
  if (known !== undefined) return { value: { properties, blocks: known }, diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const report: Report = (fault, _line, column, line) => diagnostics.push(error(fault, placeIn(origin, line, column)));
  const blocks = readBlocks(markdown, new Sheet(markdown, report), excessOf(markdown));
  return { value: hasErrors(diagnostics) ? undefined : { properties, blocks }, diagnostics };
}

/** The blocks of a text without fault, as far as they were read before in the same way the very same ones. */
function knownBlocks(markdown: string): Block[] | undefined {
  const chunks = readChunks(markdown);
  return chunks === undefined ? undefined : blocksOfChunks(chunks);
}

/** Where a filled line stands in the template: most lines of markup, such as `:::cover`, are there as they are. */
function placeIn({ file, body = '', bodyLine = 1 }: Origin, filled: string, column: number): Place {
  const before = characters(filled.slice(0, column - 1));
  const shown = excerptOf(filled, column - 1, before + 1);
  const alike = body.split('\n').flatMap((line, index) => (line.trimEnd() === filled.trimEnd() ? [index] : []));
  const [index] = alike;
  if (index === undefined || alike.length > 1) return { file, excerpt: shown.excerpt ?? '' };
  return { file, line: bodyLine + index, column: before + 1, ...shown };
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
