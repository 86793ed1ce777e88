/**
 * Plain text: lines in which nothing means anything to Markdown but blanks and bold words, items of one such line each,
 * and signatures made of them. Most of what a letter has for itself is of this kind, and to see that takes a hundredth of
 * the time it takes to parse it.
 */
import type { List, ListItem, Paragraph, PhrasingContent, RootContent, Text } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';

/** What is markup or helps it, or is read in another way than it stands. Underscores: see `blankOrText`. */
const meaningful = /[\p{Cs}\ufeff\\`*[\]<>&!#|~{}]|(?!\n)\p{Cc}/u;
/** A line that may open a block or loses its ends, or begins with a blank. */
const special = /^(?:[!-/:-@[-`{-~ ]|\d{1,9}[.)])| $/mu;
/** One line in which no character can be any of these. */
const harmless = /^[A-Za-z\d\u3001-\u303e\u3200-\u9fff\uff01-\uff5e“”‘’—…·×]+$/u;
/** An empty line ends a paragraph. */
const empty = /^$/mu;
/** Fewer underscores are plain, but what Markdown makes of them depends on what is beside. */
const fewUnderscores = /(?<!_)_{1,3}(?!_)/u;
/** Asterisks that can be nothing but bold: words that begin with hanzi and end with hanzi, or with a stop before some. */
const bold =
  /\*\*([\u3400-\u9fff](?:[^*_\n]*[\u3400-\u9fff])?|[\u3400-\u9fff][^*_\n]*[。：；，](?=\*\*(?:$|[\u3400-\u9fff])))\*\*(?!\*)/gmu;
/** The same, and blanks. */
const marked = new RegExp(`(${bold.source.replace('(', '(?:')}|_+)`, 'mu');

/** A place in a text: line and column from 1, the offset in UTF-16 units. */
interface Point {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

const beginning: Point = { line: 1, column: 1, offset: 0 };

/** A text as the nodes that Markdown takes it for, if it is plain; else undefined. */
export function plainNodes(text: string): RootContent[] | undefined {
  if (text.startsWith(':::signatures')) {
    const node = plainSignatures(text);
    return node && [node];
  }
  const [, marks = '', words] = heading.exec(text) ?? [];
  if (words !== undefined) {
    const plain = plainParagraph(words, { line: 1, column: marks.length + 1, offset: marks.length });
    if (plain === undefined) return undefined;
    const { children, position } = plain;
    const depth = marks.length === 2 ? 1 : marks.length === 3 ? 2 : 3;
    return [{ type: 'heading', depth, children, position: { start: beginning, end: position?.end ?? beginning } }];
  }
  const node = plainParagraph(text, beginning) ?? plainList(text);
  return node && [node];
}

/** Headings of papers, on one line. */
const heading = /^(#{1,3} )([^\n]+)$/u;

/** @param start where the text begins. */
function plainParagraph(text: string, start: Point): Paragraph | undefined {
  if (harmless.test(text)) {
    const position = { start, end: moved(start, text.length) };
    return { type: 'paragraph', children: [{ type: 'text', value: text, position }], position };
  }
  const words = text.includes('**') ? text.replace(bold, '$1') : text;
  if (empty.test(words) || special.test(words) || meaningful.test(words) || fewUnderscores.test(words))
    return undefined;
  let point = start;
  const children: PhrasingContent[] = [];
  for (const value of text.split(marked)) {
    if (value === '') continue;
    const from = point;
    point = pointAfter(point, value);
    children.push(phrase(value, { start: from, end: point }));
  }
  return { type: 'paragraph', children, position: { start, end: point } };
}

function phrase(value: string, position: { readonly start: Point; readonly end: Point }): PhrasingContent {
  if (value.startsWith('_')) return { type: 'blank', value, position };
  if (!value.startsWith('**')) return { type: 'text', value, position };
  const inside = { start: moved(position.start, 2), end: moved(position.end, -2) };
  const text: Text = { type: 'text', value: value.slice(2, -2), position: inside };
  return { type: 'strong', children: [text], position };
}

function moved({ line, column, offset }: Point, by: number): Point {
  return { line, column: column + by, offset: offset + by };
}

const itemMark = /^(\d{1,9})\. /u;

/** A list whose items have one line each. */
function plainList(text: string): List | undefined {
  if (!itemMark.test(text)) return undefined;
  const children: ListItem[] = [];
  let start = beginning;
  for (const line of text.split('\n')) {
    const mark = itemMark.exec(line)?.[0];
    const paragraph = mark && plainParagraph(line.slice(mark.length), moved(start, mark.length));
    if (!paragraph) return undefined;
    const end = moved(start, line.length);
    children.push({ type: 'listItem', spread: false, checked: null, children: [paragraph], position: { start, end } });
    start = { line: start.line + 1, column: 1, offset: end.offset + 1 };
  }
  const end = children.at(-1)?.position?.end ?? beginning;
  const first = Number(itemMark.exec(text)?.[1]);
  return { type: 'list', ordered: true, start: first, spread: false, children, position: { start: beginning, end } };
}

function pointAfter({ line, column, offset }: Point, text: string): Point {
  const turns = text.split('\n').length - 1;
  const lastLine = text.length - text.lastIndexOf('\n') - 1;
  return {
    line: line + turns,
    column: turns === 0 ? column + text.length : lastLine + 1,
    offset: offset + text.length,
  };
}

const signatures = /^:::signatures(?:\{(?:columns=(\d+))?\})?\n(::party\n[^]*)\n:::$/u;
const party = '::party';

/** Signatures whose parties say what they are in plain lines. */
function plainSignatures(text: string): ContainerDirective | undefined {
  const [, columns, inner] = signatures.exec(text) ?? [];
  if (inner === undefined) return undefined;
  const lines = inner.split('\n');
  const children: (LeafDirective | Paragraph)[] = [];
  let offset = text.indexOf('\n') + 1;
  for (let index = 0; index < lines.length;) {
    if (lines[index] === party) {
      const start = { line: index + 2, column: 1, offset };
      const end = { line: index + 2, column: party.length + 1, offset: offset + party.length };
      children.push({ type: 'leafDirective', name: 'party', attributes: {}, children: [], position: { start, end } });
      index += 1;
      offset = end.offset + 1;
      continue;
    }
    let end = index;
    while (end < lines.length && lines[end] !== party) end += 1;
    const said = lines.slice(index, end).join('\n');
    const paragraph = plainParagraph(said, { line: index + 2, column: 1, offset });
    if (paragraph === undefined) return undefined;
    children.push(paragraph);
    offset += said.length + 1;
    index = end;
  }
  const start = { line: 1, column: 1, offset: 0 };
  const position = { start, end: { line: lines.length + 2, column: 4, offset: text.length } };
  return {
    type: 'containerDirective',
    name: 'signatures',
    attributes: columns === undefined ? {} : { columns },
    children,
    position,
  };
}
