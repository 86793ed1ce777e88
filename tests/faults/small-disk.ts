/** A disk as small as one likes, where this process may have one. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SmallDisk {
  readonly path: string;
  /** Gives the disk another size, in KiB. */
  resize(size: number): void;
  remove(): void;
}

/** Makes a disk in memory; gives the system's words where it refuses. */
export function smallDisk(size: number): SmallDisk | string {
  const path = mkdtempSync(join(tmpdir(), 'zerenshu-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}k`, 'tmpfs', path], { stdio: 'pipe' });
  } catch (cause) {
    rmdirSync(path);
    return cause instanceof Error ? cause.message : String(cause);
  }
  return {
    path,
    resize: (next) => void execFileSync('mount', ['-o', `remount,size=${next}k`, path], { stdio: 'pipe' }),
    remove() {
      execFileSync('umount', [path], { stdio: 'pipe' });
      rmdirSync(path);
    },
  };
}
