/**
 * The ledger as a file: JSON lines, the first of which names the format. Every line carries the hash of the one before
 * and its own, so that nothing can be changed, taken out or put in between without being seen. A last line that was
 * not written to its end was never confirmed to anybody and counts for nothing.
 */
import { createHash } from 'node:crypto';
import type { LedgerEntry, LedgerFlaw, LedgerRecord } from '../model/ledger.ts';
import { recordSchema } from './schema.ts';

/** The first line of every ledger. A program that finds another number than it knows leaves the file alone. */
export const header = '{"ledger":"zerenshu","format":1}';

export interface LedgerText {
  readonly entries: readonly LedgerEntry[];
  readonly flaws: readonly LedgerFlaw[];
  /** How many bytes of the file are whole lines; what comes after was torn off. */
  readonly length: number;
}

/** Reads a ledger's file; entries up to the first flaw. */
export function readLedger(bytes: Uint8Array): LedgerText {
  const length = bytes.lastIndexOf(newline) + 1;
  const [first, ...lines] = new TextDecoder().decode(bytes.subarray(0, length)).split('\n').slice(0, -1);
  if (first === undefined) return { entries: [], flaws: [], length: 0 };
  if (first !== header) return { entries: [], flaws: [{ line: 1, flaw: 'other-format' }], length };
  const entries: LedgerEntry[] = [];
  const flaws: LedgerFlaw[] = [];
  let previous = hashOf(header);
  for (const [index, line] of lines.entries()) {
    const read = readLine(line, index + 1, previous);
    if (typeof read === 'string') flaws.push({ line: index + 2, flaw: read });
    else entries.push(read);
    // A flaw is told at its own line: the lines after it are judged by what it claims to be.
    previous = typeof read === 'string' ? claimedHash(line) : read.hash;
  }
  return { entries: flaws.length > 0 ? entries.slice(0, (flaws[0]?.line ?? 2) - 2) : entries, flaws, length };
}

const newline = 10;

function readLine(line: string, serial: number, previous: string): LedgerEntry | LedgerFlaw['flaw'] {
  const value = parsed(line);
  if (typeof value !== 'object' || value === null) return 'not-json';
  const record = recordSchema.safeParse(value);
  if (!record.success) return 'not-a-record';
  const entry = record.data;
  // The line must be as it was written, to the letter: no other spelling of the same record has its hash.
  if (JSON.stringify(value) !== line || entry.hash !== hashOf(withoutHash(value))) return 'changed';
  return entry.serial === serial && entry.previous === previous ? entry : 'out-of-order';
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

function claimedHash(line: string): string {
  return /"hash":"([0-9a-f]{64})"\}$/u.exec(line)?.[1] ?? '';
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

/** What the hash is of: keys in the order of the file. */
function withoutHash(value: object): string {
  return JSON.stringify(Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'hash')));
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
