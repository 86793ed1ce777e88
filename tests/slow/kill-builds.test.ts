/** Builds that are killed, at each call and at any time, and finished by the next run. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { killBuilds } from '../faults/kills.ts';
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
