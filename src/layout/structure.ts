/**
 * The logical structure of a prepared document (`model/structure.ts`), known before there are pages: headings, lists
 * from the numbers of items, tables, parties. Each block is given the elements of its parts, as its lines count them.
 */
import type { ItemBlock } from '../model/document.ts';
import type { Owner } from '../model/page.ts';
import type { FlowBlock, PreparedCover, PreparedDocument, PreparedTable, SettledBlock } from '../model/prepared.ts';
import { documentElement, type ElementId, type StructureElement, type StructureType } from '../model/structure.ts';
import { mapped } from '../model/mapped.ts';

/** The elements of a document. */
export interface DocumentStructure {
  readonly elements: readonly StructureElement[];
  /** For each line of the cover. */
  readonly cover: readonly Owner[];
  /** For each block its elements by part. */
  readonly blocks: readonly (readonly Owner[])[];
}

/** Builds the structure of a document. */
export function structureOf({ cover, blocks }: PreparedDocument): DocumentStructure {
  const builder = new StructureBuilder();
  const ofCover = cover === undefined ? [] : builder.addCover(cover);
  const ofBlocks = mapped(blocks, (_flow, index) => builder.addBlock(blocks, index));
  return { elements: builder.elements, cover: ofCover, blocks: ofBlocks };
}

/** A list that may go on. */
interface OpenList {
  readonly list: ElementId;
  /** The text of its last item, in which a further paragraph or a list of the next level stands. */
  readonly body: ElementId;
  readonly value: number;
}

class StructureBuilder {
  readonly elements: StructureElement[] = [{ type: 'Document', parent: undefined }];
  /** Where blocks are added: the document or an attachment. */
  #container: ElementId = documentElement;
  /** The level of titles: those of attachments are below the paper's own. */
  #level = 1;
  /** By the level of their items. */
  readonly #lists = new Map<ItemBlock['level'], OpenList>();

  constructor() {
    this.#add('P', documentElement); // the copy's mark
  }

