/**
 * How names are compared and which name may have been meant. Names are printed as they were entered; only
 * comparison folds width variants, white space and the different dots within foreign names.
 */
import { distance } from 'fastest-levenshtein';

/** The form under which two spellings of one name are equal: NFKC, no white space, one kind of dot. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/[·•‧・∙⋅]/gu, '·');
}

/** Share of a name's characters that may differ for another name to be taken for the one meant. */
const tolerance = 0.4;

/** The candidate most like the name, or undefined where none is like it; earlier candidates win ties. */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    const between = distance(name.toLowerCase(), candidate.toLowerCase());
    const allowed = Math.max(1, Math.floor(Math.max(name.length, candidate.length) * tolerance));
    const alike = between <= allowed && between < Math.max(name.length, candidate.length);
    if (alike && between < bestDistance) {
      best = candidate;
      bestDistance = between;
    }
  }
  return best;
}
