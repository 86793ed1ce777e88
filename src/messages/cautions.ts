/** What is said of input that holds too much, of names that may be slips of each other, of characters that are refused. */
import type { Fault, Limited } from '../model/diagnostic.ts';
import { forbiddenCharacter } from './characters.ts';
import { formatPlace, shorten } from './place.ts';
import type { Language, Sentences } from './place.ts';

type Codes = 'forbidden-character' | 'value-too-long' | 'too-much' | 'similar-names' | 'duplicate-figure';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What there is too much of: what it is called, and what to do. The limit stands between the two halves of a name. */
const limited: Readonly<Record<Limited, { readonly name: (limit: number) => Words; readonly hint: Words }>> = {
  blocks: {
    name: (limit) => ({
      zh: `模板的 {{#…}} 或括号嵌套超过 ${limit} 层`,
      en: `blocks or calls of the template nest deeper than ${limit}`,
    }),
    hint: { zh: '请减少嵌套。', en: 'Nest less.' },
  },
  template: {
    name: (limit) => ({
      zh: `模板连同公用段落超过 ${limit} 个字符`,
      en: `the template with its parts has more than ${limit} characters`,
    }),
    hint: {
      zh: '请检查公用段落是否一层层重复插入，或把模板分成几个。',
      en: 'See whether parts insert parts over and over, or make several templates of it.',
    },
  },
  steps: {
    name: (limit) => ({
      zh: `填写一件文书超过 ${limit} 步，没有做完`,
      en: `filling one paper took more than ${limit} steps and was given up`,
    }),
    hint: {
      zh: '请检查 {{#each}} 里是否又逐个印了不必要的列表。',
      en: 'See whether an {{#each}} goes through lists within lists for nothing.',
    },
  },
  paper: {
    name: (limit) => ({ zh: `一件文书超过 ${limit} 个字符`, en: `one paper has more than ${limit} characters` }),
    hint: {
      zh: '请检查 {{#each}} 是否重复印了太多，或分成几件文书。',
      en: 'See whether an {{#each}} prints too much, or make several papers of it.',
    },
  },
  containers: {
    name: (limit) => ({
      zh: `版式标记、编号或引用符号嵌套超过 ${limit} 层`,
      en: `directives, items or quotes nest deeper than ${limit}`,
    }),
    hint: {
      zh: '请检查前面的 ::: 是否都有结束的一行 :::。',
      en: 'See whether each ::: above has its closing line :::.',
    },
  },
  marks: {
    name: (limit) => ({
      zh: `一段里的 *、_、[、\` 等符号过多（“符号数×字数”超过 ${limit}）`,
      en: `too many signs such as *, _, [ and \` in one paragraph (signs × characters beyond ${limit})`,
    }),
    hint: {
      zh: '请分段；要照印的符号前面加反斜杠，如 \\*。',
      en: 'Divide the paragraph; put a backslash before signs that are to be printed: \\*.',
    },
  },
  columns: {
    name: (limit) => ({ zh: `表格超过 ${limit} 列`, en: `a table has more than ${limit} columns` }),
    hint: { zh: '请把表格分成几张。', en: 'Make several tables of it.' },
  },
};

function tooMuch({ of, limit, paper }: Extract<Fault, { code: 'too-much' }>, language: Language) {
  const { name, hint } = limited[of];
  const which = paper === undefined ? '' : language === 'zh' ? `（${paper}）` : ` (${paper})`;
  return { text: `${name(limit)[language]}${which}`, hint: hint[language] };
}

const kindsOfNames = {
  person: { zh: '人名', en: 'names of persons' },
  organization: { zh: '单位名称', en: 'names of organizations' },
} as const;

export const cautionSentences: Readonly<Record<Language, Pick<Sentences, Codes>>> = {
  zh: {
    'forbidden-character': (fault) => forbiddenCharacter(fault, 'zh'),
    'value-too-long': ({ length, limit }) => ({
      text: `一项内容有 ${length} 个字符，超过 ${limit} 个`,
      hint: '请检查是否粘贴了别的内容，或引号没有配对。',
    }),
    'too-much': (fault) => tooMuch(fault, 'zh'),
    'similar-names': ({ of, names: [name, other], first }) => ({
      text: `${kindsOfNames[of].zh}“${shorten(name)}”与“${shorten(other)}”只差一个音同或形近的字`,
      hint:
        of === 'person'
          ? `另一处在 ${formatPlace(first)}；是同一人的请改成一样，确是两人的在“不同于”里写上对方姓名。`
          : `另一处在 ${formatPlace(first)}；是同一单位的请改成一样。`,
    }),
    'duplicate-figure': ({ organization, figure, first, values: [value, earlier] }) => ({
      text:
        value === earlier
          ? `${shorten(organization)}的“${shorten(figure)}”填了两次，都是 ${shorten(value)}`
          : `${shorten(organization)}的“${shorten(figure)}”两处不一样：${shorten(earlier)} 与 ${shorten(value)}`,
      hint: `前一处在 ${formatPlace(first)}，请核对后留下一处。`,
    }),
  },
  en: {
    'forbidden-character': (fault) => forbiddenCharacter(fault, 'en'),
    'value-too-long': ({ length, limit }) => ({
      text: `a value has ${length} characters, more than ${limit}`,
      hint: 'See whether something else was pasted, or a quote lacks its pair.',
    }),
    'too-much': (fault) => tooMuch(fault, 'en'),
    'similar-names': ({ of, names: [name, other], first }) => ({
      text: `${kindsOfNames[of].en} "${shorten(name)}" and "${shorten(other)}" differ by one character that sounds or looks alike`,
      hint:
        of === 'person'
          ? `The other is at ${formatPlace(first)}; write one person's name one way, or name the other under "differsFrom".`
          : `The other is at ${formatPlace(first)}; write the name of one organization one way.`,
    }),
    'duplicate-figure': ({ organization, figure, first, values: [value, earlier] }) => ({
      text:
        value === earlier
          ? `"${shorten(figure)}" of ${shorten(organization)} is given twice, ${shorten(value)} both times`
          : `"${shorten(figure)}" of ${shorten(organization)} differs: ${shorten(earlier)} and ${shorten(value)}`,
      hint: `The first is at ${formatPlace(first)}; check which is right and keep that one.`,
    }),
  },
};
