/** Files as they are written: whole or not at all, inside the output folder only. */
import { createHash, randomBytes } from 'node:crypto';
import { chmod, readdir } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { reasonOf } from '../model/diagnostic.ts';
import type { Pieces } from '../model/pieces.ts';
import { calls, type OpenFile } from './file-calls.ts';
import { isRunning } from './lock-owner.ts';

/** The hash by which files are known, in hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return sha256OfPieces([bytes]);
}

/** The same of a file in pieces. */
export function sha256OfPieces(pieces: Pieces): string {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}

/** What a file holds, or undefined where there is none. */
export async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await calls.readFile(path);
  } catch (cause) {
    if (isNotThere(cause)) return undefined;
    throw cause;
  }
}

function isMissing(cause: unknown): boolean {
  return reasonOf(cause) === 'ENOENT';
}

/** A file where a folder should be holds no other file. */
function isNotThere(cause: unknown): boolean {
  return isMissing(cause) || reasonOf(cause) === 'ENOTDIR';
}

/** Whether there may be files in a folder: it is there, or something is in its place. */
export async function mayHold(folder: string): Promise<boolean> {
  return isThere(folder, isNotThere);
}

/** A folder that a link leads out of the output folder; it has a reason as the file system's own errors have. */
class OutsideError extends Error {
  readonly code = 'OUTSIDE';
}

/** Makes a folder below `root`, unless a link on the way would lead it outside: then nothing is made. */
export async function makeFolder(path: string, root: string): Promise<void> {
  await makeLasting(root);
  await holdInside(path, root);
  if (path !== root) await makeLasting(path);
}

/** Makes sure that a path, as far as it exists, leads to a place below `root`. @throws where links or `..` lead out. */
export async function holdInside(path: string, root: string): Promise<void> {
  const top = await calls.realpath(root);
  let existing = path;
  while (!(await isThere(existing, isMissing))) existing = dirname(existing);
  const real = await calls.realpath(existing);
  if (real !== top && !real.startsWith(top + sep)) throw new OutsideError(`${existing} → ${real}`);
}

/** Makes a folder and those above it that are missing, and has the disk remember their names. */
async function makeLasting(path: string): Promise<void> {
  const first = await calls.mkdir(path, { recursive: true });
  if (first === undefined) return;
  const top = dirname(first);
  for (let folder = dirname(path); folder.length >= top.length; folder = dirname(folder)) {
    await syncFolder(folder);
    if (folder === dirname(folder)) return;
  }
}

/** @param isAbsent what the file system says where nothing is. */
async function isThere(path: string, isAbsent: (cause: unknown) => boolean): Promise<boolean> {
  try {
    await calls.lstat(path);
    return true;
  } catch (cause) {
    if (isAbsent(cause)) return false;
    throw cause;
  }
}

/** Temporary names that this thread is writing. Where a thread beside it writes, the ledger's lock keeps sweepers out. */
const beingWritten = new Set<string>();
let written = 0;

/** Temporary names: the process that wrote them, what tells it from others of its number, and a count. */
const temporaryName = /^\.~(\d+)-(?:[0-9a-f]+-)?\d+$/u;

/** Tells apart processes of one number on machines that share a folder. */
const thisProcess = randomBytes(4).toString('hex');

function newTemporaryName(): string {
  written += 1;
  return `.~${process.pid}-${thisProcess}-${written}`;
}

/** How long to wait before each further try to replace a file that another program has open, in milliseconds. */
export const replacePauses: readonly number[] = process.platform === 'win32' ? [10, 20, 40, 80, 150, 300, 400] : [];

/** A file to be written. */
export interface NewFile {
  readonly path: string;
  readonly pieces: Pieces | AsyncIterable<Uint8Array>;
}

/**
 * Writes a file so that under its name there is the old content or the whole new one, whatever happens: written beside
 * it under a short name, forced to disk, then renamed.
 *
 * @param pauses before each further try to rename; Windows refuses while Word, WPS or a virus scanner has it open.
 * @throws what the file system says; no trace is left then.
 */
export async function writeWhole(path: string, bytes: Uint8Array, pauses = replacePauses): Promise<void> {
  await writeInPieces(path, [bytes], pauses);
}

/**
 * The same of a file that comes in pieces, without holding it.
 *
 * @throws what the pieces throw, or the file system says; no trace is left then.
 */
export async function writeInPieces(path: string, pieces: NewFile['pieces'], pauses = replacePauses): Promise<void> {
  try {
    await writeTogether([{ path, pieces }], pauses);
  } catch (cause) {
    throw cause instanceof FileError ? cause.cause : cause;
  }
}

