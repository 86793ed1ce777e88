/**
 * One run at a time on the papers of a data set.
 *
 * The lock is a folder with one file in it, whose name is its owner. It comes into being by renaming a folder that
 * was made ready beside it, which succeeds only where there is no lock or an empty one; so it never holds more than
 * one owner. It ends when the owner's file is removed, by the owner, or by anybody once the owner is dead: the name is
 * that owner's alone, so nobody can hit a lock that was taken in between. An empty folder belongs to nobody. There is
 * no moment at which two runs hold the lock, and none at which a run that is killed leaves it so that it blocks.
 */
import { mkdir, readdir, rename, rm, rmdir, unlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { reasonOf } from '../model/diagnostic.ts';
import { isGone, nameOfOwner, newOwner, ownerOfName, type LockOwner } from './lock-owner.ts';

/** Who holds a lock, as far as it can be told. */
export interface LockHolder {
  readonly pid: number;
  readonly host: string;
}

/** A lock that is held. */
export interface Lock {
  /** Never throws: what cannot be removed is recognised as a dead owner's by the next run. */
  release(): Promise<void>;
}

/** How long a second run waits for the first, in milliseconds. */
const patience = 10_000;
const interval = 50;
/** How long a lock that nobody holds may be refused beyond that. */
const grace = 1000;

/**
 * Takes the lock, or tells who holds it after waiting.
 *
 * @param path the lock's folder, in a folder that exists.
 * @param wait milliseconds.
 * @throws what the file system says; nothing is left then.
 */
export async function takeLock(path: string, wait = patience): Promise<Lock | LockHolder> {
  const self = newOwner();
  const name = nameOfOwner(self);
  const ready = `${path}.${name}`;
  const end = performance.now() + wait;
  try {
    await mkdir(ready);
    await writeFile(join(ready, name), '', { flag: 'wx' });
    for (;;) {
      const refusal = await renameTo(path, ready);
      if (refusal === undefined) break;
      const holder = await holderOf(path, self);
      const late = performance.now() - end;
      if (holder !== undefined && late >= 0) {
        await rm(ready, { recursive: true, force: true });
        return holder;
      }
      // Without a holder the lock has just come free, or the system refuses for a reason of its own.
      if (holder === undefined && late >= grace) throw refusal;
      await pause(holder === undefined ? 1 : interval);
    }
  } catch (cause) {
    await rm(ready, { recursive: true, force: true }).catch(() => undefined);
    throw cause;
  }
  await sweepReady(path, self);
  return { release: () => release(path, name) };
}

/**
 * Waits until nobody holds a lock, without taking it; tells who holds it after waiting.
 *
 * @throws what the file system says
 */
export async function waitForLock(path: string, wait = patience): Promise<LockHolder | undefined> {
  const self = newOwner();
  const end = performance.now() + wait;
  for (;;) {
    const holder = await holderOf(path, self);
    if (holder === undefined || performance.now() >= end) return holder;
    await pause(interval);
  }
}

/** Whether what `takeLock` gave is a lock. */
export function isLock(taken: Lock | LockHolder): taken is Lock {
  return 'release' in taken;
}

/** What systems say where a folder that is not empty, or a file, stands in the way of a renamed folder. */
const inTheWay: ReadonlySet<string> = new Set([
  'ENOTEMPTY',
  'EEXIST',
  'ENOTDIR',
  ...(process.platform === 'win32' ? ['EPERM', 'EACCES', 'EBUSY'] : []),
]);

/** Makes the folder that is ready the lock; gives the system's refusal where there is one already. */
async function renameTo(path: string, ready: string): Promise<unknown> {
  try {
    await rename(ready, path);
    return undefined;
  } catch (cause) {
    if (!inTheWay.has(reasonOf(cause))) throw cause;
    return cause;
  }
}

/** Who holds the lock. What dead owners have left is removed; then, as where there is no lock, nobody does. */
async function holderOf(path: string, self: LockOwner): Promise<LockHolder | undefined> {
  let names: readonly string[];
  try {
    names = await readdir(path);
  } catch (cause) {
    // A file there is no lock of ours. The call refuses folders, so that it cannot hit a lock taken in between.
    if (reasonOf(cause) === 'ENOTDIR') await unless(['ENOENT', 'EISDIR', 'EPERM'], unlink(path));
    else if (reasonOf(cause) !== 'ENOENT') throw cause;
    return undefined;
  }
  for (const name of names) {
    const owner = ownerOfName(name);
    if (owner === undefined) return { pid: 0, host: '' };
    if (!isGone(owner, self)) return owner;
    await rm(join(path, name), { force: true });
  }
  await removeEmpty(path);
  return undefined;
}

/** Removes the lock's folder where it is empty: one that somebody has taken in between is not. */
async function removeEmpty(path: string): Promise<void> {
  await unless(['ENOENT', 'ENOTDIR', ...inTheWay], rmdir(path));
}

async function unless(allowed: readonly string[], act: Promise<void>): Promise<void> {
  try {
    await act;
  } catch (cause) {
    if (!allowed.includes(reasonOf(cause))) throw cause;
  }
}

async function release(path: string, name: string): Promise<void> {
  for (let tries = 0; tries < 3; tries++) {
    try {
      await rm(join(path, name), { force: true });
      await removeEmpty(path);
      return;
    } catch {
      await pause(interval);
    }
  }
}

/** Removes what runs that were killed while they waited had made ready. */
async function sweepReady(path: string, self: LockOwner): Promise<void> {
  const folder = dirname(path);
  const prefix = `${basename(path)}.`;
  try {
    for (const name of await readdir(folder)) {
      const owner = name.startsWith(prefix) ? ownerOfName(name.slice(prefix.length)) : undefined;
      if (owner !== undefined && isGone(owner, self)) await rm(join(folder, name), { recursive: true, force: true });
    }
  } catch {
    // It does no harm, and the next run tries again.
  }
}
