/** Words for the ledger: states of versions, flaws, and the sentences of its faults, in both languages. */
import type { IssuedWhat, LedgerFault, RecordFault } from '../model/diagnostic.ts';
import type { LedgerFlaw, VersionState } from '../model/ledger.ts';
import { shorten, type Language, type Message } from './place.ts';

type Words = Readonly<Record<Language, string>>;

const versionStates: Readonly<Record<VersionState, Words>> = {
  issued: { zh: '已发出，未签订', en: 'is issued and not signed' },
  signed: { zh: '已签订', en: 'is signed' },
  superseded: { zh: '已被新的一版取代', en: 'is superseded by a later one' },
  void: { zh: '已作废', en: 'is void' },
};

/** What can still be done with a version that cannot become what was asked for. */
const stateHints: Readonly<Record<VersionState, Words>> = {
  issued: { zh: '请先用 status 命令查看。', en: 'Look at it with zerenshu status.' },
  signed: {
    zh: '不用再登记；登记有误的，请用 void 命令作废，再用 build 命令重新制作。',
    en: 'It need not be recorded again; if the record is wrong, void the version and build anew.',
  },
  superseded: {
    zh: '请登记最后的一版，用 status 命令查看。',
    en: 'Record its last version; zerenshu status shows it.',
  },
  void: {
    zh: '作废的一版不能再签订、再作废；请用 build 命令重新制作。',
    en: 'A void version can be neither signed nor voided again; build makes a new one.',
  },
};

