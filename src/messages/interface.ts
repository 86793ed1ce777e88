/** The words of the command line: help and results, in both languages. */
import type { Language } from './place.ts';
import { usageWords, type UsageWords } from './usage.ts';

export type CommandName =
  'init' | 'import' | 'check' | 'plan' | 'build' | 'print' | 'sign' | 'void' | 'status' | 'verify' | 'diff' | 'fonts';

export type OptionName =
  | 'json'
  | 'out'
  | 'asOf'
  | 'format'
  | 'only'
  | 'lang'
  | 'help'
  | 'version'
  | 'signatureFields'
  | 'includeSigned'
  | 'supplement'
  | 'embedFonts'
  | 'seals'
  | 'pagingSeal'
  | 'pdf'
  | 'plan'
  | 'exitCode'
  | 'watch'
  | 'on'
  | 'scan'
  | 'reason'
  | 'school'
  | 'party'
  | 'state'
  | 'xlsx'
  | 'from'
  | 'to'
  | 'html'
  | 'into'
  | 'overwrite'
  | 'workbook'
  | 'jobs'
  | 'timing'
  | 'shard'
  | 'merge';

export interface InterfaceWords {
  readonly programme: string;
  readonly commands: Readonly<Record<CommandName, string>>;
  readonly argument: Readonly<Record<'dataset' | 'folder' | 'paper' | 'tables', string>>;
  readonly option: Readonly<Record<OptionName, string>>;
  /** Titles of the help text, by what the command line library calls them. */
  readonly helpTitles: Readonly<Record<string, string>>;
  readonly usage: UsageWords;
  readonly check: { readonly sound: (dataset: string, papers: number, copies: number) => string };
  readonly watch: {
    readonly waiting: string;
    /** The first of the files that have changed, and how many have. */
    readonly changed: (files: readonly string[], count: number) => string;
    readonly refused: (reason: string) => string;
  };
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
    import: '把 Excel、CSV 表格读成一套数据，说明哪些没有读入',
    check: '检查数据、模板与字体，一次报出全部错误，不写文件',
    plan: '列出 build 将新制、更新、取代哪些文书及其原因，不写文件',
    build: '制作新的和有变动的文书（DOCX 与 PDF，每个签订方一份）',
    print: '把各件文书的各份合成一个 PDF，送去打印',
    sign: '登记签订：日期与扫描件；签订后的文书不再改动',
    void: '作废一版文书，并记下原因',
    status: '查看签订台账，可导出为 Excel',
    verify: '核对全部已发出的文件与台账',
    diff: '逐词比较一件文书的两版',
    fonts: '列出各部位所用字体，以及本数据所缺的字',
  },
  argument: {
    dataset: '数据文件夹，如 data/leigu',
    folder: '新文件夹',
    paper: '文书编号，如 leigu/school-letter/擂鼓中学',
    tables: '表格文件（.xlsx、.csv）',
  },
  option: {
    json: '结果以 JSON 写到标准输出',
    out: '输出文件夹（默认为工作文件夹下的 out）',
    asOf: '文书日期，如 2026-03-01',
    format: '格式：docx、pdf，以逗号分隔',
    only: '只做编号中含有这段文字的文书',
    lang: '语言：zh 或 en',
    help: '显示帮助',
    version: '显示版本号',
    signatureFields: 'PDF 的签字处设为电子签名域，可用数字证书签名',
    includeSigned: '只有模板、字体或程序变动的已签订文书也重做',
    supplement: '已签订而只有责任人变动的，不重做，改发一页责任人变更确认页',
    seals: '本次生成的文书，在署名处套印各单位的印章图片（数据文件夹的“印章”里）',
    pagingSeal: '本次生成的 PDF 加盖发文单位的骑缝章（图片）',
    pdf: '打印文件（默认为输出文件夹里的 打印.pdf）',
    embedFonts: '本次生成的 DOCX 带上所用的字，没有这些字体的电脑上也一样',
    plan: '只按存下的计划（plan --json）制作；计划过时则不做',
    exitCode: '有变动时退出码为 3，没有为 0',
    watch: '数据、模板或字体一有改动就再检查，直到按 Ctrl-C',
    on: '签订日期，如 2026-03-05',
    scan: '签字扫描件，存入输出文件夹',
    reason: '作废原因',
    school: '只看对象名称中含有这段文字的文书',
    party: '只看这一方签订的文书',
    state: '只看这种状态：待签订、已签订、已作废',
    xlsx: '写出签订台账（Excel 文件）',
    from: '旧的一版，如 1（默认为倒数第二版）',
    to: '新的一版，如 2（默认为最后一版）',
    html: '写成网页文件，可以打印',
    into: '数据文件夹（默认为 data 下与表格同名的文件夹）',
    overwrite: '同名的数据文件已经存在时，换成新的',
    workbook: '示例数据用 Excel 工作簿，有下拉选项和批注',
    jobs: '同时使用几个线程（默认按处理器数和内存，件数少时不用）',
    timing: '列出各步骤所用的时间',
    shard: '只做分片中的一片，如 2/5：第 2 片，共 5 片',
    merge: '把各片合并到台账',
  },
  helpTitles: { 'Usage:': '用法：', 'Arguments:': '参数：', 'Options:': '选项：', 'Commands:': '命令：' },
  usage: usageWords('zh'),
  check: {
    sound: (dataset, papers, copies) => `${dataset}：没有错误，可制作文书 ${papers} 件，各方所执共 ${copies} 份。`,
  },
  watch: {
    waiting: '等待改动，按 Ctrl-C 结束……',
    changed: (files, count) => `${files.join('、')}${count > files.length ? `等 ${count} 个文件` : ''}有改动`,
    refused: (reason) => `无法得知文件的改动（${reason}）。请不用 --watch，每次改完再运行 check。`,
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
    exists: (path) => `${path} 已经存在，而且不是空文件夹；没有改动任何文件。请换一个文件夹。`,
  },
};

