/**
 * Where a title turns: at the end of a word, into lines of about the same length (GB/T 9704-2012 7.3.1: 回行时，
 * 要做到词意完整，排列对称，长短适宜). Breaks that the template asks for stay.
 */
import type { BreakInline, Inline } from '../model/document.ts';
import { breakLines, naturalWidth } from './lines.ts';
import type { Cluster } from './shape.ts';

const words = new Intl.Segmenter('zh-CN', { granularity: 'word' });

/**
 * The title's content with a break wherever it turns.
 *
 * @param shapeTitle shapes inline content in the title's style; one cluster for each character.
 * @param width the width available, in points.
 */
export function balanceTitle(
  content: readonly Inline[],
  width: number,
  shapeTitle: (content: readonly Inline[]) => Cluster[],
): Inline[] {
  return splitAtBreaks(content).flatMap((segment, index) => {
    const balanced = balanceSegment(segment, width, shapeTitle(segment));
    return index === 0 ? balanced : [lineBreak, ...balanced];
  });
}

const lineBreak: BreakInline = { kind: 'break' };

/** Splits inline content at its breaks. */
export function splitAtBreaks(content: readonly Inline[]): Inline[][] {
  const segments: Inline[][] = [[]];
  for (const inline of content) {
    if (inline.kind === 'break') segments.push([]);
    else segments.at(-1)?.push(inline);
  }
  return segments;
}

/** A title has a few lines; what has more is no title, and turns like any paragraph. */
const mostBalanced = 12;

function balanceSegment(segment: readonly Inline[], width: number, clusters: readonly Cluster[]): Inline[] {
  const lineCount = breakLines(clusters, width, width).length;
  if (lineCount < 2 || lineCount > mostBalanced) return [...segment];
  const places = bestPlaces(clusters, lineCount, width, wordStarts(clusters)) ?? bestPlaces(clusters, lineCount, width);
  const chosen = places ?? breakLines(clusters, width, width).map((line) => line.start);
  return breakBefore(segment, new Set(chosen.filter((place) => place > 0)));
}

function wordStarts(clusters: readonly Cluster[]): Set<number> {
  const text = clusters.map((cluster) => cluster.character).join('');
  const indexAt = new Map<number, number>();
  let unit = 0;
  clusters.forEach((cluster, index) => {
    indexAt.set(unit, index);
    unit += cluster.character.length;
  });
  const starts = new Set<number>();
  for (const word of words.segment(text)) {
    const index = indexAt.get(word.index);
    if (index !== undefined) starts.add(index);
  }
  return starts;
}

/** The first clusters of the lines that differ least in width, or undefined if nothing fits. */
function bestPlaces(
  clusters: readonly Cluster[],
  lineCount: number,
  width: number,
  allowed?: ReadonlySet<number>,
): number[] | undefined {
  const ideal = naturalWidth(clusters, 0, clusters.length) / lineCount;
  const memo = new Map<string, { cost: number; places: number[] } | undefined>();
  const search = (start: number, lines: number): { cost: number; places: number[] } | undefined => {
    const key = `${start}/${lines}`;
    if (memo.has(key)) return memo.get(key);
    let best: { cost: number; places: number[] } | undefined;
    const lastEnd = lines === 1 ? clusters.length : clusters.length - 1;
    for (let end = lines === 1 ? clusters.length : start + 1; end <= lastEnd; end++) {
      const isPlace = clusters[end]?.breakable === true && (allowed === undefined || allowed.has(end));
      if (lines > 1 && !isPlace) continue;
      const line = naturalWidth(clusters, start, end);
      if (line > width) break;
      const rest = lines === 1 ? { cost: 0, places: [] } : search(end, lines - 1);
      if (rest === undefined) continue;
      const cost = (line - ideal) ** 2 + rest.cost;
      if (best === undefined || cost < best.cost) best = { cost, places: [start, ...rest.places] };
    }
    memo.set(key, best);
    return best;
  };
  return search(0, lineCount)?.places;
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
export function splitBefore(segment: readonly Inline[], places: ReadonlySet<number>): Inline[][] {
  return splitAtBreaks(breakBefore(segment, places));
}
