/**
 * Line breaking and justification: greedy, as word processors do it, so that the DOCX and the PDF agree.
 * A pure function of clusters and widths.
 */
import { isSpace, vanishesAtLineEnd, type Script } from './classes.ts';
import type { Cluster, ShapedText } from './clusters.ts';

/** Clusters start ≤ i < end stand on one line; trailing spaces and the break itself are outside. */
export interface LineSpan {
  readonly start: number;
  readonly end: number;
  /** Whether the paragraph goes on after this line, so that it is set to the full width. */
  readonly full: boolean;
}

/** A line with what is to be said of its end. */
export interface BrokenLine extends LineSpan {
  /** Whether it ends where the standards let a line end, and in no blank. */
  readonly sound: boolean;
  /** Whether it is full at the same cluster in every program that rounds widths in its own way. */
  readonly certain: boolean;
  /** Where the next line begins. */
  readonly next: number;
}

/** Rounding of twips in word processors must not push a character that just fits to the next line. */
const tolerance = 0.01;

/** What a line's width may differ by from one program to another, in points. */
export const rounding = 0.15;

/**
 * Breaks a text into lines.
 *
 * @param firstWidth width of the first line in points, indent taken off.
 * @param width width of the other lines in points.
 */
export function breakLines(text: ShapedText, firstWidth: number, width: number): BrokenLine[] {
  const lines: BrokenLine[] = [];
  let start = 0;
  while (start < text.clusters.length) {
    const full = fullAt(text, start, lines.length === 0 ? firstWidth : width);
    const line = endLine(text.clusters, start, full);
    lines.push(line);
    start = line.next;
  }
  return lines.length > 0 ? lines : [{ start: 0, end: 0, full: false, sound: true, certain: true, next: 0 }];
}

/** Where a line is full: the cluster that has no room, and whether not even the gap before it has. */
interface FullAt {
  readonly index: number;
  readonly atGap: boolean;
  /** Whether it is full there as well if it is a little narrower or wider. */
  readonly certain: boolean;
}

/** Where the line that begins at `start` is full, or is asked to end. */
function fullAt({ clusters, spacing }: ShapedText, start: number, available: number): FullAt {
  const limit = available + tolerance;
  const narrower = available - rounding + tolerance;
  const wider = available + rounding + tolerance;
  let x = 0;
  /** How far reaches what has room. */
  let reach = 0;
  let index = start;
  for (; index < clusters.length; index++) {
    const cluster = clusters[index];
    if (cluster === undefined || cluster.kind === 'break') break;
    if (index > start && cluster.gap > 0) {
      x += cluster.gap;
      if (x > limit) return { index, atGap: true, certain: reach <= narrower && x > wider };
      if (x > reach) reach = x;
    }
    const end = x + cluster.width;
    if (end > limit) return { index, atGap: false, certain: reach <= narrower && end > wider };
    if (end > reach) reach = end;
    x += cluster.width + (cluster.spacing ?? spacing);
  }
  return { index, atGap: false, certain: reach <= narrower };
}

/** The line from `start` that is full at a cluster. */
function endLine(clusters: readonly Cluster[], start: number, full: FullAt): BrokenLine {
  const { certain } = full;
  const beyond = clusters[full.index];
  if (beyond === undefined || beyond.kind === 'break') {
    const next = beyond === undefined ? full.index : skipSpaces(clusters, full.index + 1);
    return { start, end: trimmedEnd(clusters, start, full.index), full: false, sound: true, certain, next };
  }
  if (vanishesAtLineEnd(beyond.character)) {
    return endInSpace(clusters, start, Math.max(full.index, start + 1), certain);
  }
  const turn = full.atGap ? full.index : turnBefore(clusters, start, full.index);
  const end = Math.max(turn, start + 1);
  return {
    start,
    end: trimmedEnd(clusters, start, end),
    full: end < clusters.length,
    sound: clusters[end]?.breakable !== false,
    certain,
    next: skipSpaces(clusters, end),
  };
}

/** A space or blank that has no room goes on into the margin, and what follows it begins the next line. */
function endInSpace(clusters: readonly Cluster[], start: number, end: number, certain: boolean): BrokenLine {
  let beyond = end;
  while (beyond < clusters.length && vanishesAtLineEnd(clusters[beyond]?.character ?? '')) beyond++;
  const isBreak = clusters[beyond]?.kind === 'break';
  const dividesBlank = clusters[end]?.kind === 'blank' && clusters[end - 1]?.kind === 'blank';
  return {
    start,
    end: trimmedEnd(clusters, start, end),
    full: beyond < clusters.length && !isBreak,
    sound: !dividesBlank,
    certain,
    next: isBreak ? skipSpaces(clusters, beyond + 1) : beyond,
  };
}

