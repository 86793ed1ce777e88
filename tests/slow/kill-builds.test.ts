/** Builds that are killed, at each call and at any time, and finished by the next run. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { killBuilds, killLargeBuilds } from '../faults/kills.ts';
import { compileProgram, type CompiledProgram } from '../faults/program.ts';

let program: CompiledProgram;
beforeAll(() => void (program = compileProgram()));
afterAll(() => program.remove());

test('200 builds: the next run makes byte for byte what an undisturbed one would have made', async () => {
  const { kills, random, wrongs } = await killBuilds(program, 200, 1);
  expect(wrongs).toEqual([]);
  expect(random).toBeGreaterThan(100);
  expect(kills).toBeGreaterThan(150);
});

test('40 builds of many papers, whose files a thread writes: the next run makes what one thread makes', async () => {
  const { kills, records, left, wrongs } = await killLargeBuilds(program, 40);
  expect(wrongs).toEqual([]);
  expect(kills).toBeGreaterThan(30);
  expect(records).toBeGreaterThan(100);
  expect(left).toBeGreaterThan(30);
});
