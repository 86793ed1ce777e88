/** What the ledger's records come to: the versions of every paper and what became of each. */
import type { FactValues, LedgerRecord, LedgerState, PaperVersion, VersionName } from '../model/ledger.ts';

/** The state after the records. Records of versions that were never issued count for nothing. */
export function stateOf(records: readonly LedgerRecord[]): LedgerState {
  const papers = new Map<string, PaperVersion[]>();
  // Ids of supplements by the papers they go with.
  const supplements = new Map<string, Set<string>>();
  for (const record of records) {
    if (record.kind === 'issued' && record.renamedFrom !== null) moveVersions(papers, record.renamedFrom, record.paper);
    const versions = papers.get(record.paper) ?? [];
    papers.set(record.paper, versions);
    apply(record, versions);
    if (record.kind !== 'issued') continue;
    const { paper, version } = record;
    if (record.supplements === null) supersedeSupplements(papers, supplements.get(paper) ?? [], { paper, version });
    else {
      const known = supplements.get(record.supplements.paper) ?? new Set();
      supplements.set(record.supplements.paper, known.add(paper));
    }
  }
  return papers;
}

/** A paper's versions go on under the new name of its organization. */
function moveVersions(papers: Map<string, PaperVersion[]>, from: string, to: string): void {
  const versions = papers.get(from);
  if (versions === undefined || papers.has(to)) return;
  papers.delete(from);
  papers.set(to, versions);
}

function apply(record: LedgerRecord, versions: PaperVersion[]): void {
  const index = versions.findIndex(({ issued }) => issued.version === record.version);
  const version = versions[index];
  switch (record.kind) {
    case 'issued':
      // Issued again under its number: in another format, or its files made anew.
      if (version !== undefined) versions[index] = { ...version, issued: record };
      else {
        supersede(versions);
        versions.push({ issued: record, state: 'issued', signed: undefined, voided: undefined });
      }
      return;
    case 'signed':
      if (version !== undefined) versions[index] = { ...version, state: 'signed', signed: record };
      return;
    case 'voided':
      if (version !== undefined) versions[index] = { ...version, state: 'void', voided: record };
      return;
  }
}

function supersede(versions: PaperVersion[]): void {
  versions.forEach((earlier, at) => {
    if (earlier.state !== 'void') versions[at] = { ...earlier, state: 'superseded' };
  });
}

/** A new version of a paper says itself what supplements to earlier ones said. */
function supersedeSupplements(
  papers: ReadonlyMap<string, PaperVersion[]>,
  supplements: Iterable<string>,
  { paper, version }: VersionName,
): void {
  for (const id of supplements) {
    const versions = papers.get(id) ?? [];
    const to = versions.at(-1)?.issued.supplements ?? undefined;
    if (to?.paper === paper && to.version < version) supersede(versions);
  }
}

/** The version in force: the last one, unless it was voided or its paper has a later one. */
export function currentVersion(versions: readonly PaperVersion[] | undefined): PaperVersion | undefined {
  const last = versions?.at(-1);
  return last === undefined || last.state === 'void' || last.state === 'superseded' ? undefined : last;
}

const knownSupplements = new WeakMap<LedgerState, ReadonlyMap<string, readonly PaperVersion[]>>();

/** The supplements to a version that are in force, in the order they were issued. */
export function supplementsTo({ issued }: PaperVersion, state: LedgerState): readonly PaperVersion[] {
  const known = knownSupplements.get(state) ?? supplementsByVersion(state);
  knownSupplements.set(state, known);
  return known.get(versionKey(issued)) ?? [];
}

function supplementsByVersion(state: LedgerState): ReadonlyMap<string, readonly PaperVersion[]> {
  const found = new Map<string, PaperVersion[]>();
  for (const versions of state.values()) {
    const current = currentVersion(versions);
    const supplements = current?.issued.supplements ?? undefined;
    if (current === undefined || supplements === undefined) continue;
    const key = versionKey(supplements);
    found.set(key, [...(found.get(key) ?? []), current]);
  }
  return found;
}

function versionKey({ paper, version }: VersionName): string {
  return `${version} ${paper}`;
}

/** Whether there are supplements in force that nobody has signed yet. */
export function hasOpenSupplements(state: LedgerState): boolean {
  for (const versions of state.values()) {
    const last = versions.at(-1);
    if (last?.state === 'issued' && last.issued.supplements !== null) return true;
  }
  return false;
}

/** The facts a version stands for, with what supplements have changed of them. */
export function factsInForce(version: PaperVersion, supplements: readonly PaperVersion[]): FactValues {
  return Object.assign({}, version.issued.facts, ...supplements.map(({ issued }) => issued.facts)) as FactValues;
}
