/**
 * The bytes of a PDF (ISO 32000-1, 7.5): objects in object streams, where they are in a cross-reference stream. The
 * copies of a paper share all objects but one stream each, so everything else is put into bytes once.
 */
import { createHash } from 'node:crypto';
import { PDFObject, type PDFContext, type PDFRef } from 'pdf-lib';
import { deflatePieces, deflateTexts } from './compress.ts';

/** Where readers begin. */
export interface FileRoots {
  readonly catalog: PDFRef;
  readonly information: PDFRef;
}

/** PDF 1.7, and bytes above 127, by which programs know that the file is not text. */
export const fileHeader = Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1');

/** Objects in one object stream: many compress well, too many are slow to look up. */
const objectsPerStream = 200;

/** Where an object is (ISO 32000-1, 7.5.8.3): type, byte or stream, generation or place in the stream. */
export type Entry = readonly [number, number, number];

/** An object as the file has it, in Latin-1: for what there is much of, which takes too long piece by piece. */
export class WrittenObject extends PDFObject {
  readonly #text: string;
  /** Whether papers with the same pages have the same: such objects stand in streams of their own, compressed once. */
  readonly isShared: boolean;

  constructor(text: string, isShared = true) {
    super();
    this.#text = text;
    this.isShared = isShared;
  }

  override toString(): string {
    return this.#text;
  }
}

/** Objects that are numbered one after the other, in streams of their own: papers with the same ones have the same. */
export class WrittenObjects extends PDFObject {
  readonly texts: readonly string[];
  /** What stands in each stream. */
  readonly groups: readonly (readonly Numbered[])[];

  constructor(first: number, texts: readonly string[]) {
    super();
    this.texts = texts;
    this.groups = groupsOf(texts.map((text, index) => ({ number: first + index, text })));
  }
}

/** A stream as the file has it. */
export class WrittenStream extends PDFObject {
  readonly #entries: string;
  readonly bytes: Uint8Array;

  /** @param entries of its dictionary, without its length. */
  constructor(entries: string, bytes: Uint8Array) {
    super();
    this.#entries = entries;
    this.bytes = bytes;
  }

  /** Its dictionary. */
  override toString(): string {
    return `<<${this.#entries}/Length ${this.bytes.length}>>`;
  }
}

/** A stream of bytes that are compressed. @param entries of its dictionary, beside those that every such stream has. */
export function flateStream(bytes: Uint8Array, entries = ''): WrittenStream {
  return new WrittenStream(`${entries}/Filter/FlateDecode`, bytes);
}

/** A file without the one stream that its copies do not share. */
export class SharedFile {
  readonly #roots: FileRoots;
  readonly #own: number;
  readonly #parts: Uint8Array[] = [fileHeader];
  readonly #hash = createHash('sha256').update(fileHeader);
  readonly #entries: Entry[] = [[0, 0, 0xffff]];
  #length = fileHeader.length;
  #rows: Uint8Array | undefined;

  /** @param own the reference of the stream that each copy has for itself; the context has no object for it. */
  constructor(context: PDFContext, roots: FileRoots, own: PDFRef) {
    this.#roots = roots;
    this.#own = own.objectNumber;
    const shared: Numbered[] = [];
    const groups: (readonly Numbered[])[] = [];
    for (const [ref, object] of context.enumerateIndirectObjects()) {
      const number = ref.objectNumber;
      if (object instanceof WrittenStream) this.#put(number, streamParts(number, object));
      else if (object instanceof WrittenObjects) groups.push(...object.groups);
      else if (object instanceof WrittenObject && object.isShared) shared.push({ number, text: object.toString() });
      // The paper's own are few, the catalog among them, which simple programs look for without unpacking streams.
      else this.#put(number, [latin1(`${number} 0 obj\n${object.toString()}\nendobj\n`)]);
    }
    for (const group of [...groupsOf(shared), ...groups]) {
      const stream = context.nextRef().objectNumber;
      this.#put(stream, streamParts(stream, objectStream(group)));
      group.forEach(({ number }, index) => (this.#entries[number] = [2, stream, index]));
    }
  }

  #put(number: number, parts: readonly Uint8Array[]): void {
    this.#entries[number] = [1, this.#length, 0];
    for (const part of parts) {
      this.#parts.push(part);
      this.#hash.update(digestOf(part));
      this.#length += part.length;
    }
  }

  /** The rows of all objects but the table of each copy, which comes last; made once, so that they are compressed once. */
  #sharedRows(): Uint8Array {
    if (this.#rows === undefined) {
      this.#entries[this.#own] = [1, this.#length, 0];
      this.#rows = rowsOf(
        Array.from(this.#entries, (entry) => entry ?? free),
        free,
      );
    }
    return this.#rows;
  }

