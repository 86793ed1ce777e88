/**
 * Letters, batches and whole runs, ours and those of others, on the same letters in one run on one machine:
 * `run.mjs [PART …]`. Progress is told on standard error, results on standard output.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { lettersPart } from './parts/letters.mjs';
import { copiesPart } from './parts/copies.mjs';
import { batchPart } from './parts/batch.mjs';
import { floorPart } from './parts/floor.mjs';
import { growthPart } from './parts/growth.mjs';
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
const targets = [];
for (const name of asked.length > 0 ? asked : Object.keys(parts)) {
  const folder = await mkdtemp(join(tmpdir(), `zerenshu-bench-${name}-`));
  const tell = (text) => {
    const at = ((performance.now() - start) / 1000).toFixed(0);
    process.stderr.write(`${at.padStart(4)} s  ${name}: ${text}\n`);
  };
  try {
    const { title, rows, left, notes, targets: its } = await parts[name]({ folder, tell });
    process.stdout.write(`${title}\n\n${indented(table(rows, left))}\n\n${indented(notes)}\n\n`);
    targets.push(...its);
  } finally {
    await rm(folder, { recursive: true });
  }
}
const lines = targets.map(({ what, target, reached, isMet }) => [what, target, reached, isMet ? 'met' : 'NOT MET']);
process.stdout.write(`Must reach\n\n${indented(table([['', 'at least', 'reached', ''], ...lines], 4))}\n\n`);
const [{ model }] = cpus();
process.stdout.write(`Node ${process.versions.node}, ${cpus().length} × ${model.trim()}\n`);

function indented(text) {
  return text.replace(/^(?=.)/gmu, '    ');
}
