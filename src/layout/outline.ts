/** Bookmarks: the headings, and the beginnings of attachments. */
import type { OutlineEntry } from '../model/page.ts';
import type { FlowBlock } from '../model/prepared.ts';
import type { HouseStyle } from '../model/style.ts';

/** The bookmark of a block that begins at a place of a page's grid, if it has one. */
export function outlineEntry(
  flowBlock: FlowBlock,
  page: number,
  slot: number,
  style: HouseStyle,
): OutlineEntry | undefined {
  const { block } = flowBlock;
  const y = style.page.marginTop + slot * style.linePitch;
  if (block.kind === 'attachment') return { title: block.label, level: 1, page, y };
  if (block.kind !== 'heading') return undefined;
  const text = block.content.map((inline) => (inline.kind === 'text' ? inline.text : '')).join('');
  return { title: block.number.label + text, level: block.level, page, y };
}
