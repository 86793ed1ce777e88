/** Lines of covers and signature blocks, which are turned here and by no word processor. */
import type { Line } from '../model/document.ts';
import type { FontMetrics } from '../model/page.ts';
import type { HouseStyle, TextStyle } from '../model/style.ts';
import type { Cluster } from './clusters.ts';
import { breakLines } from './lines.ts';
import { shape } from './shape.ts';
import { splitAtBreaks, splitBefore } from './title.ts';

/**
 * A line as the lines that it takes: one, unless it is asked to break or does not fit.
 *
 * @param spacing and `width` in points.
 */
export function turn(
  line: Line,
  width: number,
  text: TextStyle,
  spacing: number,
  style: HouseStyle,
  metrics: FontMetrics,
): Line[] {
  return splitAtBreaks(line).flatMap((segment) => {
    const shaped = shape(segment, '', text, spacing, style, metrics);
    if (breakLines(shaped, width, width).length < 2) return [segment];
    const lines = breakLines({ ...shaped, clusters: shaped.clusters.map(turningSoundly) }, width, width);
    return splitBefore(segment, new Set(lines.map(({ start }) => start).filter((start) => start > 0)));
  });
}

/** They end only where the standards let them. */
function turningSoundly(cluster: Cluster): Cluster {
  const { breakable } = cluster;
  return { ...cluster, turns: { asian: breakable, latin: breakable, sound: breakable } };
}
