/** Workers that end before their work does. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { readLedger } from '../../src/ledger/lines.ts';
import { countyData } from '../batch/county.ts';
import { largeTown } from '../faults/kills.ts';
import { compileProgram, type CompiledProgram } from '../faults/program.ts';
import { namesOf, newTown, treeOf, type Town } from '../faults/town.ts';

let program: CompiledProgram;
beforeAll(() => void (program = compileProgram()));
afterAll(() => program.remove());

/** A worker that takes more memory than it may: no paper does, for templates have bounds. */
const greedy = `
const held = [];
export function draft() {
  for (;;) held.push(Array.from({ length: 100_000 }, Math.random));
}
export const make = draft;
`;

function countyTown(): Town {
  const town = newTown('pdf', countyData());
  onTestFinished(() => town.remove());
  return town;
}

const build = (town: Town, ...options: string[]): Promise<{ exit: number | null; error: string }> =>
  program.run('build', [town.path, town.out, town.formats, 0, 'whole', ...options]);

test('are told with the paper they had in hand; nothing was written', async () => {
  const town = countyTown();
  program.replace('src/batch/worker.js', greedy);
  const { exit, error } = await build(town, '--jobs', '2');
  expect(error).toMatch(/制作“town\/letter\/.+小学”时，处理它的线程中途退出，多半是内存不足\n {2}→ .*--jobs 1/u);
  expect(error).not.toMatch(/\bat .*[:(]|node:internal|FATAL/u);
  expect(exit).toBe(1);
  expect(namesOf(treeOf(town.out))).toEqual([]);
});

test('a thread that writes files and ends is told; the ledger has what it answered', async () => {
  const town = largeTown();
  onTestFinished(() => town.remove());
  // It answers twice, then ends.
  const ending = `
import { parentPort } from 'node:worker_threads';
let papers = 0;
parentPort.on('message', ({ order, paper }) => {
  if ((papers += 1) > 2) process.exit(3);
  const stored = paper.files.map(({ path, pieces }) => ({ path, sha256: 'a'.repeat(64), bytes: pieces.length }));
  parentPort.postMessage({ order, stored });
});
`;
  program.replace('src/batch/writing-thread.js', ending);
  const { exit, error } = await build(town);
  expect(error).toMatch(/制作“town\/letter\/.+小学”时，处理它的线程中途退出/u);
  expect(error).not.toMatch(/\bat .*[:(]|node:internal|FATAL/u);
  expect(exit).toBe(1);
  expect(readLedger(readFileSync(join(town.out, 'town/ledger.jsonl'))).entries.length).toBeLessThanOrEqual(2);
});
