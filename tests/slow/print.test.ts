/** Print files of a whole county: small, quick to open, made within bounds; and runs that are killed while they write. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PrintReport } from '../../src/batch/print.ts';
import { packageRoot } from '../../src/batch/workspace.ts';
import { compileProgram, type CompiledProgram } from '../faults/program.ts';
import { newTown, soundBuild, treeOf, type Tree } from '../faults/town.ts';
import { readBookmarks } from '../reading/print.ts';
import { workspaceAt } from '../workspace.ts';

let program: CompiledProgram;
beforeAll(() => void (program = compileProgram()));
afterAll(() => program.remove());

interface Ended {
  readonly exit: number;
  readonly error: string;
  readonly output: string;
  readonly megabytes: number;
}

const megabyte = 1_000_000;

describe('a county of 334 schools', () => {
  test('is one file of 1,002 copies below 60 MB, made in less than 700 MB', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zerenshu-county-'));
    try {
      execFileSync(process.execPath, [join(packageRoot, 'bench/county.mjs'), folder, '334']);
      const place = workspaceAt(folder);
      await place.build('data/county', '--format', 'pdf', '--jobs', '1');
      const { output } = await program.run('print', [folder, 'data/county']);
      const ended = JSON.parse(output) as Ended;
      expect([ended.exit, ended.error.includes('错误')]).toEqual([0, false]);
      expect(ended.megabytes).toBeLessThan(700);
      const report = JSON.parse(ended.output) as PrintReport;
      expect(report.totals).toMatchObject({ papers: 334, copies: 1002 });
      expect(report.file.bytes).toBeLessThan(60 * megabyte);
      const starts = report.papers.flatMap(({ copies }) => copies.map(({ start }) => start));
      expect(starts.every((start) => start % 2 === 1)).toBe(true);
      const bytes = readFileSync(join(folder, report.file.path));
      const bookmarks = await readBookmarks(bytes);
      expect(bookmarks.slice(1).flatMap(({ below }) => below.map(({ page }) => page))).toEqual(starts);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('a run that is killed', () => {
  const printed = 'town/打印.pdf';
  /** A temporary file. */
  const leftOver = /(^|\/)\.~\d+-[0-9a-f]+-\d+$/u;

  /** Files as they were, without what a killed run may leave and without the print file. */
  const issued = (tree: Tree): [string, Buffer][] =>
    [...tree].filter(([name]) => name !== printed && !leftOver.test(name));

  test.each([['anew'], ['over an older one']])('at any call leaves a whole file or none: %s', async (how) => {
    const town = newTown();
    try {
      const before = await soundBuild(town);
      const print = async (...given: (string | number)[]): Promise<string | null> =>
        (await program.run('print', [town.path, 'data/town', ...given])).signal;
      await print();
      const whole = treeOf(town.out).get(printed);
      expect(whole).toBeDefined();
      const older = Buffer.from('%PDF-1.7 of last year');
      let kills = 0;
      for (let call = 1; ; call++) {
        workspaceAt(town.path).write(`out/${printed}`, older);
        if (how === 'anew') rmSync(join(town.out, printed));
        const signal = await print(call, call % 2 === 0 ? 'torn' : '');
        const after = treeOf(town.out);
        const found = after.get(printed);
        expect(found === undefined || found.equals(older) || (whole?.equals(found) ?? false), `call ${call}`).toBe(
          true,
        );
        expect(issued(after)).toEqual([...before]);
        if (signal !== 'SIGKILL') break;
        kills += 1;
      }
      expect(kills).toBeGreaterThan(8);
    } finally {
      town.remove();
    }
  });
});
