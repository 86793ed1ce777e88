/** Every fault in Chinese: what is wrong, in the words of the trade, and what to do about it. */
import type { Fault, Place } from '../model/diagnostic.ts';
import { inWords, isCollection, isEmptyItem, jsonHint, yamlHint } from './details.ts';
import { cautionSentences } from './cautions.ts';
import { sealSentences } from './seals.ts';
import { ledgerSentences } from './ledger.ts';
import { directiveDetails, directiveNames, unsupportedMarkup } from './markup.ts';
import { closingOf, formatPlace, isPartial, relativeParty, shorten } from './place.ts';
import type { Message, PartyWord, Sentences } from './place.ts';
import { refusalHint } from './refusals.ts';
import { tableHint, tableSentences } from './tables.ts';
import { printSentences } from './print.ts';
import { runSentences } from './run.ts';

function say(text: string, hint: string): Message {
  return { text, hint };
}

const emptyBlocks = { title: '标题', heading: '小标题', item: '编号项' } as const;

export const chinese: Sentences = {
  // files
  'dataset-missing': (fault) => say(`找不到数据文件夹 ${fault.path}`, '请检查名称，或先用 init 新建。'),
  'dataset-empty': (fault) => say(`文件夹 ${fault.path} 中没有数据文件`, '请放入 .yaml、.json、.csv 或 .xlsx 文件。'),
  'file-unreadable': (fault) =>
    say(
      `无法读取 ${fault.path}（${inWords(fault.reason, 'zh')}）`,
      fault.reason === 'TOO_LARGE' ? tooLarge : '请检查文件是否存在、是否有权限、是否被别的程序占用。',
    ),
  'file-encoding': () =>
    say('文件的编码无法识别，读出来会是乱码', '请用记事本打开，另存为时编码选 UTF-8；表格请另存为 .xlsx。'),
  'yaml-syntax': (fault, place) =>
    say(`YAML 格式有误：${inWords(fault.detail, 'zh')}`, yamlHint(fault.detail, place, 'zh')),
  'json-syntax': (fault) => say(`JSON 格式有误：${inWords(fault.detail, 'zh')}`, jsonHint(fault.detail, 'zh')),
  'table-syntax': (fault) => say(`表格有误：${inWords(fault.detail, 'zh')}`, tableHint(fault.detail, 'zh')),
  ...tableSentences.zh,
  'unknown-key': (fault) =>
    say(`没有“${shorten(fault.key)}”这一项`, `${orNearest(fault.nearest)}可用的有：${fault.known.join('、')}。`),
  'duplicate-key': (fault) => say(`“${shorten(fault.key)}”写了两次`, `前一处在 ${at(fault.first)}，请只留一处。`),
  'missing-field': ({ field, of }) => say(`“${of}”缺少“${inChinese(field)}”`, `请补填“${inChinese(field)}”。`),
  'wrong-type': (fault) => say(wrongType(fault), wrongTypeHint(fault)),
  'not-a-date': (fault) =>
    say(
      `“${fault.field}”不是有效日期：${shorten(fault.found)}`,
      '日期写作 2025-11-28 或 2025年11月28日，且须确有其日。',
    ),
  'not-one-of': (fault) =>
    say(`“${fault.field}”不能是“${shorten(fault.found)}”`, `可填：${fault.options.join('、')}。`),
  'conflicting-keys': (fault) => say(`“${fault.keys[0]}”与“${fault.keys[1]}”只能填一项`, '请删去其中一项。'),
  'duplicate-name': (fault) =>
    say(`“${shorten(fault.name)}”重复，前面已经有了`, `前一处在 ${at(fault.first)}，请改名或删去一处。`),
  'unknown-organization': (fault) =>
    say(
      `“${inChinese(fault.field)}”中的“${shorten(fault.name)}”不是已列出的单位`,
      `${orNearest(fault.nearest)}请改正，或在“单位”中补列。`,
    ),
  'unknown-post': (fault) =>
    say(
      `“${fault.field}”中的职务“${shorten(fault.post)}”没有列出`,
      `${orNearest(fault.nearest)}职务写作 单位/职务，并须列在该单位的“职务”中。`,
    ),
  'unknown-group-member': (fault) =>
    say(`单位组成员“${shorten(fault.name)}”不是已列出的单位`, `${orNearest(fault.nearest)}请改正，或在“单位”中补列。`),
  'unknown-section': (fault) =>
    say(`没有“${shorten(fault.name)}”这一章节`, `${orNearest(fault.nearest)}请改正，或在“章节”中补列。`),
  'unknown-standard': (fault) =>
    say(
      `“${fault.field}”中的“${shorten(fault.name)}”不是已列出的标准`,
      `${orNearest(fault.nearest)}请填“标准”中的编号或名称。`,
    ),
  'not-a-figure': (fault) =>
    say(
      `“${shorten(fault.field)}”读不出数来：${shorten(fault.found)}`,
      `请填现有的数（单位${fault.unit}，可以不写），或写“差12”“超3”“达标”；没有上报的留空。`,
    ),
  'parent-cycle': (fault) =>
    say(`上级关系成了圈：${[...fault.names, ...fault.names.slice(0, 1)].join(' → ')}`, '请改正其中一个“上级”。'),
  'merge-cycle': (fault) =>
    say(`并入单位成了圈：${[...fault.names, ...fault.names.slice(0, 1)].join(' → ')}`, '请改正其中一个“并入单位”。'),
  'issuer-closed': (fault) =>
    say(`发文单位“${shorten(fault.name)}”填了撤并日期`, '发文单位不能撤并；请改由并入后的单位发文。'),
  'organization-closed': (fault) => organizationClosed(fault),
  'two-holders': (fault) =>
    say(
      `${fault.date}，${shorten(fault.post)}同时有两人任职：${fault.holders.join('、')}`,
      `另一处在 ${at(fault.other)}；请填前任的“止”，并早于后任的“起”。`,
    ),
  'ends-before-start': (fault) =>
    say(`“${fault.what}”（${fault.end}）早于开始日期（${fault.start}）`, '请改正其中一个日期。'),
  'party-not-organization': (fault) => partyNotOrganization(fault.name, fault.nearest),
  'parties-too-few': (fault) =>
    say(`文书 ${fault.paper} 没有签订方`, '请在“文书”中填写“签订方”，或在模板开头写 parties。'),
  'duplicate-paper': (fault) => say(`文书 ${fault.id} 列了两次`, '请删去一处。'),
  'no-papers': (fault) => say(`“${fault.dataset}”没有写要制作哪些文书`, '请在“文书”（papers）中列出模板与对象。'),
  'no-subjects': (fault) =>
    say(
      `“${fault.paper}”没有可以制作的对象：“对象”所写的一类单位一个也没有`,
      '请改正“对象”（for），或在“单位”中补列。',
    ),
  'no-paper-date': (fault) => say(`文书 ${fault.paper} 没有日期`, '请填“文书”或“工作”的日期，或用 --as-of 指定。'),
  // templates, markup, fonts, output
  'template-missing': (fault) =>
    say(`没有模板“${shorten(fault.name)}”`, `${orNearest(fault.nearest)}模板放在 templates 文件夹，扩展名 .md。`),
  'template-syntax': (fault) => say(`模板写法有误：${shorten(fault.detail)}`, templateHint(fault.detail)),
  'block-not-closed': (fault) =>
    say(
      `${fault.block} 没有结束${fault.found === undefined ? '' : `，却遇到 ${fault.found}`}`,
      `请${fault.found === undefined ? '' : `在 ${fault.found} 前`}补上 ${closingOf(fault.block)}。`,
    ),
  'block-not-opened': (fault) =>
    say(`${fault.block} 没有开始`, `请删去，或在前面补上 ${fault.block.replace('/', '#').replace('}}', ' …}}')}。`),
  'template-front-matter': (fault) =>
    say(`模板开头的说明有误：${inWords(fault.detail, 'zh')}`, '说明写在两行 --- 之间，如 title: "责任书"。'),
  'part-missing': (fault) =>
    say(
      `没有公用段落“${shorten(fault.name)}”`,
      `${orNearest(fault.nearest)}公用段落放在 templates/parts 文件夹，扩展名 .md。`,
    ),
  'part-cycle': (fault) =>
    say(`公用段落插入了自己：${[...fault.names, ...fault.names.slice(0, 1)].join(' → ')}`, '请删去其中一处 {{> …}}。'),
  'part-argument': (fault) =>
    say(
      `公用段落“${shorten(fault.name)}”不带参数`,
      `请只写 {{> ${shorten(fault.name)}}}；段落里可以直接用此处能用的名称。`,
    ),
  'unknown-name': (fault) =>
    say(
      `没有“${shorten(fault.name)}”这个名称${ofPaper(fault.paper)}`,
      `${orNearest(fault.nearest)}请核对名称，或在数据中补列。`,
    ),
  'no-value': (fault) =>
    say(
      `“${shorten(fault.name)}”没有内容${ofPaper(fault.paper)}`,
      '请在数据中补填（姓名在“任期”里），或在模板中用 {{#if}}、{{default}} 处理空缺。',
    ),
  'unknown-helper': (fault) =>
    say(`没有“${shorten(fault.name)}”这个函数`, `${orNearest(fault.nearest)}请核对名称，如 date、join、cite。`),
  'helper-argument': (fault) =>
    say(
      `“${fault.helper}”的参数不对：${shorten(fault.detail)}`,
      fault.usage === undefined ? '请核对参数的个数与类型。' : `写法如：${fault.usage}`,
    ),
  'raw-output': (fault) => say(`不能用 ${shorten(fault.expression)} 原样输出`, '请改用两个花括号：{{…}}。'),
  'not-printable-value': (fault) =>
    say(
      `“${shorten(fault.name)}”不是能直接印出的内容（${shorten(fault.found)}）`,
      '请写到具体的一项，或用 join 连接。',
    ),
  'unknown-directive': (fault) =>
    say(
      `没有“${shorten(fault.name)}”这个版式标记`,
      `${orNearest(fault.nearest)}可用的有：${directiveNames.join('、')}。`,
    ),
  'unsupported-markup': (fault) => unsupportedMarkup[fault.what].zh,
  'heading-too-deep': (fault) =>
    say(`标题层级过深（${fault.depth} 级）`, '标题只用 #、##、###；再往下用编号 1. 与缩进的 1.。'),
  'list-too-deep': (fault) => say(`编号层级过深（${fault.depth} 级）`, '编号只有两级：1. 与（1）。'),
  'directive-content': ({ name, detail, found }) => {
    const { text, hint } = directiveDetails[detail].zh;
    return say(`版式标记“${name}”${found === undefined ? '' : `（${shorten(found)}）`}：${text}`, hint);
  },
  'unknown-reference': (fault) =>
    say(
      `没有“${shorten(fault.name)}”这个标题、条款或附件，无法引用`,
      `${orNearest(fault.nearest)}方括号里请写标题、附件标题，或条款开头加粗的文字。`,
    ),
  'ambiguous-reference': (fault) =>
    say(
      `有${fault.count}处叫“${shorten(fault.name)}”，不知引用哪一处`,
      '请把标题或条款开头的文字改成各不相同，再引用。',
    ),
  'empty-block': ({ block }) => say(`${emptyBlocks[block]}没有内容`, '请补上内容，或删去这一行。'),
  'missing-glyph': (fault) =>
    say(
      `字体 ${fault.face} 没有“${fault.character}”字（${fault.codePoint}）`,
      `请把含此字的字体放入 fonts 文件夹，并在 fonts.yaml 的“${fault.part}”中列出。`,
    ),
  'font-missing': (fault) =>
    say(
      `找不到“${fault.part}”的字体`,
      fault.wanted.length === 0
        ? `请在 fonts.yaml 的“${fault.part}”中列出字体。`
        : `请把其中一种的字体文件放入 fonts 文件夹：${fault.wanted.join('、')}；或在这里加上自带的字体，如“Noto Serif SC”。`,
    ),
  'font-unreadable': (fault) =>
    say(
      `字体无法使用：${shorten(inWords(fault.reason, 'zh'))}`,
      '请重新下载或换用完好的字体文件（.ttf、.otf、.ttc、.woff、.woff2），不用的请移走。',
    ),
  'font-not-embedded': ({ face, reason }) =>
    reason === 'licence'
      ? say(`字体“${face}”的许可不允许嵌入，DOCX 未带此字体`, '需要带字体的，请在 fonts.yaml 中换用许可嵌入的字体。')
      : say(`字体“${face}”不是 TrueType 字体，DOCX 未带此字体`, '需要带字体的，请换用 .ttf 字体。'),
  'output-refused': (fault) =>
    say(`无法写入 ${fault.path}：${shorten(inWords(fault.reason, 'zh'))}`, refusalHint(fault.reason, 'zh')),
  ...ledgerSentences.zh,
  ...cautionSentences.zh,
  ...runSentences.zh,
  ...printSentences.zh,
  ...sealSentences.zh,
  'name-collision': (fault) =>
    say(
      `几份文书的文件名相同（${fault.path}）：${fault.papers.join('、')}`,
      '请改动其中的名称；只有大小写、全角半角不同的名称，有的电脑分不开。',
    ),
};

