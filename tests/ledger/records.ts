/** Records for tests: whole ones, of which a test gives what it is about. */
import { createHash } from 'node:crypto';
import { chain, header, lineOf } from '../../src/ledger/lines.ts';
import type { IssuedRecord, LedgerRecord, PaperSource, SignedRecord, VoidedRecord } from '../../src/model/ledger.ts';

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What a paper is made from; its content is its facts unless given. */
export function source(fields: Partial<PaperSource> = {}): PaperSource {
  const facts = fields.facts ?? { 'posts.清溪小学.校长': '林素芬' };
  return {
    paper: 'town/letter/清溪小学',
    template: 'letter',
    subject: '清溪小学',
    title: '责任书',
    date: '2026-03-02',
    dated: 'data',
    content: hash(JSON.stringify([facts, fields.templateHash, fields.date])),
    templateHash: hash('letter'),
    fonts: '正文 仿宋',
    program: '1.0.0',
    ...fields,
    facts,
  };
}

/** A version issued with one file. */
export function issued(fields: Partial<IssuedRecord> = {}): IssuedRecord {
  const { paper, subject } = source(fields);
  const version = fields.version ?? 1;
  const path = `town/letter/${subject}/${subject}_第1份_存中心学校.pdf`;
  return {
    kind: 'issued',
    ...source(fields),
    version,
    supersedes: version > 1 ? version - 1 : null,
    renamedFrom: null,
    supplements: null,
    text: { path: `town/.versions/letter/${subject}/第${version}版.txt`, sha256: hash(paper), bytes: 3 },
    files: [{ format: 'pdf', copy: 1, copies: 1, party: '中心学校', path, sha256: hash(path), bytes: 4, pages: 1 }],
    ...fields,
  };
}

export function signed(fields: Partial<SignedRecord> = {}): SignedRecord {
  return { kind: 'signed', paper: 'town/letter/清溪小学', version: 1, on: '2026-03-05', scan: null, ...fields };
}

export function voided(fields: Partial<VoidedRecord> = {}): VoidedRecord {
  return { kind: 'voided', paper: 'town/letter/清溪小学', version: 1, reason: '单位有误', ...fields };
}

/** A version of a paper; `fields` are what the test is about. */
export function issuedRecord(paper: string, version: number, fields: Partial<IssuedRecord> = {}): IssuedRecord {
  return issued({ paper, version, ...fields });
}

/** Records of all kinds, as many as asked for. */
export function mixedRecords(count: number): LedgerRecord[] {
  return Array.from({ length: count }, (_, index): LedgerRecord => {
    const [paper, version] = [`town/letter/第${index % 5}小学`, Math.floor(index / 15) + 1];
    if (index % 15 < 10) return issued({ paper, version });
    if (index % 15 < 13) return { kind: 'signed', paper, version, on: '2026-03-09', scan: null };
    return { kind: 'voided', paper, version, reason: '“填错”了\n一行 \uFFFD' };
  });
}

/** A ledger's file. */
export function ledgerBytes(records: readonly LedgerRecord[]): Buffer {
  return Buffer.from([header, ...chain(records, undefined).map(lineOf)].map((line) => `${line}\n`).join(''));
}
