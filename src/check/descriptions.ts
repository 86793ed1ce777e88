/** What each section and field is for, in Chinese, as editors show it. A new field does not compile without. */
import type { fieldNames, SectionName } from './aliases.ts';

type FieldDescriptions = {
  readonly [Name in keyof typeof fieldNames]: { readonly [Field in keyof (typeof fieldNames)[Name]]: string };
};

export const sectionDescriptions: Readonly<Record<SectionName, string>> = {
  programme: '这项工作的名称、地区、发文单位与日期',
  organizations: '各单位：政府、教育局、中心学校、学校、处室',
  groups: '一组单位的统称，如“各校”，可用在责任单位、对象等处',
  tenures: '谁在何时担任何职；责任书上的姓名按签订日期从这里取',
  documents: '文书引用的文件，模板按编号引用',
  sections: '任务所属的章节，按排印的先后列出',
  duties: '各项任务，每项只写一次',
  clauses: '责任追究等条款',
  teams: '领导小组、工作专班等，成员按职务列出，姓名按签订日期从“任期”取',
  standards: '办学标准，差距由程序用它和“指标”算出',
  figures: '各单位的指标，一个单位一行：单位，再逐项填“标准”中的名称',
  facts: '其他数据，名称自定，模板用 facts 引用',
  papers: '制作哪些文书、为谁制作、由谁签订',
};

const kind = '政府、教育局、中心学校、学校或处室';
const paper = {
  for: '为谁制作：工作（只做一份）、一类单位（如“学校”），或单位、单位组的名称',
  parties: '由谁签订，各执一份：发文单位、对象、上级、督办单位，或单位名称',
};

export const fieldDescriptions: FieldDescriptions = {
  programme: {
    name: '工作的名称，如“义务教育均衡发展”',
    place: '乡镇、县或学校，如“擂鼓镇”',
    issuer: '发文单位，须列在“单位”中',
    date: '签订日期，如 2025-11-28；文书可以另写日期',
    start: '工作开始的日期',
    end: '工作结束的日期',
  },
  organizations: {
    name: '单位名称，不能重复；各处都用这个名称引用',
    fullName: '封面与盖章处的全称，与名称相同时不必填',
    kind,
    stage: '小学、中学或九年一贯制',
    parent: '上级单位的名称',
    posts: '职务，第一个是主要负责人',
    supervises: '联系、督办的单位',
    contacts: '在上级机关对口联系的科室',
    boarding: '是否寄宿制学校：是或否',
    formerNames: '曾用名；以这些名称发出的文书由更名后的单位接续',
    closed: '撤并的日期，从这一天起不再制作它的文书',
    mergedInto: '并入哪个单位；撤并以后，各处写到它的由该单位代替',
  },
  groups: {
    name: '单位组的名称，不能与单位重名',
    members: '成员：单位或其他单位组的名称；与“类别”只填一项',
    kind: `一类的全部单位：${kind}`,
  },
  tenures: {
    organization: '单位名称',
    post: '职务，须列在该单位的“职务”中',
    holder: '任职者的姓名',
    differsFrom: '姓名只差一个音同或形近的字、但确是两人的，写对方的姓名，不再提醒',
    acting: '主持工作或代理；正式任职的不填',
    from: '任职的第一天',
    to: '任职的最后一天，在任的不填',
  },
  documents: {
    id: '编号，模板用它引用，如 notice',
    title: '标题，不写书名号',
    issuer: '发文机关，没有文号时印出',
    number: '文号，如 鄂政办发〔2025〕22号',
  },
  sections: { name: '章节名称' },
  duties: {
    id: '编号，不能重复',
    title: '任务的标题，可以不填',
    text: '任务的内容',
    section: '所属章节，须列在“章节”中',
    organizations: '责任单位：单位或单位组的名称',
    office: '督办的处室',
    post: '责任人，写作 单位/职务，可以写几个；单位组也行，如 各校/校长',
    leading: '责任领导，写作 单位/职务',
    start: '开始日期',
    deadline: '完成时限',
    period: '时间表中印出的时段，与时限的月份不同时才填，如“2026年1—2月”',
    note: '时间表中附在时限后面的说明，如“报中心学校”',
    measure: '数量要求',
  },
  clauses: {
    id: '编号，不能重复',
    condition: '什么情形',
    consequence: '什么后果',
    concerns: '对哪些单位或单位组适用',
  },
  teams: {
    id: '编号，不能重复，模板按它引用',
    name: '小组的名称',
    leaders: '组长，写作 单位/职务',
    deputies: '副组长，写作 单位/职务',
    members: '成员，写作 单位/职务；各校/校长 代表每所学校的校长',
  },
  standards: {
    id: '编号，不能重复，模板按它引用',
    name: '衡量什么，如“校园用地面积”；“指标”中用这个名称填数',
    comparison: '不低于或不超过，不填为不低于',
    value: '标准值，各学段相同时填',
    primary: '小学的标准值',
    secondary: '中学的标准值',
    nineYear: '九年一贯制学校的标准值',
    unit: '计量单位，如 ㎡/生、人、%',
    base: '乘以哪项指标，填它的编号或名称；如生均面积乘以学生数',
    concerns: '对哪些单位或单位组适用，不填为所有学校',
  },
  figures: { organization: '单位名称' },
  papers: { template: '模板的文件名，不带 .md', ...paper, date: '这份文书的日期，不填则用“工作”的日期' },
  measure: {
    name: '指标名称，如“入学率”',
    comparison: '不低于、不超过或等于',
    value: '数值，不带单位',
    unit: '计量单位，如 %、册、㎡',
  },
  template: { title: '文书的标题', ...paper },
};
