/** The ledger's text: what was written is read again, and nothing can be changed in it without being seen. */
import {
  array,
  assert,
  dictionary,
  integer,
  oneof,
  option,
  property,
  record,
  string,
  type Arbitrary,
} from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chain, header, lineOf, readLedger, readLine } from '../../src/ledger/lines.ts';
import type { LedgerEntry, LedgerRecord } from '../../src/model/ledger.ts';
import { issuedRecord, ledgerBytes, mixedRecords } from './records.ts';

const hundred = mixedRecords(100);
const bytes = ledgerBytes(hundred);
const entries = chain(hundred, undefined);
const newline = 10;
const lines = bytes.toString().split('\n').slice(0, -1);

function read(text: string | Uint8Array) {
  return readLedger(typeof text === 'string' ? Buffer.from(text) : text);
}

function joined(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('');
}

describe('what was written is read again', () => {
  test('a hundred records', () => {
    expect(read(bytes)).toEqual({ entries, flaws: [], length: bytes.length, isOpen: false });
  });

  test('no file, an empty one, a header alone', () => {
    expect(read('')).toEqual({ entries: [], flaws: [], length: 0, isOpen: false });
    expect(read(`${header}\n`)).toEqual({ entries: [], flaws: [], length: header.length + 1, isOpen: false });
  });

  const text = string({ unit: 'binary' });
  /** Templates may not ask for a field of this name. */
  const factName = text.filter((name) => name !== '__proto__');

  const anyRecord: Arbitrary<LedgerRecord> = oneof(
    record({
      paper: text,
      version: integer({ min: 1, max: 99 }),
      facts: dictionary(factName, option(text), { noNullPrototype: true }),
      title: text,
    }).map(({ paper, version, facts, title }) => issuedRecord(paper, version, { facts, title })),
    record({ paper: text, version: integer({ min: 1, max: 99 }), reason: text }).map((fields) => ({
      kind: 'voided' as const,
      ...fields,
    })),
  );

  test('any records, added in any portions', () => {
    assert(
      property(array(array(anyRecord, { maxLength: 4 }), { maxLength: 4 }), (portions) => {
        const all: LedgerEntry[] = [];
        for (const portion of portions) all.push(...chain(portion, all.at(-1)));
        const found = read(joined([header, ...all.map(lineOf)]));
        expect(found.flaws).toEqual([]);
        expect(found.entries).toEqual(all);
      }),
    );
  });
});

describe('torn at the end', () => {
  test('at every length the whole lines count, and one that lacks its end alone', () => {
    const short = ledgerBytes(hundred.slice(0, 14));
    const ends = [...short.entries()].filter(([, byte]) => byte === newline).map(([at]) => at);
    for (let length = 0; length < short.length; length++) {
      const found = read(short.subarray(0, length));
      const isOpen = length > header.length && ends.includes(length);
      const whole = ends.filter((end) => end < length || (isOpen && end === length)).length;
      expect(found.flaws, `${length}`).toEqual([]);
      expect(found.entries.length, `${length}`).toBe(Math.max(0, whole - 1));
      expect(found.isOpen).toBe(isOpen);
      expect(found.length).toBe(isOpen ? length : (ends.findLast((end) => end < length) ?? -1) + 1);
    }
  });

  test('what a power failure filled with zeros is torn', () => {
    const torn = Buffer.concat([bytes, Buffer.from('{"kind":"void'), Buffer.alloc(300)]);
    expect(read(torn)).toEqual({ entries, flaws: [], length: bytes.length, isOpen: false });
    expect(read(Buffer.concat([Buffer.from('{"led'), Buffer.alloc(10)])).flaws).toEqual([]);
  });

  test('a file that is no ledger is not taken for a torn one', () => {
    for (const other of ['签订台账', '{"ledger":"other"', `${header} `]) {
      expect(read(other).flaws).toEqual([{ line: 1, flaw: 'other-format' }]);
    }
  });

  test('a record that was whole does not get lost with its line’s end', () => {
    const cut = bytes.subarray(0, -1);
    expect(read(cut)).toEqual({ entries, flaws: [], length: cut.length, isOpen: true });
    for (const end of [' ', '}', '\r', 'x', ' \t ', '\uFEFF']) {
      expect(read(Buffer.concat([cut, Buffer.from(end)])).flaws.length, JSON.stringify(end)).toBe(1);
    }
  });
});

describe('what was changed is found', () => {
  test('every byte of a hundred records, flipped', () => {
    const changed = Buffer.from(bytes);
    const missed: number[] = [];
    let line = 0;
    let start = 0;
    for (const [at, byte] of bytes.entries()) {
      const end = bytes.indexOf(newline, at);
      for (const flipped of [byte ^ 0xff, byte ^ (1 << (at % 8))]) {
        changed[at] = flipped;
        // Where lines end as before, a flip shows in its own line or nowhere.
        const isSameLines = line > 0 && byte !== newline && flipped !== newline;
        const before = entries[line - 2]?.hash ?? entries[0]?.previous ?? '';
        const isFound = isSameLines
          ? typeof readLine(changed.subarray(start, end), line, before) === 'string'
          : readLedger(changed).flaws.length > 0;
        if (!isFound) missed.push(at);
      }
      changed[at] = byte;
      if (byte === newline) [line, start] = [line + 1, at + 1];
    }
    expect(missed).toEqual([]);
    expect(line).toBe(101);
  });

  const places = Array.from({ length: 100 }, (_, index) => index + 1);

  test('each line taken out, doubled, moved', () => {
    for (const at of places) {
      const line = lines[at] ?? '';
      const without = lines.toSpliced(at, 1);
      // Without the last one it is the ledger as it was before that record.
      expect(read(joined(without)).flaws.length > 0).toBe(at < 100);
      expect(read(joined(lines.toSpliced(at, 0, line))).flaws).not.toEqual([]);
      expect(read(joined(without.toSpliced(at === 1 ? 2 : 1, 0, line))).flaws).not.toEqual([]);
    }
  });

  test('entries before the flaw are still told, with its line', () => {
    const text = joined(lines.map((line, at) => (at === 40 ? line.replace('责任书', '责任状') : line)));
    const found = read(text);
    expect(found.flaws).toEqual([{ line: 41, flaw: 'changed' }]);
    expect(found.entries).toEqual(entries.slice(0, 39));
  });

  test.each([
    ['not-json', 'text'],
    ['not-json', ''],
    ['not-json', '7'],
    ['not-a-record', '{"kind":"issued"}'],
    ['not-a-record', lines[3]?.replace('"kind":"issued"', '"kind":"issued","more":1') ?? ''],
    ['changed', lines[3]?.replace('{"kind"', '{ "kind"') ?? ''],
    ['out-of-order', lines[5] ?? ''],
  ])('%s: %.20s', (flaw, line) => {
    expect(read(joined(lines.with(3, line))).flaws[0]).toEqual({ line: 4, flaw });
  });

  test('another format, marks at the beginning, bytes that are no text', () => {
    expect(read(joined(lines.with(0, header.replace('1', '2')))).flaws).toEqual([{ line: 1, flaw: 'other-format' }]);
    expect(read(Buffer.concat([Buffer.from('\uFEFF'), bytes])).flaws).toEqual([{ line: 1, flaw: 'other-format' }]);
    // A byte that is no text would read as the sign for it, which the record holds.
    const at = bytes.indexOf(Buffer.from('\uFFFD'));
    const invalid = Buffer.concat([bytes.subarray(0, at), Buffer.from([0xff]), bytes.subarray(at + 3)]);
    expect(read(invalid).flaws).not.toEqual([]);
  });
});
