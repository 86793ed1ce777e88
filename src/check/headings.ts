/**
 * How clerks name their sheets and head their columns, beside the names of sections and fields themselves (`aliases.ts`):
 * one table of what stands in offices' tables, and the section and field it means. White space, width of characters, a
 * remark in brackets (在校生数（人）) and marks (*校长：) do not count.
 */
import type { OrganizationKind } from '../model/programme.ts';
import type { fieldNames, SectionName } from './aliases.ts';

type FieldOf<Section extends keyof typeof fieldNames> = keyof (typeof fieldNames)[Section];

type Synonyms = {
  readonly [Section in keyof typeof fieldNames]?: {
    readonly [Field in FieldOf<Section>]?: readonly string[];
  };
};

/** Several words, typed with spaces between them. */
function words(text: string): readonly string[] {
  return text.split(' ');
}

/** Other headings of a field. */
export const headingSynonyms: Synonyms = {
  programme: {
    name: ['工作名称', '项目名称'],
    place: ['乡镇', '县区', '地名'],
    issuer: ['发文机关', '主办单位'],
    date: ['签订日期', '文书日期', '签订时间'],
    start: ['开始日期', '开始时间'],
    end: ['结束日期', '结束时间', '截止日期'],
  },
  organizations: {
    name: ['单位', '单位名称', '学校', '学校名称', '校名', '处室', '处室名称', '科室', '科室名称', '部门', '部门名称'],
    fullName: ['单位全称', '学校全称', '规范名称', '印章名称', '公章名称'],
    kind: ['单位类别', '单位类型', '机构类别', '单位性质'],
    stage: ['学校类别', '学校类型', '办学类型', '办学层次', '学校学段'],
    parent: ['上级单位', '主管单位', '主管部门', '隶属单位', '所属单位'],
    posts: ['职务名称', '设置职务', '岗位'],
    supervises: ['督办学校', '联系学校', '包保学校', '所包学校', '包校'],
    contacts: ['对口单位', '对口科室', '对口股室', '联系科室', '联系股室'],
    boarding: ['是否寄宿', '寄宿制', '是否寄宿制', '寄宿制学校', '是否寄宿制学校'],
    formerNames: ['原名', '原名称', '原校名', '更名前名称'],
    closed: ['撤并时间', '撤销日期', '撤销时间'],
    mergedInto: ['并入学校', '合并到', '并入'],
  },
  groups: { name: ['单位组', '单位组名称', '组名'], members: ['成员单位', '组成单位'], kind: ['单位类别'] },
  tenures: {
    organization: ['单位名称', '学校', '学校名称', '处室', '科室', '部门', '所在单位', '工作单位', '任职单位'],
    post: ['现任职务', '职务名称', '担任职务', '岗位'],
    holder: ['任职者', '任职人', '负责人', '主要负责人', '负责人姓名', '任职人员'],
    acting: ['任职形式', '任职类型', '任职性质'],
    from: words(
      '任职日期 任职时间 任职起始日期 任职开始 到任日期 到任时间 任现职时间 任现职日期 起始日期 开始日期 开始时间 自',
    ),
    to: words(
      '离任日期 离任时间 卸任日期 卸任时间 免职日期 免职时间 任职截止日期 任职结束 截止日期 终止日期 结束日期 结束时间 至',
    ),
  },
  documents: {
    id: ['文件编号', '引用编号'],
    title: ['文件标题', '文件名称', '文件名', '名称'],
    issuer: ['发文单位', '印发单位', '制发机关'],
    number: ['发文字号', '文件号', '字号'],
  },
  sections: { name: ['章节', '章节名称', '部分'] },
  duties: {
    id: ['任务编号', '编码'],
    title: ['任务名称', '任务标题', '任务', '工作任务', '重点任务', '工作事项', '任务事项', '事项'],
    text: ['任务内容', '工作内容', '具体内容', '具体任务', '主要内容', '工作要求', '目标要求', '工作措施', '具体措施'],
    section: ['所属章节', '任务类别', '任务分类', '分类', '类别', '板块', '部分'],
    organizations: ['承办单位', '落实单位', '责任学校', '实施单位', '牵头单位'],
    office: ['督办单位', '督办科室', '督办部门', '牵头处室', '责任处室', '责任科室', '牵头科室'],
    post: ['责任人职务', '具体责任人', '直接责任人'],
    leading: ['分管领导', '牵头领导', '包抓领导', '领导责任人'],
    start: ['开始日期', '开始时间', '启动时间', '启动日期'],
    deadline: ['完成时限', '完成时间', '完成日期', '完成期限', '办结时限', '截止日期', '截止时间', '时间要求', '期限'],
    period: ['时间段', '阶段'],
    note: ['要求', '时限要求', '备注说明'],
  },
  clauses: {
    id: ['条款编号'],
    condition: ['追责情形', '适用情形', '具体情形'],
    consequence: ['追究方式', '处理方式', '处理', '责任追究'],
    concerns: ['适用单位', '追责对象', '对象'],
  },
  teams: {
    id: ['小组编号'],
    name: ['小组', '小组名称', '专班名称', '机构名称'],
    members: ['组员', '小组成员', '成员职务'],
  },
  standards: {
    id: ['标准编号', '指标编号'],
    name: ['标准名称', '指标', '指标名称', '项目', '标准'],
    comparison: ['比较方式', '要求'],
    value: ['标准值', '达标值', '目标值'],
    unit: ['计量单位'],
    base: ['计算基数', '按'],
    concerns: ['适用学校', '适用单位'],
  },
  figures: { organization: ['单位名称', '学校', '学校名称', '校名', '填报单位', '填报学校'] },
  papers: {
    template: ['模板名称', '模板文件', '文书模板'],
    for: ['制作对象', '为谁制作'],
    parties: ['签订单位', '签约方', '签字单位'],
    date: ['文书日期', '签订日期'],
  },
  measure: {
    name: ['指标名称', '考核指标'],
    comparison: ['指标比较', '指标要求'],
    value: ['指标值', '目标值', '指标数值'],
    unit: ['指标单位', '计量单位'],
  },
};

