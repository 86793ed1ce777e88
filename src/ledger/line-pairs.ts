/**
 * Which of the removed lines became which of the added ones: those that share most of their words, in the order of
 * both texts.
 */
import type { Words } from './words.ts';

/** A removed line and the line it became; one of them alone where it has no counterpart. */
export type LinePair = readonly [removed: string, added: string | undefined] | readonly [undefined, added: string];

/** Lines that share less of their characters are not one line changed but two different ones. */
const leastLikeness = 0.4;
/** Empty lines go together, but never at the cost of a line with words. */
const emptyLikeness = 0.01;
/** Pairs that are weighed against each other; beyond, only lines at the same place are compared. */
const mostPairs = 250_000;

/** Pairs the lines of a change; each line stands in exactly one pair. */
export function pairLines(removed: readonly string[], added: readonly string[], words: Words): LinePair[] {
  if (removed.length === 0 || added.length === 0) return inOrder(removed, added, () => 0);
  const [old, fresh] = [removed.map((line) => profileOf(words(line))), added.map((line) => profileOf(words(line)))];
  const like = (i: number, j: number): number => likeness(old[i], fresh[j]);
  return removed.length * added.length > mostPairs ? inOrder(removed, added, like) : bestPairs(removed, added, like);
}

type Likeness = (removed: number, added: number) => number;

function inOrder(removed: readonly string[], added: readonly string[], like: Likeness): LinePair[] {
  return Array.from({ length: Math.max(removed.length, added.length) }, (_, index): LinePair[] => {
    const [old, fresh] = [removed[index], added[index]];
    if (old === undefined) return fresh === undefined ? [] : [[undefined, fresh]];
    if (fresh === undefined) return [[old, undefined]];
    return like(index, index) > 0
      ? [[old, fresh]]
      : [
          [old, undefined],
          [undefined, fresh],
        ];
  }).flat();
}

/** The pairs whose likeness adds up to the most. */
function bestPairs(removed: readonly string[], added: readonly string[], like: Likeness): LinePair[] {
  const width = added.length + 1;
  // Likeness and the best sum of what follows, for each pair of places; the last row and column stay 0.
  const alike = new Float64Array(removed.length * width);
  const best = new Float64Array((removed.length + 1) * width);
  for (let i = removed.length - 1; i >= 0; i--) {
    for (let j = added.length - 1; j >= 0; j--) {
      const pair = like(i, j);
      alike[i * width + j] = pair;
      const together = pair > 0 ? pair + at(best, (i + 1) * width + j + 1) : 0;
      best[i * width + j] = Math.max(together, at(best, (i + 1) * width + j), at(best, i * width + j + 1));
    }
  }
  const pairs: LinePair[] = [];
  let [i, j] = [0, 0];
  while (i < removed.length || j < added.length) {
    const [old, fresh] = [removed[i], added[j]];
    const here = i * width + j;
    const pair = old === undefined || fresh === undefined ? 0 : at(alike, here);
    if (old !== undefined && fresh !== undefined && pair > 0 && at(best, here) === pair + at(best, here + width + 1)) {
      pairs.push([old, fresh]);
      [i, j] = [i + 1, j + 1];
    } else if (old !== undefined && (fresh === undefined || at(best, here + width) >= at(best, here + 1))) {
      pairs.push([old, undefined]);
      i += 1;
    } else {
      if (fresh !== undefined) pairs.push([undefined, fresh]);
      j += 1;
    }
  }
  return pairs;
}

function at(numbers: Float64Array, index: number): number {
  return numbers[index] ?? 0;
}

/** How many characters of a line each of its words takes. */
interface Profile {
  readonly words: ReadonlyMap<string, number>;
  readonly length: number;
}

function profileOf(line: readonly string[]): Profile {
  const words = new Map<string, number>();
  let length = 0;
  for (const word of line) {
    if (word.trim() === '') continue;
    words.set(word, (words.get(word) ?? 0) + word.length);
    length += word.length;
  }
  return { words, length };
}

/** The part of their characters that two lines share, from 0 to 1; 0 where it is too little to pair them. */
function likeness(a: Profile | undefined, b: Profile | undefined): number {
  if (a === undefined || b === undefined) return 0;
  if (a.length === 0 || b.length === 0) return a.length === b.length ? emptyLikeness : 0;
  const whole = a.length + b.length;
  if ((2 * Math.min(a.length, b.length)) / whole < leastLikeness) return 0;
  const [few, many] = a.words.size < b.words.size ? [a.words, b.words] : [b.words, a.words];
  let shared = 0;
  for (const [word, characters] of few) shared += Math.min(characters, many.get(word) ?? 0);
  const part = (2 * shared) / whole;
  return part < leastLikeness ? 0 : part;
}
