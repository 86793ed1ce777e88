/** The files of a paper, written by a thread that makes its calls of the file system at once. */
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { callAtOnce } from '../../src/batch/file-calls.ts';
import { sha256 } from '../../src/batch/files.ts';
import { storeFiles } from '../../src/batch/store-files.ts';
import { failCalls, failures } from '../faults/failing-calls.ts';
import { failing, type FileCall } from '../faults/file-system.ts';

let folder: string;
let out: string;

beforeAll(() => callAtOnce());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zerenshu-store-'));
  out = join(folder, 'out');
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

/** Files in pieces, of which some lie in memory that threads have in common. */
const paper = [
  { path: 'town/letter/清溪小学/1.docx', pieces: [Buffer.from('one')] },
  {
    path: 'town/letter/清溪小学/1.pdf',
    pieces: [inCommon('two'.repeat(1000)), Buffer.from('two'), Buffer.from('end')],
  },
  { path: 'town/.versions/letter/清溪小学/第1版.txt', pieces: [Buffer.from('three')] },
];
const whole = paper.map(({ path, pieces }) => ({ path, bytes: Buffer.concat(pieces) }));
const kept = whole.map(({ path, bytes }) => ({ path, sha256: sha256(bytes), bytes: bytes.length }));

function inCommon(text: string): Uint8Array {
  const bytes = new Uint8Array(new SharedArrayBuffer(text.length));
  bytes.set(Buffer.from(text));
  return bytes;
}

function filesOf(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();
}

describe('what is on disk', () => {
  test('is told with its hash; no other trace is left', async () => {
    expect(await storeFiles({ out, files: paper })).toEqual(kept);
    for (const { path, bytes } of whole) expect(readFileSync(join(out, path))).toEqual(bytes);
    expect(filesOf(out)).toEqual(['1.docx', '1.pdf', '第1版.txt']);
  });

  test('lasts: every file and every folder with a new name is forced to disk before it is told', async () => {
    const calls: FileCall[] = [];
    await failing(
      folder,
      (call) => void calls.push(call),
      () => storeFiles({ out, files: paper }),
    );
    const last = (name: string, path: string): number =>
      calls.findLast((call) => call.name === name && call.path === path)?.number ?? 0;
    const renames = calls.filter(({ name }) => name === 'rename');
    expect(renames).toHaveLength(3);
    for (const { path, number } of renames) {
      expect(last('sync', path)).toBeGreaterThan(last('write', path));
      expect(last('sync', path)).toBeLessThan(number);
      expect(last('sync', join(path, '..'))).toBeGreaterThan(number);
    }
    const parents = ['', 'town', 'town/letter', 'town/.versions', 'town/.versions/letter'];
    for (const parent of parents) expect([parent, last('sync', join(out, parent)) > 0]).toEqual([parent, true]);
  });

  test('is not written again where it is the same', async () => {
    await storeFiles({ out, files: paper });
    const calls: string[] = [];
    await failing(
      folder,
      ({ name }) => void calls.push(name),
      () => storeFiles({ out, files: paper }),
    );
    expect(calls.filter((name) => ['write', 'rename', 'mkdir'].includes(name))).toEqual([]);
  });

  test('does not hold what must be as it was and is not', async () => {
    const [one, two] = paper.map((file) => ({ ...file, onlyAs: [sha256(Buffer.from('one'))] }));
    const files = [one, two].filter((file) => file !== undefined);
    expect(await storeFiles({ out, files })).toEqual(kept.slice(0, 1));
    expect(filesOf(out)).toEqual(['1.docx']);
  });
});

describe('what is refused', () => {
  test.each([
    ['write', 'ENOSPC', '1.docx'],
    ['sync', 'EIO', '1.pdf'],
    ['rename', 'EACCES', '1.pdf'],
    ['write', 'nothing', '第1版.txt'],
  ])('%s: %s at %s is told with the file', async (name, failure, file) => {
    // Temporary files are counted in the order in which files are given.
    const which = ['1.docx', '1.pdf', '第1版.txt'].indexOf(file);
    let first: number | undefined;
    const stored = await failing(
      folder,
      (call) => {
        if (!call.path.includes('/.~')) return undefined;
        const count = Number(call.path.split('-').at(-1));
        first ??= count;
        return call.name === name && count - first === which ? failure : undefined;
      },
      () => storeFiles({ out, files: paper }),
    );
    const reason = failure === 'nothing' ? 'EIO' : failure;
    expect(stored).toEqual({ path: paper[which]?.path, reason });
    expect(filesOf(out).filter((left) => left.startsWith('.~'))).toEqual([]);
  });

  test('a file that may only be read is not replaced', async () => {
    await storeFiles({ out, files: paper });
    const [{ path } = { path: '' }] = paper;
    writeFileSync(join(out, path), 'touched up');
    chmodSync(join(out, path), 0o444);
    expect(await storeFiles({ out, files: paper })).toEqual({ path, reason: 'PROTECTED' });
    expect(readFileSync(join(out, path), 'utf8')).toBe('touched up');
  });

  test('a link does not lead out of the output folder', async () => {
    mkdirSync(join(out, 'town'), { recursive: true });
    symlinkSync(folder, join(out, 'town/letter'));
    expect(await storeFiles({ out, files: paper })).toMatchObject({ reason: 'OUTSIDE' });
    expect(readdirSync(folder)).toEqual(['out']);
  });

  test('a system that takes few bytes at a time gets all of them', async () => {
    await failing(
      folder,
      ({ name }) => (name === 'write' ? 'short' : undefined),
      () => storeFiles({ out, files: paper }),
    );
    for (const { path, bytes } of whole) expect(readFileSync(join(out, path))).toEqual(bytes);
  });
});

/** Another failure at every fifth call. */
function someCalls(call: number): string[] {
  return call % 5 === 0 ? [failures[call % failures.length] ?? ''] : [];
}

test('a run that makes its calls so loses nothing when one fails', async () => {
  const { builds, wrongs } = await failCalls(someCalls);
  expect(wrongs).toEqual([]);
  expect(builds).toBeGreaterThan(12);
});
