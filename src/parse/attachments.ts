/** Attachments: numbered in the order they stand in, their titles listed where the text asks for it. */
import type { Block, Inline } from '../model/document.ts';

/** The blocks with every attachment's number and the list of their titles. */
export function numberAttachments(blocks: readonly Block[]): Block[] {
  if (!blocks.some(({ kind }) => kind === 'attachment' || kind === 'attachment-list')) return [...blocks];
  const titles = blocks.flatMap((block, index): (readonly Inline[])[] => {
    const next = blocks[index + 1];
    return block.kind === 'attachment' ? [next?.kind === 'title' ? onOneLine(next.content) : []] : [];
  });
  let count = 0;
  return blocks.map((block): Block => {
    if (block.kind === 'attachment-list') return { ...block, titles };
    if (block.kind !== 'attachment') return block;
    count++;
    return { ...block, label: titles.length > 1 ? `附件${count}` : '附件' };
  });
}

/** A title as a list has it: not turned where its own page turns it. */
function onOneLine(title: readonly Inline[]): Inline[] {
  return title.filter((inline) => inline.kind !== 'break');
}