/** Headings of columns that name who holds a post; without a post of its own it is the head of the organization. */
export const personHeadings: Readonly<Record<string, string | undefined>> = {
  校长: '校长',
  校长姓名: '校长',
  现任校长: '校长',
  副校长: '副校长',
  书记: '书记',
  党支部书记: '书记',
  局长: '局长',
  主任: '主任',
  处室主任: '主任',
  主任姓名: '主任',
  副主任: '副主任',
  主席: '主席',
  负责人: undefined,
  负责人姓名: undefined,
  主要负责人: undefined,
  单位负责人: undefined,
  学校负责人: undefined,
};

/** The post of an organization's head, for tables that say 负责人. */
export const headPosts: Readonly<Record<OrganizationKind, string>> = {
  government: '负责人',
  bureau: '局长',
  'central-school': '校长',
  school: '校长',
  office: '主任',
};

/** Columns of no meaning to the program that most tables have. They are left out without a word. */
export const plainHeadings: readonly string[] = ['序号', '行号', '序', 'No', 'No.', '备注', '备注栏', '签名', '签字'];
/** Of these, the numbers of rows. */
export const serialHeadings: readonly string[] = ['序号', '行号', '序', 'No', 'No.'];

/** Headings that tell of what kind the organizations below are. */
export const kindHeadings: Readonly<Record<string, OrganizationKind>> = {
  学校: 'school',
  学校名称: 'school',
  校名: 'school',
  处室: 'office',
  处室名称: 'office',
  科室: 'office',
  科室名称: 'office',
};

/** What offices count under several names. A data set that has no standard of the name gets one that asks nothing. */
export const quantities: readonly {
  readonly id: string;
  readonly unit: string;
  readonly names: readonly [string, ...string[]];
}[] = [
  {
    id: 'pupils',
    unit: '人',
    names: ['学生数', '在校生数', '在校学生数', '学生人数', '在校生', '在校学生', '学生总数'],
  },
  { id: 'teachers', unit: '人', names: ['教职工数', '教职工人数', '教职工', '教师数', '教师人数', '专任教师数'] },
  { id: 'classes', unit: '个', names: ['班级数', '教学班数', '班数', '教学班'] },
  { id: 'boarders', unit: '人', names: ['寄宿生', '寄宿生数', '寄宿学生数', '寄宿人数', '住校生数'] },
];

