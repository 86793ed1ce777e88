/** The register read back from its workbook: types of cells, days in every time zone, the same bytes at any time. */
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import type { Sheet } from 'hucre/xlsx';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { registerWords } from '../../src/messages/register.ts';
import type { RegisterRow } from '../../src/model/register.ts';
import { writeRegister } from '../../src/write/register.ts';

const words = registerWords('zh');

const row: RegisterRow = {
  serial: 1,
  title: '擂鼓镇教育系统义务教育均衡发展目标责任书',
  subject: '擂鼓中学',
  template: 'school-letter',
  version: 2,
  parties: '竹山县教育局、擂鼓镇中心学校、擂鼓中学',
  copies: 3,
  issued: '2025-11-12',
  state: '已签订',
  signed: '2025-12-31',
  scan: 'out/签订/擂鼓中学.pdf',
  reason: undefined,
  remark: '',
};

async function sheetOf(bytes: Uint8Array): Promise<Sheet> {
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  const [sheet, ...others] = sheets;
  if (sheet === undefined || others.length > 0) throw new Error(`${sheets.length} sheets`);
  return sheet;
}

function partsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
}

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

describe('the register', () => {
  test('has the words of its columns, texts, numbers and days', async () => {
    const voided: RegisterRow = { ...row, serial: 2, signed: undefined, scan: undefined, reason: '校长变动' };
    const sheet = await sheetOf(await writeRegister([row, voided], words));
    expect(sheet.name).toBe('签订台账');
    const shown = sheet.rows.map((cells) => Array.from({ length: 13 }, (_, index) => cells[index] ?? null));
    expect(shown).toEqual([
      Object.values(words.columns),
      [
        1,
        row.title,
        '擂鼓中学',
        'school-letter',
        2,
        row.parties,
        3,
        day('2025-11-12'),
        '已签订',
        day('2025-12-31'),
        row.scan,
        null,
        null,
      ],
      [
        2,
        row.title,
        '擂鼓中学',
        'school-letter',
        2,
        row.parties,
        3,
        day('2025-11-12'),
        '已签订',
        null,
        null,
        '校长变动',
        null,
      ],
    ]);
    expect(sheet.cells?.get('1,7')?.style?.numFmt).toBe('yyyy-mm-dd');
    expect(sheet.cells?.get('1,1')?.style?.numFmt).toBe('@');
  });

  test.each([
    '=1+1',
    '+1',
    '-2',
    '@x',
    '\t=1+1',
    ' 前后有空格 ',
    "'引号",
    '007',
    '1e5',
    '2025-11-12',
    '<b>&"甲"</b>',
    '甲\n乙',
    '𠮷',
  ])('keeps %j a text, never a formula or a number', async (text) => {
    const texts = {
      title: text,
      subject: text,
      template: text,
      parties: text,
      state: text,
      scan: text,
      reason: text,
      remark: text,
    };
    const bytes = await writeRegister([{ ...row, ...texts }], words);
    const sheet = await sheetOf(bytes);
    const [, cells = []] = sheet.rows;
    expect([1, 2, 3, 5, 8, 10, 11, 12].map((column) => cells[column])).toEqual(Array.from({ length: 8 }, () => text));
    expect(cells.filter((cell) => typeof cell === 'number')).toEqual([1, 2, 3]);
    expect(partsOf(bytes)['xl/worksheets/sheet1.xml']).not.toContain('<f>');
  });

  test('what is no day of the calendar is a text', async () => {
    const sheet = await sheetOf(await writeRegister([{ ...row, issued: '2025-02-30', signed: '' }], words));
    expect(sheet.rows[1]?.[7]).toBe('2025-02-30');
    expect(sheet.rows[1]?.[9] ?? null).toBeNull();
  });

  test('keeps its header in sight and prints it on every page', async () => {
    const parts = partsOf(await writeRegister([row], words));
    const sheet = parts['xl/worksheets/sheet1.xml'] ?? '';
    expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/u);
    expect(sheet.match(/<col [^>]*width="/gu)).toHaveLength(13);
    expect(sheet).toMatch(/<worksheet [^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr><sheetViews>/u);
    expect(sheet).toMatch(/<pageSetup fitToHeight="0" paperSize="9" orientation="landscape"\/>/u);
    expect(parts['xl/workbook.xml']).toContain("'签订台账'!$1:$1</definedName></definedNames><calcPr/>");
    expect(parts['xl/styles.xml']).toMatch(/<font><b\/><sz val="11"\/><color [^>]*><name val="宋体"\/><family [^>]*>/u);
  });

  test('without a row is its header', async () => {
    const sheet = await sheetOf(await writeRegister([], registerWords('en')));
    expect(sheet.rows).toHaveLength(1);
  });
});

describe('wherever and whenever it is written', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    vi.useRealTimers();
  });

  test('days are the same days and bytes the same bytes', async () => {
    const rows = Array.from({ length: 400 }, (_, index): RegisterRow => ({ ...row, serial: index + 1 }));
    const offsets = new Set<number>();
    const files: Uint8Array[] = [];
    for (const [place, now] of [
      ['UTC', '2025-01-01T00:00:00Z'],
      ['America/New_York', '2026-07-01T12:34:56Z'],
      ['Asia/Shanghai', '2030-12-31T23:59:59Z'],
    ] as const) {
      process.env['TZ'] = place;
      vi.useFakeTimers({ now: new Date(now), toFake: ['Date'] });
      offsets.add(new Date().getTimezoneOffset());
      files.push(await writeRegister(rows, words));
      const sheet = await sheetOf(files.at(-1) ?? new Uint8Array());
      expect(sheet.rows[400]?.[7]).toEqual(day('2025-11-12'));
      expect(sheet.rows[400]?.[9]).toEqual(day('2025-12-31'));
    }
    expect(offsets.size).toBe(3);
    const [first, ...others] = files;
    for (const other of others) expect(Buffer.compare(other, first ?? new Uint8Array())).toBe(0);
    expect(Object.keys(partsOf(first ?? new Uint8Array())).filter((name) => name.startsWith('docProps'))).toEqual([]);
  });
});
