/** 签订台账 as a spreadsheet program understands it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { registerWords } from '../../src/messages/register.ts';
import type { RegisterRow } from '../../src/model/register.ts';
import { writeRegister } from '../../src/write/register.ts';
import { LibreOffice } from './programs.ts';

const folder = mkdtempSync(join(tmpdir(), 'zerenshu-register-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const row: RegisterRow = {
  serial: 1,
  title: '=1+1',
  subject: '擂鼓中学',
  template: '+1',
  version: 2,
  parties: '@竹山县教育局、擂鼓镇中心学校',
  copies: 3,
  issued: '2026-03-05',
  state: '已签订',
  signed: '2026-03-10',
  scan: '-2',
  reason: undefined,
  remark: '\t=cmd',
};

/** Type and value of each cell of a row: text as it is shown, days and numbers as they are kept. */
function cellsOf(xml: string): string[][] {
  return (xml.match(/<table:table-row.*?<\/table:table-row>/gsu) ?? []).map((line) =>
    (line.match(/<table:table-cell[^>]*office:value-type.*?<\/table:table-cell>/gsu) ?? []).map((cell) => {
      const type = /office:value-type="(\w+)"/u.exec(cell)?.[1] ?? '';
      const value = /office:(?:date-)?value="([^"]*)"/u.exec(cell)?.[1] ?? cell.replace(/<[^>]*>/gu, '').trim();
      return `${type} ${value}`;
    }),
  );
}

test('numbers are numbers, days are days, texts are texts and nothing is a formula', async () => {
  const workbook = join(folder, 'register.xlsx');
  writeFileSync(workbook, await writeRegister([row], registerWords('zh')));
  const xml = readFileSync((await LibreOffice.in(folder)).toFlatSheet(workbook), 'utf8');
  expect(xml).not.toContain('table:formula');
  const [header, cells] = cellsOf(xml);
  expect(header?.[0]).toBe('string 序号');
  expect(cells).toEqual([
    'float 1',
    'string =1+1',
    'string 擂鼓中学',
    'string +1',
    'float 2',
    'string @竹山县教育局、擂鼓镇中心学校',
    'float 3',
    'date 2026-03-05',
    'string 已签订',
    'date 2026-03-10',
    'string -2',
    'string =cmd',
  ]);
});
