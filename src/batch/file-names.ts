/**
 * File names from names of the data: readable, allowed on Windows, macOS and Linux, never leading out of their folder.
 */
import { createHash } from 'node:crypto';

/** Characters Windows refuses, and what stands for them: their full-width forms, which read the same. */
const fullWidth: Readonly<Record<string, string>> = {
  '<': '＜',
  '>': '＞',
  ':': '：',
  '"': '＂',
  '/': '／',
  '\\': '＼',
  '|': '｜',
  '?': '？',
  '*': '＊',
};

/** Device names of Windows, with or without an extension. */
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/iu;

/** File systems allow 255 bytes; the rest is kept for suffixes, temporary names and version numbers. */
const longest = 200;
const shorter = 100;

/** A name as one part of a path, at most `limit` bytes of UTF-8; a cut name ends with a hash of the whole. */
export function fileNamePart(name: string, limit: number = shorter): string {
  const safe = name
    .normalize('NFC')
    .replace(/[<>:"/\\|?*]/gu, (character) => fullWidth[character] ?? '_')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '_')
    .replace(/^[\s.]+|[\s.]+$/gu, (run) => '_'.repeat(run.length));
  const [stem = '', ...extensions] = safe.split('.');
  const free = reserved.test(stem.trim()) ? [`${stem}_`, ...extensions].join('.') : safe;
  const named = free === '' ? '_' : free;
  return Buffer.byteLength(named) <= limit ? named : `${cut(named, limit - 9)}~${hash(name)}`;
}

/** The longest beginning of whole characters that fits. */
function cut(text: string, bytes: number): string {
  let kept = '';
  let size = 0;
  for (const character of text) {
    size += Buffer.byteLength(character);
    if (size > bytes) break;
    kept += character;
  }
  return kept.trimEnd();
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** Which copy of which paper a file holds. */
export interface CopyName {
  readonly dataset: string;
  readonly template: string;
  /** The paper's subject, or the place of a paper of the whole programme. */
  readonly subject: string;
  /** What tells its files from signed ones that lie beside them: 第2版. */
  readonly edition: string | undefined;
  /** Counted from 1. */
  readonly copy: number;
  readonly party: string;
  readonly format: string;
}

/** The path of a copy below the output folder: `leigu/school-letter/擂鼓中学/擂鼓中学_第1份_存竹山县教育局.pdf`. */
export function copyPath({ dataset, template, subject, edition, copy, party, format }: CopyName): string {
  const folder = [dataset, template, subject].map((part) => fileNamePart(part));
  const told = edition === undefined ? '' : `_${edition}`;
  const base = fileNamePart(`${fileNamePart(subject)}${told}_第${copy}份_存${party}`, longest);
  return [...folder, `${base}.${format}`].join('/');
}

/** Where the texts of all versions lie, below a data set's folder of the output. */
export const textFolder = '.versions';

/** The path of a version's text below the output folder: `leigu/.versions/school-letter/擂鼓中学/第1版.txt`. */
export function textPath(
  { dataset, template, subject }: Pick<CopyName, 'dataset' | 'template' | 'subject'>,
  name: string,
): string {
  const folder = [template, subject].map((part) => fileNamePart(part));
  return [fileNamePart(dataset), textFolder, ...folder, `${fileNamePart(name)}.txt`].join('/');
}

/** What two paths share that some file system takes for one: case, composition and width do not tell them apart. */
export function collisionKey(path: string): string {
  return path.normalize('NFKC').toLowerCase();
}
