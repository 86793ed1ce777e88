/** Signing and voiding: what somebody tells the ledger about versions. All that was asked for is recorded, or nothing. */
import { readFile, rm } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { error, hasErrors, reasonOf, type Diagnostic, type Outcome } from '../model/diagnostic.ts';
import type {
  IssuedRecord,
  KeptFile,
  LedgerRecord,
  SignedRecord,
  VersionState,
  VoidedRecord,
} from '../model/ledger.ts';
import { fileNamePart } from './file-names.ts';
import { makeFolder, protect, readIfThere, sha256, writeWhole } from './files.ts';
import { findPaper, type FoundPaper, type Whereabouts } from './find-paper.ts';
import { ledgerName, openLedger } from './ledger-store.ts';
import { fileFault } from './verify.ts';
import type { Workspace } from './workspace.ts';

export interface Signature {
  readonly ids: readonly string[];
  /** YYYY-MM-DD */
  readonly on: string;
  /** Path of the scan, and as the user named it; of one paper only. */
  readonly scan: { readonly path: string; readonly shown: string } | undefined;
}

/** Records that all parties of these papers have signed; their files can be written to no more. */
export async function signPapers(where: Whereabouts, { ids, on, scan }: Signature): Promise<Outcome<SignedRecord[]>> {
  const read = scan === undefined ? undefined : await readScan(scan.path, scan.shown);
  if (read !== undefined && read.value === undefined) return { value: undefined, diagnostics: read.diagnostics };
  return record(where, ids, ['issued'], async (workspace, issued) => {
    const copies = await Promise.all(issued.files.map((file) => fileFault(workspace, file, 'copy', false)));
    const diagnostics = copies.flatMap((fault) => fault ?? []);
    if (diagnostics.length > 0) return { value: undefined, diagnostics };
    const kept = read?.value === undefined ? undefined : keptScan(issued, read.value, extname(scan?.path ?? ''));
    const { paper, version } = issued;
    const files = [...issued.files, issued.text, ...(kept === undefined ? [] : [kept.file])];
    return {
      value: {
        record: { kind: 'signed', paper, version, on, scan: kept?.file ?? null },
        write: kept === undefined ? [] : [{ path: kept.file.path, bytes: kept.bytes }],
        protect: files.map(({ path }) => path),
      },
      diagnostics: [],
    };
  });
}

/** Records that versions no longer count. Their files stay until a new version takes their place; signed ones stay. */
export async function voidPapers(
  where: Whereabouts,
  { ids, reason }: { readonly ids: readonly string[]; readonly reason: string },
): Promise<Outcome<VoidedRecord[]>> {
  return record(where, ids, ['issued', 'signed'], (_workspace, { paper, version }) =>
    Promise.resolve({
      value: { record: { kind: 'voided', paper, version, reason }, write: [], protect: [] },
      diagnostics: [],
    }),
  );
}

/** A record to be added, with the files it speaks of. */
interface Intended<Added extends LedgerRecord> {
  readonly record: Added;
  /** Paths below the output folder. */
  readonly write: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  readonly protect: readonly string[];
}

type Intend<Added extends LedgerRecord> = (
  workspace: Workspace,
  issued: IssuedRecord,
) => Promise<Outcome<Intended<Added>>>;

async function record<Added extends LedgerRecord>(
  where: Whereabouts,
  ids: readonly string[],
  states: readonly VersionState[],
  intend: Intend<Added>,
): Promise<Outcome<Added[]>> {
  const diagnostics: Diagnostic[] = [];
  const papers = new Map<string, FoundPaper>();
  for (const id of ids) {
    const found = await findPaper(where, id);
    diagnostics.push(...found.diagnostics);
    if (found.value !== undefined) papers.set(found.value.id, found.value);
  }
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics };
  const byDataset = new Map<string, FoundPaper[]>();
  for (const paper of papers.values()) {
    const { dataset } = paper.workspace;
    byDataset.set(dataset, [...(byDataset.get(dataset) ?? []), paper]);
  }
  const added: Added[] = [];
  for (const group of byDataset.values()) {
    const outcome = await recordIn(group, states, intend);
    if (outcome.value === undefined) return { value: undefined, diagnostics: outcome.diagnostics };
    added.push(...outcome.value);
  }
  return { value: added, diagnostics };
}

