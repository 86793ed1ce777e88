/** A small town whose papers are made, signed and made anew, for runs that are disturbed. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { openLedger } from '../../src/batch/ledger-store.ts';
import { openWorkspace } from '../../src/batch/workspace.ts';
import { run } from '../../src/cli/program.ts';
import { readLedger } from '../../src/ledger/lines.ts';

/** Two schools with a paper each; who leads them, and what the issuing body is called, changes. */
function data(head: string, issuer: string): string {
  return `
工作: { 名称: 校园安全, 地区: 清溪镇, 发文单位: ${issuer}, 日期: 2026-03-02 }
单位:
  - { 名称: ${issuer}, 类别: 中心学校, 职务: [校长] }
  - { 名称: 清溪小学, 类别: 学校, 上级: ${issuer}, 职务: [校长] }
  - { 名称: 石桥小学, 类别: 学校, 上级: ${issuer}, 职务: [校长] }
任期:
  - { 单位: 清溪小学, 职务: 校长, 姓名: ${head}, 起: 2023-08-01 }
  - { 单位: 石桥小学, 职务: 校长, 姓名: ${head}, 起: 2023-08-01 }
文书:
  - { 模板: letter, 对象: 学校 }
`;
}

const letter = `---
title: 责任书
for: school
parties: [issuer, subject]
---
# {{title}}

由{{posts.清溪小学.校长.holder}}负责。
`;

export const firstData = data('林素芬', '中心学校');
export const nextData = data('周文清', '清溪镇中心学校');

/** Bytes by path below a folder. */
export type Tree = ReadonlyMap<string, Buffer>;

/** Every file below a folder; none where it is not there. Folders that hold nothing are named with a slash. */
export function treeOf(folder: string): Tree {
  const tree = new Map<string, Buffer>();
  if (!existsSync(folder)) return tree;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path).replaceAll('\\', '/');
    if (entry.isFile()) tree.set(name, readFileSync(path));
    else if (readdirSync(path).length === 0) tree.set(`${name}/`, Buffer.alloc(0));
  }
  return new Map([...tree].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A tree in words, for comparison. */
export function namesOf(tree: Tree): string[] {
  return [...tree].map(([name, bytes]) => `${name} ${bytes.toString('base64')}`);
}

export interface Answer {
  readonly exit: number;
  readonly error: string;
}

/** A town in a folder of its own. */
export interface Town {
  readonly path: string;
  /** Where its papers are: `out` in its folder unless another one was given. */
  readonly out: string;
  readonly formats: string;
  remove(): void;
}

/** Makes a town without papers. The caller removes it. */
export function newTown(formats = 'pdf', source = firstData): Town {
  const path = mkdtempSync(join(tmpdir(), 'zerenshu-town-'));
  const write = (file: string, content: string): void => {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), content);
  };
  write('data/town/data.yaml', source);
  write('templates/letter.md', letter);
  return { path, out: join(path, 'out'), formats, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Gives the town other facts. */
export function change(town: Town, source: string): void {
  writeFileSync(join(town.path, 'data/town/data.yaml'), source);
}

/** Puts papers in the place of those that are there. */
export function restore(town: Town, papers: Tree): void {
  rmSync(town.out, { recursive: true, force: true });
  for (const [name, bytes] of papers) {
    const path = join(town.out, name);
    mkdirSync(name.endsWith('/') ? path : dirname(path), { recursive: true });
    if (!name.endsWith('/')) writeFileSync(path, bytes);
  }
}

/** Builds in this process; what people are told, and how it ended. */
export async function build(town: Town, ...more: string[]): Promise<Answer> {
  let error = '';
  const argv = ['build', 'data/town', '--format', town.formats, '--out', town.out, ...more];
  const exit = await run(argv, {
    cwd: town.path,
    environment: {},
    output: () => undefined,
    error: (text) => void (error += text),
    colour: false,
    now: () => 0,
  });
  return { exit, error };
}

/** A build that must succeed, and the papers it leaves. */
export async function soundBuild(town: Town, ...more: string[]): Promise<Tree> {
  const { exit, error } = await build(town, ...more);
  if (exit !== 0) throw new Error(error);
  return treeOf(town.out);
}

/** What a reissue starts from, and what it comes to. */
export interface Reissue {
  readonly before: Tree;
  readonly after: Tree;
  /** Paths of files that are signed. */
  readonly signed: readonly string[];
}

/** The papers of one school are signed; then all are made anew. The town is left with the new facts. */
export async function reissue(town: Town): Promise<Reissue> {
  await soundBuild(town);
  const opened = await openLedger(openWorkspace('data/town', town.path, town.out));
  const paper = 'town/letter/清溪小学';
  await opened.value?.append([{ kind: 'signed', paper, version: 1, on: '2026-03-09', scan: null }]);
  await opened.value?.close();
  const before = treeOf(town.out);
  change(town, nextData);
  const after = await soundBuild(town);
  const signed = [...before.keys()].filter((name) => name.startsWith(paper));
  return { before, after, signed };
}

const ledgerName = 'town/ledger.jsonl';
/** Where a run that is not at its end, or never came to it, says so. */
const unfinished = 'town/.unfinished';

/**
 * What is wrong with the papers after a run that was disturbed: a file that is neither as it was nor as it shall be,
 * a signed one that is not as it was, a ledger that does not read or is not on its way.
 *
 * @param mayHold names of further files that may be there, such as a lock.
 */
export function wrongPapers(papers: Tree, { before, after, signed }: Reissue, mayHold?: RegExp): string[] {
  const found: string[] = [];
  for (const [name, bytes] of papers) {
    if (name === ledgerName || name === unfinished || name.endsWith('/') || mayHold?.test(name) === true) continue;
    const known = [before.get(name), after.get(name)].filter((each) => each !== undefined);
    if (!known.some((each) => each.equals(bytes))) found.push(`${name}: neither the old file nor the new one`);
  }
  for (const name of before.keys()) {
    if (after.has(name) && !papers.has(name)) found.push(`${name} is gone`);
    if (signed.includes(name) && before.get(name)?.equals(papers.get(name) ?? Buffer.alloc(0)) !== true) {
      found.push(`${name} was signed and is changed`);
    }
  }
  const ledger = papers.get(ledgerName) ?? Buffer.alloc(0);
  const { flaws, length } = readLedger(ledger);
  if (flaws.length > 0) found.push(`the ledger has flaws: ${JSON.stringify(flaws)}`);
  if (after.get(ledgerName)?.subarray(0, length).equals(ledger.subarray(0, length)) !== true) {
    found.push('the ledger is not the beginning of what it shall be');
  }
  if (length < (before.get(ledgerName)?.length ?? 0)) found.push('the ledger has lost records');
  return found;
}

/** Copies a folder of papers as it is. */
export function copyPapers(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
}
