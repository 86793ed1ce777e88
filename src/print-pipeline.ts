/** The stages joined for the print file: papers laid out, the list of them, and the file they are written into. */
import { layOutList, listTitle, type LaidOutList } from './layout/print-list.ts';
import { markLine } from './layout/mark.ts';
import type { DocumentProperties } from './model/document.ts';
import type { LaidOutLine, LaidOutPaper } from './model/page.ts';
import type { PrintCopy } from './model/print.ts';
import type { Programme } from './model/programme.ts';
import { houseStyle } from './model/style.ts';
import { layOutCopies, type ComposedPaper, type ReadyDataset } from './pipeline.ts';
import { DrawnCharacters } from './write/print-fonts.ts';
import { PrintWriter } from './write/print.ts';

/** A paper as it is printed. */
export interface PrintedPaper {
  readonly paper: LaidOutPaper;
  /** The line that marks each copy. */
  readonly marks: readonly LaidOutLine[];
}

/** Lays a paper out as it was issued. */
export function printedPaper(dataset: ReadyDataset, composed: ComposedPaper): PrintedPaper {
  const { paper, marks } = layOutCopies(dataset, composed, undefined);
  const { library } = dataset.fonts;
  return { paper, marks: marks.map((mark) => markLine(mark, paper, houseStyle, library)) };
}

/** Which faces draw what of a print file: it must be known before the first page is written. */
export class PrintedCharacters {
  readonly #drawn = new DrawnCharacters();

  add({ paper, marks }: PrintedPaper): void {
    for (const { lines } of paper.pages) this.#drawn.add(lines);
    this.#drawn.add(marks);
  }

  /** A file for what was added, with the list of it. */
  writer({ fonts }: ReadyDataset): PrintWriter {
    return new PrintWriter(this.#drawn.fonts(fonts.library));
  }
}

/** The list of what a print file holds. */
export function printList({ programme, fonts }: ReadyDataset, copies: readonly PrintCopy[]): LaidOutList {
  return layOutList(copies, subjectOf(programme), fonts.library);
}

/** What the file says of itself. */
export function printProperties({ programme }: ReadyDataset): DocumentProperties {
  const { name, author } = subjectOf(programme);
  return { title: listTitle({ name }), author, subject: name, language: 'zh-CN' };
}

function subjectOf({ undertaking, organizations }: Programme): { readonly name: string; readonly author: string } {
  const issuer = organizations.find(({ name }) => name === undertaking.issuer);
  return { name: undertaking.name, author: issuer?.fullName ?? undertaking.issuer };
}

export { hasPictures } from './write/pdf-seals.ts';
export type { LaidOutList } from './layout/print-list.ts';
export type { PrintWriter } from './write/print.ts';
