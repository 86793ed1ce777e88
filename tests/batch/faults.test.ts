/** Disturbed runs, in short; `tests/slow` has them in full. */
import { chmodSync, chownSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, onTestFinished, test } from 'vitest';
import { failCalls, failures } from '../faults/failing-calls.ts';
import { build, namesOf, newTown, reissue, restore, soundBuild, treeOf, wrongs, type Town } from '../faults/town.ts';

describe('a call of the file system that fails', () => {
  test('costs nothing that was there, is told, and the next run finishes the work', async () => {
    const step = 9;
    const chosen = (call: number) => (call % step === 0 ? [failures[(call / step) % failures.length] ?? ''] : []);
    const { builds, calls, wrongs } = await failCalls(chosen);
    expect(wrongs).toEqual([]);
    expect(builds).toBeGreaterThan(calls / step);
  });
});

describe('a folder that may only be read', () => {
  const isRoot = process.geteuid?.() === 0;

  test.skipIf(process.platform === 'win32')('is told, and nothing in it changes', async () => {
    const town = newTown();
    onTestFinished(() => town.remove());
    const goal = await reissue(town);
    const folders = ['', 'town', 'town/letter', 'town/letter/石桥小学'];
    for (const closed of folders) {
      restore(town, goal.before);
      const path = join(town.out, closed);
      if (isRoot)
        for (const name of ['.', ...readdirSync(town.path, { recursive: true })]) handOver(town, String(name));
      chmodSync(path, 0o555);
      const { exit, error } = await asNobody(() => build(town));
      chmodSync(path, 0o755);
      // A folder that exists in the closed one can still be written to.
      const isRefused = closed !== '';
      expect([closed, exit]).toEqual([closed, isRefused ? 1 : 0]);
      if (isRefused) expect(error).toMatch(/无法写入 .*：没有权限\n {2}→ .*写入权限/u);
      expect(wrongs(treeOf(town.out), goal)).toEqual([]);
      expect(namesOf(await soundBuild(town))).toEqual(namesOf(goal.after));
    }
  });

  /** A user who is not root: root may write everywhere. */
  const nobody = 65_534;

  function handOver(town: Town, name: string): void {
    chownSync(join(town.path, name), nobody, nobody);
  }

  async function asNobody<T>(act: () => Promise<T>): Promise<T> {
    if (!isRoot) return act();
    process.setegid?.(nobody);
    process.seteuid?.(nobody);
    try {
      return await act();
    } finally {
      process.seteuid?.(0);
      process.setegid?.(0);
    }
  }
});
