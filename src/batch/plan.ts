/** What `build` would do, found without writing anything. `build` carries out the same decisions. */
import { error, hasErrors, type Diagnostic, type Outcome } from '../model/diagnostic.ts';
import type { LedgerEntry, LedgerState } from '../model/ledger.ts';
import type { PaperFormat, PaperPlan, Programme } from '../model/programme.ts';
import type { Seals } from '../model/seal.ts';
import { sealsFor, type OpenDataset, type SealsAsked } from '../pipeline.ts';
import { agreementFault, type AgreedPlan } from './agreed-plan.ts';
import { composeDataset } from './compose.ts';
import { decideAll, reportOf, type DecideOptions, type PaperDecision } from './decisions.ts';
import { collisionKey, copyPath } from './file-names.ts';
import { ledgerFlaws, loadLedger, type StoredLedger } from './ledger-store.ts';
import { refusalOf } from './refused.ts';
import type { LaterTenure, LedgerPosition, PaperReport, UnrequestedReport } from './report.ts';
import type { Workspace } from './workspace.ts';

export interface BuildOptions extends DecideOptions {
  readonly asOf: string | undefined;
  readonly only: string | undefined;
  /** Whether DOCX files carry their fonts. It is no fact of a paper: what is unchanged is not made again for it. */
  readonly embedFonts: boolean;
  /** The pictures of seals set on what is made. They are no fact of a paper either. */
  readonly seals?: SealsAsked;
  /** A plan that somebody has looked at: nothing else is carried out. */
  readonly agreed?: AgreedPlan | undefined;
}

/** A data set's papers and what becomes of them. */
export interface DatasetPlan {
  readonly dataset: OpenDataset;
  readonly decisions: readonly PaperDecision[];
  /** Pictures of seals for what is made; undefined where none are asked for. */
  readonly seals: Seals | undefined;
  /** Where the ledger stood. */
  readonly ledger: LedgerPosition;
  readonly state: LedgerState;
}

export interface BuiltDataset {
  readonly dataset: string;
  readonly asOf: string;
  readonly ledger: LedgerPosition;
  readonly papers: readonly PaperReport[];
  /** Papers in force that the data no longer asks for. */
  readonly unrequested: readonly UnrequestedReport[];
  /** Changes of holders after the papers' date, which they do not show. */
  readonly laterTenures: readonly LaterTenure[];
  /** Ids of all papers of the data set, those not selected included. */
  readonly ids: readonly string[];
}

/** What `buildDataset` would do. */
export async function planDataset(workspace: Workspace, options: BuildOptions): Promise<Outcome<BuiltDataset>> {
  const stored = await loadLedger(workspace);
  const flaws = ledgerFlaws(workspace, stored.value?.flaws ?? []);
  if (stored.value === undefined) return { value: undefined, diagnostics: stored.diagnostics };
  const { value, diagnostics } = await makePlan(workspace, stored.value, options);
  const all = [...flaws, ...diagnostics];
  if (value === undefined || hasErrors(all)) return { value: undefined, diagnostics: all };
  const reports = value.decisions.map((decision) => reportOf(workspace, decision));
  return { value: builtDataset(workspace, value, reports, options), diagnostics: all };
}

/** Composes the papers and decides on each, by what the ledger says. */
export async function makePlan(
  workspace: Workspace,
  { entries, state }: Pick<StoredLedger, 'entries' | 'state'>,
  options: BuildOptions,
): Promise<Outcome<DatasetPlan>> {
  const { asOf, only, formats, supplement, agreed } = options;
  const day = { asOf, notBefore: latestDay(state) };
  const composed = await composeDataset(workspace, { ...day, supplements: supplement }, only);
  const diagnostics: Diagnostic[] = [...composed.diagnostics];
  if (composed.value === undefined) return { value: undefined, diagnostics };
  const { dataset, papers } = composed.value;
  diagnostics.push(...sameNames(dataset, formats));
  const decided = await decideAll(workspace, dataset, papers, state, options).catch((cause: unknown) => {
    return { value: undefined, diagnostics: [refusalOf(cause)] };
  });
  const { value: seals, diagnostics: ofSeals } = await sealsFor(workspace.data, dataset.programme, options.seals);
  diagnostics.push(...decided.diagnostics, ...ofSeals);
  if (decided.value === undefined || hasErrors(diagnostics)) return { value: undefined, diagnostics };
  const plan = { dataset, decisions: decided.value, seals, ledger: positionOf(entries), state };
  const fault = agreed === undefined ? undefined : agreementFault(agreed, plan);
  if (fault !== undefined) return { value: undefined, diagnostics: [...diagnostics, fault] };
  return { value: plan, diagnostics };
}

