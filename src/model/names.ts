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
    .replace(/[·•‧・∙⋅]|(?<=\p{Script=Han})\.(?=\p{Script=Han})/gu, '·');
}

/**
 * A person's name as data: white space between the characters of a Chinese name is layout (方 毅 is 方毅, spaced again
 * by `spacedName` where papers align names), in others it is one space; the parts of a name of several are divided by
 * 间隔号 U+00B7 (GB/T 15834-2011 4.14.3.1), whichever dot was typed.
 */
export function personName(typed: string): string {
  const name = typed
    .trim()
    .replace(/\s+/gu, ' ')
    .replace(/ ?[·•‧・･∙⋅] ?|(?<=\p{Script=Han}) ?[.．] ?(?=\p{Script=Han})/gu, '·');
  const isSpaced = /^\p{Script=Han}(?: \p{Script=Han})+$/u.test(name);
  return isSpaced ? name.replaceAll(' ', '') : name;
}

/** Share of a name's characters that may differ for another name to be taken for the one meant. */
const tolerance = 0.4;

/** The candidate most like the name, or undefined where none is like it; earlier candidates win ties. */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    const allowed = Math.max(1, Math.floor(Math.max(name.length, candidate.length) * tolerance));
    if (Math.abs(name.length - candidate.length) > allowed) continue;
    const between = distance(name.toLowerCase(), candidate.toLowerCase());
    const alike = between <= allowed && between < Math.max(name.length, candidate.length);
    if (alike && between < bestDistance) {
      best = candidate;
      bestDistance = between;
    }
  }
  return best;
}
