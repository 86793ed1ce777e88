/**
 * The bytes of a PDF (ISO 32000-1, 7.5): objects in object streams, where they are in a cross-reference stream. What
 * papers have in common is put into bytes once for all of them and stands first; what the copies of a paper have in
 * common, which is all but one stream, once for these.
 */
import { hash } from 'node:crypto';
import type { Pieces } from '../model/pieces.ts';
import { ByteWriter } from './byte-writer.ts';
import { deflateText, flateOf, ownPiece, sharedPiece, type DeflatedPiece } from './compress.ts';
import {
  flateStream,
  inGroups,
  WrittenObject,
  WrittenObjects,
  type WrittenStream,
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

/** Objects as they stand in a file, one behind the other. */
export interface FileBlock {
  readonly bytes: Uint8Array;
  /** Where each of them is, by its number. */
  readonly entries: ReadonlyMap<number, Entry>;
  /** A hash of the bytes, in hexadecimal. */
  readonly hash: string;
}

const writer = new ByteWriter();

/**
 * Objects as bytes; those that papers share in object streams.
 *
 * @param at the byte of the file at which they begin.
 */
export function blockOf(objects: PdfObjects, at: number): FileBlock {
  const entries = new Map<number, Entry>();
  const shared: Numbered[] = [];
  const groups: (readonly Numbered[])[] = [];
  for (const [{ objectNumber: number }, object] of objects.take()) {
    if (object instanceof WrittenObjects) groups.push(...object.groups);
    else if (object instanceof WrittenObject && object.isShared) shared.push({ number, text: object.text });
    else {
      entries.set(number, [1, at + writer.length, 0]);
      // The paper's own are few, the catalog among them, which simple programs look for without unpacking streams.
      if (object instanceof WrittenObject) writer.text(`${number} 0 obj\n${object.text}\nendobj\n`);
      else writeStream(number, object);
    }
  }
  for (const group of [...inGroups(shared), ...groups]) {
    const number = objects.next().objectNumber;
    entries.set(number, [1, at + writer.length, 0]);
    writeStream(number, objectStream(group));
    group.forEach(({ number: grouped }, index) => entries.set(grouped, [2, number, index]));
  }
  const bytes = writer.take();
  return { bytes, entries, hash: hash('sha256', bytes) };
}

function writeStream(number: number, stream: WrittenStream): void {
  writer.text(beginOfStream(number, stream));
  writer.bytes(stream.bytes);
  writer.text(endOfStream);
}

/**
 * What a file begins with and other files have as well: its header and objects whose numbers follow each other. Its bytes
 * are in memory that threads have in common.
 */
export interface SharedBlock extends FileBlock {
  /** The first number of those that all stand in the block; some before it may. */
  readonly first: number;
  /** The number behind the last one. */
  readonly end: number;
  readonly rows: DeflatedPiece;
}

/** The beginning of a file. @param first the number from which on all are of these objects. */
export function sharedBlock(objects: PdfObjects, first: number): SharedBlock {
  const { bytes, entries, hash: digest } = blockOf(objects, fileHeader.length);
  const end = objects.nextNumber;
  const rows = sharedPiece(rowsOf(entriesOf([entries], first, end)));
  const all = new Uint8Array(new SharedArrayBuffer(fileHeader.length + bytes.length));
  all.set(fileHeader);
  all.set(bytes, fileHeader.length);
  return { bytes: all, entries, hash: digest, first, end, rows };
}

/** The entries of numbers from ≤ number < end, each from the first block that has it. */
function entriesOf(blocks: readonly FileBlock['entries'][], from: number, end: number): (Entry | undefined)[] {
  const entries: (Entry | undefined)[] = [];
  for (let number = from; number < end; number++) {
    entries.push(blocks.find((block) => block.has(number))?.get(number));
  }
  return entries;
}

/** A file without the one stream that its copies do not share. */
export class SharedFile {
  readonly #shared: SharedBlock;
  readonly #own: FileBlock;
  readonly #roots: FileRoots;
  readonly #mark: number;
  /** Where the stream of the copy stands. */
  readonly #at: number;
  /** The number of the table of the copy, which comes last. */
  readonly #last: number;
  #rows: readonly DeflatedPiece[] | undefined;

  /**
   * @param own the objects of this paper alone.
   * @param mark the reference of the stream that each copy has for itself, which is not among the objects.
   */
  constructor(shared: SharedBlock, own: PdfObjects, roots: FileRoots, mark: PdfRef) {
    this.#shared = shared;
    this.#own = blockOf(own, shared.bytes.length);
    this.#roots = roots;
    this.#mark = mark.objectNumber;
    this.#at = shared.bytes.length + this.#own.bytes.length;
    this.#last = own.nextNumber;
  }

  /** The rows of all objects but the last. */
  #sharedRows(): readonly DeflatedPiece[] {
    if (this.#rows === undefined) {
      const { entries, first, end, rows } = this.#shared;
      const before = entriesOf([entries, this.#own.entries], 0, first);
      before[0] = heading;
      before[this.#mark] = [1, this.#at, 0];
      const own = entriesOf([this.#own.entries], end, this.#last);
      this.#rows = [ownPiece(rowsOf(before)), rows, ownPiece(rowsOf(own))];
    }
    return this.#rows;
  }

  /** The file of one copy: what its kind shares, what its paper shares, its own. Its identifier is a hash of them. */
  withOwn(mark: WrittenStream): Pieces {
    writeStream(this.#mark, mark);
    const marked = writer.take();
    writer.text(this.#shared.hash + this.#own.hash);
    writer.bytes(marked);
    const id = hash('sha256', writer.leave()).slice(0, 32).toUpperCase();
    const at = this.#at + marked.length;
    const table = flateOf([...this.#sharedRows(), ownPiece(rowsOf([[1, at, 0]]))]);
    writer.bytes(marked);
    for (const part of fileEnd({ number: this.#last, at, id, table }, this.#roots)) writer.bytes(part);
    return [this.#shared.bytes, this.#own.bytes, writer.take()];
  }
}

/** A text in Latin-1 as bytes. */
export function latin1(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}

const endOfStream = '\nendstream\nendobj\n';
const endBytes = latin1(endOfStream);

function beginOfStream(number: number, { dictionary }: WrittenStream): string {
  return `${number} 0 obj\n${dictionary}\nstream\n`;
}

/** A stream as an object. */
export function streamParts(number: number, stream: WrittenStream): Uint8Array[] {
  return [latin1(beginOfStream(number, stream)), stream.bytes, endBytes];
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

/** PNG prediction of a row: none, and as the one above. */
const asItIs = 0;
const asAbove = 2;

/**
 * Entries as differences from the one above, which compress to next to nothing; the first as it is, so that these rows
 * may stand below any others.
 *
 * @param entries by number; a number without one is of an object that is not there.
 */
export function rowsOf(entries: readonly (Entry | undefined)[]): Uint8Array {
  const rows = new Uint8Array((rowBytes + 1) * entries.length);
  let last = missing;
  let at = 0;
  // An array with holes is gone through by its numbers.
  for (let number = 0; number < entries.length; number++) {
    const entry = entries[number] ?? missing;
    const [type, second, third] = entry;
    const [lastType, lastSecond, lastThird] = last;
    rows[at] = number === 0 ? asItIs : asAbove;
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
const missing: Entry = [0, 0, 0];

/** Of number 0, which every table begins with (ISO 32000-1, 7.5.4). */
export const heading: Entry = [0, 0, 0xffff];
