/** What a process has used of processor and memory, told by the process itself. */
import { readFileSync } from 'node:fs';
import process from 'node:process';

/** Milliseconds of processor that this process and its threads have taken. */
export function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * The most memory this process has held, in bytes. Linux counts it for each program: what its parent held before it
 * began is in `maxRSS`, but not here.
 */
export function peakMemory() {
  return memoryOf('self', 'peak') ?? process.resourceUsage().maxRSS * 1024;
}

const fields = { now: 'VmRSS', peak: 'VmHWM' };

/** What memory a running process holds, or has held at most, in bytes; undefined where the system does not tell. */
export function memoryOf(pid, when) {
  try {
    const line = new RegExp(`^${fields[when]}:\\s+(\\d+) kB$`, 'mu');
    const [, kilobytes] = line.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}
