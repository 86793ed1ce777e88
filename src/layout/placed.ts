/**
 * Lines and pages at their places. Letters share most of their paragraphs, and where these come to stand at the same
 * places they are given as the very same lines, and pages of the same lines as the very same page: whoever draws them
 * can tell by that alone that they were drawn before.
 */
import type { LaidOutLine, LaidOutPage, Owner } from '../model/page.ts';
import type { Structure } from '../model/structure.ts';
import type { HouseStyle } from '../model/style.ts';
import { setLine, type GridLine } from './blocks.ts';

/** A line of a block where it was set. */
interface PlacedLine {
  readonly elements: readonly Owner[];
  readonly slot: number;
  readonly style: HouseStyle;
  readonly line: LaidOutLine;
}

/** Places that are remembered of a line, and pages that begin with it. */
const remembered = 4;

const places = new WeakMap<GridLine, PlacedLine[]>();

/** A line of a block at its place of the grid. @param elements of the block, by part. */
export function placeLine(line: GridLine, elements: readonly Owner[], slot: number, style: HouseStyle): LaidOutLine {
  const known = places.get(line) ?? [];
  for (const one of known) {
    if (one.slot === slot && one.style === style && areSame(one.elements, elements)) return one.line;
  }
  const set = setLine(line, elements, slot, style);
  places.set(line, [{ elements, slot, style, line: set }, ...known].slice(0, remembered));
  return set;
}

/** Structures of that many kinds of papers. */
const structuresRemembered = 16;
let structures: readonly Structure[] = [];

/** The structure that was made before of the same elements, or this one. */
export function knownStructure(structure: Structure): Structure {
  const found = structures.find((one) => isSameStructure(one, structure)) ?? structure;
  // What was asked for last is dropped last.
  if (found !== structures[0]) structures = [found, ...structures.filter((one) => one !== found)].slice(0, structuresRemembered); // prettier-ignore
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

const pages = new WeakMap<LaidOutLine, LaidOutPage[]>();

/** The page that was made before of the very same lines, or this one. */
export function knownPage(page: LaidOutPage): LaidOutPage {
  const [first] = page.lines;
  if (first === undefined || page.strokes.length > 0) return page;
  const known = pages.get(first) ?? [];
  const found = known.find((one) => areAlike(one, page));
  if (found !== undefined) return found;
  pages.set(first, [page, ...known].slice(0, remembered));
  return page;
}

function areAlike(one: LaidOutPage, other: LaidOutPage): boolean {
  return one.number === other.number && one.orientation === other.orientation && areSame(one.lines, other.lines);
}

function areSame<T>(some: readonly T[], others: readonly T[]): boolean {
  if (some.length !== others.length) return false;
  for (let index = 0; index < some.length; index++) if (some[index] !== others[index]) return false;
  return true;
}
