/** `build.js TOWN OUT FORMATS NUMBER TORN OPTION…`: builds a town's papers, and is killed at a call below OUT. */
import { writeSync } from 'node:fs';
import process from 'node:process';
import { build } from '../town.ts';
import { failing } from '../file-system.ts';
import { killedAt } from './killed.ts';

const [path = '', out = '', formats = '', number = '0', torn = '', ...more] = process.argv.slice(2);
const town = { path, out, formats, remove: () => undefined };
let hasBegun = false;
const { exit, error } = await killedAt(out, Number(number), torn === 'torn', () =>
  failing(
    out,
    () => {
      // Tells that writing has begun.
      if (!hasBegun) writeSync(1, '.');
      hasBegun = true;
      return undefined;
    },
    () => build(town, ...more),
  ),
);
writeSync(2, error);
process.exitCode = exit;
