/** Words for the states of versions and the flaws of a ledger, in both languages. */
import type { LedgerFlaw, VersionState } from '../model/ledger.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

export const versionStates: Readonly<Record<VersionState, Words>> = {
  issued: { zh: '已发出，未签订', en: 'is issued and not signed' },
  signed: { zh: '已签订', en: 'is signed' },
  superseded: { zh: '已被新的一版取代', en: 'is superseded by a later one' },
  void: { zh: '已作废', en: 'is void' },
};

export const ledgerFlaws: Readonly<Record<LedgerFlaw['flaw'], Words>> = {
  'not-json': { zh: '这一行读不出来', en: 'has a line that cannot be read' },
  'not-a-record': { zh: '这一行不是台账的记录', en: 'has a line that is no record' },
  changed: { zh: '这一行被改动过', en: 'has a line that was changed' },
  'out-of-order': {
    zh: '这一行前面少了记录，或者次序被改动过',
    en: 'lacks records before this line, or they were moved',
  },
  'other-format': {
    zh: '是另一个版本的程序写的，或者第一行被改动过',
    en: 'was written by another version, or its first line was changed',
  },
};
