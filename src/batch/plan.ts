/** What `build` would do, found without writing anything. `build` carries out the same decisions. */
import { currentVersion, hasOpenSupplements, supplementsTo } from '../ledger/state.ts';
import { error, hasErrors, warning, type Diagnostic, type Outcome } from '../model/diagnostic.ts';
import type { LedgerEntry, LedgerState } from '../model/ledger.ts';
import type { PaperFormat, PaperPlan, Programme } from '../model/programme.ts';
import type { Seals } from '../model/seal.ts';
import type { Stopwatch } from '../model/timing.ts';
import { openDataset, type OpenDataset } from '../open-dataset.ts';
import { sealsFor, withoutSource, type SealsAsked } from '../pipeline.ts';
import { agreementFault, type AgreedPlan } from './agreed-plan.ts';
import { draftPapers, selected, Told, type RunOptions } from './compose.ts';
import { Crews, type Crew } from './crew.ts';
import { createDecider, idsOf, reportOf, type DecideOptions, type PaperDecision } from './decisions.ts';
import { collisionKey, copyPath } from './file-names.ts';
import { mayDiffer } from './left-overs.ts';
import { ledgerFlaws, loadLedger, type StoredLedger } from './ledger-store.ts';
import type { Draft } from './making.ts';
import { refusalOf } from './refused.ts';
import type { LaterTenure, LedgerPosition, PaperReport, UnrequestedReport } from './report.ts';
import { baseOf, isInShard, type Base, type Shard } from './shard.ts';
import { packageVersion, type Workspace } from './workspace.ts';

export interface BuildOptions extends DecideOptions, RunOptions {
  readonly asOf: string | undefined;
  readonly only: string | undefined;
  /** Whether DOCX files carry their fonts. It is no fact of a paper: what is unchanged is not made again for it. */
  readonly embedFonts: boolean;
  /** The pictures of seals set on what is made. They are no fact of a paper either. */
  readonly seals?: SealsAsked;
  /** A plan that somebody has looked at: nothing else is carried out. */
  readonly agreed?: AgreedPlan | undefined;
  /** One of several shards of the run; the whole without it. */
  readonly shard?: Shard | undefined;
  readonly stopwatch?: Stopwatch | undefined;
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
  /** Those who make the papers. */
  readonly crew: Crew;
  /** Of a shard: what all shards of the run have in common. */
  readonly base: Base | undefined;
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
  const crews = new Crews();
  return planWith(crews, workspace, options)
    .catch((cause: unknown) => ({ value: undefined, diagnostics: [refusalOf(cause)] }))
    .finally(() => crews.close());
}

async function planWith(crews: Crews, workspace: Workspace, options: BuildOptions): Promise<Outcome<BuiltDataset>> {
  const stored = await loadLedger(workspace);
  const flaws = ledgerFlaws(workspace, stored.value?.flaws ?? []);
  if (stored.value === undefined) return { value: undefined, diagnostics: stored.diagnostics };
  const { value, diagnostics } = await makePlan(crews, workspace, stored.value, options);
  const all = [...flaws, ...diagnostics];
  if (value === undefined || hasErrors(all)) return { value: undefined, diagnostics: all };
  const reports = value.decisions.map((decision) => reportOf(workspace, decision));
  return { value: builtDataset(workspace, value, reports, options), diagnostics: all };
}

/** Composes the papers and decides on each, by what the ledger says. @throws Refused */
export async function makePlan(
  crews: Crews,
  workspace: Workspace,
  { entries, state }: Pick<StoredLedger, 'entries' | 'state'>,
  options: BuildOptions,
): Promise<Outcome<DatasetPlan>> {
  const { asOf, only, formats, supplement, agreed, stopwatch } = options;
  const day = { asOf, notBefore: latestDay(state) };
  const supplements = supplement || hasOpenSupplements(state);
  const opened = await openDataset(workspace, { ...day, supplements, stopwatch });
  const dataset = opened.value;
  const told = new Told();
  told.add(opened.diagnostics);
  if (dataset === undefined) return { value: undefined, diagnostics: told.all };
  const ledger = positionOf(entries);
  const { shard } = options;
  const made = { program: packageVersion(), ledger, options: choices(options) };
  const base = shard === undefined ? undefined : baseOf(dataset, made);
  const plans = selected(dataset, only).filter(({ id }) => shard === undefined || isInShard(id, shard));
  const decisions: PaperDecision[] = [];
  const faults: Diagnostic[] = [];
  const grounds = { state, mayDiffer: await mayDiffer(workspace, base) };
  const decide = createDecider(workspace, dataset, grounds, options);
  const take = async (draft: Draft): Promise<void> => {
    if (hasErrors(faults)) return;
    const decided = await decide(draft).catch((cause: unknown) => ({ value: undefined, diagnostics: [refusalOf(cause)] })); // prettier-ignore
    faults.push(...decided.diagnostics);
    decisions.push(...(decided.value ?? []));
  };
  const crew = await crews.hire({ fonts: workspace.fonts, jobs: options.jobs });
  const ids = idsOf(dataset);
  // Facts are compared with those of the version in force.
  const hasFacts = (plan: PaperPlan): boolean => ids(plan).some((id) => state.has(id));
  // Papers that were never issued are made as soon as they are planned.
  crew.expect(dataset, 'make', plans.filter((plan) => !hasFacts(plan)).length);
  told.add(await draftPapers(crew, dataset, plans, take, { ...options, hasFacts }));
  const composed = told.all;
  if (hasErrors(composed)) return { value: undefined, diagnostics: composed };
  const diagnostics = [...composed, ...sameNames(dataset, formats), ...faults];
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics };
  if (options.signal?.aborted === true) {
    return {
      value: undefined,
      diagnostics: [...diagnostics, warning({ code: 'stopped', made: 0, left: plans.length })],
    };
  }
  const { value: seals, diagnostics: ofSeals } = await sealsFor(workspace.data, dataset.programme, options.seals);
  diagnostics.push(...ofSeals);
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics };
  // All faults are found: what tells their places is not kept for as long as papers are made.
  const plan = { dataset: withoutSource(dataset), decisions, seals, ledger, state, crew, base };
  const fault = agreed === undefined ? undefined : agreementFault(agreedIn(agreed, shard), plan);
  if (fault !== undefined) return { value: undefined, diagnostics: [...diagnostics, fault] };
  return { value: plan, diagnostics };
}

