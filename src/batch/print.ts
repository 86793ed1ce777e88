/**
 * `print`: one PDF for the printer, all papers in force in the order of the plan, each with its copies and with what goes
 * with it. Papers are gone through twice: first to find what is at fault, how many pages there are and which characters
 * the fonts need, then to be written; of a large county most are composed again for that.
 */
import { hasOpenSupplements } from '../ledger/state.ts';
import { error, hasErrors, warning, type Diagnostic, type Outcome } from '../model/diagnostic.ts';
import type { PlacedCopy, PrintCopy } from '../model/print.ts';
import { openDataset, type OpenDataset } from '../open-dataset.ts';
import { composePaper, withoutSource } from '../pipeline.ts';
import { PrintedCharacters, printedPaper, printList } from '../print-pipeline.ts';
import { selected, Told, type RunOptions } from './compose.ts';
import { ComposedPapers, keptByRun } from './composed-papers.ts';
import { ledgerFlaws, loadLedger, type StoredLedger } from './ledger-store.ts';
import { forgetPaper } from './memory.ts';
import { latestDay, positionOf } from './plan.ts';
import { placesOf, Stopped, turn, writePrint, type PrintedFile, type PrintJob } from './print-pieces.ts';
import { PrintSources, type PrintSource } from './print-sources.ts';
import { isAmongIssued, printTarget } from './print-target.ts';
import { refusalOf } from './refused.ts';
import type { LedgerPosition } from './report.ts';
import type { Workspace } from './workspace.ts';

export interface PrintOptions extends Omit<RunOptions, 'jobs'> {
  readonly asOf: string | undefined;
  readonly only: string | undefined;
  /** The file that somebody named, relative to `cwd`. */
  readonly pdf: string | undefined;
  readonly cwd: string;
}

/** What a print file holds, in the shape that programs read (`--json`). */
export interface PrintReport {
  readonly dataset: string;
  /** Date of the papers that have none of their own, as YYYY-MM-DD. */
  readonly asOf: string;
  readonly ledger: LedgerPosition;
  readonly file: PrintedFile;
  /** Pages of the list in front. */
  readonly listPages: number;
  readonly papers: readonly PrintedPaperReport[];
  readonly totals: { readonly papers: number; readonly copies: number; readonly pages: number };
}

export interface PrintedPaperReport {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly subject: string;
  /** Whether it was made again from the data, or its pages were taken from the PDFs that were issued. */
  readonly from: 'data' | 'files';
  readonly copies: readonly PrintedCopyReport[];
}

/** Its pages, and the page of the file that it begins on, from 1. */
export type PrintedCopyReport = Pick<PlacedCopy, 'copy' | 'copies' | 'party' | 'pages' | 'start'>;

/** Writes the print file of a data set; `ids` are those of its papers where none of them is selected. */
export async function printDataset(
  workspace: Workspace,
  options: PrintOptions,
): Promise<Outcome<PrintReport | { readonly ids: readonly string[] }>> {
  try {
    const stored = await loadLedger(workspace);
    const flaws = ledgerFlaws(workspace, stored.value?.flaws ?? []);
    if (stored.value === undefined || hasErrors(flaws))
      return { value: undefined, diagnostics: [...stored.diagnostics, ...flaws] };
    return await printWith(workspace, stored.value, options);
  } catch (cause) {
    if (cause instanceof Stopped) return { value: undefined, diagnostics: [warning({ code: 'print-stopped' })] };
    return { value: undefined, diagnostics: [refusalOf(cause)] };
  }
}

