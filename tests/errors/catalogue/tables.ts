/** Errors and warnings of tables in workbooks and CSV files, and of `import`. */
import type { Entries, Example } from '../example.ts';

type Rows = readonly (readonly (string | number)[])[];

/** The data set with a workbook of one sheet. */
const workbook = (sheet: string, rows: Rows, more: Partial<Example> = {}): Example => ({
  files: { 'data/清溪/表格.xlsx': { sheets: { [sheet]: rows } } },
  ...more,
});

const duties = [
  ['编号', '内容', '责任单位'],
  ['drill', '每学期组织一次演练。', '清溪小学'],
];

export const tables = {
  'file-not-read': {
    zh: '数据文件夹里有 .xls、.et、.ods 等格式的表格，程序不能直接读，其中的内容没有用到。',
    en: 'A spreadsheet of another format than .xlsx lies in the data folder and is not used.',
    examples: [
      {
        files: {
          'data/清溪/学校名单.xls': {
            bytes: Uint8Array.from([0xd0, 0xcf]),
            about: { zh: '旧式的 Excel 文件', en: 'a workbook of an old format' },
          },
        },
        at: 'data/清溪/学校名单.xls',
        shows: '学校名单.xls',
      },
    ],
  },
  'unused-table': {
    zh: '看不出一张工作表是什么表，或者它是隐藏的，没有读入。与本工作无关的表不必理会。',
    en: 'A sheet is none of the data set’s tables, or is hidden; it is not used.',
    examples: [
      workbook(
        '值班表',
        [
          ['星期', '值班人'],
          ['星期一', '吴海'],
        ],
        {
          at: 'data/清溪/表格.xlsx › 值班表',
          shows: '值班表',
        },
      ),
    ],
  },
  'unused-columns': {
    zh: '表格里有的列程序用不着，没有读入。不需要的不必理会；需要的改一下列名。',
    en: 'Columns of a table have no meaning there and are not used.',
    examples: [
      workbook(
        '任务',
        duties.map((row, index) => [...row, index === 0 ? '⟦经手人⟧' : '吴海']),
      ),
    ],
  },
  'unused-row': {
    zh: '表格里横跨几列的一行看作分隔行，没有读入。',
    en: 'A row across several columns parts a table and is not used.',
    examples: [
      {
        files: {
          'data/清溪/表格.xlsx': {
            sheets: { 任务: [...duties.slice(0, 1), ['⟦一、日常管理⟧'], ...duties.slice(1)] },
            merges: [{ startRow: 1, endRow: 1, startCol: 0, endCol: 2 }],
          },
        },
      },
    ],
  },
  'rounded-number': {
    zh: '身份证号、文号等长号码在表格里成了数字，末几位已经被改成 0。',
    en: 'A long number was stored as a number by a spreadsheet, which keeps fifteen digits.',
    examples: [
      {
        files: { 'data/清溪/文件.csv': '编号,标题\n⟦1.10101E+17⟧,关于校园安全的通知\n' },
      },
    ],
  },
  'import-exists': {
    zh: '要写入的数据文件夹里已经有这个文件；import 不会盖掉它。',
    en: 'Where import is to write a file there is one already, which it does not replace.',
    examples: [
      {
        files: { '学校名单.csv': '学校,校长,任职日期\n石桥小学,陈建平,2024-08-01\n' },
        before: [{ run: 'import 学校名单.csv --into data/石桥' }],
        command: 'import 学校名单.csv --into data/石桥',
        shows: 'data/石桥/organizations.yaml',
        times: 2,
      },
    ],
  },
  'import-nothing': {
    zh: '给出的文件里没有程序认得的表格。',
    en: 'The files given to import hold no table that can be used.',
    examples: [{ files: { '空.csv': '' }, command: 'import 空.csv --into data/石桥', shows: '空.csv' }],
  },
} satisfies Entries;
