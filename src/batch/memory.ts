/**
 * Memory of a long run. An engine lets a heap grow as long as the machine has memory to spare; a batch shall not take
 * more of it the longer it is, so once a run is large garbage is collected after so many papers. To collect costs more
 * than the time it takes: the engine forgets compiled code as well.
 */
import { availableParallelism, totalmem } from 'node:os';
import process from 'node:process';
import v8 from 'node:v8';
import vm from 'node:vm';

/** What the process may take before its garbage matters, in bytes. */
const unnoticed = 450 * 2 ** 20;
/** How much garbage may lie around from then on, and how much a paper leaves that is composed, or made. */
const most = 50;
const left = { composed: 0.5, made: 1.25 } as const;

let lying = 0;
let collect: (() => void) | undefined;

/** Counts a paper that this thread has done with. */
export function forgetPaper(work: keyof typeof left): void {
  lying += left[work];
  if (lying < most) return;
  lying = 0;
  if (process.memoryUsage.rss() > unnoticed) collectGarbage();
}

/** Collects what lies around: after something large was read, before threads begin that need memory of their own. */
export function collectGarbage(): void {
  collect ??= collector();
  collect();
}

/** The engine's own collector, which it shows only to those who ask. */
function collector(): () => void {
  v8.setFlagsFromString('--expose-gc');
  const found: unknown = vm.runInNewContext('gc');
  return typeof found === 'function' ? () => void Reflect.apply(found, undefined, []) : () => undefined;
}

/** What a run takes of its own accord, in MB. */
const wholeRun = 700;
/** What the main thread and each worker take of that, in MB, and how much more for each paper of the data set. */
const needs = { main: 240, worker: 115, paper: 0.012 } as const;

/** What there is to work with. */
export interface Machine {
  readonly processors: number;
  /** In bytes. */
  readonly memory: number;
}

/** Processors that one thread keeps busy: what it runs is compiled, its garbage collected, its files written beside it. */
const byOneThread = 2;

/**
 * How many workers a run calls where nobody has said: as many as there are processors, if memory allows, but one where
 * there are no more than it keeps busy. A run takes no more than half of the memory there is.
 *
 * @param papers of the data set.
 */
export function workersThatFit(papers: number, { processors, memory } = thisMachine()): number {
  if (processors <= byOneThread) return 1;
  const forWorkers = Math.min(wholeRun, memory / 2 ** 20 / 2) - needs.main - papers * needs.paper;
  const fitting = Math.floor(forWorkers / (needs.worker + papers * needs.paper));
  return Math.max(1, Math.min(processors, fitting));
}

function thisMachine(): Machine {
  // A process that nobody has bounded is told a number larger than any memory.
  return { processors: availableParallelism(), memory: Math.min(totalmem(), process.constrainedMemory()) };
}