/** What went wrong with one of several files. */
export class FileError extends Error {
  readonly path: string;

  constructor(path: string, cause: unknown) {
    super(path, { cause });
    this.path = path;
  }
}

/** Does something with a file. @throws FileError */
export async function withPath<T>(path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    throw new FileError(path, cause);
  }
}

/**
 * Writes files each of which is whole or not there, as `writeWhole` does: side by side, because most of the time goes by
 * waiting for the disk. Each folder is forced to disk once, at the end.
 *
 * @throws FileError of the first that failed; those renamed before stay, no other trace is left.
 */
export async function writeTogether(files: readonly NewFile[], pauses = replacePauses): Promise<void> {
  const ready = files.map(({ path, pieces }) => {
    const name = newTemporaryName();
    return { path, pieces, name, temporary: join(dirname(path), name) };
  });
  for (const { name } of ready) beingWritten.add(name);
  try {
    await allSettled(
      ready.map(({ path, pieces, temporary }) => withPath(path, () => writeTemporary(temporary, pieces))),
    );
    for (const { path, temporary } of ready) await withPath(path, () => replace(temporary, path, pauses));
  } catch (cause) {
    for (const { temporary } of ready) await calls.rm(temporary, { force: true }).catch(() => undefined);
    throw cause;
  } finally {
    for (const { name } of ready) beingWritten.delete(name);
  }
  const folders = new Map(ready.map(({ path }) => [dirname(path), path]));
  for (const [folder, path] of folders) await withPath(path, () => syncFolder(folder));
}

async function writeTemporary(path: string, pieces: NewFile['pieces']): Promise<void> {
  const file = await calls.open(path, 'wx');
  try {
    let position = 0;
    for await (const piece of pieces) {
      await writeAll(file, piece, position);
      position += piece.length;
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Waits for all, then throws what the first one that failed throws. */
async function allSettled(promises: readonly Promise<void>[]): Promise<void> {
  for (const result of await Promise.allSettled(promises)) if (result.status === 'rejected') throw result.reason;
}

/** Writes all bytes from a place of the file on: a system may take fewer at a time than it is given. */
export async function writeAll(file: Pick<OpenFile, 'write'>, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    if (bytesWritten === 0) throw new NothingWrittenError();
    done += bytesWritten;
  }
}

/** A write that neither fails nor takes anything would go on for ever. */
class NothingWrittenError extends Error {
  readonly code = 'EIO';
}

const inUse: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EBUSY']);

async function replace(from: string, to: string, pauses: readonly number[]): Promise<void> {
  for (const length of pauses) {
    try {
      return await calls.rename(from, to);
    } catch (cause) {
      if (!inUse.has(reasonOf(cause))) throw cause;
      await pause(length);
    }
  }
  await calls.rename(from, to);
}

/** Lets nobody write to a file any more. A file system without permissions cannot; the hashes tell. */
export async function protect(path: string): Promise<void> {
  await chmod(path, 0o444).catch(() => undefined);
}

/** What systems say whose folders cannot be forced to disk, such as network shares. */
const noSuchCall: ReadonlySet<string> = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'EISDIR', 'EBADF']);

/** Makes new names in a folder last through a power failure; Windows has no such call for folders. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await calls.open(folder, 'r');
  try {
    await handle.sync();
  } catch (cause) {
    if (!noSuchCall.has(reasonOf(cause))) throw cause;
  } finally {
    await handle.close().catch(() => undefined);
  }
}

/**
 * Removes the temporary files that killed runs have left below a folder. Links are not followed, and what a process
 * that is running may still be writing stays. What cannot be removed does no harm: the next run tries again.
 *
 * @param all where it is certain that nobody else writes, be it on another machine.
 */
export async function sweepTemporaries(folder: string, all = false): Promise<void> {
  for (const below of await sweepFolder(folder, all)) await sweepTemporaries(below, all);
}

/** The same in a folder, but not in those below it, which are given. */
export async function sweepFolder(folder: string, all = false): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const below: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) below.push(path);
    else if (isLeftOver(entry.name) || (all && isTemporary(entry.name) && !beingWritten.has(entry.name)))
      await calls.rm(path, { force: true }).catch(() => undefined);
  }
  return below;
}

/** Whether a name is one under which files are written before they get their own. */
export function isTemporary(name: string): boolean {
  return temporaryName.test(name);
}

function isLeftOver(name: string): boolean {
  const pid = Number(temporaryName.exec(name)?.[1] ?? 0);
  if (pid === 0) return false;
  return pid === process.pid ? !beingWritten.has(name) : !isRunning(pid);
}
