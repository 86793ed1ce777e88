/** Runs that are killed after every step and at any time. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { killBuilds, killIssues } from '../faults/kills.ts';
import { compileProgram, type CompiledProgram } from '../faults/program.ts';

let program: CompiledProgram;
beforeAll(() => void (program = compileProgram()));
afterAll(() => program.remove());

describe('a run that is killed', () => {
  test('1,800 times while it writes files and records: nothing that was confirmed is lost', async () => {
    const start = Date.now();
    const done = await killIssues(program, 180, 2);
    console.log(done, Date.now() - start);
    expect(done.wrongs).toEqual([]);
  });

  test('200 times while it builds: the next run makes what an undisturbed one would have made', async () => {
    const start = Date.now();
    const done = await killBuilds(program, 4, 2);
    console.log(done, Date.now() - start);
    expect(done.wrongs).toEqual([]);
  });
});
