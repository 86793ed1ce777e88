/** From the syntax tree to the document's blocks: numbers computed, everything papers have no use for refused. */
import type { BlockContent, DefinitionContent, Heading, List, ListItem, Paragraph, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Block } from '../model/document.ts';
import {
  coverBlock,
  directiveName,
  orientationBlock,
  setNumbering,
  signaturesBlock,
  type Directive,
} from './directives.ts';
import { inlinesOf } from './inline.ts';
import { Numbering } from './numbering.ts';
import { passBlock, type Chunk } from './chunks.ts';
import type { Run } from './runs.ts';
import { Sheet } from './sheet.ts';
import { reportSlips, reportTrailingBreak } from './slips.ts';
import { tableBlock, tableDirective } from './tables.ts';
import { numberAttachments } from './attachments.ts';
import { mastheadBlock, recordBlock } from './official.ts';
import { resolveReferences } from './references.ts';
import { joinTitles } from './titles.ts';

/** The blocks of a text in chunks, undefined if anything is at fault: then it must be read as a whole to be told. */
export function blocksOfChunks(chunks: readonly (Chunk | Run)[]): Block[] | undefined {
  let isFaulty = false;
  const whole = new Sheet('', () => {
    isFaulty = true;
  });
  const reader = new BlockReader(whole);
  let lastMark: string | undefined;
  for (const chunk of chunks) {
    if (isFaultyChunk(chunk)) return undefined;
    reader.readChunk(chunk, lastMark !== undefined && chunk.firstMark === lastMark);
    lastMark = chunk.lastMark;
    for (const { sheet } of chunksIn(chunk)) {
      for (const [text, reference] of sheet.references) whole.references.set(text, reference);
    }
  }
  const blocks = resolveReferences(numberAttachments(reader.blocks), whole);
  return isFaulty || chunks.some(isFaultyChunk) ? undefined : blocks;
}

function chunksIn(one: Chunk | Run): readonly Chunk[] {
  return 'chunks' in one ? one.chunks : [one];
}

function isFaultyChunk(one: Chunk | Run): boolean {
  return chunksIn(one).some((chunk) => chunk.isFaulty);
}

/** The blocks of a text. */
export function blocksOf(nodes: readonly RootContent[], sheet: Sheet): Block[] {
  const reader = new BlockReader(sheet);
  for (const node of joinTitles(nodes)) reader.read(node);
  // In a template what is named may yet be printed by a loop.
  const blocks = numberAttachments(reader.blocks);
  return sheet.isTemplate ? blocks : resolveReferences(blocks, sheet);
}

/** Readings of a chunk that are kept: a clause may have other numbers in letters of other kinds. */
const readingsKept = 8;

class BlockReader {
  readonly blocks: Block[] = [];
  #sheet: Sheet;
  readonly #numbering = new Numbering();

  constructor(sheet: Sheet) {
    this.#sheet = sheet;
  }

