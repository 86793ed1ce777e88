/**
 * Pages and structures that were made before. Letters share most of their lines (`grid-line.ts`); pages of the very same
 * lines are given as the very same page, so that whoever draws them can tell by that alone that they were drawn before.
 */
import type { LaidOutLine, LaidOutPage } from '../model/page.ts';
import { areSame, newestFirst, RecentOf } from '../model/recent-of.ts';
import type { Structure } from '../model/structure.ts';

/** Structures of that many kinds of papers. */
const structuresRemembered = 16;
let structures: readonly Structure[] = [];

/** The structure that was made before of the same elements, or this one. */
export function knownStructure(structure: Structure): Structure {
  const found = structures.find((one) => isSameStructure(one, structure)) ?? structure;
  // What was asked for last is dropped last.
  if (found !== structures[0]) {
    const others = structures.filter((one) => one !== found);
    structures = newestFirst(found, others, structuresRemembered);
  }
  return found;
}

function isSameStructure(one: Structure, other: Structure): boolean {
  if (one.length !== other.length) return false;
  for (let id = 0; id < one.length; id++) {
    const [a, b] = [one[id], other[id]];
    if (a?.type !== b?.type || a?.parent !== b?.parent || a?.rowSpan !== b?.rowSpan || a?.figure !== b?.figure) return false; // prettier-ignore
  }
  return true;
}

/** By their first line. */
const pages = new RecentOf<LaidOutLine, LaidOutPage>();

/** The page that was made before of the very same lines, or this one. */
export function knownPage(page: LaidOutPage): LaidOutPage {
  const [first] = page.lines;
  if (first === undefined || page.strokes.length > 0) return page;
  const found = pages.find(first, (one) => areAlike(one, page));
  if (found === undefined) pages.add(first, page);
  return found ?? page;
}

function areAlike(one: LaidOutPage, other: LaidOutPage): boolean {
  return one.number === other.number && one.orientation === other.orientation && areSame(one.lines, other.lines);
}
