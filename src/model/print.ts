/** The print file: the copies of all papers in one PDF for the printer, a list of them in front. */

/** A copy of a paper as the list names it. */
export interface PrintCopy {
  /** The paper's number in the file, from 1. */
  readonly order: number;
  readonly title: string;
  readonly subject: string;
  /** Counted from 1. */
  readonly copy: number;
  readonly copies: number;
  /** Who keeps it. */
  readonly party: string;
  readonly pages: number;
}

/** A copy at its place. */
export interface PlacedCopy extends PrintCopy {
  /** The page of the file that it begins on, from 1: an odd one, the front of a sheet. */
  readonly start: number;
}

/** What keeps papers from being printed. Papers are named by their ids. */
export type PrintFault =
  /** Papers that were never made, and those of which something has changed since. */
  | { readonly code: 'print-not-issued'; readonly papers: readonly string[] }
  | { readonly code: 'print-outdated'; readonly papers: readonly string[] }
  /** In force, and not asked for by the data any more. */
  | { readonly code: 'print-unrequested'; readonly papers: readonly string[] }
  /** They can only be printed from their PDFs, and there are none. */
  | { readonly code: 'print-without-pdf'; readonly papers: readonly string[] }
  /** The file would lie among those that were issued. */
  | { readonly code: 'print-among-issued'; readonly path: string }
  /** Somebody ended the run. */
  | { readonly code: 'print-stopped' };