const flaws: Readonly<Record<LedgerFlaw['flaw'], Words>> = {
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

const recordFaults: Readonly<Record<RecordFault, Words>> = {
  'not-issued': { zh: '没有发出过，却有签订或作废的记录', en: 'was signed or voided without having been issued' },
  number: { zh: '的版次不接前一版', en: 'does not follow the version before it' },
  'signed-twice': { zh: '签订过两次', en: 'was signed twice' },
  'void-signed': { zh: '作废以后又签订', en: 'was signed after it was void' },
  'void-twice': { zh: '作废过两次', en: 'was voided twice' },
};

const whats: Readonly<Record<IssuedWhat, Words>> = {
  copy: { zh: '文书', en: 'copy' },
  text: { zh: '存档文本', en: 'archived text' },
  scan: { zh: '签字扫描件', en: 'scan' },
};

type LedgerSentences = {
  readonly [Code in LedgerFault['code']]: (fault: Extract<LedgerFault, { readonly code: Code }>) => Message;
};

function say(text: string, hint: string): Message {
  return { text, hint };
}

/** Ids told before the rest is only counted. */
const shownIds = 5;

function list(ids: readonly string[], language: Language): string {
  const shown = ids
    .slice(0, shownIds)
    .map(shorten)
    .join(language === 'zh' ? '、' : ', ');
  if (ids.length <= shownIds) return shown;
  return language === 'zh' ? `${shown}等${ids.length}件` : `${shown} and ${ids.length - shownIds} more`;
}

const chinese: LedgerSentences = {
  'ledger-locked': ({ path, host, pid }) =>
    say(
      `“${path}”正被另一个程序使用${pid === 0 ? '' : `（${host} 上的进程 ${pid}）`}`,
      '请等它结束再试；确认没有程序在运行的，删去该文件夹里的 .lock。',
    ),
  'ledger-damaged': ({ flaw }) =>
    say(
      `签订台账${flaws[flaw].zh}`,
      flaw === 'other-format'
        ? '请更新程序再试；不是版本的缘故，就用备份恢复台账。已有文书没有改动。'
        : '请用备份恢复台账；恢复以前不能制作、登记。全部问题用 verify 命令查看；已有文书没有改动。',
    ),
  'ledger-torn': () =>
    say('签订台账的最后一行没有写完，是上次运行中断留下的', '这一行不算数，下次 build、sign 或 void 时自动清除。'),
  'ledger-record': ({ paper, version, wrong }) =>
    say(`“${shorten(paper)}”第${version}版${recordFaults[wrong].zh}`, '台账可能被改写过，请用备份核对。'),
  'not-a-plan': () =>
    say('这个文件不是存下的计划', '请重新存一份，如“npx zerenshu plan data/leigu --json > 计划.json”。'),
  'plan-stale': ({ because, of }) => {
    const again = '没有制作任何文书；请重新 plan，看过以后再 build。';
    switch (because) {
      case 'dataset':
        return say(`这份计划是“${of[0] ?? ''}”的，不是“${of[1] ?? ''}”的`, again);
      case 'ledger':
        return say(`计划已经过时：存下以后台账又有变动（当时第 ${of[0] ?? ''} 条，现在第 ${of[1] ?? ''} 条）`, again);
      case 'papers':
        return say(`计划已经过时：数据、模板或选项有变动，涉及${list(of, 'zh')}`, again);
    }
  },
  'paper-unknown': ({ id, nearest }) => {
    const guess = nearest === undefined ? '' : `是否应为“${nearest}”？`;
    return say(`台账中没有“${shorten(id)}”这件文书`, `${guess}编号用 status 命令查看。`);
  },
  'paper-ambiguous': ({ text, ids }) =>
    say(`编号含“${shorten(text)}”的文书不止一件：${list(ids, 'zh')}`, '请写出完整编号。'),
  'version-state': ({ paper, version, state }) =>
    say(`“${shorten(paper)}”第${version}版${versionStates[state].zh}`, stateHints[state].zh),
  'version-unknown': ({ paper, version, last }) =>
    say(`“${shorten(paper)}”没有第${version}版`, `最后一版是第${last}版，请改正版次。`),
  'one-version': ({ paper }) => say(`“${shorten(paper)}”只有一版，没有可比较的`, '有了第2版以后才能比较。'),
  'scan-empty': ({ path }) => say(`扫描件 ${path} 是空的`, '请重新扫描或另选文件；签订没有登记。'),
  'issued-missing': ({ path, what, isSigned }) =>
    say(
      `缺少${isSigned ? '已签订的' : ''}${whats[what].zh} ${path}`,
      isSigned || what !== 'copy' ? '请从备份中取回。' : '用 build 命令可以重新制作。',
    ),
  'issued-changed': ({ path, what, isSigned }) =>
    say(
      `${isSigned ? '已签订的' : ''}${whats[what].zh} ${path} 与台账所记不符，被改动过或已损坏`,
      isSigned || what !== 'copy' ? '请从备份中取回。' : '请把它删去，再用 build 命令重新制作。',
    ),
  'issued-unknown': ({ path }) => say(`台账中没有 ${path} 这个文件`, '不是发出的文书，请移到别处。'),
  'issued-unfinished': ({ path }) => say(`${path} 是上次运行中断留下的`, '下次 build 时自动清除。'),
};

const english: LedgerSentences = {
  'ledger-locked': ({ path, pid, host }) =>
    say(
      `${path} is in use by another run${pid === 0 ? '' : ` (process ${pid} on ${host})`}`,
      'Wait until it ends; if nothing is running, remove .lock in that folder.',
    ),
  'ledger-damaged': ({ flaw }) =>
    say(
      `the ledger ${flaws[flaw].en}`,
      flaw === 'other-format'
        ? 'Update the program; if it is not its version, restore the ledger from a backup. No paper was changed.'
        : 'Restore the ledger from a backup; until then nothing is made. zerenshu verify tells all; no paper was changed.',
    ),
  'ledger-torn': () =>
    say(
      'the last line of the ledger is not complete: a run was interrupted',
      'It does not count; the next build, sign or void removes it.',
    ),
  'ledger-record': ({ paper, version, wrong }) =>
    say(
      `version ${version} of "${shorten(paper)}" ${recordFaults[wrong].en}`,
      'Somebody may have rewritten the ledger: compare it with a backup.',
    ),
  'not-a-plan': () => say('this file is no saved plan', 'Save one with zerenshu plan data/leigu --json > plan.json.'),
  'plan-stale': ({ because, of }) => {
    const again = 'Nothing was made; plan again, look at it, then build.';
    switch (because) {
      case 'dataset':
        return say(`this is a plan of "${of[0] ?? ''}", not of "${of[1] ?? ''}"`, again);
      case 'ledger':
        return say(`the plan is stale: the ledger has moved on from record ${of[0] ?? ''} to ${of[1] ?? ''}`, again);
      case 'papers':
        return say(`the plan is stale: data, templates or options have changed for ${list(of, 'en')}`, again);
    }
  },
  'paper-unknown': ({ id, nearest }) => {
    const guess = nearest === undefined ? '' : `Did you mean "${nearest}"? `;
    return say(`the ledger has no paper "${shorten(id)}"`, `${guess}zerenshu status lists them.`);
  },
  'paper-ambiguous': ({ text, ids }) =>
    say(`several papers have "${shorten(text)}" in their ids: ${list(ids, 'en')}`, 'Write the whole id.'),
  'version-state': ({ paper, version, state }) =>
    say(`version ${version} of "${shorten(paper)}" ${versionStates[state].en}`, stateHints[state].en),
  'version-unknown': ({ paper, version, last }) =>
    say(`"${shorten(paper)}" has no version ${version}`, `The last one is ${last}; choose one that there is.`),
  'one-version': ({ paper }) =>
    say(`"${shorten(paper)}" has one version, and nothing to compare it with`, 'There must be two.'),
  'scan-empty': ({ path }) =>
    say(`the scan ${path} is empty`, 'Scan again or choose another file; nothing was recorded.'),
  'issued-missing': ({ path, what, isSigned }) =>
    say(
      `${isSigned ? 'signed ' : ''}${whats[what].en} ${path} is missing`,
      isSigned || what !== 'copy' ? 'Restore it from a backup.' : 'zerenshu build makes it again.',
    ),
  'issued-changed': ({ path, what, isSigned }) =>
    say(
      `${isSigned ? 'signed ' : ''}${whats[what].en} ${path} is not what the ledger says: changed or damaged`,
      isSigned || what !== 'copy' ? 'Restore it from a backup.' : 'Remove it; zerenshu build makes it again.',
    ),
  'issued-unknown': ({ path }) => say(`the ledger does not know ${path}`, 'It was not issued: move it elsewhere.'),
  'issued-unfinished': ({ path }) => say(`${path} was left by an interrupted run`, 'The next build removes it.'),
};

/** A sentence for every fault of the ledger. */
export const ledgerSentences: Readonly<Record<Language, LedgerSentences>> = { zh: chinese, en: english };
