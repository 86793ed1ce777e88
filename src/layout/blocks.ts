/**
 * From a block to its lines: shaped, broken, aligned, each taking whole lines of the grid. Pages are made of these.
 */
import type { HeadingBlock, ItemBlock, Line, ParagraphBlock, SignaturesBlock, TitleBlock } from '../model/document.ts';
import type { FontMetrics, GlyphRun, LaidOutLine, Owner, PlacedGlyph, Rule } from '../model/page.ts';
import type { CoverLine, PreparedSignatures } from '../model/prepared.ts';
import { baselineWithin, measureWidth } from '../model/geometry.ts';
import type { HouseStyle, TextStyle } from '../model/style.ts';
import { breakLines, naturalWidth, offsets, type LineSpan } from './lines.ts';
import { Remembered } from './remember.ts';
import { shape, type Cluster } from './shape.ts';

/** A line of the grid with what stands on it; x from the type area's left edge, in points. */
export interface GridLine {
  readonly runs: readonly LineRun[];
  readonly rules: readonly LineRule[];
  readonly size: number;
  /** Grid lines left free above this one. */
  readonly linesAbove: number;
}

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

/**
 * The lines of a block of text.
 *
 * @param spacing a paragraph's own character spacing, in points.
 */
export function blockLines(
  block: TitleBlock | ParagraphLike,
  style: HouseStyle,
  metrics: FontMetrics,
  spacing: number,
): readonly GridLine[] {
  switch (block.kind) {
    case 'title':
      return centredLines(block.content, style.title, style.title.linesAbove, style, metrics);
    case 'heading':
    case 'item':
    case 'paragraph':
      return paragraphLines(block, style, metrics, spacing);
  }
}

/** One line of a cover, centred. */
export function coverLine(line: CoverLine, style: HouseStyle, metrics: FontMetrics): readonly GridLine[] {
  return centredLines(line.content, style.cover[line.role], line.linesAbove, style, metrics);
}

/** The lines of a signature block, party beside party. Each line of each party is a part, counted party by party. */
export function signatureLines(block: PreparedSignatures, style: HouseStyle, metrics: FontMetrics): GridLine[] {
  const lines: GridLine[] = [];
  const firstParts = signatureParts(block);
  const columnWidth = measureWidth(style) / block.columns;
  for (let row = 0; row < block.parties.length; row += block.columns) {
    const parties = block.parties.slice(row, row + block.columns);
    const height = Math.max(0, ...parties.map((party) => party.lines.length));
    for (let index = 0; index < height; index++) {
      const cells = parties.map((party, column) => {
        const part = (firstParts[row + column] ?? 0) + index;
        return inPart(signatureCell(party.lines[index] ?? [], column * columnWidth, style, metrics), part);
      });
      const gap = row === 0 ? style.signatures.linesAbove : style.signatures.linesBetween;
      lines.push({
        runs: cells.flatMap((cell) => cell.runs),
        rules: cells.flatMap((cell) => cell.rules),
        size: style.body.size,
        linesAbove: index === 0 ? gap : 0,
      });
    }
  }
  return lines;
}

/** The part of each party's first line. */
function signatureParts({ parties }: SignaturesBlock): BlockPart[] {
  let next = 0;
  return parties.map(({ lines }) => (next += lines.length) - lines.length);
}

function signatureCell(content: Line, x: number, style: HouseStyle, metrics: FontMetrics): Placed {
  const clusters = shape(content, '', style.body, style.characterSpacing, style, metrics);
  const line = { start: 0, end: clusters.length, full: false };
  return glyphRuns(clusters, line, x);
}

/** A block that is set as a paragraph: its lines are as wide as the type area, its first may be indented. */
export type ParagraphLike = HeadingBlock | ItemBlock | ParagraphBlock;

/** What stands before a paragraph's content, the style of its text and the indent of its first line in points. */
export function paragraphText(
  block: ParagraphLike,
  style: HouseStyle,
): { readonly label: string; readonly text: TextStyle; readonly indent: number } {
  const label = block.kind === 'paragraph' ? '' : block.number.label;
  const text = block.kind === 'heading' ? (block.level === 1 ? style.heading1 : style.heading2) : style.body;
  const isIndented = block.kind !== 'paragraph' || block.indented;
  return { label, text, indent: isIndented ? style.indentCharacters * text.size : 0 };
}

const knownLines = new Remembered<ParagraphLike['content'], readonly GridLine[]>();

function paragraphLines(
  block: ParagraphLike,
  style: HouseStyle,
  metrics: FontMetrics,
  spacing: number,
): readonly GridLine[] {
  const { label, text } = paragraphText(block, style);
  return rememberedLines(block, style, metrics, spacing, () =>
    shape(block.content, label, text, spacing, style, metrics),
  );
}

