/** Finds an issued paper by what somebody types: its id, or a part of it that no other id has. */
import { readdir } from 'node:fs/promises';
import { error, type Diagnostic, type Outcome } from '../model/diagnostic.ts';
import type { PaperVersion } from '../model/ledger.ts';
import { nearestName } from '../model/names.ts';
import { ledgerFlaws, ledgerName, loadLedger } from './ledger-store.ts';
import { readIfThere } from './files.ts';
import { openWorkspace, type Workspace } from './workspace.ts';
import { join } from 'node:path';

export interface FoundPaper {
  readonly workspace: Workspace;
  readonly id: string;
  /** Oldest first, at least one. */
  readonly versions: readonly PaperVersion[];
}

/** Where to look: the folder the command was given in, and the output folder if it was named. */
export interface Whereabouts {
  readonly cwd: string;
  readonly out: string | undefined;
}

/** Finds a paper in the ledgers of the output folder. */
export async function findPaper({ cwd, out }: Whereabouts, typed: string): Promise<Outcome<FoundPaper>> {
  const wanted = typed.trim().normalize('NFC');
  const datasets = await issuedDatasets(openWorkspace('', cwd, out).out.path);
  const [first = ''] = wanted.split('/');
  const found: FoundPaper[] = [];
  for (const dataset of datasets.includes(first) ? [first] : datasets) {
    const workspace = openWorkspace(dataset, cwd, out);
    const { value, diagnostics } = await loadLedger(workspace);
    const faults = [...diagnostics, ...ledgerFlaws(workspace, value?.flaws ?? [])];
    if (value === undefined || faults.length > 0) return { value: undefined, diagnostics: faults };
    for (const [id, versions] of value.state) found.push({ workspace, id, versions });
  }
  const exact = found.filter(({ id }) => id === wanted);
  const matching = exact.length > 0 ? exact : found.filter(({ id }) => wanted !== '' && id.includes(wanted));
  const [paper] = matching;
  if (paper !== undefined && matching.length === 1) return { value: paper, diagnostics: [] };
  return { value: undefined, diagnostics: [notFound(typed, matching, found)] };
}

function notFound(typed: string, matching: readonly FoundPaper[], found: readonly FoundPaper[]): Diagnostic {
  if (matching.length > 1) return error({ code: 'paper-ambiguous', text: typed, ids: matching.map(({ id }) => id) });
  const nearest = nearestName(typed, found.map(({ id }) => id)); // prettier-ignore
  const fault = { code: 'paper-unknown', id: typed } as const;
  return error(nearest === undefined ? fault : { ...fault, nearest });
}

/** The data sets of which something was issued. */
async function issuedDatasets(out: string): Promise<string[]> {
  const names: string[] = [];
  try {
    for (const entry of await readdir(out, { withFileTypes: true })) {
      if (entry.isDirectory() && (await readIfThere(join(out, entry.name, ledgerName))) !== undefined)
        names.push(entry.name);
    }
  } catch {
    // Nothing was issued here, or nobody may look: no paper is found either way.
  }
  return names.sort();
}
