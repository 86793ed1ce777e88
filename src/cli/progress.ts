/** How far a long run is, on one line of a terminal that is written over. Quiet where nobody looks at it. */
import type { Progress } from '../batch/compose.ts';
import { cellsOf, printable } from '../messages/message.ts';
import { runWords, type RunWords } from '../messages/run-words.ts';
import type { CommandContext } from './program.ts';

/** A line that shows how far a run is. */
export interface ProgressLine {
  readonly show: (progress: Progress) => void;
  /** Takes the line away, so that something else can be written. */
  clear(): void;
}

/** Milliseconds between two pictures. */
const interval = 100;
/** A run shorter than this shows nothing. */
const delay = 400;
/** Cells of the bar. */
const barWidth = 20;
/** Back to the line's start, the rest of it empty. */
const eraseLine = '\r\u001B[K';

const quiet: ProgressLine = { show: () => undefined, clear: () => undefined };

/** A line on the terminal of a command; none where faults go to a file, and none beside `--json`. */
export function progressLine({ terminal, language, json }: CommandContext): ProgressLine {
  const { live } = terminal;
  if (live === undefined || json) return quiet;
  const words = runWords(language).progress;
  const begun = terminal.now();
  let stage: Progress['stage'] | undefined;
  let start = begun;
  let last = begun;
  let isShown = false;
  return {
    show(progress) {
      const now = terminal.now();
      if (progress.stage !== stage) {
        stage = progress.stage;
        start = now;
      }
      if (now - last < interval || now - begun < delay) return;
      last = now;
      isShown = true;
      const line = lineOf(progress, (now - start) / 1000, words);
      live.write(`${eraseLine}${fitted(line, live.columns() - 1)}`);
    },
    clear() {
      if (isShown) live.write(eraseLine);
      isShown = false;
    },
  };
}

function lineOf({ stage, done, total, subject }: Progress, seconds: number, words: RunWords['progress']): string {
  const filled = Math.floor((done / Math.max(total, 1)) * barWidth);
  const bar = '█'.repeat(filled) + '░'.repeat(barWidth - filled);
  // The first paper says nothing about the rate: it waits for workers to start.
  const rate = seconds > 0 ? done / seconds : 0;
  const left = rate > 0 ? Math.ceil((total - done) / rate) : undefined;
  return [
    `${words.stage[stage]} ${bar} ${done}/${total}`,
    words.rate(rate.toFixed(rate < 10 ? 1 : 0)),
    ...(left === undefined ? [] : [words.left(left)]),
    printable(subject),
  ].join('  ');
}

/** As much of a line as fits, so that it never turns into a second one. */
function fitted(line: string, cells: number): string {
  let kept = '';
  let used = 0;
  for (const character of line) {
    used += cellsOf(character);
    if (used > cells) break;
    kept += character;
  }
  return kept;
}
