/** Files are written whole or not at all. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { makeFolder, replacePauses, sweepTemporaries, writeWhole } from '../../src/batch/files.ts';
import { failing } from '../faults/file-system.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zerenshu-files-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

describe('a file that another program has open', () => {
  test.each(['EPERM', 'EACCES', 'EBUSY'])('%s: it is replaced as soon as it is closed', async (code) => {
    const path = join(folder, 'a.docx');
    writeFileSync(path, 'old');
    let refused = 0;
    await failing(
      folder,
      ({ name }) => (name === 'rename' && (refused += 1) <= 3 ? code : undefined),
      () => writeWhole(path, Buffer.from('new'), [1, 1, 1]),
    );
    expect([refused, readFileSync(path, 'utf8')]).toEqual([4, 'new']);
    expect(readdirSync(folder)).toEqual(['a.docx']);
  });

  test('it stays as it was if it is not closed in time', async () => {
    const path = join(folder, 'a.docx');
    writeFileSync(path, 'old');
    const act = failing(
      folder,
      ({ name }) => (name === 'rename' ? 'EBUSY' : undefined),
      () => writeWhole(path, Buffer.from('new'), [1, 1]),
    );
    await expect(act).rejects.toMatchObject({ code: 'EBUSY' });
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.docx']);
  });

  test('only Windows waits, for a second', () => {
    const sum = replacePauses.reduce((all, each) => all + each, 0);
    expect(sum).toBe(process.platform === 'win32' ? 1000 : 0);
  });

  test('other refusals are not tried again', async () => {
    let renames = 0;
    const act = failing(
      folder,
      ({ name }) => (name === 'rename' && (renames += 1) > 0 ? 'ENOSPC' : undefined),
      () => writeWhole(join(folder, 'a'), Buffer.from('new'), [1, 1]),
    );
    await expect(act).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(renames).toBe(1);
  });
});

describe('a system that takes few bytes at a time', () => {
  test('gets all of them', async () => {
    const bytes = Buffer.from('责任书'.repeat(100));
    await failing(
      folder,
      ({ name }) => (name === 'write' ? 'short' : undefined),
      () => writeWhole(join(folder, 'a'), bytes),
    );
    expect(readFileSync(join(folder, 'a'))).toEqual(bytes);
  });

  test('and none at all is a fault, not an endless loop', async () => {
    const act = failing(
      folder,
      ({ name }) => (name === 'write' ? 'nothing' : undefined),
      () => writeWhole(join(folder, 'a'), Buffer.from('new')),
    );
    await expect(act).rejects.toMatchObject({ code: 'EIO' });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a disk that cannot force folders', () => {
  test.each([
    ['EINVAL', true],
    ['EIO', false],
  ])('%s', async (code, isFine) => {
    let syncs = 0;
    const act = failing(
      folder,
      ({ name }) => (name === 'sync' && (syncs += 1) === 2 ? code : undefined),
      () => writeWhole(join(folder, 'a'), Buffer.from('new')),
    );
    await (isFine ? expect(act).resolves.toBeUndefined() : expect(act).rejects.toMatchObject({ code }));
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('new');
  });
});

describe('what killed runs left', () => {
  test('is removed at any depth; other names, links and what a running process writes stay', async () => {
    const gone = spawnSync(process.execPath, ['-e', '0']).pid;
    mkdirSync(join(folder, 'out/a/b'), { recursive: true });
    mkdirSync(join(folder, 'elsewhere'));
    const left = [`out/.~${gone}-1`, `out/a/b/.~${gone}-20`, `out/.~${process.pid}-999999`];
    const kept = [
      `out/.~${process.ppid}-1`,
      'out/.~x-1',
      'out/~$a.docx',
      `out/a/.~${gone}-1.pdf`,
      `elsewhere/.~${gone}-1`,
    ];
    for (const name of [...left, ...kept]) writeFileSync(join(folder, name), '');
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'out/link'));
    await sweepTemporaries(join(folder, 'out'));
    // Some releases of Node look behind links.
    rmSync(join(folder, 'out/link'));
    const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(found.map(({ name }) => name).sort()).toEqual(kept.map((name) => name.split('/').at(-1)).sort());
  });

  test('what this process is writing stays', async () => {
    const names: string[] = [];
    await failing(
      folder,
      ({ name, path }) => {
        if (name === 'rename') names.push(...readdirSync(folder), path.split('/').at(-1) ?? '');
        return undefined;
      },
      async () => {
        const writing = writeWhole(join(folder, 'a'), Buffer.alloc(1_000_000));
        for (let round = 0; round < 20; round++) await sweepTemporaries(folder);
        await writing;
      },
    );
    expect(readFileSync(join(folder, 'a')).length).toBe(1_000_000);
    expect(names.length).toBe(2);
  });
});

describe('folders', () => {
  test('are made below the output folder', async () => {
    await makeFolder(join(folder, 'out/a/b'), join(folder, 'out'));
    expect(readdirSync(join(folder, 'out/a'))).toEqual(['b']);
  });

  test('not where a link leads out of it', async () => {
    mkdirSync(join(folder, 'out'));
    symlinkSync(folder, join(folder, 'out/a'));
    await expect(makeFolder(join(folder, 'out/a/b'), join(folder, 'out'))).rejects.toMatchObject({ code: 'OUTSIDE' });
    expect(readdirSync(folder)).toEqual(['out']);
  });
});
