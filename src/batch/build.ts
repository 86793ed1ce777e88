/**
 * Makes a data set's papers: composes all of them first, so that a fault costs nothing, then writes what is new or
 * different and leaves the rest as it is. One run at a time writes; what another run has issued meanwhile is planned
 * again.
 */
import { hasErrors, type Diagnostic, type Outcome } from '../model/diagnostic.ts';
import { makeShard } from './build-shard.ts';
import { Crews, lostWorker } from './crew.ts';
import { reportOf } from './decisions.ts';
import { beginRun, endRun, hasLeftOvers } from './left-overs.ts';
import { ledgerFlaws, ledgerName, loadLedger, openLedger, type OpenLedger } from './ledger-store.ts';
import { makePapers } from './make-papers.ts';
import {
  builtDataset,
  isSamePosition,
  makePlan,
  positionOf,
  type BuildOptions,
  type BuiltDataset,
  type DatasetPlan,
} from './plan.ts';
import { refusalOf, refusing } from './refused.ts';
import type { Workspace } from './workspace.ts';

/** Makes the papers. Where there is a fault of data, template or font, nothing has been written. */
export async function buildDataset(workspace: Workspace, options: BuildOptions): Promise<Outcome<BuiltDataset>> {
  const crews = new Crews();
  return buildWith(crews, workspace, options)
    .catch((cause: unknown) => ({ value: undefined, diagnostics: [refusalOf(cause)] }))
    .finally(() => crews.close());
}

async function buildWith(crews: Crews, workspace: Workspace, options: BuildOptions): Promise<Outcome<BuiltDataset>> {
  const stored = await loadLedger(workspace);
  const flaws = ledgerFlaws(workspace, stored.value?.flaws ?? []);
  if (stored.value === undefined) return { value: undefined, diagnostics: stored.diagnostics };
  const planned = await makePlan(crews, workspace, stored.value, options);
  const diagnostics: Diagnostic[] = [...flaws, ...planned.diagnostics];
  if (planned.value === undefined || hasErrors(diagnostics)) return { value: undefined, diagnostics };
  const plan = planned.value;
  const { shard } = options;
  const { base } = plan;
  if (shard !== undefined && base !== undefined) {
    const made = await makeShard(workspace, { ...plan, base }, { ...options, shard });
    if (made === 'moved') return buildWith(crews, workspace, options);
    return { value: made.value, diagnostics: [...diagnostics, ...made.diagnostics] };
  }
  const isDone = plan.decisions.every(({ status }) => status === 'unchanged');
  if (isDone && !(await hasLeftOvers(workspace, plan.state))) {
    const reports = plan.decisions.map((decision) => reportOf(workspace, decision));
    return { value: builtDataset(workspace, plan, reports, options), diagnostics };
  }
  const opened = await openLedger(workspace, undefined, stored.value);
  if (opened.value === undefined) return { value: undefined, diagnostics: [...diagnostics, ...opened.diagnostics] };
  const carried = await carryOut(crews, workspace, plan, opened.value, options);
  return { value: carried.value, diagnostics: [...diagnostics, ...carried.diagnostics] };
}

async function carryOut(
  crews: Crews,
  workspace: Workspace,
  planned: DatasetPlan,
  ledger: OpenLedger,
  options: BuildOptions,
): Promise<Outcome<BuiltDataset>> {
  try {
    const isMoved = !isSamePosition(positionOf(ledger.entries), planned.ledger);
    const again = isMoved ? await makePlan(crews, workspace, ledger, options) : { value: planned, diagnostics: [] };
    const plan = again.value;
    if (plan === undefined) return { value: undefined, diagnostics: again.diagnostics };
    await beginRun(workspace);
    const { done, files, isWhole, diagnostics } = await makePapers(workspace, plan, options, {
      of: (_decision, { record }) => record,
      write: (records) => refusing(workspace, `${workspace.dataset}/${ledgerName}`, () => ledger.append(records)),
    });
    const reports = done.map((decision) => reportOf(workspace, decision, files.get(decision)));
    const { state } = ledger;
    if (isWhole) await endRun(workspace, state);
    return { value: builtDataset(workspace, { ...plan, state }, reports, options), diagnostics };
  } catch (cause) {
    return { value: undefined, diagnostics: [lostWorker(cause) ?? refusalOf(cause)] };
  } finally {
    await ledger.close();
  }
}
