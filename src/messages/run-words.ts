/** What is said while a run is under way, and where its time went, in both languages. */
import type { Stage } from '../model/timing.ts';
import type { Language } from './place.ts';

export interface RunWords {
  /** While a run is under way. */
  readonly progress: {
    readonly stage: Readonly<Record<'compose' | 'make', string>>;
    readonly rate: (papers: string) => string;
    readonly left: (seconds: number) => string;
    /** After the first Ctrl-C. */
    readonly stopping: string;
  };
  readonly timing: {
    readonly title: string;
    readonly columns: readonly [string, string, string];
    readonly stage: Readonly<Record<Stage, string>>;
  };
}

const chinese: RunWords = {
  progress: {
    stage: { compose: '检查', make: '制作' },
    rate: (papers) => `每秒 ${papers} 件`,
    left: (seconds) => `约剩 ${chineseDuration(seconds)}`,
    stopping: '正在停止：手头的几件做完就停（再按一次 Ctrl-C 立即停止）……',
  },
  timing: {
    title: '各步骤用时（几个线程的合计）：',
    columns: ['步骤', '秒', '占比'],
    stage: {
      load: '读取数据、模板、字体',
      check: '核对数据',
      fill: '填写模板',
      parse: '解析文字',
      layout: '排版',
      docx: '生成 DOCX',
      pdf: '生成 PDF',
      files: '写入文件',
      ledger: '登记台账',
    },
  },
};

const english: RunWords = {
  progress: {
    stage: { compose: 'checking', make: 'making' },
    rate: (papers) => `${papers}/s`,
    left: (seconds) => `${clock(seconds)} left`,
    stopping: 'stopping when what is in hand is done (Ctrl-C again stops at once) …',
  },
  timing: {
    title: 'Time by stage (all threads together):',
    columns: ['stage', 'seconds', 'share'],
    stage: {
      load: 'load',
      check: 'check',
      fill: 'fill',
      parse: 'parse',
      layout: 'layout',
      docx: 'write DOCX',
      pdf: 'write PDF',
      files: 'files',
      ledger: 'ledger',
    },
  },
};

function chineseDuration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} 秒` : `${minutes} 分 ${seconds % 60} 秒`;
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The words of a language. */
export function runWords(language: Language): RunWords {
  return language === 'zh' ? chinese : english;
}
