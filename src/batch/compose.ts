/** A data set's papers composed, with every fault there is; nothing is written here. */
import type { Diagnostic, Outcome } from '../model/diagnostic.ts';
import { hasErrors } from '../model/diagnostic.ts';
import type { PaperPlan } from '../model/programme.ts';
import { openDataset, type DatasetFolders, type OpenDataset, type OpenOptions } from '../open-dataset.ts';
import { composePaper, type ComposedPaper } from '../pipeline.ts';
import { Crew, lostWorker } from './crew.ts';
import { inOrder } from './in-order.ts';
import type { Draft } from './making.ts';
import { forgetPaper } from './memory.ts';

/** How a run over many papers is made, and who is told about it. */
export interface RunOptions {
  /** Worker threads; as many as the machine has processors, where that is worth it, unless given. */
  readonly jobs?: number | undefined;
  /** Once it is aborted, nothing further is begun. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** A paper is done with: composed, or made. */
export interface Progress {
  readonly stage: 'compose' | 'make';
  readonly done: number;
  readonly total: number;
  /** Name of the organization it is for. */
  readonly subject: string;
}

/** Diagnostics, each once. A template's fault shows in every paper made from it. */
export class Told {
  readonly #told = new Map<string, Diagnostic>();

  add(diagnostics: readonly Diagnostic[]): void {
    for (const diagnostic of diagnostics) {
      const { fault, place } = diagnostic;
      // Whether a name exists does not depend on the paper; whether it has a value does.
      const isOfTemplate = fault.code === 'unknown-name';
      const key = JSON.stringify([isOfTemplate ? { ...fault, paper: undefined } : fault, place]);
      if (!this.#told.has(key)) this.#told.set(key, diagnostic);
    }
  }

  get all(): readonly Diagnostic[] {
    return [...this.#told.values()];
  }
}

/**
 * Composes papers to find their faults. Each is handed on in the order of the plans, and not kept.
 *
 * @param take is not called any more once a fault was found.
 * @param hasFacts of which papers the facts are wanted; of none unless given.
 */
export async function draftPapers(
  crew: Crew,
  dataset: OpenDataset,
  plans: readonly PaperPlan[],
  take: (draft: Draft) => Promise<void>,
  { signal, onProgress, hasFacts = () => false }: RunOptions & { readonly hasFacts?: (plan: PaperPlan) => boolean },
): Promise<readonly Diagnostic[]> {
  const told = new Told();
  let done = 0;
  crew.expect(dataset, 'compose', plans.length);
  try {
    for await (const { plan, value, diagnostics } of inOrder(
      plans,
      crew.ahead,
      (one) => draft(crew, dataset, one, hasFacts(one)),
      signal,
    )) {
      told.add(diagnostics);
      if (value !== undefined && !hasErrors(told.all)) await take(value);
      forgetPaper('composed');
      done += 1;
      const subject = plan.subject ?? dataset.programme.undertaking.place;
      onProgress?.({ stage: 'compose', done, total: plans.length, subject });
    }
  } catch (cause) {
    const lost = lostWorker(cause);
    if (lost === undefined) throw cause;
    told.add([lost]);
  }
  return told.all;
}

async function draft(
  crew: Crew,
  dataset: OpenDataset,
  plan: PaperPlan,
  hasFacts: boolean,
): Promise<Outcome<Draft> & { readonly plan: PaperPlan }> {
  // Other work of this thread, such as a signal, has its turn between two papers.
  await new Promise((resolve) => setImmediate(resolve));
  return { plan, ...(await crew.draft(dataset, plan, hasFacts)) };
}

export interface ComposedDataset {
  readonly dataset: OpenDataset;
  readonly papers: readonly Pick<Draft, 'plan' | 'title'>[];
}

/**
 * Opens a data set and composes its papers.
 *
 * @param only text that the ids of the papers wanted contain; all papers without it.
 */
export async function composeDataset(
  folders: DatasetFolders,
  options: OpenOptions,
  only: string | undefined,
  run: RunOptions = {},
): Promise<Outcome<ComposedDataset>> {
  const opened = await openDataset(folders, options);
  const dataset = opened.value;
  const told = new Told();
  told.add(opened.diagnostics);
  if (dataset === undefined) return { value: undefined, diagnostics: told.all };
  const plans = selected(dataset, only);
  const papers: Pick<Draft, 'plan' | 'title'>[] = [];
  const crew = new Crew({ fonts: folders.fonts, jobs: run.jobs });
  const take = ({ plan, title }: Draft): Promise<void> => {
    papers.push({ plan, title });
    return Promise.resolve();
  };
  told.add(await draftPapers(crew, dataset, plans, take, run).finally(() => crew.close()));
  return { value: hasErrors(told.all) ? undefined : { dataset, papers }, diagnostics: told.all };
}

/** Opens a data set and shows its composed papers, one after the other, to somebody who looks into them. */
export async function visitPapers(
  folders: DatasetFolders,
  options: OpenOptions,
  visit: (dataset: OpenDataset, paper: ComposedPaper) => void,
): Promise<Outcome<OpenDataset>> {
  const opened = await openDataset(folders, options);
  const told = new Told();
  told.add(opened.diagnostics);
  for (const plan of opened.value?.plans ?? []) {
    if (opened.value === undefined) break;
    const { value, diagnostics } = composePaper(opened.value, plan);
    told.add(diagnostics);
    if (value !== undefined) visit(opened.value, value);
  }
  return { value: hasErrors(told.all) ? undefined : opened.value, diagnostics: told.all };
}

/** The plans whose ids contain a text. */
export function selected(dataset: OpenDataset, only: string | undefined): readonly PaperPlan[] {
  return only === undefined ? dataset.plans : dataset.plans.filter(({ id }) => id.includes(only));
}
