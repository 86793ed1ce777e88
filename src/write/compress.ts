/**
 * Compression of what goes into a PDF. In plain JavaScript on purpose: the zlib of Node gives other bytes from one
 * release and processor to the next, and the same paper must have the same bytes everywhere.
 */
import { strToU8, zlibSync } from 'fflate';

/** A Flate stream (ISO 32000-1, 7.4.4) of text or bytes. */
export function deflate(content: string | Uint8Array): Uint8Array {
  return zlibSync(typeof content === 'string' ? strToU8(content, true) : content, { level: 6 });
}
