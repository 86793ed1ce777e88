/**
 * A year of a town: its papers are issued and signed, a principal changes, exactly the papers that name the post are
 * made anew, the signed ones stay as they were. One story with real files, told by the commands.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BuildReport, PaperReport } from '../../src/batch/report.ts';
import { packageRoot } from '../../src/batch/workspace.ts';
import { readDocx } from '../reading/docx.ts';
import { plainText, readPdf, withoutSpace } from '../reading/pdf.ts';
import { workspaceAt, type TestWorkspace } from '../workspace.ts';

let town: TestWorkspace;

beforeAll(() => {
  const path = mkdtempSync(join(tmpdir(), 'zerenshu-'));
  cpSync(join(packageRoot, 'data', 'leigu'), join(path, 'data', 'leigu'), { recursive: true });
  town = workspaceAt(path);
});

afterAll(() => rmSync(town.path, { recursive: true, force: true }));

const school = 'leigu/school-letter/擂鼓中学';
/** The papers that name 擂鼓中学校长. */
const naming = [
  'leigu/implementation-plan/擂鼓镇',
  'leigu/principal-letter/擂鼓镇中心学校',
  'leigu/office-letter/办公室',
  school,
  'leigu/signature-page/擂鼓镇',
];

/** What every file holds and when it was written, by path below the output folder. */
function snapshot(): Map<string, string> {
  const files = readdirSync(join(town.path, 'out'), { recursive: true, withFileTypes: true });
  return new Map(
    files
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [path, `${readFileSync(path).toString('base64')} ${statSync(path).mtimeMs}`] as const;
      })
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** The files of one paper in a snapshot. */
function ofPaper(files: ReadonlyMap<string, string>, template: string, subject: string): Map<string, string> {
  return new Map([...files].filter(([path]) => path.includes(join('leigu', template, subject))));
}