  /**
   * Reads a chunk; its blocks are those of before where it was read at such a place after the same numbers.
   *
   * @param continues whether the list it begins with is the one the chunk before ended with.
   */
  readChunk(chunk: Chunk | Run, continues: boolean): void {
    const { readings } = chunk;
    const place = `${this.blocks.length === 0 ? 'first' : 'later'} ${this.#isOfficial()}`;
    const key = readings.has(place) ? place : `${place} ${this.#numbering.state.key} ${continues}`;
    const known = readings.get(key);
    if (known !== undefined) {
      this.blocks.push(...known.blocks);
      if (known.after !== undefined) this.#numbering.state = known.after;
      return;
    }
    const [first, uses] = [this.blocks.length, this.#numbering.uses];
    if ('chunks' in chunk) this.#readRun(chunk, continues);
    else this.#readNodes(chunk, continues);
    const blocks = this.blocks.slice(first);
    if ('isShared' in chunk && !chunk.isShared) for (const block of blocks) passBlock(block);
    if (readings.size >= readingsKept) readings.clear();
    // What has no numbers is the same whatever those before it are.
    if (this.#numbering.uses === uses) readings.set(place, { blocks, after: undefined });
    else readings.set(key, { blocks, after: this.#numbering.state });
  }

  #readRun({ chunks }: Run, continues: boolean): void {
    chunks.forEach((chunk, index) => {
      const mark = chunks[index - 1]?.lastMark;
      this.readChunk(chunk, index === 0 ? continues : mark !== undefined && chunk.firstMark === mark);
    });
  }

  #readNodes({ nodes, sheet }: Chunk, continues: boolean): void {
    this.#sheet = sheet;
    for (const [index, node] of nodes.entries()) {
      if (index === 0 && continues && node.type === 'list') this.#items(node, 3);
      else this.read(node);
    }
  }

  read(node: RootContent): void {
    switch (node.type) {
      case 'heading':
        this.#heading(node);
        return;
      case 'paragraph':
        this.#paragraph(node, true);
        return;
      case 'list':
        this.#list(node, 3);
        return;
      case 'table':
        this.blocks.push(tableBlock(node, this.#sheet));
        return;
      case 'containerDirective':
      case 'leafDirective':
        this.#directive(node);
        return;
      default:
        this.#sheet.refuse(node);
    }
  }

  #heading(node: Heading): void {
    reportTrailingBreak(node, this.#sheet);
    const content = inlinesOf(node.children, this.#sheet);
    if (content.length === 0) {
      this.#sheet.fault({ code: 'empty-block', block: node.depth === 1 ? 'title' : 'heading' }, node);
    }
    if (node.depth === 1) {
      this.#numbering.beginText();
      this.blocks.push({ kind: 'title', content });
    } else if (node.depth === 2 || node.depth === 3) {
      const level = node.depth === 2 ? 1 : 2;
      this.blocks.push({ kind: 'heading', level, number: this.#numbering.next(level), content });
    } else {
      this.#sheet.fault({ code: 'heading-too-deep', depth: node.depth }, node);
    }
  }

  #paragraph(node: Paragraph, indented: boolean): void {
    reportSlips(node, this.#sheet);
    const content = inlinesOf(node.children, this.#sheet);
    if (content.length > 0) this.blocks.push({ kind: 'paragraph', content, indented });
  }

  #list(node: List, level: number): void {
    if (node.ordered !== true) {
      this.#sheet.refuse(node);
      return;
    }
    if (level !== 3 && level !== 4) {
      this.#sheet.fault({ code: 'list-too-deep', depth: level - 2 }, node);
      return;
    }
    this.#numbering.beginList(level);
    this.#items(node, level);
  }

  #items(node: List, level: 3 | 4): void {
    const column = node.children[0]?.position?.start.column ?? 1;
    for (const item of node.children) {
      // Indented a little, but not enough to be nested: Markdown takes it for the next item of the same list.
      if ((item.position?.start.column ?? 1) > column) {
        this.#sheet.fault({ code: 'unsupported-markup', what: 'item-indent' }, item);
      }
      this.#item(item, level);
    }
  }

  #item(node: ListItem, level: 3 | 4): void {
    const [first, ...rest] = node.children;
    const content = first?.type === 'paragraph' ? inlinesOf(first.children, this.#sheet) : [];
    if (content.length === 0) this.#sheet.fault({ code: 'empty-block', block: 'item' }, node);
    if (first?.type === 'paragraph') reportSlips(first, this.#sheet);
    this.blocks.push({ kind: 'item', level, number: this.#numbering.next(level), content });
    for (const child of first?.type === 'paragraph' ? rest : node.children) this.#inItem(child, level);
  }

  #inItem(node: BlockContent | DefinitionContent, level: 3 | 4): void {
    switch (node.type) {
      case 'paragraph':
        this.#paragraph(node, true);
        return;
      case 'list':
        this.#list(node, level + 1);
        return;
      case 'heading':
        this.#sheet.fault({ code: 'unsupported-markup', what: 'heading-in-item' }, node);
        return;
      case 'containerDirective':
      case 'leafDirective':
        this.#directive(node);
        return;
      default:
        this.#sheet.refuse(node);
    }
  }

  #directive(node: Directive): void {
    const name = directiveName(node, this.#sheet);
    if (name === 'page-break') this.blocks.push({ kind: 'page-break' });
    if (name === 'page') this.#orientation(node);
    if (name === 'attachments') this.blocks.push({ kind: 'attachment-list', titles: [] });
    if (name === 'numbering') setNumbering(node, this.#numbering, this.#sheet);
    if (name === 'party') {
      this.#sheet.fault({ code: 'directive-content', name, detail: 'outside-signatures' }, node);
    }
    if (node.type !== 'containerDirective') return;
    if (name === 'signatures') this.blocks.push(signaturesBlock(node, this.#sheet, this.#isOfficial()));
    if (name === 'flush') this.#flush(node);
    if (name === 'attachment') this.#attachment(node);
    if (name === 'record') this.blocks.push(recordBlock(node, this.#sheet));
    if (name === 'masthead') {
      this.#mustBeFirst(name, node);
      this.blocks.push(mastheadBlock(node, this.#sheet));
    }
    if (name === 'table') {
      const table = tableDirective(node, this.#sheet);
      if (table !== undefined) this.blocks.push(table);
    }
    if (name === 'cover') {
      this.#mustBeFirst(name, node);
      this.blocks.push(coverBlock(node, this.#sheet));
    }
  }

  /** Whether what is being read is the text of an official document, not an attachment to it. */
  #isOfficial(): boolean {
    return this.blocks[0]?.kind === 'masthead' && !this.blocks.some(({ kind }) => kind === 'attachment');
  }

  #orientation(node: Directive): void {
    const block = orientationBlock(node, this.#sheet);
    if (block !== undefined) this.blocks.push(block);
  }

  #mustBeFirst(name: string, node: ContainerDirective): void {
    if (this.blocks.length === 0) return;
    this.#sheet.fault({ code: 'directive-content', name, detail: 'not-at-start' }, node);
  }

  /** A text of its own on pages of its own; its title comes first. */
  #attachment(node: ContainerDirective): void {
    const children = joinTitles(node.children);
    if (children[0]?.type !== 'heading' || children[0].depth !== 1) {
      this.#sheet.fault({ code: 'directive-content', name: 'attachment', detail: 'attachment-title' }, node);
    }
    this.blocks.push({ kind: 'attachment', label: '' });
    for (const child of children) this.read(child);
  }

  #flush(node: ContainerDirective): void {
    for (const child of node.children) {
      if (child.type === 'paragraph') this.#paragraph(child, false);
      else this.#sheet.fault({ code: 'directive-content', name: 'flush', detail: 'content' }, child);
    }
  }
}
