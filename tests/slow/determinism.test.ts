/** The same facts make the same bytes, wherever and whenever a run is made, by one thread or by many. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { compileProgram, type CompiledProgram } from '../faults/program.ts';
import { countyData, letter } from '../batch/county.ts';
import { change, namesOf, newTown, treeOf } from '../faults/town.ts';

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

test('by any number of workers, in one run or in shards', async () => {
  const source = countyData();
  const make = async (...runs: (readonly string[])[]): Promise<string> => {
    const town = newTown('docx,pdf', source);
    for (const options of runs) {
      const given = [town.path, town.out, town.formats, 0, 'whole', ...options];
      expect(await program.run('build', given)).toMatchObject({ exit: 0, error: '' });
    }
    // Some schools have another principal: their papers are made anew.
    change(town, countyData('何志远'));
    for (const options of runs) {
      const given = [town.path, town.out, town.formats, 0, 'whole', ...options];
      expect(await program.run('build', given)).toMatchObject({ exit: 0, error: '' });
    }
    const names = namesOf(treeOf(town.out)).join('\n');
    town.remove();
    return names;
  };
  const one = await make(['--jobs', '1']);
  expect(one).toContain('第2版');
  for (const jobs of ['2', '8']) expect(await make(['--jobs', jobs])).toBe(one);
  const shards = ['3/3', '1/3', '2/3'].map((shard) => ['--shard', shard, '--jobs', '2']);
  expect(await make(...shards, ['--merge'])).toBe(one);
});

test('faults are told alike by any number of workers', async () => {
  const told = new Set<string>();
  for (const jobs of ['1', '2', '8']) {
    // A character that no face has, and a principal that is not there.
    const town = newTown('pdf', countyData('𗀀').replace(/ {2}- \{ 单位: 石桥小学.*\n/u, ''));
    writeFileSync(join(town.path, 'templates/letter.md'), letter);
    const given = [town.path, town.out, town.formats, 0, 'whole', '--jobs', jobs];
    const { exit, error } = await program.run('build', given);
    expect(exit).toBe(1);
    expect(treeOf(town.out).size).toBe(0);
    expect(error).toContain('𗀀');
    expect(error).toContain('石桥小学');
    told.add(error);
    town.remove();
  }
  expect(told.size).toBe(1);
});
