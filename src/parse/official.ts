/** The head and the foot of official documents: `:::masthead` and `:::record`. */
import type { ContainerDirective } from 'mdast-util-directive';
import type { Inline, Line, MastheadBlock, RecordBlock } from '../model/document.ts';
import { linesOf } from './inline.ts';
import type { Sheet } from './sheet.ts';
import { reportSlips } from './slips.ts';

/** The issuing body's mark on one line and the document number on another. */
export function mastheadBlock(node: ContainerDirective, sheet: Sheet): MastheadBlock {
  const lines = textLines(node, 'masthead', sheet);
  const [name = [], documentNumber = [], ...more] = lines;
  if (lines.length < 2 || more.length > 0) {
    sheet.fault({ code: 'directive-content', name: 'masthead', detail: 'masthead' }, node);
  }
  return { kind: 'masthead', name, documentNumber };
}

/** Each line an entry; two full-width spaces or more part what stands left from what stands right. */
export function recordBlock(node: ContainerDirective, sheet: Sheet): RecordBlock {
  const entries = textLines(node, 'record', sheet).map((line) => {
    const at = line.findIndex((inline) => inline.kind === 'text' && gap.test(inline.text));
    const inline = line[at];
    if (inline?.kind !== 'text') return { left: line, right: [] };
    const [before = '', ...after] = inline.text.split(gap);
    const parts = (text: string): Inline[] => (text === '' ? [] : [{ ...inline, text }]);
    return { left: [...line.slice(0, at), ...parts(before)], right: [...parts(after.join('')), ...line.slice(at + 1)] };
  });
  return { kind: 'record', entries };
}

const gap = /\u3000{2,}/u;

function textLines(node: ContainerDirective, name: string, sheet: Sheet): Line[] {
  return node.children.flatMap((child) => {
    if (child.type === 'paragraph') {
      reportSlips(child, sheet);
      return linesOf(child.children, sheet);
    }
    sheet.fault({ code: 'directive-content', name, detail: 'content' }, child);
    return [];
  });
}
