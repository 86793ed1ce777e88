/**
 * The files of a paper on their way to disk. What is asked and what is answered are plain values, which pass from
 * thread to thread.
 */
import { dirname, join } from 'node:path';
import { reasonOf } from '../model/diagnostic.ts';
import type { KeptFile } from '../model/ledger.ts';
import { lengthOf, type Pieces } from '../model/pieces.ts';
import { calls } from './file-calls.ts';
import {
  FileError,
  makeFolder,
  mayHold,
  readIfThere,
  sha256OfPieces,
  syncFolder,
  withPath,
  writeTogether,
  type NewFile,
} from './files.ts';

/** A file of a paper. */
export interface PaperFile {
  /** Below the output folder, with forward slashes. */
  readonly path: string;
  readonly pieces: Pieces;
  /** Hashes one of which it must have to be written; any will do unless given. */
  readonly onlyAs?: readonly string[] | undefined;
}

/** The files of one paper that are to be on disk. */
export interface PaperFiles {
  /** The output folder. */
  readonly out: string;
  readonly files: readonly PaperFile[];
}

/** A file that was refused, and why. */
export interface RefusedFile {
  /** Below the output folder. */
  readonly path: string;
  readonly reason: string;
}

/** The files that are on disk now, by what the ledger says of them; or the first that was refused. */
export type Stored = readonly KeptFile[] | RefusedFile;

/** Writes those files of a paper that do not hold the same already. */
export async function storeFiles({ out, files }: PaperFiles): Promise<Stored> {
  const kept = files.flatMap(({ path, pieces, onlyAs }) => {
    const sha256 = sha256OfPieces(pieces);
    return onlyAs?.includes(sha256) === false ? [] : { path, sha256, bytes: lengthOf(pieces) };
  });
  const shown = new Map(kept.map(({ path }) => [join(out, ...path.split('/')), path]));
  const targets = files.map(({ path, pieces }) => ({ path: join(out, ...path.split('/')), pieces }));
  try {
    const changed = await filesToWrite(targets.filter(({ path }) => shown.has(path)));
    for (const [folder, path] of new Map(changed.map(({ path: target }) => [dirname(target), target]))) {
      await withPath(path, () => makeFolder(folder, out));
    }
    await writeTogether(changed);
    return kept;
  } catch (cause) {
    if (!(cause instanceof FileError)) throw cause;
    return { path: shown.get(cause.path) ?? '', reason: reasonOf(cause.cause) };
  }
}

/** A file of a paper by its place on the disk. */
interface Target extends NewFile {
  readonly pieces: Pieces;
}

/** Those files that do not hold the same already. @throws FileError */
async function filesToWrite(files: readonly Target[]): Promise<Target[]> {
  const folders = new Map<string, boolean>();
  const changed: Target[] = [];
  for (const file of files) {
    const folder = dirname(file.path);
    // Most papers are made for the first time, and nothing of theirs is there yet.
    const isThere = folders.get(folder) ?? (await withPath(file.path, () => mayHold(folder)));
    folders.set(folder, isThere);
    if (!isThere || (await withPath(file.path, () => isNew(file)))) changed.push(file);
  }
  return changed;
}

/** Permissions of those who may write to a file. */
const writable = 0o222;

/** A file that cannot be written to: most likely signed, and the ledger that knew it is lost. */
class ProtectedError extends Error {
  readonly code = 'PROTECTED';
}

/** Whether a file has to be written. */
async function isNew({ path: target, pieces }: Target): Promise<boolean> {
  const before = await readIfThere(target);
  if (before === undefined) return true;
  if (isSame(before, pieces)) {
    // A run that was killed may have written it, and its name may not be on the disk yet.
    await syncFolder(dirname(target));
    return false;
  }
  if (((await calls.stat(target)).mode & writable) === 0) throw new ProtectedError(target);
  return true;
}

function isSame(bytes: Uint8Array, pieces: Pieces): boolean {
  let at = 0;
  for (const piece of pieces) {
    if (Buffer.compare(bytes.subarray(at, at + piece.length), piece) !== 0) return false;
    at += piece.length;
  }
  return at === bytes.length;
}
