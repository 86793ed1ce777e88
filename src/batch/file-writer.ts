/** Who writes the files of papers: this thread, or one beside it. Either writes the same in the same order. */
import { Worker } from 'node:worker_threads';
import { memoryOf } from '../model/pieces.ts';
import { isWorkerEnd, WorkerLost } from './crew.ts';
import { storeFiles, type PaperFiles, type Stored } from './store-files.ts';

export interface FileWriter {
  /** How many papers may be in hand at a time. */
  readonly ahead: number;
  /**
   * Puts a paper's files on disk. Their own memory is handed over: nobody else may have it.
   *
   * @param id the paper's.
   * @throws WorkerLost
   */
  store(id: string, paper: PaperFiles): Promise<Stored>;
  close(): Promise<void>;
}

/** What the writing thread is given, and what it answers; orders have numbers, for answers come as the disk has it. */
export interface WriteOrder {
  readonly order: number;
  readonly paper: PaperFiles;
}
export interface WriteAnswer {
  readonly order: number;
  readonly stored: Stored;
}

/** Papers from which on a thread brings more than it takes to start it, a twentieth of a second of a processor. */
const worthwhile = 50;

/** Who writes so many papers. @param jobs how many threads may make papers, if somebody said so; one is this thread. */
export function fileWriterOf(papers: number, jobs: number | undefined): FileWriter {
  if (papers >= worthwhile && jobs !== 1) return new WritingThread();
  return { ahead: 3, store: (_id, paper) => storeFiles(paper), close: () => Promise.resolve() };
}

interface Waiting {
  readonly id: string;
  readonly resolve: (stored: Stored) => void;
  readonly reject: (cause: unknown) => void;
}

/** A thread that does nothing but write: the file system takes a fifth of the time that the papers take. */
class WritingThread implements FileWriter {
  readonly ahead = 8;
  readonly #worker = new Worker(new URL('./writing-thread.js', import.meta.url));
  readonly #waiting = new Map<number, Waiting>();
  #orders = 0;
  #end: { readonly cause: unknown } | undefined;

  constructor() {
    this.#worker.on('message', ({ order, stored }: WriteAnswer) => {
      this.#waiting.get(order)?.resolve(stored);
      this.#waiting.delete(order);
    });
    this.#worker.on('error', (cause) => this.#ended(cause));
    this.#worker.on('exit', (code) => this.#ended(new Error(`worker exited with ${code}`)));
  }

  store(id: string, paper: PaperFiles): Promise<Stored> {
    return new Promise((resolve, reject) => {
      const waiting = { id, resolve, reject };
      if (this.#end !== undefined) return lose(waiting, this.#end.cause);
      this.#orders += 1;
      this.#waiting.set(this.#orders, waiting);
      const order: WriteOrder = { order: this.#orders, paper };
      this.#worker.postMessage(order, memoryOf(paper.files.flatMap(({ pieces }) => pieces)));
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  /** All who wait hear of it. */
  #ended(cause: unknown): void {
    this.#end ??= { cause };
    for (const waiting of this.#waiting.values()) lose(waiting, this.#end.cause);
    this.#waiting.clear();
  }
}

function lose({ id, reject }: Waiting, cause: unknown): void {
  reject(isWorkerEnd(cause) ? new WorkerLost(id, cause) : cause);
}
