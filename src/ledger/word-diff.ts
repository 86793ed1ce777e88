/**
 * What changed from one text to another, as people read it: lines first, then the words of lines that changed. The
 * work is bounded by counts, never by a clock, so that the same texts always give the same result.
 */
import { diffArrays } from 'diff';
import type { DifferenceLine, DifferencePiece } from '../model/difference.ts';
import { pairLines } from './line-pairs.ts';
import { rememberedWords, type Words } from './words.ts';

/** Changes up to which the shortest difference is looked for; the work grows with their square. */
const mostEdits = { lines: 1000, words: 400 };

/**
 * Compares two texts. What is the same and what was removed, joined, is `before`; what is the same and what was added
 * is `after`.
 */
export function diffTexts(before: string, after: string): DifferenceLine[] {
  const words = rememberedWords();
  return hunksOf(linesOf(before), linesOf(after)).flatMap((hunk) =>
    hunk.kind === 'same' ? hunk.lines.map(sameLine) : changedLines(hunk.removed, hunk.added, words),
  );
}

/** Lines with the line feed that ends them. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/gu) ?? [];
}

type Hunk =
  | { readonly kind: 'same'; readonly lines: readonly string[] }
  | { readonly kind: 'changed'; readonly removed: readonly string[]; readonly added: readonly string[] };

/** Stretches of equal lines and of changed ones; empty lines between two changes belong to the change. */
function hunksOf(before: readonly string[], after: readonly string[]): Hunk[] {
  const hunks: Hunk[] = [];
  let same: string[] = [];
  let removed: string[] = [];
  let added: string[] = [];
  const finish = (): void => {
    if (removed.length > 0 || added.length > 0) hunks.push({ kind: 'changed', removed, added });
    if (same.length > 0) hunks.push({ kind: 'same', lines: same });
    [removed, added, same] = [[], [], []];
  };
  for (const { kind, tokens } of compare(before, after, mostEdits.lines)) {
    if (kind === 'same') {
      same.push(...tokens);
      continue;
    }
    // Equal empty lines say nothing about which lines belong together.
    if (same.some((line) => line.trim() !== '')) finish();
    removed.push(...same);
    added.push(...same);
    same = [];
    (kind === 'removed' ? removed : added).push(...tokens);
  }
  finish();
  return hunks;
}

function changedLines(removed: readonly string[], added: readonly string[], words: Words): DifferenceLine[] {
  return pairLines(removed, added, words).map(([old, fresh]): DifferenceLine => {
    if (old === undefined) return { kind: 'added', pieces: [{ kind: 'added', text: fresh }] };
    if (fresh === undefined) return { kind: 'removed', pieces: [{ kind: 'removed', text: old }] };
    return old === fresh ? sameLine(old) : { kind: 'changed', pieces: wordPieces(words(old), words(fresh)) };
  });
}

function sameLine(text: string): DifferenceLine {
  return { kind: 'same', pieces: [{ kind: 'same', text }] };
}

function wordPieces(before: readonly string[], after: readonly string[]): DifferencePiece[] {
  return compare(before, after, mostEdits.words).map(({ kind, tokens }) => ({
    kind,
    text: tokens.join(''),
  }));
}

interface Run {
  readonly kind: DifferencePiece['kind'];
  readonly tokens: readonly string[];
}

/** The shortest difference of two lists; where they differ too much, all between their common ends. */
function compare(before: readonly string[], after: readonly string[], most: number): Run[] {
  const changes = diffArrays([...before], [...after], { maxEditLength: most });
  if (changes === undefined) return betweenCommonEnds(before, after);
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    tokens: value,
  }));
}

function betweenCommonEnds(before: readonly string[], after: readonly string[]): Run[] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const runs: Run[] = [
    { kind: 'same', tokens: before.slice(0, start) },
    { kind: 'removed', tokens: before.slice(start, before.length - end) },
    { kind: 'added', tokens: after.slice(start, after.length - end) },
    { kind: 'same', tokens: before.slice(before.length - end) },
  ];
  return runs.filter(({ tokens }) => tokens.length > 0);
}
