/**
 * The pixels of a PNG (W3C, Portable Network Graphics, Third Edition): chunks checked, samples inflated to no more bytes
 * than the header tells, filters undone, every colour type turned into RGB and alpha of 8 bits.
 */
import { inflateSync } from 'node:zlib';
import type { Pixels } from '../model/seal.ts';
import { checksumOfChunk, readPngHeader, type PngFault, type PngHeader } from './png.ts';

/** Why the pixels of a file cannot be read. */
export type PngPixelFault = PngFault | 'interlaced' | 'damaged-chunk' | 'no-pixels' | 'damaged-pixels';

const signatureLength = 8;
/** Length, kind and checksum of a chunk. */
const chunkFrame = 12;

/** The chunks that say what pixels look like. */
interface Chunks {
  readonly samples: readonly Uint8Array[];
  readonly palette: Uint8Array | undefined;
  readonly transparency: Uint8Array | undefined;
  readonly physical: Uint8Array | undefined;
}

/** Reads a picture's pixels, or says why it cannot be used. No length that the file tells is trusted. */
export function readPng(bytes: Uint8Array): Pixels | PngPixelFault {
  const header = readPngHeader(bytes);
  if (typeof header === 'string') return header;
  if (header.isInterlaced) return 'interlaced';
  const chunks = readChunks(bytes);
  if (typeof chunks === 'string') return chunks;
  if (chunks.samples.length === 0) return 'no-pixels';
  if (header.colour === 'palette' && chunks.palette === undefined) return 'damaged-pixels';
  const samples = inflated(chunks.samples, header);
  if (samples === undefined || !undoFilters(samples, header)) return 'damaged-pixels';
  const pixels = coloured(samples, header, chunks);
  return pixels === undefined ? 'damaged-pixels' : { ...pixels, perMetre: perMetreOf(chunks.physical) };
}

function readChunks(bytes: Uint8Array): Chunks | 'damaged-chunk' {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const samples: Uint8Array[] = [];
  const found = new Map<string, Uint8Array>();
  for (let at = signatureLength; ;) {
    if (at + chunkFrame > bytes.length) return 'damaged-chunk';
    const length = view.getUint32(at);
    const end = at + 8 + length;
    if (end + 4 > bytes.length) return 'damaged-chunk';
    const named = bytes.subarray(at + 4, end);
    if (checksumOfChunk(named) !== view.getUint32(end)) return 'damaged-chunk';
    const kind = String.fromCharCode(...named.subarray(0, 4));
    if (kind === 'IEND') break;
    if (kind === 'IDAT') samples.push(named.subarray(4));
    else if (!found.has(kind)) found.set(kind, named.subarray(4));
    at = end + 4;
  }
  return { samples, palette: found.get('PLTE'), transparency: found.get('tRNS'), physical: found.get('pHYs') };
}

/** Exactly the bytes the header tells; undefined where there are others or fewer, or the stream is damaged. */
function inflated(samples: readonly Uint8Array[], { inflatedBytes }: PngHeader): Uint8Array | undefined {
  try {
    const bytes = inflateSync(Buffer.concat(samples), { maxOutputLength: inflatedBytes });
    return bytes.length === inflatedBytes ? bytes : undefined;
  } catch {
    return undefined;
  }
}

const samplesOf = { grey: 1, rgb: 3, palette: 1, 'grey-alpha': 2, 'rgb-alpha': 4 } as const;

function bytesOfRow({ width, bitDepth, colour }: PngHeader): number {
  return Math.ceil((width * samplesOf[colour] * bitDepth) / 8);
}

