/** `build`: makes the papers and says, in a short table, what was made and where. */
import { resolve } from 'node:path';
import { readAgreedPlan } from '../batch/agreed-plan.ts';
import { buildDataset } from '../batch/build.ts';
import { mergeShards } from '../batch/merge.ts';
import { joinReports, rounded, totalsOf, type BuildReport, type PaperReport } from '../batch/report.ts';
import type { Shard } from '../batch/shard.ts';
import { openWorkspace } from '../batch/workspace.ts';
import { runWords } from '../messages/run-words.ts';
import { hasErrors, type Diagnostic } from '../model/diagnostic.ts';
import { createStopwatch } from '../model/timing.ts';
import { reportDiagnostics, sayDiagnostics, writeJson } from './diagnose.ts';
import type { SealsAsked } from '../pipeline.ts';
import type { CommandContext } from './program.ts';
import { progressLine } from './progress.ts';
import { nothingMatches } from './selection.ts';
import { formatTable } from './table.ts';
import type { ExitCode } from './terminal.ts';
import { describeTiming, timingReport } from './timing.ts';

export interface BuildCommandOptions {
  readonly includeSigned: boolean;
  readonly supplement: boolean;
  readonly embedFonts: boolean;
  readonly seals: SealsAsked;
  /** Path of a saved plan. */
  readonly plan: string | undefined;
  readonly jobs: number | undefined;
  /** Whether the time of each stage is told. */
  readonly timing: boolean;
  readonly shard: Shard | undefined;
  /** Whether shards are merged: of the division named, or of the only one there is. */
  readonly merge: number | true | undefined;
}

/** Builds one data set after the other; a data set at fault keeps none of the others from being built. */
export async function build(
  datasets: readonly string[],
  context: CommandContext,
  { includeSigned, supplement, embedFonts, seals, plan, jobs, timing, shard, merge }: BuildCommandOptions,
): Promise<ExitCode> {
  const { terminal, language, words, json, asOf, only, formats, signatureFields } = context;
  if (plan !== undefined && datasets.length > 1) {
    terminal.error(`${words.usage.onePlan}\n`);
    return 2;
  }
  if (shard !== undefined && merge !== undefined) {
    terminal.error(`${words.usage.shardAlone}\n`);
    return 2;
  }
  const reports: BuildReport[] = [];
  const read = plan === undefined ? undefined : await readAgreedPlan(resolve(terminal.cwd, plan), plan);
  const diagnostics: Diagnostic[] = [...(read?.diagnostics ?? [])];
  const agreed = read?.value;
  const signal = terminal.untilStopped?.();
  const line = progressLine(context);
  let isStopped = false;
  signal?.addEventListener('abort', () => {
    line.clear();
    if (!json) terminal.error(`${runWords(language).progress.stopping}\n`);
  });
  for (const dataset of hasErrors(diagnostics) ? [] : datasets) {
    if (signal?.aborted === true) {
      isStopped = true;
      break;
    }
    const workspace = openWorkspace(dataset, terminal.cwd, context.out);
    const start = terminal.now();
    const stopwatch = createStopwatch(() => terminal.now());
    const asked = { asOf, only, formats, signatureFields, includeSigned, supplement, embedFonts, seals, agreed };
    const run = { jobs, shard, signal, onProgress: line.show, stopwatch };
    const built =
      merge === undefined
        ? await buildDataset(workspace, { ...asked, ...run })
        : await mergeShards(workspace, merge === true ? undefined : merge);
    line.clear();
    const seconds = rounded((terminal.now() - start) / 1000);
    diagnostics.push(...built.diagnostics);
    if (built.value === undefined) continue;
    const { papers } = built.value;
    const warnings = reportDiagnostics(built.diagnostics, 'warning', language);
    const measured = timing ? { timing: timingReport(stopwatch.take()) } : {};
    const report = { ...built.value, seconds, papers, totals: totalsOf(papers), ...measured, warnings };
    if (only !== undefined && papers.length === 0 && shard === undefined && merge === undefined)
      return nothingMatches(only, built.value.ids, context);
    reports.push(report);
    if (json) continue;
    terminal.output(`${summary(report, workspace.out.shown, context)}\n`);
    if (report.timing !== undefined) terminal.output(`\n${describeTiming(report.timing, runWords(language).timing)}\n`);
  }
  sayDiagnostics(diagnostics, language, terminal);
  const failed = hasErrors(diagnostics);
  if (json) writeJson(answer(datasets, reports, diagnostics, failed, context), terminal);
  if (isStopped || diagnostics.some(({ fault }) => fault.code === 'stopped')) return 130;
  return failed ? 1 : 0;
}

function answer(
  datasets: readonly string[],
  reports: readonly BuildReport[],
  diagnostics: readonly Diagnostic[],
  failed: boolean,
  { language }: CommandContext,
): object {
  const [only] = reports;
  const report = datasets.length === 1 && only !== undefined ? only : joinReports(reports);
  return failed ? { ...report, errors: reportDiagnostics(diagnostics, 'error', language) } : report;
}

/** Rows that a terminal shows without scrolling what matters away. */
const mostRows = 40;

function summary(report: BuildReport, out: string, { words }: CommandContext): string {
  const { build: text } = words;
  const groups = [...groupByTitle(report.papers)].map(([title, papers]) => {
    const rows = papers.slice(0, mostRows).map((paper) => rowOf(paper, text.status[paper.status]));
    const more = papers.length > mostRows ? [text.more(papers.length - mostRows)] : [];
    return [title, indent([formatTable([text.columns, ...rows]), ...more].join('\n'))].join('\n');
  });
  const copies = report.papers.reduce((sum, paper) => sum + copiesOf(paper), 0);
  const { totals, seconds } = report;
  return [...groups, text.counted(totals.papers, copies, totals.files, seconds), text.where(`${out}/${report.dataset}`)]
    .join('\n\n')
    .replace(/\n\n(?=[^\n]*$)/u, '\n');
}

function groupByTitle(papers: readonly PaperReport[]): Map<string, PaperReport[]> {
  const groups = new Map<string, PaperReport[]>();
  for (const paper of papers) groups.set(paper.title, [...(groups.get(paper.title) ?? []), paper]);
  return groups;
}

function rowOf(paper: PaperReport, status: string): (string | number)[] {
  return [paper.subject, copiesOf(paper), paper.files[0]?.pages ?? 0, status];
}

function copiesOf(paper: PaperReport): number {
  return paper.files[0]?.copies ?? 0;
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
