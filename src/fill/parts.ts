/**
 * Parts: {{> copies}} inserts the text of a part. The texts are joined before the template is compiled, so that
 * white space, asterisks and block parameters work as if the text had been written there; every piece remembers
 * where it came from, so that faults name the part's own file and line. A part is a text with a structure of
 * its own: its blocks begin and end in it.
 */
import { error } from '../model/diagnostic.ts';
import type { Diagnostic, Fault, Place } from '../model/diagnostic.ts';
import { lineStarts } from '../model/lines.ts';
import { nearestName } from '../model/names.ts';
import type { Parts, PartSource } from '../model/source.ts';
import { maxTemplateLength } from './bounds.ts';
import { nameOf } from './nodes.ts';
import { locateIn, parseTemplate, positionIn } from './syntax.ts';
import type { Locate, Position } from './syntax.ts';

/** A text of a file, and where in the file its positions are. */
export interface LocatedText {
  readonly text: string;
  readonly locate: Locate;
}

export interface JoinedText extends LocatedText {
  /** The parts that stand in it. */
  readonly used: readonly PartSource[];
  readonly diagnostics: readonly Diagnostic[];
  /** Whether a part was left out because there would have been too much. */
  readonly isTooLong: boolean;
}

/** The template's text with its parts in their places; what cannot be inserted leaves nothing. */
export function insertParts(template: LocatedText, program: hbs.AST.Program, parts: Parts): JoinedText {
  const { length } = template.text;
  const work: Work = { parts, used: new Set(), cycles: new Set(), diagnostics: [], length, overflow: undefined };
  const pieces = piecesOf(work, template, program, []);
  const text = pieces.map((piece) => piece.text).join('');
  if (work.length > maxTemplateLength) {
    const fault = { code: 'too-much', of: 'template', limit: maxTemplateLength } as const;
    work.diagnostics.push(error(fault, work.overflow ?? template.locate({ line: 1, column: 0 })));
  }
  return {
    text,
    locate: locateAmong(pieces, text),
    used: [...work.used],
    diagnostics: work.diagnostics,
    isTooLong: work.length > maxTemplateLength,
  };
}

interface Work {
  readonly parts: Parts;
  readonly used: Set<PartSource>;
  /** Circles that have been told, each by its names in order. */
  readonly cycles: Set<string>;
  readonly diagnostics: Diagnostic[];
  /** Characters of the template and of what was inserted so far. */
  length: number;
  /** The tag at which there were too many. */
  overflow: Place | undefined;
}

/** A stretch of a text. What was put between two stretches belongs to the place it was put at. */
interface Piece {
  readonly text: string;
  readonly origin: LocatedText;
  /** Where in the origin's text it begins. */
  readonly offset: number;
}

