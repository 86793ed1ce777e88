/** Errors across fields: names that nothing has, persons and organizations that contradict each other, and papers. */
import {
  data,
  letter,
  letterFile,
  organizationsFile,
  papersFile,
  programmeFile,
  type Entries,
  type Example,
} from '../example.ts';

const papers = (text: string, more: Partial<Example> = {}): Example => ({
  files: { [papersFile]: `文书:\n${text}` },
  ...more,
});

const twoTerms = '任期:\n  - { 单位: 中心学校, 职务: 校长, 姓名: 周文清, 起: 2023-08-01 }\n';

export const acrossFields = {
  'duplicate-name': {
    zh: '名称或编号与别处重复。单位与单位组共用名称，曾用名也算。',
    en: 'A name or an id is taken; organizations, their former names and groups share theirs.',
    examples: [data('单位:\n  - { 名称: ⟦清溪小学⟧, 类别: 学校 }\n')],
  },
  'unknown-organization': {
    zh: '某处写的单位没有列在“单位”（或“单位组”）里，多半是名称写得不一致。',
    en: 'An organization is named that is not listed, most likely because its name is written in two ways.',
    examples: [
      data('单位:\n  - { 名称: 石桥小学, 类别: 学校, 上级: ⟦中心学效⟧ }\n'),
      papers('  - { 模板: 责任书, 对象: ⟦石桥小学⟧, 签订方: [发文单位] }\n'),
      {
        files: {
          [letterFile]: '---\ntitle: "安全责任书"\nfor: 石桥小学\n---\n\n# {{title}}\n',
          [papersFile]: '文书:\n  - ⟦{⟧ 模板: 责任书, 签订方: [发文单位, 对象] }\n',
        },
        shows: '石桥小学',
      },
    ],
  },
  'unknown-post': {
    zh: '某处写的职务没有列在那个单位的“职务”里。',
    en: 'A post is named that its organization does not list.',
    examples: [data('任务:\n  - { 编号: drill, 内容: 组织演练。, 责任人: ⟦清溪小学/小长⟧ }\n')],
  },
  'unknown-group-member': {
    zh: '单位组的成员没有列在“单位”里。',
    en: 'A member of a group is not a listed organization.',
    examples: [data('单位组:\n  - { 名称: 各校, 成员: [清溪小学, ⟦石桥小学⟧] }\n')],
  },
  'unknown-section': {
    zh: '任务所写的章节没有列在“章节”里。',
    en: 'A duty is of a section that is not listed.',
    examples: [data('章节: [日常管理]\n任务:\n  - { 编号: drill, 内容: 组织演练。, 章节: ⟦日常管里⟧ }\n')],
  },
  'unknown-standard': {
    zh: '“基数”或“指标”里写的名称、编号没有列在“标准”里。',
    en: 'A standard is named that is not listed.',
    examples: [data('标准:\n  - { 编号: land, 名称: 校园用地面积, 数值: 20, 单位: ㎡, 基数: ⟦学生数⟧ }\n')],
  },
  'not-a-figure': {
    zh: '“指标”里填的既不是数，也不是“差12”“超3”“达标”，或者单位与标准的不同。',
    en: 'A figure is no number in the unit of its standard, nor one of the words for it.',
    examples: [
      data(
        '标准:\n  - { 编号: land, 名称: 校园用地面积, 数值: 7000, 单位: ㎡ }\n指标:\n  - { 单位: 清溪小学, 校园用地面积: ⟦七千多⟧ }\n',
      ),
    ],
  },
  'duplicate-figure': {
    zh: '同一个单位的同一项指标填了两次。',
    en: 'A figure of an organization is given twice.',
    examples: [
      data(
        '标准:\n  - { 编号: land, 名称: 校园用地面积, 数值: 7000, 单位: ㎡ }\n指标:\n  - { 单位: 清溪小学, 校园用地面积: 6500 }\n  - { 单位: 清溪小学, 校园用地面积: ⟦7056⟧ }\n',
        { shows: '校园用地面积' },
      ),
    ],
  },
  'similar-names': {
    zh: '两个姓名（或单位名称）只差一个音同或形近的字，可能是同一个，也可能真是两个。',
    en: 'Two names differ by one character that sounds or looks alike: they may be one.',
    examples: [
      data('任期:\n  - { 单位: 中心学校, 职务: 校长, 姓名: ⟦林素纷⟧, 起: 2024-08-01 }\n'),
      data('单位:\n  - { 名称: ⟦青溪小学⟧, 类别: 处室 }\n'),
    ],
  },
  'parent-cycle': {
    zh: '几个单位互为上级，绕成了圈。',
    en: 'Organizations are each other’s parents.',
    examples: [
      data(
        '单位:\n  - { 名称: 石桥小学, 类别: 学校, 上级: ⟦石桥教学点⟧ }\n  - { 名称: 石桥教学点, 类别: 学校, 上级: 石桥小学 }\n',
      ),
    ],
  },
  'merge-cycle': {
    zh: '几个单位互相并入，绕成了圈。',
    en: 'Organizations are merged into each other.',
    examples: [
      data(
        '单位:\n  - { 名称: 石桥小学, 类别: 学校, 撤并日期: 2025-09-01, 并入单位: ⟦石桥教学点⟧ }\n  - { 名称: 石桥教学点, 类别: 学校, 撤并日期: 2025-09-01, 并入单位: 石桥小学 }\n',
      ),
    ],
  },
  'issuer-closed': {
    zh: '发文单位填了撤并日期，撤并的单位不能发文。',
    en: 'The issuer has a date of closing.',
    examples: [
      {
        files: {
          [organizationsFile]:
            '单位:\n  - { 名称: 中心学校, 类别: 中心学校, 撤并日期: ⟦2026-09-01⟧ }\n  - { 名称: 清溪小学, 类别: 学校, 职务: [校长] }\n任期:\n  - { 单位: 清溪小学, 职务: 校长, 姓名: 林素芬, 起: 2024-08-01 }\n',
        },
        shows: '中心学校',
      },
    ],
  },
  'organization-closed': {
    zh: '文书日期那天，某处写的单位已经撤并，又没有填并入哪个单位，而那里不能没有单位。',
    en: 'On the day of the paper an organization was closed, nobody has taken its place, and one is needed there.',
    examples: [
      {
        files: {
          'data/清溪/补充.yaml': '单位:\n  - { 名称: 石桥小学, 类别: 学校, 撤并日期: 2025-09-01 }\n',
          [papersFile]: '文书:\n  - { 模板: 责任书, 对象: 清溪小学, 签订方: [发文单位, ⟦石桥小学⟧] }\n',
        },
      },
      data(
        '单位:\n  - { 名称: 联校, 类别: 中心学校, 撤并日期: 2025-09-01 }\n  - { 名称: 石桥小学, 类别: 学校, 职务: [校长], 上级: ⟦联校⟧ }\n任期:\n  - { 单位: 石桥小学, 职务: 校长, 姓名: 陈建平, 起: 2024-08-01 }\n',
      ),
      data(
        '单位:\n  - { 名称: 石桥小学, 类别: 学校, 撤并日期: 2025-09-01 }\n任务:\n  - { 编号: drill, 内容: 组织演练。, 责任单位: [⟦石桥小学⟧] }\n',
      ),
    ],
  },
  'two-holders': {
    zh: '同一天同一个职务有两个人，多半是换人以后没有给前任填“止”。',
    en: 'Two persons hold a post on one day, most likely because the end of the first term was not filled in.',
    examples: [data(`${twoTerms}  - { 单位: 中心学校, 职务: 校长, 姓名: 吴海, 起: ⟦2025-08-01⟧ }\n`)],
  },
  'ends-before-start': {
    zh: '结束的日期早于开始的日期：工作、任期或任务。',
    en: 'A programme, a term or a duty ends before it starts.',
    examples: [data('任务:\n  - { 编号: drill, 内容: 组织演练。, 开始: 2026-05-01, 时限: ⟦2026-04-30⟧ }\n')],
  },
} satisfies Entries;

