/** Errors of what is written and of what was issued. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameOfOwner } from '../../../src/batch/lock-owner.ts';
import { chain, lineOf, readLedger } from '../../../src/ledger/lines.ts';
import type { RecordFault } from '../../../src/model/diagnostic.ts';
import type { LedgerFlaw, LedgerRecord } from '../../../src/model/ledger.ts';
import { organizationsFile, type Entries, type Example, type Step } from '../example.ts';

const paper = '清溪/责任书/清溪小学';
const ledger = 'out/清溪/ledger.jsonl';
const folder = 'out/清溪/责任书/清溪小学';
const copy = `${folder}/清溪小学_第1份_存中心学校.pdf`;
const text = 'out/清溪/.versions/责任书/清溪小学/第1版.txt';
const scan = `${folder}/清溪小学_第1版_签字扫描件.pdf`;

const issue: Step = { run: 'build data/清溪 --format pdf' };
const sign: Step = { run: 'sign 清溪小学 --on 2026-03-05' };
const scanned: Step = { write: '扫描件.pdf', text: '%PDF-1.7' };
const signWithScan: Step = { run: 'sign 清溪小学 --on 2026-03-05 --scan 扫描件.pdf' };
const annul: Step = { run: 'void 清溪小学 --reason 单位有误' };
const savePlan: Step = { run: 'plan data/清溪 --json', into: '计划.json' };
const another: Step = { replace: organizationsFile, from: '林素芬', to: '陈建平' };

/** What `verify` finds after a step. */
function verified(...before: Step[]): Example {
  return { before, command: 'verify data/清溪', at: ledger };
}

const flaws: Readonly<Record<LedgerFlaw['flaw'], Example>> = {
  'not-json': { ...verified(issue, { replace: ledger, from: '"kind"', to: 'kind' }), at: `${ledger}:2` },
  'not-a-record': { ...verified(issue, { replace: ledger, from: '"issued"', to: '"sent"' }), at: `${ledger}:2` },
  changed: { ...verified(issue, sign, { replace: ledger, from: '2026-03-05', to: '2026-03-04' }), at: `${ledger}:3` },
  'out-of-order': {
    ...verified(issue, sign, {
      disturb: (workspace) => {
        const lines = workspace.read(ledger).toString().split('\n');
        workspace.write(ledger, lines.filter((_line, index) => index !== 1).join('\n'));
      },
      about: { zh: '在台账中删去第2行', en: 'line 2 is taken out of the ledger' },
    }),
    at: `${ledger}:2`,
  },
  'other-format': { ...verified(issue, { replace: ledger, from: '"format":1', to: '"format":9' }), at: `${ledger}:1` },
};

/** A ledger that was written anew with further records, as a program of somebody else's would. */
function rewritten(en: string, zh: string, ...records: ((first: LedgerRecord) => LedgerRecord)[]): Step {
  return {
    disturb: (workspace) => {
      const { entries } = readLedger(workspace.read(ledger));
      const [first] = entries;
      const last = entries.at(-1);
      if (first === undefined || last === undefined) throw new Error('the ledger is empty');
      const { serial: _serial, previous: _previous, hash: _hash, ...whole } = first;
      const lines = chain(
        records.map((record) => record(whole)),
        last,
      ).map(lineOf);
      workspace.write(ledger, `${workspace.read(ledger).toString()}${lines.join('\n')}\n`);
    },
    about: { zh, en },
  };
}

const signedAs = (version: number): LedgerRecord => ({ kind: 'signed', paper, version, on: '2026-03-05', scan: null });
const voidedAs = (version: number): LedgerRecord => ({ kind: 'voided', paper, version, reason: '单位有误' });

const records: Readonly<Record<RecordFault, Example>> = {
  'not-issued': {
    ...verified(
      issue,
      rewritten('a record is added: version 2 is signed', '台账被加上一条记录：第2版签订', () => signedAs(2)),
    ),
    at: `${ledger}:3`,
  },
  number: {
    ...verified(
      issue,
      rewritten('a record is added: version 3 is issued', '台账被加上一条记录：发出第3版', (first) => ({
        ...first,
        version: 3,
      })),
    ),
    at: `${ledger}:3`,
  },
  'signed-twice': {
    ...verified(
      issue,
      sign,
      rewritten('a record is added: signed once more', '台账被加上一条记录：再签订一次', () => signedAs(1)),
    ),
    at: `${ledger}:4`,
  },
  'void-signed': {
    ...verified(
      issue,
      annul,
      rewritten('a record is added: signed after it was void', '台账被加上一条记录：作废后签订', () => signedAs(1)),
    ),
    at: `${ledger}:4`,
  },
  'void-twice': {
    ...verified(
      issue,
      annul,
      rewritten('a record is added: voided once more', '台账被加上一条记录：再作废一次', () => voidedAs(1)),
    ),
    at: `${ledger}:4`,
  },
};

