/** A worker thread: makes ready what the main thread has checked, once, and makes the papers it is given. */
import { workerData } from 'node:worker_threads';
import { Tinypool } from 'tinypool';
import type { PaperPlan } from '../model/programme.ts';
import { memoryOf } from '../model/pieces.ts';
import { createStopwatch } from '../model/timing.ts';
import { loadFonts, readyDataset, sharePackagedFaces, type ReadyDataset } from '../pipeline.ts';
import { ComposedPapers } from './composed-papers.ts';
import type { Answer, WorkerStart } from './crew.ts';
import { collectGarbage, forgetPaper } from './memory.ts';
import { compose, draftOf, makeFiles, type Draft, type MadePaper, type Making, type Wanted } from './making.ts';

const stopwatch = createStopwatch(() => performance.now());
let ready: Promise<ReadyDataset> | undefined;
let composed = new ComposedPapers(0);

/** The data set: made ready for the first paper, so that a fault has somebody to be told to. */
async function dataset(): Promise<ReadyDataset> {
  ready ??= makeReady();
  return ready;
}

async function makeReady(): Promise<ReadyDataset> {
  // What the pool hands over stands behind its own.
  const [, start] = workerData as [unknown, { value: WorkerStart | undefined }];
  if (start.value === undefined) throw new Error('made ready twice');
  const { files, fonts, identity, faces, kept } = start.value;
  start.value = undefined;
  composed = new ComposedPapers(kept);
  sharePackagedFaces(faces);
  const loaded = await loadFonts(fonts);
  if (loaded.value?.identity !== identity) throw new Error('the fonts were changed while the run was under way');
  // Collected before the first paper: what was loaded on the way is no longer held.
  setImmediate(collectGarbage);
  return readyDataset(files, loaded.value, stopwatch);
}

/** A paper to be composed; its facts are wanted where an earlier version is there to compare them with. */
interface DraftTask {
  readonly plan: PaperPlan;
  readonly hasFacts: boolean;
}

/** Composes a paper to find its faults; one that has any is undefined, and the main thread finds their places. */
export async function draft({ plan, hasFacts }: DraftTask): Promise<Answer<Draft | undefined>> {
  forgetPaper('composed');
  const { value, diagnostics } = compose(await dataset(), { kind: 'paper', plan });
  const isSound = value !== undefined && diagnostics.length === 0;
  if (isSound) composed.keep(value);
  const result = isSound ? draftOf(value, hasFacts) : undefined;
  return { result, timing: stopwatch.take() };
}

/** What a worker is asked to make. */
interface MakeTask {
  readonly making: Making;
  readonly wanted: Wanted;
}

/** Makes a paper; its bytes are handed over, not copied. */
export async function make({ making, wanted }: MakeTask): Promise<unknown> {
  forgetPaper('made');
  const using = await dataset();
  const paper = composed.take(making.plan) ?? compose(using, making).value;
  if (paper === undefined) throw new Error(`${making.plan.id} has faults it did not have`);
  const made = await makeFiles(using, paper, wanted);
  const answer: Answer<MadePaper> = { result: made, timing: stopwatch.take() };
  const memory = memoryOf([made.text, ...made.copies.flatMap(({ pieces }) => pieces)]);
  return Tinypool.move({ [Tinypool.transferableSymbol]: memory, [Tinypool.valueSymbol]: answer } as never);
}
