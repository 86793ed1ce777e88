import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import type { CellValue } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { parseWorkbook } from '../../src/load/workbook.ts';
import { at, faults, load, loadPlaced, plainData } from './folder.ts';

/** 单位 and its fields as an office program writes them: 名称,类别 / 擂鼓中学,学校 in GB18030. */
const gb18030 = Uint8Array.from([
  0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xc0, 0xe0, 0xb1, 0xf0, 0x0d, 0x0a, 0xc0, 0xde, 0xb9, 0xc4, 0xd6, 0xd0, 0xd1, 0xa7,
  0x2c, 0xd1, 0xa7, 0xd0, 0xa3, 0x0d, 0x0a,
]);

async function workbook(sheets: Readonly<Record<string, CellValue[][]>>): Promise<Uint8Array> {
  return writeXlsx({ sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows })) });
}

/** A workbook with its first sheet's XML edited. */
async function edited(rows: CellValue[][], edit: (xml: string) => string): Promise<Uint8Array> {
  const parts = unzipSync(await workbook({ duties: rows }));
  const sheet = 'xl/worksheets/sheet1.xml';
  return zipSync({ ...parts, [sheet]: strToU8(edit(strFromU8(parts[sheet] ?? new Uint8Array()))) });
}

describe('CSV', () => {
  it('is the section of its base name, in UTF-8 with a mark or in GB18030', async () => {
    const expected = [{ 名称: '擂鼓中学', 类别: '学校' }];
    expect(plainData(await loadPlaced({ '单位.csv': '\uFEFF名称,类别\r\n擂鼓中学,学校\r\n' }))).toEqual([
      ['单位', expected],
    ]);
    expect(plainData(await loadPlaced({ 'organizations.csv': gb18030 }))).toEqual([['organizations', expected]]);
  });

  it('keeps every cell a text, leaves empty cells and rows out, and nests dotted names', async () => {
    const csv = 'id,text,指标.名称,指标.数值\n007,"甲，""乙""\n丙",入学率,98\n\n,,,\n1e3, x ,,\n';
    expect(plainData(await loadPlaced({ 'duties.csv': csv }))).toEqual([
      [
        'duties',
        [
          { id: '007', text: '甲，"乙"\n丙', 指标: { 名称: '入学率', 数值: 98 } },
          { id: '1e3', text: 'x' },
        ],
      ],
    ]);
  });

  it('places each cell by line and column, also after cells of several lines', async () => {
    const { value } = await loadPlaced({ 'duties.csv': 'id,text\n1,"甲,\n乙"\n2,丙\n' });
    const list = value?.sections[0]?.value;
    const second = list?.kind === 'list' ? list.items[1] : undefined;
    const places = second?.kind === 'map' ? second.entries.map((entry) => entry.value.place) : [];
    expect(places.map(at)).toEqual(['data/test/duties.csv:4:1', 'data/test/duties.csv:4:3']);
    expect(places[1]?.excerpt).toBe('2,丙');
  });

  it('places the keys of all rows in the first', async () => {
    const { value } = await loadPlaced({ 'duties.csv': 'id,指标.名称\n1,甲\n2,乙\n' });
    const list = value?.sections[0]?.value;
    const second = list?.kind === 'list' ? list.items[1] : undefined;
    const entries = second?.kind === 'map' ? second.entries : [];
    expect(entries.map(({ keyPlace }) => at(keyPlace))).toEqual([
      'data/test/duties.csv:1:1',
      'data/test/duties.csv:1:4',
    ]);
    expect(entries.map((entry) => at(entry.value.place))).toEqual([
      'data/test/duties.csv:3:1',
      'data/test/duties.csv:3:3',
    ]);
  });

  it.each([
    ['id,text\n1,"2\n3,4\n', { code: 'table-syntax', detail: 'CSV_QUOTE_NOT_CLOSED' }],
    ['id,text\n1,2"3"\n', { code: 'table-syntax', detail: 'INVALID_OPENING_QUOTE' }],
    ['id,text\n1,2,3\n', { code: 'table-syntax', detail: 'NO_HEADER' }],
    ['id,编号,text\n1,2,x\n', { code: 'duplicate-key', key: '编号' }],
    ['id,text\n1,x\u200By\n', { code: 'forbidden-character', codePoint: 'U+200B' }],
  ])('%j is at fault', async (csv, fault) => {
    expect(faults(await loadPlaced({ 'duties.csv': csv }))).toMatchObject([
      [fault, expect.stringMatching(/duties\.csv:[12]:\d/u)],
    ]);
  });

  it('may be the Unicode text of office programs, and parted by tabs or semicolons', async () => {
    const text = Buffer.from('\uFEFF名称\t类别\r\n擂鼓中学\t学校\r\n', 'utf16le');
    const expected = [['单位', [{ 名称: '擂鼓中学', 类别: '学校' }]]];
    expect(plainData(await loadPlaced({ '单位.csv': text }))).toEqual(expected);
    expect(plainData(await loadPlaced({ '单位.tsv': '名称\t类别\n擂鼓中学\t学校\n' }))).toEqual(expected);
    expect(plainData(await loadPlaced({ '单位.csv': '名称;类别\n擂鼓中学;学校\n' }))).toEqual(expected);
  });

  it('is refused in other encodings', async () => {
    const latin = Uint8Array.from([0x63, 0x61, 0x66, 0xe9, 0x0a]);
    expect(faults(await load({ 'duties.csv': latin, 'a.yaml': latin }))).toEqual([
      [{ code: 'file-encoding', path: 'data/test/a.yaml' }, 'data/test/a.yaml'],
      [{ code: 'file-encoding', path: 'data/test/duties.csv' }, 'data/test/duties.csv'],
    ]);
  });
});

