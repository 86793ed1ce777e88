/** The page tree (ISO 32000-1, 7.7.3) of a file that is written page by page: balanced, so that any page is near. */
import type { PdfRef } from './pdf-objects.ts';

/** Where objects go. */
export interface ObjectSink {
  next(): PdfRef;
  add(text: string, ref?: PdfRef): PdfRef;
}

/** Kids of a node: a page of thirty thousand is three steps away. */
const kidsPerNode = 32;

interface Node {
  readonly ref: PdfRef;
  readonly kids: PdfRef[];
  /** Pages below it. */
  count: number;
}

export class PageTree {
  readonly #sink: ObjectSink;
  /** The node under way of each level, the pages' parents first. */
  readonly #levels: (Node | undefined)[] = [];
  #pages = 0;

  constructor(sink: ObjectSink) {
    this.#sink = sink;
  }

  get pages(): number {
    return this.#pages;
  }

  /** Adds a page. @param entries of its dictionary, but for its parent. */
  add(entries: string): PdfRef {
    const page = this.#sink.next();
    this.#pages += 1;
    const parent = this.#place(page, 1, 0);
    return this.#sink.add(`<</Type/Page/Parent ${parent.tag}${entries}>>`, page);
  }

  /** Writes the nodes under way; gives the root. */
  end(): PdfRef {
    for (let level = 0; level < this.#levels.length - 1; level++) this.#close(level);
    const root = this.#levels.at(-1) ?? this.#begin(0);
    return this.#write(root, undefined);
  }

  /** Puts a kid under the node of its level, which is written when it has all it can take. Gives its parent. */
  #place(kid: PdfRef, pages: number, level: number): PdfRef {
    const full = this.#levels[level];
    if (full !== undefined && full.kids.length === kidsPerNode) this.#close(level);
    const node = this.#levels[level] ?? this.#begin(level);
    node.kids.push(kid);
    node.count += pages;
    return node.ref;
  }

  #begin(level: number): Node {
    const node: Node = { ref: this.#sink.next(), kids: [], count: 0 };
    this.#levels[level] = node;
    return node;
  }

  #close(level: number): void {
    const node = this.#levels[level];
    if (node === undefined) return;
    const parent = this.#place(node.ref, node.count, level + 1);
    this.#write(node, parent);
    this.#levels[level] = undefined;
  }

  #write({ ref, kids, count }: Node, parent: PdfRef | undefined): PdfRef {
    const above = parent === undefined ? '' : `/Parent ${parent.tag}`;
    return this.#sink.add(`<</Type/Pages${above}/Kids[${kids.map(({ tag }) => tag).join(' ')}]/Count ${count}>>`, ref);
  }
}
