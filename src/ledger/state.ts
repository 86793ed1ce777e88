/** What the ledger's records come to: the versions of every paper and what became of each. */
import type { LedgerRecord, LedgerState, PaperVersion } from '../model/ledger.ts';

/** The state after the records. Records of versions that were never issued count for nothing. */
export function stateOf(records: readonly LedgerRecord[]): LedgerState {
  const papers = new Map<string, PaperVersion[]>();
  for (const record of records) {
    const versions = papers.get(record.paper) ?? [];
    papers.set(record.paper, versions);
    apply(record, versions);
  }
  return papers;
}

function apply(record: LedgerRecord, versions: PaperVersion[]): void {
  const index = versions.findIndex(({ issued }) => issued.version === record.version);
  const version = versions[index];
  switch (record.kind) {
    case 'issued':
      // Issued again under its number: in another format, or its files made anew.
      if (version !== undefined) versions[index] = { ...version, issued: record };
      else {
        versions.forEach((earlier, at) => {
          if (earlier.state !== 'void') versions[at] = { ...earlier, state: 'superseded' };
        });
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

/** The version in force: the last one, unless it was voided. */
export function currentVersion(versions: readonly PaperVersion[] | undefined): PaperVersion | undefined {
  const last = versions?.at(-1);
  return last === undefined || last.state === 'void' ? undefined : last;
}
