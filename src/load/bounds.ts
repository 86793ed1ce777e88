/**
 * How much a file may hold. A county's data set has some hundred kilobytes; what is a hundred times that is a slip or
 * an attack, and is told before it fills the memory.
 */
import { readFile, stat } from 'node:fs/promises';

/** The largest text file read, in bytes. */
export const maxTextBytes = 4 * 1024 * 1024;
/** The largest workbook read, packed, in bytes. */
export const maxWorkbookBytes = 16 * 1024 * 1024;
/** The largest font file read, in bytes: collections of CJK faces have up to 130 MB. */
export const maxFontBytes = 256 * 1024 * 1024;
/** The largest picture of a seal read, in bytes. */
export const maxSealBytes = 16 * 1024 * 1024;
/** Values, or cells of tables, in one file. */
export const maxValues = 100_000;
/** The longest value, in characters: a text of more than a hundred pages. */
export const maxValueLength = 100_000;

/** A file that holds too much, or that is none; it has a reason as the file system's own errors have. */
class UnreadableError extends Error {
  readonly code: 'TOO_LARGE' | 'NOT_A_FILE';

  constructor(code: 'TOO_LARGE' | 'NOT_A_FILE') {
    super(code);
    this.code = code;
  }
}

/**
 * Reads a file, links followed, unless it has more than `limit` bytes. What has no end, such as a device or a pipe, is
 * not opened for reading.
 *
 * @throws what the file system says; reasons of our own are TOO_LARGE and NOT_A_FILE.
 */
export async function readBounded(path: string, limit: number): Promise<Uint8Array> {
  const entry = await stat(path);
  if (!entry.isFile()) throw new UnreadableError('NOT_A_FILE');
  if (entry.size > limit) throw new UnreadableError('TOO_LARGE');
  return readFile(path);
}

/** Signs between the values of YAML, JSON and CSV. In Chinese text they are rare: it has ， and ：. */
const separator = /[,:;\t\n[{]/gu;

/** Whether a text seems to hold more values than a file may: counted before it is parsed. */
export function holdsTooMany(text: string): boolean {
  separator.lastIndex = 0;
  let count = 0;
  while (separator.test(text)) {
    count += 1;
    if (count > maxValues) return true;
  }
  return false;
}
