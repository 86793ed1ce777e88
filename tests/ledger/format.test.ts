/** The format of ledgers: what was written once is read for ever, and is still written as it was. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readLedger } from '../../src/ledger/lines.ts';
import { stateOf } from '../../src/ledger/state.ts';
import { issued, ledgerBytes, signed, voided } from './records.ts';

const fixture = fileURLToPath(new URL('./fixtures/format-1.jsonl', import.meta.url));
const paper = 'town/letter/清溪小学';
const scan = { path: 'town/letter/清溪小学/清溪小学_第1版_签字扫描件.pdf', sha256: 'a'.repeat(64), bytes: 5 };
const supplements = { paper, version: 1 };

const records = [
  issued(),
  signed({ scan }),
  issued({ paper: `${paper}/第1版补充1`, supplements, dated: 'as-of', date: '2026-04-01' }),
  issued({ version: 2 }),
  voided({ version: 2 }),
  issued({ paper: 'town/letter/新溪小学', version: 3, supersedes: null, renamedFrom: paper }),
];

test('a ledger of format 1 is read', () => {
  const { entries, flaws } = readLedger(readFileSync(fixture));
  expect(flaws).toEqual([]);
  const states = [...stateOf(entries)].map(([id, versions]) => [id, versions.map(({ state }) => state)]);
  expect(states).toEqual([
    [`${paper}/第1版补充1`, ['superseded']],
    ['town/letter/新溪小学', ['superseded', 'void', 'issued']],
  ]);
});

test('a ledger is written in format 1', async () => {
  await expect(ledgerBytes(records).toString()).toMatchFileSnapshot(fixture);
});