/** The lines of a paragraph, of its clusters where they are not known yet. @param spacing of the clusters, in points. */
export function rememberedLines(
  block: ParagraphLike,
  style: HouseStyle,
  metrics: FontMetrics,
  spacing: number,
  clustersOf: () => readonly Cluster[],
): readonly GridLine[] {
  const { label, text, indent } = paragraphText(block, style);
  const key = `${text.part} ${indent} ${spacing} ${label}`;
  return knownLines.get(block.content, key, style, metrics, () => {
    const clusters = clustersOf();
    const width = measureWidth(style);
    return breakLines(clusters, width - indent, width).map((line, index) => {
      const x = index === 0 ? indent : 0;
      return { ...glyphRuns(clusters, line, x, line.full ? width - x : undefined), size: text.size, linesAbove: 0 };
    });
  });
}

function centredLines(
  content: Line,
  text: TextStyle,
  linesAbove: number,
  style: HouseStyle,
  metrics: FontMetrics,
): readonly GridLine[] {
  return knownCentred.get(
    content,
    `${text.part} ${text.latin ?? ''} ${text.size} ${linesAbove}`,
    style,
    metrics,
    () => {
      const clusters = shape(content, '', text, 0, style, metrics);
      const width = measureWidth(style);
      return breakLines(clusters, width, width).map((line, index) => {
        const x = (width - naturalWidth(clusters, line.start, line.end)) / 2;
        return { ...glyphRuns(clusters, line, x), size: text.size, linesAbove: index === 0 ? linesAbove : 0 };
      });
    },
  );
}

const knownCentred = new Remembered<Line, readonly GridLine[]>();

/** Runs and rules of one line. */
export type Placed = Pick<GridLine, 'runs' | 'rules'>;

/** All of a line as one part of its block. */
export function inPart({ runs, rules }: Placed, part: BlockPart): Placed {
  return { runs: runs.map((run) => ({ ...run, part })), rules: rules.map((rule) => ({ ...rule, part })) };
}

/** A line's runs as runs of elements, moved to the right by so many points. */
export function runsOf({ runs }: Placed, elementOf: (part: BlockPart) => Owner, shift = 0): GlyphRun[] {
  return runs.map(({ part, ...run }) => ({ ...run, x: run.x + shift, element: elementOf(part) }));
}

/** Sets one line from x: runs of one face, and a rule under each blank. */
export function glyphRuns(clusters: readonly Cluster[], line: LineSpan, x: number, available?: number): Placed {
  const lefts = offsets(clusters, line, available);
  const runs: { run: Omit<LineRun, 'glyphs'>; glyphs: PlacedGlyph[] }[] = [];
  const rules: { x: number; width: number; part: BlockPart }[] = [];
  let previous: Cluster | undefined;
  for (let index = line.start; index < line.end; index++) {
    const cluster = clusters[index];
    const left = x + (lefts[index - line.start] ?? 0);
    if (cluster === undefined) continue;
    const last = runs.at(-1);
    const rule = rules.at(-1);
    if (cluster.kind === 'blank') {
      if (previous?.kind === 'blank' && rule !== undefined) rule.width = left + cluster.width - rule.x;
      else rules.push({ x: left, width: cluster.width, part: textPart });
    } else if (last !== undefined && previous !== undefined && sameRun(previous, cluster)) {
      last.glyphs.push({ character: cluster.character, offset: left - last.run.x });
    } else {
      const { face, size, emboldened, isLabel } = cluster;
      runs.push({
        run: { x: left, face, size, emboldened, color: 'black', part: isLabel ? labelPart : textPart },
        glyphs: [{ character: cluster.character, offset: 0 }],
      });
    }
    previous = cluster;
  }
  return { runs: runs.map(({ run, glyphs }) => ({ ...run, glyphs })), rules };
}

function sameRun(a: Cluster, b: Cluster): boolean {
  const isAlike = a.kind === b.kind && a.face === b.face && a.size === b.size && a.emboldened === b.emboldened;
  return isAlike && a.isLabel === b.isLabel;
}

/** The baseline of a line of the grid. */
export function baselineAt(slot: number, size: number, style: HouseStyle): number {
  return style.page.marginTop + slot * style.linePitch + baselineWithin(style.linePitch, size);
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
  return rules.map(({ x, width, part }) => ({
    x: x + shift,
    width,
    y: baseline + blankRuleDrop * size,
    thickness: blankRuleThickness * size,
    element: elementOf(part),
  }));
}

/** A line of a block at its place of the grid. @param elements of the block, by part. */
export function setLine(line: GridLine, elements: readonly Owner[], slot: number, style: HouseStyle): LaidOutLine {
  const baseline = baselineAt(slot, line.size, style);
  const left = style.page.marginLeft;
  const elementOf = (part: BlockPart): Owner => elements[part];
  return {
    baseline,
    runs: runsOf(line, elementOf, left),
    rules: rulesOf(line, elementOf, baseline, line.size, left),
  };
}
