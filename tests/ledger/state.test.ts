/** What records come to. */
import { describe, expect, test } from 'vitest';
import { auditRecords } from '../../src/ledger/audit.ts';
import { chain } from '../../src/ledger/lines.ts';
import { currentVersion, factsInForce, stateOf, supplementsTo } from '../../src/ledger/state.ts';
import type { LedgerRecord } from '../../src/model/ledger.ts';
import { issued, signed, voided } from './records.ts';

const paper = 'town/letter/清溪小学';
const supplement = `${paper}/第1版补充1`;

function states(...records: LedgerRecord[]): (readonly [number, string])[] {
  return (stateOf(records).get(paper) ?? []).map(({ issued: { version }, state }) => [version, state] as const);
}

describe('a version is', () => {
  test('issued, signed, superseded or void', () => {
    expect(states(issued())).toEqual([[1, 'issued']]);
    expect(states(issued(), signed())).toEqual([[1, 'signed']]);
    expect(states(issued(), signed(), issued({ version: 2 }))).toEqual([[1, 'superseded'], [2, 'issued']]); // prettier-ignore
    expect(states(issued(), voided())).toEqual([[1, 'void']]);
  });

  test('void for ever, whatever is issued after it', () => {
    expect(states(issued(), voided(), issued({ version: 2, supersedes: null }))).toEqual([[1, 'void'], [2, 'issued']]); // prettier-ignore
  });

  test('still signed when its files were made again', () => {
    expect(states(issued(), signed(), issued())).toEqual([[1, 'signed']]);
  });

  test('nothing where it was never issued', () => {
    expect(states(signed(), voided())).toEqual([]);
  });
});

test('a paper goes on under the new name of its organization', () => {
  const renamed = issued({ paper: 'town/letter/新溪小学', version: 2, renamedFrom: paper });
  const state = stateOf([issued(), signed(), renamed]);
  expect([...state.keys()]).toEqual(['town/letter/新溪小学']);
  expect(state.get('town/letter/新溪小学')?.map((version) => version.state)).toEqual(['superseded', 'issued']);
});

describe('a supplement', () => {
  const page = issued({ paper: supplement, supplements: { paper, version: 1 }, facts: { 'posts.清溪小学.校长': '王国栋' } }); // prettier-ignore

  test('leaves the version in force and changes what it stands for', () => {
    const state = stateOf([issued(), signed(), page]);
    const version = currentVersion(state.get(paper));
    if (version === undefined) throw new Error('the paper is not in force');
    const supplements = supplementsTo(version, state);
    expect(supplements).toHaveLength(1);
    expect(factsInForce(version, supplements)).toEqual({ 'posts.清溪小学.校长': '王国栋' });
  });

  test('ends with the version it goes with', () => {
    const state = stateOf([issued(), signed(), page, issued({ version: 2 })]);
    expect(currentVersion(state.get(supplement))).toBeUndefined();
  });

  test('counts for nothing once it is void', () => {
    const state = stateOf([issued(), signed(), page, voided({ paper: supplement })]);
    const version = currentVersion(state.get(paper));
    expect(version === undefined ? [] : supplementsTo(version, state)).toEqual([]);
  });
});

describe('records that cannot follow those before them are found', () => {
  test.each<[string, LedgerRecord[], string[]]>([
    ['a whole life', [issued(), signed(), issued({ version: 2 }), voided({ version: 2 }), issued({ version: 3 })], []],
    ['files made again', [issued(), issued()], []],
    ['a new name', [issued(), issued({ paper: 'town/letter/新溪小学', version: 2, renamedFrom: paper })], []],
    ['signed without being issued', [signed()], ['not-issued']],
    ['void without being issued', [issued(), voided({ version: 2 })], ['not-issued']],
    ['a version left out', [issued(), issued({ version: 3 })], ['number']],
    ['signed twice', [issued(), signed(), signed()], ['signed-twice']],
    ['signed when void', [issued(), voided(), signed()], ['void-signed']],
    ['void twice', [issued(), voided(), voided()], ['void-twice']],
  ])('%s', (_name, records, wrong) => {
    expect(auditRecords(chain(records, undefined)).map((found) => found.wrong)).toEqual(wrong);
  });
});
