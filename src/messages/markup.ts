/** What is wrong with a template's markup, and what to write instead, in both languages. */
import type { DirectiveDetail, MarkupName } from '../model/diagnostic.ts';
import type { Message } from './place.ts';

interface Sentence {
  readonly zh: Message;
  readonly en: Message;
}

function sentence(zh: [string, string], en: [string, string]): Sentence {
  return { zh: { text: zh[0], hint: zh[1] }, en: { text: en[0], hint: en[1] } };
}

/** Markdown that papers have no use for. */
export const unsupportedMarkup: Readonly<Record<MarkupName, Sentence>> = {
  quote: sentence(
    ['行首的“>”会被当作引用', '请删去；要照印，请写作“\\>”。'],
    ['a line that begins with > is a quote, which papers have not', 'Remove it, or write \\> to print it.'],
  ),
  code: sentence(
    ['反引号“`”会被当作代码', '请删去；要照印，请在前面加“\\”。'],
    ['backticks mark code, which papers have not', 'Remove them, or put \\ before them to print them.'],
  ),
  html: sentence(
    ['尖括号会被当作网页标记（HTML）', '请删去；要照印，请在“<”前加“\\”。'],
    ['angle brackets mark HTML, which papers have not', 'Remove it, or put \\ before < to print it.'],
  ),
  link: sentence(
    ['文书中没有链接', '请只写文字；要照印方括号，请在“[”前加“\\”。'],
    ['papers have no links', 'Write the text only, or put \\ before [ to print it.'],
  ),
  image: sentence(
    ['文书中没有图片', '请删去；要照印，请在“!”前加“\\”。'],
    ['papers have no images', 'Remove it, or put \\ before ! to print it.'],
  ),
  bullets: sentence(
    ['没有以“-”“*”“+”开头的列表', '请改用编号：每项以“1. ”开头，序号自动编排。'],
    ['papers have no bullets', 'Begin each item with "1. "; numbers are computed.'],
  ),
  'thematic-break': sentence(
    ['没有分隔线', '请删去；要另起一页，请写 ::page-break。'],
    ['papers have no rules', 'Remove it; for a new page write ::page-break.'],
  ),
  table: sentence(
    ['这不会成为表格', '表格要顶格写，第一行是表头，第二行是 | --- | --- |；要照印“|”，请在前面加“\\”。'],
    ['this is no table', 'A table begins at the left edge: header, | --- | --- |, rows; put \\ before | to print it.'],
  ),
  'heading-in-item': sentence(
    ['标题写进了编号项里', '请顶格写标题，并在前面空一行。'],
    ['a heading within an item', 'Begin the heading at the left edge, after an empty line.'],
  ),
  'item-in-paragraph': sentence(
    ['编号紧接在上一段后面，会并入上一段', '请在它前面空一行。'],
    ['a number right below a paragraph would be joined to it', 'Put an empty line before it.'],
  ),
  'item-indent': sentence(
    ['编号缩进不够，会与上一级同级', '下一级请缩进到上一级文字的下面（一般三个空格）；同级请左对齐。'],
    [
      'an item indented too little to be nested',
      'Indent it to below the text of the item above (three spaces), or not at all.',
    ],
  ),
  'trailing-break': sentence(
    ['段末的“\\”后面没有内容可换行', '请删去这个“\\”；标题要换行，请接着再写一行“# ”。'],
    ['a \\ at the end of a paragraph has no line to turn', 'Remove it.'],
  ),
  'heading-space': sentence(
    ['“#”后面缺少空格，不会成为标题', '请在“#”与标题之间加一个空格；要照印“#”，请在前面加“\\”。'],
    ['# without a space is no heading', 'Put a space after it, or \\ before it to print it.'],
  ),
  'item-space': sentence(
    ['序号后面缺少空格，不会自动编号', '请写作“1. 内容”；要照印，请写作“1\\.”。'],
    ['a number without a space is no item', 'Write "1. text", or 1\\. to print it.'],
  ),
};

/** Every directive, as it is written. */
export const directiveNames = [
  ':::cover',
  ':::signatures',
  ':::table',
  ':::attachment',
  ':::flush',
  ':::masthead',
  ':::record',
  '::party',
  '::attachments',
  '::numbering',
  '::page-break',
];

