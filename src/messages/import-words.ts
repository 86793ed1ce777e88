/** What `import` says of the tables it has read, in both languages. */
import type { Language } from './place.ts';

/** Why a row is no record. */
export type RowReason = 'title' | 'note' | 'sum' | 'header' | 'part';

export interface CountedSection {
  readonly section: string;
  /** In Chinese. */
  readonly name: string;
  readonly count: number;
}

export interface ImportWords {
  readonly heading: (files: number, folder: string) => string;
  /** Sections with how many records each has. */
  readonly counted: (records: readonly CountedSection[]) => string;
  readonly notUsed: string;
  readonly left: string;
  readonly because: Readonly<Record<RowReason, string>>;
  readonly written: string;
  readonly next: (commands: readonly string[]) => string;
}

const chinese: ImportWords = {
  heading: (files, folder) => `读了 ${files} 个文件，写入 ${folder}：`,
  counted: (records) => records.map(({ name, count }) => `${name} ${count}`).join('、'),
  notUsed: '没有读入',
  left: '以下各行不是记录，没有读入：',
  because: { title: '标题', note: '附注', sum: '合计', header: '重复的表头', part: '分隔行' },
  written: '写成的文件：',
  next: (commands) => `请核对以后接着做：\n${commands.map((command) => `  ${command}`).join('\n')}`,
};

const english: ImportWords = {
  heading: (files, folder) => `Read ${files} files into ${folder}:`,
  counted: (records) => records.map(({ section, count }) => `${section} ${count}`).join(', '),
  notUsed: 'not used',
  left: 'These rows are no records and were left out:',
  because: { title: 'title', note: 'note', sum: 'sum', header: 'header again', part: 'parts the table' },
  written: 'Files written:',
  next: (commands) => `Look through them, then:\n${commands.map((command) => `  ${command}`).join('\n')}`,
};

/** The words of a language. */
export function importWords(language: Language): ImportWords {
  return language === 'zh' ? chinese : english;
}
