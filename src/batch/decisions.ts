/** What a run does with each paper, found the same way for `plan` and for `build`. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { decideOne, type Decision } from '../ledger/decide.ts';
import { hasErrors, reasonOf, type Outcome } from '../model/diagnostic.ts';
import type { IssuedFile, LedgerState, PaperSource, VersionName } from '../model/ledger.ts';
import type { PaperFormat, PaperPlan, Programme } from '../model/programme.ts';
import type { OpenDataset } from '../open-dataset.ts';
import { hasSignatureFields } from '../pipeline.ts';
import { readIfThere, sha256 } from './files.ts';
import { compose, type Draft, type Making } from './making.ts';
import { Refused, refusing } from './refused.ts';
import type { PaperReport } from './report.ts';
import { decideSupplement, type SupplementDecision } from './supplement.ts';
import { packageVersion, type Workspace } from './workspace.ts';

/** What is decided on a paper. Its content and its facts are not kept: there may be thousands. */
export interface PaperDecision extends Omit<Decision, 'source'> {
  readonly source: Omit<PaperSource, 'facts'>;
  readonly making: Making;
  /** Of a paper that is left as it is: its files of the formats asked for, all of them there. */
  readonly files: readonly IssuedFile[];
  /** The template whose folder its files lie in: a supplement lies beside its paper. */
  readonly folder: string;
  readonly parties: readonly string[];
  /** Whether it has signature blanks. */
  readonly isSignedIn: boolean;
  /** What tells its files from signed ones that lie beside them: 第2版, 第1版补充1. */
  readonly edition: string | undefined;
  readonly supplements: VersionName | null;
}

export interface DecideOptions {
  readonly formats: readonly PaperFormat[];
  /** Whether signature blanks of PDFs are form fields. */
  readonly signatureFields: boolean;
  /** Whether signed papers are made anew also where only template, fonts or program have changed. */
  readonly includeSigned: boolean;
  /** Whether a signed paper of which only holders of posts have changed gets a page that says so. */
  readonly supplement: boolean;
}

/** What is decided by. */
export interface DecisionGrounds {
  readonly state: LedgerState;
  /** Whether files may be other than the ledger says: then all are held against it. */
  readonly mayDiffer: boolean;
}

/** Decides on papers one by one; one whose files are not all there is made again under its number. */
export function createDecider(
  workspace: Workspace,
  dataset: OpenDataset,
  { state, mayDiffer }: DecisionGrounds,
  options: DecideOptions,
): (draft: Draft) => Promise<Outcome<readonly PaperDecision[]>> {
  const program = packageVersion();
  const ids = idsOf(dataset);
  const names = formerNames(dataset.programme);
  return async ({ plan, source, isSignedIn }) => {
    const [, ...formerIds] = ids(plan);
    const candidate = { source: { ...source, program }, formerIds };
    const decision = decideOne(candidate, state, { ...options, presentNames: names.present });
    // A paper that is unchanged may be so by a supplement that nobody has signed yet.
    const isSupplemented = options.supplement || decision.status === 'unchanged';
    const supplement = isSupplemented ? decideSupplement(dataset, plan, decision, state, names.present) : undefined;
    const diagnostics = supplement?.diagnostics ?? [];
    if (hasErrors(diagnostics)) return { value: undefined, diagnostics };
    const making = { kind: 'paper', plan } as const;
    const paper = { making, template: plan.template, parties: plan.parties, isSignedIn };
    const made =
      supplement?.value === undefined
        ? [whole(decision, paper, state)]
        : supplemented(decision, paper, supplement.value, state);
    const complete: PaperDecision[] = [];
    for (const one of made) complete.push(await withFiles(workspace, dataset, one, options, mayDiffer));
    return { value: complete, diagnostics };
  };
}

/** Ids under which a paper may have been issued. */
export function idsOf(dataset: OpenDataset): (plan: PaperPlan) => readonly string[] {
  const names = formerNames(dataset.programme);
  return ({ id, template, subject }) => {
    const former = names.bySubject.get(subject ?? '') ?? [];
    return [id, ...former.map((name) => `${dataset.name}/${template}/${name}`)];
  };
}

/** Organizations' former names, by which their papers and facts are found again. */
function formerNames({ organizations }: Programme): {
  readonly bySubject: ReadonlyMap<string, readonly string[]>;
  readonly present: ReadonlyMap<string, string>;
} {
  const named = organizations.map(({ name, formerNames: former }) => ({ name, former }));
  const bySubject = new Map(named.map(({ name, former }) => [name, former]));
  const pairs = named.flatMap(({ name, former }) => former.map((old) => [old, name] as const));
  return { bySubject, present: new Map(pairs) };
}

/** What a decision is on. */
interface DecidedPaper {
  readonly making: Making;
  /** The template whose folder its files lie in. */
  readonly template: string;
  readonly parties: readonly string[];
  readonly isSignedIn: boolean;
}

/** A decision on a whole paper. */
function whole(
  { source: { facts: _facts, ...source }, ...decision }: Decision,
  { making, template, parties, isSignedIn }: DecidedPaper,
  state: LedgerState,
): PaperDecision {
  const versions = state.get(decision.renamedFrom ?? source.paper) ?? [];
  const wasSigned = versions.some(({ signed, issued }) => signed !== undefined && issued.version < decision.version);
  const edition = wasSigned ? `第${decision.version}版` : undefined;
  return { ...decision, source, making, files: [], folder: template, parties, isSignedIn, edition, supplements: null };
}

