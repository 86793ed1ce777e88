/**
 * A single character never stands alone on a paragraph's last line where setting the paragraph a little tighter brings
 * it back to the line above (单字不成行). The means is the standard's own: the space between characters (字距), which
 * GB/T 9704-2012 7.3.5 allows to be changed where room asks for it. The DOCX carries the same spacing, so both files
 * lose the line alike.
 */
import type { HouseStyle } from '../model/style.ts';
import { fromTwips, twips } from '../model/units.ts';
import type { Cluster, ShapedText } from './clusters.ts';
import { breakLines, type LineSpan } from './lines.ts';
import { soundlySpaced, spacedAt, type Measure, type SpacedText } from './spacing.ts';

/**
 * A text at the spacing that it is set in, in whole twips: the style's, or the nearest at which its lines end where they
 * may (`spacing.ts`), or as much less as it takes, and no less than the style's tightest, to bring a lonely character
 * back.
 *
 * @param text at the style's spacing.
 */
export function fitted(text: ShapedText, measure: Measure, style: HouseStyle): SpacedText {
  const sound = soundlySpaced(text, measure);
  const { lines, faults } = sound;
  if (lines.length < 2 || !isLonely(text.clusters, lines.at(-1))) return sound;
  for (let step = twips(sound.text.spacing) - 1; step >= twips(style.tightestSpacing); step--) {
    const spacing = fromTwips(step);
    const { length } = breakLines({ ...text, spacing }, measure.firstWidth, measure.width);
    const tighter = length < lines.length ? spacedAt(text, spacing, measure) : undefined;
    if (tighter !== undefined && tighter.faults <= faults) return tighter;
  }
  return sound;
}

/** Whether a line holds one character, with or without the stop after it. */
function isLonely(clusters: readonly Cluster[], line: LineSpan | undefined): boolean {
  let characters = 0;
  for (let index = line?.start ?? 0; index < (line?.end ?? 0) && characters < 2; index++) {
    const { kind, character } = clusters[index] ?? {};
    if (kind === 'blank' || !/[\p{P}\s]/u.test(character ?? '')) characters++;
  }
  return line !== undefined && characters < 2;
}