/** A field that is asked for where nobody has typed its name, and that may stand in the data or in a template. */
function inChinese(field: string): string {
  return field === 'for' ? '对象（for）' : field;
}

function at(place: Place): string {
  return formatPlace(place);
}

function orNearest(nearest: string | undefined): string {
  return nearest === undefined ? '' : `是否应为“${nearest}”？`;
}

function ofPaper(paper: string | undefined): string {
  return paper === undefined ? '' : `（${paper}）`;
}

const tooLarge = '文本文件以 4 MB、10 万个值为限，请删去用不着的内容，或分成几个文件。';

type WrongType = Extract<Fault, { readonly code: 'wrong-type' }>;

function wrongType({ field, expected, found }: WrongType): string {
  const subject = field === '' ? '此处' : `“${field}”`;
  if (isEmptyItem(expected, found)) return `${subject}中有一项是空的`;
  const given = isCollection(found) ? inWords(found, 'zh') : `“${shorten(found)}”`;
  return `${subject}应为${inWords(expected, 'zh')}，而不是${given}`;
}

function wrongTypeHint({ expected, found }: WrongType): string {
  if (isEmptyItem(expected, found)) return '请填写，或删去这一项。';
  if (expected === 'text' && !isCollection(found)) {
    return `请加引号写成 "${shorten(found)}"；在 Excel 中先把单元格格式设为“文本”再重新输入。`;
  }
  if (expected === 'map' && found.includes('：')) return '字段名后须用半角冒号加空格：“: ”。';
  switch (expected) {
    case 'list':
      return '请每项写一行，以“- ”开头；表格中用“、”隔开。';
    case 'map':
      return '请逐行写“字段: 内容”。';
    case 'number':
      return '请只写数字，不带单位。';
    case 'yes-no':
      return '请写“是”或“否”。';
    default:
      return found === 'list' ? '请合成一句话，不要写成列表。' : '这里只写一项文字。';
  }
}

