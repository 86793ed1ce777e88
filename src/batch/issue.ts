/** Makes one paper: its files and the text of the version come first, the ledger's record when they are on disk. */
import { join } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { IssuedFile, IssuedRecord, KeptFile } from '../model/ledger.ts';
import type { PaperFormat } from '../model/programme.ts';
import type { Stopwatch } from '../model/timing.ts';
import type { PaperDecision } from './decisions.ts';
import { textPath } from './file-names.ts';
import type { FileWriter } from './file-writer.ts';
import { protect } from './files.ts';
import type { Wanted } from './making.ts';
import { pathOf, type DatasetPlan } from './plan.ts';
import { Refused } from './refused.ts';
import type { PaperFile } from './store-files.ts';
import type { Workspace } from './workspace.ts';

/** What papers are issued with. */
export interface Issuer {
  readonly workspace: Workspace;
  readonly plan: DatasetPlan;
  readonly formats: readonly PaperFormat[];
  readonly signatureFields: boolean;
  readonly embedFonts: boolean;
  readonly stopwatch: Stopwatch;
  readonly writer: FileWriter;
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
  const { workspace, plan } = issuer;
  const { source, version, supersedes, before, renamedFrom, supplements, making } = decision;
  const made = await plan.crew.make(plan.dataset, making, wantedOf(issuer, decision));
  if (made.source.content !== source.content) throw new Error(`${source.paper} is not what was planned`);
  const isSame = before?.issued.version === version;
  const wasSigned = isSame && before.signed !== undefined;
  const copies = made.copies.map((copy) => {
    const where = { template: decision.folder, subject: making.plan.subject, parties: decision.parties };
    return { ...copy, path: pathOf(plan.dataset, where, copy.mark.copy, copy.format, decision.edition) };
  });
  // Fields are added to PDFs; somebody may have touched the rest up since.
  const addsFields = isSame && decision.reasons.some((reason) => reason.path === 'signature-fields');
  const left = isSame && addsFields ? before.issued.files.filter(({ format }) => format !== 'pdf') : [];
  const isLeft = (path: string): boolean => left.some((file) => file.path === path);
  // What was signed may be brought back where it was lost, never replaced by anything else.
  const onlyAs = wasSigned ? before.issued.files.map(({ sha256 }) => sha256) : undefined;
  const textAt = textPathOf(issuer, decision);
  const stored = await storeOrRefuse(issuer, source.paper, [
    ...copies.filter(({ path }) => !isLeft(path)).map(({ path, pieces }) => ({ path, pieces, onlyAs })),
    { path: textAt, pieces: [made.text] },
  ]);
  const text = stored.get(textAt);
  if (text === undefined) throw new Error(`${textAt} was not written`);
  const files = copies.flatMap(({ format, mark, path, pages }): IssuedFile | [] => {
    const file = stored.get(path);
    return left.find((one) => one.path === path) ?? (file === undefined ? [] : { format, ...mark, ...file, pages });
  });
  if (wasSigned) for (const { path } of files) await protect(join(workspace.out.path, ...path.split('/')));
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

/** Where what a version says is kept, for comparison also when its files are gone. */
function textPathOf({ plan }: Issuer, decision: PaperDecision): string {
  const { subject } = decision.source;
  const edition = [...(decision.supplements === null ? [] : [decision.edition]), `第${decision.version}版`].join('_');
  return textPath({ dataset: plan.dataset.name, template: decision.folder, subject }, edition);
}

/** Has a paper's files written; gives those that are on disk, by their paths. @throws Refused */
async function storeOrRefuse(
  { workspace: { out }, writer, stopwatch }: Issuer,
  paper: string,
  files: readonly PaperFile[],
): Promise<ReadonlyMap<string, KeptFile>> {
  const stored = await stopwatch.measure('files', () => writer.store(paper, { out: out.path, files }));
  if ('reason' in stored) throw new Refused(`${out.shown}/${stored.path}`, stored.reason);
  return new Map(stored.map((file) => [file.path, file]));
}
