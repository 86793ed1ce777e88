/** Records for tests, and a ledger's bytes made of them. */
import { chain, header, lineOf } from '../../src/ledger/lines.ts';
import type { IssuedRecord, LedgerRecord } from '../../src/model/ledger.ts';

const hash = 'ab'.repeat(32);

/** A record of a version of a paper; `fields` are what the test is about. */
export function issuedRecord(paper: string, version: number, fields: Partial<IssuedRecord> = {}): IssuedRecord {
  return {
    kind: 'issued',
    paper,
    version,
    supersedes: version > 1 ? version - 1 : null,
    template: 'letter',
    subject: '清溪小学',
    title: '责任书',
    date: '2026-03-02',
    facts: { 'posts.清溪小学.校长': '林素芬', 'facts.空': null },
    content: hash,
    templateHash: hash,
    fonts: 'Noto Serif SC',
    program: '0.1.0',
    files: [
      {
        format: 'pdf',
        copy: 1,
        copies: 2,
        party: '中心学校',
        path: `town/letter/${version}.pdf`,
        sha256: hash,
        bytes: 1,
        pages: 1,
      },
    ],
    ...fields,
  };
}

/** Records of all kinds, as many as asked for. */
export function mixedRecords(count: number): LedgerRecord[] {
  return Array.from({ length: count }, (_, index): LedgerRecord => {
    const [paper, version] = [`town/letter/第${index % 5}小学`, Math.floor(index / 15) + 1];
    if (index % 15 < 10) return issuedRecord(paper, version);
    if (index % 15 < 13) return { kind: 'signed', paper, version, on: '2026-03-09', scan: null };
    return { kind: 'voided', paper, version, reason: '“填错”了\n一行 \uFFFD' };
  });
}

/** A ledger's file. */
export function ledgerBytes(records: readonly LedgerRecord[]): Buffer {
  return Buffer.from([header, ...chain(records, undefined).map(lineOf)].map((line) => `${line}\n`).join(''));
}
