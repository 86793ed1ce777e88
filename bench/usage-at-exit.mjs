/** Loaded before a script: when its process ends, writes what it has used to the file that the environment names. */
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { isMainThread } from 'node:worker_threads';
import { peakMemory, processorTime } from './usage.mjs';

const { ZERENSHU_BENCH_USAGE: file } = process.env;
// Threads load what their process has loaded.
if (isMainThread && file !== undefined) {
  process.on('exit', () => writeFileSync(file, JSON.stringify({ processor: processorTime(), peak: peakMemory() })));
}