const english: InterfaceWords = {
  programme: 'zerenshu: responsibility papers of schools, entered once, filled, typeset and issued by the hundred',
  commands: {
    init: 'make a new workspace with an example',
    import: 'read spreadsheets as a data set, and tell what could not be placed',
    check: 'check data, templates and fonts, report every fault at once, write nothing',
    plan: 'tell what build would create, change and supersede, and why; write nothing',
    build: 'make new and changed papers (DOCX and PDF, a copy for each party)',
    print: 'put the copies of all papers into one PDF for the printer',
    sign: 'record a signature: date and scan; a signed paper never changes again',
    void: 'record that a version no longer counts, and why',
    status: 'show the ledger, or write it as a workbook',
    verify: 'hold every issued file against the ledger',
    diff: 'compare two versions of a paper word by word',
    fonts: 'list the face of each part, and what it lacks for this data',
  },
  argument: {
    dataset: 'folder of the data, such as data/leigu',
    folder: 'new folder',
    paper: 'id of a paper, such as leigu/school-letter/擂鼓中学',
    tables: 'tables (.xlsx, .csv)',
  },
  option: {
    json: 'write the result to standard output as JSON',
    out: 'output folder (default: out in the workspace)',
    asOf: 'date of the papers, such as 2026-03-01',
    format: 'formats, separated by commas: docx, pdf',
    only: 'only the papers whose id contains this text',
    lang: 'language: zh or en',
    help: 'show help',
    version: 'show the version',
    signatureFields: 'make signature blanks of PDFs form fields to be signed with certificates',
    includeSigned: 'make signed papers anew also where only template, fonts or program have changed',
    supplement: 'issue a supplement to signed papers of which only holders of posts have changed',
    seals: 'papers made in this run bear pictures of seals (folder 印章 or seals of the data)',
    pagingSeal: "PDFs made in this run bear the issuer's seal across the edges of all pages",
    pdf: 'file to write (default: 打印.pdf in the output folder)',
    embedFonts: 'DOCX files made in this run carry their fonts, cut to what is used',
    plan: 'carry out a saved plan (plan --json), or nothing if it is stale',
    exitCode: 'exit 3 if there are changes, 0 if there are none',
    watch: 'check again whenever data, templates or fonts change, until Ctrl-C',
    on: 'date of the signature, such as 2026-03-05',
    scan: 'scan of what was signed, kept in the output folder',
    reason: 'why it no longer counts',
    school: 'only papers whose subject has this text in its name',
    party: 'only papers that this party signs',
    state: 'only this state: issued, signed, void',
    xlsx: 'write the ledger as a workbook',
    from: 'older version, such as 1 (default: the last but one)',
    to: 'newer version, such as 2 (default: the last)',
    html: 'write a page that can be printed',
    into: 'folder of the data (default: in data, named as the first table)',
    overwrite: 'replace data files that exist already',
    workbook: 'the example as a workbook, with lists of choices and comments',
    jobs: 'worker threads (default: by processors and memory, none for few papers)',
    timing: 'tell the time of each stage',
    shard: 'make one shard only, such as 2/5: the second of five',
    merge: 'join shards into the ledger',
  },
  helpTitles: {},
  usage: usageWords('en'),
  check: {
    sound: (dataset, papers, copies) => `${dataset}: no faults; ${papers} papers in ${copies} copies can be made.`,
  },
  watch: {
    waiting: 'Waiting for changes; Ctrl-C ends.',
    changed: (files, count) =>
      `${files.join(', ')}${count > files.length ? ` and ${count - files.length} more` : ''} changed`,
    refused: (reason) => `Changes of files cannot be seen (${reason}). Run check without --watch.`,
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
    exists: (path) => `${path} exists and is no empty folder; nothing was changed. Choose another one.`,
  },
};

/** The words of a language. */
export function interfaceWords(language: Language): InterfaceWords {
  return language === 'zh' ? chinese : english;
}
