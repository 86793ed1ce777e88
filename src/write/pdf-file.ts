/**
 * The bytes of a PDF (ISO 32000-1, 7.5): objects in object streams, where they are in a cross-reference stream. The
 * copies of a paper share all objects but one stream each, so everything else is put into bytes once.
 */
import { createHash, type Hash } from 'node:crypto';
import { deflateText, flateOf, ownPiece, type DeflatedPiece } from './compress.ts';
import {
  flateStream,
  inGroups,
  WrittenObjects,
  WrittenStream,
  type Numbered,
  type PdfObjects,
  type PdfRef,
} from './pdf-objects.ts';

/** Where readers begin. */
export interface FileRoots {
  readonly catalog: PdfRef;
  readonly information: PdfRef;
}

/** PDF 1.7, and bytes above 127, by which programs know that the file is not text. */
export const fileHeader = Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1');

/** Where an object is (ISO 32000-1, 7.5.8.3): type, byte or stream, generation or place in the stream. */
export type Entry = readonly [number, number, number];

/** A file without the one stream that its copies do not share. */
export class SharedFile {
  readonly #roots: FileRoots;
  readonly #own: number;
  readonly #parts: Uint8Array[] = [fileHeader];
  /** What its identifier is the hash of, but for the stream of each copy. */
  readonly #hashed: Uint8Array[] = [fileHeader];
  #hash: Hash | undefined;
  readonly #entries: Entry[] = [[0, 0, 0xffff]];
  #length = fileHeader.length;
  #rows: DeflatedPiece | undefined;

  /** @param own the reference of the stream that each copy has for itself, which is not among the objects. */
  constructor(objects: PdfObjects, roots: FileRoots, own: PdfRef) {
    this.#roots = roots;
    this.#own = own.objectNumber;
    const shared: Numbered[] = [];
    const groups: (readonly Numbered[])[] = [];
    for (const [{ objectNumber: number }, object] of objects.take()) {
      if (object instanceof WrittenStream) this.#put(number, streamParts(number, object));
      else if (object instanceof WrittenObjects) groups.push(...object.groups);
      else if (object.isShared) shared.push({ number, text: object.text });
      // The paper's own are few, the catalog among them, which simple programs look for without unpacking streams.
      else this.#put(number, [latin1(`${number} 0 obj\n${object.text}\nendobj\n`)]);
    }
    for (const group of [...inGroups(shared), ...groups]) {
      const stream = objects.next().objectNumber;
      this.#put(stream, streamParts(stream, objectStream(group)));
      group.forEach(({ number }, index) => (this.#entries[number] = [2, stream, index]));
    }
  }

  #put(number: number, parts: readonly Uint8Array[]): void {
    this.#entries[number] = [1, this.#length, 0];
    for (const part of parts) {
      this.#parts.push(part);
      this.#hashed.push(digestOf(part));
      this.#length += part.length;
    }
  }

  /** The rows of all objects but the table of each copy, which comes last. */
  #sharedRows(): DeflatedPiece {
    if (this.#rows === undefined) {
      this.#entries[this.#own] = [1, this.#length, 0];
      this.#rows = ownPiece(rowsOf(this.#entries, free));
    }
    return this.#rows;
  }

  /** The whole file of one copy. Its identifier is a hash of what is in it. */
  withOwn(own: WrittenStream): Uint8Array {
    const ownParts = streamParts(this.#own, own);
    this.#hash ??= createHash('sha256').update(Buffer.concat(this.#hashed));
    const hash = this.#hash.copy().update(Buffer.concat(ownParts));
    const id = hash.digest('hex').slice(0, 32).toUpperCase();
    const at = ownParts.reduce((sum, { length }) => sum + length, this.#length);
    const number = this.#entries.length;
    const shared = this.#sharedRows();
    const table = flateOf([shared, ownPiece(rowsOf([[1, at, 0]], this.#entries.at(-1) ?? free))]);
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

/** A text in Latin-1 as bytes. */
export function latin1(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}

const endOfStream = latin1('\nendstream\nendobj\n');

/** A stream as an object. */
export function streamParts(number: number, stream: WrittenStream): Uint8Array[] {
  return [latin1(`${number} 0 obj\n${stream.dictionary}\nstream\n`), stream.bytes, endOfStream];
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
  return flateStream(deflateText(index + texts), `/Type/ObjStm/N ${objects.length}/First ${index.length}`);
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

/**
 * Entries as differences from the one above (PNG prediction "up"), which compress to next to nothing.
 *
 * @param entries by number; a number without one is of an object that is not there.
 */
export function rowsOf(entries: readonly (Entry | undefined)[], above: Entry): Uint8Array {
  const rows = new Uint8Array((rowBytes + 1) * entries.length);
  let last = above;
  let at = 0;
  // An array with holes is gone through by its numbers.
  for (let number = 0; number < entries.length; number++) {
    const entry = entries[number] ?? free;
    const [type, second, third] = entry;
    const [lastType, lastSecond, lastThird] = last;
    rows[at] = 2;
    rows[at + 1] = type - lastType;
    rows[at + 2] = (second >>> 24) - (lastSecond >>> 24);
    rows[at + 3] = (second >>> 16) - (lastSecond >>> 16);
    rows[at + 4] = (second >>> 8) - (lastSecond >>> 8);
    rows[at + 5] = second - lastSecond;
    rows[at + 6] = (third >> 8) - (lastThird >> 8);
    rows[at + 7] = third - lastThird;
    at += rowBytes + 1;
    last = entry;
  }
  return rows;
}

/** Of an object that is not there. */
export const free: Entry = [0, 0, 0];
