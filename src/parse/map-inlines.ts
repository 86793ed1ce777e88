/** Running text wherever a block has it. */
import type { Block, Inline } from '../model/document.ts';

type Content = readonly Inline[];

/** The block with each of its texts changed; the very same one if none is. */
export function mapInlines(block: Block, change: (content: Content) => Content): Block {
  let isChanged = false;
  const mapped = mapAll(block, (content) => {
    const result = change(content);
    isChanged ||= result !== content;
    return result;
  });
  return isChanged ? mapped : block;
}

function mapAll(block: Block, change: (content: Content) => Content): Block {
  switch (block.kind) {
    case 'title':
    case 'heading':
    case 'item':
    case 'paragraph':
      return { ...block, content: change(block.content) };
    case 'table': {
      const changed = <Cell extends { readonly content: Content }>(cells: readonly Cell[]): Cell[] =>
        cells.map((cell) => ({ ...cell, content: change(cell.content) }));
      return { ...block, header: changed(block.header), rows: block.rows.map(changed) };
    }
    case 'masthead':
      return { ...block, name: change(block.name), documentNumber: change(block.documentNumber) };
    case 'record':
      return {
        ...block,
        entries: block.entries.map(({ left, right }) => ({ left: change(left), right: change(right) })),
      };
    case 'attachment-list':
      return { ...block, titles: block.titles.map(change) };
    case 'cover':
      return { ...block, head: block.head.map(change), title: change(block.title), foot: block.foot.map(change) };
    case 'signatures':
      return { ...block, parties: block.parties.map(({ lines }) => ({ lines: lines.map(change) })) };
    case 'attachment':
    case 'page-break':
    case 'orientation':
      return block;
  }
}
