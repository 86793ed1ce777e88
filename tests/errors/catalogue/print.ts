/** Errors of the print file. */
import { dataFile, letterFile, organizationsFile, type Entries, type Step } from '../example.ts';

const paper = '清溪/责任书/清溪小学';
const print = 'print data/清溪';
const issue: Step = { run: 'build data/清溪 --format pdf' };

const another = `单位:
  - { 名称: 河湾小学, 类别: 学校, 上级: 中心学校, 职务: [校长] }
任期:
  - { 单位: 河湾小学, 职务: 校长, 姓名: 周文清, 起: 2024-08-01 }
`;

export const printing = {
  'print-not-issued': {
    zh: '打印的是发出的文书，而这些文书还没有用 build 制作。',
    en: 'What is printed is what was issued, and these papers were not made yet.',
    examples: [{ command: print, shows: paper }],
  },
  'print-outdated': {
    zh: '文书发出以后数据、模板、字体或程序又有变动，再打印出来签订，就与台账不符。',
    en: 'Something has changed since the papers were issued: what would be signed is not what the ledger says.',
    examples: [
      { before: [issue, { replace: organizationsFile, from: '林素芬', to: '陈建平' }], command: print, shows: paper },
    ],
  },
  'print-unrequested': {
    zh: '台账中有效的文书，数据里已经没有它的对象，或不再要求它，打印文件里没有这一件。',
    en: 'A paper is in force and no longer asked for by the data; it is not in the file.',
    examples: [
      {
        files: { [dataFile]: another },
        before: [issue, { remove: dataFile }],
        command: print,
        shows: '清溪/责任书/河湾小学',
      },
    ],
  },
  'print-without-pdf': {
    zh: '已签订的文书，模板、字体或程序后来有变动，只能照发出的 PDF 打印，而发出的只有 DOCX。',
    en: 'A signed paper can only be printed from its PDF, and it was issued without.',
    examples: [
      {
        before: [
          { run: 'build data/清溪 --format docx' },
          { run: 'sign 清溪小学 --on 2026-03-05' },
          { replace: letterFile, from: '同志负责', to: '同志全面负责' },
        ],
        command: print,
        shows: paper,
      },
    ],
  },
  'print-among-issued': {
    zh: '打印文件要写到存放发出文书的文件夹里，会盖住文书或台账，或者混在里面。',
    en: 'The file named for printing lies among those that were issued.',
    examples: [
      { before: [issue], command: `${print} --pdf out/清溪/ledger.jsonl`, shows: 'out/清溪/ledger.jsonl' },
      {
        before: [issue],
        command: `${print} --pdf out/清溪/责任书/清溪小学/清溪小学_第1份_存中心学校.pdf`,
        shows: '清溪小学_第1份_存中心学校.pdf',
      },
    ],
  },
  'print-stopped': {
    zh: '打印文件写完以前按了 Ctrl-C；没有写出，也没有留下半个文件。',
    en: 'The run was stopped; no file was written.',
    examples: [],
    elsewhere: 'tests/cli/print.test.ts',
  },
} satisfies Entries;
