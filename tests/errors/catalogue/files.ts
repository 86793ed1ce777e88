/** Errors of files: what is not there, cannot be read, or is not in the format its name promises. */
import { data, papersFile, type Entries } from '../example.ts';

/** A file with an example of its own name. */
const file = (name: string, text: string): { files: Record<string, string> } => ({
  files: { [`data/清溪/${name}`]: text },
});

export const files = {
  'dataset-missing': {
    zh: '命令里写的数据文件夹不存在，多半是名称写错，或者不在工作文件夹里运行。',
    en: 'The data folder named in the command does not exist.',
    examples: [{ command: 'check data/青溪', shows: 'data/青溪' }],
  },
  'dataset-empty': {
    zh: '数据文件夹里一个数据文件也没有。以“.”“~”“_”开头的文件不读。',
    en: 'The data folder holds no data files; files whose names begin with ., ~ or _ are not read.',
    examples: [{ files: { 'data/新建/_草稿.yaml': '工作: {}\n' }, command: 'check data/新建', shows: 'data/新建' }],
  },
  'file-unreadable': {
    zh: '文件在，但读不出来，或者命令里写的文件不在。',
    en: 'A file cannot be read, or a file named in the command does not exist.',
    examples: [
      {
        before: [{ run: 'build data/清溪 --format pdf' }],
        command: 'sign 清溪小学 --on 2026-03-05 --scan 扫描件.pdf',
        shows: '扫描件.pdf',
      },
    ],
  },
  'file-encoding': {
    zh: '文字文件的编码不是 UTF-8、UTF-16 或 GB18030（GBK），读出来会是乱码。',
    en: 'A text file is in none of the encodings UTF-8, UTF-16 and GB18030.',
    examples: [
      {
        files: {
          'data/清溪/名单.csv': {
            bytes: Uint8Array.from([0xff, 0x41, 0xff, 0xff, 0x80]),
            about: { zh: '不是文字的内容', en: 'bytes that are no text' },
          },
        },
        at: 'data/清溪/名单.csv',
        shows: '名单.csv',
      },
    ],
  },
  'yaml-syntax': {
    zh: 'YAML 文件的写法不对，读不下去。最常见的是缩进不齐、用了全角冒号、冒号后没有空格、括号或引号没有配对。',
    en: 'A YAML file cannot be read: indentation, colons, brackets or quotes.',
    examples: [
      data('数据:\n  ⟦次数⟧：1\n  范围: 2\n'),
      data('数据:\n  次数: 1\n ⟦范围⟧: 2\n'),
      data('数据:\n⟦\t⟧次数: 1\n', { shows: '次数' }),
      data('数据:\n  要求: ⟦目标⟧: 零事故\n'),
      data('数据:\n  项目: [用电, 用火⟦⟧\n', { shows: '[用电, 用火' }),
      data('数据:\n  要求: ⟦*⟧重点*\n'),
      data('数据:\n  标题: {⟦{⟧programme.name}}\n'),
      data('数据: { 次数: 1 }\n⟦-⟧--\n数据: { 次数: 2 }\n'),
      { files: { 'fonts/fonts.yaml': '正文: [仿宋_GB2312, Noto Serif SC⟦⟧\n' }, shows: '仿宋_GB2312' },
    ],
  },
  'json-syntax': {
    zh: 'JSON 文件的写法不对：字段名和文字都要加半角双引号，各项之间用半角逗号。',
    en: 'A JSON file cannot be read: keys and texts stand in double quotes, items are parted by commas.',
    examples: [
      file('附加.json', '{ "数据": { "次数": 1 ⟦"⟧范围": 2 } }\n'),
      file('附加.json', '{ "数据" ⟦{⟧ "次数": 1 } }\n'),
      file('附加.json', '{ ⟦数⟧据: { "次数": 1 } }\n'),
      file('附加.json', '{ "数据": { "次数": ⟦一⟧次 } }\n'),
    ],
  },
  'table-syntax': {
    zh: 'CSV 或 Excel 表格读不出来：引号没有配对、某一列没有字段名、单元格是错误值，或者文件不是 .xlsx。',
    en: 'A CSV file or a workbook cannot be read: quotes, a column without a name, a cell that shows an error.',
    examples: [
      file('文件.csv', '编号,标题\nnotice,⟦"⟧关于校园安全的通知\n'),
      file('文件.csv', '编号,标题,\nnotice,通知,⟦清政办发〔2026〕3号⟧\n'),
      {
        files: {
          'data/清溪/文件.xlsx': {
            bytes: new TextEncoder().encode('PK'),
            about: { zh: '改了扩展名的旧式 .xls，或已损坏', en: 'an old .xls renamed, or a damaged file' },
          },
        },
        at: 'data/清溪/文件.xlsx',
        shows: '文件.xlsx',
      },
    ],
  },
  'no-papers': {
    zh: '数据里没有写“文书”，程序不知道要做什么。',
    en: 'The data set has no papers section, so there is nothing to make.',
    examples: [{ files: { [papersFile]: '数据: { 次数: 1 }\n' }, shows: '清溪' }],
  },
} satisfies Entries;
