/**
 * Running text: what stands within a paragraph, heading or line. Markdown's nested marks become a flat row of
 * texts with flags; spaces and line breaks of the source become what Chinese setting wants.
 */
import type { Break, PhrasingContent } from 'mdast';
import type { BlankInline, BreakInline, Inline, Line, TextInline } from '../model/document.ts';
import { blankWidth } from './blank.ts';
import type { CrossReference } from './reference.ts';
import type { Sheet } from './sheet.ts';

/** One character with its flags, or what is not text. */
type Unit = TextInline | BlankInline | BreakInline;

interface Flags {
  readonly strong: boolean;
  readonly emphasis: boolean;
}

/** Hanzi, kana, CJK and full-width punctuation: lines join beside them without a space. */
const cjk = /[\u2E80-\uA4CF\uF900-\uFAFF\uFE10-\uFE1F\uFE30-\uFE6F\uFF00-\uFFEF\u{20000}-\u{3FFFF}]/u;
/** Quotes, dashes, ellipsis and symbols: CJK after CJK, Latin after Latin. */
const neutral = /[\u2010-\u2E7F]/u;

const known = new WeakMap<readonly PhrasingContent[], readonly Inline[]>();

/** The content of a paragraph: its lines joined, its spaces set right. The same nodes give the same array. */
export function inlinesOf(nodes: readonly PhrasingContent[], sheet: Sheet): readonly Inline[] {
  const content = known.get(nodes) ?? plainContent(nodes) ?? merged(tidied(unitsOf(nodes, sheet)), sheet);
  known.set(nodes, content);
  return content;
}

/** The content of texts on one line with bold ones between, as most are: nothing of it is to be joined. */
function plainContent(nodes: readonly PhrasingContent[]): readonly Inline[] | undefined {
  const inlines: TextInline[] = [];
  for (const node of nodes) {
    const strong = node.type === 'strong';
    const [text, ...others] = strong ? node.children : [node];
    if (text?.type !== 'text' || others.length > 0 || text.value === '' || /[\r\n]/u.test(text.value)) return undefined;
    if (inlines.at(-1)?.strong === strong) return undefined;
    inlines.push({ kind: 'text', text: text.value, strong, emphasis: false });
  }
  return inlines;
}

/** Every line of the source as a line of its own; a line of ideographic spaces only is an empty one. */
export function linesOf(nodes: readonly PhrasingContent[], sheet: Sheet): Line[] {
  return (plainLines(nodes) ?? markedLines(nodes, sheet))
    .filter((line) => line.length > 0)
    .map((line) => (line.every(isWideSpace) ? [] : line));
}

/** The lines of texts and blanks alone. */
function plainLines(nodes: readonly PhrasingContent[]): Inline[][] | undefined {
  let line: Inline[] = [];
  const lines = [line];
  for (const node of nodes) {
    if (node.type === 'blank') {
      line.push({ kind: 'blank', width: blankWidth(node) });
      continue;
    }
    if (node.type !== 'text' || node.value.includes('\r')) return undefined;
    for (const [index, text] of node.value.split('\n').entries()) {
      if (index > 0) lines.push((line = []));
      if (text === '') continue;
      if (line.at(-1)?.kind === 'text') return undefined;
      line.push({ kind: 'text', text, strong: false, emphasis: false });
    }
  }
  return lines;
}

function markedLines(nodes: readonly PhrasingContent[], sheet: Sheet): Inline[][] {
  const lines: Unit[][] = [[]];
  for (const unit of unitsOf(nodes, sheet)) {
    if (unit.kind === 'break') lines.push([]);
    else if (unit.kind === 'text' && unit.text === '\n') lines.push([]);
    else lines.at(-1)?.push(unit);
  }
  return lines.map((units) => merged(tidied(units), sheet));
}

function isWideSpace(inline: Inline): boolean {
  return inline.kind === 'text' && /^\u3000+$/u.test(inline.text);
}

