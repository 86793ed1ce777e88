/** The ledger against itself: records that are whole and chained and yet cannot follow those before them. */
import type { LedgerEntry, VersionState } from '../model/ledger.ts';
import type { RecordFault } from '../model/diagnostic.ts';

export interface WrongRecord {
  readonly entry: LedgerEntry;
  readonly wrong: RecordFault;
}

/** Goes through the records in order. */
export function auditRecords(entries: readonly LedgerEntry[]): WrongRecord[] {
  const papers = new Map<string, Map<number, VersionState>>();
  const found: WrongRecord[] = [];
  for (const entry of entries) {
    if (entry.kind === 'issued' && entry.renamedFrom !== null) {
      papers.set(entry.paper, papers.get(entry.renamedFrom) ?? new Map());
      papers.delete(entry.renamedFrom);
    }
    const versions = papers.get(entry.paper) ?? new Map<number, VersionState>();
    papers.set(entry.paper, versions);
    const wrong = faultOf(entry, versions);
    if (wrong !== undefined) found.push({ entry, wrong });
    versions.set(entry.version, entry.kind === 'voided' ? 'void' : entry.kind === 'signed' ? 'signed' : (versions.get(entry.version) ?? 'issued')); // prettier-ignore
  }
  return found;
}

function faultOf(entry: LedgerEntry, versions: ReadonlyMap<number, VersionState>): RecordFault | undefined {
  const state = versions.get(entry.version);
  switch (entry.kind) {
    case 'issued':
      return state !== undefined || entry.version === versions.size + 1 ? undefined : 'number';
    case 'signed':
      if (state === undefined) return 'not-issued';
      return state === 'signed' ? 'signed-twice' : state === 'void' ? 'void-signed' : undefined;
    case 'voided':
      if (state === undefined) return 'not-issued';
      return state === 'void' ? 'void-twice' : undefined;
  }
}