export const plans = {
  'output-refused': {
    zh: '文件写不进去：磁盘满了、没有权限、文件正在 Word 里打开、名称被占用等，括号里是电脑给出的原因。已有的文书不受影响。',
    en: 'A file cannot be written: the disk is full, the file is open in Word, a name is taken. What was there stays.',
    examples: [{ before: [{ write: 'out', text: '' }], command: 'build data/清溪', shows: 'out/清溪' }],
  },
  'not-a-plan': {
    zh: '--plan 后面的文件不是用 plan --json 存下的计划。',
    en: 'The file given with --plan was not saved by plan --json.',
    examples: [
      {
        before: [{ write: '计划.json', text: '{}' }],
        command: 'build data/清溪 --plan 计划.json',
        at: '计划.json',
        shows: '计划.json',
      },
    ],
  },
  'plan-stale': {
    zh: '存下的计划过时了：存下以后数据、模板或台账有变动，或者是别的数据文件夹的。',
    en: 'A saved plan no longer holds: data, templates or the ledger have moved on, or it is of another data set.',
    examples: [
      {
        before: [issue, another, savePlan, { replace: organizationsFile, from: '陈建平', to: '王国栋' }],
        command: 'build data/清溪 --plan 计划.json',
        at: '计划.json',
        shows: paper,
      },
      { before: [savePlan, issue], command: 'build data/清溪 --plan 计划.json', at: '计划.json', shows: '计划.json' },
      {
        files: { 'data/石桥/全部.yaml': '' },
        before: [
          savePlan,
          {
            disturb: ({ read, write }) => {
              for (const file of ['工作', '单位', '文书'])
                write(`data/石桥/${file}.yaml`, read(`data/清溪/${file}.yaml`).toString());
            },
            about: { zh: '另建一份数据 data/石桥', en: 'there is another data set, data/石桥' },
          },
        ],
        command: 'build data/石桥 --plan 计划.json',
        at: '计划.json',
        shows: '石桥',
      },
    ],
  },
} satisfies Entries;

