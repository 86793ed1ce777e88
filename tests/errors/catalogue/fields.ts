/** Errors of single fields: names the program does not know, values of the wrong kind. */
import { data, papersFile, type Entries } from '../example.ts';

export const fields = {
  'unknown-key': {
    zh: '项目或字段的名称程序不认识，多半是写错了字。',
    en: 'A section or a field has a name that the program does not know.',
    examples: [
      data('⟦任努⟧:\n  - { 编号: drill, 内容: 每学期组织一次演练。 }\n'),
      data('任务:\n  - { 编号: drill, ⟦内荣⟧: 每学期组织一次演练。 }\n'),
      { files: { 'fonts/fonts.yaml': '⟦正体⟧: [仿宋_GB2312, Noto Serif SC]\n' } },
    ],
  },
  'duplicate-key': {
    zh: '同一条里一个字段写了两次，或者中文名、英文名各写了一次。',
    en: 'A field is given twice in one record, maybe once by each of its names.',
    examples: [data('任务:\n  - { 编号: drill, 内容: 组织演练。, ⟦text⟧: 每学期组织一次演练。 }\n')],
  },
  'missing-field': {
    zh: '一条里缺少必填的字段，或者写了字段名却没有内容。',
    en: 'A record lacks a field that it must have, or has its name without a value.',
    examples: [
      data('任务:\n  - ⟦{⟧ 编号: drill, 标题: 应急演练 }\n', { shows: '内容' }),
      data('任务:\n  - { 编号: drill, ⟦内容⟧:  }\n'),
      { files: { [papersFile]: '文书:\n  - ⟦{⟧ 模板: 责任书, 签订方: [发文单位, 对象] }\n' }, shows: '对象' },
    ],
  },
  'wrong-type': {
    zh: '内容的类型不对：该写文字的地方写了数字或列表，该写数字的地方写了别的。',
    en: 'A value is of the wrong kind: a number where text belongs, a list where one text belongs, and so on.',
    examples: [
      data('任务:\n  - { 编号: ⟦7⟧, 内容: 组织演练。 }\n'),
      data('任务:\n  - { 编号: drill, 内容: ⟦[⟧组织演练, 做好记录] }\n', { shows: '内容' }),
      data('任务:\n  - { 编号: drill, 内容: 组织演练。, 责任单位: [清溪小学, ⟦""⟧] }\n', { shows: '责任单位' }),
      data('标准:\n  - { 编号: land, 名称: 校园用地面积, 数值: ⟦20平方米⟧, 单位: ㎡ }\n'),
      data('单位:\n  - { 名称: 石桥小学, 类别: 学校, 寄宿: ⟦有⟧ }\n'),
      data('任务: ⟦组织演练⟧\n'),
      data('任务:\n  - ⟦编号：drill⟧\n'),
    ],
  },
  'not-a-date': {
    zh: '应写日期的地方不是日期，或者没有这一天（如2月30日）。',
    en: 'A date is none, or names a day that the calendar does not have.',
    examples: [
      data('任务:\n  - { 编号: drill, 内容: 组织演练。, 时限: ⟦2026-02-30⟧ }\n'),
      {
        files: { 'data/清溪/任期.csv': '单位,职务,姓名,起\n中心学校,校长,周文清,⟦去年秋季⟧\n' },
      },
      {
        files: {
          'data/清溪/任期.xlsx': {
            sheets: {
              任期: [
                ['单位', '职务', '姓名', '起'],
                ['中心学校', '校长', '周文清', '⟦去年秋季⟧'],
              ],
            },
          },
        },
      },
    ],
  },
  'not-one-of': {
    zh: '只能从几个词里选一个的字段，写了别的词。',
    en: 'A field takes one of a few words, and another one is given.',
    examples: [data('单位:\n  - { 名称: 石桥小学, 类别: ⟦学较⟧ }\n')],
  },
  'conflicting-keys': {
    zh: '两个字段只能写一个，却都写了。',
    en: 'Two fields exclude each other, and both are given.',
    examples: [data('单位组:\n  - { 名称: 各校, 成员: [清溪小学], 类别: ⟦学校⟧ }\n')],
  },
} satisfies Entries;
