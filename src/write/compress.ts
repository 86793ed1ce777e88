/**
 * Compression of PDF streams and of office files. In plain JavaScript on purpose: the zlib of Node gives other bytes
 * from one release and processor to the next, and the same paper must have the same bytes everywhere. It is pako, a port
 * of zlib that may be told to end a piece so that others can follow.
 */
import {
  Z_DEFAULT_STRATEGY,
  Z_FINISH,
  Z_OK,
  Z_STREAM_END,
  Z_SYNC_FLUSH,
  ZStream,
  zlibDeflate,
  zlibDeflateInit2,
  zlibDeflateReset,
} from 'pako';
import { KeptTexts } from '../model/kept-texts.ts';
import { quickBlocks } from './quick-deflate.ts';

const level = 6;
/** The only method there is (RFC 1950, 2.2). */
const deflateMethod = 8;

/** Bytes up to which a stream is small: most are, and to empty tables for large ones takes longer than to fill small ones. */
const smallStream = 4_096;
const memoryLevel = { small: 5, large: 8 } as const;

/** Deflate as zlib does it, with its state kept from one stream to the next: most streams are small. */
class Deflater {
  readonly #stream = new ZStream();
  readonly #window: Uint8Array;
  /** Bytes at the beginning of the window that the stream before may have written. */
  #written = 0;
  #output = new Uint8Array(65_536);

