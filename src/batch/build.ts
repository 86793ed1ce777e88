/**
 * Makes a data set's papers: composes all of them first, so that a fault costs nothing, then writes what is new or
 * different and leaves the rest as it is.
 */
import { join } from 'node:path';
import { error, hasErrors, reasonOf, type Diagnostic, type Outcome } from '../model/diagnostic.ts';
import type { PaperFormat, PaperPlan, Programme } from '../model/programme.ts';
import { writeCopies, type ComposedPaper, type CopyFile, type OpenDataset } from '../pipeline.ts';
import { composeDataset } from './compose.ts';
import { collisionKey, copyPath } from './file-names.ts';
import { makeFolder, readIfThere, sha256, writeWhole } from './files.ts';
import type { FileReport, PaperReport, PaperStatus } from './report.ts';
import type { Workspace } from './workspace.ts';

export interface BuildOptions {
  readonly asOf: string | undefined;
  readonly only: string | undefined;
  readonly formats: readonly PaperFormat[];
}

export interface BuiltDataset {
  readonly dataset: string;
  readonly asOf: string;
  readonly papers: readonly PaperReport[];
  /** Ids of all papers of the data set, those not selected included. */
  readonly ids: readonly string[];
}

/** Makes the papers. Where there is a fault of data, template or font, nothing has been written. */
export async function buildDataset(workspace: Workspace, options: BuildOptions): Promise<Outcome<BuiltDataset>> {
  const composed = await composeDataset(workspace, options.asOf, options.only);
  if (composed.value === undefined) return { value: undefined, diagnostics: composed.diagnostics };
  const { dataset, papers } = composed.value;
  const collisions = sameNames(dataset, options.formats);
  if (collisions.length > 0) return { value: undefined, diagnostics: [...composed.diagnostics, ...collisions] };
  const diagnostics: Diagnostic[] = [...composed.diagnostics];
  const reports: PaperReport[] = [];
  for (const paper of papers) {
    const files = await writeCopies(dataset, paper, options.formats);
    const stored = await storePaper(workspace, dataset, paper, files);
    diagnostics.push(...stored.diagnostics);
    if (stored.value === undefined) break;
    reports.push(stored.value);
  }
  const asOf = options.asOf ?? dataset.programme.undertaking.date;
  const ids = dataset.plans.map((plan) => plan.id);
  const value = hasErrors(diagnostics) ? undefined : { dataset: workspace.dataset, asOf, papers: reports, ids };
  return { value, diagnostics };
}

function subjectOf(plan: PaperPlan, programme: Programme): string {
  return plan.subject ?? programme.undertaking.place;
}

function pathsOf(plan: PaperPlan, dataset: OpenDataset, format: PaperFormat): string[] {
  const subject = subjectOf(plan, dataset.programme);
  const { template } = plan;
  return plan.parties.map((party, index) =>
    copyPath({ dataset: dataset.name, template, subject, copy: index + 1, party, format }),
  );
}

/** Different papers whose files some file system would take for one. */
function sameNames(dataset: OpenDataset, formats: readonly PaperFormat[]): Diagnostic[] {
  const [format] = formats;
  if (format === undefined) return [];
  const owners = new Map<string, { path: string; papers: Set<string> }>();
  for (const plan of dataset.plans) {
    for (const path of pathsOf(plan, dataset, format)) {
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

async function storePaper(
  workspace: Workspace,
  dataset: OpenDataset,
  { plan, title }: ComposedPaper,
  files: readonly CopyFile[],
): Promise<Outcome<PaperReport>> {
  const reports: FileReport[] = [];
  const changes: FileChange[] = [];
  for (const { format, mark, bytes, pages } of files) {
    const path = pathsOf(plan, dataset, format)[mark.copy - 1] ?? '';
    const shown = `${workspace.out.shown}/${path}`;
    try {
      changes.push(await storeFile(workspace.out.path, path, bytes));
    } catch (cause) {
      return {
        value: undefined,
        diagnostics: [error({ code: 'output-refused', path: shown, reason: reasonOf(cause) })],
      };
    }
    const { copy, copies, party } = mark;
    reports.push({ format, copy, copies, party, path: shown, sha256: sha256(bytes), bytes: bytes.length, pages });
  }
  const value: PaperReport = {
    id: plan.id,
    template: plan.template,
    subject: subjectOf(plan, dataset.programme),
    title,
    date: plan.date,
    version: 1,
    status: statusOf(changes),
    supersedes: null,
    reasons: [],
    files: reports,
  };
  return { value, diagnostics: [] };
}

type FileChange = 'new' | 'other' | 'same';

async function storeFile(out: string, path: string, bytes: Uint8Array): Promise<FileChange> {
  const target = join(out, ...path.split('/'));
  const before = await readIfThere(target);
  if (before !== undefined && Buffer.compare(before, bytes) === 0) return 'same';
  await makeFolder(join(target, '..'), out);
  await writeWhole(target, bytes);
  return before === undefined ? 'new' : 'other';
}

function statusOf(changes: readonly FileChange[]): PaperStatus {
  if (changes.every((change) => change === 'same')) return 'unchanged';
  return changes.every((change) => change === 'new') ? 'created' : 'changed';
}
