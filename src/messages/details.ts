/** The short words that faults carry as codes (what is expected, why a file cannot be parsed), in both languages. */
import type { Place } from '../model/diagnostic.ts';
import type { Language } from './place.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What stopped a parser, by the code the loader reports. Codes that are not listed are shown as they are. */
const details: Readonly<Record<string, Words>> = {
  // YAML
  ALIAS_PROPS: { zh: '引用（*）前不能再加标记', en: 'an alias (*) cannot have an anchor or tag' },
  BAD_ALIAS: { zh: '以 * 开头的内容会被当作引用，而它指的前面没有', en: 'the alias (*) refers to nothing above it' },
  BAD_COLLECTION_TYPE: { zh: '列表与字段混在一起', en: 'a list and fields are mixed' },
  BAD_DIRECTIVE: { zh: '以 % 开头的行不正确', en: 'the line that begins with % is not a directive' },
  BAD_DQ_ESCAPE: { zh: '双引号中的反斜杠写法不正确', en: 'the backslash within double quotes is not an escape' },
  BAD_INDENT: { zh: '缩进与上面不齐', en: 'indentation that fits nothing above' },
  BAD_PROP_ORDER: { zh: '标记的位置不正确', en: 'an anchor or tag stands at the wrong place' },
  BAD_SCALAR_START: { zh: '内容不能以 @ ` % 等符号开头', en: 'a value cannot begin with @, ` or %' },
  BLOCK_AS_IMPLICIT_KEY: { zh: '一行里有两个冒号，或缩进不对', en: 'two colons in one line, or wrong indentation' },
  BLOCK_IN_FLOW: { zh: '方括号或花括号里不能换行写列表', en: 'a block list cannot stand within brackets' },
  MERGE_KEY: { zh: '不支持 << 合并', en: 'merge keys (<<) are not supported' },
  BRACKET_NOT_CLOSED: { zh: '方括号或花括号没有配对', en: 'a bracket without its pair' },
  MISSING_DASH: {
    zh: '缩进与上面不齐，或列表项前缺少“- ”',
    en: 'indentation that fits nothing above, or an item without "- "',
  },
  MISSING_CHAR: { zh: '缺少引号、逗号、冒号或括号', en: 'a quote, comma, colon or bracket is missing' },
  MULTILINE_IMPLICIT_KEY: { zh: '字段名后缺少冒号', en: 'a key without its colon' },
  MULTIPLE_ANCHORS: { zh: '一项内容有两个 & 标记', en: 'a value with two anchors' },
  MULTIPLE_DOCS: { zh: '一个文件里不能用 --- 分成几份', en: 'a file cannot hold several documents (---)' },
  MULTIPLE_TAGS: { zh: '一项内容有两个 ! 标记', en: 'a value with two tags' },
  NON_STRING_KEY: { zh: '花括号、方括号不能作字段名', en: 'a key cannot be in brackets' },
  RESOURCE_EXHAUSTION: { zh: '引用（*）展开后内容过多', en: 'aliases (*) expand to too much' },
  TAB_AS_INDENT: { zh: '缩进不能用制表符（Tab）', en: 'tabs cannot indent' },
  TAG_RESOLVE_FAILED: { zh: '不支持以 ! 开头的标记', en: 'tags (!) are not supported' },
  TOO_DEEP: { zh: '嵌套层数过多', en: 'nested too deeply' },
  UNEXPECTED_TOKEN: { zh: '此处的内容不应出现', en: 'this does not belong here' },
  // JSON
  colon: { zh: '字段名后缺少冒号', en: 'a colon is missing after the key' },
  comma: { zh: '缺少逗号，或括号没有配对', en: 'a comma or a closing bracket is missing' },
  depth: { zh: '嵌套层数过多', en: 'nested too deeply' },
  end: { zh: '结尾之后还有内容', en: 'there is more after the end' },
  key: { zh: '字段名要加双引号', en: 'a key must stand in double quotes' },
  string: { zh: '双引号没有配对，或反斜杠写法不正确', en: 'a quote without its pair, or a wrong escape' },
  value: { zh: '缺少内容，或内容没有加双引号', en: 'a value is missing or lacks its quotes' },
  // tables
  CSV_QUOTE_NOT_CLOSED: { zh: '双引号没有配对', en: 'a quote without its pair' },
  INVALID_OPENING_QUOTE: { zh: '单元格中间出现双引号', en: 'a quote within a cell that does not begin with one' },
  CSV_INVALID_CLOSING_QUOTE: { zh: '双引号之后还有内容', en: 'there is more in the cell after its quote' },
  ERROR_VALUE: { zh: '单元格是错误值', en: 'the cell shows an error' },
  NO_RESULT: { zh: '公式没有保存结果', en: 'a formula that was saved without its result' },
  ENCRYPTED: {
    zh: '工作簿加了密码，或是旧格式（.xls）',
    en: 'the workbook has a password, or is of the old format (.xls)',
  },
  NO_HEADER: { zh: '本列没有列名', en: 'the column has no name in the header' },
  NOT_A_WORKBOOK: { zh: '不是 Excel 工作簿（.xlsx），或文件已损坏', en: 'not an Excel workbook (.xlsx), or damaged' },
  TOO_LARGE: { zh: '内容过多', en: 'too large' },
  FAR_CELL: { zh: '有一个格子离表格太远', en: 'a cell far away from the table' },
  // front matter
  NOT_CLOSED: { zh: '缺少结束的 ---', en: 'the closing --- is missing' },
  NOT_A_MAP: { zh: '应为“字段: 内容”', en: 'it must be keys and values' },
  // what the file system says
  EACCES: { zh: '没有权限', en: 'no permission' },
  EBUSY: { zh: '文件正被别的程序使用', en: 'in use by another program' },
  EDQUOT: { zh: '磁盘配额已用完', en: 'the disk quota is used up' },
  EEXIST: { zh: '同名的文件已经存在', en: 'a file of that name exists' },
  EFBIG: { zh: '文件过大', en: 'the file is too large' },
  EIO: { zh: '磁盘读写出错', en: 'the disk failed' },
  EISDIR: { zh: '同名的文件夹已经存在', en: 'a folder of that name exists' },
  EMFILE: { zh: '打开的文件过多', en: 'too many open files' },
  ENAMETOOLONG: { zh: '路径过长', en: 'the path is too long' },
  ENFILE: { zh: '打开的文件过多', en: 'too many open files' },
  ELOOP: { zh: '链接绕成了圈', en: 'links that go in a circle' },
  NOT_A_FILE: { zh: '不是普通文件', en: 'not a regular file' },
  ENOENT: { zh: '文件或文件夹不存在', en: 'no such file or folder' },
  ENOSPC: { zh: '磁盘空间不足', en: 'the disk is full' },
  ENOTDIR: { zh: '应为文件夹之处是一个文件', en: 'a file stands where a folder should be' },
  EPERM: { zh: '没有权限，或文件正被别的程序使用', en: 'no permission, or in use by another program' },
  PROTECTED: {
    zh: '这个文件是只读的，多半已经签订，而台账中没有它',
    en: 'the file is read-only, most likely signed, and the ledger does not know it',
  },
  EROFS: { zh: '磁盘是只读的', en: 'the disk is read-only' },
  // what writing finds out by itself
  LEDGER_MOVED: { zh: '读取之后被别的程序改动', en: 'another program has changed it since it was read' },
  OUTSIDE: { zh: '其中有链接指向输出文件夹之外', en: 'a link on the way leads out of the output folder' },
  // what the font library says
  'Unknown font format': { zh: '不是字体文件，或文件已损坏', en: 'not a font file, or damaged' },
  // what is expected or found
  text: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  list: { zh: '列表', en: 'a list' },
  map: { zh: '“字段: 内容”', en: 'keys and values' },
  'yes-no': { zh: '是或否', en: 'yes or no (true or false)' },
};

