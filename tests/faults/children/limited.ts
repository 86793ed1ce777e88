/**
 * `limited.js CPU PATH`: builds the papers of PATH in a process that is killed after CPU seconds of the processor, and
 * tells how it ended and how much memory it took at most.
 */
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { run } from '../../../src/cli/program.ts';

const [seconds = '', path = '', inner = ''] = process.argv.slice(2);
if (inner === '') {
  // Time of the processor does not depend on what else the computer does.
  const command = 'ulimit -t "$1"; shift; exec "$@"';
  const own = [process.execPath, fileURLToPath(import.meta.url), seconds, path, 'inner'];
  const { status, signal, stdout, stderr } = spawnSync('sh', ['-c', command, 'sh', seconds, ...own]);
  process.stdout.write(signal === null ? stdout : JSON.stringify({ signal, error: String(stderr).slice(-2000) }));
  process.exitCode = status ?? 1;
} else {
  let error = '';
  const exit = await run(['build', 'data/town'], {
    cwd: path,
    environment: {},
    output: () => undefined,
    error: (text) => void (error += text),
    colour: false,
    now: () => 0,
  });
  // Kilobytes.
  const { maxRSS } = process.resourceUsage();
  process.stdout.write(JSON.stringify({ exit, error, megabytes: Math.round(maxRSS / 1024) }));
}
