/**
 * One run at a time on the papers of a data set. The lock is a file that says who holds it; what a dead process has
 * left behind is recognised and taken over.
 */
import { readFileSync } from 'node:fs';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { reasonOf } from '../model/diagnostic.ts';

/** Who holds a lock. */
export interface LockOwner {
  readonly pid: number;
  readonly host: string;
  /** Differs after every start of the machine, where the system tells. */
  readonly boot: string;
  /** When the process began, in the system's own count, where it tells: a number taken again is another process. */
  readonly started: string;
}

/** A lock that is held. */
export interface Lock {
  release(): Promise<void>;
}

/** How long a second run waits for the first, in milliseconds. */
const patience = 10_000;
const interval = 50;

/**
 * Takes the lock, or tells who holds it after waiting.
 *
 * @param path the lock's file, in a folder that exists.
 * @throws what the file system says.
 */
export async function takeLock(path: string, wait = patience): Promise<Lock | LockOwner> {
  for (let waited = 0; ; waited += interval) {
    if (await createLock(path)) return { release: () => rm(path, { force: true }) };
    const owner = await readOwner(path);
    if (owner !== undefined && !isAlive(owner)) await removeStale(path, owner);
    else if (waited >= wait) return owner ?? { pid: 0, host: '', boot: '', started: '' };
    else await pause(interval);
  }
}

/** Whether what `takeLock` gave is a lock. */
export function isLock(taken: Lock | LockOwner): taken is Lock {
  return 'release' in taken;
}

async function createLock(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx');
    try {
      await file.writeFile(JSON.stringify(self()));
      await file.sync();
    } finally {
      await file.close();
    }
    return true;
  } catch (cause) {
    if (reasonOf(cause) === 'EEXIST') return false;
    throw cause;
  }
}

/** Undefined where the file is gone or not yet written to its end. */
async function readOwner(path: string): Promise<LockOwner | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof value !== 'object' || value === null) return undefined;
    const field = (name: string): string => String(Reflect.get(value, name) ?? '');
    return { pid: Number(field('pid')), host: field('host'), boot: field('boot'), started: field('started') };
  } catch {
    return undefined;
  }
}

/**
 * Takes a dead owner's lock away. It is renamed first, so that of several runs only one removes it; if another lock
 * was renamed instead, its owner having come in between, it is put back.
 */
async function removeStale(path: string, owner: LockOwner): Promise<void> {
  const aside = `${path}.${process.pid}`;
  try {
    await rename(path, aside);
  } catch (cause) {
    if (reasonOf(cause) === 'ENOENT') return;
    throw cause;
  }
  const moved = await readOwner(aside);
  if (moved !== undefined && JSON.stringify(moved) !== JSON.stringify(owner)) await rename(aside, path);
  else await rm(aside, { force: true });
}

function self(): LockOwner {
  return { pid: process.pid, host: hostname(), boot: bootOf(), started: startOf(process.pid) ?? '' };
}

/** A process of another machine may be alive: nobody here can tell. */
function isAlive({ pid, host, boot, started }: LockOwner): boolean {
  if (host !== hostname()) return true;
  if (boot !== bootOf()) return false;
  try {
    process.kill(pid, 0);
  } catch (cause) {
    return reasonOf(cause) !== 'ESRCH';
  }
  const now = startOf(pid);
  return now === undefined || started === '' || now === started;
}

function bootOf(): string {
  return textOf('/proc/sys/kernel/random/boot_id')?.trim() ?? '';
}

/** The field of Linux's process table that counts from the machine's start; the name before it may hold anything. */
function startOf(pid: number): string | undefined {
  const stat = textOf(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
