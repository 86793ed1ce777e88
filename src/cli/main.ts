#!/usr/bin/env node
/** The program as the shell starts it: the real terminal handed to `run`. */
import process from 'node:process';
import { run } from './program.ts';
import type { ExitCode } from './terminal.ts';

const stopped: ExitCode = 130;
const isWatched = process.stderr.isTTY && process.env['TERM'] !== 'dumb';
/** Of a terminal that does not tell its width. */
const usualColumns = 80;

/** The first signal asks the command to end, the second one ends it. */
function untilStopped(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(stopped);
      controller.abort();
    });
  }
  return controller.signal;
}

/** Empties a screen and what can be scrolled back to, and goes to its first cell (ECMA-48 ED, CUP). */
const emptyScreen = '\u001B[2J\u001B[3J\u001B[H';

process.exitCode = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  environment: process.env,
  output: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  colour: process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '',
  now: () => performance.now(),
  timeOfDay: () => new Date().toTimeString().slice(0, 'hh:mm:ss'.length),
  clear: isWatched ? () => void process.stderr.write(emptyScreen) : undefined,
  live: isWatched
    ? { columns: () => process.stderr.columns || usualColumns, write: (text) => void process.stderr.write(text) }
    : undefined,
  untilStopped,
});
