/** The words of the command line: help, results and wrong usage, in both languages. */
import type { Language } from './place.ts';

export interface InterfaceWords {
  readonly programme: string;
  readonly commands: Readonly<Record<'init' | 'check' | 'build' | 'fonts', string>>;
  readonly argument: Readonly<Record<'dataset' | 'folder', string>>;
  readonly option: Readonly<Record<'json' | 'out' | 'asOf' | 'format' | 'only' | 'lang' | 'help' | 'version', string>>;
  /** Titles of the help text, by what the command line library calls them. */
  readonly helpTitles: Readonly<Record<string, string>>;
  readonly usage: {
    readonly unknownOption: (what: string) => string;
    readonly unknownCommand: (what: string) => string;
    readonly missingArgument: (what: string) => string;
    readonly missingValue: (what: string) => string;
    readonly tooMany: string;
    readonly nearest: (what: string) => string;
    readonly seeHelp: string;
    readonly notADate: (what: string) => string;
    readonly notAFormat: (what: string) => string;
    readonly notALanguage: (what: string) => string;
    readonly nothingMatches: (text: string, examples: readonly string[]) => string;
  };
  readonly check: { readonly sound: (dataset: string, papers: number, copies: number) => string };
  readonly build: {
    readonly columns: readonly [string, string, string, string];
    readonly status: Readonly<Record<'created' | 'changed' | 'unchanged', string>>;
    readonly counted: (papers: number, copies: number, files: number, seconds: number) => string;
    readonly where: (folder: string) => string;
    readonly more: (count: number) => string;
  };
  readonly fonts: {
    readonly columns: readonly [string, string];
    readonly drawnBy: (face: string, characters: string) => string;
    readonly complete: (dataset: string) => string;
    readonly own: (names: string) => string;
  };
  readonly init: {
    readonly made: (folder: string) => string;
    readonly next: (commands: readonly string[]) => string;
    readonly exists: (path: string) => string;
  };
}

const chinese: InterfaceWords = {
  programme: '责任书：一次录入，批量生成、排版、签订学校目标责任书',
  commands: {
    init: '新建工作文件夹，内有一套示例',
    check: '检查数据、模板与字体，一次报出全部错误，不写文件',
    build: '制作全部文书（DOCX 与 PDF，每个签订方一份）',
    fonts: '列出各部位所用字体，以及本数据所缺的字',
  },
  argument: { dataset: '数据文件夹，如 data/leigu', folder: '新文件夹' },
  option: {
    json: '结果以 JSON 写到标准输出',
    out: '输出文件夹（默认为工作文件夹下的 out）',
    asOf: '文书日期，如 2026-03-01',
    format: '格式：docx、pdf，以逗号分隔',
    only: '只做编号中含有这段文字的文书',
    lang: '语言：zh 或 en',
    help: '显示帮助',
    version: '显示版本号',
  },
  helpTitles: { 'Usage:': '用法：', 'Arguments:': '参数：', 'Options:': '选项：', 'Commands:': '命令：' },
  usage: {
    unknownOption: (what) => `没有选项 ${what}`,
    unknownCommand: (what) => `没有命令 ${what}`,
    missingArgument: (what) => `缺少${what}`,
    missingValue: (what) => `选项 ${what} 后面缺少内容`,
    tooMany: '参数过多',
    nearest: (what) => `是否应为 ${what}？`,
    seeHelp: '用 zerenshu --help 查看用法。',
    notADate: (what) => `“${what}”不是有效日期，日期写作 2026-03-01`,
    notAFormat: (what) => `没有“${what}”这种格式，可用 docx、pdf`,
    notALanguage: (what) => `没有“${what}”这种语言，可用 zh、en`,
    nothingMatches: (text, examples) => `没有编号含“${text}”的文书，编号如：${examples.join('、')}`,
  },
  check: {
    sound: (dataset, papers, copies) => `${dataset}：没有错误，可制作文书 ${papers} 件，各方所执共 ${copies} 份。`,
  },
  build: {
    columns: ['对象', '份数', '页数', '结果'],
    status: { created: '新制', changed: '更新', unchanged: '未变' },
    counted: (papers, copies, files, seconds) =>
      `文书 ${papers} 件，各方所执共 ${copies} 份，文件 ${files} 个，用时 ${seconds} 秒。`,
    where: (folder) => `存放位置：${folder}`,
    more: (count) => `……另有 ${count} 个`,
  },
  fonts: {
    columns: ['部位', '字体'],
    drawnBy: (face, characters) => `由后备字体 ${face} 补足的字：${characters}`,
    complete: (dataset) => `${dataset}：所用的字各部位字体都有。`,
    own: (names) => `自备字体：${names}`,
  },
  init: {
    made: (folder) => `已建好 ${folder}，内有示例数据、模板与字体设置。`,
    next: (commands) => `下一步：\n${commands.map((command) => `  ${command}`).join('\n')}`,
    exists: (path) => `${path} 已经存在，没有改动任何文件。请换一个文件夹。`,
  },
};

