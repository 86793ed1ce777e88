/** Many runs at once on one ledger. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { crowd } from '../faults/crowd.ts';
import { compileProgram, type CompiledProgram } from '../faults/program.ts';

let program: CompiledProgram;
beforeAll(() => void (program = compileProgram()));
afterAll(() => program.remove());

test('16 processes, 200 rounds each, some of which die with the lock: every record is there, once', async () => {
  const { records, deaths, wrongs } = await crowd(program, 16, 200, 25);
  expect(wrongs).toEqual([]);
  expect(records).toBe(16 * 200);
  expect(deaths).toBeGreaterThan(16 * 6);
});