async function printWith(
  workspace: Workspace,
  { state, entries }: StoredLedger,
  options: PrintOptions,
): Promise<Outcome<PrintReport | { readonly ids: readonly string[] }>> {
  const { asOf, only } = options;
  const target = printTarget(workspace, options.pdf, options.cwd);
  const day = { asOf, notBefore: latestDay(state) };
  const opened = await openDataset(workspace, { ...day, supplements: hasOpenSupplements(state) });
  const dataset = opened.value;
  if (dataset === undefined) return { value: undefined, diagnostics: opened.diagnostics };
  const plans = selected(dataset, only);
  if (plans.length === 0) return { value: { ids: dataset.plans.map(({ id }) => id) }, diagnostics: opened.diagnostics };
  const diagnostics: Diagnostic[] = [...opened.diagnostics];
  if (isAmongIssued(workspace, target)) diagnostics.push(error({ code: 'print-among-issued', path: target.shown }));
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics };
  const found = await lookThrough(dataset, new PrintSources(workspace, dataset, state), options);
  diagnostics.push(...found.diagnostics);
  if (found.value === undefined || hasErrors(diagnostics)) return { value: undefined, diagnostics };
  const { sources, composed, characters } = found.value;
  const list = printList(dataset, sources.flatMap(copiesOf));
  characters.add({ paper: list.paper, marks: [] });
  const { signal, onProgress } = options;
  // All faults are found: what tells their places is not kept while papers are written.
  const job: PrintJob = { workspace, dataset: withoutSource(dataset), sources, composed, list, signal, onProgress };
  const file = await writePrint(target, job, characters.writer(dataset));
  return { value: reportOf(job, file, { asOf: dataset.date, ledger: positionOf(entries) }), diagnostics };
}

/** What is found of the papers before any is written. */
interface Found {
  readonly sources: readonly PrintSource[];
  /** Those that were composed. */
  readonly composed: ComposedPapers;
  readonly characters: PrintedCharacters;
}

/** Goes through the papers for the first time. @throws Refused, Stopped */
async function lookThrough(dataset: OpenDataset, from: PrintSources, options: PrintOptions): Promise<Outcome<Found>> {
  const { only, signal, onProgress } = options;
  const plans = selected(dataset, only);
  const told = new Told();
  const sources: PrintSource[] = [];
  const composed = new ComposedPapers(keptByRun);
  const characters = new PrintedCharacters();
  for (const [index, plan] of plans.entries()) {
    await turn(signal);
    const { value: paper, diagnostics } = composePaper(dataset, plan);
    told.add(diagnostics);
    const printed = paper === undefined || hasErrors(told.all) ? [] : await from.of(paper);
    for (const { source, paper: issued } of printed) {
      const laidOut = issued && printedPaper(dataset, issued);
      if (issued !== undefined) composed.keep(issued);
      if (laidOut !== undefined) characters.add(laidOut);
      sources.push({ ...source, pages: laidOut?.paper.pages.length ?? source.pages });
    }
    forgetPaper('composed');
    const subject = plan.subject ?? dataset.programme.undertaking.place;
    onProgress?.({ stage: 'compose', done: index + 1, total: plans.length, subject });
  }
  const diagnostics = [...told.all, ...from.diagnostics(only)];
  return { value: hasErrors(diagnostics) ? undefined : { sources, composed, characters }, diagnostics };
}

function copiesOf({ issued: { title, subject }, parties, pages }: PrintSource, index: number): PrintCopy[] {
  return parties.map((party, copy) => {
    return { order: index + 1, title, subject, copy: copy + 1, copies: parties.length, party, pages };
  });
}

function reportOf(
  { workspace, sources, list }: PrintJob,
  file: PrintedFile,
  at: Pick<PrintReport, 'asOf' | 'ledger'>,
): PrintReport {
  const places = placesOf(list);
  const papers = sources.map(({ issued, from }, index): PrintedPaperReport => {
    const { paper, version, title, subject } = issued;
    const copies = (places[index] ?? []).map(({ copy, copies: of, party, pages, start }) => {
      return { copy, copies: of, party, pages, start };
    });
    return { id: paper, version, title, subject, from: from.kind, copies };
  });
  const listPages = list.paper.pages.length;
  const totals = { papers: papers.length, copies: list.copies.length, pages: file.pages };
  return { dataset: workspace.dataset, ...at, file, listPages, papers, totals };
}
