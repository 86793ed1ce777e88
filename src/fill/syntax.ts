/**
 * Template text to Handlebars' tree, or what is wrong with its tags: where the parser gives up, the tags
 * themselves are looked at, so that a block without end is reported where it begins and not at the file's end.
 */
import Handlebars from 'handlebars';
import { error } from '../model/diagnostic.ts';
import type { Diagnostic, Place } from '../model/diagnostic.ts';
import { columnCounter, excerptOf } from '../model/excerpts.ts';
import { lineAt, lineStarts } from '../model/lines.ts';
import { maxBlockDepth, tooDeepAt } from './bounds.ts';

/** A position in the template's text: lines count from 1, columns from 0, in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where a position of the text stands in the user's file. */
export type Locate = (position: Position) => Place;

/** Places of a text that begins at a line of its file. */
export function locateIn(file: string, text: string, firstLine = 1): Locate {
  const lines = text.split(/\r?\n/);
  const columnOf = columnCounter();
  return ({ line, column: offset }) => {
    const shown = lines[line - 1] ?? '';
    const column = columnOf(line, shown, offset);
    return { file, line: firstLine + line - 1, column, ...excerptOf(shown, offset, column) };
  };
}

/** The tree of a template, before white space around block tags is taken away; or the faults of its tags. */
export function parseTemplate(text: string, locate: Locate): hbs.AST.Program | readonly Diagnostic[] {
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    return [error({ code: 'too-much', of: 'blocks', limit: maxBlockDepth }, locate(positionAt(text, deep)))];
  }
  try {
    return Handlebars.parseWithoutProcessing(text);
  } catch (cause) {
    const faults = unbalancedBlocks(text, locate);
    return faults.length > 0 ? faults : [syntaxFault(text, locate, cause)];
  }
}

interface Tag {
  readonly text: string;
  readonly position: Position;
}

/** Comments first, since they may hold tags; then tags, escaped ones (`\{{`) included to be left out. */
const tagPattern = /\\*\{\{~?!--[\s\S]*?--~?\}\}|\\*\{\{[\s\S]*?(?:\}\}+|(?=\{\{)|$)/g;

function tagsOf(text: string): Tag[] {
  const tags: Tag[] = [];
  for (const match of text.matchAll(tagPattern)) {
    const isEscaped = /^\\(?:\\\\)*\{/.test(match[0]);
    const isComment = /^\\*\{\{~?!/.test(match[0]);
    if (isEscaped || isComment) continue;
    tags.push({ text: match[0].replace(/^\\+/, ''), position: positionAt(text, text.indexOf('{{', match.index)) });
  }
  return tags;
}

/** Where an offset of the text is. */
export function positionAt(text: string, offset: number): Position {
  return positionIn(lineStarts(text), offset);
}

/** Where an offset is, from the starts of the lines. */
export function positionIn(starts: readonly number[], offset: number): Position {
  const line = lineAt(starts, offset);
  return { line: line + 1, column: offset - (starts[line] ?? 0) };
}

/** Blocks without end, or with another's, and ends without block. */
function unbalancedBlocks(text: string, locate: Locate): Diagnostic[] {
  const faults: Diagnostic[] = [];
  const open: { readonly name: string; readonly tag: Tag }[] = [];
  for (const tag of tagsOf(text)) {
    const opens = /^\{\{~?[#^]\s*([^\s~{}()]+)/.exec(tag.text)?.[1];
    const closes = /^\{\{~?\/\s*([^\s~{}()]+)/.exec(tag.text)?.[1];
    if (opens !== undefined) open.push({ name: opens, tag });
    if (closes === undefined) continue;
    const found = `{{/${closes}}}`;
    const last = open.at(-1);
    if (last?.name === closes) {
      open.pop();
    } else if (last !== undefined && open.some((block) => block.name === closes)) {
      faults.push(error({ code: 'block-not-closed', block: `{{#${last.name}}}`, found }, locate(last.tag.position)));
      while (open.pop()?.name !== closes);
    } else {
      faults.push(error({ code: 'block-not-opened', block: found }, locate(tag.position)));
    }
  }
  for (const { name, tag } of open) {
    faults.push(error({ code: 'block-not-closed', block: `{{#${name}}}` }, locate(tag.position)));
  }
  return faults;
}

/** The tag the parser gave up at: the first on its line that does not stand by itself, or the last before. */
function syntaxFault(text: string, locate: Locate, cause: unknown): Diagnostic {
  const message = cause instanceof Error ? cause.message : String(cause);
  const line = Number(/(?:on line |- )(\d+)/.exec(message)?.[1] ?? 1);
  const tags = tagsOf(text).filter(({ position }) => position.line <= line);
  const tag = tags.find((candidate) => candidate.position.line === line && !standsAlone(candidate.text)) ?? tags.at(-1);
  if (tag === undefined) return error({ code: 'template-syntax', detail: '{{' }, locate({ line, column: 0 }));
  return error({ code: 'template-syntax', detail: tag.text.split('\n')[0] ?? '' }, locate(tag.position));
}

function standsAlone(tag: string): boolean {
  if (/^\{\{~?\s*(?:\/|\^|else\b)/.test(tag)) return true;
  const block = /^\{\{~?#[>*]?\s*([^\s~{}()]+)/.exec(tag)?.[1];
  try {
    Handlebars.parseWithoutProcessing(block === undefined ? tag : `${tag}{{/${block}}}`);
    return true;
  } catch {
    return false;
  }
}
