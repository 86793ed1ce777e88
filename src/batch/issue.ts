/** Makes one paper: its files and the text of the version come first, the ledger's record when they are on disk. */
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { IssuedFile, IssuedRecord, KeptFile } from '../model/ledger.ts';
import type { PaperFormat } from '../model/programme.ts';
import type { Stopwatch } from '../model/timing.ts';
import type { PaperDecision } from './decisions.ts';
import { textPath } from './file-names.ts';
import {
  FileError,
  makeFolder,
  mayHold,
  protect,
  readIfThere,
  sha256,
  syncFolder,
  withPath,
  writeTogether,
  type NewFile,
} from './files.ts';
import type { Wanted } from './making.ts';
import { pathOf, type DatasetPlan } from './plan.ts';
import { Refused } from './refused.ts';
import type { Workspace } from './workspace.ts';

/** Permissions of those who may write to a file. */
const writable = 0o222;

/** What papers are issued with. */
export interface Issuer {
  readonly workspace: Workspace;
  readonly plan: DatasetPlan;
  readonly formats: readonly PaperFormat[];
  readonly signatureFields: boolean;
  readonly embedFonts: boolean;
  readonly stopwatch: Stopwatch;
}

/** A paper whose files are on disk. */
export interface StoredPaper {
  /** The files asked for. */
  readonly files: readonly IssuedFile[];
  /** What the ledger does not say yet, if anything. */
  readonly record: IssuedRecord | undefined;
  readonly warnings: readonly Diagnostic[];
}

/** Makes a paper and writes its files; its record is for the caller to add, in the order of the plan. @throws Refused */
export async function store(issuer: Issuer, decision: PaperDecision): Promise<StoredPaper> {
  const { workspace, plan, stopwatch } = issuer;
  const { source, version, supersedes, before, renamedFrom, supplements, making } = decision;
  const made = await plan.crew.make(plan.dataset, making, wantedOf(issuer, decision));
  if (made.source.content !== source.content) throw new Error(`${source.paper} is not what was planned`);
  const isSame = before?.issued.version === version;
  const wasSigned = isSame && before.signed !== undefined;
  const text = textFile(issuer, decision, made.text);
  const copies = made.copies.map(({ format, mark, bytes, pages }) => {
    const where = { template: decision.folder, subject: making.plan.subject, parties: decision.parties };
    const path = pathOf(plan.dataset, where, mark.copy, format, decision.edition);
    return { bytes, file: { format, ...mark, path, sha256: sha256(bytes), bytes: bytes.length, pages } };
  });
  // Fields are added to PDFs; somebody may have touched the rest up since.
  const addsFields = isSame && decision.reasons.some((reason) => reason.path === 'signature-fields');
  const isLeft = ({ format, path }: IssuedFile): boolean => addsFields && format !== 'pdf' && before.issued.files.some((one) => one.path === path); // prettier-ignore
  // What was signed may be brought back where it was lost, never replaced by anything else.
  const known = new Set(before?.issued.files.map(({ sha256: hash }) => hash));
  const written = copies.filter(({ file }) => !isLeft(file) && (!wasSigned || known.has(file.sha256)));
  const all = [...written.map(({ bytes, file: { path } }) => ({ path, bytes })), { path: text.path, bytes: made.text }];
  await stopwatch.measure('files', () => storeFiles(workspace, all));
  const left = isSame ? before.issued.files.filter((file) => isLeft(file)) : [];
  const files = copies.flatMap(({ file }) => {
    const issued = left.find(({ path }) => path === file.path);
    return issued ?? (written.some((one) => one.file === file) ? file : []);
  });
  if (wasSigned)
    for (const {
      file: { path },
    } of written)
      await protect(join(workspace.out.path, ...path.split('/')));
  const kept = isSame ? before.issued.files.filter(({ path }) => files.every((file) => file.path !== path)) : [];
  const record: IssuedRecord = {
    kind: 'issued',
    ...made.source,
    program: source.program,
    version,
    supersedes,
    renamedFrom,
    supplements,
    text,
    files: [...kept, ...files],
  };
  const isNews = !isSame || JSON.stringify(sorted(record.files)) !== JSON.stringify(sorted(before.issued.files));
  return { files, record: isNews ? record : undefined, warnings: made.warnings };
}

function sorted(files: readonly IssuedFile[]): IssuedFile[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * What is wanted of a paper. Files of a version issued before are made as they were, PDFs with signature fields or
 * without, DOCX files with fonts or without; either, and seals, are added where they are asked for and nobody has signed.
 */
function wantedOf(
  { plan: { seals }, formats, signatureFields, embedFonts }: Issuer,
  { before, version }: PaperDecision,
): Wanted {
  const isSame = before?.issued.version === version;
  const asBefore = isSame ? before.issued.files.map(({ sha256: hash }) => hash) : undefined;
  return { formats, signatureFields, embedFonts, seals, asBefore, isSigned: isSame && before.signed !== undefined };
}

/** What the version says, kept for comparison also when its files are gone. */
function textFile({ plan }: Issuer, decision: PaperDecision, bytes: Uint8Array): KeptFile {
  const { subject } = decision.source;
  const edition = [...(decision.supplements === null ? [] : [decision.edition]), `第${decision.version}版`].join('_');
  const path = textPath({ dataset: plan.dataset.name, template: decision.folder, subject }, edition);
  return { path, sha256: sha256(bytes), bytes: bytes.length };
}

/** A file that cannot be written to: most likely signed, and the ledger that knew it is lost. */
class ProtectedError extends Error {
  readonly code = 'PROTECTED';
}

/** Writes those files that do not hold the same already. @param files paths below the output folder. @throws Refused */
async function storeFiles(workspace: Workspace, files: readonly NewFile[]): Promise<void> {
  const { out } = workspace;
  const shown = new Map(files.map(({ path }) => [join(out.path, ...path.split('/')), path]));
  try {
    const changed = await filesToWrite(
      files.map(({ path, bytes }) => ({ path: join(out.path, ...path.split('/')), bytes })),
    );
    for (const [folder, path] of new Map(changed.map(({ path: target }) => [dirname(target), target]))) {
      await withPath(path, () => makeFolder(folder, out.path));
    }
    await writeTogether(changed);
  } catch (cause) {
    throw cause instanceof FileError ? new Refused(`${out.shown}/${shown.get(cause.path) ?? ''}`, cause.cause) : cause;
  }
}

/** Those files that do not hold the same already. @throws FileError */
async function filesToWrite(files: readonly NewFile[]): Promise<NewFile[]> {
  const folders = new Map<string, boolean>();
  const changed: NewFile[] = [];
  for (const file of files) {
    const folder = dirname(file.path);
    // Most papers are made for the first time, and nothing of theirs is there yet.
    const isThere = folders.get(folder) ?? (await withPath(file.path, () => mayHold(folder)));
    folders.set(folder, isThere);
    if (!isThere || (await withPath(file.path, () => isNew(file.path, file.bytes)))) changed.push(file);
  }
  return changed;
}

/** Whether a file has to be written. */
async function isNew(target: string, bytes: Uint8Array): Promise<boolean> {
  const before = await readIfThere(target);
  if (before === undefined) return true;
  if (Buffer.compare(before, bytes) === 0) {
    // A run that was killed may have written it, and its name may not be on the disk yet.
    await syncFolder(dirname(target));
    return false;
  }
  if (((await stat(target)).mode & writable) === 0) throw new ProtectedError(target);
  return true;
}
