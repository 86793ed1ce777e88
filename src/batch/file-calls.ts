/**
 * The calls of the file system by which files are written. A thread that makes papers leaves them to the system's
 * threads: each takes it twenty to fifty microseconds to ask and to hear of. One that only writes makes them itself,
 * at once, but for those that wait for the disk.
 */
import fs from 'node:fs';
import promises from 'node:fs/promises';

/** A file or a folder that is open. */
export interface OpenFile {
  write(bytes: Uint8Array, start: number, length: number, position: number): Promise<{ readonly bytesWritten: number }>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The calls, named as Node names them. They fail with what the system says. */
export interface FileCalls {
  open(path: string, flags: string): Promise<OpenFile>;
  readFile(path: string): Promise<Uint8Array>;
  rename(from: string, to: string): Promise<void>;
  rm(path: string, options: { readonly force: true }): Promise<void>;
  /** Gives the first folder that was made, if any. */
  mkdir(path: string, options: { readonly recursive: true }): Promise<string | undefined>;
  stat(path: string): Promise<{ readonly mode: number }>;
  lstat(path: string): Promise<object>;
  realpath(path: string): Promise<string>;
}

const atOnce: FileCalls = {
  open: async (path, flags) => openFile(fs.openSync(path, flags)),
  readFile: async (path) => fs.readFileSync(path),
  rename: async (from, to) => fs.renameSync(from, to),
  rm: async (path, options) => fs.rmSync(path, options),
  mkdir: async (path, options) => fs.mkdirSync(path, options),
  stat: async (path) => fs.statSync(path),
  lstat: async (path) => fs.lstatSync(path),
  realpath: async (path) => fs.realpathSync.native(path),
};

function openFile(file: number): OpenFile {
  return {
    write: async (bytes, start, length, position) => {
      return { bytesWritten: fs.writeSync(file, bytes, start, length, position) };
    },
    // Several files wait for the disk side by side.
    sync: () =>
      new Promise((resolve, reject) => fs.fsync(file, (cause) => (cause === null ? resolve() : reject(cause)))),
    close: async () => fs.closeSync(file),
  };
}

/** How this thread makes its calls. */
export let calls: FileCalls = promises;

/** Has this thread make its calls itself, from now on: for one that has nothing else to do. */
export function callAtOnce(): void {
  calls = atOnce;
}