const english: InterfaceWords = {
  programme: 'zerenshu: responsibility papers of schools, entered once, filled, typeset and issued by the hundred',
  commands: {
    init: 'make a new workspace with an example',
    check: 'check data, templates and fonts, report every fault at once, write nothing',
    build: 'make all papers (DOCX and PDF, a copy for each party)',
    fonts: 'list the face of each part, and what it lacks for this data',
  },
  argument: { dataset: 'folder of the data, such as data/leigu', folder: 'new folder' },
  option: {
    json: 'write the result to standard output as JSON',
    out: 'output folder (default: out in the workspace)',
    asOf: 'date of the papers, such as 2026-03-01',
    format: 'formats, separated by commas: docx, pdf',
    only: 'only the papers whose id contains this text',
    lang: 'language: zh or en',
    help: 'show help',
    version: 'show the version',
  },
  helpTitles: {},
  usage: {
    unknownOption: (what) => `there is no option ${what}`,
    unknownCommand: (what) => `there is no command ${what}`,
    missingArgument: (what) => `${what} is missing`,
    missingValue: (what) => `option ${what} needs a value`,
    tooMany: 'too many arguments',
    nearest: (what) => `Did you mean ${what}?`,
    seeHelp: 'See zerenshu --help.',
    notADate: (what) => `"${what}" is no date; write 2026-03-01`,
    notAFormat: (what) => `there is no format "${what}"; there are docx and pdf`,
    notALanguage: (what) => `there is no language "${what}"; there are zh and en`,
    nothingMatches: (text, examples) => `no paper's id contains "${text}"; ids are such as ${examples.join(', ')}`,
  },
  check: {
    sound: (dataset, papers, copies) => `${dataset}: no faults; ${papers} papers in ${copies} copies can be made.`,
  },
  build: {
    columns: ['subject', 'copies', 'pages', 'result'],
    status: { created: 'created', changed: 'changed', unchanged: 'unchanged' },
    counted: (papers, copies, files, seconds) =>
      `${papers} papers in ${copies} copies, ${files} files, ${seconds} seconds.`,
    where: (folder) => `In ${folder}`,
    more: (count) => `… and ${count} more`,
  },
  fonts: {
    columns: ['part', 'faces'],
    drawnBy: (face, characters) => `Drawn by the fallback ${face}: ${characters}`,
    complete: (dataset) => `${dataset}: every part's face has all its characters.`,
    own: (names) => `Your own faces: ${names}`,
  },
  init: {
    made: (folder) => `Made ${folder} with example data, a template and font settings.`,
    next: (commands) => `Next:\n${commands.map((command) => `  ${command}`).join('\n')}`,
    exists: (path) => `${path} exists; nothing was changed. Choose another folder.`,
  },
};

/** The words of a language. */
export function interfaceWords(language: Language): InterfaceWords {
  return language === 'zh' ? chinese : english;
}
