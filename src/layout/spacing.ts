/**
 * The character spacing at which a text keeps the standards. Word processors turn lines by rules of their own, and some
 * of their turns the standards forbid: before the dash of 1—2月, within ……, before the solidus of 元/人, in the middle of
 * a blank. A document cannot forbid them, but a line that is a hair tighter or looser turns elsewhere: the text stays as
 * it is, and the DOCX and the PDF agree. The same is done for a line that all but fits, for every program rounds the
 * widths of its runs in its own way.
 */
import { fromTwips, twips } from '../model/units.ts';
import type { ShapedText } from './clusters.ts';
import { breakLines, rounding, type BrokenLine } from './lines.ts';

/** How far the spacing may be from the usual one, in twips: at 三号 a twentieth of a character. */
const furthest = 16;

/** How many unsound lines are as bad as two files that may not agree. */
const uncertainty = 2;

/** The widths that a text has, in points. */
export interface Measure {
  readonly firstWidth: number;
  readonly width: number;
}

/** A text at a spacing of its own, and its lines. */
export interface SpacedText {
  readonly text: ShapedText;
  readonly lines: readonly BrokenLine[];
  /** How many lines end where the standards let none end, or where another program may not end them. */
  readonly faults: number;
}

/**
 * A text at the spacing nearest to its usual one at which all lines end soundly, or else most of them.
 *
 * @param text at its usual spacing.
 */
export function soundlySpaced(text: ShapedText, measure: Measure): SpacedText {
  let best = spacedAt(text, text.spacing, measure);
  for (let step = 1; step <= furthest && best.faults > 0; step++) {
    for (const change of [-step, step]) {
      const spacing = fromTwips(twips(text.spacing) + change);
      // Whether spacing that parts characters counts behind the last of a line, programs do not agree on.
      if (spacing >= 0) continue;
      const spaced = spacedAt(text, spacing, measure);
      if (spaced.faults < best.faults) best = spaced;
    }
  }
  return best;
}

/** A text with its lines at a spacing in points. */
export function spacedAt({ clusters }: ShapedText, spacing: number, { firstWidth, width }: Measure): SpacedText {
  const text = { clusters, spacing };
  const lines = breakLines(text, firstWidth, width);
  const isCertain =
    lines.every(({ certain }) => certain) ||
    [-rounding, rounding].every((change) => endAlike(lines, breakLines(text, firstWidth + change, width + change)));
  const unsound = lines.reduce((count, { sound }) => (sound ? count : count + 1), 0);
  return { text, lines, faults: unsound + (isCertain ? 0 : uncertainty) };
}

function endAlike(some: readonly BrokenLine[], others: readonly BrokenLine[]): boolean {
  return some.length === others.length && some.every(({ end }, index) => end === others[index]?.end);
}
