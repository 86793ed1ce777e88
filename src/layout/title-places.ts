/**
 * What it costs to turn a title before each of its characters: nothing at the end of a word, more within a fixed phrase
 * or a name (`model/title-rules.ts`). Words come from the dictionary of `Intl.Segmenter` and the list of terms.
 */
import { neverBegins, neverEnds, terms, titleCosts } from '../model/title-rules.ts';

const dictionary = new Intl.Segmenter('zh-CN', { granularity: 'word' });
const clingingCharacters = new Set(neverBegins);
const longestTerm = Math.max(...terms.map((term) => term.length));
const termSet = new Set(terms);
/** A number stays with what it counts. */
const numeral = /^[0-9〇一二三四五六七八九十百]+$/u;

/**
 * The cost of a turn before each character, in squares of an em; undefined where the dictionary has no word's end.
 *
 * @param characters of the title, one code point each.
 */
export function placeCosts(characters: readonly string[]): (number | undefined)[] {
  const found = termsIn(characters);
  const inTerm = new Set(found.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at)));
  const words = wordsOf(characters, found);
  const costs = characters.map((): number | undefined => undefined);
  words.forEach((word, index) => {
    const previous = words[index - 1];
    if (previous !== undefined) costs[word.start] = costBetween(previous, word, characters, inTerm);
  });
  for (const { start, end } of found) {
    for (let place = start + 1; place < end; place++) {
      const cost = costs[place];
      if (cost !== undefined) costs[place] = cost + titleCosts.dividedTerm;
    }
  }
  return costs;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The dictionary's words; where it reads across a term's edge (学期中|小学), the list is right. */
function wordsOf(characters: readonly string[], found: readonly Span[]): Span[] {
  const indexAt = new Map<number, number>();
  let unit = 0;
  characters.forEach((character, index) => {
    indexAt.set(unit, index);
    unit += character.length;
  });
  const starts = new Set(found.flatMap(({ start, end }) => [start, end]));
  for (const { index } of dictionary.segment(characters.join(''))) starts.add(indexAt.get(index) ?? 0);
  starts.delete(characters.length);
  return [...starts]
    .sort((a, b) => a - b)
    .map((start, index, sorted) => ({ start, end: sorted[index + 1] ?? characters.length }));
}

function costBetween(before: Span, after: Span, characters: readonly string[], inTerm: ReadonlySet<number>): number {
  const text = characters.slice(0, before.end).join('');
  const next = characters[after.start] ?? '';
  // 年 clings to what stands before it, 年度 does not: only what is a word by itself is a suffix.
  const isSuffix = after.end - after.start === 1 && clingingCharacters.has(next);
  const isNumber = numeral.test(characters.slice(before.start, before.end).join(''));
  if (isSuffix || isNumber || neverEnds.some((word) => text.endsWith(word) && endsWithWord(before, word))) {
    return titleCosts.clinging;
  }
  const isName = ({ start, end }: Span): boolean =>
    end - start === 1 &&
    !inTerm.has(start) &&
    /\p{Script=Han}/u.test(characters[start] ?? '') &&
    !clingingCharacters.has(characters[start] ?? '');
  return isName(before) || isName(after) ? titleCosts.besideSingleCharacter : 0;
}

/** Whether a word of the list is the dictionary's whole word, not the end of another (公和 is not 和). */
function endsWithWord({ start, end }: Span, word: string): boolean {
  return end - start <= word.length;
}

/** All terms in the title, those within others too. */
function termsIn(characters: readonly string[]): Span[] {
  const found: Span[] = [];
  for (let start = 0; start < characters.length; start++) {
    let text = '';
    for (let end = start + 1; end <= Math.min(characters.length, start + longestTerm); end++) {
      text += characters[end - 1] ?? '';
      if (termSet.has(text)) found.push({ start, end });
    }
  }
  return found;
}
