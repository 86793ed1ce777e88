/**
 * Texts that need no tokenizer: a paragraph, a heading or a signature block of hanzi, letters, digits and blanks, without
 * a character that could be markup. What a letter says of its own school is mostly such, and the tokenizer takes longer
 * for it than everything else does; the tree is the one it would give (`tests/parse/plain.test.ts`).
 */
import type { Blank } from './blank.ts';
import type { Paragraph, PhrasingContent, RootContent, Text } from 'mdast';

/** Where something stands in the text. */
interface Point {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** Characters that mean nothing to Markdown wherever they stand. */
const plain = String.raw`A-Za-z0-9\u2014\u2018-\u201D\u2026\u3000-\u303F\u4E00-\u9FFF\uFF01-\uFF5E`;
/** A line of them, and of blanks. */
const line = `(?:_{4,}(?!_)|[${plain}])(?:_{4,}(?!_)|[${plain}])*`;
const plainLines = new RegExp(`^${line}(?:\\n${line})*$`, 'u');
const plainHeading = new RegExp(`^(#{1,3}) ((?:_{4,}(?!_)|[${plain}])+)$`, 'u');
const signatures = /^:::signatures(?:\{columns=(\d)\})?\n((?:.+\n)+):::$/u;
const party = '::party';

/** The nodes of a text; undefined if it takes the tokenizer to tell. */
export function plainNodes(text: string): RootContent[] | undefined {
  const start: Point = { line: 1, column: 1, offset: 0 };
  if (plainLines.test(text)) return [paragraph(text, start)];
  const [, marks, words] = plainHeading.exec(text) ?? [];
  if (marks !== undefined && words !== undefined) {
    const depth = marks.length === 1 ? 1 : marks.length === 2 ? 2 : 3;
    const children = phrasing(words, after(`${marks} `, start));
    return [{ type: 'heading', depth, children, position: { start, end: after(text, start) } }];
  }
  const [, columns, content] = signatures.exec(text) ?? [];
  return content === undefined ? undefined : signatureNodes(text, columns, content);
}

function signatureNodes(text: string, columns: string | undefined, content: string): RootContent[] | undefined {
  const start: Point = { line: 1, column: 1, offset: 0 };
  let at = after(text.slice(0, text.indexOf('\n') + 1), start);
  const children: (Paragraph | Directive)[] = [];
  // Parties, and the lines between them as paragraphs.
  for (const [piece] of content.matchAll(/::party\n|(?:(?!::party\n).+\n)+/gu)) {
    const words = piece.slice(0, -1);
    if (words === party) children.push(partyNode(at));
    else if (plainLines.test(words)) children.push(paragraph(words, at));
    else return undefined;
    at = after(piece, at);
  }
  const attributes = columns === undefined ? {} : { columns };
  const position = { start, end: after(text, start) };
  return [{ type: 'containerDirective', name: 'signatures', attributes, children, position }];
}

type Directive = Extract<RootContent, { type: 'leafDirective' }>;

function partyNode(start: Point): Directive {
  const position = { start, end: after(party, start) };
  return { type: 'leafDirective', name: 'party', attributes: {}, children: [], position };
}

function paragraph(text: string, start: Point): Paragraph {
  return { type: 'paragraph', children: phrasing(text, start), position: { start, end: after(text, start) } };
}

/** Texts and the blanks between them. */
function phrasing(text: string, start: Point): PhrasingContent[] {
  let at = start;
  return Array.from(text.matchAll(/_+|[^_]+/gu), ([value]): Text | Blank => {
    const position = { start: at, end: after(value, at) };
    at = position.end;
    return { type: value.startsWith('_') ? 'blank' : 'text', value, position };
  });
}

/** The place behind a piece of text. */
function after(text: string, { line: number, column, offset }: Point): Point {
  const lines = text.split('\n');
  const last = lines.at(-1) ?? '';
  return {
    line: number + lines.length - 1,
    column: lines.length > 1 ? last.length + 1 : column + last.length,
    offset: offset + text.length,
  };
}
