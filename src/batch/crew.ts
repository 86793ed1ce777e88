/**
 * Who composes and makes papers: this thread alone, or worker threads. Either gives the same. Workers only compute;
 * files are written by `file-writer.ts`, the ledger by this thread.
 */
import { Tinypool } from 'tinypool';
import { error, reasonOf, type Diagnostic, type Outcome } from '../model/diagnostic.ts';
import type { PaperPlan } from '../model/programme.ts';
import type { NamedFolder } from '../model/source.ts';
import type { Timing } from '../model/timing.ts';
import type { OpenDataset } from '../open-dataset.ts';
import { packagedFaceRooms, type CheckedFiles, type ReadyDataset, type SharedBytes } from '../pipeline.ts';
import { ComposedPapers, keptByRun } from './composed-papers.ts';
import { collectGarbage, workersThatFit } from './memory.ts';
import { compose, draftOf, makeFiles, type Draft, type MadePaper, type Making, type Wanted } from './making.ts';

/** Makes papers out of the way: in this thread, or in others. */
interface Hands {
  /** How many papers may be in hand at a time, those that wait to be taken included. */
  readonly ahead: number;
  draft(dataset: ReadyDataset, plan: PaperPlan, hasFacts: boolean): Promise<Outcome<Draft>>;
  make(dataset: ReadyDataset, making: Making, wanted: Wanted): Promise<MadePaper>;
  close(): Promise<void>;
}

/** A worker ended that had a paper in hand: most likely it ran out of memory. */
export class WorkerLost extends Error {
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
  readonly files: CheckedFiles;
  readonly fonts: readonly NamedFolder[];
  /** What the fonts must be. */
  readonly identity: string;
  /** Where workers share the files of faces. */
  readonly faces: ReadonlyMap<string, SharedBytes>;
  /** How many papers it keeps between composing and making them. */
  readonly kept: number;
}

/** What a crew works with. The data set comes with each paper: nothing of it is held between them. */
export interface CrewOrder {
  readonly fonts: readonly NamedFolder[];
  /** How many workers, if somebody said so; one is this thread itself. */
  readonly jobs: number | undefined;
}

