/**
 * What becomes of each paper: made for the first time, made anew because something it says has changed, or left as it
 * is. `plan` tells these decisions and `build` carries out the same ones.
 */
import { isOwnName, isSameFact, itemsOf } from '../model/fact-lists.ts';
import type { FactValues, LedgerState, PaperSource, PaperVersion } from '../model/ledger.ts';
import { currentVersion, factsInForce, supplementsTo } from './state.ts';

/** A fact, the template, the fonts or the program: what it was and what it is now; null where it is not. */
export interface Reason {
  readonly path: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface Decision {
  readonly source: PaperSource;
  readonly status: 'created' | 'changed' | 'unchanged';
  /** The version that is in force once the decision is carried out. */
  readonly version: number;
  readonly supersedes: number | null;
  readonly reasons: readonly Reason[];
  /** The version in force before, if any. */
  readonly before: PaperVersion | undefined;
  /** The id it was issued under before its organization was renamed. */
  readonly renamedFrom: string | null;
  /** A signed paper that only template, fonts or program would change: it stays as it was signed. */
  readonly held: boolean;
}

/** A paper as it would be made now. */
export interface Candidate {
  readonly source: PaperSource;
  /** Ids it may have been issued under: those with former names of its organization. */
  readonly formerIds: readonly string[];
}

export interface DecisionOptions {
  /** Whether signed papers are made anew also where only template, fonts or program have changed. */
  readonly includeSigned: boolean;
  /** Present names of organizations by their former ones: facts named after them are the same facts. */
  readonly presentNames: ReadonlyMap<string, string>;
}

/** Decides for every paper. */
export function decide(candidates: readonly Candidate[], state: LedgerState, options: DecisionOptions): Decision[] {
  return candidates.map((candidate) => decideOne(candidate, state, options));
}

/** Decides for one paper. */
export function decideOne(candidate: Candidate, state: LedgerState, options: DecisionOptions): Decision {
  const { source } = candidate;
  const former = state.has(source.paper) ? undefined : candidate.formerIds.find((id) => state.has(id));
  const versions = state.get(former ?? source.paper);
  const before = currentVersion(versions);
  const next = (versions?.at(-1)?.issued.version ?? 0) + 1;
  const renamedFrom = former ?? null;
  const made = { source, version: next, before, renamedFrom, held: false };
  if (before === undefined) return { ...made, status: 'created', supersedes: null, reasons: [] };
  const reasons = reasonsSince(before, state, source, options.presentNames);
  const unchanged = { source, version: before.issued.version, before, renamedFrom: null, supersedes: null } as const;
  if (reasons.length === 0) return { ...unchanged, status: 'unchanged', reasons, held: false };
  if (before.state === 'signed' && areMeans(reasons, source) && former === undefined && !options.includeSigned) {
    return { ...unchanged, status: 'unchanged', reasons, held: true };
  }
  return { ...made, status: 'changed', supersedes: before.issued.version, reasons };
}

/** What papers are made with, and what else may show in their content. */
const means = ['template', 'fonts', 'program', 'content'] as const;

/** Whether a paper says the same of its school: what has changed is what it is made with, or the day. */
function areMeans(reasons: readonly Reason[], source: PaperSource): boolean {
  return reasons.every(({ path }) => means.some((name) => name === path) || isOfDay(path, source));
}

/** The day of a run alone makes no new paper: one that says the same keeps the date it was issued with. */
function isOfDay(path: string, source: PaperSource): boolean {
  return path === 'date' && source.dated === 'as-of';
}

/**
 * What has changed since a version and the supplements to it. A supplement that nobody has signed yet binds nobody: where
 * the data have gone back to what is signed, nothing has changed.
 */
function reasonsSince(
  before: PaperVersion,
  state: LedgerState,
  source: PaperSource,
  presentNames: ReadonlyMap<string, string>,
): Reason[] {
  const supplements = supplementsTo(before, state);
  const reasons = changes(before, supplements, source, presentNames);
  const signed = supplements.filter((supplement) => supplement.state === 'signed');
  if (reasons.length === 0 || signed.length === supplements.length) return reasons;
  const sinceSigned = changes(before, signed, source, presentNames);
  return areMeans(sinceSigned, source) ? sinceSigned : reasons;
}

function changes(
  before: PaperVersion,
  supplements: readonly PaperVersion[],
  source: PaperSource,
  presentNames: ReadonlyMap<string, string>,
): Reason[] {
  const { issued } = before;
  if (source.content === issued.content && source.fonts === issued.fonts && source.program === issued.program) {
    if (supplements.length === 0) return [];
  }
  const named = { path: 'subject', from: issued.subject, to: source.subject };
  const facts = factsChangedSince(before, supplements, source.facts, presentNames);
  const ofMeans = changedMeans(issued, source);
  const reasons = [...(named.from === named.to ? [] : [named]), ...facts, ...ofMeans];
  if (reasons.every(({ path }) => isOfDay(path, source))) {
    // A supplement changes what the paper stands for, not what it says; a later day may show in what it says.
    const isLater = source.dated === 'as-of' && source.date !== issued.date;
    const isExplained = supplements.length > 0 || isLater || source.content === issued.content;
    return isExplained ? [] : [{ path: 'content', from: shortHash(issued.content), to: shortHash(source.content) }];
  }
  return reasons;
}

/** The facts that differ from those a version stands for with supplements to it, by the present names of organizations. */
export function factsChangedSince(
  version: PaperVersion,
  supplements: readonly PaperVersion[],
  now: FactValues,
  presentNames: ReadonlyMap<string, string>,
): Reason[] {
  return changedFacts(renamedFacts(factsInForce(version, supplements), presentNames), now);
}

/** Facts named after a former name of an organization, under its present one. */
function renamedFacts(facts: FactValues, presentNames: ReadonlyMap<string, string>): FactValues {
  if (presentNames.size === 0) return facts;
  const renamed = (path: string): string => path.split('.').map((part) => presentNames.get(part) ?? part).join('.'); // prettier-ignore
  return Object.fromEntries(Object.entries(facts).map(([path, value]) => [renamed(path), value]));
}

/**
 * The facts that differ, in the order of their names. A list that is told by its names in one record and by their number
 * in the other, with the names of its items or without, is the same.
 */
export function changedFacts(before: FactValues, after: FactValues): Reason[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const isBrief = [before, after].some((facts) => Object.values(facts).some((fact) => itemsOf(fact) !== undefined));
  return paths.flatMap((path) => {
    const [from, to] = [before[path] ?? null, after[path] ?? null];
    const isNamesake = isBrief && (from === null || to === null) && isOwnName(path, from ?? to);
    return isSameFact(from, to) || isNamesake ? [] : [{ path, from, to }];
  });
}

function changedMeans(before: PaperSource, after: PaperSource): Reason[] {
  const changed: Reason[] = [
    { path: 'template', from: shortHash(before.templateHash), to: shortHash(after.templateHash) },
    { path: 'fonts', from: before.fonts, to: after.fonts },
    { path: 'program', from: before.program, to: after.program },
  ];
  return changed.filter(({ from, to }) => from !== to);
}

/** Hashes are told by their first letters. */
function shortHash(hash: string): string {
  return hash.slice(0, 12);
}
