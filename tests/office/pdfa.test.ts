/** PDFs for archives, as the programs of archives see them: every paper of every example, with fields and without. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageRoot } from '../../src/batch/workspace.ts';
import type { LedgerEntry } from '../../src/model/ledger.ts';
import { withoutSpace } from '../reading/pdf.ts';
import { workspaceAt } from '../workspace.ts';
import { allowedComplaints } from './allowed.ts';
import { mutool, poppler, preflight } from './programs.ts';

interface Paper {
  readonly id: string;
  readonly pdf: string;
  /** What it says, without blanks and white space. */
  readonly text: string;
}

const folder = mkdtempSync(join(tmpdir(), 'zerenshu-pdfa-'));
const datasets = readdirSync(join(packageRoot, 'data'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
let plain: Paper[] = [];
let withFields: Paper[] = [];

beforeAll(async () => {
  plain = await built('plain');
  withFields = await built('fields', '--signature-fields');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Builds all examples to a folder of their own; the first copy of each paper. */
async function built(name: string, ...options: string[]): Promise<Paper[]> {
  const out = join(folder, name);
  const town = workspaceAt(packageRoot);
  const report = await town.build(...datasets, '--out', out, '--format', 'pdf', ...options);
  const texts = new Map(datasets.flatMap((dataset) => textsOf(out, dataset)));
  return report.papers.map(({ id, files }) => {
    return { id, pdf: files[0]?.path ?? '', text: comparable(texts.get(id) ?? '') };
  });
}

/** The text of each paper that the ledger keeps. */
function textsOf(out: string, dataset: string): [string, string][] {
  const lines = readFileSync(join(out, dataset, 'ledger.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  return lines
    .map((line) => JSON.parse(line) as LedgerEntry)
    .flatMap((entry): [string, string][] =>
      entry.kind === 'issued' ? [[entry.paper, readFileSync(join(out, entry.text.path), 'utf8')]] : [],
    );
}

/** Blanks are rules on paper, not characters. */
function comparable(text: string): string {
  return withoutSpace(text).replaceAll('_', '');
}

describe('PDF/A-2b', () => {
  test('preflight complains of nothing that PDF/A-2 forbids', () => {
    const papers = [...plain, ...withFields];
    expect(papers.length).toBeGreaterThan(40);
    const complaints = preflight(
      papers.map(({ pdf }) => pdf),
      join(folder, 'preflight'),
    );
    papers.forEach(({ id }, index) => {
      const others = (complaints[index] ?? []).filter(
        ({ code, details }) => !allowedComplaints.some((one) => one.code === code && one.details.test(details)),
      );
      expect(others, id).toEqual([]);
    });
    for (const { code, because } of allowedComplaints) {
      expect(
        complaints.flat().some((complaint) => complaint.code === code),
        `of no use any more: ${because}`,
      ).toBe(true);
    }
  });

  test('mupdf reads and draws them without repair', () => {
    for (const { id, pdf } of [...plain, ...withFields]) {
      const { error } = mutool('draw', '-q', '-r', '20', '-o', join(folder, 'page-%d.png'), pdf);
      expect(error.replace('warning: ICC support is not available\n', ''), id).toBe('');
    }
  });
});

describe('tags', () => {
  test('every paper is tagged and says its title', () => {
    for (const { id, pdf } of plain) {
      const { output, error } = poppler('pdfinfo', pdf);
      expect(error, id).toBe('');
      expect(output, id).toMatch(/^Tagged: +yes$/mu);
      expect(output, id).toMatch(/^Title: +\S/mu);
      expect(output, id).toMatch(/^Metadata Stream: +yes$/mu);
      expect(output, id).not.toMatch(/Date/u);
    }
  });

  // Poppler reads a page anew for each of its elements.
  test('read in the order of the structure they say what the paper says, once and in order', () => {
    const inFields = withFields.filter(({ id }) => id.startsWith('songtao/'));
    for (const { id, pdf, text } of [...plain, ...inFields]) {
      const [mark = '', ...said] = spoken(pdf);
      expect(mark, id).toMatch(/^(?:份号)?\d{6}/u);
      expect(comparable(said.join('')), id).toBe(text);
    }
  }, 600_000);

  test('tables have header cells with a scope, and cells that stand across rows', () => {
    const structures = plain.map(({ pdf }) => poppler('pdfinfo', '-struct', pdf).output);
    const tables = structures.filter((structure) => /^ +THead/mu.test(structure));
    expect(tables.length).toBeGreaterThan(3);
    for (const structure of tables) expect(structure).toMatch(/TH:\n +\/Scope \/Column/u);
    expect(structures.some((structure) => /TD:\n +\/RowSpan \d/u.test(structure))).toBe(true);
  });
});

/** The text of each content item in the order of the structure tree. */
function spoken(pdf: string): string[] {
  const { output } = poppler('pdfinfo', '-struct-text', pdf);
  return [...output.matchAll(/^ +"(.*?)"$/gmsu)].map(([, text = '']) => text);
}

describe('signature fields', () => {
  test('are there where somebody signs, unsigned, with names of their own', () => {
    const signed = withFields.filter(({ pdf }) => namesOf(pdf).length > 0);
    expect(signed.length).toBeGreaterThan(15);
    for (const { id, pdf } of signed) {
      const names = namesOf(pdf);
      expect(new Set(names).size, id).toBe(names.length);
      expect(poppler('pdfinfo', pdf).output, id).toMatch(/^Form: +AcroForm$/mu);
    }
    for (const { id, pdf } of plain) expect(poppler('pdfinfo', pdf).output, id).toMatch(/^Form: +none$/mu);
  });
});

/** The names of the fields that are not signed. */
function namesOf(pdf: string): string[] {
  const { output } = poppler('pdfsig', pdf);
  return [...output.matchAll(/Signature Field Name: (.*)\n.*is not signed/gu)].map(([, name = '']) => name);
}
