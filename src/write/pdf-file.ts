/**
 * The bytes of a PDF (ISO 32000-1, 7.5): objects in object streams, where they are in a cross-reference stream. The
 * copies of a paper share all objects but one stream each, so everything else is put into bytes once.
 */
import { createHash } from 'node:crypto';
import { PDFHexString, PDFName, PDFObject, PDFRawStream, PDFStream, type PDFContext, type PDFRef } from 'pdf-lib';
import { deflate } from './compress.ts';

/** Where readers begin. */
export interface FileRoots {
  readonly catalog: PDFRef;
  readonly information: PDFRef;
}

/** PDF 1.7, and bytes above 127, by which programs know that the file is not text. */
const header = Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1');

/** Objects in one object stream: many compress well, too many are slow to look up. */
const objectsPerStream = 200;

/** Where an object is (ISO 32000-1, 7.5.8.3): type, byte or stream, generation or place in the stream. */
type Entry = readonly [number, number, number];

/** An object as the file has it, in ASCII: for what there is much of, which takes too long piece by piece. */
export class WrittenObject extends PDFObject {
  readonly #text: string;

  constructor(text: string) {
    super();
    this.#text = text;
  }

  override toString(): string {
    return this.#text;
  }

  override sizeInBytes(): number {
    return this.#text.length;
  }

  override copyBytesInto(buffer: Uint8Array, offset: number): number {
    for (let at = 0; at < this.#text.length; at++) buffer[offset + at] = this.#text.charCodeAt(at);
    return this.#text.length;
  }
}

/** A stream that is compressed. */
export function flateStream(
  context: PDFContext,
  bytes: Uint8Array,
  entries: Record<string, string | number> = {},
): PDFRawStream {
  return PDFRawStream.of(context.obj({ ...entries, Length: bytes.length, Filter: 'FlateDecode' }), bytes);
}

/** A file without the one stream that its copies do not share. */
export class SharedFile {
  readonly #context: PDFContext;
  readonly #roots: FileRoots;
  readonly #own: PDFRef;
  readonly #bytes: Uint8Array;
  readonly #entries = new Map<number, Entry>();

  /** @param own the reference of the stream that each copy has for itself; the context has no object for it. */
  constructor(context: PDFContext, roots: FileRoots, own: PDFRef) {
    this.#context = context;
    this.#roots = roots;
    this.#own = own;
    const parts: Uint8Array[] = [header];
    let offset = header.length;
    const put = (number: number, object: PDFObject): void => {
      const bytes = indirect(number, object);
      this.#entries.set(number, [1, offset, 0]);
      parts.push(bytes);
      offset += bytes.length;
    };
    const objects = context.enumerateIndirectObjects();
    // The catalog stands for itself too: simple programs look for it without unpacking streams.
    const isPlain = ([ref, object]: (typeof objects)[number]): boolean =>
      object instanceof PDFStream || ref === roots.catalog;
    for (const [ref, object] of objects.filter(isPlain)) put(ref.objectNumber, object);
    const others = objects.filter((indirectObject) => !isPlain(indirectObject));
    for (let start = 0; start < others.length; start += objectsPerStream) {
      const stream = context.nextRef().objectNumber;
      const group = others.slice(start, start + objectsPerStream);
      put(stream, objectStream(context, group));
      group.forEach(([ref], index) => this.#entries.set(ref.objectNumber, [2, stream, index]));
    }
    this.#bytes = Buffer.concat(parts);
  }

  /** The whole file of one copy. Its identifier is a hash of what is in it. */
  withOwn(own: PDFRawStream): Uint8Array {
    const ownBytes = indirect(this.#own.objectNumber, own);
    const id = createHash('sha256').update(this.#bytes).update(ownBytes).digest('hex').slice(0, 32).toUpperCase();
    const at = this.#bytes.length + ownBytes.length;
    const number = this.#context.largestObjectNumber + 1;
    const entries = new Map(this.#entries);
    entries.set(0, [0, 0, 0xffff]).set(this.#own.objectNumber, [1, this.#bytes.length, 0]).set(number, [1, at, 0]);
    const rows = Array.from({ length: number + 1 }, (_, index): Entry => entries.get(index) ?? [0, 0, 0]);
    const table = deflate(predicted(rows));
    const stream = PDFRawStream.of(
      this.#context.obj({
        Type: 'XRef',
        Size: rows.length,
        W: fieldBytes,
        Root: this.#roots.catalog,
        Info: this.#roots.information,
        ID: [PDFHexString.of(id), PDFHexString.of(id)],
        Length: table.length,
        Filter: 'FlateDecode',
        DecodeParms: { Predictor: 12, Columns: rowBytes },
      }),
      table,
    );
    const end = Buffer.from(`startxref\n${at}\n%%EOF\n`, 'latin1');
    return Buffer.concat([this.#bytes, ownBytes, indirect(number, stream), end]);
  }
}

function bytesOf(object: PDFObject): Uint8Array {
  const bytes = new Uint8Array(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return bytes;
}

function indirect(number: number, object: PDFObject): Uint8Array {
  const [before, after] = [`${number} 0 obj\n`, '\nendobj\n'].map((text) => Buffer.from(text, 'latin1'));
  return Buffer.concat([before ?? Buffer.alloc(0), bytesOf(object), after ?? Buffer.alloc(0)]);
}

function objectStream(context: PDFContext, objects: readonly (readonly [PDFRef, PDFObject])[]): PDFRawStream {
  const parts: Uint8Array[] = [];
  const index: number[] = [];
  let offset = 0;
  for (const [ref, object] of objects) {
    const bytes = bytesOf(object);
    index.push(ref.objectNumber, offset);
    parts.push(bytes, newline);
    offset += bytes.length + 1;
  }
  const head = Buffer.from(`${index.join(' ')}\n`, 'latin1');
  const bytes = deflate(Buffer.concat([head, ...parts]));
  const stream = flateStream(context, bytes, { Type: 'ObjStm' });
  stream.dict.set(PDFName.of('N'), context.obj(objects.length));
  stream.dict.set(PDFName.of('First'), context.obj(head.length));
  return stream;
}

const newline = Buffer.from('\n', 'latin1');

/** Bytes of the fields of an entry. */
const fieldBytes = [1, 4, 2];
const rowBytes = 7;

/** Entries as differences from the one above (PNG prediction "up"), which compress to next to nothing. */
function predicted(entries: readonly Entry[]): Uint8Array {
  const rows = Buffer.alloc((rowBytes + 1) * entries.length);
  let above = Buffer.alloc(rowBytes);
  entries.forEach(([type, second, third], index) => {
    const row = Buffer.alloc(rowBytes);
    row.writeUInt8(type, 0);
    row.writeUInt32BE(second, 1);
    row.writeUInt16BE(third, 5);
    const start = index * (rowBytes + 1);
    rows.writeUInt8(2, start);
    for (let at = 0; at < rowBytes; at++) rows[start + 1 + at] = ((row[at] ?? 0) - (above[at] ?? 0)) & 0xff;
    above = row;
  });
  return rows;
}
