/**
 * The ledger as a file: JSON lines, the first of which names the format. Every line carries the hash of the one before
 * and its own, so that nothing can be changed, taken out or put in between without being seen. A last line that was
 * not written to its end was never confirmed to anybody and counts for nothing; one that lacks nothing but the line's
 * end counts, because an editor may have taken that away.
 */
import { createHash } from 'node:crypto';
import type { FactValues, LedgerEntry, LedgerFlaw, LedgerRecord } from '../model/ledger.ts';
import { recordSchema } from './schema.ts';

/** The first line of every ledger. A program that finds another number than it knows leaves the file alone. */
export const header = '{"ledger":"zerenshu","format":1}';

export interface LedgerText {
  readonly entries: readonly LedgerEntry[];
  readonly flaws: readonly LedgerFlaw[];
  /** How many bytes of the file count; what comes after was torn off. */
  readonly length: number;
  /** Whether the last line that counts lacks its end. */
  readonly isOpen: boolean;
}

/** Reads a ledger's file; entries up to the first flaw. */
export function readLedger(bytes: Uint8Array): LedgerText {
  const whole = bytes.lastIndexOf(newline) + 1;
  const tail = bytes.subarray(whole);
  const isOpen = tailOf(tail, whole === 0) !== 'torn';
  const length = isOpen ? bytes.length : whole;
  const [first, ...lines] = linesOf(bytes.subarray(0, length));
  if (first === undefined) return { entries: [], flaws: [], length, isOpen };
  if (textOf(first) !== header) return { entries: [], flaws: [{ line: 1, flaw: 'other-format' }], length, isOpen };
  const entries: LedgerEntry[] = [];
  const flaws: LedgerFlaw[] = [];
  const texts = new Map<string, string>();
  let previous = hashOf(header);
  for (const [index, line] of lines.entries()) {
    const read = readLine(line, index + 1, previous);
    if (typeof read === 'string') flaws.push({ line: index + 2, flaw: read });
    else if (flaws.length === 0) entries.push(sharing(read, texts));
    // A flaw is told at its own line: the lines after it are judged by what it claims to be.
    previous = typeof read === 'string' ? (claimedHash.exec(textOf(line) ?? '')?.[1] ?? '') : read.hash;
  }
  return { entries, flaws, length, isOpen };
}

/**
 * The entry with values that others have too held in memory once: most facts are those of many papers. Its facts are
 * an object where they are asked for only: objects of hundreds of names take five times as much.
 */
function sharing(entry: LedgerEntry, texts: Map<string, string>): LedgerEntry {
  if (entry.kind !== 'issued') return entry;
  const shared = (text: string): string => {
    const known = texts.get(text) ?? text;
    texts.set(known, known);
    return known;
  };
  const names = Object.keys(entry.facts);
  const values = Object.values(entry.facts).map((value) => (value === null ? null : shared(value)));
  const { facts: _facts, ...rest } = entry;
  return {
    ...rest,
    get facts(): FactValues {
      return Object.fromEntries(names.map((name, index) => [name, values[index] ?? null]));
    },
  };
}

const newline = 10;

/** The lines without their ends; the last one may lack it. */
function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(newline, start);
    lines.push(bytes.subarray(start, end === -1 ? bytes.length : end));
    start = end === -1 ? bytes.length : end + 1;
  }
  return lines;
}

/**
 * What stands after the last line's end: the beginning of a line, torn off, or more than that, which is read as a
 * line. Where an object is complete, no write was torn in it.
 *
 * @param isFirst whether it is the whole file.
 */
function tailOf(tail: Uint8Array, isFirst: boolean): 'torn' | 'line' {
  const written = tail.subarray(0, tail.findLastIndex((byte) => byte !== 0) + 1);
  if (isFirst) return Buffer.from(header).subarray(0, written.length).equals(written) ? 'torn' : 'line';
  return objectEnd(tail) === undefined ? 'torn' : 'line';
}

/** Where the JSON object ends that the bytes begin with, if it does. Bytes of longer characters are none of these. */
function objectEnd(bytes: Uint8Array): number | undefined {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (isText) {
      if (byte === sign.escape) at += 1;
      else if (byte === sign.quote) isText = false;
    } else if (byte === sign.quote) isText = true;
    else if (byte === sign.open) depth += 1;
    else if (byte === sign.close && (depth -= 1) <= 0) return at + 1;
  }
  return undefined;
}

const sign = { quote: 0x22, escape: 0x5c, open: 0x7b, close: 0x7d } as const;

/** The line's end as `chain` makes it: the hash of everything before it. */
const claimedHash = /,"hash":"([0-9a-f]{64})"\}$/u;

/**
 * Reads a line without its end.
 *
 * @param serial the number it must have.
 * @param previous the hash of the line before.
 */
export function readLine(bytes: Uint8Array, serial: number, previous: string): LedgerEntry | LedgerFlaw['flaw'] {
  const line = textOf(bytes);
  const value = line === undefined ? undefined : parsed(line);
  if (line === undefined || typeof value !== 'object' || value === null) return 'not-json';
  const record = recordSchema.safeParse(value);
  if (!record.success) return 'not-a-record';
  // The line must be as it was written, to the letter: no other spelling of the same record has its hash.
  if (claimedHash.exec(line)?.[1] !== hashOf(line.replace(claimedHash, '}'))) return 'changed';
  const entry = record.data;
  return entry.serial === serial && entry.previous === previous ? entry : 'out-of-order';
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The bytes as text; undefined where they are none. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

/** The entries that records become after the last one. */
export function chain(records: readonly LedgerRecord[], last: LedgerEntry | undefined): LedgerEntry[] {
  let serial = last?.serial ?? 0;
  let previous = last?.hash ?? hashOf(header);
  return records.map((record) => {
    serial += 1;
    const entry = { ...record, serial, previous };
    const hash = hashOf(JSON.stringify(entry));
    previous = hash;
    return { ...entry, hash };
  });
}

/** An entry as its line, without the line's end. */
export function lineOf(entry: LedgerEntry): string {
  return JSON.stringify(entry);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
