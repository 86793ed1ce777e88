/**
 * Makes a data set's papers: composes all of them first, so that a fault costs nothing, then writes what is new or
 * different and leaves the rest as it is. One run at a time writes; what another run has issued meanwhile is planned
 * again.
 */
import { hasErrors, type Diagnostic, type Outcome } from '../model/diagnostic.ts';
import { embeddingWarnings } from '../pipeline.ts';
import { reportOf } from './decisions.ts';
import { issue } from './issue.ts';
import { beginRun, endRun, hasLeftOvers, removeFile, superseded } from './left-overs.ts';
import { ledgerFlaws, loadLedger, openLedger } from './ledger-store.ts';
import { builtDataset, makePlan, type BuildOptions, type BuiltDataset, type DatasetPlan } from './plan.ts';
import { refusalOf, refusing } from './refused.ts';
import type { PaperReport } from './report.ts';
import type { Workspace } from './workspace.ts';

/** Makes the papers. Where there is a fault of data, template or font, nothing has been written. */
export async function buildDataset(workspace: Workspace, options: BuildOptions): Promise<Outcome<BuiltDataset>> {
  const stored = await loadLedger(workspace);
  const flaws = ledgerFlaws(workspace, stored.value?.flaws ?? []);
  if (stored.value === undefined) return { value: undefined, diagnostics: stored.diagnostics };
  const planned = await makePlan(workspace, stored.value, options);
  const diagnostics: Diagnostic[] = [...flaws, ...planned.diagnostics];
  if (planned.value === undefined || hasErrors(diagnostics)) return { value: undefined, diagnostics };
  const plan = planned.value;
  if (options.embedFonts) {
    const made = plan.decisions.filter(({ status }) => status !== 'unchanged').map(({ paper }) => paper);
    diagnostics.push(...embeddingWarnings(plan.dataset, made));
  }
  const isDone = plan.decisions.every(({ status }) => status === 'unchanged');
  if (isDone && !hasLeftOvers(workspace, plan.state)) {
    const reports = plan.decisions.map((decision) => reportOf(workspace, decision));
    return { value: builtDataset(workspace, plan, reports, options), diagnostics };
  }
  const carried = await carryOut(workspace, plan, options);
  return { value: carried.value, diagnostics: [...diagnostics, ...carried.diagnostics] };
}

async function carryOut(
  workspace: Workspace,
  planned: DatasetPlan,
  options: BuildOptions,
): Promise<Outcome<BuiltDataset>> {
  const opened = await openLedger(workspace);
  const ledger = opened.value;
  if (ledger === undefined) return { value: undefined, diagnostics: opened.diagnostics };
  try {
    const moved =
      ledger.entries.length !== planned.ledger.serial || (ledger.entries.at(-1)?.hash ?? null) !== planned.ledger.hash;
    const again = moved ? await makePlan(workspace, ledger, options) : { value: planned, diagnostics: [] };
    const plan = again.value;
    if (plan === undefined) return { value: undefined, diagnostics: again.diagnostics };
    const reports: PaperReport[] = [];
    await beginRun(workspace);
    for (const decision of plan.decisions) {
      const { formats, signatureFields, embedFonts } = options;
      const issuer = { workspace, plan, ledger, formats, signatureFields, embedFonts };
      const files = decision.status === 'unchanged' ? decision.files : await issue(issuer, decision);
      reports.push(reportOf(workspace, decision, files));
    }
    for (const path of superseded(ledger.state)) {
      await refusing(workspace, path, () => removeFile(workspace.out.path, path));
    }
    await endRun(workspace);
    return { value: builtDataset(workspace, { ...plan, state: ledger.state }, reports, options), diagnostics: [] };
  } catch (cause) {
    return { value: undefined, diagnostics: [refusalOf(cause)] };
  } finally {
    await ledger.close();
  }
}
