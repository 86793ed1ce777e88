/** The five schools of `data/leigu` as an office keeps them: one wide table under a title, with notes below. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import writeWorkbook, { type CellObject } from 'write-excel-file/universal';
import { parse, stringify } from 'yaml';
import { packageRoot } from '../../src/batch/workspace.ts';

const original = (file: string): string => readFileSync(join(packageRoot, 'data/leigu', file), 'utf8');

/** The rest of the data set: everything but the schools, who heads them, and their figures. */
export const leiguWithoutSchools: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['programme', 'documents', 'standards', 'papers', 'clauses', 'duties'].map((name) => [
      `data/leigu/${name}.yaml`,
      original(`${name}.yaml`),
    ]),
  ),
  'data/leigu/organizations.yaml': withoutSchools(),
  'data/leigu/tenures.csv': original('tenures.csv')
    .split('\n')
    .filter((line) => !/^(?:擂鼓中学|护驾小学|腰庄小学|鼓锣小学),/u.test(line))
    .join('\n'),
};

function withoutSchools(): string {
  const data = parse(original('organizations.yaml')) as { organizations: { kind: string }[] };
  return stringify({ ...data, organizations: data.organizations.filter(({ kind }) => kind !== 'school') });
}

export const title = '2025年擂鼓镇学校基本情况一览表';
export const note = '注：缺口以十一月核查的为准，没有上报的留空。';

export const headings = [
  '序号 学校名称 学校全称 学段 主管单位 是否寄宿 校长 任职日期 在校生数（人） 班额 校园用地面积 教学及辅助用房面积 绿化面积',
  '田径场 直跑道 排球场 篮球场或排球场 理化生实验室 科学实验室 体音美器材设备室 计算机教室 图书（册） 学生宿舍面积 学生床位 备注',
].flatMap((line) => line.split(' '));

/** A line of the table; '' where nothing was filled in. Days are texts in the ways people write them. */
export const rows: readonly (readonly (string | number)[])[] = [
  [
    1,
    '擂鼓中学',
    '',
    '初中',
    '擂鼓镇中心学校',
    '是',
    '罗显东',
    '2021.8.1',
    653,
    '达标',
    '达标',
    1616.98,
    '达标',
  ].concat([0, '', 0, '', 1, '', 0, '', '', '差215', '差273', '']),
  [
    2,
    '擂鼓镇小学',
    '',
    '小学',
    '擂鼓镇中心学校',
    '√',
    '空缺',
    '',
    '７０５人',
    '超12个班',
    '7,056',
    1335.3,
    '达标',
  ].concat([0, '', '', 0, '', '', '', '', '差12720', '差260', '差99', '见附件']),
  [
    3,
    '护驾小学',
    '擂鼓镇护驾小学',
    '完全小学',
    '擂鼓镇中心学校',
    '是',
    '王才峰',
    '2022年8月',
    314,
    '超6个班',
    '达标',
    '',
  ].concat(['差1754', '', '差40', '', 0, '', '', 0, 0, '差5966', '差16', '差44', '']),
  [
    4,
    '腰庄小学',
    '擂鼓镇腰庄小学',
    '小学',
    '擂鼓镇中心学校',
    '是',
    '王守明',
    '2020/8/1',
    227,
    '达标',
    '3495㎡',
    '',
  ].concat(['达标', '', '差50', '', 0, '', 0, 0, '', '', '差73', '差10', '']),
  [
    5,
    '鼓锣小学',
    '擂鼓镇鼓锣小学',
    '小学',
    '擂鼓镇中心学校',
    '是',
    '付　明飞',
    '20230801',
    134,
    '达标',
    '达标',
    479.44,
  ].concat(['', '', '差20', '', 0, '', '', 0, 0, '', '差10', '差10', '']),
];

/**
 * The table as a spreadsheet library writes it: a title merged over all columns, two empty rows, the superior office
 * merged down over all schools, a sum and a note below the table.
 */
export async function schoolWorkbook(): Promise<Uint8Array> {
  const whole: CellObject = { value: title, columnSpan: headings.length, fontWeight: 'bold', align: 'center' };
  const superior = headings.indexOf('主管单位');
  const body = rows.map((row, index) =>
    row.map((value, column) => {
      if (column === superior) return index === 0 ? { value, rowSpan: rows.length } : null;
      return value === '' ? null : { value };
    }),
  );
  const sum = headings.map((heading, column) =>
    column === 1 ? { value: '合计' } : heading.startsWith('在校生数') ? { value: 2033 } : null,
  );
  const head = headings.map((value) => ({ value, fontWeight: 'bold' as const }));
  const sheet = [[whole], [], head, ...body, sum, [], [{ value: note }]];
  const workbook = writeWorkbook(sheet, { sheet: '学校名单' });
  return new Uint8Array(await (await workbook.toBlob()).arrayBuffer());
}

/** The table as a CSV file. */
export function schoolCsv(): string {
  const lines = [[title], headings, ...rows, [note]];
  return lines.map((line) => line.map(quoted).join(',')).join('\r\n') + '\r\n';
}

function quoted(cell: string | number): string {
  return /[",\n]/u.test(String(cell)) ? `"${cell}"` : String(cell);
}

/** A text in GBK, as Excel and WPS of Chinese Windows save CSV. */
export function inGbk(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) bytes.push(...(gbk().get(character) ?? unencodable(character)));
  return Uint8Array.from(bytes);
}

function unencodable(character: string): never {
  throw new Error(`${character} is not in GBK`);
}

let table: ReadonlyMap<string, readonly number[]> | undefined;

function gbk(): ReadonlyMap<string, readonly number[]> {
  if (table !== undefined) return table;
  const decoder = new TextDecoder('gbk');
  const found = new Map<string, readonly number[]>();
  for (let byte = 0; byte < 0x80; byte += 1) found.set(String.fromCodePoint(byte), [byte]);
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail !== 0x7f) found.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  table = found;
  return found;
}