function changeTenures(change: (csv: string) => string): void {
  const file = join(town.path, 'data', 'leigu', 'tenures.csv');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

async function answer<Report = BuildReport>(...argv: string[]): Promise<Report> {
  const { output, error } = await town.run(...argv, '--json');
  if (output === '') throw new Error(error);
  return JSON.parse(output) as Report;
}

function changedIds({ papers }: BuildReport): string[] {
  return papers.filter(({ status }) => status !== 'unchanged').map(({ id }) => id);
}

interface StatusAnswer {
  readonly papers: readonly { readonly id: string; readonly version: number; readonly state: string }[];
  readonly totals: Readonly<Record<string, number>>;
}

describe('a year', () => {
  let issued = new Map<string, string>();

  test('in November the papers are planned, issued and found to be as the ledger says', async () => {
    const planned = await answer('plan', 'data/leigu');
    expect((await town.run('plan', 'data/leigu', '--exit-code')).exit).toBe(3);
    const built = await answer('build', 'data/leigu');
    expect(changedIds(built)).toEqual(changedIds(planned));
    expect(built.totals).toMatchObject({ papers: 17, created: 17 });
    expect((await town.run('plan', 'data/leigu', '--exit-code')).exit).toBe(0);
    expect((await town.run('verify', 'data/leigu')).exit).toBe(0);
    issued = snapshot();
  });

  test('building again touches nothing', async () => {
    const again = await answer('build', 'data/leigu');
    expect(again.totals).toMatchObject({ created: 0, changed: 0, unchanged: 17 });
    expect(snapshot()).toEqual(issued);
  });

  test('the schools sign; one paper comes with its scan, and nobody can write to it any more', async () => {
    town.write('扫描 001.PDF', 'a scan');
    const signed = await town.run('sign', school, '--on', '2025-11-20', '--scan', '扫描 001.PDF');
    expect(signed.exit).toBe(0);
    expect(signed.output).toContain('2025-11-20 签订');
    await town.run('sign', 'school-letter/护驾', 'school-letter/腰庄', 'signature-page', '--on', '2025年11月21日');
    const scan = town.read('out/leigu/school-letter/擂鼓中学/擂鼓中学_第1版_签字扫描件.pdf');
    expect(scan.toString()).toBe('a scan');
    for (const path of ofPaper(snapshot(), 'school-letter', '擂鼓中学').keys()) {
      expect(statSync(path).mode & 0o222, path).toBe(0);
    }
    const { totals } = await answer<StatusAnswer>('status', 'data/leigu');
    expect(totals).toMatchObject({ papers: 17, signed: 4, issued: 13 });
  });

  test('what is signed cannot be signed again', async () => {
    const { exit, error } = await town.run('sign', school, '--on', '2025-11-21');
    expect(exit).toBe(1);
    expect(error).toContain('第1版已签订');
  });

  test('in March the principal changes: one line ends, one begins', () => {
    changeTenures((csv) =>
      csv.replace('罗显东,2021-08-01,', '罗显东,2021-08-01,2026-02-28\n擂鼓中学,校长,陈建平,2026-03-01,'),
    );
  });

  test('the papers of November do not show it, and the plan says how they would', async () => {
    const { output } = await town.run('plan', 'data/leigu');
    expect(output).toContain('未变 17 件');
    expect(output).toContain('加 --as-of 2026-03-01');
    expect(output).toContain('擂鼓中学校长：陈建平，2026-03-01 起');
  });

  test('the plan for March names the cause, and exactly the papers that name the post', async () => {
    const planned = await answer('plan', 'data/leigu', '--as-of', '2026-03-05');
    expect(changedIds(planned)).toEqual(naming);
    for (const { reasons, status } of planned.papers) {
      if (status === 'unchanged') continue;
      expect(reasons).toContainEqual({ path: 'posts.擂鼓中学.校长', from: '罗显东', to: '陈建平' });
    }
    const { output } = await town.run('plan', 'data/leigu', '--as-of', '2026-03-05');
    expect(output).toContain('擂鼓中学校长：罗显东 → 陈建平  5 件，其中已签订 2 件');
  });

  test('a supplement goes with each signed paper; the others are made anew; the rest is not touched', async () => {
    const before = snapshot();
    const built = await answer('build', 'data/leigu', '--as-of', '2026-03-05', '--supplement');
    const unsigned = naming.filter((id) => id !== school && !id.includes('signature-page'));
    const pages = [`${school}/第1版补充1`, 'leigu/signature-page/擂鼓镇/第1版补充1'];
    expect(changedIds(built).sort()).toEqual([...unsigned, ...pages].sort());
    const after = snapshot();
    for (const [path, was] of ofPaper(before, 'school-letter', '')) expect(after.get(path), path).toBe(was);
    expect((await town.run('verify', 'data/leigu')).exit).toBe(0);
    expect((await town.run('plan', 'data/leigu', '--exit-code')).exit).toBe(0);
  });

  test('the supplement is one page that names paper, version, old and new holder, and is signed by all', async () => {
    const built = await answer('build', 'data/leigu');
    expect(built.asOf).toBe('2026-03-05');
    const files = readdirSync(join(town.path, 'out/leigu/school-letter/擂鼓中学')).filter((name) =>
      name.includes('补充'),
    );
    expect(files.filter((name) => name.endsWith('.pdf'))).toHaveLength(3);
    const pdfName = files.find((name) => name.endsWith('.pdf')) ?? '';
    const docxName = files.find((name) => name.endsWith('.docx')) ?? '';
    const pdf = await readPdf(town.read(`out/leigu/school-letter/擂鼓中学/${pdfName}`));
    expect(pdf.pages).toHaveLength(1);
    const text = plainText(pdf.pages.flat());
    expect(text).toContain('责任人变更确认页');
    expect(text).toContain(withoutSpace('《擂鼓镇教育系统义务教育均衡发展目标责任书》（2025年11月12日，第一版）'));
    expect(text).toContain('罗显东');
    expect(text).toContain('陈建平');
    for (const party of ['竹山县教育局', '擂鼓镇中心学校', '擂鼓中学'])
      expect(text).toContain(withoutSpace(`${party}（盖章）`));
    const docx = readDocx(town.read(`out/leigu/school-letter/擂鼓中学/${docxName}`));
    expect(withoutSpace(docx.paragraphs.map((paragraph) => paragraph.text).join(''))).toContain('陈建平');
  });

  test('a supplement that nobody has signed yet is planned and made again where its file is lost', async () => {
    const page = `${school}/第1版补充1`;
    const files = [...ofPaper(snapshot(), 'school-letter', '擂鼓中学').keys()];
    const path = files.find((name) => name.includes('补充1_')) ?? '';
    const was = readFileSync(path);
    rmSync(path);
    const { output } = await town.run('plan', 'data/leigu');
    expect(output).toContain(page);
    const built = await answer('build', 'data/leigu');
    expect(changedIds(built)).toEqual([page]);
    expect(readFileSync(path)).toEqual(was);
    expect((await town.run('verify', 'data/leigu')).error).toBe('');
  });

  test('where the old principal stays after all, the signed papers stand and the unsigned supplements are told', async () => {
    const before = snapshot();
    const file = join(town.path, 'data', 'leigu', 'tenures.csv');
    const changed = readFileSync(file, 'utf8');
    changeTenures((csv) => csv.replace('2021-08-01,2026-02-28\n擂鼓中学,校长,陈建平,2026-03-01,', '2021-08-01,'));
    const planned = await answer('plan', 'data/leigu');
    const unsigned = naming.filter((id) => id !== school && !id.includes('signature-page'));
    expect(changedIds(planned)).toEqual(unsigned);
    const pages = [`${school}/第1版补充1`, 'leigu/signature-page/擂鼓镇/第1版补充1'];
    expect(planned.unrequested).toEqual(pages.map((id) => ({ id, version: 1, signed: false })));
    writeFileSync(file, changed);
    expect(changedIds(await answer('plan', 'data/leigu'))).toEqual([]);
    expect(snapshot()).toEqual(before);
  });

  test('a whole new version lies beside the signed one and is signed in its turn', async () => {
    await town.run('sign', `${school}/第1版补充1`, '--on', '2026-03-10');
    changeTenures((csv) =>
      csv.replace('陈建平,2026-03-01,', '陈建平,2026-03-01,2026-05-31\n擂鼓中学,校长,何志远,2026-06-01,'),
    );
    const before = snapshot();
    const built = await answer('build', 'data/leigu', '--as-of', '2026-06-02');
    const paper = built.papers.find(({ id }) => id === school) as PaperReport;
    expect(paper).toMatchObject({ version: 2, supersedes: 1, status: 'changed', signed: true });
    expect(paper.reasons).toContainEqual({ path: 'posts.擂鼓中学.校长', from: '陈建平', to: '何志远' });
    expect(paper.files.every(({ path }) => path.includes('_第2版_'))).toBe(true);
    const after = snapshot();
    for (const [path, was] of ofPaper(before, 'school-letter', '擂鼓中学')) expect(after.get(path), path).toBe(was);
    expect((await town.run('sign', school, '--on', '2026-06-09')).exit).toBe(0);
    const { papers } = await answer<StatusAnswer>('status', 'data/leigu', '--school', '擂鼓中学');
    expect(papers).toMatchObject([
      { id: school, version: 2, state: 'signed' },
      { id: `${school}/第1版补充1`, version: 1, state: 'superseded' },
    ]);
  });

  test('what was signed in November is byte for byte what it was', () => {
    const now = snapshot();
    for (const [path, was] of issued) {
      const isSigned = ['擂鼓中学', '护驾小学', '腰庄小学'].some((name) => path.includes(join('school-letter', name)));
      if (isSigned) expect(now.get(path), path).toBe(was);
    }
  });

  test('the two versions differ in the name and the date', async () => {
    const { output } = await town.run('diff', school);
    expect(output).toContain('第1版（2025-11-12）→ 第2版（2026-06-02）');
    expect(output).toContain('校长[-罗显东-]{+何志远+}同志');
    await town.run('diff', school, '--html', '对照/擂鼓中学.html');
    expect(town.read('对照/擂鼓中学.html').toString()).toContain('<del>罗显东</del>');
  });

  test('the register is a workbook with a row for each version', async () => {
    expect((await town.run('status', 'data/leigu', '--xlsx', '签订台账.xlsx')).exit).toBe(0);
    const [sheet] = (await readXlsx(new Uint8Array(town.read('签订台账.xlsx')))).sheets;
    const rows = (sheet?.rows ?? []).filter((row) => row[2] === '擂鼓中学');
    expect(rows.map((row) => [row[4], row[8]])).toEqual([
      [1, '已取代'],
      [2, '已签订'],
      [1, '已取代'],
    ]);
  });

  test('the ledger and all files agree at the end of the year', async () => {
    const { exit, output } = await town.run('verify', 'data/leigu');
    expect(exit).toBe(0);
    expect(output).toContain('全部相符');
  });
});
