/** What the commands of the ledger say when all is well, in both languages. */
import { itemsOf } from '../model/fact-lists.ts';
import type { VersionState } from '../model/ledger.ts';
import { shorten, type Language } from './place.ts';

/** A change as `plan` tells it; `template` is the one that changed. */
export interface ToldCause {
  readonly path: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly template: string | null;
}

type Values = readonly [from: string | null, to: string | null];

export interface LedgerWords {
  readonly states: Readonly<Record<VersionState, string>>;
  readonly plan: {
    readonly heading: (dataset: string, date: string) => string;
    /** A fact by its name: 擂鼓中学校长. */
    readonly fact: (path: string) => string;
    /** What a fact was and is. */
    readonly values: (from: string | null, to: string | null) => Values;
    readonly cause: (cause: ToldCause) => string;
    readonly concerned: (papers: number, signed: number) => string;
    readonly created: string;
    /** A paper's line: which version there is, whether it is signed, and which one would come. */
    readonly next: (version: number, signed: boolean, next: number) => string;
    readonly supplement: (version: number) => string;
    readonly first: (version: number) => string;
    readonly held: (version: number) => string;
    readonly unrequested: string;
    readonly inForce: (version: number, signed: boolean) => string;
    readonly later: (post: string, holder: string, from: string) => string;
    readonly laterHint: (date: string, from: string) => string;
    readonly totals: (created: number, changed: number, signed: number, unchanged: number) => string;
    readonly more: (count: number) => string;
  };
  readonly signed: (paper: string, version: number, on: string, scan: string | undefined) => string;
  readonly voided: (paper: string, version: number) => string;
  readonly status: {
    readonly columns: readonly [string, string, string, string, string];
    readonly since: (state: VersionState, date: string, on: string | undefined) => string;
    readonly supplement: string;
    readonly totals: (papers: number, signed: number, issued: number, voided: number) => string;
    readonly nothing: (dataset: string) => string;
    readonly written: (path: string) => string;
  };
  readonly verify: {
    readonly sound: (dataset: string, files: number, records: number, hash: string | null) => string;
    readonly unsound: (dataset: string, faults: number) => string;
  };
}

/** Names of the parts of a fact's path that are words of the program. */
const fields: Readonly<Record<string, string>> = {
  duties: '任务',
  figures: '指标',
  standards: '标准',
  documents: '文件',
  clauses: '条款',
  groups: '分组',
  organizations: '单位',
  schools: '学校',
  offices: '处室',
  teams: '小组',
  facts: '自定义内容',
  programme: '工作',
  schedule: '推进安排',
  sections: '板块',
  deadline: '时限',
  text: '内容',
  post: '责任人',
  posts: '责任人',
  leading: '责任领导',
  name: '名称',
  fullName: '全称',
};

const chineseFacts: Readonly<Record<string, string>> = {
  date: '文书日期',
  parties: '签订方',
  subject: '单位更名',
  program: '程序版本',
};

const englishFacts: Readonly<Record<string, string>> = {
  date: 'date of the papers',
  parties: 'parties',
  subject: 'organization renamed',
  program: 'version of the program',
};

function chineseFact(path: string): string {
  if (path.startsWith('posts.')) return postOf(path);
  return chineseFacts[path] ?? path.split('.').map((part) => fields[part] ?? part).join('·'); // prettier-ignore
}

function englishFact(path: string): string {
  return path.startsWith('posts.') ? postOf(path) : (englishFacts[path] ?? path);
}

function chineseCause({ path, from, to, template }: ToldCause): string {
  switch (path) {
    case 'template':
      return `模板 ${template ?? ''} 有改动`;
    case 'fonts':
      return '字体有改动';
    case 'content':
      return '文字有改动';
    case 'files':
      return '缺少文件';
    case 'signature-fields':
      return 'PDF 尚无电子签名域';
    default: {
      const [was, is] = chineseValues(from, to);
      return `${chineseFact(path)}：${valueOf(was, '无')} → ${valueOf(is, '无')}`;
    }
  }
}

function englishCause({ path, from, to, template }: ToldCause): string {
  switch (path) {
    case 'template':
      return `template ${template ?? ''} changed`;
    case 'fonts':
      return 'fonts changed';
    case 'content':
      return 'text changed';
    case 'files':
      return 'files are missing';
    case 'signature-fields':
      return 'PDFs have no signature fields yet';
    default: {
      const [was, is] = englishValues(from, to);
      return `${englishFact(path)}: ${valueOf(was, '(none)')} → ${valueOf(is, '(none)')}`;
    }
  }
}

function chineseValues(from: string | null, to: string | null): Values {
  return listValues(from, to, (items) => `${items}项`, '（所列有变）');
}

function englishValues(from: string | null, to: string | null): Values {
  return listValues(from, to, (items) => counted(items, 'item'), ' (others)');
}

/** Long lists by how many items they have; those of as many differ in which. */
function listValues(from: string | null, to: string | null, told: (items: number) => string, others: string): Values {
  const [was, is] = [itemsOf(from), itemsOf(to)];
  const note = was === is ? others : '';
  return [was === undefined ? from : told(was), is === undefined ? to : told(is) + note];
}

/** posts.擂鼓中学.校长 is 擂鼓中学校长. */
function postOf(path: string): string {
  return path.slice('posts.'.length).replace(/\.(?=[^.]*$)/u, '');
}

