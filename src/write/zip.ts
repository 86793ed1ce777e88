/**
 * Office files (ISO/IEC 29500-2): parts packed as ZIP, in a fixed order at a fixed time. A part that is the very same array
 * as before is compressed once however many files it stands in, and a part in two pieces keeps the shared one: what the
 * copies of a paper have in common is compressed once for all of them.
 */
import { crc32 } from 'node:zlib';
import { lengthOf } from '../model/pieces.ts';
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
  /** One after the other. */
  readonly compressed: readonly Uint8Array[];
  readonly compressedLength: number;
  readonly crc: number;
  readonly length: number;
}

const packedParts = new WeakMap<Uint8Array, PackedPart>();

/** What stands before a part, in the directory for a part, and behind the directory, in bytes (APPNOTE 4.3). */
const sizes = { header: 30, entry: 46, end: 22 } as const;

/** An office file. */
export function pack(parts: Parts): Uint8Array {
  const names = Object.keys(parts).sort(contentTypesFirst);
  const packed = names.map((name) => packPart(parts[name] ?? new Uint8Array()));
  let size = sizes.end;
  for (const [index, { compressedLength }] of packed.entries()) {
    size += sizes.header + sizes.entry + 2 * Buffer.byteLength(names[index] ?? '') + compressedLength;
  }
  const file = Buffer.alloc(size);
  const offsets: number[] = [];
  let at = 0;
  for (const [index, part] of packed.entries()) {
    offsets.push(at);
    file.writeUInt32BE(0x504b0304, at);
    at = writeFields(file, at + 4, part, names[index] ?? '');
    for (const bytes of part.compressed) {
      file.set(bytes, at);
      at += bytes.length;
    }
  }
  const directory = at;
  for (const [index, part] of packed.entries()) {
    // The version that made it, then what the header says; no comment, no attributes, and where the header stands.
    file.writeUInt32BE(0x504b0102, at);
    file.writeUInt16LE(20, at + 4);
    file.writeUInt32LE(offsets[index] ?? 0, at + 42);
    at = writeFields(file, at + 6, part, names[index] ?? '', 14);
  }
  writeEnd(file, at, names.length, directory);
  return file;
}

function contentTypesFirst(a: string, b: string): number {
  const first = '[Content_Types].xml';
  return Number(b === first) - Number(a === first) || (a < b ? -1 : 1);
}

function packPart(part: Uint8Array | DividedPart): PackedPart {
  if (part instanceof Uint8Array) return packShared(part);
  const own = packOwn(part.own);
  const whole = part.shared === undefined ? own : joinedPair(own, part.shared);
  const compressed = [own.compressed, part.shared?.compressed ?? nothing, lastBlock];
  return { ...whole, compressed, compressedLength: lengthOf(compressed) };
}

const nothing = new Uint8Array();

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
  let sums = { crc: 0, length: 0 };
  for (const piece of pieces) sums = joinedPair(sums, piece);
  return { compressed: Buffer.concat(pieces.map(({ compressed }) => compressed)), ...sums };
}

type Sums = Pick<PackedPiece, 'crc' | 'length'>;

function joinedPair(first: Sums, second: Sums): Sums {
  return { crc: combinedCrc(first.crc, second.crc, second.length), length: first.length + second.length };
}

function packShared(bytes: Uint8Array): PackedPart {
  const known = packedParts.get(bytes);
  if (known !== undefined) return known;
  const compressed = [deflateEnd(bytes)];
  const packed = { compressed, compressedLength: lengthOf(compressed), crc: crc32(bytes), length: bytes.length };
  packedParts.set(bytes, packed);
  return packed;
}

/** Midnight of 1 January 1980, with which DOS time begins: it has no zone. */
const firstDay = 0x0021;

/**
 * Writes what the header of a part and its entry in the directory both say, and its name (APPNOTE 4.3.7, 4.3.12).
 *
 * @param between bytes that stand between the two in the directory.
 * @returns where the name ends.
 */
function writeFields(
  file: Buffer,
  at: number,
  { compressedLength, crc, length }: PackedPart,
  name: string,
  between = 0,
): number {
  const nameAt = at + 26 + between;
  const nameLength = file.write(name, nameAt);
  file.writeUInt16LE(20, at); // version that can unpack it
  file.writeUInt16LE(8, at + 4); // deflated
  file.writeUInt16LE(firstDay, at + 8);
  file.writeUInt32LE(crc, at + 10);
  file.writeUInt32LE(compressedLength, at + 14);
  file.writeUInt32LE(length, at + 18);
  file.writeUInt16LE(nameLength, at + 22);
  return nameAt + nameLength;
}

/** Writes the end of the directory (APPNOTE 4.3.16). @param directory where it begins. */
function writeEnd(file: Buffer, at: number, count: number, directory: number): void {
  file.writeUInt32BE(0x504b0506, at);
  file.writeUInt16LE(count, at + 8);
  file.writeUInt16LE(count, at + 10);
  file.writeUInt32LE(at - directory, at + 12);
  file.writeUInt32LE(directory, at + 16);
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
