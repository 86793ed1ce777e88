/** Errors of templates and parts: what stands within {{ }}, the front matter, and names that the data does not have. */
import { letter, letterFile, papersFile, soundFrontMatter, type Entries } from '../example.ts';

const withPart = (body: string, name: string, part: string): { files: Record<string, string> } => ({
  files: { [letterFile]: `${soundFrontMatter}${body}\n`, [`templates/parts/${name}.md`]: part },
});

export const templates = {
  'template-missing': {
    zh: '“文书”里写的模板，工作文件夹和程序自带的模板里都没有。',
    en: 'A template named in papers is neither in the workspace nor built in.',
    examples: [{ files: { [papersFile]: '文书:\n  - { 模板: ⟦责任状⟧, 对象: 学校, 签订方: [发文单位, 对象] }\n' } }],
  },
  'template-syntax': {
    zh: '{{ }} 里的写法不对，程序读不懂。',
    en: 'What stands within {{ }} cannot be read.',
    examples: [
      letter('# {{title}}\n\n责任人：⟦{{subject.name}⟧。'),
      letter('# {{title}}\n\n⟦{{> (lookup . "name")}}⟧'),
    ],
  },
  'block-not-closed': {
    zh: '{{#if}}、{{#each}} 没有写对应的结束。',
    en: 'A block such as {{#if}} lacks its end.',
    examples: [
      letter('# {{title}}\n\n⟦{{#if⟧ subject.head}}校长负责。'),
      letter('# {{title}}\n\n{{#each schools}}⟦{{#if⟧ head}}{{name}}{{/each}}'),
    ],
  },
  'block-not-opened': {
    zh: '写了 {{/if}}、{{/each}}，前面却没有对应的开头。',
    en: 'An end such as {{/if}} has no block before it.',
    examples: [letter('# {{title}}\n\n校长负责。⟦{{/if}}⟧')],
  },
  'template-front-matter': {
    zh: '模板开头两行 --- 之间的说明不对。',
    en: 'What stands between the two lines --- at the head of a template is wrong.',
    examples: [
      { files: { [letterFile]: '⟦-⟧--\ntitle: "安全责任书"\n\n# {{title}}\n' }, shows: '---' },
      { files: { [letterFile]: '---\n⟦安全责任书⟧\n---\n\n# 安全责任书\n' } },
    ],
  },
  'part-missing': {
    zh: '{{> 名称}} 要插入的公用段落没有这个文件。',
    en: 'A part named in {{> name}} does not exist.',
    examples: [letter('# {{title}}\n\n⟦{{> signature⟧}}', { shows: 'signature' })],
  },
  'part-cycle': {
    zh: '公用段落直接或间接地插入了自己。',
    en: 'A part inserts itself, maybe by way of others.',
    examples: [withPart('# {{title}}\n\n{{> 附则}}', '附则', '⟦{{>⟧ 附则}}\n')],
  },
  'part-argument': {
    zh: '{{> 名称 参数}}：公用段落不带参数。',
    en: 'A part is given an argument; parts take none.',
    examples: [letter('# {{title}}\n\n⟦{{> copies⟧ subject}}', { shows: 'copies' })],
  },
  'unknown-name': {
    zh: '模板里写的名称，数据里没有。',
    en: 'A template names what the data does not have.',
    examples: [
      letter('# {{title}}\n\n{{⟦subject.nme⟧}}负责。'),
      letter('# {{title}}\n\n每学期演练{{⟦facts.次数⟧}}次。'),
    ],
  },
  'no-value': {
    zh: '名称有，但这一份文书里它是空的（如职务当天无人担任）。',
    en: 'A name exists, and has no value for this paper: a post may be vacant on its day.',
    examples: [letter('# {{title}}\n\n中心学校校长{{⟦issuer.head.holder⟧}}')],
  },
  'unknown-helper': {
    zh: '模板里用了程序没有的函数。',
    en: 'A template calls a helper that does not exist.',
    examples: [letter('# {{title}}\n\n⟦{{dat⟧ date}}', { shows: 'dat' })],
  },
  'helper-argument': {
    zh: '函数后面的参数不对：个数、种类，或者内容读不懂。',
    en: 'A helper is given arguments that it cannot use.',
    examples: [letter('# {{title}}\n\n{{⟦date⟧ title}}')],
  },
  'raw-output': {
    zh: '用了三个花括号。数据里的文字会被当成版式标记，所以不允许。',
    en: 'Three braces would let a text of the data become markup, so they are refused.',
    examples: [letter('# {{title}}\n\n⟦{{{subject.name}}}⟧')],
  },
  'not-printable-value': {
    zh: '{{ }} 里是一整条记录或一个列表，不能直接印出。',
    en: 'A whole record or a list cannot be printed as it is.',
    examples: [letter('# {{title}}\n\n⟦{{subject}}⟧负责。', { shows: 'subject' })],
  },
} satisfies Entries;
