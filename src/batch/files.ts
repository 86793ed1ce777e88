/** Files as they are written: whole or not at all, inside the output folder only. */
import { createHash } from 'node:crypto';
import { lstat, mkdir, open, readFile, realpath, rename, rm } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import process from 'node:process';
import { reasonOf } from '../model/diagnostic.ts';

/** The hash by which files are known, in hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What a file holds, or undefined where there is none. */
export async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (cause) {
    // A file where a folder should be holds no other file.
    if (reasonOf(cause) === 'ENOENT' || reasonOf(cause) === 'ENOTDIR') return undefined;
    throw cause;
  }
}

/** Makes a folder below `root`, unless a link on the way would lead it outside: then nothing is made. */
export async function makeFolder(path: string, root: string): Promise<void> {
  await mkdir(root, { recursive: true });
  const top = await realpath(root);
  let existing = path;
  while (!(await isThere(existing))) existing = dirname(existing);
  const real = await realpath(existing);
  if (real !== top && !real.startsWith(top + sep)) throw new Error(`${existing} → ${real}`);
  await mkdir(path, { recursive: true });
}

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (cause) {
    if (reasonOf(cause) === 'ENOENT') return false;
    throw cause;
  }
}

let written = 0;

/** Whether a name is one under which files are written before they get their own. */
export function isTemporary(name: string): boolean {
  return /^\.~\d+-\d+$/u.test(name);
}

/**
 * Writes a file so that under its name there is the old content or the whole new one, whatever happens: written beside
 * it under a short name, forced to disk, then renamed.
 *
 * @throws what the file system says; no trace is left then.
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, `.~${process.pid}-${(written += 1)}`);
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw cause;
  }
  await syncFolder(folder);
}

/** Makes the new name last through a power failure; Windows has no such call for folders. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
