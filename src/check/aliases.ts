/**
 * How sections, fields and choices may be written: in English, as the program knows them, or in Chinese. One
 * table for both languages; a test holds it against the schemas.
 */
import type { ActingKind, OrganizationKind, SchoolStage } from '../model/programme.ts';
import { organizationKinds } from '../model/programme.ts';

/** How the value of a field is read and which fault a wrong one is. */
export type FieldKind =
  | 'text'
  | 'texts'
  /** The name of a person, or several. */
  | 'person'
  | 'persons'
  | 'date'
  | 'yes-no'
  | 'number'
  | 'choice'
  | 'post'
  | 'posts'
  | 'record'
  | 'audience'
  | 'parties'
  | 'anything';

export interface FieldName {
  readonly chinese: string;
  readonly kind: FieldKind;
  /** Of a choice: its values with their Chinese names. */
  readonly choices?: Readonly<Record<string, string>>;
}

export type FieldNames = Readonly<Record<string, FieldName>>;

export const kindNames: Readonly<Record<OrganizationKind, string>> = {
  government: '政府',
  bureau: '教育局',
  'central-school': '中心学校',
  school: '学校',
  office: '处室',
};
const stageNames: Readonly<Record<SchoolStage, string>> = {
  primary: '小学',
  secondary: '中学',
  'nine-year': '九年一贯制',
};
/** How somebody holds a post who was not appointed to it for good. */
export const actingNames: Readonly<Record<ActingKind, string>> = { 'in-charge': '主持工作', acting: '代理' };
const limitNames = { 'at-least': '不低于', 'at-most': '不超过' };
/** How papers print a comparison. */
export const comparisonWords = { ...limitNames, exactly: '等于' };

/** Parties named by what they are to the paper. */
export const partyNames = { issuer: '发文单位', subject: '对象', parent: '上级', supervisor: '督办单位' };

export const sectionNames = {
  programme: '工作',
  organizations: '单位',
  groups: '单位组',
  tenures: '任期',
  documents: '文件',
  sections: '章节',
  duties: '任务',
  clauses: '条款',
  teams: '小组',
  standards: '标准',
  figures: '指标',
  facts: '数据',
  papers: '文书',
} as const;
export type SectionName = keyof typeof sectionNames;

const text = (chinese: string): FieldName => ({ chinese, kind: 'text' });
const texts = (chinese: string): FieldName => ({ chinese, kind: 'texts' });
const persons = (chinese: string): FieldName => ({ chinese, kind: 'persons' });
const date = (chinese: string): FieldName => ({ chinese, kind: 'date' });
const post = (chinese: string): FieldName => ({ chinese, kind: 'post' });
const posts = (chinese: string): FieldName => ({ chinese, kind: 'posts' });
const number = (chinese: string): FieldName => ({ chinese, kind: 'number' });
const choice = (chinese: string, choices: Readonly<Record<string, string>>): FieldName => ({
  chinese,
  kind: 'choice',
  choices,
});

const paperFields = {
  for: { chinese: '对象', kind: 'audience' },
  parties: { chinese: '签订方', kind: 'parties' },
} as const satisfies FieldNames;

/** The fields of every section's records, of a duty's measure, and of a template's front matter. */
export const fieldNames = {
  programme: {
    name: text('名称'),
    place: text('地区'),
    issuer: text('发文单位'),
    date: date('日期'),
    start: date('开始'),
    end: date('结束'),
  },
  organizations: {
    name: text('名称'),
    fullName: text('全称'),
    kind: choice('类别', kindNames),
    stage: choice('学段', stageNames),
    parent: text('上级'),
    posts: texts('职务'),
    supervises: texts('督办单位'),
    contacts: texts('联系单位'),
    boarding: { chinese: '寄宿', kind: 'yes-no' },
    formerNames: texts('曾用名'),
    closed: date('撤并日期'),
    mergedInto: text('并入单位'),
  },
  groups: { name: text('名称'), members: texts('成员'), kind: choice('类别', kindNames) },
  tenures: {
    organization: text('单位'),
    post: text('职务'),
    holder: { chinese: '姓名', kind: 'person' },
    differsFrom: persons('不同于'),
    acting: choice('任职方式', actingNames),
    from: date('起'),
    to: date('止'),
  },
  documents: { id: text('编号'), title: text('标题'), issuer: text('发文机关'), number: text('文号') },
  sections: { name: text('名称') },
  duties: {
    id: text('编号'),
    title: text('标题'),
    text: text('内容'),
    section: text('章节'),
    organizations: texts('责任单位'),
    office: text('督办处室'),
    post: posts('责任人'),
    leading: post('责任领导'),
    start: date('开始'),
    deadline: date('时限'),
    period: text('时段'),
    note: text('说明'),
    measure: { chinese: '指标', kind: 'record' },
  },
  clauses: { id: text('编号'), condition: text('情形'), consequence: text('后果'), concerns: texts('适用对象') },
  teams: {
    id: text('编号'),
    name: text('名称'),
    leaders: posts('组长'),
    deputies: posts('副组长'),
    members: posts('成员'),
  },
  standards: {
    id: text('编号'),
    name: text('名称'),
    comparison: choice('比较', limitNames),
    value: number('数值'),
    primary: number(stageNames.primary),
    secondary: number(stageNames.secondary),
    nineYear: number(stageNames['nine-year']),
    unit: text('单位'),
    base: text('基数'),
    concerns: texts('适用对象'),
  },
  /** And a field for each standard, named as the standard is. */
  figures: { organization: text('单位') },
  papers: { template: text('模板'), ...paperFields, date: date('日期') },
  measure: {
    name: text('名称'),
    comparison: choice('比较', comparisonWords),
    value: number('数值'),
    unit: text('单位'),
  },
  template: { title: text('标题'), ...paperFields },
} as const satisfies Readonly<Record<string, FieldNames>>;
export type RecordName = keyof typeof fieldNames;

/** The words for whom a paper may be: the programme, or every organization of a kind. */
export const audienceNames: Readonly<Record<string, string>> = { programme: sectionNames.programme, ...kindNames };

/** The English word of a choice however it is written; undefined where it is none. */
export function canonicalChoice(typed: string, choices: Readonly<Record<string, string>>): string | undefined {
  const word = typed.trim();
  return Object.entries(choices).find(([english, chinese]) => word === english || word === chinese)?.[0];
}

/** Whether a text is written in Chinese. */
export function isChinese(typed: string): boolean {
  return /\p{Script=Han}/u.test(typed);
}

/** Whether a word is a kind of organization. */
export function isOrganizationKind(word: string): word is OrganizationKind {
  return organizationKinds.some((kind) => kind === word);
}
