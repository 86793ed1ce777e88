/**
 * Letters, batches and whole runs, ours and those of others, on the same letters in one run on one machine:
 * `run.mjs [PART …]`. Progress is told on standard error, results on standard output.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { batchPart } from './parts/batch.mjs';
import { copiesPart } from './parts/copies.mjs';
import { floorPart } from './parts/floor.mjs';
import { growthPart } from './parts/growth.mjs';
import { lettersPart } from './parts/letters.mjs';
import { startPart } from './parts/start.mjs';
import { table } from './table.mjs';

const parts = {
  letters: lettersPart,
  copies: copiesPart,
  batch: batchPart,
  floor: floorPart,
  start: startPart,
  growth: growthPart,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  process.stderr.write(`no part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}\n`);
  process.exit(2);
}

const start = performance.now();
const folders = new Set();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
process.once('exit', () => folders.forEach(remove));

const targets = [];
for (const name of asked.length > 0 ? asked : Object.keys(parts)) targets.push(...(await results(name)));
const lines = targets.map(({ what, target, reached, isMet }) => [what, target, reached, isMet ? 'met' : 'NOT MET']);
print('Must reach', [['', 'target', 'reached', ''], ...lines], 4);
const [{ model }] = cpus();
process.stdout.write(`Node ${process.versions.node}, ${cpus().length} × ${model.trim()}\n`);

/** Runs a part and prints its table; what it must reach. A part that fails keeps none of the others from being run. */
async function results(name) {
  const folder = mkdtempSync(join(tmpdir(), `zerenshu-bench-${name}-`));
  folders.add(folder);
  const tell = (text) => {
    const at = ((performance.now() - start) / 1000).toFixed(0);
    process.stderr.write(`${at.padStart(5)} s  ${name}: ${text}\n`);
  };
  try {
    const found = await parts[name]({ folder, tell });
    print(found.title, found.rows, found.left);
    process.stdout.write(`${indented(found.notes.join('\n'))}\n\n`);
    return found.targets;
  } catch (cause) {
    tell(`failed: ${cause.stack}`);
    process.exitCode = 1;
    return [{ what: name, target: 'measured', reached: 'it failed', isMet: false }];
  } finally {
    remove(folder);
  }
}

function print(title, rows, left) {
  process.stdout.write(`${title}\n\n${indented(table(rows, left))}\n\n`);
}

function indented(text) {
  return text.replace(/^(?=.)/gmu, '    ');
}

function remove(folder) {
  folders.delete(folder);
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
