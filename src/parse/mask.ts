/**
 * A template with its Handlebars taken out, so that its markup can be checked before any paper is made: every
 * character that stays keeps its column, and its line can be told.
 */

/** A template's text without its tags. */
export interface MaskedText {
  readonly text: string;
  /** One for each line of the text. */
  readonly lines: readonly MaskedLine[];
}

export interface MaskedLine {
  readonly text: string;
  /** The line of the template it comes from, counted from 0. */
  readonly number: number;
  /** Its paragraph has begun with a tag that prints nothing, or a line of such tags stood in it. */
  readonly followsTag: boolean;
  /** It stands in a branch, so it may be missing, or stand in for another. */
  readonly isConditional: boolean;
}

/** A comment or a tag; comments may hold `}}` between their dashes. */
const tagPattern = /\{\{~?!--[\s\S]*?--~?\}\}|\{\{[\s\S]*?\}\}/g;
/** A tag that prints nothing itself: of a block, its end, else, a comment, a partial. */
const silent = /^\{\{~?\s*(?:[#/!>^]|else\b)/;

/** Letters that no template has: hanzi, for what is printed there mostly is, and easily told from other text. */
const printed = '\u3400';
const unprinted = '\u3401';
const tagsOnly = new RegExp(String.raw`^\s*${unprinted}[\s${unprinted}]*$`, 'u');
const tagFirst = new RegExp(String.raw`^\s*${unprinted}`, 'u');

/** Takes out the lines of tags that stand alone, as filling does, and replaces all other tags by letters. */
export function maskTags(body: string): MaskedText {
  const tags = tagsOf(body);
  const gone = new Set(tags.filter(({ isAlone }) => isAlone).flatMap(linesOf));
  const conditional = conditionalLines(tags);
  // Unit by unit, not by character: columns are counted in UTF-16 units.
  const masked = body.replace(tagPattern, (tag) => tag.replace(/[^\n]/g, silent.test(tag) ? unprinted : printed));
  const lines: MaskedLine[] = [];
  let followsTag = false;
  masked.split('\n').forEach((line, number) => {
    // Where several tags stand on a line, filling leaves it empty.
    const text = tagsOnly.test(line) ? '' : line;
    followsTag = gone.has(number) || (text.trim() !== '' && (followsTag || tagFirst.test(text)));
    if (!gone.has(number)) lines.push({ text, number, followsTag, isConditional: conditional.has(number) });
  });
  return { text: lines.map(({ text }) => text).join('\n'), lines };
}

/** Whether something of a masked text depends on what a tag prints. */
export function isMasked(text: string): boolean {
  return text.includes(printed) || text.includes(unprinted);
}

interface Tag {
  readonly text: string;
  /** The lines it stands on, counted from 0. */
  readonly first: number;
  readonly last: number;
  /** Handlebars removes what prints nothing with its line, if nothing else stands there. */
  readonly isAlone: boolean;
}

function tagsOf(body: string): Tag[] {
  const tags: Tag[] = [];
  let line = 0;
  let offset = 0;
  for (const { 0: text, index } of body.matchAll(tagPattern)) {
    const end = index + text.length;
    const first = line + lineEnds(body.slice(offset, index));
    line = first + lineEnds(text);
    offset = end;
    const next = body.indexOf('\n', end);
    const before = body.slice(body.lastIndexOf('\n', index) + 1, index);
    const after = body.slice(end, next === -1 ? body.length : next);
    tags.push({ text, first, last: line, isAlone: silent.test(text) && `${before}${after}`.trim() === '' });
  }
  return tags;
}

function lineEnds(text: string): number {
  return text.split('\n').length - 1;
}

function linesOf({ first, last }: { readonly first: number; readonly last: number }): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Lines, counted from 0, that stand in a branch of a condition. */
function conditionalLines(tags: readonly Tag[]): ReadonlySet<number> {
  const found = new Set<number>();
  const open: boolean[] = [];
  let conditions = 0;
  let first = 0;
  for (const tag of tags) {
    if (conditions > 0) for (const line of linesOf({ first, last: tag.last })) found.add(line);
    first = tag.last;
    conditions += follow(tag.text, open);
  }
  return found;
}

/** Opens and closes blocks, each true where what it holds stands in a branch; gives how many more of them are. */
function follow(text: string, open: boolean[]): number {
  const [, sign = '', name = ''] = /^\{\{~?\s*([#/^]?)\s*([^\s~{}()]*)/.exec(text) ?? [];
  if (name === 'else' || (sign === '^' && name === '')) {
    const isNew = open.at(-1) === false;
    if (isNew) open[open.length - 1] = true;
    return isNew ? 1 : 0;
  }
  if (sign === '/') return open.pop() === true ? -1 : 0;
  if (sign === '') return 0;
  const isCondition = sign === '^' || name === 'if' || name === 'unless';
  open.push(isCondition);
  return isCondition ? 1 : 0;
}