/** A code in words, or the code itself where there are none. */
export function inWords(detail: string, language: Language): string {
  return Object.hasOwn(details, detail) ? (details[detail]?.[language] ?? detail) : detail;
}

/** What to do about JSON, by what its reader missed. */
const jsonHints: Readonly<Record<string, Words>> = {
  colon: { zh: '请在字段名与内容之间加半角冒号“:”。', en: 'Put a half-width colon between key and value.' },
  comma: {
    zh: '请在所指之处前面补上半角逗号“,”；不缺逗号的，检查前面的 [ ] { } 是否配对。',
    en: 'Put a comma before the place shown, or close the bracket that is open.',
  },
  depth: { zh: '请减少嵌套的层数。', en: 'Nest less deeply.' },
  end: {
    zh: '请删去所指之处以后的内容，或检查前面的括号。',
    en: 'Remove what follows, or look for a bracket too many.',
  },
  key: { zh: '请给字段名加上半角双引号，如 "编号"。', en: 'Put the key in double quotes.' },
  string: {
    zh: '请补上半角双引号；内容里的双引号写作 \\"，反斜杠写作 \\\\。',
    en: 'Add the quote; within a text write \\" for a quote and \\\\ for a backslash.',
  },
  value: {
    zh: '请写上内容；文字要加半角双引号，如 "清溪小学"。最后一项后面不要逗号。',
    en: 'Write a value; texts stand in double quotes. No comma follows the last item.',
  },
};

