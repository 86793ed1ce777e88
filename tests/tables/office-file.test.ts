/** A workbook as LibreOffice wrote it: title, merged cells, days and percent as cells, formulas, a hidden sheet. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { officeTables } from './office-tables.ts';
import { placeFiles } from './sheets.ts';

test('is read without touching it', async () => {
  const workbook = readFileSync(fileURLToPath(new URL('fixtures/office-tables.xlsx', import.meta.url)));
  const { sections, said } = await placeFiles({ '清溪.xlsx': workbook });
  expect(sections).toEqual(officeTables);
  expect(said).toEqual(['unused-columns 学校名单!H3']);
});
