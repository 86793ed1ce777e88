/** The program in JavaScript, for processes of their own that are killed, many at once, or another user's. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** How a process ended. */
export interface Ended {
  readonly exit: number | null;
  readonly signal: string | null;
  readonly output: string;
  readonly error: string;
}

export interface Started {
  readonly ended: Promise<Ended>;
  /** Fulfilled when the process has written something to standard output. */
  readonly spoken: Promise<void>;
  kill(): void;
}

export interface CompiledProgram {
  /** Starts one of `tests/faults/children`. */
  start(child: string, given: readonly (string | number)[]): Started;
  /** Starts it and waits for its end. */
  run(child: string, given: readonly (string | number)[]): Promise<Ended>;
  /** Puts other code in the place of a compiled module, such as `src/batch/worker.js`. */
  replace(module: string, code: string): void;
  remove(): void;
}

/** Compiles the program and what is started of it here, in a folder of its own that the caller removes. */
export function compileProgram(): CompiledProgram {
  const folder = mkdtempSync(join(tmpdir(), 'zerenshu-program-'));
  const project = join(root, 'tests/faults/tsconfig.json');
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [compiler, '-p', project, '--outDir', folder], { stdio: 'pipe' });
  for (const name of ['package.json', 'templates', 'fonts', 'data', 'node_modules']) {
    symlinkSync(join(root, name), join(folder, name));
  }
  const start = (child: string, given: readonly (string | number)[]): Started => {
    const script = join(folder, 'tests/faults/children', `${child}.js`);
    const started = spawn(process.execPath, [script, ...given.map(String)], {
      stdio: ['ignore', 'pipe', 'pipe'],
      // Node 22 and later start faster for it.
      env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
    });
    let [output, error] = ['', ''];
    const spoken = new Promise<void>((resolve) => {
      started.stdout.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        resolve();
      });
      started.on('close', () => resolve());
    });
    started.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()));
    const ended = new Promise<Ended>((resolve) => {
      started.on('close', (exit, signal) => resolve({ exit, signal, output, error }));
    });
    return { ended, spoken, kill: () => void started.kill('SIGKILL') };
  };
  return {
    start,
    run: (child, given) => start(child, given).ended,
    replace: (module, code) => writeFileSync(join(folder, module), code),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Does something for each number up to a count, several at a time. */
export async function severalAtATime(count: number, several: number, act: (index: number) => Promise<void>) {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) await act(index);
  };
  await Promise.all(Array.from({ length: several }, worker));
}
