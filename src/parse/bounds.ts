/**
 * How much markup a text may hold. The tokenizer takes time that grows with the square of the signs in one paragraph and
 * of the levels of its containers; a text that is made to be slow is told before it is read. Values never count: their
 * signs are escaped.
 */
import type { Fault } from '../model/diagnostic.ts';

/** Levels of directives, of items and of quotes. */
const maxContainers = 16;
/** Characters that open containers at the start of a line: spaces, `>` and the markers of items. */
const maxLead = 60;
/** Columns of a table; A4 in landscape has 37 characters in a line. */
const maxColumns = 60;
/** Signs times characters, of all paragraphs. */
export const maxMarks = 20_000_000;

/** What a text has too much of, and where; lines count from 1. */
export interface Excess {
  readonly fault: Extract<Fault, { code: 'too-much' }>;
  readonly line: number;
  readonly column: number;
}

/** Starts a block of its own, so that signs before it are nothing to those after it. */
const blockStart = /^[ \t]*(?:\d{1,9}[.)][ \t]|[|#]|::|$)/u;
const lead = /^(?:[ \t>]|\d{1,9}[.)](?=[ \t])|[-+*](?=[ \t]))*/u;
/** Runs of signs that may be markup, where no backslash stands before them. */
const marks = /\\[^\n]|([*_`]+|[<&[\]])/gu;
const anyMark = /[*_`<&[\]]/u;
/** What a line begins with that may be more than words: most begin with hanzi. */
const notable = /^(?:[ \t>\d\-+*|#:]|$)/u;

/** The first thing of which a text has too much; undefined where it can be parsed in time. */
export function excessOf(text: string): Excess | undefined {
  return measure(text).excess;
}

/**
 * Signs times characters of a text between empty lines: those of several texts add up to what the whole has. Undefined
 * where it has too much of anything, or does not end all that it begins.
 */
export function costOf(text: string): number | undefined {
  const { excess, cost, open } = measure(text);
  return excess === undefined && open === 0 ? cost : undefined;
}

interface Measured {
  readonly excess: Excess | undefined;
  readonly cost: number;
  /** Containers that are not closed. */
  readonly open: number;
}

function measure(text: string): Measured {
  let open = 0;
  let cost = 0;
  let paragraph = { signs: 0, length: 0 };
  for (const [index, line] of text.split('\n').entries()) {
    const at = (of: 'containers' | 'columns' | 'marks', limit: number): Measured => ({
      excess: { fault: { code: 'too-much', of, limit }, line: index + 1, column: 1 },
      cost,
      open,
    });
    if (notable.test(line)) {
      open = Math.max(0, open + fenceOf(line));
      if (open > maxContainers || (lead.exec(line)?.[0].length ?? 0) > maxLead) return at('containers', maxContainers);
      if (columnsOf(line) > maxColumns) return at('columns', maxColumns);
      if (blockStart.test(line)) {
        cost += paragraph.signs * paragraph.length;
        paragraph = { signs: 0, length: 0 };
      }
    }
    paragraph.signs += signsOf(line);
    paragraph.length += line.length;
    if (cost + paragraph.signs * paragraph.length > maxMarks) return at('marks', maxMarks);
  }
  return { excess: undefined, cost: cost + paragraph.signs * paragraph.length, open };
}

/** 1 where a line opens a container, -1 where it closes one. */
function fenceOf(line: string): number {
  if (!/^[ \t]*:{3}/u.test(line)) return 0;
  return /^[ \t]*:+[ \t]*$/u.test(line) ? -1 : 1;
}

/** Of a line that may be a row of a table: its cells, or more. */
function columnsOf(line: string): number {
  return /^[ \t]*\|/u.test(line) ? line.split('|').length - 1 : 0;
}

function signsOf(line: string): number {
  if (!anyMark.test(line)) return 0;
  let count = 0;
  for (const [, sign] of line.matchAll(marks)) if (sign !== undefined) count += 1;
  return count;
}
