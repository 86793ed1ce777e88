/**
 * Where a title turns: at the end of a word, into lines of about the same length that make a trapezium or a rhombus
 * (`model/title-rules.ts`, after GB/T 9704-2012 7.3.1). Breaks that the template asks for stay.
 */
import type { BreakInline, Inline } from '../model/document.ts';
import { sameLength, titleCosts } from '../model/title-rules.ts';
import { breakLines } from './lines.ts';
import type { Cluster, ShapedText } from './clusters.ts';
import { placeCosts } from './title-places.ts';

/**
 * The title's content with a break wherever it turns.
 *
 * @param shapeTitle shapes inline content in the title's style; one cluster for each character.
 * @param width the width available, in points.
 */
export function balanceTitle(
  content: readonly Inline[],
  width: number,
  shapeTitle: (content: readonly Inline[]) => ShapedText,
): Inline[] {
  return splitAtBreaks(content).flatMap((segment, index) => {
    const balanced = balanceSegment(segment, width, shapeTitle(segment));
    return index === 0 ? balanced : [lineBreak, ...balanced];
  });
}

const lineBreak: BreakInline = { kind: 'break' };

/** Splits inline content at its breaks. */
export function splitAtBreaks(content: readonly Inline[]): (readonly Inline[])[] {
  if (!content.some(({ kind }) => kind === 'break')) return [content];
  const segments: Inline[][] = [[]];
  for (const inline of content) {
    if (inline.kind === 'break') segments.push([]);
    else segments.at(-1)?.push(inline);
  }
  return segments;
}

/** A title has a few lines; what has more is no title, and turns like any paragraph. */
const mostBalanced = 12;

function balanceSegment(segment: readonly Inline[], width: number, text: ShapedText): Inline[] {
  const { clusters } = text;
  const greedy = breakLines(text, width, width);
  if (greedy.length < 2 || greedy.length > mostBalanced) return [...segment];
  const costs = placeCosts(clusters.map((cluster) => cluster.character));
  const atWords = clusters.map(({ breakable }, index) => (breakable ? costs[index] : undefined));
  const anywhere = clusters.map(({ breakable }) => (breakable ? 0 : undefined));
  const chosen =
    bestPlaces(text, greedy.length, width, atWords) ??
    bestPlaces(text, greedy.length, width, anywhere) ??
    greedy.map((line) => line.start);
  return breakBefore(segment, new Set(chosen.filter((place) => place > 0)));
}

interface Turns {
  readonly cost: number;
  /** The first clusters of the lines below the first. */
  readonly places: readonly number[];
}

/** Titles of more lines than this turn without a look at their shape: nobody sees one, and the ways grow with each. */
const mostShapedLines = 5;

/** The first clusters of all lines but the first, at least cost; undefined if the lines cannot be had. */
function bestPlaces(
  text: ShapedText,
  lineCount: number,
  width: number,
  costs: readonly (number | undefined)[],
): readonly number[] | undefined {
  if (lineCount > mostShapedLines) return undefined;
  const needed = bestTurns(text, lineCount, width, costs);
  const further = bestTurns(text, lineCount + 1, width, costs);
  if (needed === undefined || further === undefined) return (needed ?? further)?.places;
  return further.cost + titleCosts.furtherLine < needed.cost ? further.places : needed.places;
}

/** Tries all ways to turn a title into so many lines. */
function bestTurns(
  text: ShapedText,
  lineCount: number,
  width: number,
  costs: readonly (number | undefined)[],
): Turns | undefined {
  const { clusters } = text;
  const em = clusters[0]?.size ?? 1;
  const widthBetween = widths(text);
  const mean = widthBetween(0, clusters.length) / lineCount / em;
  let best: Turns | undefined;
  const turn = (places: readonly number[], lengths: readonly number[], cost: number): void => {
    if (best !== undefined && cost >= best.cost) return;
    const start = places.at(-1) ?? 0;
    if (lengths.length === lineCount - 1) {
      const last = widthBetween(start, clusters.length) / em;
      if (last * em > width) return;
      const total = cost + (last - mean) ** 2 + shapeCost([...lengths, last]);
      if (best === undefined || total < best.cost) best = { cost: total, places };
      return;
    }
    for (let end = start + 1; end < clusters.length; end++) {
      const length = widthBetween(start, end) / em;
      if (length * em > width) return;
      const placeCost = costs[end];
      if (placeCost === undefined) continue;
      turn([...places, end], [...lengths, length], cost + placeCost + (length - mean) ** 2);
    }
  };
  turn([], [], 0);
  return best;
}

/** The width of clusters start ≤ i < end in points, from sums made once. */
function widths({ clusters, spacing }: ShapedText): (start: number, end: number) => number {
  const spacingAfter = (cluster: Cluster | undefined): number =>
    cluster === undefined ? 0 : (cluster.spacing ?? spacing);
  const sums = [0];
  for (const cluster of clusters) sums.push((sums.at(-1) ?? 0) + cluster.gap + cluster.width + spacingAfter(cluster));
  return (start, end) =>
    (sums[end] ?? 0) - (sums[start] ?? 0) - (clusters[start]?.gap ?? 0) - spacingAfter(clusters[end - 1]);
}

/** A trapezium or a rhombus costs nothing (GB/T 9704-2012 7.3.1); lengths in em. */
function shapeCost(lengths: readonly number[]): number {
  const differences = lengths.slice(1).map((length, index) => length - (lengths[index] ?? 0));
  if (differences.every((difference) => Math.abs(difference) < sameLength)) return titleCosts.rectangle;
  const firstShorter = differences.findIndex((difference) => difference < -sameLength);
  const isHourglass =
    firstShorter >= 0 && differences.slice(firstShorter).some((difference) => difference > sameLength);
  return isHourglass ? titleCosts.hourglass : 0;
}

/** Puts a break before the characters with the given indices. */
function breakBefore(segment: readonly Inline[], places: ReadonlySet<number>): Inline[] {
  const result: Inline[] = [];
  let index = 0;
  for (const inline of segment) {
    if (inline.kind !== 'text') {
      index += inline.kind === 'blank' ? inline.width : 1;
      result.push(inline);
      continue;
    }
    let text = '';
    for (const character of inline.text) {
      if (places.has(index)) {
        if (text !== '') result.push({ ...inline, text });
        result.push(lineBreak);
        text = '';
      }
      text += character;
      index++;
    }
    if (text !== '') result.push({ ...inline, text });
  }
  return result;
}

/** Splits inline content at its breaks and before the given characters (counted without the breaks). */
export function splitBefore(segment: readonly Inline[], places: ReadonlySet<number>): (readonly Inline[])[] {
  return splitAtBreaks(breakBefore(segment, places));
}