/** What to do about a fault of JSON. */
export function jsonHint(detail: string, language: Language): string {
  const hint = Object.hasOwn(jsonHints, detail) ? jsonHints[detail] : undefined;
  return (hint ?? { zh: '请在所指之处前后查找并改正。', en: 'Look around the place shown.' })[language];
}

const colonHint: Words = {
  zh: '字段名后须用半角冒号加空格：“: ”。',
  en: 'After a key stands a half-width colon and a space.',
};

/** What to do about YAML, by the parser's code. */
const yamlHints: Readonly<Record<string, Words>> = {
  BAD_DQ_ESCAPE: { zh: '反斜杠请写两个，或改用单引号。', en: 'Write the backslash twice, or use single quotes.' },
  BAD_INDENT: { zh: '同级的各行要左对齐，缩进用空格。', en: 'Lines of one level begin in one column, after spaces.' },
  BLOCK_AS_IMPLICIT_KEY: {
    zh: '内容里有冒号加空格的，要加双引号；否则请检查缩进。',
    en: 'Put a value that holds a colon and a space in quotes, or correct the indentation.',
  },
  BRACKET_NOT_CLOSED: { zh: '请补上或删去括号，使其成对。', en: 'Add its pair, or remove it.' },
  MERGE_KEY: { zh: '请把要合并的内容直接写出。', en: 'Write out what it would merge.' },
  MISSING_DASH: {
    zh: '同级的各行要左对齐，列表的每一项以“- ”开头。',
    en: 'Lines of one level begin in one column, items of a list with "- ".',
  },
  MULTILINE_IMPLICIT_KEY: colonHint,
  MULTIPLE_DOCS: { zh: '请删去 --- 这一行，或分成几个文件。', en: 'Remove the line ---, or make several files.' },
  TAB_AS_INDENT: { zh: '请改用空格缩进。', en: 'Indent with spaces.' },
};

const anyYamlHint: Words = {
  zh: '请检查冒号后的空格、缩进、引号与括号。',
  en: 'Check spaces after colons, indentation, quotes and brackets.',
};

/** Faults that a value's first character may be to blame for, because it means something else in YAML. */
const signFaults: ReadonlySet<string> = new Set([
  'BAD_ALIAS',
  'BAD_SCALAR_START',
  'MISSING_CHAR',
  'TAG_RESOLVE_FAILED',
  'UNEXPECTED_TOKEN',
]);

/** What to do about a fault of YAML: the line shows the slips that people who write Chinese make most. */
export function yamlHint(detail: string, place: Place | undefined, language: Language): string {
  const excerpt = place?.excerpt ?? '';
  if (/:\s*\{\{/u.test(excerpt)) return quoteHint('{{', 'title: "{{…}}"', language);
  const [, sign] = signFaults.has(detail) ? (/(?:: +|- +|[[,] *)([@`%*&!>|])\S/u.exec(excerpt) ?? []) : [];
  if (sign !== undefined) return quoteHint(sign, `"${sign}…"`, language);
  const hint = /^[^:"'#]*：/u.test(excerpt) ? colonHint : yamlHints[detail];
  return (hint ?? anyYamlHint)[language];
}

function quoteHint(sign: string, example: string, language: Language): string {
  return language === 'zh'
    ? `以 ${sign} 开头的内容要加双引号，如 ${example}。`
    : `Put a value that begins with ${sign} in quotes: ${example}.`;
}

/** Whether a list's item that should be text was left empty. */
export function isEmptyItem(expected: string, found: string): boolean {
  return expected === 'text' && (found === 'null' || found.trim() === '');
}

/** Whether what was found is a list or map, which has no text to show. */
export function isCollection(found: string): boolean {
  return found === 'list' || found === 'map';
}
