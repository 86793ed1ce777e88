/** Bookmarks of a print file (ISO 32000-1, 12.3.3): one for each paper, below it one for each copy. */
import type { PlacedCopy } from '../model/print.ts';
import { textString, type PdfRef } from './pdf-objects.ts';
import type { ObjectSink } from './print-tree.ts';

/** A bookmark of a page, and those below it. */
export interface Bookmark {
  readonly title: string;
  readonly page: PdfRef;
  readonly below: readonly Bookmark[];
}

/** Adds bookmarks; those below others are folded away. Gives the root. */
export function addBookmarks(sink: ObjectSink, bookmarks: readonly Bookmark[]): PdfRef {
  const root = sink.next();
  const level = addLevel(sink, bookmarks, root);
  return sink.add(`<</Type/Outlines${level}/Count ${bookmarks.length}>>`, root);
}

/** Adds the bookmarks of one level; gives what their parent says of them. */
function addLevel(sink: ObjectSink, bookmarks: readonly Bookmark[], parent: PdfRef): string {
  const refs = bookmarks.map(() => sink.next());
  bookmarks.forEach(({ title, page, below }, index) => {
    const [previous, own, next] = [refs[index - 1], refs[index], refs[index + 1]];
    if (own === undefined) return;
    const kids = below.length === 0 ? '' : `${addLevel(sink, below, own)}/Count ${-below.length}`;
    const beside = (previous === undefined ? '' : `/Prev ${previous.tag}`) + (next === undefined ? '' : `/Next ${next.tag}`); // prettier-ignore
    const text = textString(title);
    sink.add(`<</Title ${text}/Parent ${parent.tag}/Dest[${page.tag}/Fit]${beside}${kids}>>`, own);
  });
  const [first, last] = [refs[0], refs.at(-1)];
  return first === undefined || last === undefined ? '' : `/First ${first.tag}/Last ${last.tag}`;
}

/** What a paper is called. */
export function paperTitle({ order, title, subject }: PlacedCopy): string {
  return `${order}　${subject}　${title}`;
}

/** What a copy is called. */
export function copyTitle({ copy, copies, party }: PlacedCopy): string {
  return `第${copy}份（共${copies}份）　存：${party}`;
}
