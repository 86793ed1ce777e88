/** The cover page. */
import type { FontMetrics, LaidOutLine, Owner } from '../model/page.ts';
import type { PreparedCover } from '../model/prepared.ts';
import type { HouseStyle } from '../model/style.ts';
import { coverLine } from './blocks.ts';

/** The lines of a cover, below the line of the copy's mark. @param elements one for each line of the cover. */
export function coverLines(
  cover: PreparedCover,
  elements: readonly Owner[],
  style: HouseStyle,
  metrics: FontMetrics,
): LaidOutLine[] {
  const lines: LaidOutLine[] = [];
  let slot = 1;
  for (const [index, line] of cover.lines.entries()) {
    const own = [elements[index], elements[index]];
    for (const gridLine of coverLine(line, style, metrics)) {
      slot += gridLine.linesAbove;
      lines.push(gridLine.at(slot, own, style));
      slot++;
    }
  }
  return lines;
}
