/** Bookmarks (ISO 32000-1, 12.3.3): each stands under the last one of a higher level. */
import type { LaidOutPaper, OutlineEntry } from '../model/page.ts';
import { textString, WrittenObject, type PdfObjects, type PdfRef } from './pdf-objects.ts';

/** Adds a paper's bookmarks, if it has any. */
export function addOutline(objects: PdfObjects, paper: LaidOutPaper, pages: readonly PdfRef[]): PdfRef | undefined {
  if (paper.outline.length === 0) return undefined;
  const root = objects.next();
  const { first, last, count } = outlineLevel(objects, nest(paper.outline), root, paper, pages);
  objects.put(root, new WrittenObject(`<</Type/Outlines/First ${first.tag}/Last ${last.tag}/Count ${count}>>`));
  return root;
}

interface OutlineNode {
  readonly entry: OutlineEntry;
  readonly children: OutlineNode[];
}

function nest(entries: readonly OutlineEntry[]): OutlineNode[] {
  const roots: OutlineNode[] = [];
  const open: OutlineNode[] = [];
  for (const entry of entries) {
    const node: OutlineNode = { entry, children: [] };
    while (open.length > 0 && (open.at(-1)?.entry.level ?? 0) >= entry.level) open.pop();
    (open.at(-1)?.children ?? roots).push(node);
    open.push(node);
  }
  return roots;
}

function outlineLevel(
  objects: PdfObjects,
  nodes: readonly OutlineNode[],
  parent: PdfRef,
  paper: LaidOutPaper,
  pages: readonly PdfRef[],
): { first: PdfRef; last: PdfRef; count: number } {
  const refs = nodes.map(() => objects.next());
  let count = nodes.length;
  nodes.forEach((node, index) => {
    const ref = refs[index] ?? parent;
    const page = pages[node.entry.page] ?? parent;
    const top = (paper.pages[node.entry.page]?.height ?? 0) - node.entry.y;
    let item = `<</Title ${textString(node.entry.title)}/Parent ${parent.tag}`;
    item += `/Dest[${page.tag}/XYZ null ${Number(top.toFixed(2))} null]`;
    const previous = refs[index - 1];
    const next = refs[index + 1];
    if (previous !== undefined) item += `/Prev ${previous.tag}`;
    if (next !== undefined) item += `/Next ${next.tag}`;
    if (node.children.length > 0) {
      const below = outlineLevel(objects, node.children, ref, paper, pages);
      item += `/First ${below.first.tag}/Last ${below.last.tag}/Count ${below.count}`;
      count += below.count;
    }
    objects.put(ref, new WrittenObject(`${item}>>`));
  });
  return { first: refs[0] ?? parent, last: refs.at(-1) ?? parent, count };
}
