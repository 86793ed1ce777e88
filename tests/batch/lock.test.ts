/** One run at a time: who gets the lock, and what is left of runs that ended badly. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { isGone, nameOfOwner, newOwner, ownerOfName, type LockOwner } from '../../src/batch/lock-owner.ts';
import { isLock, takeLock, type Lock } from '../../src/batch/lock.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zerenshu-lock-'));
  path = join(folder, '.lock');
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

/** A lock as a run of that owner would have left it. */
function heldBy(owner: LockOwner): void {
  mkdirSync(path);
  writeFileSync(join(path, nameOfOwner(owner)), '');
}

async function taken(wait = 0): Promise<Lock> {
  const lock = await takeLock(path, wait);
  if (!isLock(lock)) throw new Error(`held by ${lock.pid} on ${lock.host}`);
  return lock;
}

/** The number of a process that has just ended. */
function endedPid(): number {
  return spawnSync(process.execPath, ['-e', '0']).pid;
}

const dead = (): LockOwner => ({ ...newOwner(), pid: endedPid(), started: '1' });

describe('a lock', () => {
  test('is taken once, and again after it is released; nothing is left', async () => {
    const first = await taken();
    expect(await takeLock(path, 0)).toMatchObject({ pid: process.pid });
    await first.release();
    await (await taken()).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is waited for', async () => {
    const first = await taken();
    setTimeout(() => void first.release(), 120);
    await (await taken(5000)).release();
  });

  test('released late, or twice, takes nothing from the next owner', async () => {
    const first = await taken();
    rmSync(path, { recursive: true });
    const second = await taken();
    await first.release();
    await first.release();
    expect(isLock(await takeLock(path, 0))).toBe(false);
    await second.release();
  });

  test('of many who ask at once one holds it at any time', async () => {
    let [inside, most, rounds] = [0, 0, 0];
    await Promise.all(
      Array.from({ length: 12 }, async () => {
        for (let round = 0; round < 3; round++) {
          const lock = await taken(20_000);
          most = Math.max(most, (inside += 1));
          await new Promise((resolve) => setTimeout(resolve, 2));
          [inside, rounds] = [inside - 1, rounds + 1];
          await lock.release();
        }
      }),
    );
    expect([most, rounds]).toEqual([1, 36]);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('says what the file system says where the folder is not there', async () => {
    await expect(takeLock(join(folder, 'a', '.lock'), 0)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('what a dead owner left', () => {
  test('is taken over', async () => {
    heldBy(dead());
    await (await taken()).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    ['an empty folder', () => mkdirSync(path)],
    ['an empty file', () => writeFileSync(path, '')],
    ['a file of something else', () => writeFileSync(path, '{"pid":')],
  ])('%s does not block', async (_name, leave) => {
    leave();
    await (await taken()).release();
    expect(existsSync(path)).toBe(false);
  });

  test('what it had made ready while it waited is removed, what a living one made is not', async () => {
    const [gone, alive] = [nameOfOwner(dead()), nameOfOwner(newOwner())];
    for (const name of [gone, alive]) {
      mkdirSync(`${path}.${name}`);
      writeFileSync(join(`${path}.${name}`, name), '');
    }
    writeFileSync(join(folder, '.lock.txt'), '');
    await (await taken()).release();
    expect(readdirSync(folder).sort()).toEqual([`.lock.${alive}`, '.lock.txt'].sort());
  });

  test('is taken over by one of many', async () => {
    for (let round = 0; round < 20; round++) {
      heldBy(dead());
      const all = await Promise.all(Array.from({ length: 8 }, () => takeLock(path, 0)));
      const locks = all.filter(isLock);
      expect(locks.length).toBe(1);
      await locks[0]?.release();
    }
  });
});

describe('a lock that may be alive is never taken', () => {
  test.each<[string, (self: LockOwner) => LockOwner]>([
    ['of another host', (self) => ({ ...self, host: '别的电脑', pid: endedPid() })],
    ['of another machine of that name', (self) => ({ ...self, machine: 'abc', boot: 'abc', pid: endedPid() })],
    ['of another container', (self) => ({ ...self, space: '1', pid: endedPid() })],
    ['of a process that runs', (self) => ({ ...self, nonce: '00' })],
    ['of a process that tells no start', (self) => ({ ...self, started: '' })],
  ])('%s', async (_name, change) => {
    const owner = change(newOwner());
    heldBy(owner);
    expect(await takeLock(path, 0)).toMatchObject({ pid: owner.pid, host: owner.host });
    expect(readdirSync(folder)).toEqual(['.lock']);
  });

  test('nor one of which nothing can be told', async () => {
    mkdirSync(path);
    writeFileSync(join(path, 'owner.json'), '');
    expect(await takeLock(path, 0)).toEqual({ pid: 0, host: '' });
  });
});

describe('whether an owner is gone', () => {
  const self = newOwner();

  test.each<[string, LockOwner, LockOwner, boolean]>([
    ['a number that is taken again is another process', { ...self, started: '1' }, self, process.platform === 'linux'],
    ['a machine started anew has none of its processes', { ...self, boot: 'abc' }, self, true],
    [
      'a machine that tells no start but ran longer then',
      { ...self, boot: '', uptime: 9e9 },
      { ...self, boot: '' },
      true,
    ],
    ['a machine that tells no start and may be running on', { ...self, boot: '' }, { ...self, boot: '' }, false],
    ['oneself', self, self, false],
  ])('%s', (_name, owner, asking, gone) => {
    expect(isGone(owner, asking)).toBe(gone);
  });

  test('its name tells all of it, and other names tell none', () => {
    expect(ownerOfName(nameOfOwner(self))).toEqual(self);
    const bare = { ...self, started: '', boot: '', space: '', machine: '', host: 'a.b.c' };
    expect(ownerOfName(nameOfOwner(bare))).toEqual(bare);
    for (const name of ['', '.DS_Store', 'owner.json', '0.1.a.1.a.1.a.h', '7.1.a.1.a.1.a.']) {
      expect(ownerOfName(name)).toBeUndefined();
    }
    expect(Buffer.byteLength(`.lock.${nameOfOwner({ ...self, pid: 4_194_304 })}`)).toBeLessThanOrEqual(255);
  });
});