export const issued = {
  'ledger-locked': {
    zh: '同一份数据正有另一个程序在制作或登记；等了一会儿它还没有结束。',
    en: 'Another run works on the papers of the data set and has not ended while this one waited.',
    examples: [
      {
        before: [
          issue,
          {
            disturb: ({ path }) => {
              const owner = {
                pid: 4711,
                started: '1',
                boot: 'b0',
                space: '1',
                machine: 'a0',
                uptime: 60,
                nonce: 'c0',
                host: '教务处',
              };
              mkdirSync(join(path, 'out/清溪/.lock'));
              writeFileSync(join(path, 'out/清溪/.lock', nameOfOwner(owner)), '');
            },
            about: { zh: '另一台电脑“教务处”正在制作', en: 'a machine named 教务处 is making papers' },
          },
        ],
        command: 'sign 清溪小学 --on 2026-03-05',
        shows: 'out/清溪',
      },
    ],
  },
  'ledger-damaged': {
    zh: '签订台账被改动过或损坏了。程序不会在坏了的台账上续写，先要恢复台账。',
    en: 'The ledger was changed or damaged. Nothing is written to it until it is restored.',
    examples: Object.values(flaws).map((example) => ({ ...example, shows: 'ledger.jsonl' })),
  },
  'ledger-torn': {
    zh: '上次运行时断电或被强行结束，台账的最后一行没有写完。不要紧，这一行不算数。',
    en: 'A run was killed while it wrote the last line of the ledger; the line does not count.',
    examples: [
      {
        ...verified(issue, {
          disturb: (workspace) => workspace.write(ledger, `${workspace.read(ledger).toString()}{"kind":"signed","pap`),
          about: { zh: '写台账的最后一行时断电', en: 'the power fails while the last line is written' },
        }),
        at: `${ledger}:3`,
        shows: 'ledger.jsonl',
      },
    ],
  },
  'ledger-record': {
    zh: '台账里有一条记录与前面的对不上，如没有发出过的文书却签订了。多半有人改写过台账。',
    en: 'A record of the ledger cannot follow those before it: somebody may have rewritten the ledger.',
    examples: Object.values(records).map((example) => ({ ...example, shows: paper })),
  },
  'paper-unknown': {
    zh: '命令里写的文书编号，台账里没有。',
    en: 'The ledger has no paper of the id given.',
    examples: [
      { before: [issue], command: 'sign 清溪/责任书/青溪小学 --on 2026-03-05', shows: '清溪/责任书/青溪小学' },
      { before: [issue], command: 'sign 河湾小学 --on 2026-03-05', shows: '河湾小学' },
    ],
  },
  'paper-ambiguous': {
    zh: '命令里只写了编号的一部分，而有这一部分的文书不止一件。',
    en: 'A part of an id is given that several papers have.',
    examples: [
      {
        files: {
          'data/清溪/补充.yaml':
            '单位:\n  - { 名称: 石桥小学, 类别: 学校, 职务: [校长] }\n任期:\n  - { 单位: 石桥小学, 职务: 校长, 姓名: 陈建平, 起: 2024-08-01 }\n',
        },
        before: [issue],
        command: 'sign 小学 --on 2026-03-05',
        shows: '小学',
      },
    ],
  },
  'version-state': {
    zh: '文书的状态不允许这样做：签订过的不能再签订，作废的不能再签订或作废。',
    en: 'The state of a paper does not allow it: a signed one cannot be signed again, a void one not at all.',
    examples: [
      { before: [issue, sign], command: 'sign 清溪小学 --on 2026-03-06', shows: paper },
      { before: [issue, annul], command: 'sign 清溪小学 --on 2026-03-06', shows: paper },
      { before: [issue, annul], command: 'void 清溪小学 --reason 重复', shows: paper },
    ],
  },
  'version-unknown': {
    zh: '要比较的那一版没有。',
    en: 'A version that is to be compared does not exist.',
    examples: [{ before: [issue, another, issue], command: 'diff 清溪小学 --from 1 --to 5', shows: paper }],
  },
  'one-version': {
    zh: '文书只有一版，没有可比较的。',
    en: 'A paper has one version only.',
    examples: [{ before: [issue], command: 'diff 清溪小学', shows: paper }],
  },
  'scan-empty': {
    zh: '签字扫描件是空文件，多半没有扫描成功。',
    en: 'The scan of what was signed is an empty file.',
    examples: [
      {
        before: [issue, { write: '扫描件.pdf', text: '' }],
        command: 'sign 清溪小学 --on 2026-03-05 --scan 扫描件.pdf',
        shows: '扫描件.pdf',
      },
    ],
  },
  'issued-missing': {
    zh: '台账里有的文件不见了：被删去、改名或移走。',
    en: 'A file of the ledger is gone.',
    examples: [
      { before: [issue, { remove: copy }], command: 'verify data/清溪', shows: copy },
      { before: [issue, sign, { remove: copy }], command: 'verify data/清溪', shows: copy },
      { before: [issue, { remove: text }], command: 'verify data/清溪', shows: text },
      { before: [issue, scanned, signWithScan, { remove: scan }], command: 'verify data/清溪', shows: scan },
    ],
  },
  'issued-changed': {
    zh: '发出的文件与发出时不一样了：被编辑、重新保存过，或者已损坏。',
    en: 'A file is not what was issued: edited, saved again, or damaged.',
    examples: [
      { before: [issue, { write: copy, text: '%PDF' }], command: 'verify data/清溪', shows: copy },
      { before: [issue, sign, { write: copy, text: '%PDF' }], command: 'verify data/清溪', shows: copy },
      { before: [issue, { write: text, text: '甲' }], command: 'verify data/清溪', shows: text },
    ],
  },
  'issued-unknown': {
    zh: '存放文书的文件夹里有台账不认识的文件，多半是有人另存的副本。',
    en: 'The folder of papers holds a file that the ledger does not know, most likely a copy that somebody saved.',
    examples: [
      {
        before: [issue, { write: `${folder}/定稿.pdf`, text: '%PDF' }],
        command: 'verify data/清溪',
        shows: `${folder}/定稿.pdf`,
      },
    ],
  },
  'issued-unfinished': {
    zh: '上次运行中断，留下了没有写完的文件。不要紧，下次制作时自动清除。',
    en: 'An interrupted run has left a file that it was writing.',
    examples: [
      {
        before: [issue, { write: `${folder}/.~4711-3`, text: '%PDF' }],
        command: 'verify data/清溪',
        shows: `${folder}/.~4711-3`,
      },
    ],
  },
} satisfies Entries;
