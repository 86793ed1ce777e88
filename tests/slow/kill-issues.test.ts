/** Runs that are killed while they write files and records, at each call and at any time. */
import process from 'node:process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { killIssues } from '../faults/kills.ts';
import { compileProgram, type CompiledProgram } from '../faults/program.ts';

let program: CompiledProgram;
beforeAll(() => void (program = compileProgram()));
afterAll(() => program.remove());

/** As many as two processors do beside the other tests in some minutes; `ZERENSHU_KILLS=1800` for a long night. */
const count = Number(process.env['ZERENSHU_KILLS'] ?? 1000);

test(`killed ${count} times: what was confirmed is there, nothing half-written has its final name`, async () => {
  const { kills, random, confirmed, left, wrongs } = await killIssues(program, count, 1);
  expect(wrongs).toEqual([]);
  expect(kills).toBeGreaterThan(count * 0.9);
  expect(random).toBeGreaterThanOrEqual(Math.floor(count / 4));
  expect(confirmed).toBeGreaterThan(count / 2);
  // What killed runs leave is there to be swept.
  expect(left).toBeGreaterThan(count / 3);
});
