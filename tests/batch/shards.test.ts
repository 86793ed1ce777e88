/** A run divided into shards comes to what one run comes to, and is joined only where that is so. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openLedger } from '../../src/batch/ledger-store.ts';
import { isInShard } from '../../src/batch/shard.ts';
import { openWorkspace } from '../../src/batch/workspace.ts';
import { readLedger } from '../../src/ledger/lines.ts';
import type { TestWorkspace } from '../workspace.ts';
import { county, countyData, letter, papersOf, schools } from './county.ts';

const build = ['build', 'data/county', '--format', 'pdf'] as const;

async function shard(place: TestWorkspace, index: number, of: number, ...more: string[]): Promise<void> {
  const { exit, error } = await place.run(...build, '--shard', `${index}/${of}`, ...more);
  expect([exit, error]).toEqual([0, '']);
}

/** The same county, made by one run. */
async function whole(data?: string): Promise<TestWorkspace> {
  const place = county(data);
  expect((await place.run(...build)).exit).toBe(0);
  return place;
}

const partsOf = (place: TestWorkspace): string => join(place.path, 'out/county/.shards');

describe('which shard makes a paper', () => {
  const ids = schools.map((name) => `county/letter/${name}`);

  test('follows from its id: each paper is in one of them', () => {
    for (const of of [1, 2, 3, 7]) {
      for (const id of ids) {
        const holders = Array.from({ length: of }, (_, index) => isInShard(id, { index: index + 1, of }));
        expect(holders.filter(Boolean)).toHaveLength(1);
      }
    }
  });

  test('spreads them', () => {
    const many = Array.from({ length: 3000 }, (_, index) => `county/letter/第${index}小学`);
    for (const index of [1, 2, 3, 4, 5]) {
      const share = many.filter((id) => isInShard(id, { index, of: 5 })).length;
      expect(Math.abs(share - 600)).toBeLessThan(90);
    }
  });
});

describe('merged', () => {
  test.each([
    [1, [1]],
    [2, [2, 1]],
    [3, [3, 1, 2]],
    [12, [5, 1, 12, 2, 3, 11, 4, 6, 7, 10, 8, 9]],
  ])('%i shards made in any order are one run, to the byte', async (of, order) => {
    const place = county();
    for (const index of order) await shard(place, index, of);
    expect((await place.run('build', 'data/county', '--merge')).exit).toBe(0);
    expect(papersOf(place)).toEqual(papersOf(await whole()));
    expect((await place.run('verify', 'data/county')).error).toBe('');
  });

  test('reissued papers too: changed, renumbered, needless ones gone; the report is that of one run', async () => {
    const [one, divided] = [await whole(), await whole()];
    for (const { path, write } of [one, divided]) {
      const { value: ledger } = await openLedger(openWorkspace('data/county', path));
      const paper = `county/letter/${schools[0] ?? ''}`;
      await ledger?.append([{ kind: 'signed', paper, version: 1, on: '2026-03-09', scan: null }]);
      await ledger?.close();
      // One school has left, another has come.
      write('data/county/data.yaml', countyData('何志远', [...schools.slice(0, 8), '新桥小学']));
    }
    const answer = JSON.parse((await one.run(...build, '--json')).output) as object;
    for (const index of [2, 1, 3]) await shard(divided, index, 3);
    const merged = JSON.parse((await divided.run('build', 'data/county', '--merge', '--json')).output) as object;
    expect(papersOf(divided)).toEqual(papersOf(one));
    expect({ ...merged, seconds: 0 }).toEqual({ ...answer, seconds: 0 });
  });

  test('with nothing to do they leave everything as it is', async () => {
    const place = await whole();
    const before = papersOf(place);
    await shard(place, 1, 2);
    await shard(place, 2, 2);
    expect((await place.run('build', 'data/county', '--merge')).exit).toBe(0);
    expect(papersOf(place)).toEqual(before);
  });

  test('only what the shards were asked for', async () => {
    const [one, divided] = [county(), county()];
    await one.run(...build, '--only', '溪');
    for (const index of [1, 2]) await shard(divided, index, 2, '--only', '溪');
    await divided.run('build', 'data/county', '--merge');
    expect(papersOf(divided)).toEqual(papersOf(one));
  });

  test('a merge that was killed between two records goes on', async () => {
    const place = county();
    for (const index of [1, 2]) await shard(place, index, 2);
    const goal = await whole();
    const all = readLedger(goal.read('out/county/ledger.jsonl')).entries;
    const lines = goal.read('out/county/ledger.jsonl').toString().split('\n');
    for (const known of [0, 3, all.length]) {
      // The header, and the records it had written.
      place.write('out/county/ledger.jsonl', lines.slice(0, known + 1).map((line) => `${line}\n`).join('')); // prettier-ignore
      const { exit } = await place.run('build', 'data/county', '--merge');
      expect(exit).toBe(0);
      expect(papersOf(place)).toEqual(papersOf(goal));
      rmSync(join(place.path, 'out'), { recursive: true });
      for (const index of [1, 2]) await shard(place, index, 2);
    }
  });
});

/** What a merge that must not be done says; it leaves everything as it was. */
async function refusal(place: TestWorkspace, ...more: string[]): Promise<string> {
  const before = papersOf(place);
  const { exit, error } = await place.run('build', 'data/county', '--merge', ...more);
  expect(exit).toBe(1);
  expect(papersOf(place)).toEqual(before);
  return error;
}

