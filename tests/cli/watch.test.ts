/** `check --watch`: again after every change, until it is told to end. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ChangeQueue, type Changes } from '../../src/batch/change-queue.ts';
import { run } from '../../src/cli/program.ts';
import type { ExitCode, Terminal } from '../../src/cli/terminal.ts';
import { untilStopped } from '../../src/cli/watch.ts';
import { interfaceWords } from '../../src/messages/interface.ts';
import { soundData, template, workspace, type TestWorkspace } from '../workspace.ts';

/** A terminal that keeps what it is told, and can be waited at. */
class TestTerminal {
  readonly stop = new AbortController();
  said = '';
  output = '';
  #look: () => void = () => undefined;

  /** Waits until the text holds what is looked for. */
  async until(isThere: (terminal: TestTerminal) => boolean): Promise<void> {
    while (!isThere(this)) await new Promise<void>((resume) => (this.#look = resume));
  }

  at(cwd: string, more: Partial<Terminal> = {}): Terminal {
    return {
      cwd,
      environment: {},
      output: (text) => this.#add('output', text),
      error: (text) => this.#add('said', text),
      colour: false,
      now: () => 0,
      untilStopped: () => this.stop.signal,
      ...more,
    };
  }

  #add(where: 'said' | 'output', text: string): void {
    this[where] += text;
    this.#look();
  }
}

interface Watched {
  readonly place: TestWorkspace;
  readonly terminal: TestTerminal;
  readonly exit: Promise<ExitCode>;
}

const waiting = '等待改动，按 Ctrl-C 结束……\n';
const runs = (terminal: TestTerminal): number => terminal.said.split(waiting).length - 1;
const lines = (terminal: TestTerminal): number => terminal.output.split('\n').length - 1;

function watched(argv: readonly string[], more: Partial<Terminal> = {}): Watched {
  const place = workspace({
    'data/town/data.yaml': soundData,
    'templates/letter.md': template('# {{title}}\n\n{{subject.head.holder}}'),
  });
  const terminal = new TestTerminal();
  onTestFinished(() => terminal.stop.abort());
  return { place, terminal, exit: run(['check', 'data/town', '--watch', ...argv], terminal.at(place.path, more)) };
}

describe('check --watch', () => {
  test('tells what a change brought about, and ends with 0', async () => {
    const { place, terminal, exit } = watched([]);
    await terminal.until((told) => runs(told) === 1);
    expect(terminal.output).toBe('data/town：没有错误，可制作文书 1 件，各方所执共 2 份。\n');
    place.write('data/town/data.yaml', soundData.replace('类别: 学校', '类别: 学较'));
    await terminal.until((told) => runs(told) >= 2 && told.said.includes('学较'));
    expect(terminal.said).toContain('── data/town/data.yaml有改动 ──\n');
    expect(terminal.said).toContain('“类别”不能是“学较”');
    terminal.stop.abort();
    expect(await exit).toBe(0);
  });

  test.each([
    ['a new file of the data', 'data/town/更多.yaml', '任努: []\n', '任努'],
    ['a template', 'templates/letter.md', template('{{subject.nme}}'), 'subject.nme'],
    ['fonts.yaml, in a folder that was not there', 'fonts/fonts.yaml', '正文: [没有的字体]\n', '没有的字体'],
    ['a part, in a folder that was not there', 'templates/parts/附则.md', '{{> 附则', ''],
  ])('sees %s', async (_name, file, text, said) => {
    const { place, terminal, exit } = watched([]);
    await terminal.until((told) => runs(told) === 1);
    place.write(file, text);
    await terminal.until((told) => told.said.includes(file) && told.said.endsWith(waiting));
    expect(terminal.said).toContain(said);
    terminal.stop.abort();
    expect(await exit).toBe(0);
  });

  test('sees a file that an editor puts in the place of another, and one that is removed', async () => {
    const { place, terminal, exit } = watched([]);
    await terminal.until((told) => runs(told) === 1);
    const path = join(place.path, 'data/town/data.yaml');
    writeFileSync(
      join(place.path, 'data/town/.data.yaml.swp'),
      soundData.replace('校长, 姓名: 林素芬', '小长, 姓名: 林素芬'),
    );
    renameSync(join(place.path, 'data/town/.data.yaml.swp'), path);
    await terminal.until((told) => told.said.includes('小长') && told.said.endsWith(waiting));
    rmSync(path);
    await terminal.until((told) => told.said.includes('没有数据文件') && told.said.endsWith(waiting));
    expect(terminal.said).not.toContain('.swp');
    terminal.stop.abort();
    expect(await exit).toBe(0);
  });

  test('waits for a data folder that is not there yet', async () => {
    const { place, terminal, exit } = watched(['data/new']);
    await terminal.until((told) => runs(told) === 1);
    expect(terminal.said).toContain('找不到数据文件夹 data/new');
    mkdirSync(join(place.path, 'data/new'));
    await terminal.until((told) => told.said.includes('data/new 中没有数据文件'));
    place.write('data/new/数据.yaml', soundData);
    await terminal.until((told) => told.output.includes('data/new：没有错误'));
    terminal.stop.abort();
    expect(await exit).toBe(0);
  });

  test('--json writes an object a run on a line of its own, and says nothing else', async () => {
    const { place, terminal, exit } = watched(['--json']);
    await terminal.until((told) => lines(told) === 1);
    place.write('data/town/更多.yaml', '任努: []\n');
    await terminal.until((told) => told.output.includes('任努'));
    terminal.stop.abort();
    expect(await exit).toBe(0);
    expect(terminal.said).toBe('');
    const reports = terminal.output
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(reports[0]).toMatchObject({ changed: [], dataset: 'town', errors: [] });
    expect(reports.at(-1)).toMatchObject({
      changed: ['data/town/更多.yaml'],
      dataset: 'town',
      errors: [{ code: 'unknown-key', file: 'data/town/更多.yaml', line: 1 }],
    });
  });

  test('does not run again for what papers are not made from', async () => {
    const { place, terminal, exit } = watched([]);
    await terminal.until((told) => runs(told) === 1);
    place.write('out/town/文书.pdf', '');
    place.write('data/other/data.yaml', soundData);
    place.write('data/town/~$学校.xlsx', '');
    place.write('笔记.md', '');
    // Changes are told in order: once this one is, the others would have been.
    place.write('data/town/更多.yaml', '数据: { 次数: 1 }\n');
    await terminal.until((told) => runs(told) === 2);
    expect(terminal.said).toContain('── data/town/更多.yaml有改动 ──');
    terminal.stop.abort();
    expect(await exit).toBe(0);
  });
});

/** Changes as a test wants them. */
function scripted(...changes: readonly (readonly string[] | Error)[]): Changes & { isClosed: boolean } {
  const left = [...changes];
  return {
    isClosed: false,
    next() {
      const next = left.shift();
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next ?? []);
    },
    close() {
      this.isClosed = true;
      return Promise.resolve();
    },
  };
}