/** This thread alone. */
function ownHands(): Hands {
  const composed = new ComposedPapers(keptByRun);
  return {
    ahead: 3,
    draft(dataset, plan, hasFacts) {
      const { value, diagnostics } = compose(dataset, { kind: 'paper', plan });
      if (value !== undefined) composed.keep(value);
      return Promise.resolve({ value: value && draftOf(value, hasFacts), diagnostics });
    },
    async make(dataset, making, wanted) {
      const paper = composed.take(making.plan) ?? compose(dataset, making).value;
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
function workers(
  { checked: files, fonts: { identity } }: OpenDataset,
  fonts: readonly NamedFolder[],
  jobs: number,
): Hands {
  const kept = Math.floor(keptByRun / jobs);
  const start: WorkerStart = { files, fonts, identity, faces: packagedFaceRooms(), kept };
  collectGarbage();
  const hands = Array.from({ length: jobs }, () => newWorker(start));
  /** Who has composed a paper keeps it, and makes it faster than anybody else. */
  const composedBy = new Map<string, WorkerHand>();
  // A pool calls another worker for one that runs out of memory while it is told to end; that one ends as well.
  const stop = async (): Promise<void> => {
    await Promise.all(
      hands.map(async ({ pool }) => {
        while (pool.threads.length > 0) await pool.destroy().catch(() => undefined);
      }),
    );
  };
  // Of the first worker that ended. The others' work would be thrown away: they end too, and all who wait hear of it.
  let end: { readonly cause: unknown } | undefined;
  const endAll = (cause: unknown): Promise<void> => {
    end ??= { cause };
    return stop();
  };
  // A worker that ends before it was given anything to do.
  for (const { pool } of hands) pool.on('error', (cause: unknown) => void endAll(cause));
  const run = async <T>(dataset: ReadyDataset, name: 'draft' | 'make', paper: string, task: object): Promise<T> => {
    const hand = composedBy.get(paper) ?? leastBusy(hands);
    if (name === 'draft') composedBy.set(paper, hand);
    else composedBy.delete(paper);
    hand.tasks += 1;
    try {
      if (end !== undefined) throw end.cause;
      const { result, timing } = (await hand.pool.run(task, { name })) as Answer<T>;
      dataset.stopwatch.add(timing);
      return result;
    } catch (thrown) {
      if (end === undefined && !isWorkerEnd(thrown)) throw thrown;
      await endAll(thrown);
      const cause: unknown = end?.cause ?? thrown;
      throw isWorkerEnd(cause) ? new WorkerLost(paper, cause) : cause;
    } finally {
      hand.tasks -= 1;
    }
  };
  return {
    ahead: 3 * jobs,
    async draft(dataset, plan, hasFacts) {
      const draft = await run<Draft | undefined>(dataset, 'draft', plan.id, { plan, hasFacts });
      if (draft !== undefined) return { value: draft, diagnostics: [] };
      const { value, diagnostics } = compose(dataset, { kind: 'paper', plan });
      return { value: value && draftOf(value, hasFacts), diagnostics };
    },
    make: (dataset, making, wanted) => run(dataset, 'make', making.plan.id, { making, wanted }),
    close: stop,
  };
}

/** A worker, and how much it has to do. */
interface WorkerHand {
  readonly pool: Tinypool;
  /** Tasks that it was given and has not answered. */
  tasks: number;
}

function newWorker(start: WorkerStart): WorkerHand {
  const pool = new Tinypool({
    filename: new URL('./worker.js', import.meta.url),
    minThreads: 1,
    maxThreads: 1,
    useAtomics: false,
    resourceLimits: { maxOldGenerationSizeMb: heapOfAWorker, maxYoungGenerationSizeMb: youngHeapOfAWorker },
    // In a box, which the worker empties: what it was made ready from is not kept.
    workerData: { value: start },
  });
  return { pool, tasks: 0 };
}

function leastBusy([first, ...others]: readonly WorkerHand[]): WorkerHand {
  if (first === undefined) throw new Error('there are no workers');
  return others.reduce((least, hand) => (hand.tasks < least.tasks ? hand : least), first);
}

/** What a worker answers, and the time it took. */
export interface Answer<T> {
  readonly result: T;
  readonly timing: Timing;
}

/** Whether a worker has ended, rather than met a fault of the program. */
export function isWorkerEnd(cause: unknown): boolean {
  return cause instanceof Error && (reasonOf(cause).startsWith('ERR_WORKER') || /terminating worker|worker exited/iu.test(cause.message)); // prettier-ignore
}

/** Papers from which on two workers bring more than it takes to start them: to compose, and to make. */
const worthwhile = { compose: 1_200, make: 250 } as const;

/** Those who make the papers of one data set. */
export class Crew {
  readonly #order: CrewOrder;
  readonly #own = ownHands();
  #workers: Hands | undefined;

  constructor(order: CrewOrder) {
    this.#order = order;
  }

  /** Says how much work comes, so that workers are called where they bring more than it takes to start them. */
  expect(dataset: OpenDataset, work: keyof typeof worthwhile, papers: number): void {
    if (this.#workers !== undefined) return;
    const { jobs, fonts } = this.#order;
    const count = Math.min(jobs ?? workersThatFit(dataset.plans.length), papers);
    const isWorth = count > 1 && (jobs !== undefined || papers >= worthwhile[work]);
    if (isWorth) this.#workers = workers(dataset, fonts, count);
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
  draft(dataset: ReadyDataset, plan: PaperPlan, hasFacts: boolean): Promise<Outcome<Draft>> {
    return this.#hands.draft(dataset, plan, hasFacts);
  }

  /** Makes a paper that was composed without fault. @throws WorkerLost */
  make(dataset: ReadyDataset, making: Making, wanted: Wanted): Promise<MadePaper> {
    return this.#hands.make(dataset, making, wanted);
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
