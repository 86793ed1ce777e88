/** Lines of the grid: runs of glyphs and the rules of blanks, before and after they have their place on a page. */
import { baselineWithin } from '../model/geometry.ts';
import { PlacedGlyphs, type GlyphRun, type LaidOutLine, type Owner, type Rule } from '../model/page.ts';
import { areSame, newestFirst } from '../model/recent-of.ts';
import type { HouseStyle } from '../model/style.ts';
import type { Cluster, ShapedText } from './clusters.ts';
import { offsets, type LineSpan } from './lines.ts';
import { mapped } from '../model/mapped.ts';

/** Which of its block's elements something is of: an index into those that `structure.ts` gives each block. */
export type BlockPart = number;

/** The parts of blocks with a computed number; one without a number has the same element for both. */
export const labelPart: BlockPart = 0;
export const textPart: BlockPart = 1;

/** A run whose block is not laid out yet. */
export interface LineRun extends Omit<GlyphRun, 'element'> {
  readonly part: BlockPart;
}

/** A rule under a blank; its y follows from the baseline. */
export interface LineRule extends Pick<Rule, 'x' | 'width'> {
  readonly part: BlockPart;
}

/** Runs and rules of one line. */
export interface Placed {
  readonly runs: readonly LineRun[];
  readonly rules: readonly LineRule[];
}

/** A line of a block where it was set. */
interface Place {
  readonly slot: number;
  readonly elements: readonly Owner[];
  readonly style: HouseStyle;
  readonly line: LaidOutLine;
}

/** Places that are remembered of a line. */
const placesRemembered = 4;

/**
 * A line of the grid with what stands on it; x from the type area's left edge, in points. Letters share most of their
 * lines, and where these come to stand at the same places they are given as the very same lines: whoever draws them can
 * tell by that alone that they were drawn before.
 */
export class GridLine implements Placed {
  readonly runs: readonly LineRun[];
  readonly rules: readonly LineRule[];
  readonly size: number;
  /** Grid lines left free above this one. */
  readonly linesAbove: number;
  #places: readonly Place[] = [];

  constructor({ runs, rules }: Placed, size: number, linesAbove = 0) {
    this.runs = runs;
    this.rules = rules;
    this.size = size;
    this.linesAbove = linesAbove;
  }

  /** The line at its place of the grid. @param elements of its block, by part. */
  at(slot: number, elements: readonly Owner[], style: HouseStyle): LaidOutLine {
    for (const place of this.#places) {
      if (place.slot === slot && place.style === style && areSame(place.elements, elements)) return place.line;
    }
    const line = this.#set(slot, elements, style);
    this.#places = newestFirst({ slot, elements, style, line }, this.#places, placesRemembered);
    return line;
  }

  #set(slot: number, elements: readonly Owner[], style: HouseStyle): LaidOutLine {
    const baseline = baselineAt(slot, this.size, style);
    const left = style.page.marginLeft;
    const elementOf = (part: BlockPart): Owner => elements[part];
    return {
      baseline,
      runs: runsOf(this, elementOf, left),
      rules: rulesOf(this, elementOf, baseline, this.size, left),
    };
  }
}

/** The baseline of a line of the grid. */
export function baselineAt(slot: number, size: number, style: HouseStyle): number {
  return style.page.marginTop + slot * style.linePitch + baselineWithin(style.linePitch, size);
}

/** A line's runs as runs of elements, moved to the right by so many points. */
export function runsOf({ runs }: Placed, elementOf: (part: BlockPart) => Owner, shift = 0): GlyphRun[] {
  return mapped(runs, ({ x, face, size, emboldened, color, part, glyphs }) => {
    return { x: x + shift, face, size, emboldened, color, element: elementOf(part), glyphs };
  });
}

/** Rule under a blank: below the baseline by this part of the size, and as thick as that part. */
const blankRuleDrop = 0.14;
const blankRuleThickness = 0.03;

/** The rules under the blanks of a line, as rules of elements, moved to the right by so many points. */
export function rulesOf(
  { rules }: Placed,
  elementOf: (part: BlockPart) => Owner,
  baseline: number,
  size: number,
  shift = 0,
): Rule[] {
  return mapped(rules, ({ x, width, part }) => ({
    x: x + shift,
    width,
    y: baseline + blankRuleDrop * size,
    thickness: blankRuleThickness * size,
    element: elementOf(part),
  }));
}

/** Where the clusters of the line that is being set stand. */
const lefts: number[] = [];

/**
 * Sets one line from x: runs of one face, and a rule under each blank.
 *
 * @param available the width that the line is justified to, if it is.
 * @param part what all of it is of, where labels and text are not told apart.
 */
export function glyphRuns(text: ShapedText, line: LineSpan, x: number, available?: number, part?: BlockPart): Placed {
  const { clusters } = text;
  offsets(text, line, available, lefts);
  const leftOf = (index: number): number => x + (lefts[index - line.start] ?? 0);
  const runs: LineRun[] = [];
  const rules: LineRule[] = [];
  let end = line.start;
  for (let index = line.start; index < line.end; index = end) {
    const cluster = clusters[index];
    if (cluster === undefined) break;
    end = index + 1;
    while (end < line.end && isOneRun(cluster, clusters[end])) end += 1;
    const left = leftOf(index);
    if (cluster.kind === 'blank') {
      rules.push({ x: left, width: leftOf(end - 1) + cluster.width - left, part: part ?? textPart });
      continue;
    }
    const { face, size, emboldened, isLabel } = cluster;
    const own = part ?? (isLabel ? labelPart : textPart);
    const glyphs = glyphsOf(clusters, index, end, (at) => leftOf(at) - left);
    runs.push({ x: left, face, size, emboldened, color: 'black', part: own, glyphs });
  }
  return { runs, rules };
}

/** Characters of a run and their places, before they are copied: a list that grows is longer than what is in it. */
const characters: string[] = [];
const places: number[] = [];

/** The glyphs of clusters start ≤ i < end. */
function glyphsOf(
  clusters: readonly Cluster[],
  start: number,
  end: number,
  placeOf: (index: number) => number,
): PlacedGlyphs {
  for (let index = start; index < end; index++) {
    characters[index - start] = clusters[index]?.character ?? '';
    places[index - start] = placeOf(index);
  }
  return new PlacedGlyphs(characters.slice(0, end - start), places.slice(0, end - start));
}

/** Sets a whole text on one line from x. */
export function wholeLine(text: ShapedText, x: number, part?: BlockPart): Placed {
  return glyphRuns(text, { start: 0, end: text.clusters.length, full: false }, x, undefined, part);
}

function isOneRun(a: Cluster, b: Cluster | undefined): boolean {
  if (b === undefined) return false;
  if (a.kind === 'blank') return b.kind === 'blank';
  const isAlike = a.kind === b.kind && a.face === b.face && a.size === b.size && a.emboldened === b.emboldened;
  return isAlike && a.isLabel === b.isLabel;
}
