/** `check`: reads everything, writes nothing, reports every fault at once. */
import { composeDataset } from '../batch/compose.ts';
import { rounded } from '../batch/report.ts';
import { openWorkspace } from '../batch/workspace.ts';
import { hasErrors, type Diagnostic } from '../model/diagnostic.ts';
import { reportDiagnostics, sayDiagnostics, writeJson } from './diagnose.ts';
import type { CommandContext } from './program.ts';
import { progressLine } from './progress.ts';
import { nothingMatches } from './selection.ts';
import type { ExitCode } from './terminal.ts';

/** Checks data sets; `--json` lists the papers that can be made. */
export async function check(datasets: readonly string[], context: CommandContext): Promise<ExitCode> {
  const { terminal, language, words, json, asOf, only } = context;
  const diagnostics: Diagnostic[] = [];
  const reports: object[] = [];
  for (const name of datasets) {
    const workspace = openWorkspace(name, terminal.cwd, context.out);
    const start = terminal.now();
    const line = progressLine(context);
    const composed = await composeDataset(workspace, { asOf }, only, { onProgress: line.show });
    line.clear();
    diagnostics.push(...composed.diagnostics);
    const papers = composed.value?.papers ?? [];
    const plans = composed.value?.dataset.plans ?? [];
    if (only !== undefined && composed.value !== undefined && papers.length === 0) {
      return nothingMatches(
        only,
        plans.map((plan) => plan.id),
        context,
      );
    }
    reports.push({
      dataset: workspace.dataset,
      asOf: composed.value?.dataset.date ?? asOf ?? null,
      seconds: rounded((terminal.now() - start) / 1000),
      papers: papers.map(({ plan, title }) => ({ ...plan, subject: plan.subject ?? null, title })),
      errors: reportDiagnostics(composed.diagnostics, 'error', language),
      warnings: reportDiagnostics(composed.diagnostics, 'warning', language),
    });
    if (composed.value === undefined || json) continue;
    const copies = papers.reduce((sum, { plan }) => sum + plan.parties.length, 0);
    terminal.output(`${words.check.sound(workspace.data.shown, papers.length, copies)}\n`);
  }
  sayDiagnostics(diagnostics, language, terminal);
  if (json) writeJson(reports.length === 1 ? (reports[0] ?? {}) : { datasets: reports }, terminal);
  return hasErrors(diagnostics) ? 1 : 0;
}
