/** Numbers of a DOCX as LibreOffice counts them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sample } from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { withoutSpace } from '../reading/pdf.ts';
import { blocksOf, docxOfBlocks, labelsOf, setAnewBetween, steps } from '../write/counting.ts';
import { LibreOffice, poppler } from './programs.ts';

const folder = mkdtempSync(join(tmpdir(), 'zerenshu-numbers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('are ours, in whatever order headings, lists and set numbers come', async () => {
  const texts = [setAnewBetween, ...sample(steps, { seed: 20260302, numRuns: 80 })].map(blocksOf);
  const files = texts.map((blocks, index) => {
    const file = join(folder, `${index}.docx`);
    writeFileSync(file, docxOfBlocks(blocks));
    return file;
  });
  const laidOut = (await LibreOffice.in(folder)).toPdf(files);
  for (const [index, blocks] of texts.entries()) {
    const printed = withoutSpace(poppler('pdftotext', '-layout', laidOut[index] ?? '', '-').output);
    const labels = labelsOf(blocks).map((label) => (label === '' ? '题' : `${label}字`));
    expect(printed.replaceAll(/份号|—\d+—/gu, '')).toBe(withoutSpace(labels.join('')));
  }
});