/** What a run was asked to do, as far as it shows in papers and ledger. */
function choices(options: BuildOptions): object {
  const { asOf, only, formats, signatureFields, includeSigned, supplement, agreed } = options;
  return { asOf, only, formats, signatureFields, includeSigned, supplement, agreed: agreed?.papers };
}

/** The part of a plan that a shard carries out. */
function agreedIn(agreed: AgreedPlan, shard: Shard | undefined): AgreedPlan {
  if (shard === undefined) return agreed;
  return { ...agreed, papers: agreed.papers.filter(({ id }) => isInShard(paperOf(id), shard)) };
}

/** What goes with a paper is called by the paper's id and what follows. */
function paperOf(id: string): string {
  return id.replace(/\/第\d+版补充\d+$/u, '');
}

/** The last day that a run was asked to take: later runs do not go back behind it. */
export function latestDay(state: LedgerState): string | undefined {
  const days = [...state.values()].flat().flatMap(({ issued }) => (issued.dated === 'as-of' ? [issued.date] : []));
  return days.sort().at(-1);
}

/** Where a ledger stands. */
export function positionOf(entries: readonly LedgerEntry[]): LedgerPosition {
  const last = entries.at(-1);
  return { serial: last?.serial ?? 0, hash: last?.hash ?? null };
}

/** What a report says of the whole data set. */
export type DatasetSummary = Pick<BuiltDataset, 'asOf' | 'ids' | 'laterTenures'>;

export function summaryOf({ plans, programme, date }: OpenDataset): DatasetSummary {
  return { asOf: date, ids: plans.map(({ id }) => id), laterTenures: tenuresAfter(programme, date) };
}

/** Whether nothing was added to a ledger between two looks at it. */
export function isSamePosition(one: LedgerPosition, other: LedgerPosition): boolean {
  return one.serial === other.serial && one.hash === other.hash;
}

/** A plan as reports tell it. */
export function builtDataset(
  workspace: Workspace,
  { dataset, state, ledger }: Pick<DatasetPlan, 'dataset' | 'state' | 'ledger'>,
  papers: readonly PaperReport[],
  { only }: Pick<BuildOptions, 'only'>,
): BuiltDataset {
  return builtFrom(workspace, summaryOf(dataset), { state, ledger }, papers, only);
}

export function builtFrom(
  { dataset }: Workspace,
  summary: DatasetSummary,
  { state, ledger }: Pick<DatasetPlan, 'state' | 'ledger'>,
  papers: readonly PaperReport[],
  only: string | undefined,
): BuiltDataset {
  const { asOf, ids, laterTenures } = summary;
  const renamed = papers.flatMap(({ renamedFrom }) => renamedFrom ?? []);
  const unrequested = [
    ...unrequestedIn(state, new Set([...ids, ...renamed]), only),
    ...needlessSupplements(state, papers),
  ];
  return { dataset, asOf, ledger, papers, unrequested, laterTenures, ids };
}

/** Papers in force that the data no longer asks for. @param known ids of those that it asks for. */
export function unrequestedIn(
  state: LedgerState,
  known: ReadonlySet<string>,
  only: string | undefined,
): UnrequestedReport[] {
  return [...state].flatMap(([id, versions]): UnrequestedReport[] => {
    const last = versions.at(-1);
    if (last === undefined || known.has(id) || !id.includes(only ?? '') || last.issued.supplements !== null) return [];
    const isInForce = last.state === 'issued' || last.state === 'signed';
    return isInForce ? [{ id, version: last.issued.version, signed: last.state === 'signed' }] : [];
  });
}

/** Supplements that nobody has signed and that the data, gone back to what is signed, no longer ask for. */
function needlessSupplements(state: LedgerState, papers: readonly PaperReport[]): UnrequestedReport[] {
  const told = new Set(papers.map(({ id }) => id));
  return papers.flatMap(({ id, status }) => {
    const version = currentVersion(state.get(id));
    if (status !== 'unchanged' || version === undefined) return [];
    const open = supplementsTo(version, state).filter((supplement) => supplement.state === 'issued');
    const needless = open.filter(({ issued }) => !told.has(issued.paper));
    return needless.map(({ issued }) => ({ id: issued.paper, version: issued.version, signed: false }));
  });
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
