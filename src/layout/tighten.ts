/**
 * A single character never stands alone on a paragraph's last line where setting the paragraph a little tighter brings
 * it back to the line above (单字不成行). The means is the standard's own: the space between characters (字距), which
 * GB/T 9704-2012 7.3.5 allows to be changed where room asks for it. The DOCX carries the same spacing, so both files
 * lose the line alike.
 */
import type { FontMetrics } from '../model/page.ts';
import { measureWidth } from '../model/geometry.ts';
import type { HouseStyle } from '../model/style.ts';
import { fromTwips, twips } from '../model/units.ts';
import { paragraphText, rememberedLines, type ParagraphLike } from './blocks.ts';
import { breakLines, type BrokenLine } from './lines.ts';
import { Remembered } from './remember.ts';
import { shape, type Cluster } from './shape.ts';
import { faultsAt, soundSpacing } from './spacing.ts';

/**
 * The character spacing of a paragraph in points, in whole twips: the style's, or the nearest at which its lines end
 * where they may (`spacing.ts`), or as much less as it takes, and no less than the style's tightest, to bring a lonely
 * character back.
 */
export function spacingOf(block: ParagraphLike, style: HouseStyle, metrics: FontMetrics): number {
  const { label, text, indent } = paragraphText(block, style);
  const key = `${text.part} ${indent} ${label}`;
  return knownSpacings.get(block.content, key, style, metrics, () => tightened(block, style, metrics));
}

const knownSpacings = new Remembered<ParagraphLike['content'], number>();

function tightened(block: ParagraphLike, style: HouseStyle, metrics: FontMetrics): number {
  const { label, text, indent } = paragraphText(block, style);
  const width = measureWidth(style);
  const clusters = shape(block.content, label, text, style.characterSpacing, style, metrics);
  const spacing = fittingSpacing(clusters, label.length, width - indent, width, style);
  // As most paragraphs are: their lines need not be shaped again.
  if (spacing === style.characterSpacing) rememberedLines(block, style, metrics, spacing, () => clusters);
  return spacing;
}

/**
 * The same of any text.
 *
 * @param labelLength how many of its first clusters keep their spacing.
 * @param firstWidth width of the first line in points, as `width` of the others.
 */
export function fittingSpacing(
  clusters: readonly Cluster[],
  labelLength: number,
  firstWidth: number,
  width: number,
  style: HouseStyle,
): number {
  const clustersAt = (spacing: number): Cluster[] => spaced(clusters, labelLength, spacing);
  const setting = { clustersAt, firstWidth, width };
  const linesAt = (spacing: number): BrokenLine[] => breakLines(clustersAt(spacing), firstWidth, width);
  const sound = soundSpacing(style.characterSpacing, setting);
  const lines = linesAt(sound);
  if (lines.length < 2 || !isLonely(clusters, lines.at(-1))) return sound;
  const faults = faultsAt(sound, setting);
  for (let step = twips(sound) - 1; step >= twips(style.tightestSpacing); step--) {
    const spacing = fromTwips(step);
    if (linesAt(spacing).length < lines.length && faultsAt(spacing, setting) <= faults) return spacing;
  }
  return sound;
}

/** Whether a line holds one character, with or without the stop after it. */
function isLonely(clusters: readonly Cluster[], line: BrokenLine | undefined): boolean {
  if (line === undefined) return false;
  const characters = clusters
    .slice(line.start, line.end)
    .filter(({ kind, character }) => kind === 'blank' || !/[\p{P}\s]/u.test(character));
  return characters.length < 2;
}

/** The clusters with another spacing, wherever they have any; a label of so many characters keeps its own. */
function spaced(clusters: readonly Cluster[], label: number, spacing: number): Cluster[] {
  return clusters.map((cluster, index) =>
    cluster.spacing === 0 || cluster.spacing === spacing || index < label ? cluster : { ...cluster, spacing },
  );
}