/** The text in pieces, its parts inserted; `names` are the parts it stands in, outermost first. */
function piecesOf(work: Work, origin: LocatedText, program: hbs.AST.Program, names: readonly string[]): Piece[] {
  const { text } = origin;
  const pieces: Piece[] = [];
  let done = 0;
  let last = '';
  for (const tag of partTags(program)) {
    const { start, end, line } = rangeOf(text, tag);
    const indent = line === undefined ? '' : text.slice(line.start, start);
    const inserted = piecesOfPart(work, origin, tag, indent, names);
    const part = inserted.map((piece) => piece.text).join('');
    // The line of a part without text goes with its tag, as the lines of all tags that print nothing.
    const gone = { start: line?.start ?? start, end: part === '' ? (line?.end ?? end) : end };
    const before = text.slice(done, gone.start);
    const [left, right] = part === '' ? ['', ''] : seamsOf(before === '' ? last : before, part, text.slice(end));
    if (part !== '' || before !== '') last = part;
    pieces.push({ text: before, origin, offset: done }, { text: left, origin, offset: start });
    for (const piece of inserted) pieces.push(piece);
    pieces.push({ text: right, origin, offset: end });
    done = gone.end;
  }
  pieces.push({ text: text.slice(done), origin, offset: done });
  return pieces;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where a tag stands; its line with the line's end, if nothing else stands there. */
function rangeOf(text: string, { loc }: hbs.AST.Node): Range & { readonly line: Range | undefined } {
  const [start, end] = [offsetAt(text, loc.start), offsetAt(text, loc.end)];
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const rest = /^[^\n]*\n?/.exec(text.slice(end))?.[0] ?? '';
  const isAlone = `${text.slice(lineStart, start)}${rest}`.trim() === '';
  return { start, end, line: isAlone ? { start: lineStart, end: end + rest.length } : undefined };
}

/** Part tags that can be inserted, in order; others stay for the rewriting to refuse. */
function partTags(program: hbs.AST.Program): hbs.AST.PartialStatement[] {
  return program.body.flatMap((node) => {
    if (node.type === 'BlockStatement') {
      const block = node as { program?: hbs.AST.Program; inverse?: hbs.AST.Program };
      return [block.program, block.inverse].flatMap((branch) => (branch === undefined ? [] : partTags(branch)));
    }
    if (node.type !== 'PartialStatement') return [];
    const tag = node as hbs.AST.PartialStatement;
    const { type } = tag.name as hbs.AST.Node;
    const isNamed = type === 'PathExpression' || type === 'StringLiteral';
    const { open, close } = tag.strip as { open: boolean; close: boolean };
    return isNamed && !open && !close ? [tag] : [];
  });
}

/** A part's text without its last line end, for the tag's line has one; its lines indented as the tag is. */
function piecesOfPart(
  work: Work,
  origin: LocatedText,
  tag: hbs.AST.PartialStatement,
  indent: string,
  names: readonly string[],
): Piece[] {
  const name = nameOf(tag.name);
  const refuse = (fault: Fault): Piece[] => {
    work.diagnostics.push(error(fault, origin.locate(tag.loc.start)));
    return [];
  };
  if (tag.params.length > 0 || (tag.hash?.pairs ?? []).length > 0) return refuse({ code: 'part-argument', name });
  const part = work.parts.get(name);
  if (part === undefined) {
    const nearest = nearestName(name, [...work.parts.keys()]);
    return refuse(nearest === undefined ? { code: 'part-missing', name } : { code: 'part-missing', name, nearest });
  }
  if (names.includes(name)) {
    const cycle = names.slice(names.indexOf(name));
    const key = JSON.stringify([...cycle].sort());
    const isTold = work.cycles.has(key);
    work.cycles.add(key);
    return isTold ? [] : refuse({ code: 'part-cycle', names: cycle });
  }
  work.used.add(part);
  // A part may be empty and yet insert others without end.
  work.length += part.text.length + 1;
  if (work.length > maxTemplateLength) {
    work.overflow ??= origin.locate(tag.loc.start);
    return [];
  }
  const text = part.text.replace(/\r?\n$/, '');
  const located = indented({ text, locate: locateIn(part.file, part.text) }, indent);
  const program = part.faults.length > 0 ? part.faults : parseTemplate(located.text, located.locate);
  if ('body' in program) return piecesOf(work, located, program, [...names, name]);
  work.diagnostics.push(...program);
  return [];
}

/** The text with its lines indented. Empty lines stay empty. */
function indented({ text, locate }: LocatedText, indent: string): LocatedText {
  return {
    text: text.replace(/^(?=[^\r\n])/gm, indent),
    locate: ({ line, column }) => locate({ line, column: Math.max(0, column - indent.length) }),
  };
}

/**
 * What keeps braces and backslashes at the ends of texts from becoming one tag: a comment, which prints nothing,
 * and white space which it takes away.
 */
function seamsOf(before: string, part: string, after: string): readonly [string, string] {
  const left = before.endsWith('\\') || endsBrace(before, part) ? '{{!}}' : '';
  return [left, /[\\{]$/.test(part) ? ' {{~!}}' : endsBrace(part, after) ? '{{!}}' : ''];
}

function endsBrace(text: string, next: string): boolean {
  return text.endsWith('}') && next.startsWith('}');
}

/** Places of the joined text: those of the pieces. */
function locateAmong(pieces: readonly Piece[], text: string): Locate {
  const lines = lineStarts(text);
  const originLines = new Map<LocatedText, readonly number[]>();
  const ends: number[] = [];
  for (const piece of pieces) ends.push((ends.at(-1) ?? 0) + piece.text.length);
  return ({ line, column }) => {
    const offset = (lines[line - 1] ?? 0) + column;
    // Pieces without text have nothing to be found in.
    const index = Math.min(firstAfter(ends, offset), pieces.length - 1);
    const piece = pieces[index];
    if (piece === undefined) throw new Error('a text has at least one piece');
    const { origin } = piece;
    const starts = originLines.get(origin) ?? lineStarts(origin.text);
    originLines.set(origin, starts);
    return origin.locate(positionIn(starts, piece.offset + offset - ((ends[index] ?? 0) - piece.text.length)));
  };
}

/** Index of the first of some rising numbers that is greater than one. */
function firstAfter(numbers: readonly number[], one: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((numbers[middle] ?? 0) > one) high = middle;
    else low = middle + 1;
  }
  return low;
}

function offsetAt(text: string, { line, column }: Position): number {
  let start = 0;
  for (let number = 1; number < line; number++) start = text.indexOf('\n', start) + 1;
  return start + column;
}
