/**
 * Makes a data set's papers: composes all of them first, so that a fault costs nothing, then writes what is new or
 * different and leaves the rest as it is. The ledger is written after the files of each paper; what a version took the
 * place of, if nobody has signed it, is removed last.
 */
import { join } from 'node:path';
import { error, hasErrors, reasonOf, type Diagnostic, type Outcome } from '../model/diagnostic.ts';
import type { IssuedFile, IssuedRecord, LedgerState } from '../model/ledger.ts';
import type { PaperFormat, PaperPlan, Programme } from '../model/programme.ts';
import { writeCopies, type OpenDataset } from '../pipeline.ts';
import { composeDataset } from './compose.ts';
import { decideAll, reportOf, type PaperDecision } from './decisions.ts';
import { collisionKey, copyPath } from './file-names.ts';
import { makeFolder, readIfThere, sha256, writeWhole } from './files.ts';
import { removeFile, superseded } from './left-overs.ts';
import { loadLedger, openLedger, type OpenLedger } from './ledger-store.ts';
import type { PaperReport } from './report.ts';
import type { Workspace } from './workspace.ts';

export interface BuildOptions {
  readonly asOf: string | undefined;
  readonly only: string | undefined;
  readonly formats: readonly PaperFormat[];
  /** Whether signed papers are made anew also where only template, fonts or program have changed. */
  readonly includeSigned: boolean;
}

export interface BuiltDataset {
  readonly dataset: string;
  readonly asOf: string;
  readonly papers: readonly PaperReport[];
  /** Ids of all papers of the data set, those not selected included. */
  readonly ids: readonly string[];
}

/** What `buildDataset` would do; nothing is written. */
export async function planDataset(workspace: Workspace, options: BuildOptions): Promise<Outcome<BuiltDataset>> {
  const { asOf, only, formats } = options;
  const composed = await composeDataset(workspace, asOf, only);
  const ledger = await loadLedger(workspace);
  const [flaw] = ledger.value?.flaws ?? [];
  const diagnostics = [...composed.diagnostics, ...ledger.diagnostics];
  if (flaw !== undefined) {
    const file = `${workspace.out.shown}/${workspace.dataset}/ledger.jsonl`;
    diagnostics.push(error({ code: 'ledger-damaged', flaw: flaw.flaw }, { file, line: flaw.line }));
  }
  if (composed.value === undefined || ledger.value === undefined || flaw !== undefined) {
    return { value: undefined, diagnostics };
  }
  const { dataset, papers } = composed.value;
  diagnostics.push(...sameNames(dataset, formats));
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics };
  const decisions = await decideAll(workspace, papers, ledger.value.state, formats, options);
  const reports = decisions.map((decision) => reportOf(workspace, decision));
  return { value: built(workspace, dataset, asOf, reports), diagnostics };
}

/** Makes the papers. Where there is a fault of data, template or font, nothing has been written. */
export async function buildDataset(workspace: Workspace, options: BuildOptions): Promise<Outcome<BuiltDataset>> {
  const { asOf, only, formats } = options;
  const composed = await composeDataset(workspace, asOf, only);
  if (composed.value === undefined) return { value: undefined, diagnostics: composed.diagnostics };
  const { dataset, papers } = composed.value;
  const diagnostics: Diagnostic[] = [...composed.diagnostics, ...sameNames(dataset, formats)];
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics };
  if (papers.length === 0) return { value: built(workspace, dataset, asOf, []), diagnostics };
  const opened = await openLedger(workspace);
  diagnostics.push(...opened.diagnostics);
  const ledger = opened.value;
  if (ledger === undefined) return { value: undefined, diagnostics };
  const reports: PaperReport[] = [];
  try {
    const { state } = ledger;
    const decide = (): Promise<PaperDecision[]> => decideAll(workspace, papers, state, formats, options);
    for (const decision of await refusing(workspace, workspace.dataset, decide)) {
      const issuer: Issuer = { workspace, dataset, ledger, state, formats };
      const files = decision.status === 'unchanged' ? decision.files : await issue(issuer, decision);
      reports.push(reportOf(workspace, decision, files));
    }
    for (const path of superseded(ledger.state)) {
      await refusing(workspace, path, () => removeFile(workspace.out.path, path));
    }
  } catch (cause) {
    if (!(cause instanceof Refused)) throw cause;
    diagnostics.push(error({ code: 'output-refused', path: cause.path, reason: cause.reason }));
  } finally {
    await ledger.close();
  }
  return { value: hasErrors(diagnostics) ? undefined : built(workspace, dataset, asOf, reports), diagnostics };
}