/** Marks are taken from a stack, not by calls: a row of asterisks nests deeper than calls may. */
function unitsOf(nodes: readonly PhrasingContent[], sheet: Sheet): Unit[] {
  const units: Unit[] = [];
  const waiting = marked(nodes, { strong: false, emphasis: false });
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, flags } = next;
    switch (node.type) {
      case 'text':
        for (const text of node.value.replace(/\r\n?/gu, '\n')) units.push({ kind: 'text', text, ...flags });
        break;
      case 'strong':
        for (const child of marked(node.children, { ...flags, strong: true })) waiting.push(child);
        break;
      case 'emphasis':
        for (const child of marked(node.children, { ...flags, emphasis: true })) waiting.push(child);
        break;
      case 'blank':
        units.push({ kind: 'blank', width: blankWidth(node) });
        break;
      case 'crossReference':
        units.push(referenceUnit(node, flags, sheet));
        break;
      case 'break':
        units.push(isMeant(node, sheet) ? { kind: 'break' } : { kind: 'text', text: '\n', ...flags });
        break;
      case 'inlineCode':
      case 'html':
      case 'link':
      case 'image':
      case 'linkReference':
      case 'imageReference':
      case 'delete':
      case 'footnoteReference':
      case 'textDirective':
        sheet.refuse(node);
    }
  }
  return units;
}

/** A text of one hanzi, for that is what its neighbours will mostly see; it stays apart from them. */
function referenceUnit(node: CrossReference, flags: Flags, sheet: Sheet): TextInline {
  const unit: TextInline = { kind: 'text', text: '一', ...flags };
  sheet.references.set(unit, node);
  return unit;
}

interface Marked {
  readonly node: PhrasingContent;
  readonly flags: Flags;
}

/** The nodes with the flags of what they stand in, the first of them last. */
function marked(nodes: readonly PhrasingContent[], flags: Flags): Marked[] {
  return nodes.map((node) => ({ node, flags })).reverse();
}

/** Two spaces at a line's end break it in Markdown; nobody sees them, and an empty value leaves them. */
function isMeant({ position }: Break, sheet: Sheet): boolean {
  if (position === undefined) return true;
  return sheet.line(position.start.line)[position.start.column - 1] === '\\';
}

/**
 * The lines of the source joined: with a space between Latin words, without one beside CJK characters, blanks and
 * breaks. Spaces that were typed, or that a value brought along, stay.
 */
function tidied(units: readonly Unit[]): Unit[] {
  const kept: Unit[] = [];
  let lineEnd: TextInline | undefined;
  let afterCjk = true;
  for (const unit of units) {
    if (unit.kind === 'text' && unit.text === '\n') {
      lineEnd = { ...unit, text: ' ' };
      continue;
    }
    const isText = unit.kind === 'text';
    const isCjk: boolean = !isText || cjk.test(unit.text) || (afterCjk && neutral.test(unit.text));
    if (lineEnd !== undefined && !afterCjk && !isCjk) kept.push(lineEnd);
    lineEnd = undefined;
    afterCjk = isCjk;
    kept.push(unit);
  }
  return kept;
}

/** Neighbours with the same flags as one text, but for references, which have no text yet. */
function merged(units: readonly Unit[], { references }: Sheet): Inline[] {
  return joinTexts(units, (unit) => unit.kind === 'text' && references.has(unit));
}

/** Neighbouring texts with the same flags as one. */
export function joinTexts(units: readonly Inline[], isApart: (unit: Inline) => boolean = () => false): Inline[] {
  const inlines: Inline[] = [];
  // The text that others may yet be joined to: it is put together once it has ended.
  let open: TextInline | undefined;
  let text = '';
  const close = (): void => {
    if (open !== undefined) inlines.push(text === open.text ? open : { ...open, text });
    open = undefined;
  };
  for (const unit of units) {
    const isText = unit.kind === 'text' && !isApart(unit);
    if (isText && open?.strong === unit.strong && open.emphasis === unit.emphasis) {
      text += unit.text;
      continue;
    }
    close();
    if (isText) {
      open = unit;
      ({ text } = unit);
    } else inlines.push(unit);
  }
  close();
  return inlines;
}
