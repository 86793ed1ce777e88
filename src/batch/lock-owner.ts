/** Who holds a lock: a process told apart from every other one, written as the name of a file. */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import process from 'node:process';
import { reasonOf } from '../model/diagnostic.ts';
import { fileNamePart } from './file-names.ts';

/** Who holds a lock. What a system does not tell is empty. */
export interface LockOwner {
  readonly pid: number;
  /** When the process began, in the system's own count: a number taken again is another process. */
  readonly started: string;
  /** Differs after every start of the machine. */
  readonly boot: string;
  /** Tells apart containers that share a machine's name: their process numbers mean nothing to each other. */
  readonly space: string;
  /** Tells apart machines of one name. */
  readonly machine: string;
  /** Seconds the machine had been running. */
  readonly uptime: number;
  /** Differs at every try. */
  readonly nonce: string;
  readonly host: string;
}

/** This process, as a new owner. */
export function newOwner(): LockOwner {
  return {
    pid: process.pid,
    started: processStart(process.pid)?.started ?? '',
    boot: short(textOf('/proc/sys/kernel/random/boot_id')),
    space: spaceOf(),
    machine: short(textOf('/etc/machine-id')),
    uptime: Math.floor(uptime()),
    nonce: randomBytes(6).toString('hex'),
    host: fileNamePart(hostname()),
  };
}

/** The owner as a file's name: whoever sees the file knows all of it, there is no moment of half an owner. */
export function nameOfOwner(owner: LockOwner): string {
  const { pid, started, boot, space, machine, uptime: seconds, nonce, host } = owner;
  return [pid, started, boot, space, machine, seconds, nonce, host].join('.');
}

/** The owner that a name tells, or undefined where it tells none. */
export function ownerOfName(name: string): LockOwner | undefined {
  const [, pid, started, boot, space, machine, seconds, nonce, host] = pattern.exec(name) ?? [];
  if (pid === undefined || started === undefined || boot === undefined || space === undefined) return undefined;
  if (machine === undefined || seconds === undefined || nonce === undefined || host === undefined) return undefined;
  return { pid: Number(pid), started, boot, space, machine, uptime: Number(seconds), nonce, host };
}

const pattern = /^([1-9]\d*)\.(\d*)\.([0-9a-f]*)\.(\d*)\.([0-9a-f]*)\.(\d+)\.([0-9a-f]+)\.(.+)$/u;

/**
 * Whether an owner is certainly gone. A process of another machine or container may be alive: nobody here can tell.
 *
 * @param self who asks.
 */
export function isGone(owner: LockOwner, self: LockOwner): boolean {
  if (owner.host !== self.host || owner.machine !== self.machine) return false;
  if (owner.boot !== self.boot) return true;
  if (owner.space !== self.space) return false;
  if (owner.boot === '' && owner.uptime > self.uptime) return true;
  if (!isRunning(owner.pid)) return true;
  const found = processStart(owner.pid);
  if (found === undefined || owner.started === '') return false;
  return found.started !== owner.started || found.isOver;
}

/** Whether a process of this number runs on this machine. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return reasonOf(cause) !== 'ESRCH';
  }
}

/** Where the fields of Linux's process table stand, counted from the one after the name, which may hold anything. */
const field = { state: 0, threads: 17, started: 19 } as const;

/** When a process began, and whether it has ended and only waits for its parent to notice. Linux only. */
function processStart(pid: number): { readonly started: string; readonly isOver: boolean } | undefined {
  const stat = textOf(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const started = fields[field.started];
  if (started === undefined) return undefined;
  // The first thread ends before the others: one of them may still be writing.
  const isOver = /^[ZX]$/u.test(fields[field.state] ?? '') && Number(fields[field.threads]) <= 1;
  return { started, isOver };
}

function spaceOf(): string {
  try {
    return readlinkSync('/proc/self/ns/pid').replace(/\D/gu, '');
  } catch {
    return '';
  }
}

function short(text: string): string {
  return text === '' ? '' : createHash('sha256').update(text).digest('hex').slice(0, 12);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}
