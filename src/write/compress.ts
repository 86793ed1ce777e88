/**
 * Compression of PDF streams and of office files. In plain JavaScript on purpose: the zlib of Node gives other bytes
 * from one release and processor to the next, and the same paper must have the same bytes everywhere.
 */
import { strToU8, zipSync, zlibSync, type Zippable } from 'fflate';

/** A Flate stream (ISO 32000-1, 7.4.4) of text or bytes. */
export function deflate(content: string | Uint8Array): Uint8Array {
  return zlibSync(typeof content === 'string' ? strToU8(content, true) : content, { level: 6 });
}

/** The parts of an office file by their names. */
export type Parts = Readonly<Record<string, Uint8Array>>;

/** An office file (ISO/IEC 29500-2): its parts packed in a fixed order at a fixed time. */
export function pack(parts: Parts): Uint8Array {
  // DOS time begins in 1980, without a zone: a fixed day makes the same paper the same bytes.
  const mtime = new Date(1980, 0, 1, 0, 0, 0);
  const zip: Zippable = {};
  for (const name of Object.keys(parts).sort(contentTypesFirst)) {
    zip[name] = [parts[name] ?? new Uint8Array(), { mtime }];
  }
  return zipSync(zip, { level: 6 });
}

function contentTypesFirst(a: string, b: string): number {
  const first = '[Content_Types].xml';
  return Number(b === first) - Number(a === first) || (a < b ? -1 : 1);
}
