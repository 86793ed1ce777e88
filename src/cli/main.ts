#!/usr/bin/env node
/** The program as the shell starts it: the real terminal handed to `run`. */
import process from 'node:process';
import { run } from './program.ts';

process.exitCode = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  environment: process.env,
  output: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  colour: process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '',
  now: () => performance.now(),
});
