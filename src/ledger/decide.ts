/**
 * What becomes of each paper: made for the first time, made anew because something it says has changed, or left as it
 * is. `plan` tells these decisions and `build` carries out the same ones.
 */
import type { FactValues, LedgerState, PaperSource, PaperVersion } from '../model/ledger.ts';
import { currentVersion } from './state.ts';

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
  /** A signed paper that only template, fonts or program would change: it stays as it was signed. */
  readonly held: boolean;
}

export interface DecisionOptions {
  /** Whether signed papers are made anew also where only template, fonts or program have changed. */
  readonly includeSigned: boolean;
}

/** Decides for every paper. */
export function decide(
  sources: readonly PaperSource[],
  state: LedgerState,
  { includeSigned }: DecisionOptions,
): Decision[] {
  return sources.map((source): Decision => {
    const versions = state.get(source.paper);
    const before = currentVersion(versions);
    const next = (versions?.at(-1)?.issued.version ?? 0) + 1;
    if (before === undefined) {
      return { source, status: 'created', version: next, supersedes: null, reasons: [], before, held: false };
    }
    const { issued } = before;
    const isSame = source.content === issued.content && environmentOf(source) === environmentOf(issued);
    const unchanged = { source, status: 'unchanged', version: issued.version, supersedes: null, before } as const;
    if (isSame) return { ...unchanged, reasons: [], held: false };
    const facts = changedFacts(issued.facts, source.facts);
    const reasons = [...facts, ...changedMeans(issued, source)];
    if (before.state === 'signed' && facts.length === 0 && !includeSigned) return { ...unchanged, reasons, held: true };
    return { source, status: 'changed', version: next, supersedes: issued.version, reasons, before, held: false };
  });
}

function environmentOf({ fonts, program }: PaperSource): string {
  return `${fonts}\n${program}`;
}

/** The facts that differ, in the order of their names. */
function changedFacts(before: FactValues, after: FactValues): Reason[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return paths.flatMap((path) => {
    const [from, to] = [before[path] ?? null, after[path] ?? null];
    return from === to ? [] : [{ path, from, to }];
  });
}

/** Hashes are told by their first letters. */
const shownHash = 12;

function changedMeans(before: PaperSource, after: PaperSource): Reason[] {
  const means: Reason[] = [
    { path: 'template', from: before.templateHash.slice(0, shownHash), to: after.templateHash.slice(0, shownHash) },
    { path: 'fonts', from: before.fonts, to: after.fonts },
    { path: 'program', from: before.program, to: after.program },
  ];
  return means.filter(({ from, to }) => from !== to);
}
