/** Finished PDFs read back: what a reader sees, line by line. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PdfLine {
  readonly text: string;
  /** Left edge and baseline in points from the page's lower left corner. */
  readonly x: number;
  readonly y: number;
  /** Whether it reads from top to bottom. */
  readonly turned: boolean;
}

export interface PdfText {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  readonly outline: readonly string[];
  /** The lines of each page from top to bottom. */
  readonly pages: readonly (readonly PdfLine[])[];
  /** Width and height of each page in points. */
  readonly sizes: readonly (readonly [number, number])[];
}

/** Baselines closer than this, in points, are one line. */
const sameLine = 3;

/** Reads a PDF's text, metadata and bookmarks. */
export async function readPdf(bytes: Uint8Array): Promise<PdfText> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false });
  const pdf = await task.promise;
  const { info } = await pdf.getMetadata();
  const pages: PdfLine[][] = [];
  const sizes: [number, number][] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    sizes.push([Math.round(width), Math.round(height)]);
    const content = await page.getTextContent({ disableNormalization: true });
    pages.push(linesOf(content.items.flatMap((item) => ('str' in item ? [pieceOf(item)] : []))));
  }
  const result = {
    title: field(info, 'Title'),
    author: field(info, 'Author'),
    language: field(info, 'Language'),
    outline: titles((await pdf.getOutline()) as OutlineItem[] | null),
    pages,
    sizes,
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
  const [horizontal = 1] = item.transform;
  const turned = Math.abs(Number(horizontal)) < 0.001;
  return { text: item.str, x: Number(item.transform[4]), y: Number(item.transform[5]), turned };
}

function linesOf(pieces: readonly PdfLine[]): PdfLine[] {
  const lines: { first: PdfLine; pieces: PdfLine[] }[] = [];
  for (const piece of pieces) {
    if (piece.text.trim() === '') continue;
    const line = lines.find(({ first }) => isOneLine(first, piece));
    if (line === undefined) lines.push({ first: piece, pieces: [piece] });
    else line.pieces.push(piece);
  }
  return lines
    .sort((a, b) => Number(a.first.turned) - Number(b.first.turned) || b.first.y - a.first.y)
    .map(({ first, pieces: own }) => {
      const sorted = own.sort((a, b) => (first.turned ? b.y - a.y : a.x - b.x));
      return {
        ...(sorted[0] ?? first),
        y: first.turned ? (sorted[0]?.y ?? first.y) : first.y,
        text: sorted.map((piece) => piece.text).join(''),
      };
    });
}

function isOneLine(a: PdfLine, b: PdfLine): boolean {
  return a.turned === b.turned && Math.abs(a.turned ? a.x - b.x : a.y - b.y) < sameLine;
}

/** The text of a page or paper without white space, lines joined. */
export function plainText(lines: readonly PdfLine[]): string {
  return withoutSpace(lines.map((line) => line.text).join(''));
}

/** A text for comparison: no white space, compatibility forms folded. */
export function withoutSpace(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '');
}
