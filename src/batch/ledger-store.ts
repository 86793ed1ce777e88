/** The ledger's file: read whole, appended to line by line, each line on disk before anybody hears of it. */
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { chain, header, lineOf, readLedger } from '../ledger/lines.ts';
import { stateOf } from '../ledger/state.ts';
import { error, reasonOf, type Diagnostic, type Outcome } from '../model/diagnostic.ts';
import type { LedgerEntry, LedgerFlaw, LedgerRecord, LedgerState } from '../model/ledger.ts';
import { makeFolder, readIfThere, sha256, sweepTemporaries, syncFolder, writeAll } from './files.ts';
import { isLock, takeLock, type Lock } from './lock.ts';
import { shardAtWork } from './part-files.ts';
import { refusalOf, Refused } from './refused.ts';
import { issueFolder, type Workspace } from './workspace.ts';

/** The ledger's name in the data set's folder of the output. */
export const ledgerName = 'ledger.jsonl';
export const lockName = '.lock';

/** A ledger as it was read. */
export interface StoredLedger {
  readonly entries: readonly LedgerEntry[];
  readonly state: LedgerState;
  readonly flaws: readonly LedgerFlaw[];
  /** Whether the last line was not written to its end. */
  readonly isTorn: boolean;
  readonly extent: Extent;
  /** Hash of the file's bytes. */
  readonly digest: string;
}

/** Reads a data set's ledger; one that does not exist is empty. Flaws are for the caller to judge. */
export async function loadLedger(workspace: Workspace): Promise<Outcome<StoredLedger>> {
  const { path, shown } = issueFolder(workspace);
  try {
    const bytes = (await readIfThere(join(path, ledgerName))) ?? new Uint8Array();
    return { value: storedLedger(bytes), diagnostics: [] };
  } catch (cause) {
    const fault = { code: 'file-unreadable', path: `${shown}/${ledgerName}`, reason: reasonOf(cause) } as const;
    return { value: undefined, diagnostics: [error(fault)] };
  }
}

function storedLedger(bytes: Uint8Array): StoredLedger {
  const { entries, flaws, length, isOpen } = readLedger(bytes);
  const extent = { length, size: bytes.length, open: isOpen };
  return { entries, flaws, isTorn: length < bytes.length, state: stateOf(entries), extent, digest: sha256(bytes) };
}

/** What is wrong with a ledger as a fault: nothing is done by a ledger that cannot be trusted. */
export function ledgerFlaws(workspace: Workspace, flaws: readonly LedgerFlaw[]): Diagnostic[] {
  const file = `${issueFolder(workspace).shown}/${ledgerName}`;
  return flaws.slice(0, 1).map(({ flaw, line }) => error({ code: 'ledger-damaged', flaw }, { file, line }));
}

/** A ledger that somebody has written to since it was read, lock or no lock; nothing of theirs is written over. */
class LedgerMovedError extends Error {
  readonly code = 'LEDGER_MOVED';
}

/** What a ledger's file holds. */
interface Extent {
  /** Bytes up to the end of the last record. */
  readonly length: number;
  /** Bytes of the file, with what is torn at its end. */
  readonly size: number;
  /** Whether the last record's line lacks its end. */
  readonly open: boolean;
}

/** A ledger that this run alone may write to. */
export class OpenLedger {
  readonly #path: string;
  readonly #lock: Lock;
  readonly #entries: LedgerEntry[];
  #extent: Extent;

  constructor(path: string, lock: Lock, entries: readonly LedgerEntry[], extent: Extent) {
    this.#path = path;
    this.#lock = lock;
    this.#entries = [...entries];
    this.#extent = extent;
  }

  /** The records; those that were added here without their facts. */
  get entries(): readonly LedgerEntry[] {
    return this.#entries;
  }

  get state(): LedgerState {
    return stateOf(this.#entries);
  }

  /**
   * Adds records. What a killed run left torn at the end is written over.
   *
   * @throws what the file system says; the ledger then ends where it did before.
   */
  async append(records: readonly LedgerRecord[]): Promise<void> {
    const { length, open: isOpen } = this.#extent;
    const added = chain(records, this.#entries.at(-1));
    const lines = [...(length === 0 ? [header] : []), ...added.map(lineOf)];
    const bytes = Buffer.from((isOpen ? '\n' : '') + lines.map((line) => `${line}\n`).join(''));
    // Neither cut nor refused if it is missing; a link in its place would have us write elsewhere.
    const file = await open(this.#path, constants.O_RDWR | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0));
    try {
      await this.#write(file, bytes);
    } finally {
      // The records are on disk, or the fault is already told: a fault in closing would tell the wrong one.
      await file.close().catch(() => undefined);
    }
    // What decides on papers is read from the file; the facts of thousands of papers are not kept here too.
    for (const entry of added) this.#entries.push(entry.kind === 'issued' ? { ...entry, facts: {} } : entry);
    this.#extent = { length: length + bytes.length, size: length + bytes.length, open: false };
  }

  async #write(file: FileHandle, bytes: Uint8Array): Promise<void> {
    const { length, size } = this.#extent;
    const found = (await file.stat()).size;
    if (found < length || found > size) throw new LedgerMovedError();
    try {
      await file.truncate(length);
      await writeAll(file, bytes, length);
      await file.sync();
      if (length === 0) await syncFolder(dirname(this.#path));
    } catch (cause) {
      // If this fails too, the next record is written over what is there.
      this.#extent = { ...this.#extent, size: Math.max(size, length + bytes.length) };
      await file.truncate(length).catch(() => undefined);
      throw cause;
    }
  }

  /** Lets others write. Never throws. */
  async close(): Promise<void> {
    await this.#lock.release();
  }
}

const refused = (diagnostic: Diagnostic): Outcome<OpenLedger> => ({ value: undefined, diagnostics: [diagnostic] });

/**
 * Locks and reads a data set's ledger for writing, and removes what killed runs have left. A ledger with a flaw is
 * not written to.
 *
 * @param wait how long another run may take to end, in milliseconds; some seconds unless given.
 * @param known the ledger as it was read before: where the file has not changed since, it is not read again.
 */
export async function openLedger(
  workspace: Workspace,
  wait?: number,
  known?: StoredLedger,
): Promise<Outcome<OpenLedger>> {
  const { path, shown } = issueFolder(workspace);
  let lock: Lock | undefined;
  try {
    await makeFolder(path, workspace.out.path);
    const taken = await takeLock(join(path, lockName), wait);
    if (!isLock(taken)) return refused(error({ code: 'ledger-locked', path: shown, pid: taken.pid, host: taken.host }));
    lock = taken;
    const busy = await shardAtWork(workspace);
    if (busy !== undefined) {
      await lock.release();
      const { shard, owner } = busy;
      return refused(error({ code: 'shard-at-work', path: shown, shard: shard.index, of: shard.of, host: owner.host }));
    }
    await sweepTemporaries(path);
    const bytes = (await readIfThere(join(path, ledgerName))) ?? new Uint8Array();
    const { entries, flaws, extent } = known?.digest === sha256(bytes) ? known : storedLedger(bytes);
    if (flaws.length === 0) {
      return { value: new OpenLedger(join(path, ledgerName), lock, entries, extent), diagnostics: [] };
    }
    await lock.release();
    return { value: undefined, diagnostics: ledgerFlaws(workspace, flaws) };
  } catch (cause) {
    await lock?.release();
    if (cause instanceof Refused) return refused(refusalOf(cause));
    return refused(error({ code: 'output-refused', path: shown, reason: reasonOf(cause) }));
  }
}
