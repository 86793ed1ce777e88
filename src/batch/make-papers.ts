/** Makes what a plan says, several papers at a time, and hands over what they come to in the order of the plan. */
import { warning, type Diagnostic } from '../model/diagnostic.ts';
import type { IssuedFile } from '../model/ledger.ts';
import { noStopwatch } from '../model/timing.ts';
import type { PaperDecision } from './decisions.ts';
import { fileWriterOf } from './file-writer.ts';
import { inOrder } from './in-order.ts';
import { store, type StoredPaper } from './issue.ts';
import { forgetPaper } from './memory.ts';
import type { BuildOptions, DatasetPlan } from './plan.ts';
import { Recorder } from './recorder.ts';
import type { Workspace } from './workspace.ts';

/** What is kept of papers that were made. */
export interface Keeping<T> {
  /** What there is to keep, if anything; the paper's files are on disk. */
  of(decision: PaperDecision, stored: StoredPaper): T | undefined;
  /** Puts it on disk: called once at a time, in the plan's order. @throws what the file system says */
  write(kept: readonly T[]): Promise<void>;
}

/** What a run has come to. */
export interface Made {
  /** Decisions that are carried out: all of them, unless the run was stopped. */
  readonly done: readonly PaperDecision[];
  /** The files of each paper that was made. */
  readonly files: ReadonlyMap<PaperDecision, readonly IssuedFile[]>;
  /** Whether nothing is left to do. */
  readonly isWhole: boolean;
  /** What the papers made are warned of, and that the run was stopped, if it was. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes papers. A run that is stopped ends with what it had begun.
 *
 * @throws Refused, WorkerLost
 */
export async function makePapers<T>(
  workspace: Workspace,
  plan: DatasetPlan,
  { formats, signatureFields, embedFonts, jobs, signal, onProgress, stopwatch = noStopwatch }: BuildOptions,
  keeping: Keeping<T>,
): Promise<Made> {
  const { crew, dataset } = plan;
  const warnings = new Map<string, Diagnostic>();
  const recorder = new Recorder<T>((kept) => stopwatch.measure('ledger', () => keeping.write(kept)));
  const changed = plan.decisions.filter(({ status }) => status !== 'unchanged');
  const files = new Map<PaperDecision, readonly IssuedFile[]>();
  crew.expect(dataset, 'make', changed.length);
  const writer = fileWriterOf(changed.length, jobs);
  const issuer = { workspace, plan, formats, signatureFields, embedFonts, stopwatch, writer };
  const make = async (decision: PaperDecision): Promise<{ decision: PaperDecision; stored: StoredPaper }> => {
    // Other work of this thread, such as a signal, has its turn between two papers.
    await new Promise((resolve) => setImmediate(resolve));
    return { decision, stored: await store(issuer, decision) };
  };
  try {
    for await (const { decision, stored } of inOrder(changed, Math.max(crew.ahead, writer.ahead), make, signal)) {
      const kept = keeping.of(decision, stored);
      if (kept !== undefined) await recorder.add(kept);
      files.set(decision, stored.files);
      // Papers have the same faces: each is told once.
      for (const told of stored.warnings) warnings.set(JSON.stringify(told), told);
      forgetPaper('made');
      onProgress?.({ stage: 'make', done: files.size, total: changed.length, subject: decision.source.subject });
    }
  } finally {
    await recorder.settle();
    await writer.close();
  }
  await recorder.finish();
  const done = plan.decisions.filter((decision) => decision.status === 'unchanged' || files.has(decision));
  const left = plan.decisions.length - done.length;
  const stopped = left === 0 ? [] : [warning({ code: 'stopped', made: files.size, left })];
  return { done, files, isWhole: left === 0, diagnostics: [...warnings.values(), ...stopped] };
}
