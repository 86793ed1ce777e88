/**
 * The character spacing at which a text keeps the standards. Word processors turn lines by rules of their own, and some
 * of their turns the standards forbid: before the dash of 1—2月, within ……, before the solidus of 元/人, in the middle of
 * a blank. A document cannot forbid them, but a line that is a hair tighter or looser turns elsewhere: the text stays as
 * it is, and the DOCX and the PDF agree. The same is done for a line that all but fits, for every program rounds the
 * widths of its runs in its own way.
 */
import { fromTwips, twips } from '../model/units.ts';
import { breakLines, type BrokenLine } from './lines.ts';
import type { Cluster } from './shape.ts';

/** How far the spacing may be from the usual one, in twips: at 三号 a twentieth of a character. */
const furthest = 16;

/** What a line's width may differ by from one program to another, in points. */
const rounding = 0.15;

/** How many unsound lines are as bad as two files that may not agree. */
const uncertainty = 2;

/** A text to be broken; lengths in points. */
export interface Setting {
  readonly clustersAt: (spacing: number) => readonly Cluster[];
  readonly firstWidth: number;
  readonly width: number;
}

/**
 * The spacing nearest to the usual one at which all lines end soundly, or else most of them.
 *
 * @param usual in points, as the result.
 */
export function soundSpacing(usual: number, setting: Setting): number {
  let best = { spacing: usual, faults: faultsAt(usual, setting) };
  for (let step = 1; step <= furthest && best.faults > 0; step++) {
    for (const change of [-step, step]) {
      const spacing = fromTwips(twips(usual) + change);
      // Whether spacing that parts characters counts behind the last of a line, programs do not agree on.
      if (spacing >= 0) continue;
      const faults = faultsAt(spacing, setting);
      if (faults < best.faults) best = { spacing, faults };
    }
  }
  return best.spacing;
}

/** How many lines of a text end where the standards let none end, or where another program may not end them. */
export function faultsAt(spacing: number, { clustersAt, firstWidth, width }: Setting): number {
  const clusters = clustersAt(spacing);
  const lines = breakLines(clusters, firstWidth, width);
  const unsound = lines.filter((line) => !line.sound).length;
  const isCertain = [-rounding, rounding].every((change) =>
    endAlike(lines, breakLines(clusters, firstWidth + change, width + change)),
  );
  return unsound + (isCertain ? 0 : uncertainty);
}

function endAlike(some: readonly BrokenLine[], others: readonly BrokenLine[]): boolean {
  return some.length === others.length && some.every(({ end }, index) => end === others[index]?.end);
}
