/** What is said of tables in sheets and CSV files, in both languages. */
import type { Fault } from '../model/diagnostic.ts';
import { shorten } from './place.ts';
import type { Language, Message } from './place.ts';

type TableCode =
  | 'table-syntax'
  | 'file-not-read'
  | 'unused-table'
  | 'unused-columns'
  | 'unused-row'
  | 'rounded-number'
  | 'import-exists'
  | 'import-nothing';
type TableSentences = {
  readonly [Code in Exclude<TableCode, 'table-syntax'>]: (fault: Extract<Fault, { readonly code: Code }>) => Message;
};

const chinese: TableSentences = {
  'import-exists': ({ path }) => ({
    text: `${path} 已经存在，没有改动`,
    hint: '请用 --into 换一个文件夹；确实要换成新的，加 --overwrite。表格也可以不导入，直接放进数据文件夹使用。',
  }),
  'import-nothing': ({ files }) => ({
    text: `没有读到可用的表格：${files.join('、')}`,
    hint: '请检查工作表的名称和列名，如：学校名单（学校、校长、任职日期、学段）。',
  }),
  'file-not-read': () => ({
    text: '没有读这个文件：不能直接读这种格式的表格',
    hint: '请用 Excel 或 WPS 打开，另存为 .xlsx。',
  }),
  'unused-table': ({ name, because }) => ({
    text: because === 'hidden' ? `隐藏的工作表“${shorten(name)}”没有读入` : `工作表“${shorten(name)}”没有读入`,
    hint:
      because === 'hidden'
        ? '要读入的，请取消隐藏；不要的不必理会。'
        : '看不出是什么表。要读入的，请把工作表命名为单位、学校名单、任期、任务、指标等；不要的不必理会。',
  }),
  'unused-columns': ({ headings, known, mayBeFigures }) => ({
    text: `没有用到的列：${headings.join('、')}`,
    hint: [
      '不需要的不必理会',
      ...(mayBeFigures ? ['是指标的，请在“标准”中列出同名的一项'] : []),
      ...(known.length === 0 ? [] : [`需要的请改列名，可用的有：${known.join('、')}`]),
    ]
      .join('；')
      .concat('。'),
  }),
  'unused-row': ({ text }) => ({
    text: `“${shorten(text)}”这一行没有读入`,
    hint: '它横跨几列，看作分隔行；其中有要读入的，请另设一列填写。',
  }),
  'rounded-number': ({ field, found }) => ({
    text: `“${shorten(field)}”是 ${shorten(found)}，可能已经不是原来的号码`,
    hint: '表格中的数字只能保留15位。请把单元格格式设为“文本”，再重新输入。',
  }),
};

const english: TableSentences = {
  'import-exists': ({ path }) => ({
    text: `${path} exists and was not touched`,
    hint: 'Choose another folder with --into, or replace it with --overwrite. Tables may also stand in the data folder as they are.',
  }),
  'import-nothing': ({ files }) => ({
    text: `there is no table that can be used in ${files.join(', ')}`,
    hint: 'Check the names of the sheets and the headings of their columns.',
  }),
  'file-not-read': () => ({
    text: 'this file is not read: spreadsheets of this format cannot be',
    hint: 'Open it in Excel or WPS and save it as .xlsx.',
  }),
  'unused-table': ({ name, because }) => ({
    text:
      because === 'hidden'
        ? `the hidden sheet "${shorten(name)}" is not used`
        : `the sheet "${shorten(name)}" is not used`,
    hint:
      because === 'hidden'
        ? 'Unhide it if it is to be read; otherwise never mind.'
        : 'Nobody can tell what it is. Name it organizations, tenures, duties … if it is to be read; otherwise never mind.',
  }),
  'unused-columns': ({ headings, known, mayBeFigures }) => ({
    text: `columns that are not used: ${headings.join(', ')}`,
    hint: [
      'Never mind, unless they are needed',
      ...(mayBeFigures ? ['for figures, list standards of the same names'] : []),
      ...(known.length === 0 ? [] : [`otherwise name them one of ${known.join(', ')}`]),
    ]
      .join('; ')
      .concat('.'),
  }),
  'unused-row': ({ text }) => ({
    text: `the row "${shorten(text)}" is not used`,
    hint: 'It goes across columns and is taken to part the table; put what must be read into a column of its own.',
  }),
  'rounded-number': ({ field, found }) => ({
    text: `"${shorten(field)}" is ${shorten(found)}, which may no longer be what was typed`,
    hint: 'Spreadsheets keep fifteen digits. Format the cell as text and type it again.',
  }),
};

export const tableSentences: Readonly<Record<Language, TableSentences>> = { zh: chinese, en: english };

interface Words {
  readonly zh: string;
  readonly en: string;
}

const hints: Readonly<Record<string, Words>> = {
  NO_HEADER: { zh: '请在表头补上列名，或清空这一列。', en: 'Name the column in the header, or clear it.' },
  ERROR_VALUE: { zh: '请改为文字或数值，保存后重试。', en: 'Enter a text or a number and save again.' },
  NO_RESULT: {
    zh: '请用 Excel 或 WPS 打开，重新计算并保存；或把公式改为数值。',
    en: 'Open it in Excel or WPS, calculate and save; or replace the formula by its value.',
  },
  NOT_A_WORKBOOK: {
    zh: '请用 Excel 或 WPS 打开并另存为 .xlsx（不加密码）。',
    en: 'Save it from Excel or WPS as .xlsx, without a password.',
  },
  ENCRYPTED: {
    zh: '请用 Excel 或 WPS 打开，取消密码，另存为 .xlsx。',
    en: 'Open it in Excel or WPS, remove the password, and save it as .xlsx.',
  },
  FAR_CELL: {
    zh: '请删去这个格子所在的行与列（多为误触留下），保存后重试。',
    en: 'Delete its row and column, which mostly come about by accident, and save.',
  },
  TOO_LARGE: { zh: '请删去不用的工作表、行与列。', en: 'Remove sheets, rows and columns that are not used.' },
};

const anyHint: Words = {
  zh: '请改正，或用 Excel、WPS 重新另存。',
  en: 'Correct it, or save it again from Excel or WPS.',
};

/** What to do about a table that cannot be read, by the loader's code. */
export function tableHint(detail: string, language: Language): string {
  return (hints[detail] ?? anyHint)[language];
}