/** The signed paper, which stays, and the page that goes with it. */
function supplemented(
  decision: Decision,
  paper: DecidedPaper,
  supplement: SupplementDecision,
  state: LedgerState,
): readonly PaperDecision[] {
  const version = decision.before?.issued.version ?? 1;
  const stays = { ...decision, status: 'unchanged', version, supersedes: null, renamedFrom: null } as const;
  const page = whole(supplement.decision, { ...paper, ...supplement }, state);
  const name = `第${version}版补充${supplement.number}`;
  const edition = page.edition === undefined ? name : `${name}_${page.edition}`;
  const supplements = { paper: paper.making.plan.id, version };
  return [whole(stays, paper, state), { ...page, edition, supplements }];
}

async function withFiles(
  workspace: Workspace,
  dataset: OpenDataset,
  decision: PaperDecision,
  { formats, signatureFields }: DecideOptions,
  mayDiffer: boolean,
): Promise<PaperDecision> {
  const { before } = decision;
  if (decision.status !== 'unchanged' || before === undefined) return decision;
  const files = before.issued.files.filter(({ format }) => formats.includes(format));
  // What was signed gets no further files.
  const lacking = before.signed === undefined ? formats.filter((format) => !files.some((file) => file.format === format)) : []; // prettier-ignore
  const missing: string[] = [...lacking];
  const isSound = mayDiffer ? isWhole : isThere;
  for (const file of files) if (!(await isSound(workspace, file))) missing.push(file.path);
  const wantsFields = signatureFields && before.signed === undefined && decision.isSignedIn;
  const isFieldless = wantsFields && missing.length === 0 && (await lacksFields(workspace, files));
  if ((missing.length === 0 && !isFieldless) || decision.held) return { ...decision, files };
  const reasons = [
    isFieldless
      ? { path: 'signature-fields', from: null, to: null }
      : { path: 'files', from: null, to: missing.join('、') },
  ];
  const { issued } = before;
  if (decision.source.content === issued.content) return { ...decision, status: 'changed', reasons };
  // It says what it said, but for the day: it is made again as of the day it was issued.
  const { date, dated, version } = issued;
  const making = asOf(decision.making, { date, dated });
  const again = compose(dataset, making).value;
  if (again?.source.content === issued.content) {
    const source = { ...again.source, program: decision.source.program };
    return { ...decision, status: 'changed', reasons, making, source };
  }
  if (before.signed !== undefined) return { ...decision, files };
  return { ...decision, status: 'changed', reasons, version: version + 1, supersedes: version };
}

function asOf(making: Making, day: Pick<PaperPlan, 'date' | 'dated'>): Making {
  return making.kind === 'paper'
    ? { ...making, plan: { ...making.plan, ...day } }
    : { ...making, plan: { ...making.plan, ...day } };
}

/**
 * Whether a file is there. What it holds is for `verify` and `sign`: somebody may have touched it up in a word
 * processor, and that is not lost while nothing else changes. @throws Refused
 */
async function isThere({ out }: Workspace, { path }: IssuedFile): Promise<boolean> {
  try {
    return (await stat(join(out.path, ...path.split('/')))).isFile();
  } catch (cause) {
    if (reasonOf(cause) === 'ENOENT' || reasonOf(cause) === 'ENOTDIR') return false;
    throw new Refused(`${out.shown}/${path}`, cause);
  }
}

/** Whether one of the PDFs has no signature fields; what form it has is not a fact of the paper. @throws Refused */
async function lacksFields(workspace: Workspace, files: readonly IssuedFile[]): Promise<boolean> {
  for (const { format, path } of files) {
    if (format !== 'pdf') continue;
    const read = (): Promise<Uint8Array | undefined> => readIfThere(join(workspace.out.path, ...path.split('/')));
    const bytes = await refusing(workspace, path, read);
    if (bytes !== undefined && !hasSignatureFields(bytes)) return true;
  }
  return false;
}

/** Whether a file holds what the ledger says: asked after a run that did not come to its end. @throws Refused */
async function isWhole(workspace: Workspace, { path, sha256: hash }: IssuedFile): Promise<boolean> {
  const read = (): Promise<Uint8Array | undefined> => readIfThere(join(workspace.out.path, ...path.split('/')));
  const bytes = await refusing(workspace, path, read);
  return bytes !== undefined && sha256(bytes) === hash;
}

/** A decision as reports tell it. */
export function reportOf(workspace: Workspace, decision: PaperDecision, files?: readonly IssuedFile[]): PaperReport {
  return shownReport(workspace, plainReport(decision, files));
}

/** A decision as reports tell it, but for the paths of its files, which are those below the output folder. */
export function plainReport(decision: PaperDecision, files = decision.files): PaperReport {
  const { source, status, version, supersedes, reasons, before, held, supplements, renamedFrom } = decision;
  return {
    id: source.paper,
    template: source.template,
    subject: source.subject,
    title: source.title,
    date: source.date,
    version,
    status,
    supersedes,
    supplements,
    renamedFrom,
    signed: before?.state === 'signed',
    held,
    reasons,
    files,
  };
}

/** A report with the paths of its files as people know them. */
export function shownReport({ out }: Workspace, report: PaperReport): PaperReport {
  return { ...report, files: report.files.map((file) => ({ ...file, path: `${out.shown}/${file.path}` })) };
}
