/** Issues one paper: its files, the text of the version, the ledger's record, in this order. */
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { IssuedFile, IssuedRecord, KeptFile } from '../model/ledger.ts';
import type { PaperFormat } from '../model/programme.ts';
import { hasSignatureBlanks, textOf, writeCopies, type CopyFile } from '../pipeline.ts';
import type { PaperDecision } from './decisions.ts';
import { textPath } from './file-names.ts';
import { makeFolder, protect, readIfThere, sha256, syncFolder, writeWhole } from './files.ts';
import { ledgerName, type OpenLedger } from './ledger-store.ts';
import { pathOf, type DatasetPlan } from './plan.ts';
import { refusing } from './refused.ts';
import type { Workspace } from './workspace.ts';

/** Permissions of those who may write to a file. */
const writable = 0o222;

/** What papers are issued with. */
export interface Issuer {
  readonly workspace: Workspace;
  readonly plan: DatasetPlan;
  readonly ledger: OpenLedger;
  readonly formats: readonly PaperFormat[];
  readonly signatureFields: boolean;
  readonly embedFonts: boolean;
}

/** Writes a paper's files, then its record; gives the files asked for. */
export async function issue(issuer: Issuer, decision: PaperDecision): Promise<readonly IssuedFile[]> {
  const { workspace, ledger, plan } = issuer;
  const { source, version, supersedes, before, renamedFrom, supplements, paper } = decision;
  const isSame = before?.issued.version === version;
  const addsFields = isSame && decision.reasons.some((reason) => reason.path === 'signature-fields');
  const files: IssuedFile[] = [];
  for (const { format, mark, bytes, pages } of await copiesOf(issuer, decision)) {
    const where = { ...paper.plan, template: decision.folder };
    const path = pathOf(plan.dataset, where, mark.copy, format, decision.edition);
    const file = { format, ...mark, path, sha256: sha256(bytes), bytes: bytes.length, pages };
    // Fields are added to PDFs; somebody may have touched the rest up since.
    const issued = addsFields && format !== 'pdf' ? before?.issued.files.find((one) => one.path === path) : undefined;
    if (issued !== undefined) {
      files.push(issued);
      continue;
    }
    // What was signed may be brought back where it was lost, never replaced by anything else.
    if (
      isSame &&
      before.signed !== undefined &&
      !before.issued.files.some(({ sha256: hash }) => hash === file.sha256)
    ) {
      continue;
    }
    await refusing(workspace, path, () => storeFile(workspace.out.path, path, bytes));
    if (isSame && before.signed !== undefined) await protect(join(workspace.out.path, ...path.split('/')));
    files.push(file);
  }
  const kept = isSame ? before.issued.files.filter(({ path }) => files.every((file) => file.path !== path)) : [];
  const record: IssuedRecord = {
    kind: 'issued',
    ...source,
    version,
    supersedes,
    renamedFrom,
    supplements,
    text: await storeText(issuer, decision),
    files: [...kept, ...files],
  };
  const isNews = !isSame || JSON.stringify(sorted(record.files)) !== JSON.stringify(sorted(before.issued.files));
  if (isNews) await refusing(workspace, `${workspace.dataset}/${ledgerName}`, () => ledger.append([record]));
  return files;
}

/**
 * A paper's files. Those of a version issued before are made as they were, PDFs with signature fields or without, DOCX
 * files with fonts or without; either, and seals, are added where they are asked for and nobody has signed.
 */
async function copiesOf(issuer: Issuer, decision: PaperDecision): Promise<CopyFile[]> {
  const { plan, formats, signatureFields, embedFonts } = issuer;
  const { paper, before, version } = decision;
  const asked = await writeCopies(plan.dataset, paper, formats, { signatureFields, embedFonts, seals: plan.seals });
  if (before?.issued.version !== version) return asked;
  const hashes = new Set(before.issued.files.map((file) => file.sha256));
  const isAsBefore = ({ bytes }: CopyFile): boolean => hashes.has(sha256(bytes));
  const files: CopyFile[] = [];
  for (const format of formats) {
    const own = asked.filter((file) => file.format === format);
    const { seals } = plan;
    const isMore = seals !== undefined || (format === 'pdf' ? signatureFields : embedFonts);
    const isAdded = isMore && before.signed === undefined;
    const hasOther = format === 'docx' || hasSignatureBlanks(paper) || seals !== undefined;
    if (isAdded || !hasOther || own.every(isAsBefore)) {
      files.push(...own);
      continue;
    }
    const toggled = { signatureFields: !signatureFields, embedFonts: !embedFonts };
    const unsealed = [{ signatureFields, embedFonts }, toggled];
    const others = [{ ...toggled, seals }, ...(seals === undefined ? [] : unsealed)];
    let found = own;
    for (const options of others) {
      const other = await writeCopies(plan.dataset, paper, [format], options);
      if (!other.every(isAsBefore)) continue;
      found = other;
      break;
    }
    files.push(...found);
  }
  return files;
}

function sorted(files: readonly IssuedFile[]): IssuedFile[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What the version says, kept for comparison also when its files are gone. */
async function storeText({ workspace, plan }: Issuer, decision: PaperDecision): Promise<KeptFile> {
  const { subject } = decision.source;
  const edition = [...(decision.supplements === null ? [] : [decision.edition]), `第${decision.version}版`].join('_');
  const path = textPath({ dataset: plan.dataset.name, template: decision.folder, subject }, edition);
  const bytes = Buffer.from(textOf(decision.paper));
  await refusing(workspace, path, () => storeFile(workspace.out.path, path, bytes));
  return { path, sha256: sha256(bytes), bytes: bytes.length };
}

/** A file that cannot be written to: most likely signed, and the ledger that knew it is lost. */
class ProtectedError extends Error {
  readonly code = 'PROTECTED';
}

async function storeFile(out: string, path: string, bytes: Uint8Array): Promise<void> {
  const target = join(out, ...path.split('/'));
  const before = await readIfThere(target);
  if (before !== undefined && Buffer.compare(before, bytes) === 0) {
    // A run that was killed may have written it, and its name may not be on the disk yet.
    await syncFolder(dirname(target));
    return;
  }
  if (before !== undefined && ((await stat(target)).mode & writable) === 0) throw new ProtectedError(target);
  await makeFolder(dirname(target), out);
  await writeWhole(target, bytes);
}