/** What sheets and CSV files are called. A title counts where a name ends with it: 擂鼓镇学校名单 is 学校. */
export const tableTitles: readonly {
  readonly section: SectionName;
  readonly names: readonly string[];
  /** Of organizations: what they are unless the table says so itself. */
  readonly kind?: OrganizationKind;
}[] = [
  { section: 'organizations', kind: 'school', names: ['学校', '中小学', '各校', '各学校', '中小学校'] },
  { section: 'organizations', kind: 'office', names: ['处室', '科室', '部门', '各处室', '各科室'] },
  { section: 'organizations', names: ['单位', '机构', '组织机构'] },
  { section: 'groups', names: ['单位组', '单位分组'] },
  { section: 'tenures', names: ['任期', '任职', '校长', '干部', '负责人', '人员', '领导班子', '任免'] },
  { section: 'documents', names: ['文件', '依据', '引用文件', '依据文件'] },
  { section: 'sections', names: ['章节', '任务章节'] },
  { section: 'duties', names: ['任务', '责任', '工作任务', '重点工作', '任务分工', '工作推进', '推进'] },
  { section: 'clauses', names: ['条款', '责任追究', '追责', '追责条款'] },
  { section: 'teams', names: ['小组', '领导小组', '工作专班', '专班'] },
  { section: 'standards', names: ['标准', '办学标准', '办学基本标准'] },
  { section: 'figures', names: ['指标', '办学条件', '差距', '基本数据', '学校数据', '指标数据', '办学指标'] },
  { section: 'facts', names: ['数据', '其他数据'] },
  { section: 'papers', names: ['文书', '责任书', '文书目录'] },
  { section: 'programme', names: ['工作', '工作信息', '基本信息', '工作概况'] },
];

/** Words that a sheet's name may end with whatever is in it. */
export const titleEndings: readonly string[] = words(
  '一览 名单 明细 汇总 情况 清单 台账 信息 名册 花名册 统计 登记 分解 表 基本 概况 任务表',
);

/** Sheets that explain the others. They are left out without a word. */
export const noteSheets: ReadonlySet<string> = new Set(words('填写说明 填表说明 填报说明 使用说明 说明'));

/** Other words for the choices of a field, by the field. */
export const choiceWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  stage: {
    初中: '中学',
    初级中学: '中学',
    初级中学校: '中学',
    完小: '小学',
    完全小学: '小学',
    教学点: '小学',
    村小: '小学',
    九年制: '九年一贯制',
    九年一贯: '九年一贯制',
    九年一贯制学校: '九年一贯制',
  },
  kind: { 乡镇政府: '政府', 人民政府: '政府', 教体局: '教育局', 中心校: '中心学校', 中小学: '学校', 科室: '处室' },
  acting: {
    主持: '主持工作',
    主持全面工作: '主持工作',
    代理校长: '代理',
    代理职务: '代理',
    正式: '',
    任命: '',
    正职: '',
  },
  comparison: {
    '≥': '不低于',
    '>=': '不低于',
    不少于: '不低于',
    不小于: '不低于',
    大于等于: '不低于',
    达到: '不低于',
    '≤': '不超过',
    '<=': '不超过',
    不高于: '不超过',
    不多于: '不超过',
    不大于: '不超过',
    小于等于: '不超过',
    '=': '等于',
  },
};

/** What people put for yes and no. */
export const yesWords: ReadonlySet<string> = new Set(['是', '有', '√', '✓', '✔', '☑', '对', 'Y', 'y']);
export const noWords: ReadonlySet<string> = new Set(['否', '无', '×', '✗', '✘', '☒', '不是', 'N', 'n']);

/** What people put into a cell that has nothing to say. */
export const emptyWords: ReadonlySet<string> = new Set(['—', '——', '－', '-', '--', '/', '／', '\\', '无']);
/** What they put where a day is still to come. */
export const openEnds: ReadonlySet<string> = new Set(['至今', '现在', '现任', '在任', '今', '长期']);
/** What they put for nobody. */
export const nobody: ReadonlySet<string> = new Set(['空缺', '暂缺', '缺', '待定', '（空缺）', '（暂缺）']);

/** Fields whose months stand for a day: a term begins on its first, a deadline is its last. */
export const monthDays: Readonly<Record<string, 'first' | 'last'>> = {
  from: 'first',
  start: 'first',
  to: 'last',
  deadline: 'last',
  end: 'last',
};

/** Names: within them spaces and line ends are how the cell was set (方 毅), not part of the name. */
export const nameFields: ReadonlySet<string> = new Set(
  words('holder organization parent office mergedInto post leading section base issuer'),
);
