/** Many runs at once on one ledger. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { crowd } from '../faults/crowd.ts';
import { compileProgram, type CompiledProgram } from '../faults/program.ts';

let program: CompiledProgram;
beforeAll(() => void (program = compileProgram()));
afterAll(() => program.remove());

test('16 processes, 200 rounds each, some of which die with the lock: every record is there, once', async () => {
  const start = Date.now();
  const result = await crowd(program, 16, 200, 40);
  console.log(result, Date.now() - start);
  const { records, deaths, wrongs } = result;
  expect(wrongs).toEqual([]);
  expect(records).toBe(16 * 200);
  expect(deaths).toBeGreaterThan(16 * 3);
});
