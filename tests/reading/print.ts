/** Print files read back: their pages, and where their bookmarks lead. */
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadBookmark {
  readonly title: string;
  /** The page it leads to, from 1. */
  readonly page: number;
  readonly below: readonly ReadBookmark[];
}

interface OutlineItem {
  readonly title: string;
  readonly dest: unknown;
  readonly items: readonly OutlineItem[];
}

/** The bookmarks of a PDF. */
export async function readBookmarks(bytes: Uint8Array): Promise<readonly ReadBookmark[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const read = async (items: readonly OutlineItem[]): Promise<ReadBookmark[]> => {
    const found: ReadBookmark[] = [];
    for (const { title, dest, items: below } of items) {
      const [page] = dest as [{ num: number; gen: number }];
      found.push({ title, page: (await pdf.getPageIndex(page)) + 1, below: await read(below) });
    }
    return found;
  };
  const bookmarks = await read(((await pdf.getOutline()) ?? []) as OutlineItem[]);
  await task.destroy();
  return bookmarks;
}

/** How many pictures each page of a PDF draws. */
export async function picturesOfPages(bytes: Uint8Array): Promise<readonly number[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const counts: number[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { fnArray } = await (await pdf.getPage(number)).getOperatorList();
    counts.push(fnArray.filter((name) => name === OPS.paintImageXObject).length);
  }
  await task.destroy();
  return counts;
}