/** Records in one ledger. What was found without the lock is looked at again with it. */
async function recordIn<Added extends LedgerRecord>(
  papers: readonly FoundPaper[],
  states: readonly VersionState[],
  intend: Intend<Added>,
): Promise<Outcome<Added[]>> {
  const workspace = papers[0]?.workspace;
  if (workspace === undefined) return { value: [], diagnostics: [] };
  const opened = await openLedger(workspace);
  const ledger = opened.value;
  if (ledger === undefined) return { value: undefined, diagnostics: opened.diagnostics };
  try {
    const diagnostics: Diagnostic[] = [];
    const intended: Intended<Added>[] = [];
    for (const { id } of papers) {
      const version = ledger.state.get(id)?.at(-1);
      if (version === undefined) continue;
      const { issued, state } = version;
      if (!states.includes(state)) {
        diagnostics.push(error({ code: 'version-state', paper: id, version: issued.version, state }));
        continue;
      }
      const outcome = await intend(workspace, issued);
      diagnostics.push(...outcome.diagnostics);
      if (outcome.value !== undefined) intended.push(outcome.value);
    }
    if (hasErrors(diagnostics)) return { value: undefined, diagnostics };
    const refused = await writeAll(workspace, intended, (records) => ledger.append(records));
    if (refused !== undefined) return { value: undefined, diagnostics: [refused] };
    return { value: intended.map((intent) => intent.record), diagnostics };
  } finally {
    await ledger.close();
  }
}

/** Writes files, then the records; where that is refused, what was written is taken away again. */
async function writeAll<Added extends LedgerRecord>(
  { out, dataset }: Workspace,
  intended: readonly Intended<Added>[],
  append: (records: readonly Added[]) => Promise<void>,
): Promise<Diagnostic | undefined> {
  const target = (path: string): string => join(out.path, ...path.split('/'));
  const written: string[] = [];
  let at = `${dataset}/${ledgerName}`;
  try {
    for (const { path, bytes } of intended.flatMap(({ write }) => write)) {
      at = path;
      if ((await readIfThere(target(path))) === undefined) written.push(target(path));
      await makeFolder(dirname(target(path)), out.path);
      await writeWhole(target(path), bytes);
    }
    at = `${dataset}/${ledgerName}`;
    await append(intended.map((intent) => intent.record));
  } catch (cause) {
    for (const path of written) await rm(path, { force: true }).catch(() => undefined);
    return error({ code: 'output-refused', path: `${out.shown}/${at}`, reason: reasonOf(cause) });
  }
  for (const path of intended.flatMap((intent) => intent.protect)) await protect(target(path));
  return undefined;
}

/** A scan is read to its end before anything is written. */
async function readScan(path: string, shown: string): Promise<Outcome<Uint8Array>> {
  try {
    const bytes = await readFile(path);
    if (bytes.length > 0) return { value: bytes, diagnostics: [] };
    return { value: undefined, diagnostics: [error({ code: 'scan-empty', path: shown })] };
  } catch (cause) {
    return {
      value: undefined,
      diagnostics: [error({ code: 'file-unreadable', path: shown, reason: reasonOf(cause) })],
    };
  }
}

/** Where a scan is kept: beside the version's files. */
function keptScan(issued: IssuedRecord, bytes: Uint8Array, extension: string): { file: KeptFile; bytes: Uint8Array } {
  const beside = issued.files[0]?.path ?? issued.text.path;
  const name = basename(beside, extname(beside)).replace(/_第\d+份_存.*$/u, '');
  const edition = /_第\d+版/u.test(name) ? '' : `_第${issued.version}版`;
  const file = fileNamePart(`${name}${edition}_签字扫描件`, scanName);
  const type = extension.length > 1 ? `.${fileNamePart(extension.slice(1).toLowerCase(), extensionName)}` : '';
  const path = `${dirname(beside)}/${file}${type}`;
  return { file: { path, sha256: sha256(bytes), bytes: bytes.length }, bytes };
}

/** Bytes of a scan's name and of its extension. */
const scanName = 200;
const extensionName = 16;
