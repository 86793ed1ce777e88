/**
 * What a PNG says of itself in its first chunk, before anything of it is decoded: a file of some hundred kilobytes can
 * claim a picture of gigabytes. Source: W3C, Portable Network Graphics (Third Edition), 5.2 and 11.2.1.
 */

/** A picture that can be decoded within bounds. */
export interface PngHeader {
  /** In pixels. */
  readonly width: number;
  /** In pixels. */
  readonly height: number;
  /** Bits of one sample. */
  readonly bitDepth: number;
  readonly colour: PngColour;
  /** Whether it comes in seven passes (Adam7). */
  readonly isInterlaced: boolean;
  /** Bytes of its samples once inflated, with the filter byte of each row. */
  readonly inflatedBytes: number;
}

export type PngColour = 'grey' | 'rgb' | 'palette' | 'grey-alpha' | 'rgb-alpha';

/** Why a file is no picture that can be used. */
export type PngFault = 'not-a-png' | 'no-header' | 'damaged-header' | 'unknown-kind' | 'too-large';

/** The most pixels along one side: a seal of 42 mm at 2,400 dpi. */
export const largestSide = 4096;
/** Bytes of inflated samples: such a seal at 8 bits with alpha. */
const mostInflated = largestSide * (largestSide * 4 + 1);

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const headerLength = 13;
/** Length and kind of a chunk, before its data. */
const chunkStart = 8;
const crcLength = 4;

/** The colour types with their samples and the bit depths each may have (PNG, table 12). */
const colourTypes: ReadonlyMap<
  number,
  { readonly colour: PngColour; readonly samples: number; readonly depths: readonly number[] }
> = new Map([
  [0, { colour: 'grey', samples: 1, depths: [1, 2, 4, 8, 16] }],
  [2, { colour: 'rgb', samples: 3, depths: [8, 16] }],
  [3, { colour: 'palette', samples: 1, depths: [1, 2, 4, 8] }],
  [4, { colour: 'grey-alpha', samples: 2, depths: [8, 16] }],
  [6, { colour: 'rgb-alpha', samples: 4, depths: [8, 16] }],
]);

/** Reads a picture's header, or says why the picture cannot be used. Nothing is inflated. */
export function readPngHeader(bytes: Uint8Array): PngHeader | PngFault {
  if (signature.some((byte, index) => bytes[index] !== byte)) return 'not-a-png';
  const chunk = bytes.subarray(signature.length, signature.length + chunkStart + headerLength + crcLength);
  if (chunk.length < chunkStart + headerLength + crcLength) return 'no-header';
  const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  const kind = String.fromCharCode(...chunk.subarray(4, chunkStart));
  if (view.getUint32(0) !== headerLength || kind !== 'IHDR') return 'no-header';
  if (checksumOfChunk(chunk.subarray(4, chunkStart + headerLength)) !== view.getUint32(chunkStart + headerLength)) {
    return 'damaged-header';
  }
  const [width, height] = [view.getUint32(chunkStart), view.getUint32(chunkStart + 4)];
  const [bitDepth = 0, colourType = 0, compression, filter, interlace = 0] = chunk.subarray(chunkStart + 8);
  const type = colourTypes.get(colourType);
  const isKnown = compression === 0 && filter === 0 && interlace <= 1 && type?.depths.includes(bitDepth) === true;
  if (width === 0 || height === 0 || !isKnown) return 'unknown-kind';
  const isInterlaced = interlace === 1;
  const inflatedBytes = sizeOf(width, height, type.samples * bitDepth, isInterlaced);
  if (width > largestSide || height > largestSide || inflatedBytes > mostInflated) return 'too-large';
  return { width, height, bitDepth, colour: type.colour, isInterlaced, inflatedBytes };
}

/** The passes of an interlaced picture: where each begins and how far apart its pixels are (PNG, 8.2). */
const passes = [
  { x: 0, y: 0, dx: 8, dy: 8 },
  { x: 4, y: 0, dx: 8, dy: 8 },
  { x: 0, y: 4, dx: 4, dy: 8 },
  { x: 2, y: 0, dx: 4, dy: 4 },
  { x: 0, y: 2, dx: 2, dy: 4 },
  { x: 1, y: 0, dx: 2, dy: 2 },
  { x: 0, y: 1, dx: 1, dy: 2 },
];

function sizeOf(width: number, height: number, bitsOfPixel: number, isInterlaced: boolean): number {
  const sizes = (isInterlaced ? passes : [{ x: 0, y: 0, dx: 1, dy: 1 }]).map(({ x, y, dx, dy }) => {
    const [columns, rows] = [Math.ceil((width - x) / dx), Math.ceil((height - y) / dy)];
    return columns <= 0 || rows <= 0 ? 0 : rows * (1 + Math.ceil((columns * bitsOfPixel) / 8));
  });
  return sizes.reduce((sum, size) => sum + size, 0);
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** The checksum of a chunk (PNG, annex D), over its kind and its data. */
export function checksumOfChunk(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
