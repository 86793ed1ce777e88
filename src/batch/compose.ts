/** A data set's papers composed, with every fault there is; nothing is written here. */
import type { Diagnostic, Outcome } from '../model/diagnostic.ts';
import { hasErrors } from '../model/diagnostic.ts';
import {
  composePaper,
  openDataset,
  type ComposedPaper,
  type DatasetFolders,
  type OpenDataset,
  type OpenOptions,
} from '../pipeline.ts';

export interface ComposedDataset {
  readonly dataset: OpenDataset;
  readonly papers: readonly ComposedPaper[];
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
): Promise<Outcome<ComposedDataset>> {
  const opened = await openDataset(folders, options);
  const dataset = opened.value;
  if (dataset === undefined) return { value: undefined, diagnostics: distinct(opened.diagnostics) };
  const papers: ComposedPaper[] = [];
  const diagnostics = [...opened.diagnostics];
  for (const plan of dataset.plans) {
    if (only !== undefined && !plan.id.includes(only)) continue;
    const composed = composePaper(dataset, plan);
    diagnostics.push(...composed.diagnostics);
    if (composed.value !== undefined) papers.push(composed.value);
  }
  const value = hasErrors(diagnostics) ? undefined : { dataset, papers };
  return { value, diagnostics: distinct(diagnostics) };
}

/** A template's fault shows in every paper made from it: it is told once. */
function distinct(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const told = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const { fault, place } = diagnostic;
    // Whether a name exists does not depend on the paper; whether it has a value does.
    const isOfTemplate = fault.code === 'unknown-name';
    const key = JSON.stringify([isOfTemplate ? { ...fault, paper: undefined } : fault, place]);
    if (!told.has(key)) told.set(key, diagnostic);
  }
  return [...told.values()];
}