export const papersAsked = {
  'party-not-organization': {
    zh: '签订方找不到：不是已列出的单位，或者对象没有上级、没有督办它的处室。',
    en: 'A party is no listed organization, or the paper’s subject has no parent or supervisor.',
    examples: [
      papers('  - { 模板: 责任书, 对象: 学校, 签订方: [发文单位, ⟦竹山县教育局⟧] }\n'),
      papers('  - { 模板: 责任书, 对象: 学校, 签订方: [发文单位, ⟦督办单位⟧] }\n'),
      papers('  - { 模板: 责任书, 对象: 中心学校, 签订方: [⟦上级⟧] }\n'),
      {
        files: {
          [papersFile]: '文书:\n  - { 模板: 责任书, 对象: 工作, 签订方: [⟦对象⟧] }\n',
          [letterFile]: '---\ntitle: "安全责任书"\n---\n\n# {{title}}\n',
        },
      },
    ],
  },
  'parties-too-few': {
    zh: '文书没有签订方：“文书”里没有写，模板开头也没有写。',
    en: 'A paper has no parties, neither in papers nor in its template.',
    examples: [papers('  - ⟦{⟧ 模板: 责任书, 对象: 学校 }\n', { shows: '清溪/责任书/清溪小学' })],
  },
  'duplicate-paper': {
    zh: '“文书”里同一个模板、同一个对象列了两次。',
    en: 'A paper of one template for one subject is listed twice.',
    examples: [
      papers(
        '  - { 模板: 责任书, 对象: 学校, 签订方: [发文单位, 对象] }\n  - ⟦{⟧ 模板: 责任书, 对象: 清溪小学, 签订方: [发文单位, 对象] }\n',
        {
          shows: '清溪/责任书/清溪小学',
        },
      ),
    ],
  },
  'no-subjects': {
    zh: '“对象”写的那一类单位一个也没有，做不出文书。',
    en: 'There is no organization of the kind that a paper is for.',
    examples: [papers('  - ⟦{⟧ 模板: 责任书, 对象: 处室, 签订方: [发文单位, 对象] }\n', { shows: '责任书' })],
  },
  'no-paper-date': {
    zh: '文书没有日期：“文书”“工作”里都没有写，命令里也没有指定。',
    en: 'A paper has no date, neither its own nor the programme’s nor one given in the command.',
    examples: [
      {
        files: {
          [programmeFile]: '工作:\n  名称: 校园安全\n  地区: 清溪镇\n  发文单位: 中心学校\n',
          [papersFile]: '文书:\n  - ⟦{⟧ 模板: 责任书, 对象: 学校, 签订方: [发文单位, 对象] }\n',
        },
        shows: '清溪/责任书',
      },
    ],
  },
  'name-collision': {
    zh: '两份文书的文件名在有的电脑上分不开（如只有大小写或全角半角不同），后做的会盖掉先做的。',
    en: 'Two papers would be written under names that some file systems take for one.',
    examples: [
      {
        files: {
          ...data('单位:\n  - { 名称: 石桥小学A, 类别: 学校 }\n  - { 名称: 石桥小学a, 类别: 学校 }\n').files,
          ...letter('# {{title}}').files,
        },
        command: 'build data/清溪',
        shows: '石桥小学',
      },
    ],
  },
} satisfies Entries;
