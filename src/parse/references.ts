/** What references print: the numbers of headings, items and attachments by their names, once all have them. */
import type { Block, Inline, TextInline } from '../model/document.ts';
import { nameKey, nearestName } from '../model/names.ts';
import { joinTexts } from './inline.ts';
import { mapInlines } from './map-inlines.ts';
import type { Sheet } from './sheet.ts';

/** The blocks with the number of what it names in the place of every reference; what cannot be found is told. */
export function resolveReferences(blocks: readonly Block[], sheet: Sheet): Block[] {
  if (sheet.references.size === 0) return [...blocks];
  const targets = targetsOf(blocks);
  return blocks.map((block) => {
    let refers = false;
    const read = mapInlines(block, (content) => {
      if (!content.some((inline) => isReference(inline, sheet))) return content;
      refers = true;
      return joinTexts(
        content.map((inline): Inline => (isReference(inline, sheet) ? resolved(inline, targets, sheet) : inline)),
      );
    });
    return refers ? read : block;
  });
}

function isReference(inline: Inline, sheet: Sheet): inline is TextInline {
  return inline.kind === 'text' && sheet.references.has(inline);
}

/** Something with a name and a number. */
interface Target {
  readonly name: string;
  /** As references print it: 三, （二）, 1, 附件1. */
  readonly number: string;
}

function resolved(placeholder: TextInline, targets: Targets, sheet: Sheet): TextInline {
  const node = sheet.references.get(placeholder);
  const name = node?.value.trim() ?? '';
  const found = targets.get(nameKey(name)) ?? [];
  const [target] = found;
  if (target !== undefined && found.length === 1) return { ...placeholder, text: target.number };
  if (node !== undefined) {
    const nearest = nearestName(name, [...targets.values()].flatMap((others) => others[0]?.name ?? [])); // prettier-ignore
    if (found.length > 1) sheet.fault({ code: 'ambiguous-reference', name, count: found.length }, node);
    else sheet.fault({ code: 'unknown-reference', name, ...(nearest === undefined ? {} : { nearest }) }, node);
  }
  return { ...placeholder, text: '' };
}

/** By the key of their name, in their order. */
type Targets = ReadonlyMap<string, readonly Target[]>;

function targetsOf(blocks: readonly Block[]): Targets {
  const targets = new Map<string, Target[]>();
  for (const target of namedBlocks(blocks)) {
    const key = nameKey(target.name);
    const known = targets.get(key);
    if (known === undefined) targets.set(key, [target]);
    else known.push(target);
  }
  return targets;
}

function namedBlocks(blocks: readonly Block[]): Target[] {
  return blocks.flatMap((block, index): Target[] => {
    switch (block.kind) {
      case 'heading':
        return [{ name: textOf(block.content), number: block.number.label.replace(/、$/u, '') }];
      case 'item':
        return [{ name: itemName(block.content), number: block.number.label.replace(/\.$/u, '') }];
      case 'attachment': {
        const title = blocks[index + 1];
        return title?.kind === 'title' ? [{ name: textOf(title.content), number: block.label }] : [];
      }
      default:
        return [];
    }
  });
}

/** An item is called by the bold words it begins with, or by its first clause; stops and colons are not part of it. */
function itemName(content: readonly Inline[]): string {
  const plain = content.findIndex((inline) => inline.kind !== 'text' || !inline.strong);
  const lead = textOf(plain === -1 ? content : content.slice(0, plain));
  const name = lead === '' ? (textOf(content).split(/[，。；：]/u)[0] ?? '') : lead;
  return name.replace(/[。：:；]+$/u, '');
}

function textOf(content: readonly Inline[]): string {
  return content.map((inline) => (inline.kind === 'text' ? inline.text : '')).join('');
}
