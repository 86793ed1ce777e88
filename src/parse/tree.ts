/**
 * The dialect of Markdown that templates are written in, as a syntax tree. Constructs that would turn plain
 * text into something else by accident are off: indented code, underlined headings, link definitions, thematic
 * breaks (`____` is a blank) and text directives (`18:30` is a time).
 */
import type { Root } from 'mdast';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { directive } from 'micromark-extension-directive';
import { gfmTable } from 'micromark-extension-gfm-table';
import { blankFromMarkdown, blankSyntax } from './blank.ts';
import { referenceFromMarkdown, referenceSyntax } from './reference.ts';

const { flow = {} } = directive();

const extensions = [
  { flow, disable: { null: ['codeIndented', 'setextUnderline', 'definition', 'thematicBreak'] } },
  cjkFriendlyExtension(),
  blankSyntax,
  referenceSyntax,
  gfmTable(),
];
const converters = [directiveFromMarkdown(), gfmTableFromMarkdown(), blankFromMarkdown, referenceFromMarkdown];

/** The tree of a text; its positions count lines from 1 and columns in UTF-16 units from 1. */
export function parseTree(markdown: string): Root {
  return fromMarkdown(markdown, { extensions, mdastExtensions: converters });
}
