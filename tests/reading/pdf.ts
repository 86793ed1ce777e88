/** Finished PDFs read back: what a reader sees, line by line. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PdfLine {
  readonly text: string;
  /** Left edge and baseline in points from the page's lower left corner. */
  readonly x: number;
  readonly y: number;
}

export interface PdfText {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  readonly outline: readonly string[];
  /** The lines of each page from top to bottom. */
  readonly pages: readonly (readonly PdfLine[])[];
}

/** Baselines closer than this, in points, are one line. */
const sameLine = 2;

/** Reads a PDF's text, metadata and bookmarks. */
export async function readPdf(bytes: Uint8Array): Promise<PdfText> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false });
  const pdf = await task.promise;
  const { info } = await pdf.getMetadata();
  const pages: PdfLine[][] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const content = await (await pdf.getPage(number)).getTextContent({ disableNormalization: true });
    pages.push(linesOf(content.items.flatMap((item) => ('str' in item ? [pieceOf(item)] : []))));
  }
  const result = {
    title: field(info, 'Title'),
    author: field(info, 'Author'),
    language: field(info, 'Language'),
    outline: titles((await pdf.getOutline()) as OutlineItem[] | null),
    pages,
  };
  await task.destroy();
  return result;
}

interface OutlineItem {
  readonly title: string;
  readonly items: readonly OutlineItem[];
}

function titles(items: readonly OutlineItem[] | null): string[] {
  return (items ?? []).flatMap((item) => [item.title, ...titles(item.items)]);
}

function field(info: object, name: string): string {
  const value: unknown = Reflect.get(info, name);
  return typeof value === 'string' ? value : '';
}

function pieceOf(item: { readonly str: string; readonly transform: readonly unknown[] }): PdfLine {
  return { text: item.str, x: Number(item.transform[4]), y: Number(item.transform[5]) };
}

function linesOf(pieces: readonly PdfLine[]): PdfLine[] {
  const lines: { y: number; pieces: PdfLine[] }[] = [];
  for (const piece of pieces) {
    if (piece.text.trim() === '') continue;
    const line = lines.find((other) => Math.abs(other.y - piece.y) < sameLine);
    if (line === undefined) lines.push({ y: piece.y, pieces: [piece] });
    else line.pieces.push(piece);
  }
  return lines
    .sort((a, b) => b.y - a.y)
    .map((line) => {
      const sorted = line.pieces.sort((a, b) => a.x - b.x);
      return { text: sorted.map((piece) => piece.text).join(''), x: sorted[0]?.x ?? 0, y: line.y };
    });
}

/** The text of a page or paper without white space, lines joined. */
export function plainText(lines: readonly PdfLine[]): string {
  return withoutSpace(lines.map((line) => line.text).join(''));
}

/** A text for comparison: no white space, compatibility forms folded. */
export function withoutSpace(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '');
}
