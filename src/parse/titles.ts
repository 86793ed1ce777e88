/** Titles of several lines: a heading of Markdown has one line only, so `#` lines below each other are one title. */
import type { Nodes } from 'mdast';

/** The nodes with title lines that stand directly below each other made one title, turned between them. */
export function joinTitles<Node extends Nodes>(nodes: readonly Node[]): Node[] {
  const joined: Node[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (last?.type === 'heading' && node.type === 'heading' && continues(last, node)) {
      const children = [...last.children, { type: 'break' } as const, ...node.children];
      const { start } = last.position ?? {};
      const { end } = node.position ?? {};
      const position = start === undefined || end === undefined ? {} : { position: { start, end } };
      joined[joined.length - 1] = { ...last, children, ...position };
    } else {
      joined.push(node);
    }
  }
  return joined;
}

function continues(last: Nodes, node: Nodes): boolean {
  if (last.type !== 'heading' || node.type !== 'heading' || last.depth !== 1 || node.depth !== 1) return false;
  return node.position?.start.line === (last.position?.end.line ?? 0) + 1;
}
