/** Brings an error about as people do: files in a folder, commands given there. */
import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import type { DiagnosticReport } from '../../src/batch/report.ts';
import { formatPlace } from '../../src/messages/place.ts';
import { workspaceAt, type Answer, type TestWorkspace } from '../workspace.ts';
import { soundWorkspace, type Example, type FileContent, type Step } from './example.ts';

export const openMark = '⟦';
export const closeMark = '⟧';

/** What the program says to an example. */
export interface Told {
  readonly exit: number;
  /** The reports of `--json` in Chinese and English. */
  readonly zh: readonly DiagnosticReport[];
  readonly en: readonly DiagnosticReport[];
  /** What a terminal shows, in Chinese and English. */
  readonly shown: string;
  readonly shownInEnglish: string;
}

export const commandOf = ({ command = 'check data/清溪' }: Example): string => command;

/** Makes the workspace of an example and gives its command, each time in a workspace of its own. */
export async function trigger(example: Example): Promise<Told> {
  const folder = mkdtempSync(join(tmpdir(), 'zerenshu-errors-'));
  try {
    await prepare(workspaceAt(join(folder, 'zh')), example);
    for (const copy of ['en', 'shown']) cpSync(join(folder, 'zh'), join(folder, copy), { recursive: true });
    const give = (where: string, ...more: string[]): Promise<Answer> =>
      workspaceAt(join(folder, where)).run(...commandOf(example).split(' '), ...more);
    const [zh, en, shown] = await Promise.all([
      give('zh', '--json'),
      give('en', '--json', '--lang', 'en'),
      give('shown'),
    ]);
    const [reports, inEnglish] = [reportsOf(zh.output), reportsOf(en.output)];
    return { exit: zh.exit, zh: reports, en: inEnglish, shown: shown.error, shownInEnglish: en.error };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function prepare(workspace: TestWorkspace, { files, before = [] }: Example): Promise<void> {
  for (const [file, content] of Object.entries({ ...soundWorkspace, ...files })) {
    workspace.write(file, await bytesOf(content));
  }
  for (const step of before) await take(step, workspace);
}

async function bytesOf(content: FileContent): Promise<string | Uint8Array> {
  if (typeof content === 'string') return unmarked(content);
  if ('bytes' in content) return content.bytes;
  const sheets = Object.entries(content.sheets).map(([name, rows]) => ({
    name,
    ...(content.merges === undefined ? {} : { merges: [...content.merges] }),
    rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? unmarked(cell) : cell))),
  }));
  return writeXlsx({ sheets });
}

async function take(step: Step, workspace: TestWorkspace): Promise<void> {
  if ('run' in step) {
    const { exit, output, error } = await workspace.run(...step.run.split(' '));
    if (exit !== 0) throw new Error(`${step.run}: ${error}`);
    if (step.into !== undefined) workspace.write(step.into, output);
  } else if ('replace' in step) {
    const text = workspace.read(step.replace).toString();
    if (!text.includes(step.from)) throw new Error(`${step.replace} has no ${step.from}`);
    workspace.write(step.replace, text.replace(step.from, step.to));
  } else if ('write' in step) {
    // What is signed cannot be written to; whoever changes it sees to that first.
    const path = join(workspace.path, step.write);
    if (existsSync(path)) chmodSync(path, 0o644);
    workspace.write(step.write, step.text);
  } else if ('remove' in step) rmSync(join(workspace.path, step.remove), { force: true });
  else step.disturb(workspace);
}

function reportsOf(output: string): DiagnosticReport[] {
  // Of wrong usage nothing is written for programs.
  if (output === '') return [];
  const answer = JSON.parse(output) as { errors?: DiagnosticReport[]; warnings?: DiagnosticReport[] };
  return [...(answer.errors ?? []), ...(answer.warnings ?? [])];
}

/** A text without its marks. */
export function unmarked(text: string): string {
  return text.replaceAll(openMark, '').replaceAll(closeMark, '');
}

/** Where an example says that the fault is, as the program writes places; undefined where it is in no file. */
export function expectedPlace({ files = {}, at }: Example): string | undefined {
  for (const [file, content] of Object.entries(files)) {
    const place =
      typeof content === 'string'
        ? placeIn(file, content)
        : 'sheets' in content
          ? cellIn(file, content.sheets)
          : undefined;
    if (place !== undefined) return place;
  }
  return at;
}

function placeIn(file: string, text: string): string | undefined {
  const offset = text.indexOf(openMark);
  if (offset === -1) return undefined;
  const lines = text.slice(0, offset).split('\n');
  return formatPlace({ file, line: lines.length, column: Array.from(lines.at(-1) ?? '').length + 1 });
}

function cellIn(
  file: string,
  sheets: Readonly<Record<string, readonly (readonly (string | number)[])[]>>,
): string | undefined {
  for (const [sheet, rows] of Object.entries(sheets)) {
    for (const [row, cells] of rows.entries()) {
      const column = cells.findIndex((cell) => String(cell).includes(openMark));
      if (column !== -1) return formatPlace({ file, sheet, cell: `${String.fromCodePoint(65 + column)}${row + 1}` });
    }
  }
  return undefined;
}

/** The text of the user's that the program must show. */
export function expectedText({ files = {}, shows }: Example): string | undefined {
  if (shows !== undefined) return shows;
  const texts = Object.values(files).flatMap((content) =>
    typeof content === 'string'
      ? [content]
      : 'sheets' in content
        ? Object.values(content.sheets).flat(2).map(String)
        : [],
  );
  for (const text of texts) {
    const open = text.indexOf(openMark);
    if (open !== -1) return text.slice(open + 1, text.indexOf(closeMark, open));
  }
  return undefined;
}