  addCover({ lines }: PreparedCover): Owner[] {
    const sect = this.#add('Sect', documentElement);
    let title: ElementId | undefined;
    return lines.map(({ role }) => {
      if (role !== 'title') return this.#add('P', sect);
      return (title ??= this.#add('H1', sect));
    });
  }

  /** Adds the block at an index; its elements by part. */
  addBlock(blocks: readonly FlowBlock[], index: number): readonly Owner[] {
    const block = blocks[index]?.block;
    if (block === undefined) return [];
    if (block.kind === 'item') return this.#addItem(block);
    const item = block.kind === 'paragraph' ? this.#itemGoneOnWith(blocks, index) : undefined;
    if (item !== undefined) return both(this.#add('P', item.body));
    if (block.kind !== 'page-break' && block.kind !== 'orientation') this.#lists.clear();
    return this.#addOther(block);
  }

  #addOther(block: Exclude<SettledBlock, ItemBlock>): readonly Owner[] {
    switch (block.kind) {
      case 'title':
        return both(this.#add(headingTypes[this.#level] ?? 'H4', this.#container));
      case 'heading':
        return both(this.#add(headingTypes[this.#level + block.level] ?? 'H4', this.#container));
      case 'paragraph':
        return both(this.#add('P', this.#container));
      case 'table':
        return this.#addTable(block);
      case 'attachment':
        this.#container = this.#add('Sect', documentElement);
        this.#level = 2;
        return both(this.#add('P', this.#container));
      case 'attachment-list':
        return this.#addEntries(block.titles.length);
      case 'signatures': {
        const sect = this.#add('Sect', this.#container);
        const ofLines: Owner[] = [];
        for (const { lines } of block.parties) {
          const party = this.#add('Div', sect);
          for (const line of lines) ofLines.push(line.length === 0 ? undefined : this.#add('P', party));
        }
        return ofLines;
      }
      case 'masthead': {
        const sect = this.#add('Sect', documentElement);
        return [this.#add('P', sect), this.#add('P', sect)];
      }
      case 'record': {
        // It is the paper's, also where it stands below an attachment.
        const sect = this.#add('Sect', documentElement);
        return block.entries.map(() => this.#add('P', sect));
      }
      case 'page-break':
      case 'orientation':
        return [];
    }
  }

  /** An item goes on with the list of its level if it counts on from it; items of level 4 stand in one of level 3. */
  #addItem({ level, number }: ItemBlock): readonly Owner[] {
    if (level === 3) this.#lists.delete(4);
    const open = this.#lists.get(level);
    const isNext = open !== undefined && number.value === open.value + 1;
    const above = level === 4 ? this.#lists.get(3)?.body : undefined;
    const list = isNext ? open.list : this.#add('L', above ?? this.#container);
    const item = this.#add('LI', list);
    const label = this.#add('Lbl', item);
    const body = this.#add('LBody', item);
    this.#lists.set(level, { list, body, value: number.value });
    return pairOf(label, body);
  }

  /** The open item that a paragraph belongs to: one whose list goes on after it, before anything else comes. */
  #itemGoneOnWith(blocks: readonly FlowBlock[], index: number): OpenList | undefined {
    if (this.#lists.size === 0) return undefined;
    let at = index;
    while (blocks[at]?.block.kind === 'paragraph' || blocks[at]?.block.kind === 'page-break') at++;
    const next = blocks[at]?.block;
    if (next?.kind !== 'item') return undefined;
    const open = this.#lists.get(next.level);
    if (open === undefined || next.number.value !== open.value + 1) return undefined;
    if (next.level === 3) this.#lists.delete(4);
    return open;
  }

  /** The list of attachments; a single one is a line of text. */
  #addEntries(count: number): readonly Owner[] {
    if (count === 1) return both(this.#add('P', this.#container));
    const list = this.#add('L', this.#container);
    return Array.from({ length: count }).flatMap(() => {
      const item = this.#add('LI', list);
      return [this.#add('Lbl', item), this.#add('LBody', item)];
    });
  }

  /** Row by row. Cells that continue the one above have no element: what they repeat on a further page is said once. */
  #addTable({ header, rows, columns }: PreparedTable): Owner[] {
    const table = this.#add('Table', this.#container);
    const ofHeader = columns.map((): Owner => undefined);
    if (header !== undefined) {
      const row = this.#add('TR', this.#add('THead', table));
      columns.forEach((_column, index) => (ofHeader[index] = this.#add('TH', row)));
    }
    const body = header === undefined || rows.length === 0 ? table : this.#add('TBody', table);
    const ofRows = rows.flatMap(({ cells }, at) => {
      const row = this.#add('TR', body);
      return columns.map((_column, column): Owner => {
        if (at > 0 && cells[column]?.continues === true) return undefined;
        let end = at + 1;
        while (rows[end]?.cells[column]?.continues === true) end++;
        return this.#add('TD', row, end - at);
      });
    });
    return [...ofHeader, ...ofRows];
  }

  #add(type: StructureType, parent: ElementId, rowSpan = 1): ElementId {
    this.elements.push(rowSpan > 1 ? { type, parent, rowSpan } : { type, parent });
    return this.elements.length - 1;
  }
}

const headingTypes: Readonly<Record<number, StructureType>> = { 1: 'H1', 2: 'H2', 3: 'H3', 4: 'H4' };

/** A block whose number and text are one element. */
function both(element: ElementId): readonly Owner[] {
  return pairOf(element, element);
}

const pairs = new Map<ElementId, (readonly Owner[])[]>();

/** Two elements; the very same list for the same two, so that it is seen at a glance that lines are of the same ones. */
function pairOf(first: ElementId, second: ElementId): readonly Owner[] {
  let ofFirst = pairs.get(first);
  if (ofFirst === undefined) pairs.set(first, (ofFirst = []));
  return (ofFirst[second - first] ??= [first, second]);
}
