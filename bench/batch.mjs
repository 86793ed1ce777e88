/** Whole runs of the program's command line, and what they left behind. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNode } from './process.mjs';

export const main = fileURLToPath(new URL('../dist/bin/main.js', import.meta.url));

/** `zerenshu build` from the start of its process to its end. */
export function build(data, out, ...options) {
  return runNode([main, 'build', data, '--out', out, ...options]);
}

/** The papers that a ledger says were issued, in order. */
export async function issued(out, dataset) {
  const lines = (await readFile(join(out, dataset, 'ledger.jsonl'), 'utf8')).trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line)).filter(({ kind }) => kind === 'issued');
}

/** Paths of all files below a folder that end so. */
export async function filesBelow(folder, ...endings) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map(({ parentPath, path, name }) => join(parentPath ?? path, name));
}

/** Their bytes together. */
export async function bytesOf(paths) {
  let sum = 0;
  for (const path of paths) sum += (await stat(path)).size;
  return sum;
}