function built(
  workspace: Workspace,
  dataset: OpenDataset,
  asOf: string | undefined,
  papers: readonly PaperReport[],
): BuiltDataset {
  const ids = dataset.plans.map((plan) => plan.id);
  return { dataset: workspace.dataset, asOf: asOf ?? dataset.programme.undertaking.date, papers, ids };
}

function subjectOf(plan: PaperPlan, programme: Programme): string {
  return plan.subject ?? programme.undertaking.place;
}

/** @param version of a paper of which an earlier one was signed: its files stay beside the new ones. */
function pathOf(dataset: OpenDataset, plan: PaperPlan, copy: number, format: PaperFormat, version?: number): string {
  const { template, parties } = plan;
  const subject = subjectOf(plan, dataset.programme);
  return copyPath({ dataset: dataset.name, template, subject, version, copy, party: parties[copy - 1] ?? '', format });
}

/** Different papers whose files some file system would take for one. */
function sameNames(dataset: OpenDataset, formats: readonly PaperFormat[]): Diagnostic[] {
  const [format] = formats;
  if (format === undefined) return [];
  const owners = new Map<string, { path: string; papers: Set<string> }>();
  for (const plan of dataset.plans) {
    for (const copy of plan.parties.keys()) {
      const path = pathOf(dataset, plan, copy + 1, format);
      const key = collisionKey(path);
      const owner = owners.get(key) ?? { path, papers: new Set() };
      owner.papers.add(plan.id);
      owners.set(key, owner);
    }
  }
  return [...owners.values()].flatMap(({ path, papers }) =>
    papers.size < 2 ? [] : error({ code: 'name-collision', path, papers: [...papers] }),
  );
}

interface Issuer {
  readonly workspace: Workspace;
  readonly dataset: OpenDataset;
  readonly ledger: OpenLedger;
  /** Before anything was issued in this run. */
  readonly state: LedgerState;
  readonly formats: readonly PaperFormat[];
}

/** A file that could not be written; the papers before it stay issued. */
class Refused extends Error {
  readonly path: string;
  readonly reason: string;

  constructor(path: string, cause: unknown) {
    super(path, { cause });
    this.path = path;
    this.reason = reasonOf(cause);
  }
}

/** Writes a paper's files, then its record; gives the files of the formats asked for. */
async function issue(issuer: Issuer, decision: PaperDecision): Promise<readonly IssuedFile[]> {
  const { workspace, ledger, formats, dataset } = issuer;
  const { source, version, supersedes, before, paper } = decision;
  const isSame = before?.issued.version === version;
  const earlier = issuer.state.get(source.paper) ?? [];
  const wasSigned = earlier.some(({ signed, issued }) => signed !== undefined && issued.version < version);
  const files: IssuedFile[] = [];
  for (const { format, mark, bytes, pages } of await writeCopies(dataset, paper, formats)) {
    const path = pathOf(dataset, paper.plan, mark.copy, format, wasSigned ? version : undefined);
    await refusing(workspace, path, () => storeFile(workspace.out.path, path, bytes));
    files.push({ format, ...mark, path, sha256: sha256(bytes), bytes: bytes.length, pages });
  }
  const kept = isSame ? before.issued.files.filter(({ format }) => !formats.includes(format)) : [];
  const record: IssuedRecord = { kind: 'issued', ...source, version, supersedes, files: [...kept, ...files] };
  const isNews = !isSame || JSON.stringify(record.files) !== JSON.stringify(before.issued.files);
  if (isNews) await refusing(workspace, `${workspace.dataset}/ledger.jsonl`, () => ledger.append([record]));
  return files;
}

async function refusing<T>({ out }: Workspace, path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    throw new Refused(`${out.shown}/${path}`, cause);
  }
}

async function storeFile(out: string, path: string, bytes: Uint8Array): Promise<void> {
  const target = join(out, ...path.split('/'));
  const before = await readIfThere(target);
  if (before !== undefined && Buffer.compare(before, bytes) === 0) return;
  await makeFolder(join(target, '..'), out);
  await writeWhole(target, bytes);
}
