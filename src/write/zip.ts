/**
 * Office files (ISO/IEC 29500-2): parts packed as ZIP, in a fixed order at a fixed time. A part that is the very same array
 * as before is compressed once however many files it stands in, and a part in two pieces keeps the shared one: what the
 * copies of a paper have in common is compressed once for all of them.
 */
import { crc32 } from 'node:zlib';
import { deflateBlocks, deflateEnd, lastBlock, ownBlocks } from './compress.ts';

/** A piece of a part, compressed so that others can stand before and behind it. */
export interface PackedPiece {
  readonly compressed: Uint8Array;
  readonly crc: number;
  /** Bytes that it holds. */
  readonly length: number;
}

/** A part that one file alone has, or whose end others have as well. */
export interface DividedPart {
  readonly own: Uint8Array;
  readonly shared?: PackedPiece;
}

/** The parts of an office file by their names. */
export type Parts = Readonly<Record<string, Uint8Array | DividedPart>>;

interface PackedPart {
  readonly compressed: readonly Uint8Array[];
  readonly crc: number;
  readonly length: number;
}

const packedParts = new WeakMap<Uint8Array, PackedPart>();

/** An office file. */
export function pack(parts: Parts): Uint8Array {
  const names = Object.keys(parts).sort(contentTypesFirst);
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const name of names) {
    const packed = packPart(parts[name] ?? new Uint8Array());
    const fileName = Buffer.from(name);
    const fields = fieldsOf(packed, fileName.length);
    const header = [Buffer.from([0x50, 0x4b, 0x03, 0x04]), fields, fileName, ...packed.compressed];
    directory.push(Buffer.from([0x50, 0x4b, 0x01, 0x02, 20, 0]), fields, placeOf(offset), fileName);
    pieces.push(...header);
    offset += lengthOf(header);
  }
  return Buffer.concat([...pieces, ...directory, endOf(names.length, lengthOf(directory), offset)]);
}

function contentTypesFirst(a: string, b: string): number {
  const first = '[Content_Types].xml';
  return Number(b === first) - Number(a === first) || (a < b ? -1 : 1);
}

function packPart(part: Uint8Array | DividedPart): PackedPart {
  if (part instanceof Uint8Array) return packShared(part);
  const own = packOwn(part.own);
  const { compressed, crc, length } = part.shared === undefined ? own : joinPieces([own, part.shared]);
  return { compressed: [compressed, lastBlock], crc, length };
}

/** Compresses a piece that other files have as well. */
export function packPiece(bytes: Uint8Array): PackedPiece {
  return { compressed: deflateBlocks(bytes), crc: crc32(bytes), length: bytes.length };
}

/** Compresses a piece that one file alone has. */
export function packOwn(bytes: Uint8Array): PackedPiece {
  return { compressed: ownBlocks(bytes), crc: crc32(bytes), length: bytes.length };
}

/** Pieces one after the other as one. */
export function joinPieces(pieces: readonly PackedPiece[]): PackedPiece {
  const compressed = Buffer.concat(pieces.map((piece) => piece.compressed));
  const [first = { crc: 0, length: 0 }, ...others] = pieces;
  let { crc, length } = first;
  for (const piece of others) {
    crc = combinedCrc(crc, piece.crc, piece.length);
    length += piece.length;
  }
  return { compressed, crc, length };
}

function packShared(bytes: Uint8Array): PackedPart {
  const known = packedParts.get(bytes);
  if (known !== undefined) return known;
  const packed = { compressed: [deflateEnd(bytes)], crc: crc32(bytes), length: bytes.length };
  packedParts.set(bytes, packed);
  return packed;
}

/** Midnight of 1 January 1980, with which DOS time begins: it has no zone. */
const firstDay = 0x0021;

/** What the header of a part and its entry in the directory both say (APPNOTE 4.3.7). */
function fieldsOf({ compressed, crc, length }: PackedPart, nameLength: number): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0); // version that can unpack it
  fields.writeUInt16LE(8, 4); // deflated
  fields.writeUInt16LE(firstDay, 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(lengthOf(compressed), 14);
  fields.writeUInt32LE(length, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}

/** The end of a directory entry: no comment, no attributes, where the part's header stands (APPNOTE 4.3.12). */
function placeOf(offset: number): Buffer {
  const place = Buffer.alloc(14);
  place.writeUInt32LE(offset, 10);
  return place;
}

/** The end of the directory (APPNOTE 4.3.16). */
function endOf(count: number, directoryLength: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directoryLength, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

function lengthOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}

/** The polynomial of CRC-32 (ISO 3309), bits reversed. */
const polynomial = 0xedb88320;

/** The product of two polynomials modulo the CRC's. */
function product(a: number, b: number): number {
  let result = 0;
  let factor = b;
  for (let bit = 0x80000000; bit !== 0; bit >>>= 1) {
    if ((a & bit) !== 0) result ^= factor;
    factor = (factor & 1) === 1 ? (factor >>> 1) ^ polynomial : factor >>> 1;
  }
  return result >>> 0;
}

/** x to the powers 1, 2, 4, 8 …: what a CRC is multiplied by when so many bits follow. */
const powers: number[] = [0x40000000];
for (let index = 1; index < 32; index++) powers.push(product(powers[index - 1] ?? 0, powers[index - 1] ?? 0));

/** The CRC of two pieces one after the other, the second so many bytes long. */
function combinedCrc(first: number, second: number, length: number): number {
  let shift = 0x80000000;
  for (let bits = length * 8, index = 0; bits > 0; bits = Math.floor(bits / 2), index++) {
    if (bits % 2 === 1) shift = product(powers[index] ?? 0, shift);
  }
  return (product(shift, first) ^ second) >>> 0;
}
