/** The ledger's file: read whole, appended to line by line, each line on disk before anybody hears of it. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { chain, header, lineOf, readLedger } from '../ledger/lines.ts';
import { stateOf } from '../ledger/state.ts';
import { error, reasonOf, type Diagnostic, type Outcome } from '../model/diagnostic.ts';
import type { LedgerEntry, LedgerFlaw, LedgerRecord, LedgerState } from '../model/ledger.ts';
import { makeFolder, readIfThere } from './files.ts';
import { isLock, takeLock, type Lock } from './lock.ts';
import type { Workspace } from './workspace.ts';

/** The ledger's name in the data set's folder of the output. */
export const ledgerName = 'ledger.jsonl';
export const lockName = '.lock';

/** Where the papers of a data set and their ledger lie. */
export function issueFolder({ out, dataset }: Workspace): { readonly path: string; readonly shown: string } {
  return { path: join(out.path, dataset), shown: `${out.shown}/${dataset}` };
}

/** A ledger as it was read. */
export interface StoredLedger {
  readonly entries: readonly LedgerEntry[];
  readonly state: LedgerState;
  readonly flaws: readonly LedgerFlaw[];
  /** Whether the last line was not written to its end. */
  readonly isTorn: boolean;
}

/** Reads a data set's ledger; one that does not exist is empty. Flaws are for the caller to judge. */
export async function loadLedger(workspace: Workspace): Promise<Outcome<StoredLedger>> {
  const { path, shown } = issueFolder(workspace);
  try {
    const bytes = (await readIfThere(join(path, ledgerName))) ?? new Uint8Array();
    const { entries, flaws, length } = readLedger(bytes);
    return { value: { entries, flaws, isTorn: length < bytes.length, state: stateOf(entries) }, diagnostics: [] };
  } catch (cause) {
    const fault = { code: 'file-unreadable', path: `${shown}/${ledgerName}`, reason: reasonOf(cause) } as const;
    return { value: undefined, diagnostics: [error(fault)] };
  }
}

/** What is wrong with a ledger as a fault: nothing is done by a ledger that cannot be trusted. */
export function ledgerFlaws(workspace: Workspace, flaws: readonly LedgerFlaw[]): Diagnostic[] {
  const file = `${issueFolder(workspace).shown}/${ledgerName}`;
  return flaws.slice(0, 1).map(({ flaw, line }) => error({ code: 'ledger-damaged', flaw }, { file, line }));
}

/** A ledger that this run alone may write to. */
export class OpenLedger {
  readonly #path: string;
  readonly #lock: Lock;
  #entries: readonly LedgerEntry[];
  #length: number;

  constructor(path: string, lock: Lock, entries: readonly LedgerEntry[], length: number) {
    this.#path = path;
    this.#lock = lock;
    this.#entries = entries;
    this.#length = length;
  }

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
    const added = chain(records, this.#entries.at(-1));
    const lines = [...(this.#length === 0 ? [header] : []), ...added.map(lineOf)];
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    // Opened for appending the file is made if it is missing; opened for writing at a place it is not cut.
    await (await open(this.#path, 'a')).close();
    const file = await open(this.#path, 'r+');
    try {
      await file.truncate(this.#length);
      for (let written = 0; written < bytes.length;) {
        const rest = bytes.length - written;
        written += (await file.write(bytes, written, rest, this.#length + written)).bytesWritten;
      }
      await file.sync();
    } catch (cause) {
      await file.truncate(this.#length).catch(() => undefined);
      throw cause;
    } finally {
      await file.close();
    }
    this.#entries = [...this.#entries, ...added];
    this.#length += bytes.length;
  }

  async close(): Promise<void> {
    await this.#lock.release();
  }
}

const refused = (diagnostic: Diagnostic): Outcome<OpenLedger> => ({ value: undefined, diagnostics: [diagnostic] });

/** Locks and reads a data set's ledger for writing. One with a flaw is not written to. */
export async function openLedger(workspace: Workspace): Promise<Outcome<OpenLedger>> {
  const { path, shown } = issueFolder(workspace);
  let lock: Lock | undefined;
  try {
    await makeFolder(path, workspace.out.path);
    const taken = await takeLock(join(path, lockName));
    if (!isLock(taken)) return refused(error({ code: 'ledger-locked', path: shown, pid: taken.pid, host: taken.host }));
    lock = taken;
    const bytes = (await readIfThere(join(path, ledgerName))) ?? new Uint8Array();
    const { entries, flaws, length } = readLedger(bytes);
    if (flaws.length === 0) {
      return { value: new OpenLedger(join(path, ledgerName), lock, entries, length), diagnostics: [] };
    }
    await lock.release();
    return { value: undefined, diagnostics: ledgerFlaws(workspace, flaws) };
  } catch (cause) {
    await lock?.release().catch(() => undefined);
    return refused(error({ code: 'output-refused', path: shown, reason: reasonOf(cause) }));
  }
}
