/**
 * A file system that fails when it is told to: calls that concern a folder are asked first, those of `node:fs/promises`
 * and those that are made at once.
 */
import fs from 'node:fs';
import promises, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

/** A call that is about to be made. */
export interface FileCall {
  readonly name: string;
  /** Of a call on an open file, the path it was opened by. */
  readonly path: string;
  /** Counted from 1. */
  readonly number: number;
}

/** A code such as ENOSPC; `short`: a write takes half of what it is given; `nothing`: it takes none of it. */
export type Failure = string;

const pathCalls =
  'open readFile writeFile rename rm rmdir unlink mkdir lstat stat realpath readdir access copyFile truncate'.split(
    ' ',
  );
const handleCalls = ['write', 'sync', 'truncate', 'stat', 'read', 'readFile'] as const;

type Call = (...given: unknown[]) => Promise<unknown>;

/**
 * Does something on a file system that fails as it is told to.
 *
 * @param folder calls that concern nothing in it are left alone.
 * @param judge is asked before each call; what it gives happens instead of the call.
 */
export async function failing<T>(
  folder: string,
  judge: (call: FileCall) => Failure | undefined,
  act: () => Promise<T>,
): Promise<T> {
  const restore: (() => void)[] = [];
  const opened = new WeakMap<object, string>();
  let number = 0;
  const replace = (target: object, name: string, make: (call: Call) => Call): void => {
    const before = Reflect.get(target, name) as Call;
    Reflect.set(target, name, make(before));
    restore.push(() => Reflect.set(target, name, before));
  };
  // Closing is each file's own, not its class's. The file is closed even where that fails.
  const watch = (file: FileHandle, path: string): void => {
    opened.set(file, path);
    const close = file.close.bind(file);
    file.close = async () => {
      const failure = judge({ name: 'close', path, number: (number += 1) });
      await close();
      if (failure !== undefined && !isPartial(failure)) throw fault(failure, 'close');
    };
  };
  for (const name of pathCalls) {
    replace(promises, name, (call) => async (...given) => {
      const [path] = given;
      if (typeof path !== 'string' || !path.startsWith(folder)) return call(...given);
      const failure = judge({ name, path, number: (number += 1) });
      if (failure !== undefined && !isPartial(failure)) throw fault(failure, name);
      const result = await call(...given);
      if (name === 'open') watch(result as FileHandle, path);
      return result;
    });
  }
  const prototype = await handlePrototype();
  for (const name of handleCalls) {
    replace(
      prototype,
      name,
      (call) =>
        async function (this: FileHandle, ...given) {
          const path = opened.get(this);
          const failure = path === undefined ? undefined : judge({ name, path, number: (number += 1) });
          if (failure === undefined) return call.apply(this, given);
          if (!isPartial(failure)) throw fault(failure, name);
          if (name !== 'write') return call.apply(this, given);
          const [bytes, start, length, place] = given as [Uint8Array, number, number, number];
          if (failure === 'nothing') return { bytesWritten: 0, buffer: bytes };
          return call.call(this, bytes, start, Math.ceil(length / 2), place);
        },
    );
  }
  restore.push(failAtOnce(folder, (name, path) => judge({ name, path, number: (number += 1) })));
  syncBuiltinESMExports();
  try {
    return await act();
  } finally {
    for (const undo of restore) undo();
    syncBuiltinESMExports();
  }
}

/** Calls by path that `batch/file-calls.ts` makes at once. */
const pathCallsAtOnce = ['openSync', 'readFileSync', 'renameSync', 'rmSync', 'mkdirSync', 'statSync', 'lstatSync'];

type CallAtOnce = (...given: unknown[]) => unknown;

/** The same for calls that are made at once. @returns what makes it undone. */
function failAtOnce(folder: string, judge: (name: string, path: string) => Failure | undefined): () => void {
  const restore: (() => void)[] = [];
  const opened = new Map<unknown, string>();
  const replace = (target: object, name: string, make: (call: CallAtOnce) => CallAtOnce): void => {
    const before = Reflect.get(target, name) as CallAtOnce;
    const after = Object.assign(make(before), before);
    Reflect.set(target, name, after);
    restore.push(() => Reflect.set(target, name, before));
  };
  const byPath =
    (name: string) =>
    (call: CallAtOnce) =>
    (...given: unknown[]) => {
      const [path] = given;
      if (typeof path !== 'string' || !path.startsWith(folder)) return call(...given);
      const failure = judge(name, path);
      if (failure !== undefined && !isPartial(failure)) throw fault(failure, name);
      const result = call(...given);
      if (name === 'open') opened.set(result, path);
      return result;
    };
  for (const name of pathCallsAtOnce) replace(fs, name, byPath(name.replace('Sync', '')));
  replace(fs.realpathSync, 'native', byPath('realpath'));
  const ofFile = (name: string, file: unknown): Failure | undefined => {
    const path = opened.get(file);
    return path === undefined ? undefined : judge(name, path);
  };
  replace(fs, 'writeSync', (call) => (...given) => {
    const [file, bytes, start, length, place] = given;
    const failure = ofFile('write', file);
    if (failure === undefined) return call(...given);
    if (failure === 'nothing') return 0;
    if (failure === 'short') return call(file, bytes, start, Math.ceil(Number(length) / 2), place);
    throw fault(failure, 'write');
  });
  replace(fs, 'fsync', (call) => (file, done) => {
    const failure = ofFile('sync', file);
    if (failure === undefined || isPartial(failure)) return call(file, done);
    return setImmediate(() => (done as (cause: Error) => void)(fault(failure, 'sync')));
  });
  replace(fs, 'closeSync', (call) => (file) => {
    const failure = ofFile('close', file);
    opened.delete(file);
    call(file);
    if (failure !== undefined && !isPartial(failure)) throw fault(failure, 'close');
  });
  return () => {
    for (const undo of restore) undo();
  };
}

function isPartial(failure: Failure): boolean {
  return failure === 'short' || failure === 'nothing';
}

function fault(code: string, name: string): Error {
  return Object.assign(new Error(`${code}: ${name}`), { code });
}

/** The class of open files is not exported. */
async function handlePrototype(): Promise<object> {
  const file = await promises.open('.');
  await file.close();
  return Object.getPrototypeOf(file) as object;
}