describe('not merged, and said why', () => {
  test('where there are none', async () => {
    expect(await refusal(await whole())).toContain('没有可以合并的分片');
  });

  test('where one was not made, or was killed; made alone, it completes them', async () => {
    const place = county();
    await shard(place, 1, 3);
    await shard(place, 3, 3);
    expect(await refusal(place)).toContain('分成 3 片，第 2 片没有做完\n  → 没有合并。请先运行 build --shard 2/3');
    await shard(place, 2, 3);
    const part = join(partsOf(place), '2-of-3.jsonl');
    const lines = readFileSync(part, 'utf8').split('\n');
    // As a process leaves it that is gone.
    writeFileSync(
      part,
      lines
        .slice(0, 2)
        .join('\n')
        .replace(/"owner":"\d+/u, '"owner":"99999999'),
    );
    expect(await refusal(place)).toContain('第 2 片没有做完');
    await shard(place, 2, 3);
    expect((await place.run('build', 'data/county', '--merge')).exit).toBe(0);
    expect(papersOf(place)).toEqual(papersOf(await whole()));
  });

  test('where one was changed', async () => {
    const place = county();
    await shard(place, 1, 2);
    await shard(place, 2, 2);
    const part = join(partsOf(place), '2-of-2.jsonl');
    writeFileSync(part, readFileSync(part, 'utf8').replace('"version":1', '"version":2'));
    expect(await refusal(place)).toContain('第 2 片（共 2 片）的记录读不出来或被改动过');
  });

  test.each([
    ['data', '数据或模板', (place: TestWorkspace) => place.write('data/county/data.yaml', countyData('何志远'))],
    ['a template', '数据或模板', (place: TestWorkspace) => place.write('templates/letter.md', `${letter}\n又一段。`)],
  ])('where %s changed between them', async (_what, said, change) => {
    const place = county();
    await shard(place, 1, 2);
    change(place);
    await shard(place, 2, 2);
    expect(await refusal(place)).toContain(`第 2 片（共 2 片）所用的${said}与第 1 片不同`);
    await shard(place, 1, 2);
    expect((await place.run('build', 'data/county', '--merge')).exit).toBe(0);
    expect((await place.run('verify', 'data/county')).error).toBe('');
  });

  test('where they were asked for other things', async () => {
    const place = county();
    await shard(place, 1, 2);
    await shard(place, 2, 2, '--as-of', '2026-04-01');
    expect(await refusal(place)).toContain('所用的选项与第 1 片不同');
  });

  test('where the ledger has moved on', async () => {
    const place = await whole();
    place.write('data/county/data.yaml', countyData('何志远'));
    await shard(place, 1, 2);
    await shard(place, 2, 2);
    await place.run('void', `county/letter/${schools[1] ?? ''}`, '--reason', '重发');
    expect(await refusal(place)).toMatch(/台账第 10 条记录之后制作的，台账现在已有 11 条/u);
  });

  test('where a file is not what its shard has made', async () => {
    const place = county();
    await shard(place, 1, 1);
    const folder = `out/county/letter/${schools[0] ?? ''}`;
    const [name = ''] = readdirSync(join(place.path, folder));
    place.write(`${folder}/${name}`, 'other');
    expect(await refusal(place)).toContain(`${folder}/${name}`);
  });

  test('where several divisions lie side by side, until one is named', async () => {
    const place = county();
    await shard(place, 1, 3);
    await shard(place, 1, 2);
    await shard(place, 2, 2);
    expect(await refusal(place)).toContain('有几种分法：共 2 片、共 3 片');
    expect((await place.run('build', 'data/county', '--merge', '2')).exit).toBe(0);
    expect(papersOf(place)).toEqual(papersOf(await whole()));
  });
});

describe('beside shards', () => {
  test('a build makes the rest itself, and their parts are gone', async () => {
    const place = county();
    await shard(place, 2, 3);
    expect((await place.run('verify', 'data/county')).error).toContain('第 2 片（共 3 片）的，还没有合并到台账');
    expect((await place.run(...build)).exit).toBe(0);
    expect(papersOf(place)).toEqual(papersOf(await whole()));
  });

  test('nothing is signed or built while one is at work on another machine', async () => {
    const place = await whole();
    await shard(place, 1, 2);
    const part = join(partsOf(place), '1-of-2.jsonl');
    const [header = ''] = readFileSync(part, 'utf8').split('\n');
    writeFileSync(part, `${header.replace(/"owner":"[^"]*"/u, '"owner":"7.1.ab.1.cd.9.ef.node-7"')}\n`);
    const { exit, error } = await place.run('sign', schools[0] ?? '', '--on', '2026-03-05');
    expect(exit).toBe(1);
    expect(error).toContain('第 1 片（共 2 片）在 node-7 上运行');
    place.write('data/county/data.yaml', countyData('何志远'));
    expect((await place.run(...build)).error).toContain('正在分片制作');
    // The same shard once more, on this machine.
    await shard(place, 1, 2);
    expect((await place.run(...build)).exit).toBe(0);
  });

  test.each([
    [['--shard', '3/2'], '“3/2”不是分片'],
    [['--shard', '0/2'], '“0/2”不是分片'],
    [['--merge', 'all'], '“all”不是片数'],
    [['--shard', '1/2', '--merge'], '不能同时使用'],
    [['--jobs', '0'], '“0”不是线程数'],
  ])('%j is wrong usage', async (argv, said) => {
    const { exit, error } = await county().run(...build, ...argv);
    expect(exit).toBe(2);
    expect(error).toContain(said);
  });
});
