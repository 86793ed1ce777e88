/** `check`: reads everything, writes nothing, reports every fault at once. */
import { composeDataset } from '../batch/compose.ts';
import { rounded } from '../batch/report.ts';
import { openWorkspace } from '../batch/workspace.ts';
import { openSeals } from '../pipeline.ts';
import { hasErrors, type Diagnostic } from '../model/diagnostic.ts';
import { reportDiagnostics, sayDiagnostics, writeJson, writeJsonLine } from './diagnose.ts';
import type { CommandContext } from './program.ts';
import { progressLine } from './progress.ts';
import { nothingMatches } from './selection.ts';
import type { ExitCode } from './terminal.ts';

/** Checks data sets; `--json` lists the papers that can be made. */
export async function check(datasets: readonly string[], context: CommandContext): Promise<ExitCode> {
  const { terminal, language, json } = context;
  const { exit, diagnostics, report } = await checkOnce(datasets, context);
  sayDiagnostics(diagnostics, language, terminal);
  if (json && report !== undefined) writeJson(report, terminal);
  return exit;
}

/** Checks data sets at once and after every change; `--json` writes the object of a run, and what changed, on a line. */
export async function checkOnChange(datasets: readonly string[], context: CommandContext): Promise<ExitCode> {
  const { terminal, language, words, json } = context;
  const { watchFiles } = await import('../batch/watch.ts');
  const { untilStopped } = await import('./watch.ts');
  const workspaces = datasets.map((name) => openWorkspace(name, terminal.cwd, context.out));
  const changes = await watchFiles(workspaces, terminal.cwd);
  const run = async (changed: readonly string[]): Promise<void> => {
    const { diagnostics, report } = await checkOnce(datasets, context);
    if (!json) sayDiagnostics(diagnostics, language, terminal);
    else if (report !== undefined) writeJsonLine({ changed, ...report }, terminal);
  };
  return untilStopped(run, changes, { terminal, words, quiet: json });
}

interface Checked {
  readonly exit: ExitCode;
  readonly diagnostics: readonly Diagnostic[];
  /** For programs; none where `--only` selects nothing. */
  readonly report?: object;
}

async function checkOnce(datasets: readonly string[], context: CommandContext): Promise<Checked> {
  const { terminal, language, words, json, asOf, only } = context;
  const diagnostics: Diagnostic[] = [];
  const reports: object[] = [];
  for (const name of datasets) {
    const workspace = openWorkspace(name, terminal.cwd, context.out);
    const start = terminal.now();
    const line = progressLine(context);
    const composed = await composeDataset(workspace, { asOf }, only, { onProgress: line.show });
    line.clear();
    const programme = composed.value?.dataset.programme;
    const ofSeals = programme === undefined ? [] : (await openSeals(workspace.data, programme)).diagnostics;
    const told = [...composed.diagnostics, ...ofSeals];
    diagnostics.push(...told);
    const papers = composed.value?.papers ?? [];
    const plans = composed.value?.dataset.plans ?? [];
    if (only !== undefined && composed.value !== undefined && papers.length === 0) {
      const ids = plans.map((plan) => plan.id);
      return { exit: nothingMatches(only, ids, context), diagnostics: [] };
    }
    reports.push({
      dataset: workspace.dataset,
      asOf: composed.value?.dataset.date ?? asOf ?? null,
      seconds: rounded((terminal.now() - start) / 1000),
      papers: papers.map(({ plan, title }) => ({ ...plan, subject: plan.subject ?? null, title })),
      errors: reportDiagnostics(told, 'error', language),
      warnings: reportDiagnostics(told, 'warning', language),
    });
    if (composed.value === undefined || json) continue;
    const copies = papers.reduce((sum, { plan }) => sum + plan.parties.length, 0);
    terminal.output(`${words.check.sound(workspace.data.shown, papers.length, copies)}\n`);
  }
  const report = reports.length === 1 ? (reports[0] ?? {}) : { datasets: reports };
  return { exit: hasErrors(diagnostics) ? 1 : 0, diagnostics, report };
}
