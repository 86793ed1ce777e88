/** Thousands of generated lines, broken as LibreOffice breaks them. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readPdf } from '../reading/pdf.ts';
import { filesOf, soundData, template, workspaceAt } from '../workspace.ts';
import { compare } from './agreement.ts';
import { corpus } from './corpus.ts';
import { LibreOffice } from './programs.ts';

const folder = mkdtempSync(join(tmpdir(), 'zerenshu-corpus-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('every line and page ends where LibreOffice ends it', async () => {
  const bodies = corpus();
  const names = Object.keys(bodies);
  const papers = names.map((name) => `  - { 模板: ${name}, 对象: 学校, 签订方: [发文单位] }\n`).join('');
  const place = workspaceAt(join(folder, 'workspace'), {
    'data/town/data.yaml': soundData.replace('  - { 模板: letter, 对象: 学校 }\n', papers),
    ...Object.fromEntries(Object.entries(bodies).map(([name, body]) => [`templates/${name}.md`, template(body)])),
  });
  const report = await place.build('data/town');
  mkdirSync(join(folder, 'docx'));
  const files = filesOf(report, 'docx').map(({ path }, index) => {
    const docx = join(folder, 'docx', `${index}.docx`);
    copyFileSync(join(place.path, path), docx);
    return { docx, pdf: join(place.path, path.replace(/\.docx$/u, '.pdf')) };
  });
  const laidOut = (await LibreOffice.in(folder)).toPdf(files.map(({ docx }) => docx));
  const total = { lines: 0, agreedLines: 0, pages: 0, agreedPages: 0 };
  const differences: string[] = [];
  for (const [index, { pdf }] of files.entries()) {
    const [ours, theirs] = await Promise.all(
      [pdf, laidOut[index] ?? ''].map(async (file) => readPdf(readFileSync(file))),
    );
    if (ours === undefined || theirs === undefined) throw new Error('not read');
    const result = compare(ours, theirs);
    total.lines += result.lines;
    total.agreedLines += result.agreedLines;
    total.pages += result.pages;
    total.agreedPages += result.agreedPages;
    differences.push(...result.differences.map((text) => `${names[index]}: ${text}`));
  }
  process.stdout.write(
    `lines ${total.agreedLines}/${total.lines}, pages ${total.agreedPages}/${total.pages} as LibreOffice breaks them\n`,
  );
  expect(differences).toEqual([]);
  expect(total.agreedPages).toBe(total.pages);
  expect(total.lines).toBeGreaterThan(10_000);
}, 600_000);
