/** `print` on the command line: what it says, how it is stopped, and that it leaves no half file. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli/program.ts';
import { failing } from '../faults/file-system.ts';
import { county } from '../batch/county.ts';
import type { TestWorkspace } from '../workspace.ts';

const printed = 'out/county/打印.pdf';

async function issued(): Promise<TestWorkspace> {
  const place = county();
  await place.build('data/county', '--format', 'pdf');
  return place;
}

/** Prints on a screen people watch, and is told to stop when it shows something. */
async function stopped(place: TestWorkspace, at: RegExp): Promise<{ readonly exit: number; readonly error: string }> {
  const stop = new AbortController();
  let [error, time] = ['', 0];
  const exit = await run(['print', 'data/county'], {
    cwd: place.path,
    environment: {},
    output: () => undefined,
    error: (text) => void (error += text),
    colour: false,
    now: () => (time += 200),
    live: { columns: () => 60, write: (text) => void (at.test(text) && stop.abort()) },
    untilStopped: () => stop.signal,
  });
  return { exit, error };
}

/** Names in the data set's folder of the output. */
const namesIn = (place: TestWorkspace): string[] => readdirSync(join(place.path, 'out/county')).sort();

describe('print', () => {
  test('says how much is in the file and where it is', async () => {
    const place = await issued();
    const { exit, output, error } = await place.run('print', 'data/county');
    expect([exit, error]).toEqual([0, '']);
    expect(output.replace(/\d+ KB/u, '… KB')).toBe(
      '文书 10 件，各方所执共 20 份，41 页（双面 21 张），用时 0 秒。\n' +
        '清单在前 2 页；每份从纸张正面起，请用双面打印、长边翻转。\n' +
        '打印文件：out/county/打印.pdf（… KB）\n',
    );
    const english = await place.run('print', 'data/county', '--lang', 'en', '--pdf', 'all.pdf');
    expect(english.output).toContain('10 papers in 20 copies, 41 pages (21 sheets)');
    expect(english.output).toMatch(/\nall\.pdf \(\d+ KB\)\n/u);
  });

  test('tells programs what is inside', async () => {
    const place = await issued();
    const { output } = await place.run('print', 'data/county', '--only', '石桥', '--json');
    expect(JSON.parse(output)).toMatchObject({
      dataset: 'county',
      asOf: '2026-03-02',
      ledger: { serial: 10 },
      file: { path: printed, pages: 5 },
      listPages: 1,
      papers: [
        {
          id: 'county/letter/石桥小学',
          version: 1,
          from: 'data',
          copies: [
            { copy: 1, copies: 2, party: '教育局', pages: 1, start: 3 },
            { copy: 2, copies: 2, party: '石桥小学', pages: 1, start: 5 },
          ],
        },
      ],
      totals: { papers: 1, copies: 2, pages: 5 },
      warnings: [],
    });
  });

  test('of papers that nobody has is wrong usage', async () => {
    const { exit, error } = await (await issued()).run('print', 'data/county', '--only', '河西');
    expect(exit).toBe(2);
    expect(error).toContain('没有编号含“河西”的文书');
  });

  test.each([
    ['among the papers of its data set', 'out/county/送印.pdf', 1],
    ['in the place of another ledger', 'out/other/ledger.jsonl', 1],
    ['in the output folder itself', 'out/送印.pdf', 0],
    ['in a folder that has no papers', 'out/送印/全部.pdf', 0],
    ['under the name it has there', 'out/county/打印.pdf', 0],
  ])('writes %s, or refuses to', async (_name, path, expected) => {
    const place = await issued();
    place.write('out/other/ledger.jsonl', 'of others');
    const { exit, error } = await place.run('print', 'data/county', '--pdf', path);
    expect(exit, error).toBe(expected);
    expect(existsSync(join(place.path, path)) && place.read(path).includes('%PDF')).toBe(expected === 0);
    expect(place.read('out/other/ledger.jsonl').toString()).toBe('of others');
  });

  test('takes a void paper for one that is not made', async () => {
    const place = await issued();
    await place.run('void', 'county/letter/石桥小学', '--reason', '单位有误');
    const { exit, error } = await place.run('print', 'data/county');
    expect(exit).toBe(1);
    expect(error).toContain('还没有制作的文书有 1 件：county/letter/石桥小学');
  });
});

describe('a print file that is not finished', () => {
  test.each([
    ['while papers are looked through', /检查/u],
    ['while they are written', /制作.* [3-9]\/10/u],
  ])('leaves nothing: stopped %s', async (_name, at) => {
    const place = await issued();
    const names = namesIn(place);
    const { exit, error } = await stopped(place, at);
    expect(exit).toBe(130);
    expect(error).toContain('已停止，没有写出打印文件');
    expect(namesIn(place)).toEqual(names);
    await place.run('print', 'data/county');
    const before = place.read(printed);
    expect((await stopped(place, at)).exit).toBe(130);
    expect(place.read(printed).equals(before)).toBe(true);
    expect(namesIn(place)).toEqual([...names, '打印.pdf'].sort());
  });

  test.each(['write', 'sync', 'rename'])('leaves nothing where the file system refuses: %s', async (call) => {
    const place = await issued();
    const names = namesIn(place);
    const { exit, error } = await failing(
      join(place.path, 'out'),
      ({ name }) => (name === call ? 'ENOSPC' : undefined),
      () => place.run('print', 'data/county'),
    );
    expect(exit).toBe(1);
    expect(error).toContain(printed);
    expect(existsSync(join(place.path, printed))).toBe(false);
    expect(namesIn(place)).toEqual(names);
  });

  test('is removed by the next print, wherever it goes, and from no other folder', async () => {
    const place = await issued();
    const gone = spawnSync(process.execPath, ['-e', '0']).pid;
    const left = [`卷宗/.~${gone}-1`, `卷宗/下/.~${gone}-1`];
    for (const name of left) {
      mkdirSync(dirname(join(place.path, name)), { recursive: true });
      writeFileSync(join(place.path, name), 'half a file');
    }
    await place.run('print', 'data/county', '--pdf', '卷宗/一.pdf');
    expect(left.map((name) => existsSync(join(place.path, name)))).toEqual([false, true]);
    expect(existsSync(join(place.path, '卷宗/一.pdf'))).toBe(true);
  });
});
