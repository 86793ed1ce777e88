/**
 * `print.js FOLDER DATASET NUMBER TORN`: writes a print file, is killed at a call below the output folder, or tells how
 * much memory it took at most.
 */
import { join } from 'node:path';
import process from 'node:process';
import { run } from '../../../src/cli/program.ts';
import { killedAt } from './killed.ts';

const [cwd = '', dataset = '', number = '0', torn = ''] = process.argv.slice(2);
let [output, error] = ['', ''];
const exit = await killedAt(join(cwd, 'out'), Number(number), torn === 'torn', () =>
  run(['print', dataset, '--json'], {
    cwd,
    environment: {},
    output: (text) => void (output += text),
    error: (text) => void (error += text),
    colour: false,
    now: () => 0,
  }),
);
// Kilobytes.
const { maxRSS } = process.resourceUsage();
process.stdout.write(JSON.stringify({ exit, error, output, megabytes: Math.round(maxRSS / 1024) }));