/** The last day that a run was asked to take: later runs do not go back behind it. */
function latestDay(state: LedgerState): string | undefined {
  const days = [...state.values()].flat().flatMap(({ issued }) => (issued.dated === 'as-of' ? [issued.date] : []));
  return days.sort().at(-1);
}

function positionOf(entries: readonly LedgerEntry[]): LedgerPosition {
  const last = entries.at(-1);
  return { serial: last?.serial ?? 0, hash: last?.hash ?? null };
}

/** A plan as reports tell it. */
export function builtDataset(
  workspace: Workspace,
  { dataset, state, ledger }: DatasetPlan,
  papers: readonly PaperReport[],
  { only }: BuildOptions,
): BuiltDataset {
  const ids = dataset.plans.map((plan) => plan.id);
  const renamed = papers.flatMap(({ renamedFrom }) => renamedFrom ?? []);
  const known = new Set([...ids, ...renamed]);
  const unrequested = [...state].flatMap(([id, versions]): UnrequestedReport[] => {
    const last = versions.at(-1);
    if (last === undefined || known.has(id) || !id.includes(only ?? '') || last.issued.supplements !== null) return [];
    const isInForce = last.state === 'issued' || last.state === 'signed';
    return isInForce ? [{ id, version: last.issued.version, signed: last.state === 'signed' }] : [];
  });
  const laterTenures = tenuresAfter(dataset.programme, dataset.date);
  return { dataset: workspace.dataset, asOf: dataset.date, ledger, papers, unrequested, laterTenures, ids };
}

function tenuresAfter({ tenures }: Programme, date: string): LaterTenure[] {
  return tenures
    .filter(({ from }) => from > date)
    .map(({ organization, post, holder, from }) => ({ post: `${organization}${post}`, holder, from }));
}

/** The path of one copy below the output folder. */
export function pathOf(
  dataset: OpenDataset,
  { template, subject, parties }: Pick<PaperPlan, 'template' | 'subject' | 'parties'>,
  copy: number,
  format: PaperFormat,
  edition?: string,
): string {
  const of = subject ?? dataset.programme.undertaking.place;
  return copyPath({ dataset: dataset.name, template, subject: of, edition, copy, party: parties[copy - 1] ?? '', format }); // prettier-ignore
}

/** Different papers whose files some file system would take for one. */
function sameNames(dataset: OpenDataset, formats: readonly PaperFormat[]): Diagnostic[] {
  const [format] = formats;
  if (format === undefined) return [];
  const owners = new Map<string, { path: string; papers: Set<string> }>();
  for (const plan of dataset.plans) {
    for (const copy of plan.parties.keys()) {
      const path = pathOf(dataset, plan, copy + 1, format);
      const key = collisionKey(path);
      const owner = owners.get(key) ?? { path, papers: new Set() };
      owner.papers.add(plan.id);
      owners.set(key, owner);
    }
  }
  // Papers of several copies collide in each of them, and are told once.
  const told = new Map<string, Diagnostic>();
  for (const { path, papers } of owners.values()) {
    const names = [...papers];
    const key = names.join('\n');
    if (names.length > 1 && !told.has(key)) told.set(key, error({ code: 'name-collision', path, papers: names }));
  }
  return [...told.values()];
}
