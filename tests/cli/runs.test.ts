/** Long runs: how far they are, how they are stopped, where their time goes. */
import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli/program.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { cellsOf } from '../../src/messages/message.ts';
import type { TestWorkspace } from '../workspace.ts';
import { county, papersOf, schools } from '../batch/county.ts';

interface Said {
  readonly exit: number;
  readonly output: string;
  readonly error: string;
  /** What was written over the last line of the screen. */
  readonly screen: string;
}

/** Builds on a screen people watch, by a clock that goes on with every look at it. */
async function watched(
  place: TestWorkspace,
  argv: readonly string[],
  more: Partial<Terminal> = {},
  columns = 80,
): Promise<Said> {
  let [output, error, screen, time] = ['', '', '', 0];
  const exit = await run(argv, {
    cwd: place.path,
    environment: {},
    output: (text) => void (output += text),
    error: (text) => void (error += text),
    colour: false,
    now: () => (time += 200),
    live: { columns: () => columns, write: (text) => void (screen += text) },
    ...more,
  });
  return { exit, output, error, screen };
}

const build = ['build', 'data/county', '--format', 'pdf'] as const;

describe('how far a run is', () => {
  test('is told with a bar, the rate, the time left and the school, never on two lines', async () => {
    const { screen, error } = await watched(county(), build);
    expect(error).toBe('');
    const lines = screen.split('\r\u001B[K');
    expect(lines.length).toBeGreaterThan(8);
    expect(lines.some((line) => /^制作 █+░* \d+\/10 {2}每秒 [\d.]+ 件 {2}约剩 \d+ 秒/u.test(line))).toBe(true);
    expect(lines.some((line) => schools.some((school) => line.endsWith(school)))).toBe(true);
    const narrow = await watched(county(), build, {}, 30);
    for (const line of narrow.screen.split('\r\u001B[K')) expect(cellsOf(line)).toBeLessThan(30);
    // The line is taken away in the end.
    expect(lines.at(-1)).toBe('');
  });

  test('is not told beside --json, nor where no terminal is, nor of a short run', async () => {
    const json = await watched(county(), [...build, '--json']);
    expect([json.screen, json.error]).toEqual(['', '']);
    expect(JSON.parse(json.output)).toMatchObject({ totals: { created: 10 } });
    expect((await watched(county(), build, { live: undefined })).screen).toBe('');
    expect((await watched(county(), build, { now: () => 0 })).screen).toBe('');
  });

  test('in English', async () => {
    expect((await watched(county(), [...build, '--lang', 'en'])).screen).toMatch(/making █+░* \d+\/10/u);
  });
});

/** Told to stop when the screen has shown so many papers made. */
async function stopped(place: TestWorkspace, after: RegExp, argv: readonly string[] = build): Promise<Said> {
  const stop = new AbortController();
  const write = (text: string): void => void (after.test(text) && stop.abort());
  const live = { columns: () => 60, write };
  return watched(place, argv, { live, untilStopped: () => stop.signal });
}

describe('a run that is stopped', () => {
  test('ends with what it has in hand, leaves a true ledger, and the next run goes on', async () => {
    const place = county();
    const { exit, error } = await stopped(place, /制作.* 3\/10/u);
    expect(exit).toBe(130);
    const [, made, left] =
      /已停止：做完 (\d+) 件，还有 (\d+) 件没有做\n {2}→ .*再运行一次，会接着做完/u.exec(error) ?? [];
    expect(Number(made)).toBeGreaterThanOrEqual(3);
    expect(Number(made) + Number(left)).toBe(10);
    const ledger = place.read('out/county/ledger.jsonl').toString();
    expect(ledger.trimEnd().split('\n')).toHaveLength(Number(made) + 1);
    const verified = await place.run('verify', 'data/county');
    expect(verified.error).toContain('上次运行中断留下的');
    expect(verified.exit).toBe(0);
    expect((await place.run(...build)).exit).toBe(0);
    const whole = county();
    await whole.run(...build);
    expect(papersOf(place)).toEqual(papersOf(whole));
  });

  test('before it has begun to write has written nothing', async () => {
    const place = county();
    const { exit, error } = await stopped(place, /检查/u);
    expect(exit).toBe(130);
    expect(error).toContain('已停止，没有制作文书');
    expect(papersOf(place)).toEqual([]);
  });

  test('tells programs how many are left', async () => {
    const place = county();
    const stop = new AbortController();
    stop.abort();
    const { exit, output, error } = await watched(place, [...build, '--json'], { untilStopped: () => stop.signal });
    expect([exit, error]).toEqual([130, '']);
    expect(JSON.parse(output)).toMatchObject({ papers: [] });
  });

  test('a shard that is stopped is not merged; it is made again', async () => {
    const place = county();
    const shard = [...build, '--shard', '1/1'];
    expect((await stopped(place, /制作.* 3\/10/u, shard)).exit).toBe(130);
    expect((await place.run('build', 'data/county', '--merge')).error).toContain('第 1 片没有做完');
    expect((await place.run(...shard)).exit).toBe(0);
    expect((await place.run('build', 'data/county', '--merge')).exit).toBe(0);
    const whole = county();
    await whole.run(...build);
    expect(papersOf(place)).toEqual(papersOf(whole));
  });
});

describe('--timing', () => {
  test('tells the time of each stage', async () => {
    const { output } = await watched(county(), [...build, '--timing']);
    expect(output).toMatch(/各步骤用时（几个线程的合计）：\n {2}步骤 +秒 +占比\n/u);
    for (const stage of ['读取数据', '填写模板', '解析文字', '排版', '生成 PDF', '写入文件', '登记台账']) {
      expect(output).toMatch(new RegExp(`${stage}.* \\d+\\.\\d\\d +\\d+%`, 'u'));
    }
    // Nothing was asked for that would be written as DOCX.
    expect(output).toMatch(/生成 DOCX +0\.00 +0%/u);
  });

  test('as JSON in seconds; without it there is none', async () => {
    const timed = JSON.parse((await watched(county(), [...build, '--timing', '--json'])).output) as { timing: object };
    expect(Object.keys(timed.timing)).toEqual(['load', 'check', 'fill', 'parse', 'layout', 'docx', 'pdf', 'files', 'ledger']); // prettier-ignore
    expect(timed.timing).toMatchObject({ docx: 0 });
    expect(JSON.parse((await watched(county(), [...build, '--json'])).output)).not.toHaveProperty('timing');
  });
});