  /** The whole file of one copy. Its identifier is a hash of what is in it. */
  withOwn(own: WrittenStream): Uint8Array {
    const ownParts = streamParts(this.#own, own);
    const hash = this.#hash.copy();
    for (const part of ownParts) hash.update(digestOf(part));
    const id = hash.digest('hex').slice(0, 32).toUpperCase();
    const at = ownParts.reduce((sum, { length }) => sum + length, this.#length);
    const number = this.#entries.length;
    const table = deflatePieces({
      front: noBytes,
      shared: [this.#sharedRows()],
      rest: rowsOf([[1, at, 0]], this.#entries.at(-1) ?? free),
    });
    return Buffer.concat([...this.#parts, ...ownParts, ...fileEnd({ number, at, id, table }, this.#roots)]);
  }
}

/** Bytes from which on their own hash is remembered: fonts and pages that many files have. */
const hashedOnce = 1_024;
const digests = new WeakMap<Uint8Array, Uint8Array>();

/** What stands for bytes in the hash of a file: they themselves, or their hash. */
function digestOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length < hashedOnce) return bytes;
  const digest = digests.get(bytes) ?? createHash('sha256').update(bytes).digest();
  digests.set(bytes, digest);
  return digest;
}

const noBytes = new Uint8Array();

/** An object that is no stream. */
export interface Numbered {
  readonly number: number;
  readonly text: string;
}

function groupsOf(objects: readonly Numbered[]): Numbered[][] {
  const groups: Numbered[][] = [];
  for (let start = 0; start < objects.length; start += objectsPerStream) {
    groups.push(objects.slice(start, start + objectsPerStream));
  }
  return groups;
}

/** A text in Latin-1 as bytes. */
export function latin1(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}

const endOfStream = latin1('\nendstream\nendobj\n');

/** A stream as an object. */
export function streamParts(number: number, stream: WrittenStream): Uint8Array[] {
  return [latin1(`${number} 0 obj\n${stream.toString()}\nstream\n`), stream.bytes, endOfStream];
}

const objectStreams = new WeakMap<readonly Numbered[], WrittenStream>();

function objectStream(objects: readonly Numbered[]): WrittenStream {
  const stream = objectStreams.get(objects) ?? newObjectStream(objects);
  objectStreams.set(objects, stream);
  return stream;
}

/** Objects in an object stream (ISO 32000-1, 7.5.7). */
export function newObjectStream(objects: readonly Numbered[]): WrittenStream {
  let index = '';
  let texts = '';
  for (const { number, text } of objects) {
    index += `${number} ${texts.length} `;
    texts += `${text}\n`;
  }
  return flateStream(deflateTexts([index + texts]), `/Type/ObjStm/N ${objects.length}/First ${index.length}`);
}

/**
 * The end of a file: its cross-reference stream, the last of its objects.
 *
 * @param table the compressed rows of all objects, its own included; it stands at a byte.
 */
export function fileEnd(
  { number, at, id, table }: { number: number; at: number; id: string; table: Uint8Array },
  { catalog, information }: FileRoots,
): Uint8Array[] {
  const dictionary =
    `/Type/XRef/Size ${number + 1}/W[${fieldBytes.join(' ')}]/Root ${catalog.tag}/Info ${information.tag}` +
    `/ID[<${id}><${id}>]/DecodeParms<</Predictor 12/Columns ${rowBytes}>>`;
  return [...streamParts(number, flateStream(table, dictionary)), latin1(`startxref\n${at}\n%%EOF\n`)];
}

/** Bytes of the fields of an entry. */
const fieldBytes = [1, 4, 2];
const rowBytes = 7;

/** Entries as differences from the one above (PNG prediction "up"), which compress to next to nothing. */
export function rowsOf(entries: readonly Entry[], above: Entry): Uint8Array {
  const rows = new Uint8Array((rowBytes + 1) * entries.length);
  const last = bytesOf(above);
  for (let index = 0; index < entries.length; index++) {
    const row = bytesOf(entries[index] ?? free);
    const start = index * (rowBytes + 1);
    rows[start] = 2;
    for (let at = 0; at < rowBytes; at++) rows[start + 1 + at] = (row[at] ?? 0) - (last[at] ?? 0);
    last.set(row);
  }
  return rows;
}

function bytesOf([type, second, third]: Entry): Uint8Array {
  return Uint8Array.of(type, second >>> 24, second >>> 16, second >>> 8, second, third >> 8, third);
}

/** Of an object that is not there. */
export const free: Entry = [0, 0, 0];
