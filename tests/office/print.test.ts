/** Print files as other programs see them: those of all examples, and one with pages taken from signed papers. */
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageRoot } from '../../src/batch/workspace.ts';
import type { PrintReport } from '../../src/batch/print.ts';
import type { LedgerEntry } from '../../src/model/ledger.ts';
import { withoutSpace } from '../reading/pdf.ts';
import { workspaceAt, type TestWorkspace } from '../workspace.ts';
import { allowedComplaints } from './allowed.ts';
import { mutool, poppler, preflight } from './programs.ts';

const folder = mkdtempSync(join(tmpdir(), 'zerenshu-print-'));
const datasets = readdirSync(join(packageRoot, 'data'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const files: { readonly dataset: string; readonly pdf: string; readonly report: PrintReport }[] = [];

beforeAll(async () => {
  const place = workspaceAt(folder);
  for (const name of ['data', 'templates']) cpSync(join(packageRoot, name), join(folder, name), { recursive: true });
  await place.build(...datasets.map((dataset) => `data/${dataset}`), '--format', 'pdf');
  for (const dataset of datasets) files.push(await print(place, dataset));
  await place.run('sign', 'leigu/school-letter/擂鼓中学', '--on', '2026-03-05');
  const template = place.read('templates/school-letter.md').toString();
  place.write('templates/school-letter.md', template.replace('\n# {{title}}', '\n# {{title}}\n\n（修订）'));
  await place.build('data/leigu', '--format', 'pdf');
  files.push(await print(place, 'leigu', 'signed.pdf'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Hashes of pages as poppler draws them. */
function drawn(pdf: string, first: number, last: number): string[] {
  const target = mkdtempSync(join(folder, 'drawn-'));
  poppler('pdftoppm', '-r', '40', '-f', String(first), '-l', String(last), pdf, join(target, 'page'));
  const pages = readdirSync(target).sort();
  const hashes = pages.map((name) =>
    createHash('sha256')
      .update(readFileSync(join(target, name)))
      .digest('hex'),
  );
  rmSync(target, { recursive: true });
  return hashes;
}

/** The PDFs of the last version of each paper, by paper and copy. */
function issuedPdfs(dataset: string): ReadonlyMap<string, string> {
  const [, ...lines] = readFileSync(join(folder, 'out', dataset, 'ledger.jsonl'), 'utf8')
    .trim()
    .split('\n');
  const records = lines.map((line) => JSON.parse(line) as LedgerEntry);
  return new Map(
    records.flatMap((record) =>
      record.kind === 'issued'
        ? record.files.map(({ copy, path }) => [`${record.paper} ${copy}`, join(folder, 'out', path)] as const)
        : [],
    ),
  );
}

async function print(place: TestWorkspace, dataset: string, name = `${dataset}.pdf`): Promise<(typeof files)[number]> {
  const { output, error, exit } = await place.run('print', `data/${dataset}`, '--pdf', name, '--json');
  if (exit !== 0) throw new Error(error);
  return { dataset, pdf: join(folder, name), report: JSON.parse(output) as PrintReport };
}

describe('print files', () => {
  test('one has pages that were taken from a signed paper', () => {
    const from = files.at(-1)?.report.papers.map((paper) => paper.from) ?? [];
    expect([...new Set(from)].sort()).toEqual(['data', 'files']);
  });

  test('preflight complains of nothing that PDF/A-2 forbids', () => {
    const complaints = preflight(
      files.map(({ pdf }) => pdf),
      join(folder, 'preflight'),
    );
    files.forEach(({ pdf }, index) => {
      const others = (complaints[index] ?? []).filter(
        ({ code, details }) => !allowedComplaints.some((one) => one.code === code && one.details.test(details)),
      );
      expect(others, pdf).toEqual([]);
    });
  });

  test('poppler reads every page, and its text is that of the paper', () => {
    for (const { pdf, report } of files) {
      const info = poppler('pdfinfo', pdf);
      expect([info.error, /^Pages: +(\d+)$/mu.exec(info.output)?.[1]]).toEqual(['', String(report.file.pages)]);
      const { output, error } = poppler('pdftotext', '-raw', pdf, '-');
      expect(error, pdf).toBe('');
      const pages = output.split('\f').map(withoutSpace);
      for (const { copies } of report.papers) {
        for (const { start, copy } of copies) expect(pages[start - 1], pdf).toContain(String(copy).padStart(6, '0'));
      }
    }
  });

  test('pages are drawn as those of the papers, to the pixel', () => {
    let compared = 0;
    // Of the data set that was made twice, the papers that are in force now.
    const last = files.filter(
      ({ dataset }, index) => files.findLastIndex((file) => file.dataset === dataset) === index,
    );
    for (const { dataset, pdf, report } of last) {
      const issued = issuedPdfs(dataset);
      for (const { id, copies } of report.papers) {
        // The last copy differs in its mark from the one that most of its objects are shared with.
        const { copy, start, pages } = copies.at(-1) ?? { copy: 0, start: 0, pages: 0 };
        const own = issued.get(`${id} ${copy}`);
        const printed = drawn(pdf, start, start + pages - 1);
        expect(printed.length, id).toBe(pages);
        expect(printed, id).toEqual(drawn(own ?? '', 1, pages));
        compared += pages;
      }
    }
    expect(compared).toBeGreaterThan(100);
  });

  test('mupdf reads and draws them without repair', () => {
    for (const { pdf } of files) {
      const { error } = mutool('draw', '-q', '-r', '10', '-o', join(folder, 'page-%d.png'), pdf);
      expect(error.replace('warning: ICC support is not available\n', ''), pdf).toBe('');
    }
  });
});
