/** What `print` says when all is well, in both languages. */
import type { Language } from './place.ts';

export interface PrintWords {
  /** What a file holds: papers, copies, pages and the sheets they take, those of the list in front included. */
  readonly counted: (papers: number, copies: number, pages: number, seconds: number) => string;
  readonly list: (pages: number) => string;
  readonly where: (path: string, bytes: number) => string;
}

const chinese: PrintWords = {
  counted: (papers, copies, pages, seconds) =>
    `文书 ${papers} 件，各方所执共 ${copies} 份，${pages} 页（双面 ${sheets(pages)} 张），用时 ${seconds} 秒。`,
  list: (pages) => `清单在前 ${pages} 页；每份从纸张正面起，请用双面打印、长边翻转。`,
  where: (path, bytes) => `打印文件：${path}（${sized(bytes)}）`,
};

const english: PrintWords = {
  counted: (papers, copies, pages, seconds) =>
    `${papers} papers in ${copies} copies, ${pages} pages (${sheets(pages)} sheets), ${seconds} seconds.`,
  list: (pages) =>
    `The list takes the first ${pages}; every copy begins on a front page. Print on both sides, long edge.`,
  where: (path, bytes) => `${path} (${sized(bytes)})`,
};

function sheets(pages: number): number {
  return Math.ceil(pages / 2);
}

const megabyte = 1_000_000;

function sized(bytes: number): string {
  return bytes < megabyte ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / megabyte).toFixed(1)} MB`;
}

/** The words of a language. */
export function printWords(language: Language): PrintWords {
  return language === 'zh' ? chinese : english;
}
