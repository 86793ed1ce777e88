/** Runs that are killed while they write files and records, at each call and at any time. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { killIssues } from '../faults/kills.ts';
import { compileProgram, type CompiledProgram } from '../faults/program.ts';

let program: CompiledProgram;
beforeAll(() => void (program = compileProgram()));
afterAll(() => program.remove());

test('killed 1,300 times: nothing that was confirmed is lost, nothing half-written has its final name', async () => {
  const { kills, random, confirmed, left, wrongs } = await killIssues(program, 1300, 1);
  expect(wrongs).toEqual([]);
  expect(kills).toBeGreaterThan(1200);
  expect(random).toBeGreaterThan(300);
  expect(confirmed).toBeGreaterThan(1000);
  // What killed runs leave is there to be swept.
  expect(left).toBeGreaterThan(500);
});