/** Undoes the filters of all rows in place (PNG, 9); no where a row has a filter that there is none of. */
function undoFilters(bytes: Uint8Array, header: PngHeader): boolean {
  const row = bytesOfRow(header);
  const back = Math.max(1, (samplesOf[header.colour] * header.bitDepth) >> 3);
  for (let y = 0; y < header.height; y++) {
    const start = y * (row + 1) + 1;
    const filter = bytes[start - 1] ?? 0;
    if (filter > 4) return false;
    if (filter === 0) continue;
    for (let x = 0; x < row; x++) {
      const at = start + x;
      const left = x < back ? 0 : (bytes[at - back] ?? 0);
      const up = y === 0 ? 0 : (bytes[at - row - 1] ?? 0);
      const corner = x < back || y === 0 ? 0 : (bytes[at - row - 1 - back] ?? 0);
      bytes[at] = (bytes[at] ?? 0) + predicted(filter, left, up, corner);
    }
  }
  return true;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const estimate = left + up - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** Colours and alpha; undefined where a pixel has a colour that the palette lacks. */
function coloured(
  bytes: Uint8Array,
  header: PngHeader,
  { palette, transparency }: Chunks,
): Omit<Pixels, 'perMetre'> | undefined {
  const { width, height, bitDepth, colour } = header;
  const row = bytesOfRow(header) + 1;
  const count = samplesOf[colour];
  const rgb = new Uint8Array(width * height * 3);
  const alpha = new Uint8Array(width * height).fill(255);
  const sample = (y: number, index: number): number => {
    const start = y * row + 1;
    if (bitDepth === 8) return bytes[start + index] ?? 0;
    if (bitDepth === 16) return ((bytes[start + 2 * index] ?? 0) << 8) | (bytes[start + 2 * index + 1] ?? 0);
    const bit = index * bitDepth;
    return ((bytes[start + (bit >> 3)] ?? 0) >> (8 - bitDepth - (bit & 7))) & ((1 << bitDepth) - 1);
  };
  const most = 2 ** bitDepth - 1;
  const byte = (value: number): number => Math.round((value * 255) / most);
  const key = colour === 'palette' ? undefined : colourKey(transparency, colour);
  for (let at = 0; at < width * height; at++) {
    const [y, first] = [Math.floor(at / width), (at % width) * count];
    if (colour === 'palette') {
      const index = sample(y, first);
      const entry = palette?.subarray(3 * index, 3 * index + 3);
      if (entry?.length !== 3) return undefined;
      rgb.set(entry, 3 * at);
      alpha[at] = transparency?.[index] ?? 255;
      continue;
    }
    const isGrey = colour === 'grey' || colour === 'grey-alpha';
    const samples = [0, 1, 2].map((channel) => sample(y, first + (isGrey ? 0 : channel)));
    samples.forEach((value, channel) => (rgb[3 * at + channel] = byte(value)));
    if (colour === 'grey-alpha' || colour === 'rgb-alpha') alpha[at] = byte(sample(y, first + count - 1));
    else if (key !== undefined && samples.every((value, channel) => value === key[channel])) alpha[at] = 0;
  }
  return { width, height, rgb, alpha: alpha.every((value) => value === 255) ? undefined : alpha };
}

/** The one colour that is transparent (PNG, 11.3.1.1), in samples as the picture has them. */
function colourKey(chunk: Uint8Array | undefined, colour: PngHeader['colour']): readonly number[] | undefined {
  if (chunk === undefined || chunk.length < (colour === 'grey' ? 2 : 6)) return undefined;
  const value = (index: number): number => ((chunk[2 * index] ?? 0) << 8) | (chunk[2 * index + 1] ?? 0);
  return [0, 1, 2].map((channel) => value(colour === 'grey' ? 0 : channel));
}

/** The size of a pixel (PNG, 11.3.4.3), where it is given in metres. */
function perMetreOf(chunk: Uint8Array | undefined): Pixels['perMetre'] {
  if (chunk?.length !== 9 || chunk[8] !== 1) return undefined;
  const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  const [x, y] = [view.getUint32(0), view.getUint32(4)];
  return x === 0 || y === 0 ? undefined : { x, y };
}
