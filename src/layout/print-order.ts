/** Where the copies of a print file begin: each on the front of a sheet, so that no sheet belongs to two of them. */
import type { PlacedCopy, PrintCopy } from '../model/print.ts';

/**
 * Places copies one after the other.
 *
 * @param before pages in front of them.
 */
export function placeCopies(copies: readonly PrintCopy[], before: number): PlacedCopy[] {
  let end = before;
  return copies.map((copy) => {
    const start = nextFront(end);
    end = start + copy.pages - 1;
    return { ...copy, start };
  });
}

/** The first page after so many that is the front of a sheet: after an odd number the back of the last one stays empty. */
export function nextFront(pages: number): number {
  return pages + (pages % 2) + 1;
}

/** Pages up to the end of the last copy. */
export function pagesOf(copies: readonly PlacedCopy[], before: number): number {
  const last = copies.at(-1);
  return last === undefined ? before : last.start + last.pages - 1;
}
