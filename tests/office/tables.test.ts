/** Tables as a spreadsheet program saves them, and the workbook to fill in as it understands it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { formOf } from '../../src/data-pipeline.ts';
import { packageRoot } from '../../src/batch/workspace.ts';
import { formWords } from '../../src/messages/form-words.ts';
import { checkProgramme } from '../../src/check/check.ts';
import { loadPlaced } from '../load/folder.ts';
import { schoolCsv, schoolWorkbook } from '../tables/leigu.ts';
import { officeTables } from '../tables/office-tables.ts';
import { placeFiles } from '../tables/sheets.ts';
import { LibreOffice } from './programs.ts';

const folder = mkdtempSync(join(tmpdir(), 'zerenshu-tables-'));
const office = await LibreOffice.in(folder);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function saved(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

describe('a workbook that LibreOffice saves', () => {
  test('from a sheet with merged cells, formulas and days is read without touching it', async () => {
    const source = fileURLToPath(new URL('../tables/fixtures/office-tables.fods', import.meta.url));
    const { sections, said } = await placeFiles({ '清溪.xlsx': readFileSync(office.toWorkbook(source)) });
    expect(sections).toEqual(officeTables);
    expect(said).toEqual(['unused-columns 学校名单!H3']);
  });

  test('from CSV, and from what a library wrote, says the same as they do', async () => {
    const workbook = await schoolWorkbook();
    const standards = readFileSync(join(packageRoot, 'data/leigu/standards.yaml'), 'utf8');
    const expected = await placeFiles({ '学校名单.xlsx': workbook, 'standards.yaml': standards });
    const again = office.toWorkbook(
      saved('again.ods', readFileSync(office.toSpreadsheet(saved('学校.xlsx', workbook)))),
    );
    const fromCsv = office.toWorkbook(saved('学校名单.csv', `\uFEFF${schoolCsv()}`));
    for (const path of [again, fromCsv]) {
      const { sections } = await placeFiles({ '学校名单.xlsx': readFileSync(path), 'standards.yaml': standards });
      expect(sections).toEqual(expected.sections);
    }
  });
});

describe('the workbook to fill in', () => {
  test('has its lists, comments and days as LibreOffice understands them, and is read back after it has saved it', async () => {
    const data = { path: join(packageRoot, 'data/example'), shown: 'data/example' };
    const form = saved('校园安全.xlsx', (await formOf(data, formWords('zh'))) ?? '');
    const xml = readFileSync(office.toFlatSheet(form), 'utf8');
    expect(xml).toContain('of:cell-content-is-in-list(&quot;小学&quot;;&quot;中学&quot;;&quot;九年一贯制&quot;)');
    expect(xml).toContain('of:cell-content-is-in-list([$单位.$A$2:.$A$104])');
    expect(xml).toContain('of:cell-content-is-in-list([$章节.$A$2:.$A$103])');
    expect(xml.match(/<office:annotation /gu)).toHaveLength(53);
    expect(xml).toContain('>可选：小学、中学、九年一贯制。<');
    expect(xml).toContain('office:date-value="2026-03-02"');
    const again = office.toWorkbook(saved('again-form.ods', readFileSync(office.toSpreadsheet(form))));
    const { value, diagnostics } = await loadPlaced({ '校园安全.xlsx': readFileSync(again) });
    expect(diagnostics).toEqual([]);
    expect(value && checkProgramme(value).diagnostics).toEqual([]);
  });
});
