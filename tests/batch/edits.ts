/**
 * A data set that is edited at random, planned and built, over and over. After every edit: what was announced is what
 * was done, only the files of what changed were written, what was signed is as it was, and what nobody has signed is
 * what a clean build would make.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { BuildReport, PaperReport } from '../../src/batch/report.ts';
import { workspaceAt, type TestWorkspace } from '../workspace.ts';

const schools = ['清溪小学', '河湾小学', '清溪中学'] as const;
const names = ['林素芬', '王国栋', '赵明', '孙玉梅', '周文清', '何志远'] as const;

/** The facts that edits change. */
interface Facts {
  /** Of each school's principal in turn; undefined while the post is vacant. */
  holders: (string | undefined)[];
  duties: { text: string; deadline: string | undefined; school: number }[];
  date: string;
  /** Which schools get a letter. */
  audience: number;
  word: string;
}

type Edit =
  | { readonly kind: 'holder'; readonly school: number; readonly name: number }
  | { readonly kind: 'vacant'; readonly school: number }
  | { readonly kind: 'duty'; readonly school: number; readonly text: string; readonly month: number }
  | { readonly kind: 'drop-duty'; readonly index: number }
  | { readonly kind: 'date'; readonly day: number }
  | { readonly kind: 'audience'; readonly count: number }
  | { readonly kind: 'template'; readonly word: number }
  | { readonly kind: 'sign'; readonly index: number }
  | { readonly kind: 'void'; readonly index: number }
  | { readonly kind: 'lose-file'; readonly index: number }
  | { readonly kind: 'nothing' };

const nth = fc.nat({ max: 2 });

/** One edit. */
export const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('holder' as const), school: nth, name: fc.nat({ max: 5 }) }) },
  fc.record({ kind: fc.constant('vacant' as const), school: nth }),
  fc.record({
    kind: fc.constant('duty' as const),
    school: nth,
    text: fc
      .array(fc.constantFrom(...'校园安全巡查消防疏散演练食堂卫生'), { minLength: 2, maxLength: 12 })
      .map((text) => text.join('')),
    month: fc.integer({ min: 3, max: 12 }),
  }),
  fc.record({ kind: fc.constant('drop-duty' as const), index: fc.nat({ max: 9 }) }),
  fc.record({ kind: fc.constant('date' as const), day: fc.integer({ min: 1, max: 28 }) }),
  fc.record({ kind: fc.constant('audience' as const), count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('template' as const), word: fc.nat({ max: 5 }) }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('sign' as const), index: fc.nat({ max: 9 }) }) },
  fc.record({ kind: fc.constant('void' as const), index: fc.nat({ max: 9 }) }),
  fc.record({ kind: fc.constant('lose-file' as const), index: fc.nat({ max: 9 }) }),
  fc.record({ kind: fc.constant('nothing' as const) }),
);

/** How a run is made after an edit. */
export const anyFlags = fc.subarray(['--include-signed', '--supplement']);

const firstFacts = (): Facts => ({
  holders: ['林素芬', '王国栋', '赵明'],
  duties: [{ text: '每月演练', deadline: '2026-06-30', school: 0 }],
  date: '2026-03-02',
  audience: 3,
  word: '落实',
});

/** The data set, in a folder of its own. */
export class EditedDataset {
  readonly #folder = mkdtempSync(join(tmpdir(), 'zerenshu-'));
  readonly #place: TestWorkspace = workspaceAt(this.#folder);
  readonly #facts = firstFacts();
  /** Bytes of what was signed, by path. */
  readonly #signed = new Map<string, string>();
  /** Files of the papers that the last build was asked for. */
  #made: readonly string[] = [];
  #rounds = 0;

