/** Texts that are counted in every way there is, for tests. */
import { array, constantFrom, integer, oneof, record, type Arbitrary } from 'fast-check';
import { prepare } from '../../src/layout/prepare.ts';
import type { Block } from '../../src/model/document.ts';
import { houseStyle } from '../../src/model/style.ts';
import { Numbering, type ItemMode } from '../../src/parse/numbering.ts';
import { writeDocx } from '../../src/write/docx.ts';
import { documentOf, title } from '../layout/documents.ts';
import { metrics, text } from '../layout/metrics.ts';

export type Step =
  | { readonly kind: 'title' }
  | { readonly kind: 'heading'; readonly level: 1 | 2 }
  /** A list of items, the numbers of sub-items below each. */
  | { readonly kind: 'list'; readonly items: readonly number[] }
  | { readonly kind: 'set'; readonly level: 1 | 2 | 3 | 4; readonly value: number }
  | { readonly kind: 'mode'; readonly mode: ItemMode };

const step: Arbitrary<Step> = oneof(
  record({ kind: constantFrom('title' as const) }),
  record({ kind: constantFrom('heading' as const), level: constantFrom(1 as const, 2 as const) }),
  record({ kind: constantFrom('list' as const), items: array(integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 4 }) }), // prettier-ignore
  record({ kind: constantFrom('set' as const), level: constantFrom(1 as const, 3 as const), value: integer({ min: 1, max: 20 }) }), // prettier-ignore
  record({ kind: constantFrom('mode' as const), mode: constantFrom('anew' as const, 'straight' as const) }),
);

/** A title, and the blocks that parsing makes of these steps. */
export function blocksOf(from: readonly Step[]): Block[] {
  const numbering = new Numbering();
  const blocks: Block[] = [title('题')];
  const content = [text('字')];
  for (const each of from) {
    switch (each.kind) {
      case 'title':
        numbering.beginText();
        blocks.push(title('题'));
        break;
      case 'heading':
        blocks.push({ kind: 'heading', level: each.level, number: numbering.next(each.level), content });
        break;
      case 'list':
        numbering.beginList(3);
        for (const below of each.items) {
          blocks.push({ kind: 'item', level: 3, number: numbering.next(3), content });
          if (below > 0) numbering.beginList(4);
          for (let count = 0; count < below; count++) {
            blocks.push({ kind: 'item', level: 4, number: numbering.next(4), content });
          }
        }
        break;
      case 'set':
        numbering.continueAt(each.level, each.value);
        break;
      case 'mode':
        numbering.countItems(each.mode);
        break;
    }
  }
  return blocks;
}

/** Steps of a text. */
export const steps: Arbitrary<Step[]> = array(step, { minLength: 1, maxLength: 25 });

/** Straight items that a heading sets anew, because items were not counted straight when it came. */
export const setAnewBetween: Step[] = [
  { kind: 'mode', mode: 'straight' },
  { kind: 'list', items: [0] },
  { kind: 'mode', mode: 'anew' },
  { kind: 'heading', level: 1 },
  { kind: 'mode', mode: 'straight' },
  { kind: 'list', items: [0] },
];

/** The paper of some blocks. */
export function docxOfBlocks(blocks: readonly Block[]): Uint8Array {
  const prepared = prepare(documentOf(...blocks), houseStyle, metrics);
  return writeDocx(prepared, [{ text: '份号', size: 16 }], houseStyle)[0] ?? new Uint8Array();
}

/** What each of the blocks prints before its text. */
export function labelsOf(blocks: readonly Block[]): string[] {
  return blocks.map((block) => ('number' in block ? block.number.label : ''));
}
