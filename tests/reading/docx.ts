/** Finished DOCX files read back: paragraphs with their styles, numbers and runs. */
import { strFromU8, unzipSync } from 'fflate';
import type { CountedAt } from './docx-numbers.ts';
import { unescaped } from './xml.ts';

export interface DocxParagraph {
  /** Id of the paragraph's style. */
  readonly style: string;
  /** Where it is counted, if it says so itself and not by its style: level counted from 0. */
  readonly numbered: CountedAt | undefined;
  readonly text: string;
  /** The texts of runs with a character style, such as what is bold. */
  readonly styled: readonly (readonly [style: string, text: string])[];
}

export interface DocxFile {
  readonly parts: Readonly<Record<string, string>>;
  readonly paragraphs: readonly DocxParagraph[];
}

/** Reads a DOCX file's parts and the paragraphs of its body, those in tables included. */
export function readDocx(bytes: Uint8Array): DocxFile {
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
  const body = parts['word/document.xml'] ?? '';
  const paragraphs = [...body.matchAll(/<w:p[ >][\s\S]*?<\/w:p>/gu)].map(([xml]) => paragraphOf(xml));
  return { parts, paragraphs };
}

function paragraphOf(xml: string): DocxParagraph {
  const [, level, list] = /<w:ilvl w:val="(\d)"\/><w:numId w:val="(\d+)"/u.exec(xml) ?? [];
  const runs = [...xml.matchAll(/<w:r[ >][\s\S]*?<\/w:r>/gu)].map(([run]) => run);
  return {
    style: /<w:pStyle w:val="([^"]*)"/u.exec(xml)?.[1] ?? '',
    numbered: level === undefined || list === undefined ? undefined : { list, level: Number(level) },
    text: runs.map(textOf).join(''),
    styled: runs.flatMap((run) => {
      const style = /<w:rStyle w:val="([^"]*)"/u.exec(run)?.[1];
      return style === undefined ? [] : [[style, textOf(run)] as const];
    }),
  };
}

function textOf(run: string): string {
  return [...run.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>/gu)]
    .map(([found, text]) => (found === '<w:br/>' ? '\n' : unescaped(text ?? '')))
    .join('');
}