  /** Makes an edit, plans, builds, and looks at what was done. */
  async round(edit: Edit, flags: readonly string[]): Promise<void> {
    await this.#edit(edit);
    this.#write();
    const before = this.#files('out');
    const planned = await this.#answer('plan', ...flags);
    expect(this.#files('out'), 'a plan writes nothing').toEqual(before);
    const built = await this.#answer('build', ...flags);
    expect(told(built), 'the plan is what is built').toEqual(told(planned));
    this.#made = built.papers.flatMap(({ files }) => files.map(({ path }) => join(this.#folder, path)));
    this.#expectWritten(before, built);
    this.#expectSigned();
    const again = await this.#answer('plan', ...flags);
    expect(
      again.papers.filter(({ status }) => status !== 'unchanged'),
      'nothing is left to do',
    ).toEqual([]);
    if (built.papers.some(({ status }) => status !== 'unchanged')) await this.#expectClean(built);
    expect((await this.#place.run('verify', 'data/town')).error).toBe('');
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #edit(edit: Edit): Promise<void> {
    const facts = this.#facts;
    switch (edit.kind) {
      case 'holder':
        facts.holders[edit.school] = names[edit.name];
        return;
      case 'vacant':
        facts.holders[edit.school] = undefined;
        return;
      case 'duty': {
        const deadline = edit.month === 12 ? undefined : `2026-${String(edit.month).padStart(2, '0')}-20`;
        facts.duties.push({ text: edit.text, deadline, school: edit.school });
        return;
      }
      case 'drop-duty':
        facts.duties.splice(edit.index, 1);
        return;
      case 'date':
        facts.date = `2026-03-${String(edit.day).padStart(2, '0')}`;
        return;
      case 'audience':
        facts.audience = edit.count;
        return;
      case 'template':
        facts.word = ['落实', '抓好', '做好', '推进', '完成', '负责'][edit.word] ?? '落实';
        return;
      case 'sign':
      case 'void':
        return this.#record(edit.kind, edit.index);
      case 'lose-file': {
        const unsigned = this.#made.filter((path) => path.endsWith('.docx') && !this.#signed.has(path));
        const path = unsigned[edit.index];
        if (path !== undefined) rmSync(path);
        return;
      }
      case 'nothing':
        return;
    }
  }

  async #record(command: 'sign' | 'void', index: number): Promise<void> {
    const { output } = await this.#place.run('status', 'data/town', '--json');
    const status = JSON.parse(output) as StatusAnswer;
    const paper = status.papers[index];
    if (paper === undefined) return;
    const { exit } = await this.#place.run(command, paper.id, ...(command === 'sign' ? ['--on', '2026-03-30'] : ['--reason', '有误'])); // prettier-ignore
    if (command !== 'sign' || exit !== 0) return;
    for (const { path } of paper.versions.at(-1)?.files ?? []) {
      this.#signed.set(join(this.#folder, path), fingerprint(join(this.#folder, path)));
    }
  }

  #write(): void {
    const { holders, duties, date, audience, word } = this.#facts;
    const tenures = holders.flatMap((holder, index) =>
      holder === undefined ? [] : [{ organization: schools[index], post: '校长', holder, from: '2024-08-01' }],
    );
    const data = {
      programme: { name: '校园安全', place: '清溪镇', issuer: '中心学校', date },
      organizations: [
        { name: '中心学校', kind: 'central-school', posts: ['校长'] },
        ...schools.map((name) => ({ name, kind: 'school', stage: 'primary', parent: '中心学校', posts: ['校长'] })),
      ],
      tenures: [{ organization: '中心学校', post: '校长', holder: '周文清', from: '2023-08-01' }, ...tenures],
      duties: duties.map(({ text, deadline, school }, index) => {
        const organizations = [schools[school]];
        return { id: `d${index}`, text, organizations, ...(deadline === undefined ? {} : { deadline }) };
      }),
      papers: [{ template: 'list' }, { template: 'letter', for: schools.slice(0, audience) }],
    };
    this.#place.write('data/town/town.json', JSON.stringify(data));
    this.#place.write('templates/letter.md', letterTemplate(word));
    this.#place.write('templates/list.md', listTemplate);
  }

  async #answer(command: string, ...flags: readonly string[]): Promise<BuildReport> {
    const { output, error } = await this.#place.run(command, 'data/town', '--format', 'docx', '--json', ...flags);
    const report = JSON.parse(output) as BuildReport & { readonly errors?: unknown };
    if (report.errors !== undefined) throw new Error(error);
    return report;
  }