describe('between runs', () => {
  const words = interfaceWords('zh');

  test('the screen is emptied and the time told where there are a screen and a clock', async () => {
    const told = new TestTerminal();
    const terminal = told.at('/', { timeOfDay: () => '14:03:22', clear: () => void (told.said += '<empty>') });
    const ran: (readonly string[])[] = [];
    const changes = scripted(['a.yaml'], ['a', 'b', 'c', 'd', 'e']);
    const runOnce = async (changed: readonly string[]): Promise<void> => {
      ran.push(changed);
      if (ran.length === 3) told.stop.abort();
      return Promise.resolve();
    };
    expect(await untilStopped(runOnce, changes, { terminal, words, quiet: false })).toBe(0);
    expect(ran.map((files) => files.length)).toEqual([0, 1, 5]);
    expect(told.said).toBe(
      `${waiting}<empty>── 14:03:22 a.yaml有改动 ──\n${waiting}<empty>── 14:03:22 a、b、c等 5 个文件有改动 ──\n`,
    );
    expect(changes.isClosed).toBe(true);
  });

  test('a system that cannot watch ends it with 1, in a sentence', async () => {
    const told = new TestTerminal();
    const changes = scripted(Object.assign(new Error('no'), { code: 'ENOSPC' }));
    const options = { terminal: told.at('/'), words, quiet: true };
    expect(await untilStopped(() => Promise.resolve(), changes, options)).toBe(1);
    expect(told.said).toBe('无法得知文件的改动（ENOSPC）。请不用 --watch，每次改完再运行 check。\n');
    expect(changes.isClosed).toBe(true);
  });
});

describe('changes', () => {
  const never = new AbortController().signal;

  test('that come while others settle are told with them', async () => {
    const settled: (() => void)[] = [];
    const queue = new ChangeQueue(() => new Promise<void>((resume) => settled.push(resume)));
    queue.add('b');
    const next = queue.next(never);
    await Promise.resolve();
    queue.add('a');
    queue.add('b');
    while (settled.length < 2) {
      settled[0]?.();
      await Promise.resolve();
    }
    settled[1]?.();
    expect(await next).toEqual(['a', 'b']);
  });

  test('that came during a run are told right after it, and each once', async () => {
    const queue = new ChangeQueue(() => Promise.resolve());
    queue.add('a');
    expect(await queue.next(never)).toEqual(['a']);
    queue.add('b');
    expect(await queue.next(never)).toEqual(['b']);
  });

  test('are not waited for once it is stopped', async () => {
    const stop = new AbortController();
    const next = new ChangeQueue(() => Promise.resolve()).next(stop.signal);
    stop.abort();
    expect(await next).toEqual([]);
  });

  test('that can no longer be seen are an error', async () => {
    const queue = new ChangeQueue(() => Promise.resolve());
    const next = queue.next(never);
    queue.fail(new Error('ENOSPC'));
    await expect(next).rejects.toThrow('ENOSPC');
  });
});
