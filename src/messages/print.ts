/** What keeps papers from being printed, in both languages. */
import type { PrintFault } from '../model/print.ts';
import { shorten, type Language, type Message } from './place.ts';

type PrintSentences = {
  readonly [Code in PrintFault['code']]: (fault: Extract<PrintFault, { readonly code: Code }>) => Message;
};

function say(text: string, hint: string): Message {
  return { text, hint };
}

/** Ids told before the rest is only counted. */
const shownIds = 5;

function shown(papers: readonly string[], separator: string): string {
  const names = papers.slice(0, shownIds).map(shorten).join(separator);
  return papers.length > shownIds ? `${names}${separator}…` : names;
}

const chinesePapers = (papers: readonly string[]): string => `${papers.length} 件：${shown(papers, '、')}`;

const chinese: PrintSentences = {
  'print-not-issued': ({ papers }) =>
    say(
      `还没有制作的文书有 ${chinesePapers(papers)}`,
      '没有写出打印文件。请先用 build 制作，再打印；只打印其中几件的，用 --only 选出。',
    ),
  'print-outdated': ({ papers }) =>
    say(
      `发出以后数据、模板、字体或程序又有变动的文书有 ${chinesePapers(papers)}`,
      '没有写出打印文件。变动用 plan 查看；请先用 build 更新，再打印；只打印其中几件的，用 --only 选出。',
    ),
  'print-unrequested': ({ papers }) =>
    say(
      `台账中有效、而数据已不再要求、因此没有印入的文书有 ${chinesePapers(papers)}`,
      '不再需要的，请用 void 作废；还需要的，请改正数据。',
    ),
  'print-without-pdf': ({ papers }) =>
    say(
      `发出时没有 PDF、现在又排不出原样的文书有 ${chinesePapers(papers)}`,
      '没有写出打印文件。请用 Word 打印发出的 DOCX，其余的用 --only 选出打印。',
    ),
  'print-among-issued': ({ path }) =>
    say(
      `“${path}”在存放发出文书的文件夹里，打印文件不能写到那里`,
      '请换一个位置；不写 --pdf 的，写成该文件夹里的 打印.pdf。',
    ),
  'print-stopped': () => say('已停止，没有写出打印文件', '已有的文件没有改动；再运行一次，从头做起。'),
};

const englishPapers = (papers: readonly string[]): string =>
  `${papers.length} paper${papers.length === 1 ? '' : 's'} (${shown(papers, ', ')})`;

const english: PrintSentences = {
  'print-not-issued': ({ papers }) =>
    say(
      `not made yet: ${englishPapers(papers)}`,
      'Nothing was written. Run build first; to print some of the papers, choose them with --only.',
    ),
  'print-outdated': ({ papers }) =>
    say(
      `data, templates, fonts or program have changed since these were issued: ${englishPapers(papers)}`,
      'Nothing was written. See plan, run build, then print; to print some of the papers, choose them with --only.',
    ),
  'print-unrequested': ({ papers }) =>
    say(
      `in force, no longer asked for by the data, and not printed: ${englishPapers(papers)}`,
      'Void them if they are not needed any more; else correct the data.',
    ),
  'print-without-pdf': ({ papers }) =>
    say(
      `issued without a PDF, and not made again by the data of today: ${englishPapers(papers)}`,
      'Nothing was written. Print their DOCX files, and the other papers with --only.',
    ),
  'print-among-issued': ({ path }) =>
    say(`${path} lies among the papers that were issued`, 'Choose another place; without --pdf it is 打印.pdf there.'),
  'print-stopped': () => say('stopped: nothing was written', 'Files stay as they were; the next run begins anew.'),
};

/** A sentence for every such fault. */
export const printSentences: Readonly<Record<Language, PrintSentences>> = { zh: chinese, en: english };