describe('workbooks', () => {
  it('give each sheet as a section, dates as days, and leave empty sheets out', async () => {
    const bytes = await workbook({
      任期: [
        ['单位', '职务', '姓名', '起'],
        ['擂鼓中学 ', '校长', '罗显东', new Date(Date.UTC(2025, 10, 28))],
        [null, null, null, null],
        ['007', '校长', '方毅', new Date(Date.UTC(2025, 0, 1, 8, 30))],
      ],
      单位: [
        ['名称', '寄宿'],
        ['擂鼓中学', true],
      ],
      Sheet2: [],
    });
    const outcome = await loadPlaced({ 'a.xlsx': bytes });
    expect(outcome.diagnostics).toEqual([]);
    expect(plainData(outcome)).toEqual([
      [
        '任期',
        [
          { 单位: '擂鼓中学', 职务: '校长', 姓名: '罗显东', 起: '2025-11-28' },
          { 单位: '007', 职务: '校长', 姓名: '方毅', 起: '2025-01-01' },
        ],
      ],
      ['单位', [{ 名称: '擂鼓中学', 寄宿: true }]],
    ]);
    const list = outcome.value?.sections[0]?.value;
    const record = list?.kind === 'list' ? list.items[1] : undefined;
    const entry = record?.kind === 'map' ? record.entries[3] : undefined;
    expect(entry?.value.place).toEqual({ file: 'data/test/a.xlsx', sheet: '任期', cell: 'D4', excerpt: '2025-01-01' });
  });

  it('refuse numbers that were rounded, and cells that show an error or a formula without result', async () => {
    const bytes = await edited(
      [
        ['id', 'text'],
        [Number('110101199003071234'), 'x'],
      ],
      (xml) =>
        xml.replace(
          '</sheetData>',
          '<row r="3"><c r="A3" t="e"><v>#REF!</v></c><c r="B3"><f>1+1</f></c></row></sheetData>',
        ),
    );
    expect(faults(await loadPlaced({ 'a.xlsx': bytes }))).toEqual([
      [{ code: 'rounded-number', field: 'id', found: '110101199003071000' }, 'data/test/a.xlsx:duties:A2'],
      [{ code: 'table-syntax', detail: 'ERROR_VALUE' }, 'data/test/a.xlsx:duties:A3'],
      [{ code: 'table-syntax', detail: 'NO_RESULT' }, 'data/test/a.xlsx:duties:B3'],
    ]);
  });

  it('are read within limits that can be set', async () => {
    const bytes = await workbook({ duties: [['id'], ['1'], ['2']] });
    const refused = { code: 'table-syntax', detail: 'TOO_LARGE' };
    for (const limits of [
      { bytes: 1000, cells: 100 },
      { bytes: 1_000_000, cells: 2 },
    ]) {
      expect(faults(await parseWorkbook('a.xlsx', 'a', bytes, limits))).toEqual([[refused, 'a.xlsx']]);
    }
    expect(faults(await parseWorkbook('a.xlsx', 'a', bytes, { bytes: 1_000_000, cells: 3 }))).toEqual([]);
  });

  it('that are broken, not workbooks, or too large are faults', async () => {
    const sound = await workbook({ duties: [['id'], ['1']] });
    const corner = await edited([['id']], (xml) =>
      xml.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    );
    const large = zipSync({ 'xl/workbook.xml': new Uint8Array(65 * 1024 * 1024) });
    const outcome = await load({
      'a.xlsx': sound.slice(0, 500),
      'b.xlsx': strToU8('名称,类别'),
      'c.xlsx': corner,
      'd.xlsx': large,
      'e.xlsx': zipSync({ 'a.txt': strToU8('x') }),
    });
    expect(outcome.value).toMatchObject({ sections: [], unread: 'any' });
    expect(faults(outcome).map(([fault, place]) => [fault.code === 'table-syntax' && fault.detail, place])).toEqual([
      ['NOT_A_WORKBOOK', 'data/test/a.xlsx'],
      ['NOT_A_WORKBOOK', 'data/test/b.xlsx'],
      ['FAR_CELL', 'data/test/c.xlsx:XFD1048576'],
      ['TOO_LARGE', 'data/test/d.xlsx'],
      ['NOT_A_WORKBOOK', 'data/test/e.xlsx'],
    ]);
  });

  it('that lie about their size are inflated no further than they claim', async () => {
    const zip = zipSync({ 'xl/workbook.xml': new Uint8Array(70 * 1024 * 1024) });
    const size = new DataView(new ArrayBuffer(4));
    size.setUint32(0, 70 * 1024 * 1024, true);
    const claim = [...new Uint8Array(size.buffer)];
    const lying = zip.map((byte, index) => (claim.some((_, of) => matches(zip, index - of, claim)) ? 1 : byte));
    expect(faults(await load({ 'a.xlsx': lying }))).toMatchObject([[{ code: 'table-syntax' }, 'data/test/a.xlsx']]);
  });
});

function matches(bytes: Uint8Array, start: number, wanted: readonly number[]): boolean {
  return start >= 0 && wanted.every((byte, index) => bytes[start + index] === byte);
}
