/** Whole processes from their start to their end: time, processor, the most memory that they held together. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { memoryOf } from './usage.mjs';

const atExit = new URL('usage-at-exit.mjs', import.meta.url).href;

/**
 * @typedef {object} Cost
 * @property {number} ms by the clock
 * @property {number | undefined} processor milliseconds of processor; undefined where the system does not tell
 * @property {number | undefined} peak bytes of memory
 */

/**
 * Runs a script by Node. The process tells itself what it has used, threads included, so this works on every system.
 *
 * @param {readonly string[]} args the script and its arguments
 * @returns {Promise<Cost & { output: string }>}
 */
export async function runNode(args, { cwd } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'zerenshu-usage-'));
  const file = join(folder, 'usage.json');
  try {
    const env = { ...process.env, ZERENSHU_BENCH_USAGE: file };
    const { ms, output } = await run(process.execPath, ['--import', atExit, ...args], { cwd, env });
    return { ms, output, ...JSON.parse(await readFile(file, 'utf8')) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * Runs any program; it and its children are looked at from time to time, which only Linux lets us.
 *
 * @returns {Promise<Cost & { output: string }>}
 * @throws where it cannot be started or fails
 */
export async function runProgram(program, args, options = {}) {
  const tree = new Tree();
  const timer = setInterval(() => tree.look(), 100);
  try {
    const { ms, output } = await run(program, args, options, (pid) => tree.grow(pid));
    return { ms, output, processor: tree.processor, peak: tree.peak };
  } finally {
    clearInterval(timer);
  }
}

async function run(program, args, { cwd, env }, started = () => undefined) {
  const start = performance.now();
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  started(child.pid);
  const said = { output: '', error: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => (said.output += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (said.error += text));
  const [code] = await once(child, 'close');
  const ms = performance.now() - start;
  if (code === 0) return { ms, output: said.output };
  throw new Error(`${program} ended with ${code}\n${said.error.slice(-2000)}${said.output.slice(-2000)}`);
}

/** Linux counts the processor's time in hundredths of a second. */
const msOfTick = 10;

/** What a process and all its children were seen to use. */
class Tree {
  #root;
  #ticks = new Map();
  #most = 0;

  grow(root) {
    this.#root = root;
  }

  get peak() {
    return this.#most > 0 ? this.#most : undefined;
  }

  get processor() {
    if (this.#ticks.size === 0) return undefined;
    return [...this.#ticks.values()].reduce((sum, ticks) => sum + ticks, 0) * msOfTick;
  }

  look() {
    const all = processes();
    const tree = new Set([this.#root]);
    // A parent may have a higher number than its child: numbers come again.
    for (let size = 0; size !== tree.size;) {
      size = tree.size;
      for (const { pid, parent } of all) if (tree.has(parent)) tree.add(pid);
    }
    let memory = 0;
    for (const { pid, ticks } of all.filter((each) => tree.has(each.pid))) {
      memory += memoryOf(pid, 'now') ?? 0;
      this.#ticks.set(pid, Math.max(ticks, this.#ticks.get(pid) ?? 0));
    }
    this.#most = Math.max(this.#most, memory);
  }
}

/** All processes of the system; none where it has no /proc. */
function processes() {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/u.test(name))
      .flatMap(processOf);
  } catch {
    return [];
  }
}

/** One process by proc(5); nothing where it has ended meanwhile. */
function processOf(name) {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
    // The second field is a name in brackets, which may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [, parent] = fields;
    return [{ pid: Number(name), parent: Number(parent), ticks: Number(fields[11]) + Number(fields[12]) }];
  } catch {
    return [];
  }
}