/**
 * Where a word processor turns a line that is full at a cluster: it goes back by the rules of the language there; if
 * that leads out of the run of text, it looks again from the end of the run before, by the rules of that one. Where
 * nothing on the line may be parted, the line ends where it was looking.
 */
function turnBefore(clusters: readonly Cluster[], start: number, full: number): number {
  let from = full;
  while (from > start) {
    const find = clusters[from]?.language === 'latin' ? latinTurn : asianTurn;
    const turn = find(clusters, from);
    const run = runStart(clusters, start, from);
    if (turn < start || run === start) return turn > start ? turn : from;
    if (turn >= run) return turn;
    from = run - 1;
  }
  return from;
}

/** The last place up to `from` at which the rules of a language let a line end; at last the paragraph's beginning. */
function lastTurn(clusters: readonly Cluster[], from: number, language: Script): number {
  let index = from;
  while (index > 0 && clusters[index]?.turns[language] !== true) index--;
  return index;
}

function asianTurn(clusters: readonly Cluster[], full: number): number {
  return lastTurn(clusters, full, 'asian');
}

/** LibreOffice goes back from a solidus to a space that is so near, in characters. */
const nearSolidus = 66;

/** LibreOffice ends no line with the solidus that fills it, nor with any that has a space before it. */
function latinTurn(clusters: readonly Cluster[], full: number): number {
  const isAfterSolidus = (index: number): boolean => clusters[index - 1]?.character === '/';
  const turn = lastTurn(clusters, isAfterSolidus(full) ? full - 1 : full, 'latin');
  if (!isAfterSolidus(turn)) return turn;
  for (let index = turn - 2; index >= 0 && turn - index <= nearSolidus; index--) {
    const { character, kind } = clusters[index] ?? {};
    if (kind === 'break' || vanishesAtLineEnd(character ?? '')) return index + 1;
  }
  return turn;
}

/** The first cluster of the run of one script and look that a cluster stands in, on a line from `start`. */
function runStart(clusters: readonly Cluster[], start: number, index: number): number {
  let first = index;
  while (first > start && clusters[first]?.beginsRun !== true) first--;
  return first;
}

function trimmedEnd(clusters: readonly Cluster[], start: number, end: number): number {
  let last = end;
  while (last > start && isSpace(clusters[last - 1]?.character ?? '')) last--;
  return last;
}

function skipSpaces(clusters: readonly Cluster[], from: number): number {
  let next = from;
  while (next < clusters.length && isSpace(clusters[next]?.character ?? '')) next++;
  return next;
}

/** Width of clusters start ≤ i < end set solid, in points; of all of them if it is not said which. */
export function naturalWidth({ clusters, spacing }: ShapedText, start = 0, end = clusters.length): number {
  let x = 0;
  for (let index = start; index < end; index++) {
    const cluster = clusters[index];
    if (cluster === undefined) continue;
    x += (index > start ? cluster.gap : 0) + cluster.width + (index < end - 1 ? (cluster.spacing ?? spacing) : 0);
  }
  return x;
}

/**
 * Left edges of the clusters of a line, in points from its start.
 *
 * @param available when given, the line is justified to it: the rest is spread over the places where a line could
 *   stretch (between CJK characters, at spaces), never within a Latin word.
 * @param result the list that takes them; what stands in it behind them stays.
 */
export function offsets(text: ShapedText, line: LineSpan, available?: number, result: number[] = []): number[] {
  const { clusters, spacing } = text;
  const stretch = available === undefined ? 0 : stretchOf(text, line, available);
  let x = 0;
  for (let index = line.start; index < line.end; index++) {
    const cluster = clusters[index];
    if (cluster === undefined) continue;
    if (index > line.start) x += cluster.gap + (cluster.stretches ? stretch : 0);
    result[index - line.start] = x;
    x += cluster.width + (cluster.spacing ?? spacing);
  }
  return result;
}

/** What each place of a line that may grow has to grow by. */
function stretchOf(text: ShapedText, { start, end }: LineSpan, available: number): number {
  let places = 0;
  for (let index = start + 1; index < end; index++) if (text.clusters[index]?.stretches === true) places++;
  return places > 0 ? (available - naturalWidth(text, start, end)) / places : 0;
}
