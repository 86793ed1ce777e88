/** Hostile input takes no more than 10 seconds of the processor and 512 MB, each in a process of its own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileProgram, type CompiledProgram } from '../faults/program.ts';
import { hostileData, hostileNames, hostileTemplates } from '../hostile/corpus.ts';

let program: CompiledProgram;
beforeAll(() => void (program = compileProgram()));
afterAll(() => program.remove());

const seconds = 10;
const megabytes = 512;

const cases = [...hostileData, ...hostileTemplates, ...hostileNames].map((hostile) => [hostile.name, hostile] as const);

test.each(cases)('%s', async (_name, { files, outcome }) => {
  const path = mkdtempSync(join(tmpdir(), 'zerenshu-limits-'));
  try {
    for (const [file, content] of Object.entries(files)) {
      mkdirSync(dirname(join(path, file)), { recursive: true });
      writeFileSync(join(path, file), content);
    }
    const { output } = await program.run('limited', [seconds, path]);
    const ended = JSON.parse(output) as { readonly exit?: number; readonly error: string; readonly megabytes?: number };
    expect(ended).toMatchObject({ exit: outcome === 'made' ? 0 : 1 });
    expect(ended.error).not.toMatch(/\n\s+at /u);
    expect(ended.megabytes).toBeLessThanOrEqual(megabytes);
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
});
