/** Disturbed runs, in short; `tests/slow` has them in full. */
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { readLedger } from '../../src/ledger/lines.ts';
import { crowd } from '../faults/crowd.ts';
import { failCalls, failures } from '../faults/failing-calls.ts';
import { killBuilds, killIssues, largeGoal, largeTown } from '../faults/kills.ts';
import { compileProgram, type CompiledProgram, type Ended } from '../faults/program.ts';
import {
  build,
  namesOf,
  newTown,
  reissue,
  restore,
  soundBuild,
  treeOf,
  wrongPapers,
  type Town,
} from '../faults/town.ts';

/** Another failure at every fifth call while the run finds out what there is to do, at every third that writes. */
function someCalls(call: number): string[] {
  const isTried = call > 30 ? call % 3 === 1 : call % 5 === 0;
  return isTried ? [failures[call % failures.length] ?? ''] : [];
}

describe('a call of the file system that fails', () => {
  test('costs nothing that was there, is told, and the next run finishes the work', async () => {
    const { builds, wrongs } = await failCalls(someCalls);
    expect(wrongs).toEqual([]);
    expect(builds).toBeGreaterThan(15);
  });
});

describe('processes of their own', () => {
  let program: CompiledProgram;
  beforeAll(() => void (program = compileProgram()));
  afterAll(() => program.remove());

  test('that are killed lose nothing they confirmed', async () => {
    const { kills, confirmed, wrongs } = await killIssues(program, 12, 2);
    expect(wrongs).toEqual([]);
    expect(kills).toBeGreaterThan(6);
    expect(confirmed).toBeGreaterThan(3);
  });

  test('that are killed while they build leave work that the next run finishes', async () => {
    const { kills, wrongs } = await killBuilds(program, 2, 2);
    expect(wrongs).toEqual([]);
    expect(kills).toBe(2);
  });

  test('that have a thread write their files make what one thread makes, and tell which file was refused', async () => {
    const town = largeTown();
    onTestFinished(() => town.remove());
    const goal = await largeGoal();
    const run = (): Promise<Ended> => program.run('build', [town.path, town.out, town.formats, 0, '']);
    // A file lies where a folder is to be.
    const inTheWay = join(town.out, 'town/letter/第30小学');
    mkdirSync(join(town.out, 'town/letter'), { recursive: true });
    writeFileSync(inTheWay, '');
    const refused = await run();
    expect(refused.error).toMatch(/无法写入 .*第30小学.*\.pdf：/u);
    expect(refused.exit).toBe(1);
    rmSync(inTheWay);
    expect(wrongPapers(treeOf(town.out), goal)).toEqual([]);
    expect(readLedger(readFileSync(join(town.out, 'town/ledger.jsonl'))).entries).toHaveLength(29);
    expect(await run()).toMatchObject({ exit: 0, error: '' });
    expect(namesOf(treeOf(town.out))).toEqual(namesOf(goal.after));
  });

  test('many at once, some of which die with the lock, write every record once', async () => {
    const { records, deaths, wrongs } = await crowd(program, 4, 8, 5);
    expect(wrongs).toEqual([]);
    expect([records, deaths]).toEqual([32, 4]);
  });
});

describe('a folder that may only be read', () => {
  const isRoot = process.geteuid?.() === 0;

  test.skipIf(process.platform === 'win32')('is told, and nothing in it changes', async () => {
    const town = newTown();
    onTestFinished(() => town.remove());
    const goal = await reissue(town);
    const closed: readonly (readonly [string, boolean])[] = [
      // What exists in a closed folder can still be written to.
      ['', false],
      ['town', true],
      ['town/ledger.jsonl', true],
      ['town/letter', false],
      ['town/letter/清溪小学', true],
      ['town/letter/石桥小学', true],
    ];
    for (const [name, isRefused] of closed) {
      restore(town, goal.before);
      const path = join(town.out, name);
      if (isRoot)
        for (const each of ['.', ...readdirSync(town.path, { recursive: true })]) handOver(town, String(each));
      chmodSync(path, 0o555);
      const { exit, error } = await asNobody(() => build(town));
      chmodSync(path, 0o755);
      expect([name, exit]).toEqual([name, isRefused ? 1 : 0]);
      if (isRefused) expect(error).toMatch(/无法写入 .*：没有权限\n {2}→ .*写入权限/u);
      expect(wrongPapers(treeOf(town.out), goal)).toEqual([]);
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
