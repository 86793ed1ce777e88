/** `verify`: every issued file against its hash, the ledger against itself, and files that nobody knows. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { auditRecords } from '../ledger/audit.ts';
import { error, reasonOf, warning, type Diagnostic, type IssuedWhat, type Outcome } from '../model/diagnostic.ts';
import type { IssuedFile, KeptFile, LedgerState, PaperVersion } from '../model/ledger.ts';
import { isTemporary, readIfThere, sha256 } from './files.ts';
import { ledgerName, loadLedger, lockName } from './ledger-store.ts';
import { unfinishedName } from './left-overs.ts';
import { printName } from './print-target.ts';
import type { LedgerPosition } from './report.ts';
import { shardFolder, shardOfName, type Shard } from './shard.ts';
import { issueFolder, type Workspace } from './workspace.ts';

export interface Verified {
  readonly dataset: string;
  readonly ledger: LedgerPosition;
  /** How many files were held against their hashes. */
  readonly files: number;
}

/** Verifies what was issued of a data set; what is wrong comes as faults, what a killed run left as warnings. */
export async function verifyDataset(workspace: Workspace): Promise<Outcome<Verified>> {
  const stored = await loadLedger(workspace);
  if (stored.value === undefined) return { value: undefined, diagnostics: stored.diagnostics };
  const { entries, flaws, state, isTorn } = stored.value;
  const file = `${issueFolder(workspace).shown}/${ledgerName}`;
  const diagnostics: Diagnostic[] = [
    ...flaws.map(({ flaw, line }) => error({ code: 'ledger-damaged', flaw }, { file, line })),
    ...(isTorn ? [warning({ code: 'ledger-torn' }, { file, line: entries.length + 2 })] : []),
    ...auditRecords(entries).map(({ entry: { paper, version, serial }, wrong }) =>
      error({ code: 'ledger-record', paper, version, wrong }, { file, line: serial + 1 }),
    ),
  ];
  const expected = expectedFiles(state);
  for (const { kept, what, isSigned, isOptional } of expected.values()) {
    const fault = await fileFault(workspace, kept, what, isSigned);
    if (fault !== undefined && !(isOptional && fault.fault.code === 'issued-missing')) diagnostics.push(fault);
  }
  // A ledger that cannot be read to its end does not know its files: they are not called unknown.
  if (flaws.length === 0) diagnostics.push(...(await strangers(workspace, new Set(expected.keys()))));
  const last = entries.at(-1);
  const ledger = { serial: last?.serial ?? 0, hash: last?.hash ?? null };
  return { value: { dataset: workspace.dataset, ledger, files: expected.size }, diagnostics };
}

interface ExpectedFile {
  readonly kept: KeptFile;
  readonly what: IssuedWhat;
  readonly isSigned: boolean;
  /** Of a void version that nobody signed: there until the next one takes its place. */
  readonly isOptional: boolean;
}

/** What must be there, by path: files in force, all that was ever signed, the texts of all versions. */
function expectedFiles(state: LedgerState): Map<string, ExpectedFile> {
  const expected = new Map<string, ExpectedFile>();
  for (const version of [...state.values()].flat()) {
    for (const file of filesOf(version)) expected.set(file.kept.path, file);
  }
  return expected;
}

function filesOf({ issued, state, signed }: PaperVersion): ExpectedFile[] {
  const isSigned = signed !== undefined;
  const isThere = isSigned || state === 'issued' || state === 'void';
  const isOptional = !isSigned && state === 'void';
  const copies = isThere ? issued.files.map((kept) => ({ kept, what: 'copy' as const, isSigned, isOptional })) : [];
  const text = { kept: issued.text, what: 'text' as const, isSigned, isOptional: false };
  const scan = signed?.scan ?? undefined;
  return [
    ...copies,
    text,
    ...(scan === undefined ? [] : [{ kept: scan, what: 'scan' as const, isSigned, isOptional: false }]),
  ];
}

/** What is wrong with a file that the ledger knows, if anything. */
export async function fileFault(
  { out }: Workspace,
  { path, sha256: hash }: KeptFile | IssuedFile,
  what: IssuedWhat,
  isSigned: boolean,
): Promise<Diagnostic | undefined> {
  const shown = `${out.shown}/${path}`;
  try {
    const bytes = await readIfThere(join(out.path, ...path.split('/')));
    if (bytes === undefined) return error({ code: 'issued-missing', path: shown, what, isSigned });
    return sha256(bytes) === hash ? undefined : error({ code: 'issued-changed', path: shown, what, isSigned });
  } catch (cause) {
    return error({ code: 'file-unreadable', path: shown, reason: reasonOf(cause) });
  }
}

/** Files in the data set's folder of which the ledger does not speak. */
async function strangers(workspace: Workspace, known: ReadonlySet<string>): Promise<Diagnostic[]> {
  const { path, shown } = issueFolder(workspace);
  const found: Diagnostic[] = [];
  const names = await filesBelow(path);
  // What shards have made is not in the ledger yet.
  const isDivided = names.some((name) => partOf(name) !== undefined);
  for (const name of names) {
    const isPart = name === ledgerName || name === printName || name.split('/')[0] === lockName;
    const isOurs = isPart || known.has(`${workspace.dataset}/${name}`);
    if (isOurs) continue;
    const at = `${shown}/${name}`;
    const shard = partOf(name);
    if (shard !== undefined) {
      found.push(warning({ code: 'shard-unmerged', path: at, shard: shard.index, of: shard.of }));
      continue;
    }
    const isLeft = name === unfinishedName || isTemporary(name.slice(name.lastIndexOf('/') + 1));
    if (isLeft) found.push(warning({ code: 'issued-unfinished', path: at }));
    else if (!isDivided) found.push(error({ code: 'issued-unknown', path: at }));
  }
  return found;
}

/** The shard whose part a file is, if it is one. */
function partOf(name: string): Shard | undefined {
  return name.startsWith(`${shardFolder}/`) ? shardOfName(name.slice(shardFolder.length + 1)) : undefined;
}

/** Paths below a folder with forward slashes, in order; none where there is no folder. */
async function filesBelow(folder: string, prefix = ''): Promise<string[]> {
  try {
    const entries = await readdir(join(folder, prefix), { withFileTypes: true });
    const below = await Promise.all(
      entries.map((entry) =>
        entry.isDirectory() ? filesBelow(folder, `${prefix}${entry.name}/`) : [`${prefix}${entry.name}`],
      ),
    );
    return below.flat().sort();
  } catch (cause) {
    if (reasonOf(cause) === 'ENOENT') return [];
    throw cause;
  }
}
