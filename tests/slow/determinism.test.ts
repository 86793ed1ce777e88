/** The same facts make the same bytes, wherever and whenever a run is made. */
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { compileProgram, type CompiledProgram } from '../faults/program.ts';
import { namesOf, newTown, treeOf } from '../faults/town.ts';

let program: CompiledProgram;
beforeAll(() => void (program = compileProgram()));
afterAll(() => program.remove());

const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
});

const zones = ['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati'];
const locales = ['zh_CN.UTF-8', 'C'];
const folders = ['out', '别的 文件夹/深处'];

test('in every time zone, locale and folder', async () => {
  const trees = new Set<string>();
  for (const zone of zones) {
    for (const locale of locales) {
      for (const folder of folders) {
        const town = newTown('docx,pdf');
        Object.assign(process.env, { TZ: zone, LANG: locale, LC_ALL: locale });
        const out = join(town.path, folder);
        const { exit, error } = await program.run('build', [town.path, out, town.formats, 0, 'whole']);
        expect([exit, error]).toEqual([0, '']);
        const tree = treeOf(out);
        expect(tree.size).toBeGreaterThan(8);
        trees.add(namesOf(tree).join('\n'));
        town.remove();
      }
    }
  }
  expect(trees.size).toBe(1);
});