/** What is wrong with a directive such as `:::signatures`. */
export const directiveDetails: Readonly<Record<DirectiveDetail, Sentence>> = {
  malformed: sentence(
    ['冒号后的写法不对，不会成为版式标记', '请单独写一行，冒号后紧跟名称，如 ::party、:::cover。'],
    ['this is no directive', 'It stands alone on its line, its name right after the colons: ::party, :::cover.'],
  ),
  colons: sentence(
    ['冒号个数不对', '请改正：成块的用三个冒号（:::cover … :::），单行的用两个（::party、::page-break）。'],
    ['the wrong number of colons', 'Three for blocks (:::cover … :::), two for lines (::party, ::page-break).'],
  ),
  'not-closed': sentence(
    ['没有结束', '请在末尾另起一行写 :::。'],
    ['it is not closed', 'Write ::: on a line of its own after it.'],
  ),
  'not-opened': sentence(
    ['这个 ::: 没有对应的开头', '请删去，或补上开头。'],
    ['this ::: closes nothing', 'Remove it, or open what it closes.'],
  ),
  label: sentence(['不能带方括号', '请把内容另起一行写。'], ['it takes no [ ]', 'Write the text on the next line.']),
  'unknown-attribute': sentence(
    [
      '没有这项设置',
      'signatures 可以写 {columns=2}、{seal}、{unsealed}；table 可以写 {widths="2 5 3"}、{merge="1 2"}、{lines=2}、{plain}；' +
        'numbering 写 {headings=3}、{items=5}；page 写 {landscape}、{portrait}；其他版式标记没有设置。',
    ],
    [
      'it has no such setting',
      'signatures has {columns=2}, {seal}, {unsealed}; table {widths="2 5 3"}, {merge="1 2"}, {lines=2}, {plain}; ' +
        'numbering {headings=3}, {items=5}; page {landscape}, {portrait}; others have none.',
    ],
  ),
  columns: sentence(['栏数应为 1 至 4', '请改正，如 {columns=2}。'], ['columns must be 1 to 4', 'Write {columns=2}.']),
  content: sentence(
    ['里面只能写段落', '请删去里面的标题、编号等；行首的“1.”“#”要照印，请在前面加“\\”。'],
    ['it can hold paragraphs only', 'Remove headings and items from it; to print a leading 1. or #, put \\ before it.'],
  ),
  'not-at-start': sentence(
    ['不在开头', '请移到正文最前面，开头两行 --- 的下面。'],
    ['it is not at the start', 'Move it to the head of the text, below the front matter.'],
  ),
  'no-title': sentence(['封面缺少标题', '请写一行“# 标题”。'], ['the cover has no title', 'Write a line "# title".']),
  'several-titles': sentence(
    ['封面有两个标题', '请只留一个；标题要换行，请接着再写一行“# ”。'],
    ['the cover has two titles', 'Keep one; to turn its line write another # line right below.'],
  ),
  'outside-signatures': sentence(
    ['写在了 :::signatures 外面', '请移到 :::signatures 与 ::: 之间。'],
    ['it stands outside :::signatures', 'Move it between :::signatures and :::.'],
  ),
  'text-before-party': sentence(
    ['签字栏的内容写在了 ::party 前面', '请先写一行 ::party。'],
    ['text before the first ::party', 'Write a line ::party first.'],
  ),
  'no-party': sentence(
    ['签字栏里没有签订方', '请用 ::party 逐个列出。'],
    ['the signature block has no party', 'Write a ::party for each.'],
  ),
  'no-table': sentence(
    ['里面要有一个表格，且只有一个', '表格第一行是表头，第二行是 | --- | --- |，以下各行是内容。'],
    ['it holds one table and nothing else', 'The first row is the header, the second | --- | --- |.'],
  ),
  widths: sentence(
    ['列宽个数与列数不符，或不是数字', '请每列写一个数字，用空格隔开，如三列写 {widths="2 5 3"}。'],
    ['widths must be one number a column', 'Such as {widths="2 5 3"}.'],
  ),
  merge: sentence(
    ['没有这一列可以合并', '请写列的序号，用空格隔开，如 {merge="1 2"}。'],
    ['there is no such column to merge', 'Write numbers of columns, such as {merge="1 2"}.'],
  ),
  orientation: sentence(
    ['没有写明页面方向', '请写作 ::page{landscape}（横排）或 ::page{portrait}（竖排）。'],
    ['it does not say which way the pages lie', 'Write ::page{landscape} or ::page{portrait}.'],
  ),
  'plain-header': sentence(
    ['不画线的表格没有表头', '第一行各格请留空（|  |  |），内容从第三行写起；要有表头，请删去 plain。'],
    ['a plain table has no header', 'Leave the cells of the first row empty (|  |  |), or remove plain.'],
  ),
  lines: sentence(
    ['每行的行数应为 1 至 10', '请改正，如 {lines=2}。'],
    ['the fewest lines of a row must be 1 to 10', 'Write {lines=2}.'],
  ),
  numbering: sentence(
    [
      '起始序号不对',
      '请写作 ::numbering{headings=3}、{items=5}；items=straight 是全文连续编号，items=anew 是每段重新编号。',
    ],
    [
      'this is no number to go on with',
      'Write ::numbering{headings=3} or {items=5}; items=straight counts through all headings, items=anew does not.',
    ],
  ),
  'attachment-title': sentence(
    ['附件缺少标题', '请在 :::attachment 下一行写“# 标题”；里面还有成块的标记时，外层用四个冒号。'],
    [
      'an attachment begins with its title',
      'Write "# title" right below; where it holds blocks, use four colons for it.',
    ],
  ),
  masthead: sentence(
    ['版头应有两行：发文机关标志与发文字号', '如第一行写“某某县教育局文件”，空一行后写“某教发〔2025〕1号”。'],
    ['a masthead has two lines: the mark and the document number', 'Write each on a line of its own.'],
  ),
  'seal-or-columns': sentence(
    [
      'seal、unsealed 和 columns 只能写一个',
      '单一机关的落款：盖章的写 {seal}，不盖章的写 {unsealed}；几方签字的写 {columns=2}。',
    ],
    ['seal, unsealed and columns exclude each other', 'The issuing body: {seal} or {unsealed}; parties: {columns=2}.'],
  ),
  'issuer-lines': sentence(
    ['单一机关的落款应是一个 ::party，下面两行', '第一行写机关署名，第二行写成文日期。'],
    ['the issuing body is one ::party with two lines', 'Its name on the first line, the date on the second.'],
  ),
  'empty-party': sentence(
    ['签字栏里有一方没有内容', '请写上单位名称、签字、日期等行，或删去这个 ::party。'],
    ['a party without lines', 'Write its name, signature and date lines, or remove the ::party.'],
  ),
};