  /** What each file holds, and when it was written, by path. */
  #files(folder: string): Map<string, string> {
    if (!existsSync(join(this.#folder, folder))) return new Map();
    const entries = readdirSync(join(this.#folder, folder), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    return new Map(files.sort().map((path) => [path, fingerprint(path)]));
  }

  /** Only the files of papers that were announced as new or changed are new or other than they were. */
  #expectWritten(before: ReadonlyMap<string, string>, built: BuildReport): void {
    const announced = built.papers.filter(({ status }) => status !== 'unchanged');
    const may = new Set(announced.flatMap(({ files }) => files.map(({ path }) => join(this.#folder, path))));
    const written = [...this.#files('out')].filter(([path, now]) => path.endsWith('.docx') && before.get(path) !== now);
    expect(written.map(([path]) => path).filter((path) => !may.has(path)), 'written without having been announced').toEqual([]); // prettier-ignore
    for (const { path } of announced.flatMap(({ files }) => files)) statSync(join(this.#folder, path));
  }

  #expectSigned(): void {
    for (const [path, was] of this.#signed) expect(fingerprint(path), path).toBe(was);
  }

  /** What nobody has signed is what a build from nothing makes of the same facts, byte for byte. */
  async #expectClean({ papers }: BuildReport): Promise<void> {
    this.#rounds += 1;
    const folder = `clean${this.#rounds}`;
    const { output } = await this.#place.run('build', 'data/town', '--format', 'docx', '--json', '--out', folder);
    const clean = new Map((JSON.parse(output) as BuildReport).papers.map((paper) => [paper.id, paper]));
    for (const paper of papers) {
      // A signed paper may stay as it was; one that is made anew is signed no more.
      if ((paper.signed && paper.status === 'unchanged') || !clean.has(paper.id)) continue;
      expect(hashesOf(paper), paper.id).toEqual(hashesOf(clean.get(paper.id)));
    }
    rmSync(join(this.#folder, folder), { recursive: true, force: true });
  }
}

interface StatusAnswer {
  readonly papers: readonly {
    readonly id: string;
    readonly versions: readonly { readonly files: readonly { readonly path: string }[] }[];
  }[];
}

function hashesOf(paper: PaperReport | undefined): string[] {
  return (paper?.files ?? []).map(({ sha256 }) => sha256);
}

function fingerprint(path: string): string {
  return `${readFileSync(path).toString('base64')} ${statSync(path).mtimeMs}`;
}

/** What a plan and a build say of each paper, files apart. */
function told({ papers }: BuildReport): object[] {
  return papers.map(({ id, status, version, supersedes, supplements, held, reasons }) => {
    return { id, status, version, supersedes, supplements, held, reasons };
  });
}

function letterTemplate(word: string): string {
  return `---
title: "{{subject.name}}责任书"
for: school
parties: [issuer, subject]
---
# {{title}}

${word}{{programme.name}}工作，{{subject.name}}校长{{#if subject.head.holder}}{{subject.head.holder}}同志{{else}}（暂缺）{{/if}}负责。

{{#each subject.duties}}
1. {{text}}{{#if deadline}}，{{date deadline}}前完成{{/if}}。
{{/each}}

{{date date}}
`;
}

const listTemplate = `---
title: "{{programme.name}}责任人名单"
for: programme
parties: [issuer]
---
# {{title}}

{{#each schools}}
1. {{name}}：{{#if head.holder}}{{head.holder}}{{else}}暂缺{{/if}}，任务{{count duties}}项。
{{/each}}
`;
