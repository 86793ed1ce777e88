/** Errors of markup: what papers have no use for, and directives that are not written as they must be. */
import type { DirectiveDetail, Fault, MarkupName } from '../../../src/model/diagnostic.ts';
import { letter, type Entries, type Example } from '../example.ts';

const below = (body: string, more: Partial<Example> = {}): Example => letter(`# {{title}}\n\n${body}`, more);

/** What does not mean in a paper what it means elsewhere. */
const unsupported: Readonly<Record<MarkupName, Example>> = {
  quote: below('⟦>⟧ 摘自通知'),
  code: below('见⟦`⟧附件`。', { shows: '`附件`' }),
  html: below('甲方⟦<⟧br>乙方', { shows: '<br>' }),
  link: below('见⟦[⟧通知](notice.docx)。', { shows: '[通知]' }),
  image: below('⟦!⟧[公章](seal.png)', { shows: '![公章]' }),
  bullets: below('⟦-⟧ 每周排查一次。'),
  'thematic-break': below('以上各项，务必落实。\n\n⟦***⟧'),
  table: below('⟦|⟧ 项目 | 次数 |', { shows: '| 项目' }),
  'heading-in-item': below('1. 每周排查一次。\n\n   ⟦##⟧ 考核'),
  'item-in-paragraph': below('各校要做到：\n⟦2.⟧ 每周排查一次。'),
  'item-indent': below('1. 每周排查一次。\n  ⟦1.⟧ 做好记录。'),
  'trailing-break': below('每周排查一次。⟦\\⟧'),
  'heading-space': below('⟦#⟧责任内容'),
  'item-space': below('⟦1.⟧每周排查一次。'),
};

const party = '::party\n{{subject.name}}（盖章）\n';

const directives: Readonly<Record<DirectiveDetail, Example>> = {
  malformed: below(`:::signatures\n⟦::⟧ party\n{{subject.name}}\n:::`, { shows: ':: party' }),
  colons: below('⟦::signatures⟧'),
  'not-closed': below(`⟦:::signatures⟧\n${party}`),
  'not-opened': below('责任到人。\n\n⟦:::⟧'),
  label: below('⟦::page-break⟧[附件]'),
  'unknown-attribute': below('⟦:::flush⟧{columns=2}\n各校：\n:::', { shows: 'columns' }),
  columns: below(`⟦:::signatures⟧{columns=9}\n${party}:::`, { shows: '9' }),
  content: below(':::record\n⟦1.⟧ 抄送：县教育局\n:::'),
  'not-at-start': below('责任到人。\n\n⟦:::cover⟧\n# 封面\n:::'),
  'no-title': letter('⟦:::cover⟧\n安全责任书\n:::'),
  'several-titles': letter(':::cover\n# 安全责任书\n\n中心学校\n\n⟦#⟧ 二〇二六年\n:::', { shows: '# 二〇二六年' }),
  'outside-signatures': below('⟦::party⟧\n中心学校（盖章）'),
  'text-before-party': below(`:::signatures\n⟦双方签字⟧\n${party}:::`),
  'no-party': below('⟦:::signatures⟧\n:::'),
  'empty-party': below(':::signatures\n⟦::party⟧\n:::'),
  'seal-or-columns': below(`⟦:::signatures⟧{seal columns=1}\n::party\n中心学校\n2026年3月2日\n:::`),
  'issuer-lines': below('⟦:::signatures⟧{seal}\n::party\n中心学校\n:::'),
  'no-table': below('⟦:::table⟧\n每周排查一次。\n:::'),
  widths: below('⟦:::table⟧{widths="2 5 3"}\n| 项目 | 次数 |\n| --- | --- |\n| 排查 | 4 |\n:::'),
  merge: below('⟦:::table⟧{merge="3"}\n| 项目 | 次数 |\n| --- | --- |\n| 排查 | 4 |\n:::'),
  masthead: letter('⟦:::masthead⟧\n清溪镇中心学校文件\n:::\n\n# {{title}}'),
  'attachment-title': below('⟦:::attachment⟧\n名单略。\n:::'),
  numbering: below('⟦::numbering⟧{headings=三}', { shows: '三' }),
  lines: below('⟦:::table⟧{lines=0}\n| 项目 | 次数 |\n| --- | --- |\n| 排查 | 4 |\n:::'),
  orientation: below('⟦::page⟧'),
  'plain-header': below('⟦:::table⟧{plain}\n| 项目 | 次数 |\n| --- | --- |\n| 排查 | 4 |\n:::'),
};

const emptyBlocks: Readonly<Record<Extract<Fault, { code: 'empty-block' }>['block'], Example>> = {
  title: letter('⟦#⟧'),
  heading: below('⟦##⟧'),
  item: below('⟦1.⟧'),
};

export const markup = {
  'unknown-directive': {
    zh: '冒号后面的名称不是程序的版式标记。',
    en: 'A directive has a name that the program does not know.',
    examples: [below(`⟦:::signature⟧\n${party}:::`, { shows: 'signature' })],
  },
  'unsupported-markup': {
    zh: '模板里有的写法在公文里没有用处，或者与看上去的意思不同；数据里的文字不受此限，照原样印出。',
    en: 'Some Markdown has no use in papers, or does not do what it seems to; texts of the data are printed as they are.',
    examples: Object.values(unsupported),
  },
  'heading-too-deep': {
    zh: '标题只有三级。',
    en: 'Headings have three levels.',
    examples: [below('⟦####⟧ 考核')],
  },
  'list-too-deep': {
    zh: '编号只有两级：1. 和（1）。',
    en: 'Items have two levels.',
    examples: [below('1. 排查\n   1. 用电\n      ⟦1.⟧ 宿舍')],
  },
  'directive-content': {
    zh: '版式标记的写法或里面的内容不对。',
    en: 'A directive, or what stands in it, is not written as it must be.',
    examples: Object.values(directives),
  },
  'unknown-reference': {
    zh: ':ref[ ] 引用的标题、条款或附件，文书里没有。',
    en: 'What :ref[ ] names is not in the paper.',
    examples: [below('考核办法见第⟦:ref[责任追]⟧条。\n\n## 责任追究\n\n按规定处理。')],
  },
  'ambiguous-reference': {
    zh: ':ref[ ] 引用的名称，文书里不止一处。',
    en: 'Several headings, items or attachments have the name in :ref[ ].',
    examples: [below('见第⟦:ref[考核]⟧条。\n\n## 考核\n\n按规定处理。\n\n## 考核\n\n按规定奖励。')],
  },
  'empty-block': {
    zh: '标题或编号后面没有文字，多半是那里要印的内容是空的。',
    en: 'A heading or an item has no text.',
    examples: Object.values(emptyBlocks),
  },
} satisfies Entries;
