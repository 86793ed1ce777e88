/** Workspaces for tests: files written to a folder of their own, and commands given there. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { run } from '../src/cli/program.ts';
import type { BuildReport, FileReport } from '../src/batch/report.ts';

export interface TestWorkspace {
  readonly path: string;
  write(file: string, content: string | Uint8Array): void;
  read(file: string): Buffer;
  /** Gives a command; what it said and how it ended. */
  run(...argv: string[]): Promise<Answer>;
  /** Builds and returns the report of `--json`. */
  build(...argv: string[]): Promise<BuildReport>;
}

export interface Answer {
  readonly exit: number;
  readonly output: string;
  readonly error: string;
}

/** A workspace with these files, gone when the test is over. */
export function workspace(files: Readonly<Record<string, string>>): TestWorkspace {
  const path = mkdtempSync(join(tmpdir(), 'zerenshu-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return workspaceAt(path, files);
}

/** A workspace in a folder that the caller takes care of. */
export function workspaceAt(path: string, files: Readonly<Record<string, string>> = {}): TestWorkspace {
  const write = (file: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), content);
  };
  for (const [file, content] of Object.entries(files)) write(file, content);
  const command = async (...argv: string[]): Promise<Answer> => {
    let [output, error] = ['', ''];
    const exit = await run(argv, {
      cwd: path,
      environment: {},
      output: (text) => void (output += text),
      error: (text) => void (error += text),
      colour: false,
      now: () => 0,
    });
    return { exit, output, error };
  };
  return {
    path,
    write,
    read: (file) => readFileSync(join(path, file)),
    run: command,
    async build(...argv) {
      const { exit, output, error } = await command('build', ...argv, '--json');
      if (exit !== 0) throw new Error(error);
      return JSON.parse(output) as BuildReport;
    },
  };
}

/** A small sound data set: a union, two schools, one duty. Tests change what they are about. */
export const soundData = `
工作: { 名称: 校园安全, 地区: 清溪镇, 发文单位: 中心学校, 日期: 2026-03-02 }
单位:
  - { 名称: 中心学校, 类别: 中心学校, 职务: [校长] }
  - { 名称: 清溪小学, 类别: 学校, 上级: 中心学校, 职务: [校长] }
任期:
  - { 单位: 中心学校, 职务: 校长, 姓名: 周文清, 起: 2023-08-01 }
  - { 单位: 清溪小学, 职务: 校长, 姓名: 林素芬, 起: 2026-03-01 }
文书:
  - { 模板: letter, 对象: 学校 }
`;

/** A template with a body of the test's own. */
export function template(body: string, title = '责任书'): string {
  return `---\ntitle: "${title}"\nfor: school\nparties: [issuer, subject]\n---\n${body}\n`;
}

/** The files of one format, in the order of their copies. */
export function filesOf(report: BuildReport, format: FileReport['format']): FileReport[] {
  return report.papers.flatMap((paper) => paper.files.filter((file) => file.format === format));
}
