/**
 * Line breaking and justification: greedy, as word processors do it, so that the DOCX and the PDF agree.
 * A pure function of clusters and widths.
 */
import { isSpace } from './classes.ts';
import type { Cluster } from './shape.ts';

/** Clusters start ≤ i < end stand on one line; trailing spaces and the break itself are outside. */
export interface BrokenLine {
  readonly start: number;
  readonly end: number;
  /** Whether the paragraph goes on after this line, so that it is set to the full width. */
  readonly full: boolean;
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
    const next = lineEnd(clusters, start, available);
    const asked = clusters[next - 1]?.kind === 'break';
    const end = trimmedEnd(clusters, start, asked ? next - 1 : next);
    lines.push({ start, end, full: !asked && next < clusters.length });
    start = skipSpaces(clusters, next);
  }
  return lines.length > 0 ? lines : [{ start: 0, end: 0, full: false }];
}

/** The first cluster after the line that begins at `start`. */
function lineEnd(clusters: readonly Cluster[], start: number, available: number): number {
  let x = 0;
  let opportunity = -1;
  for (let index = start; index < clusters.length; index++) {
    const cluster = clusters[index];
    if (cluster === undefined) break;
    if (cluster.kind === 'break') return index + 1;
    if (index > start) {
      if (cluster.breakable) opportunity = index;
      x += cluster.gap;
    }
    if (x + cluster.width > available + tolerance && !isSpace(cluster.character)) {
      if (opportunity > start) return opportunity;
      return Math.max(index, start + 1);
    }
    x += cluster.width + cluster.spacing;
  }
  return clusters.length;
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
export function offsets(clusters: readonly Cluster[], line: BrokenLine, available?: number): number[] {
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

function countStretchable(clusters: readonly Cluster[], line: BrokenLine): number {
  let count = 0;
  for (let index = line.start + 1; index < line.end; index++) if (isStretchable(clusters, index)) count++;
  return count;
}

/** Whether the place before a cluster may grow: everywhere but inside a Latin word or number. */
function isStretchable(clusters: readonly Cluster[], index: number): boolean {
  const before = clusters[index - 1];
  const after = clusters[index];
  if (before === undefined || after === undefined) return false;
  if (isSpace(before.character)) return true;
  return !(before.script === 'latin' && after.script === 'latin');
}
