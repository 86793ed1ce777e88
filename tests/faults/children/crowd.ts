/**
 * `crowd.js TOWN NAME FROM TO DEATHS`: one of many that write to one ledger, round after round. At every round whose
 * number divides by DEATHS it is killed while it holds the lock, once before and once after its record is on disk.
 */
import { existsSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { isRunning } from '../../../src/batch/lock-owner.ts';
import { openLedger } from '../../../src/batch/ledger-store.ts';
import { openWorkspace } from '../../../src/batch/workspace.ts';

const [path = '', name = '', from = '0', to = '0', deaths = '1'] = process.argv.slice(2);
const workspace = openWorkspace('data/town', path);
const inside = join(path, 'inside');
const minutes = 600_000;

/** Whether a process runs: one that was killed, and whose end its parent has not noticed yet, does not. */
function isAlive(pid: number): boolean {
  if (!isRunning(pid) || !existsSync('/proc/self/stat')) return isRunning(pid);
  try {
    return !/\) [ZX] /u.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** Somebody else is in, and alive. */
function meet(): void {
  try {
    writeFileSync(inside, String(process.pid), { flag: 'wx' });
  } catch {
    const other = Number(readFileSync(inside, 'utf8'));
    if (isAlive(other)) throw new Error(`${process.pid} and ${other} hold the lock`);
    writeFileSync(inside, String(process.pid));
  }
}

for (let round = Number(from); round < Number(to); round++) {
  const { value: ledger, diagnostics } = await openLedger(workspace, minutes);
  if (ledger === undefined) throw new Error(JSON.stringify(diagnostics));
  meet();
  const dies = round > Number(from) && round % Number(deaths) === 0;
  if (dies && round % (2 * Number(deaths)) === 0) process.kill(process.pid, 'SIGKILL');
  await ledger.append([{ kind: 'voided', paper: name, version: round + 1, reason: '' }]);
  writeSync(1, `${round}\n`);
  if (dies) process.kill(process.pid, 'SIGKILL');
  rmSync(inside);
  await ledger.close();
}
