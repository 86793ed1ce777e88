/**
 * Line breaking and justification: greedy, as word processors do it, so that the DOCX and the PDF agree.
 * A pure function of clusters and widths.
 */
import { isDash, isSpace, vanishesAtLineEnd, type Script } from './classes.ts';
import type { Cluster } from './shape.ts';

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
}

/** Rounding of twips in word processors must not push a character that just fits to the next line. */
const tolerance = 0.01;

/**
 * Breaks clusters into lines.
 *
 * @param firstWidth width of the first line in points, indent taken off.
 * @param width width of the other lines in points.
 */
export function breakLines(clusters: readonly Cluster[], firstWidth: number, width: number): BrokenLine[] {
  const lines: BrokenLine[] = [];
  let start = 0;
  while (start < clusters.length) {
    const available = lines.length === 0 ? firstWidth : width;
    const { line, next } = endLine(clusters, start, fullAt(clusters, start, available));
    lines.push(line);
    start = next;
  }
  return lines.length > 0 ? lines : [{ start: 0, end: 0, full: false, sound: true }];
}

/** Where a line is full: the cluster that has no room, and whether not even the gap before it has. */
interface FullAt {
  readonly index: number;
  readonly atGap: boolean;
}

/** Where the line that begins at `start` is full, or is asked to end. */
function fullAt(clusters: readonly Cluster[], start: number, available: number): FullAt {
  let x = 0;
  for (let index = start; index < clusters.length; index++) {
    const cluster = clusters[index];
    if (cluster === undefined || cluster.kind === 'break') return { index, atGap: false };
    if (index > start) x += cluster.gap;
    if (cluster.gap > 0 && x > available + tolerance) return { index, atGap: true };
    if (x + cluster.width > available + tolerance) return { index, atGap: false };
    x += cluster.width + cluster.spacing;
  }
  return { index: clusters.length, atGap: false };
}

interface EndedLine {
  readonly line: BrokenLine;
  /** Where the next line begins. */
  readonly next: number;
}

/** The line from `start` that is full at a cluster. */
function endLine(clusters: readonly Cluster[], start: number, full: FullAt): EndedLine {
  const beyond = clusters[full.index];
  if (beyond === undefined || beyond.kind === 'break') {
    const line = { start, end: trimmedEnd(clusters, start, full.index), full: false, sound: true };
    return { line, next: beyond === undefined ? full.index : skipSpaces(clusters, full.index + 1) };
  }
  if (vanishesAtLineEnd(beyond.character)) return endInSpace(clusters, start, Math.max(full.index, start + 1));
  const turn = full.atGap ? full.index : turnBefore(clusters, start, full.index);
  const end = Math.max(turn, start + 1);
  const sound = clusters[end]?.breakable !== false;
  const line = { start, end: trimmedEnd(clusters, start, end), full: end < clusters.length, sound };
  return { line, next: skipSpaces(clusters, end) };
}

/** A space or blank that has no room goes on into the margin, and what follows it begins the next line. */
function endInSpace(clusters: readonly Cluster[], start: number, end: number): EndedLine {
  let next = end;
  while (next < clusters.length && vanishesAtLineEnd(clusters[next]?.character ?? '')) next++;
  const endsHere = next === clusters.length || clusters[next]?.kind === 'break';
  const dividesBlank = clusters[end]?.kind === 'blank' && clusters[end - 1]?.kind === 'blank';
  const line = { start, end: trimmedEnd(clusters, start, end), full: !endsHere, sound: !dividesBlank };
  return { line, next: clusters[next]?.kind === 'break' ? skipSpaces(clusters, next + 1) : next };
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

/** Width of clusters start ≤ i < end set solid, in points. */
export function naturalWidth(clusters: readonly Cluster[], start: number, end: number): number {
  let x = 0;
  for (let index = start; index < end; index++) {
    const cluster = clusters[index];
    if (cluster === undefined) continue;
    x += (index > start ? cluster.gap : 0) + cluster.width + (index < end - 1 ? cluster.spacing : 0);
  }
  return x;
}

/**
 * Left edges of the clusters of a line, in points from its start.
 *
 * @param available when given, the line is justified to it: the rest is spread over the places where a line could
 *   stretch (between CJK characters, at spaces), never within a Latin word.
 */
export function offsets(clusters: readonly Cluster[], line: LineSpan, available?: number): number[] {
  const rest = available === undefined ? 0 : available - naturalWidth(clusters, line.start, line.end);
  const places = available === undefined ? 0 : countStretchable(clusters, line);
  const stretch = places > 0 ? rest / places : 0;
  const result: number[] = [];
  let x = 0;
  for (let index = line.start; index < line.end; index++) {
    const cluster = clusters[index];
    if (cluster === undefined) continue;
    if (index > line.start) x += cluster.gap + (isStretchable(clusters, index) ? stretch : 0);
    result.push(x);
    x += cluster.width + cluster.spacing;
  }
  return result;
}

function countStretchable(clusters: readonly Cluster[], line: LineSpan): number {
  let count = 0;
  for (let index = line.start + 1; index < line.end; index++) if (isStretchable(clusters, index)) count++;
  return count;
}

/** Whether the place before a cluster may grow: everywhere but inside a Latin word or number, or a dash. */
function isStretchable(clusters: readonly Cluster[], index: number): boolean {
  const before = clusters[index - 1];
  const after = clusters[index];
  if (before === undefined || after === undefined) return false;
  if (isSpace(before.character)) return true;
  return !(before.script === 'latin' && after.script === 'latin') && !isDash(before.character, after.character);
}
