/** `status`: what the ledger says of each paper and version. */
import { hasErrors, type Outcome } from '../model/diagnostic.ts';
import type { IssuedFile, KeptFile, LedgerState, PaperVersion, VersionName, VersionState } from '../model/ledger.ts';
import { ledgerFlaws, loadLedger } from './ledger-store.ts';
import type { FileReport } from './report.ts';
import type { Workspace } from './workspace.ts';

export interface StatusReport {
  readonly dataset: string;
  readonly papers: readonly PaperStatusReport[];
  readonly totals: Readonly<Record<'papers' | VersionState, number>>;
}

export interface PaperStatusReport {
  readonly id: string;
  readonly template: string;
  readonly subject: string;
  readonly title: string;
  /** The last version and its state. */
  readonly version: number;
  readonly state: VersionState;
  readonly supplements: VersionName | null;
  /** Oldest first. */
  readonly versions: readonly VersionReport[];
}

export interface VersionReport {
  readonly version: number;
  readonly state: VersionState;
  /** The paper's date. */
  readonly date: string;
  readonly supersedes: number | null;
  readonly parties: readonly string[];
  readonly signed: { readonly on: string; readonly scan: KeptFile | null } | null;
  readonly voided: { readonly reason: string } | null;
  readonly files: readonly FileReport[];
}

/** What is asked for; everything without it. */
export interface StatusFilter {
  /** Text that the id contains. */
  readonly only?: string | undefined;
  /** Text in the name of the paper's subject. */
  readonly school?: string | undefined;
  /** Text in the name of one of the parties. */
  readonly party?: string | undefined;
  /** State of the last version. */
  readonly state?: VersionState | undefined;
}

/** Reads a data set's ledger. One with a flaw is told about as far as it can be trusted, as a fault. */
export async function readStatus(workspace: Workspace, filter: StatusFilter): Promise<Outcome<StatusReport>> {
  const stored = await loadLedger(workspace);
  if (stored.value === undefined) return { value: undefined, diagnostics: stored.diagnostics };
  const diagnostics = ledgerFlaws(workspace, stored.value.flaws);
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics };
  const papers = papersOf(workspace, stored.value.state).filter((paper) => matches(paper, filter));
  const count = (state: VersionState): number => papers.filter((paper) => paper.state === state).length;
  const states = {
    issued: count('issued'),
    signed: count('signed'),
    superseded: count('superseded'),
    void: count('void'),
  };
  return { value: { dataset: workspace.dataset, papers, totals: { papers: papers.length, ...states } }, diagnostics };
}

function papersOf(workspace: Workspace, state: LedgerState): PaperStatusReport[] {
  return [...state].flatMap(([id, versions]) => {
    const last = versions.at(-1);
    if (last === undefined) return [];
    const { template, subject, title, version, supplements } = last.issued;
    const reports = versions.map((one) => versionReport(workspace, one));
    return [{ id, template, subject, title, version, state: last.state, supplements, versions: reports }];
  });
}

function versionReport({ out }: Workspace, { issued, state, signed, voided }: PaperVersion): VersionReport {
  const { version, date, supersedes, files } = issued;
  const shown = <File extends KeptFile | IssuedFile>(file: File): File => ({
    ...file,
    path: `${out.shown}/${file.path}`,
  });
  return {
    version,
    state,
    date,
    supersedes,
    parties: [...new Set(files.map(({ party }) => party))],
    signed: signed === undefined ? null : { on: signed.on, scan: signed.scan === null ? null : shown(signed.scan) },
    voided: voided === undefined ? null : { reason: voided.reason },
    files: files.map(shown),
  };
}

function matches(paper: PaperStatusReport, { only, school, party, state }: StatusFilter): boolean {
  const parties = paper.versions.at(-1)?.parties ?? [];
  return (
    (only === undefined || paper.id.includes(only)) &&
    (school === undefined || paper.subject.includes(school)) &&
    (party === undefined || parties.some((name) => name.includes(party))) &&
    (state === undefined || paper.state === state)
  );
}
