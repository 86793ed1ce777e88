/** What a run does with each paper, found the same way for `plan` and for `build`. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { decide, type Decision, type DecisionOptions } from '../ledger/decide.ts';
import { reasonOf } from '../model/diagnostic.ts';
import type { IssuedFile, LedgerState, PaperSource } from '../model/ledger.ts';
import type { PaperFormat } from '../model/programme.ts';
import type { ComposedPaper } from '../pipeline.ts';
import type { PaperReport } from './report.ts';
import { packageVersion, type Workspace } from './workspace.ts';

export interface PaperDecision extends Decision {
  readonly paper: ComposedPaper;
  /** Of a paper that is left as it is: its files of the formats asked for, all of them there. */
  readonly files: readonly IssuedFile[];
}

/** Decides for each paper; one whose files are not all there is made again under its number. */
export async function decideAll(
  workspace: Workspace,
  papers: readonly ComposedPaper[],
  state: LedgerState,
  formats: readonly PaperFormat[],
  options: DecisionOptions,
): Promise<PaperDecision[]> {
  const program = packageVersion();
  const sources = papers.map(({ source }): PaperSource => ({ ...source, program }));
  const decisions = decide(sources, state, options);
  const complete: PaperDecision[] = [];
  for (const [index, decision] of decisions.entries()) {
    const paper = papers[index];
    if (paper !== undefined) complete.push(await withFiles(workspace, decision, paper, formats));
  }
  return complete;
}

async function withFiles(
  workspace: Workspace,
  decision: Decision,
  paper: ComposedPaper,
  formats: readonly PaperFormat[],
): Promise<PaperDecision> {
  if (decision.status !== 'unchanged') return { ...decision, paper, files: [] };
  const files = (decision.before?.issued.files ?? []).filter(({ format }) => formats.includes(format));
  if (decision.held) return { ...decision, paper, files };
  const lacking = formats.filter((format) => !files.some((file) => file.format === format));
  const missing: string[] = [...lacking];
  for (const file of files) if (!(await isThere(workspace, file))) missing.push(file.path);
  if (missing.length === 0) return { ...decision, paper, files };
  return {
    ...decision,
    status: 'changed',
    reasons: [{ path: 'files', from: null, to: missing.join('、') }],
    paper,
    files: [],
  };
}

/** Whether a file is there at its full length; what it holds is for `verify`. */
async function isThere({ out }: Workspace, { path, bytes }: IssuedFile): Promise<boolean> {
  try {
    const found = await stat(join(out.path, ...path.split('/')));
    return found.isFile() && found.size === bytes;
  } catch (cause) {
    if (reasonOf(cause) === 'ENOENT' || reasonOf(cause) === 'ENOTDIR') return false;
    throw cause;
  }
}

/** A decision as reports tell it. */
export function reportOf({ out }: Workspace, decision: PaperDecision, files = decision.files): PaperReport {
  const { source, status, version, supersedes, reasons, before, held } = decision;
  return {
    id: source.paper,
    template: source.template,
    subject: source.subject,
    title: source.title,
    date: source.date,
    version,
    status,
    supersedes,
    signed: before?.state === 'signed',
    held,
    reasons,
    files: files.map((file) => ({ ...file, path: `${out.shown}/${file.path}` })),
  };
}
