/**
 * Joins the parts of shards: their records go into the ledger in the order of one run, so that it is the ledger of one
 * run to the byte. Nothing is done unless all shards were made, and from the same things. A merge that is killed goes
 * on where it was.
 */
import { chain } from '../ledger/lines.ts';
import { error, hasErrors, type Diagnostic, type Outcome } from '../model/diagnostic.ts';
import type { IssuedRecord, LedgerEntry } from '../model/ledger.ts';
import { shownReport } from './decisions.ts';
import { sweepTemporaries } from './files.ts';
import { beginRun, endRun } from './left-overs.ts';
import { ledgerName, openLedger, type OpenLedger } from './ledger-store.ts';
import { linesInOrder, readParts, type StoredPart } from './part-files.ts';
import { builtFrom, type BuiltDataset } from './plan.ts';
import { refusalOf, refusing } from './refused.ts';
import type { PaperReport } from './report.ts';
import { differences, type PartHeader } from './shard.ts';
import { fileFault } from './verify.ts';
import { issueFolder, type Workspace } from './workspace.ts';

/** Records that are written at a time. */
const together = 64;

/** Merges what shards have made. @param of into how many the run was divided; found out unless given. */
export async function mergeShards(workspace: Workspace, of: number | undefined): Promise<Outcome<BuiltDataset>> {
  const opened = await openLedger(workspace);
  const ledger = opened.value;
  if (ledger === undefined) return { value: undefined, diagnostics: opened.diagnostics };
  try {
    const parts = await readParts(workspace);
    const chosen = choose(workspace, parts, of);
    if ('fault' in chosen) return { value: undefined, diagnostics: [chosen] };
    const { header } = chosen;
    const { serial } = header.base.ledger;
    const stale = { code: 'shards-stale', of: header.shard.of, serial, now: ledger.entries.length } as const;
    if ((ledger.entries[serial - 1]?.hash ?? null) !== header.base.ledger.hash) return { value: undefined, diagnostics: [error(stale)] }; // prettier-ignore
    const looked = await lookThrough(workspace, chosen.parts, ledger.entries, serial);
    if (looked === 'moved') return { value: undefined, diagnostics: [error(stale)] };
    if (hasErrors(looked.faults)) return { value: undefined, diagnostics: looked.faults };
    await beginRun(workspace);
    await append(workspace, ledger, chosen.parts, looked.known);
    const { state } = ledger;
    await sweepTemporaries(issueFolder(workspace).path, true);
    await endRun(workspace, state);
    const built = builtFrom(
      workspace,
      header,
      { state, ledger: header.base.ledger },
      looked.reports,
      header.only ?? undefined,
    );
    return { value: built, diagnostics: [] };
  } catch (cause) {
    return { value: undefined, diagnostics: [refusalOf(cause)] };
  } finally {
    await ledger.close();
  }
}

/** The parts of one division, all of them there, or what is wrong with them. */
function choose(
  { dataset }: Workspace,
  all: readonly StoredPart[],
  wanted: number | undefined,
): { readonly parts: readonly StoredPart[]; readonly header: PartHeader } | Diagnostic {
  const divisions = [...new Set(all.map(({ shard }) => shard.of))];
  if (wanted === undefined && divisions.length > 1) return error({ code: 'shards-ambiguous', dataset, divisions });
  const of = wanted ?? divisions[0];
  const parts = all.filter(({ shard }) => shard.of === of);
  if (of === undefined || parts.length === 0) return error({ code: 'shards-none', dataset });
  const damaged = parts.find(({ state }) => state === 'damaged');
  if (damaged !== undefined) return error({ code: 'shard-damaged', shard: damaged.shard.index, of });
  const ended = parts.filter(({ state }) => state === 'ended');
  const there = new Set(ended.map(({ shard }) => shard.index));
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter((index) => !there.has(index));
  const [header, ...others] = ended.flatMap((part) => part.header ?? []);
  if (missing.length > 0 || header === undefined) return error({ code: 'shards-missing', dataset, missing, of });
  for (const other of others) {
    const [what] = differences(header.base, other.base);
    if (what === undefined) continue;
    const shards = others
      .filter(({ base }) => differences(header.base, base).length > 0)
      .map(({ shard }) => shard.index);
    return error({ code: 'shards-differ', shards, of, what });
  }
  return { parts: ended, header };
}

interface Looked {
  readonly reports: readonly PaperReport[];
  /** Records that a merge which was killed has already written. */
  readonly known: number;
  readonly faults: readonly Diagnostic[];
}

/** Goes through the parts before anything is done: whether their files are on disk, and which records are known. */
async function lookThrough(
  workspace: Workspace,
  parts: readonly StoredPart[],
  entries: readonly LedgerEntry[],
  serial: number,
): Promise<Looked | 'moved'> {
  const reports: PaperReport[] = [];
  const faults: Diagnostic[] = [];
  let known = 0;
  let count = 0;
  for await (const { report, record } of linesInOrder(workspace, parts)) {
    reports.push(shownReport(workspace, report));
    if (record === null) continue;
    count += 1;
    const entry = entries[serial + count - 1];
    if (entry !== undefined) {
      if (chain([record], entries[serial + count - 2])[0]?.hash !== entry.hash) return 'moved';
      known += 1;
    }
    const files = record.files.map((file) => fileFault(workspace, file, 'copy', false));
    const found = await Promise.all([...files, fileFault(workspace, record.text, 'text', false)]);
    faults.push(...found.flatMap((fault) => fault ?? []));
  }
  return serial + known < entries.length ? 'moved' : { reports, known, faults };
}

/** @throws Refused */
async function append(
  workspace: Workspace,
  ledger: OpenLedger,
  parts: readonly StoredPart[],
  known: number,
): Promise<void> {
  const write = (records: readonly IssuedRecord[]): Promise<void> =>
    refusing(workspace, `${workspace.dataset}/${ledgerName}`, () => ledger.append(records));
  let waiting: IssuedRecord[] = [];
  let count = 0;
  for await (const { record } of linesInOrder(workspace, parts)) {
    if (record === null || (count += 1) <= known) continue;
    waiting.push(record);
    if (waiting.length < together) continue;
    await write(waiting);
    waiting = [];
  }
  if (waiting.length > 0) await write(waiting);
}