  /** @param windowBits positive with the header and the checksum of zlib (RFC 1950), negative for bare blocks. */
  constructor(windowBits: 15 | -15, memory: number) {
    const begun = zlibDeflateInit2(this.#stream, level, deflateMethod, windowBits, memory, Z_DEFAULT_STRATEGY);
    if (begun !== Z_OK) throw new Error(`zlib says ${begun}`);
    const window: unknown = Reflect.get(Object(this.#stream.state) as object, 'window');
    if (!(window instanceof Uint8Array)) throw new Error('zlib has no window');
    this.#window = window;
  }

  deflate(bytes: Uint8Array, flush: typeof Z_FINISH | typeof Z_SYNC_FLUSH): Uint8Array {
    const stream = this.#stream;
    zlibDeflateReset(stream);
    // A reset leaves the bytes of the stream before, with which the end of this one would be compared: what comes out
    // would depend on what was packed earlier.
    this.#window.fill(0, 0, this.#written);
    this.#written = bytes.length < this.#window.length ? bytes.length : this.#window.length;
    // What cannot be compressed becomes longer by five bytes a block, and the stream has a header and an end.
    const most = bytes.length + 5 * Math.ceil(bytes.length / 8192) + 64;
    if (this.#output.length < most) this.#output = new Uint8Array(2 * most);
    stream.input = bytes;
    stream.next_in = 0;
    stream.avail_in = bytes.length;
    stream.output = this.#output;
    stream.next_out = 0;
    stream.avail_out = this.#output.length;
    const ended = zlibDeflate(stream, flush);
    if (stream.avail_in !== 0 || ended !== (flush === Z_FINISH ? Z_STREAM_END : Z_OK)) {
      throw new Error(`zlib says ${ended}`);
    }
    return this.#output.slice(0, stream.next_out);
  }
}

/** With a window of 32 KB. */
const wrappedStreams = deflatersOf(15);
const bareBlocks = deflatersOf(-15);

function deflatersOf(
  windowBits: 15 | -15,
): (bytes: Uint8Array, flush: typeof Z_FINISH | typeof Z_SYNC_FLUSH) => Uint8Array {
  const small = new Deflater(windowBits, memoryLevel.small);
  const large = new Deflater(windowBits, memoryLevel.large);
  return (bytes, flush) => (bytes.length <= smallStream ? small : large).deflate(bytes, flush);
}

/** A Flate stream (ISO 32000-1, 7.4.4). */
export function deflate(bytes: Uint8Array): Uint8Array {
  return wrappedStreams(bytes, Z_FINISH);
}

/** A piece as it stands within a Flate stream, with what the checksum of the whole needs of it. */
export interface DeflatedPiece {
  /** Ends at a byte's edge and is not the last block. */
  readonly bytes: Uint8Array;
  readonly length: number;
  readonly checksum: Adler;
}

/** A piece that other streams have as well, compressed as well as can be. */
export function sharedPiece(bytes: Uint8Array): DeflatedPiece {
  return { bytes: deflateBlocks(bytes), length: bytes.length, checksum: checksumOf(bytes) };
}

/** A piece that one stream alone has. */
export function ownPiece(bytes: Uint8Array): DeflatedPiece {
  return { bytes: ownBlocks(bytes), length: bytes.length, checksum: checksumOf(bytes) };
}

/** A Flate stream of pieces, one after the other. */
export function flateOf(pieces: readonly DeflatedPiece[]): Uint8Array {
  const parts: Uint8Array[] = [streamHeader];
  let checksum = emptyChecksum;
  for (const piece of pieces) {
    parts.push(piece.bytes);
    checksum = combined(checksum, piece.checksum, piece.length);
  }
  parts.push(lastBlock, checksumBytes(checksum));
  return Buffer.concat(parts);
}

/** Characters of remembered texts: what some hundred letters have for themselves, and what all of them share. */
const charactersRemembered = 1_500_000;
const rememberedTexts = new KeptTexts<DeflatedPiece>(charactersRemembered);

/** A text in Latin-1 as a piece; what letters share is compressed once. */
export function textPiece(text: string): DeflatedPiece {
  const known = rememberedTexts.get(text);
  if (known !== undefined) return known;
  const piece = sharedPiece(Buffer.from(text, 'latin1'));
  rememberedTexts.add(text, piece);
  return piece;
}

/** A Flate stream of a text in Latin-1 that other streams have as well. */
export function deflateText(text: string): Uint8Array {
  return flateOf([textPiece(text)]);
}

/** An empty last block with fixed codes (RFC 1951, 3.2.6). */
export const lastBlock = Uint8Array.of(3, 0);

/** Deflate with a window of 32 KB at the usual level (RFC 1950, 2.2). */
const streamHeader = Uint8Array.of(0x78, 0x9c);

/** Bytes that a stored block holds at most (RFC 1951, 3.2.4). */
const mostStored = 0xffff;

/** Blocks of what one file alone has, ended at a byte's edge; as it is where codes would not save anything. */
export function ownBlocks(bytes: Uint8Array): Uint8Array {
  const blocks = quickBlocks(bytes);
  const { length } = bytes;
  if (blocks.length <= length + 5 || length > mostStored) return blocks;
  return Buffer.concat([Uint8Array.of(0, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255), bytes]);
}

/** The blocks of bytes, ended by an empty stored one, which stands at a byte's edge, so that others can follow. */
export function deflateBlocks(bytes: Uint8Array): Uint8Array {
  return bareBlocks(bytes, Z_SYNC_FLUSH);
}

/** The blocks of bytes that nothing follows. */
export function deflateEnd(bytes: Uint8Array): Uint8Array {
  return bareBlocks(bytes, Z_FINISH);
}

/** The two sums of Adler-32 (RFC 1950, 8.2). */
interface Adler {
  readonly low: number;
  readonly high: number;
}

const adlerBase = 65_521;
/** Bytes that can be summed before the sums must be reduced. */
const adlerRun = 2_048;
const emptyChecksum: Adler = { low: 1, high: 0 };

function checksumOf(bytes: Uint8Array): Adler {
  let { low, high } = emptyChecksum;
  for (let from = 0; from < bytes.length; from += adlerRun) {
    const to = Math.min(bytes.length, from + adlerRun);
    for (let at = from; at < to; at++) {
      low += bytes[at] ?? 0;
      high += low;
    }
    low %= adlerBase;
    high %= adlerBase;
  }
  return { low, high };
}

function checksumBytes({ low, high }: Adler): Uint8Array {
  return Uint8Array.of(high >> 8, high & 255, low >> 8, low & 255);
}

/** The checksum of two pieces one after the other, the second so many bytes long. */
function combined(first: Adler, second: Adler, length: number): Adler {
  const low = (first.low + second.low + adlerBase - 1) % adlerBase;
  const shift = ((length % adlerBase) * (first.low + adlerBase - 1)) % adlerBase;
  return { low, high: (first.high + second.high + shift) % adlerBase };
}
