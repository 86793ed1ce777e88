/**
 * A PDF that is written from its beginning to its end (ISO 32000-1, 7.5), so that of thousands of pages only what is
 * under way is held: streams where they come, all else in object streams, pages in a balanced tree.
 */
import { createHash } from 'node:crypto';
import { deflate } from './compress.ts';
import { fileEnd, fileHeader, heading, latin1, newObjectStream, rowsOf, streamParts, type Entry } from './pdf-file.ts';
import { PdfObjects, PdfRef, WrittenObject, WrittenStream, type Numbered } from './pdf-objects.ts';
import { PageTree } from './print-tree.ts';

/** Objects in one object stream: many compress well, too many are slow to look up. */
const objectsPerStream = 100;

export class PrintFile {
  /** Numbers objects; what is added to it is written by `flush`. */
  readonly objects = new PdfObjects();
  readonly #entries: Entry[] = [heading];
  readonly #hash = createHash('sha256');
  readonly #tree = new PageTree(this);
  #written: Uint8Array[] = [];
  #length = 0;
  /** Objects that wait for an object stream. */
  #waiting: Numbered[] = [];

  constructor() {
    this.#put([fileHeader]);
  }

  /** A number for an object that is added later. */
  next(): PdfRef {
    return this.objects.next();
  }

  /** Adds an object that is no stream, in Latin-1. */
  add(text: string, ref = this.next()): PdfRef {
    this.#waiting.push({ number: ref.objectNumber, text });
    if (this.#waiting.length >= objectsPerStream) this.#endObjectStream();
    return ref;
  }

  /** Adds a stream. */
  addStream(stream: WrittenStream, ref = this.next()): PdfRef {
    this.#begin(ref);
    this.#put(streamParts(ref.objectNumber, stream));
    return ref;
  }

  /** Writes what was added to the objects. */
  flush(): void {
    for (const [ref, object] of this.objects.take()) {
      if (object instanceof WrittenStream) this.addStream(object, ref);
      else if (object instanceof WrittenObject) this.add(object.text, ref);
      else for (const { number, text } of object.groups.flat()) this.add(text, new PdfRef(number));
    }
  }

  /** Adds a page behind those there are. @param entries of its dictionary, but for its place in the tree. */
  addPage(entries: string): PdfRef {
    return this.#tree.add(entries);
  }

  get pages(): number {
    return this.#tree.pages;
  }

  /** What was written since it was asked for the last time. */
  take(): Uint8Array {
    const bytes = Buffer.concat(this.#written);
    this.#written = [];
    return bytes;
  }

  /** Adds the end. The file's identifier is a hash of all before it. @param entries of the catalog, but for the pages. */
  end(entries: string, information: PdfRef): void {
    const pages = this.#tree.end();
    this.flush();
    this.#endObjectStream();
    const catalog = this.next();
    this.#begin(catalog);
    // It stands for itself: simple programs look for it without unpacking streams.
    this.#put([latin1(`${catalog.objectNumber} 0 obj\n<</Type/Catalog/Pages ${pages.tag}${entries}>>\nendobj\n`)]);
    const at = this.#length;
    const references = this.next();
    this.#begin(references);
    const id = this.#hash.copy().digest('hex').slice(0, 32).toUpperCase();
    const rows = rowsOf(this.#entries);
    this.#put(fileEnd({ number: references.objectNumber, at, id, table: deflate(rows) }, { catalog, information }));
  }

  #begin({ objectNumber }: PdfRef): void {
    this.#entries[objectNumber] = [1, this.#length, 0];
  }

  #put(parts: readonly Uint8Array[]): void {
    for (const part of parts) {
      this.#written.push(part);
      this.#hash.update(part);
      this.#length += part.length;
    }
  }

  #endObjectStream(): void {
    const group = this.#waiting;
    if (group.length === 0) return;
    this.#waiting = [];
    const { objectNumber } = this.addStream(newObjectStream(group));
    group.forEach(({ number }, index) => (this.#entries[number] = [2, objectNumber, index]));
  }
}
