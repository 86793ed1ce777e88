/** How an error of the program is brought about: a small workspace, what is done there, and the command that tells. */
import type { MergeRange } from 'hucre/xlsx';
import type { Fault } from '../../src/model/diagnostic.ts';
import type { TestWorkspace } from '../workspace.ts';

export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Everything that is known of an error, for the test that brings it about and for ERRORS.md. */
export interface ErrorEntry extends Words {
  /** One for each thing of its kind that people are told in words of its own; what is in it alone, nothing else. */
  readonly examples: readonly Example[];
  /** The test that brings it about, where no files and commands can. */
  readonly elsewhere?: string;
}

/** A part of the catalogue: the codes it has. */
export type Entries = { readonly [Code in Fault['code']]?: ErrorEntry };

export interface Example {
  /**
   * Files beside those of `soundWorkspace`, or in their place. The text that is at fault stands between ⟦ and ⟧: the
   * program must point at its first character, and show it.
   */
  readonly files?: Readonly<Record<string, FileContent>>;
  /** What is done before the command is given. */
  readonly before?: readonly Step[];
  /** `check data/清溪` unless given. */
  readonly command?: string;
  /** Where the program must point, where no text is marked; without either the fault has no place in a file. */
  readonly at?: string;
  /** What of the user's own must be shown, where that is not the marked text. */
  readonly shows?: string;
  /** How often it is told, where one cause has several faults. */
  readonly times?: number;
}

/** A text, the rows of each sheet of a workbook, or bytes, which a page can only describe. */
export type FileContent = string | Sheets | Bytes;

export interface Sheets {
  readonly sheets: Readonly<Record<string, readonly (readonly (string | number)[])[]>>;
  /** Cells merged on every sheet, rows and columns from 0. */
  readonly merges?: readonly MergeRange[];
}

export interface Bytes {
  readonly bytes: Uint8Array;
  readonly about: Words;
}

export type Step =
  /** A command that succeeds; its output may go into a file. */
  | { readonly run: string; readonly into?: string }
  | { readonly replace: string; readonly from: string; readonly to: string }
  | { readonly write: string; readonly text: string }
  | { readonly remove: string }
  /** What only a test can do, and in which words people are told. */
  | { readonly disturb: (workspace: TestWorkspace) => void; readonly about: Words };

/** Files of the data set that examples add to, and its template. */
export const dataFile = 'data/清溪/补充.yaml';
export const programmeFile = 'data/清溪/工作.yaml';
export const organizationsFile = 'data/清溪/单位.yaml';
export const papersFile = 'data/清溪/文书.yaml';
export const letterFile = 'templates/责任书.md';

export const soundFrontMatter = '---\ntitle: "安全责任书"\n---\n\n';

export const soundWorkspace: Readonly<Record<string, string>> = {
  [programmeFile]: '工作:\n  名称: 校园安全\n  地区: 清溪镇\n  发文单位: 中心学校\n  日期: 2026-03-02\n',
  [organizationsFile]: `单位:
  - { 名称: 中心学校, 类别: 中心学校, 职务: [校长] }
  - { 名称: 清溪小学, 类别: 学校, 上级: 中心学校, 职务: [校长] }
任期:
  - { 单位: 清溪小学, 职务: 校长, 姓名: 林素芬, 起: 2024-08-01 }
`,
  [papersFile]: '文书:\n  - { 模板: 责任书, 对象: 学校, 签订方: [发文单位, 对象] }\n',
  [letterFile]: `${soundFrontMatter}# {{title}}\n\n校长{{subject.head.holder}}同志负责。\n`,
};

/** The data set with more data. */
export function data(text: string, more: Partial<Example> = {}): Example {
  return { files: { [dataFile]: text }, ...more };
}

/** The data set with another body of its template. */
export function letter(body: string, more: Partial<Example> = {}): Example {
  return { files: { [letterFile]: `${soundFrontMatter}${body}\n` }, ...more };
}
