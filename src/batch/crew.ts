/**
 * Who composes and makes papers: this thread alone, or worker threads. Either gives the same. Workers only compute;
 * files and the ledger are written by this thread.
 */
import { availableParallelism } from 'node:os';
import { Tinypool } from 'tinypool';
import { error, reasonOf, type Diagnostic, type Outcome } from '../model/diagnostic.ts';
import type { PaperPlan } from '../model/programme.ts';
import type { NamedFolder } from '../model/source.ts';
import type { Timing } from '../model/timing.ts';
import {
  packagedFaceRooms,
  type ComposedPaper,
  type LoadedFiles,
  type OpenDataset,
  type OpenOptions,
  type SharedBytes,
} from '../pipeline.ts';
import { collectGarbage } from './memory.ts';
import { compose, draftOf, makeFiles, type Draft, type MadePaper, type Making, type Wanted } from './making.ts';

/** Makes papers out of the way: in this thread, or in others. */
interface Hands {
  /** How many papers may be in hand at a time, those that wait to be taken included. */
  readonly ahead: number;
  draft(plan: PaperPlan, hasFacts: boolean): Promise<Outcome<Draft>>;
  make(making: Making, wanted: Wanted): Promise<MadePaper>;
  close(): Promise<void>;
}

/** A worker ended that had a paper in hand: most likely it ran out of memory. */
class WorkerLost extends Error {
  readonly paper: string;
  readonly reason: string;

  constructor(paper: string, cause: unknown) {
    super(paper, { cause });
    this.paper = paper;
    this.reason = reasonOf(cause);
  }
}

/** A lost worker as a fault; undefined for anything else. */
export function lostWorker(cause: unknown): Diagnostic | undefined {
  if (!(cause instanceof WorkerLost)) return undefined;
  return error({ code: 'worker-lost', paper: cause.paper, reason: cause.reason });
}

/** What a worker thread begins with. */
export interface WorkerStart {
  readonly files: LoadedFiles;
  readonly fonts: readonly NamedFolder[];
  /** What the fonts must be. */
  readonly identity: string;
  readonly day: PaperDay;
  /** Where workers share the files of faces. */
  readonly faces: ReadonlyMap<string, SharedBytes>;
}

type PaperDay = Pick<OpenOptions, 'asOf' | 'notBefore'>;

/** What a crew works on. */
export interface CrewOrder {
  readonly dataset: OpenDataset;
  readonly fonts: readonly NamedFolder[];
  readonly day: PaperDay;
  /** How many workers, if somebody said so; one is this thread itself. */
  readonly jobs: number | undefined;
}

/** Composed papers that this thread keeps until they are made; a larger batch composes twice. */
const kept = 64;

/** This thread alone. */
function ownHands(dataset: OpenDataset): Hands {
  const window = new Map<string, ComposedPaper>();
  return {
    ahead: 3,
    draft(plan) {
      const { value, diagnostics } = compose(dataset, { kind: 'paper', plan });
      if (value !== undefined && window.size < kept) window.set(JSON.stringify(plan), value);
      return Promise.resolve({ value: value && draftOf(value), diagnostics });
    },
    async make(making, wanted) {
      const key = JSON.stringify(making.plan);
      const paper = window.get(key) ?? compose(dataset, making).value;
      window.delete(key);
      if (paper === undefined) throw new Error(`${making.plan.id} has faults it did not have`);
      return makeFiles(dataset, paper, wanted);
    },
    close: () => Promise.resolve(),
  };
}

/** Memory of a worker's own heap in MB; fonts lie outside of it. */
const heapOfAWorker = 256;
const youngHeapOfAWorker = 12;

