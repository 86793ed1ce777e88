/** A document as JSON. Letters share most of their blocks as the very same objects: each is written once for all. */
import type { Block, PaperDocument } from './document.ts';
import { isPassing } from './passing.ts';

const known = new WeakMap<Block, string>();

/** The document as `JSON.stringify` writes it, properties first. */
export function documentJson({ properties, blocks }: PaperDocument): string {
  // Put together in one go: a text made of texts would be copied once more.
  const parts = [`{"properties":${JSON.stringify(properties)},"blocks":[`];
  for (const [index, block] of blocks.entries()) {
    if (index > 0) parts.push(',');
    parts.push(blockJson(block));
  }
  parts.push(']}');
  return parts.join('');
}

function blockJson(block: Block): string {
  const before = known.get(block);
  if (before !== undefined) return before;
  const json = JSON.stringify(block);
  if (!isPassing(block)) known.set(block, json);
  return json;
}
