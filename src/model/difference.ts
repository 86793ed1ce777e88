/**
 * Two versions of a text side by side: what stayed, what was removed, what was added. `ledger` compares, the writers
 * and the terminal show.
 */
import type { IsoDate } from './programme.ts';

/** A stretch of text. Of a line end, the line feed is part of the text. */
export interface DifferencePiece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** A line of either text or of both; in a changed one the pieces tell which words changed. */
export interface DifferenceLine {
  readonly kind: 'same' | 'changed' | 'removed' | 'added';
  readonly pieces: readonly DifferencePiece[];
}

/** Lines that are shown, or how many unchanged ones are not. */
export type DifferenceStretch =
  | { readonly kind: 'lines'; readonly lines: readonly DifferenceLine[] }
  | { readonly kind: 'omitted'; readonly count: number };

/** A fact that changed; null where it had or has no value. */
export interface ChangedFact {
  readonly path: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** Which versions of which paper are compared. */
export interface DifferenceHeader {
  readonly title: string;
  /** The paper's id. */
  readonly paper: string;
  readonly before: ComparedVersion;
  readonly after: ComparedVersion;
  readonly facts: readonly ChangedFact[];
}

export interface ComparedVersion {
  readonly version: number;
  readonly date: IsoDate;
}

/** What a comparison is told with, in the reader's language. */
export interface DifferenceWords {
  readonly heading: string;
  /** 第1版 → 第2版 */
  readonly versions: (before: ComparedVersion, after: ComparedVersion) => string;
  readonly changedFacts: string;
  readonly columns: { readonly fact: string; readonly from: string; readonly to: string };
  /** In place of a value where there is none. */
  readonly noValue: string;
  /** Names what is struck through and what is underlined. */
  readonly removed: string;
  readonly added: string;
  readonly omitted: (lines: number) => string;
  /** Where both texts are the same. */
  readonly nothing: string;
}

/** Fewer lines than this are not worth a note in their place. */
const fewestOmitted = 2;

/**
 * Shortens what is unchanged.
 *
 * @param context unchanged lines shown above and below each change.
 */
export function shortened(lines: readonly DifferenceLine[], context: number): DifferenceStretch[] {
  const changes = lines.flatMap(({ kind }, index) => (kind === 'same' ? [] : [index]));
  const shown = new Set<number>();
  for (const change of changes) {
    for (let near = change - context; near <= change + context; near++) shown.add(near);
  }
  const stretches: DifferenceStretch[] = [];
  for (let start = 0, end = 0; start < lines.length; start = end) {
    const isShown = shown.has(start);
    for (end = start + 1; end < lines.length && shown.has(end) === isShown; end++);
    const hidden = !isShown && end - start >= fewestOmitted;
    if (hidden) stretches.push({ kind: 'omitted', count: end - start });
    else addLines(stretches, lines.slice(start, end));
  }
  return stretches;
}

function addLines(stretches: DifferenceStretch[], lines: readonly DifferenceLine[]): void {
  const last = stretches.at(-1);
  if (last?.kind === 'lines') stretches[stretches.length - 1] = { kind: 'lines', lines: [...last.lines, ...lines] };
  else stretches.push({ kind: 'lines', lines });
}

/** The pieces of a line as they are shown: without the line feed that ends it. */
export function shownPieces(line: DifferenceLine): DifferencePiece[] {
  return line.pieces.flatMap(({ kind, text }) => {
    const shown = text.replaceAll('\n', '');
    return shown === '' ? [] : [{ kind, text: shown }];
  });
}
