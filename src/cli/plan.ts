/** `plan`: what `build` would do and why, grouped by what has changed. */
import { causesOf } from '../batch/causes.ts';
import { planDataset, type BuiltDataset } from '../batch/plan.ts';
import { totalsOf, type PaperReport } from '../batch/report.ts';
import { openWorkspace } from '../batch/workspace.ts';
import { ledgerWords, type LedgerWords } from '../messages/ledger-words.ts';
import { hasErrors, type Diagnostic } from '../model/diagnostic.ts';
import { reportDiagnostics, sayDiagnostics, writeJson } from './diagnose.ts';
import type { CommandContext } from './program.ts';
import { progressLine } from './progress.ts';
import { nothingMatches } from './selection.ts';
import { formatTable } from './table.ts';
import type { ExitCode } from './terminal.ts';

export interface PlanOptions {
  readonly includeSigned: boolean;
  readonly supplement: boolean;
  /** Whether changes are told by the exit code too. */
  readonly exitCode: boolean;
  readonly jobs: number | undefined;
}

/** Plans data sets; nothing is written. */
export async function plan(
  datasets: readonly string[],
  context: CommandContext,
  options: PlanOptions,
): Promise<ExitCode> {
  const { terminal, language, json, asOf, only, formats, signatureFields } = context;
  const words = ledgerWords(language).plan;
  const diagnostics: Diagnostic[] = [];
  const reports: object[] = [];
  let changes = 0;
  for (const dataset of datasets) {
    const workspace = openWorkspace(dataset, terminal.cwd, context.out);
    const { includeSigned, supplement, jobs } = options;
    const line = progressLine(context);
    const run = { jobs, onProgress: line.show };
    const planned = await planDataset(workspace, {
      asOf,
      only,
      formats,
      signatureFields,
      includeSigned,
      supplement,
      embedFonts: false,
      ...run,
    });
    line.clear();
    diagnostics.push(...planned.diagnostics);
    if (planned.value === undefined) continue;
    const { papers, ids } = planned.value;
    if (only !== undefined && papers.length === 0) return nothingMatches(only, ids, context);
    changes += papers.filter(({ status }) => status !== 'unchanged').length;
    reports.push(reportOf(planned.value, reportDiagnostics(planned.diagnostics, 'warning', language)));
    if (!json) terminal.output(`${describePlan(workspace.data.shown, planned.value, words)}\n`);
  }
  sayDiagnostics(diagnostics, language, terminal);
  const failed = hasErrors(diagnostics);
  const errors = failed ? { errors: reportDiagnostics(diagnostics, 'error', language) } : {};
  if (json) writeJson({ ...(datasets.length === 1 ? reports[0] : { datasets: reports }), ...errors }, terminal);
  if (failed) return 1;
  return options.exitCode && changes > 0 ? 3 : 0;
}

/** The shape of `build --json` without files. */
function reportOf({ ids: _ids, ...built }: BuiltDataset, warnings: readonly object[]): object {
  const { files: _files, ...totals } = totalsOf(built.papers);
  const papers = built.papers.map(({ files: _none, ...paper }) => paper);
  const causes = causesOf(built.papers).map(({ papers: concerned, ...cause }) => {
    return { ...cause, papers: concerned.map(({ id }) => id) };
  });
  return { ...built, papers, causes, totals, warnings };
}

/** Rows that a terminal shows without scrolling what matters away. */
const mostRows = 40;

function describePlan(shown: string, built: BuiltDataset, words: LedgerWords['plan']): string {
  const { papers, unrequested, laterTenures, asOf } = built;
  const created = papers.filter(({ status, supplements }) => status === 'created' && supplements === null);
  const latest = laterTenures.map(({ from }) => from).sort().at(-1); // prettier-ignore
  const groups = [
    words.heading(shown, asOf),
    ...causesOf(papers).map((cause) =>
      group([words.cause(cause), words.concerned(cause.papers.length, cause.signed)], cause.papers, words),
    ),
    ...(created.length > 0 ? [group([words.created, words.concerned(created.length, 0)], created, words)] : []),
    ...(unrequested.length > 0
      ? [lines([words.unrequested], unrequested.map(({ id, version, signed }) => [id, words.inForce(version, signed)]), words)] // prettier-ignore
      : []),
    ...(latest === undefined
      ? []
      : [lines([words.laterHint(asOf, latest)], laterTenures.map(({ post, holder, from }) => [words.later(post, holder, from)]), words)]), // prettier-ignore
  ];
  const totals = totalsOf(papers);
  const superseded = papers.filter(({ status, signed }) => status === 'changed' && signed).length;
  return [...groups, words.totals(totals.created, totals.changed, superseded, totals.unchanged)].join('\n\n');
}

function group(title: readonly string[], papers: readonly PaperReport[], words: LedgerWords['plan']): string {
  return lines(title, papers.map((paper) => [paper.id, whatBecomes(paper, words)]), words); // prettier-ignore
}

function whatBecomes(paper: PaperReport, words: LedgerWords['plan']): string {
  const { status, version, supersedes, signed, held } = paper;
  if (status === 'unchanged') return held ? words.held(version) : words.supplement(version);
  return supersedes === null ? words.first(version) : words.next(supersedes, signed, version);
}

function lines(title: readonly string[], rows: readonly (readonly string[])[], words: LedgerWords['plan']): string {
  const table = formatTable(rows.slice(0, mostRows));
  const more = rows.length > mostRows ? [words.more(rows.length - mostRows)] : [];
  const indented = [...table.split('\n'), ...more].map((line) => `  ${line}`);
  return [title.join('  '), ...indented].join('\n');
}