/** Worker threads. */
function workers({ dataset, fonts, day }: CrewOrder, jobs: number): Hands {
  const { files } = dataset;
  const start: WorkerStart = { files, fonts, identity: dataset.fonts.identity, day, faces: packagedFaceRooms() };
  collectGarbage();
  const pool = new Tinypool({
    filename: new URL('./worker.js', import.meta.url),
    minThreads: jobs,
    maxThreads: jobs,
    useAtomics: false,
    resourceLimits: { maxOldGenerationSizeMb: heapOfAWorker, maxYoungGenerationSizeMb: youngHeapOfAWorker },
    // In a box, which the worker empties: what it was read from is not kept.
    workerData: { value: start },
  });
  // A worker that ends before it was given anything to do: all who wait must hear of it. A promise that is raced with
  // would keep every result there ever was.
  const waiting = new Set<(cause: unknown) => void>();
  pool.on('error', (cause: unknown) => waiting.forEach((reject) => reject(cause)));
  // The pool's own way to end waits for each worker's end in a way that fails where another one runs out of memory.
  let isLost = false;
  const stop = async (): Promise<void> => {
    await Promise.allSettled(pool.threads.map((worker) => worker.terminate() as Promise<unknown>));
  };
  const answer = <T>(name: 'draft' | 'make', task: object): Promise<Answer<T>> =>
    new Promise((resolve, reject) => {
      waiting.add(reject);
      (pool.run(task, { name }) as Promise<Answer<T>>).then(resolve, reject).finally(() => waiting.delete(reject));
    });
  const run = async <T>(name: 'draft' | 'make', paper: string, task: object): Promise<T> => {
    try {
      const { result, timing } = await answer<T>(name, task);
      dataset.stopwatch.add(timing);
      return result;
    } catch (cause) {
      if (!isEnd(cause)) throw cause;
      // The others' work would be thrown away: they stop.
      isLost = true;
      waiting.forEach((reject) => reject(new Error('Terminating worker thread')));
      await stop();
      throw new WorkerLost(paper, cause);
    }
  };
  return {
    ahead: 3 * jobs,
    async draft(plan, hasFacts) {
      const draft = await run<Draft | undefined>('draft', plan.id, { plan, hasFacts });
      if (draft !== undefined) return { value: draft, diagnostics: [] };
      const { value, diagnostics } = compose(dataset, { kind: 'paper', plan });
      return { value: value && draftOf(value), diagnostics };
    },
    make: (making, wanted) => run('make', making.plan.id, { making, wanted }),
    close: () => (isLost ? stop() : pool.destroy()),
  };
}

/** What a worker answers, and the time it took. */
export interface Answer<T> {
  readonly result: T;
  readonly timing: Timing;
}

/** Whether a worker has ended, rather than met a fault of the program. */
function isEnd(cause: unknown): boolean {
  return cause instanceof Error && (reasonOf(cause).startsWith('ERR_WORKER') || /terminating worker|worker exited/iu.test(cause.message)); // prettier-ignore
}

/** Papers from which on two workers bring more than it takes to start them: to compose, and to make. */
const worthwhile = { compose: 700, make: 80 } as const;

/** Those who make the papers of one data set. */
export class Crew {
  readonly #order: CrewOrder;
  readonly #own: Hands;
  #workers: Hands | undefined;

  constructor(order: CrewOrder) {
    this.#order = order;
    this.#own = ownHands(order.dataset);
  }

  /** Says how much work comes, so that workers are called where they bring more than it takes to start them. */
  expect(work: keyof typeof worthwhile, papers: number): void {
    if (this.#workers !== undefined) return;
    const { jobs } = this.#order;
    const count = Math.min(jobs ?? availableParallelism(), papers);
    const isWorth = count > 1 && (jobs !== undefined || papers >= worthwhile[work]);
    if (isWorth) this.#workers = workers(this.#order, count);
  }

  get ahead(): number {
    return this.#hands.ahead;
  }

  /**
   * Composes a paper, to find its faults and what it is made from.
   *
   * @param hasFacts whether its facts are wanted; there are many.
   * @throws WorkerLost
   */
  draft(plan: PaperPlan, hasFacts: boolean): Promise<Outcome<Draft>> {
    return this.#hands.draft(plan, hasFacts);
  }

  /** Makes a paper that was composed without fault. @throws WorkerLost */
  make(making: Making, wanted: Wanted): Promise<MadePaper> {
    return this.#hands.make(making, wanted);
  }

  async close(): Promise<void> {
    await this.#workers?.close();
  }

  get #hands(): Hands {
    return this.#workers ?? this.#own;
  }
}

/** The crew of a run, which is sent home whatever happens. A run that plans again has another one. */
export class Crews {
  #crew: Crew | undefined;

  async hire(order: CrewOrder): Promise<Crew> {
    await this.#crew?.close();
    this.#crew = new Crew(order);
    return this.#crew;
  }

  async close(): Promise<void> {
    await this.#crew?.close();
  }
}