function valueOf(value: string | null, none: string): string {
  return value === null || value === '' ? none : shorten(value);
}

const chinese: LedgerWords = {
  states: { issued: '待签订', signed: '已签订', superseded: '已取代', void: '已作废' },
  plan: {
    heading: (dataset, date) => `${dataset}（文书日期 ${date}）`,
    fact: chineseFact,
    values: chineseValues,
    cause: chineseCause,
    concerned: (papers, signed) => (signed > 0 ? `${papers} 件，其中已签订 ${signed} 件` : `${papers} 件`),
    created: '首次制作',
    next: (version, signed, next) => `第${version}版${signed ? '（已签订）' : ''} → 第${next}版`,
    supplement: (version) => `随第${version}版附责任人变更确认页`,
    first: (version) => `第${version}版`,
    held: (version) => `第${version}版已签订，不重做（要重做的加 --include-signed）`,
    unrequested: '数据中已经没有的文书（不动；不再有效的用 void 作废）',
    inForce: (version, signed) => `第${version}版${signed ? '（已签订）' : '（待签订）'}`,
    later: (post, holder, from) => `${post}：${holder}，${from} 起`,
    laterHint: (date, from) => `以下任职在文书日期 ${date} 之后，文书上还是原任；要按新任制作的，加 --as-of ${from}：`,
    totals: (created, changed, signed, unchanged) =>
      `合计：新制 ${created} 件，更新 ${changed} 件${signed > 0 ? `（取代已签订的 ${signed} 件）` : ''}，未变 ${unchanged} 件。`,
    more: (count) => `……另有 ${count} 件`,
  },
  signed: (paper, version, on, scan) =>
    `${paper} 第${version}版：${on} 签订，已登记${scan === undefined ? '' : `，扫描件存为 ${scan}`}。`,
  voided: (paper, version) => `${paper} 第${version}版：已作废。`,
  status: {
    columns: ['编号', '版次', '份数', '状态', '日期'],
    since: (state, date, on) => (state === 'signed' && on !== undefined ? `${on} 签订` : `${date} 发出`),
    supplement: '变更确认页',
    totals: (papers, signed, issued, voided) =>
      `文书 ${papers} 件：已签订 ${signed} 件，待签订 ${issued} 件${voided > 0 ? `，已作废 ${voided} 件` : ''}。`,
    nothing: (dataset) => `${dataset}：台账中没有符合条件的文书。`,
    written: (path) => `签订台账已写入 ${path}。`,
  },
  verify: {
    sound: (dataset, files, records, hash) =>
      `${dataset}：核对文件 ${files} 个，台账 ${records} 条，全部相符${hash === null ? '' : `（末条 ${hash.slice(0, 16)}）`}。`,
    unsound: (dataset, faults) => `${dataset}：有 ${faults} 处不符。`,
  },
};

const english: LedgerWords = {
  states: { issued: 'not signed', signed: 'signed', superseded: 'superseded', void: 'void' },
  plan: {
    heading: (dataset, date) => `${dataset} (papers of ${date})`,
    fact: englishFact,
    values: englishValues,
    cause: englishCause,
    concerned: (papers, signed) => `${counted(papers, 'paper')}${signed > 0 ? `, ${signed} of them signed` : ''}`,
    created: 'made for the first time',
    next: (version, signed, next) => `version ${version}${signed ? ' (signed)' : ''} → version ${next}`,
    supplement: (version) => `a supplement goes with version ${version}`,
    first: (version) => `version ${version}`,
    held: (version) => `version ${version} is signed and stays (--include-signed makes it anew)`,
    unrequested: 'papers that the data no longer asks for (left alone; void what no longer counts)',
    inForce: (version, signed) => `version ${version}${signed ? ' (signed)' : ' (not signed)'}`,
    later: (post, holder, from) => `${post}: ${holder}, from ${from}`,
    laterHint: (date, from) => `The papers are of ${date} and do not show these yet; --as-of ${from} makes them so:`,
    totals: (created, changed, signed, unchanged) =>
      `In all: ${created} created, ${changed} changed${signed > 0 ? ` (${signed} of them signed)` : ''}, ${unchanged} unchanged.`,
    more: (count) => `… and ${count} more`,
  },
  signed: (paper, version, on, scan) =>
    `${paper} version ${version}: signed on ${on}${scan === undefined ? '' : `, scan kept as ${scan}`}.`,
  voided: (paper, version) => `${paper} version ${version}: void.`,
  status: {
    columns: ['id', 'version', 'copies', 'state', 'date'],
    since: (state, date, on) => (state === 'signed' && on !== undefined ? `signed ${on}` : `issued ${date}`),
    supplement: 'supplement',
    totals: (papers, signed, issued, voided) =>
      `${counted(papers, 'paper')}: ${signed} signed, ${issued} not signed${voided > 0 ? `, ${voided} void` : ''}.`,
    nothing: (dataset) => `${dataset}: no such paper in the ledger.`,
    written: (path) => `Written to ${path}.`,
  },
  verify: {
    sound: (dataset, files, records, hash) =>
      `${dataset}: ${counted(files, 'file')} and ${counted(records, 'record')} as they should be${hash === null ? '' : ` (last ${hash.slice(0, 16)})`}.`,
    unsound: (dataset, faults) => `${dataset}: ${counted(faults, 'fault')}.`,
  },
};

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** The words of a language. */
export function ledgerWords(language: Language): LedgerWords {
  return language === 'zh' ? chinese : english;
}
