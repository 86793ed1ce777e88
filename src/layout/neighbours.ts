/** What blocks that follow each other leave between them, in grid lines. */
import type { SettledBlock } from '../model/prepared.ts';
import { thinnestParagraph } from '../model/geometry.ts';
import type { HouseStyle } from '../model/style.ts';

/** What parts a table from one above it: word processors make one of two that touch. */
export function paragraphBetween(above: SettledBlock | undefined, block: SettledBlock, style: HouseStyle): number {
  return above !== undefined && isTable(above) && isTable(block) ? thinnestParagraph / style.linePitch : 0;
}

function isTable(block: SettledBlock): boolean {
  return block.kind === 'table' || (block.kind === 'signatures' && block.form === 'columns');
}

/** What a seal takes above a record. */
export function roomForSeal(above: SettledBlock | undefined, block: SettledBlock, style: HouseStyle): number {
  const isBelowSeal = above?.kind === 'signatures' && above.form === 'sealed';
  return isBelowSeal && block.kind === 'record' ? style.signatures.issuer.linesBelowSealed : 0;
}

/**
 * Whether the lines above a block are the spacing of a paragraph, which word processors leave out where the paragraph
 * begins a page of itself.
 */
export function isSpacedAbove(block: SettledBlock): boolean {
  return (
    block.kind === 'title' ||
    block.kind === 'attachment-list' ||
    (block.kind === 'signatures' && block.form !== 'columns')
  );
}