/** What a closed organization can no longer be, and what to write instead of it. */
function organizationClosed({ name, closed, as, of = '' }: Extract<Fault, { code: 'organization-closed' }>): Message {
  const gone = `“${shorten(name)}”已于 ${closed} 撤并`;
  switch (as) {
    case 'party':
      return say(`${gone}，不能再作签订方`, '请填它的“并入单位”，或改换签订方。');
    case 'parent':
      return say(`${gone}，不能再作${shorten(of)}的上级`, '请填它的“并入单位”，或改换上级。');
    case 'responsible':
      return say(`${gone}，任务“${shorten(of)}”没有责任单位了`, '请填它的“并入单位”，或改换责任单位。');
  }
}

const partyWords: Readonly<Record<PartyWord, string>> = { subject: '对象', parent: '上级', supervisor: '督办单位' };

/** A party may be no organization, or one that the paper's subject does not have. */
function partyNotOrganization(name: string, nearest: string | undefined): Message {
  const relative = relativeParty(name);
  if (relative === undefined) {
    const hint = `${orNearest(nearest)}可填发文单位、对象、上级、督办单位，或已列在“单位”中的名称。`;
    return say(`签订方“${shorten(name)}”不是已列出的单位`, hint);
  }
  const { word, subject } = relative;
  if (subject === undefined) {
    return say(`本文书不是为某个单位制作的，没有“${partyWords[word]}”`, '签订方请改填发文单位或单位名称。');
  }
  const hint = word === 'parent' ? `请填写${subject}的“上级”` : `请在督办它的处室的“督办单位”中列入${subject}`;
  return say(`${shorten(subject)}没有“${partyWords[word]}”，不能作签订方`, `${hint}，或改填其他签订方。`);
}

function templateHint(detail: string): string {
  return isPartial(detail)
    ? '插入公用段落只能写 {{> 名称}}，标题里不能用。'
    : '请检查 {{ 与 }} 是否成对（用半角），里面的引号、括号是否配对。';
}
