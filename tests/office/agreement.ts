/** Whether two PDFs of a paper break their lines and pages at the same places. */
import { withoutSpace, type PdfText } from '../reading/pdf.ts';

/**
 * What stands in cells that are merged over the turn of a page. On the page they go on to, LibreOffice does not always
 * centre them; so they are compared by their pages, not by their lines.
 */
export const mergedMarks = '㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉';

export interface Agreement {
  readonly lines: number;
  readonly agreedLines: number;
  readonly pages: number;
  readonly agreedPages: number;
  /** Where lines part, as both have them. */
  readonly differences: readonly string[];
}

interface SpannedLine {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Compares lines by where they begin and end in the paper's text, pages by all they hold. */
export function compare(ours: PdfText, theirs: PdfText): Agreement {
  const [own, other] = [linesOf(ours), linesOf(theirs)];
  const known = new Set(other.map(({ start, end }) => `${start}-${end}`));
  const parted = own.filter(({ start, end }) => !known.has(`${start}-${end}`));
  const [pages, otherPages] = [pageTexts(ours), pageTexts(theirs)];
  return {
    lines: Math.max(own.length, other.length),
    agreedLines: own.length - parted.length,
    pages: Math.max(pages.length, otherPages.length),
    agreedPages: pages.filter((page, index) => page === otherPages[index]).length,
    differences: parted.map(({ start, text }) => {
      const near = other.find((line) => line.start <= start && start < line.end);
      return `ours 「${text}」, LibreOffice 「${near?.text ?? ''}」`;
    }),
  };
}

function linesOf({ pages }: PdfText): SpannedLine[] {
  let end = 0;
  return pages.flatMap(textsOf).map((text) => {
    const start = end;
    end += text.length;
    return { start, end, text };
  });
}

function pageTexts({ pages }: PdfText): string[] {
  return pages.map((lines) => {
    const marks = [...lines.map(({ text }) => text).join('')].filter((each) => mergedMarks.includes(each));
    return [...textsOf(lines), ...marks.sort()].join('\n');
  });
}

function textsOf(lines: PdfText['pages'][number]): string[] {
  const own = lines.map(({ text }) => [...text].filter((each) => !mergedMarks.includes(each)).join(''));
  return own.map(withoutSpace).filter((text) => text !== '');
}
