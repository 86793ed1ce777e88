/**
 * A document with those typographic decisions taken that both files must share: where a title turns, where a line
 * of a signature block turns, what must stay on one page. The DOCX is written from it and the PDF is laid out from
 * it, so neither can decide otherwise.
 */
import type {
  AttachmentListBlock,
  Block,
  CoverBlock,
  DocumentProperties,
  Line,
  MastheadBlock,
  Orientation,
  RecordBlock,
  SignaturesBlock,
  TableBlock,
  TableCell,
  TableColumn,
} from './document.ts';
import type { PlacedSeal } from './seal.ts';

export interface PreparedDocument {
  readonly properties: DocumentProperties;
  readonly cover: PreparedCover | undefined;
  readonly blocks: readonly FlowBlock[];
}

/** A block of the text as both writers take it. */
export type SettledBlock =
  | Exclude<Block, CoverBlock | TableBlock | MastheadBlock | RecordBlock | SignaturesBlock | AttachmentListBlock>
  | PreparedAttachmentList
  | PreparedTable
  | PreparedSignatures
  | PreparedMasthead
  | PreparedRecord;

/** Signatures none of whose lines turns any more. */
export interface PreparedSignatures extends SignaturesBlock {
  /** Where each line of an issuing body begins, in points from the type area's left edge; none for parties in columns. */
  readonly indents: readonly number[];
  readonly seals?: readonly AnchoredSeal[];
}

/** A seal that goes with a line of the signatures, at its place on the line's page. */
export interface AnchoredSeal extends Pick<PlacedSeal, 'image' | 'x' | 'y' | 'width' | 'height'> {
  /**
   * For parties in columns: from the left edge of the line's column, and from the line's upper edge. Word processors
   * do not agree on what a page is to a picture in a table.
   */
  readonly within: { readonly left: number; readonly top: number } | undefined;
  /** One of the lines of the parties. */
  readonly line: Line;
  /** The seal's number in the paper, and that of its picture, counted from 1. */
  readonly number: number;
  readonly picture: number;
}

/** A record with the lines each entry takes, and the room its page leaves above it. */
export interface PreparedRecord extends RecordBlock {
  readonly lines: readonly number[];
  /** What the lines of each entry but its first are indented by, in points. */
  readonly hangings: readonly number[];
  /** In points; known once there are pages. */
  readonly room: number;
}

/** A list of attachments with the character spacing of each title, in points (`layout/tighten.ts`). */
export interface PreparedAttachmentList extends AttachmentListBlock {
  readonly spacings: readonly number[];
}

/** A masthead with the size at which the mark fits its line. */
export interface PreparedMasthead extends MastheadBlock {
  /** In points. */
  readonly size: number;
}

/** A block of the text, with what ties it to its neighbours. */
export interface FlowBlock {
  readonly block: SettledBlock;
  /** How its pages lie. */
  readonly orientation: Orientation;
  /** In points, in whole twips: the style's, or less where a paragraph is set tighter (`layout/tighten.ts`). */
  readonly characterSpacing: number;
  /** Its last line stands on the page of the next block's first line. */
  readonly keepWithNext: boolean;
  /** All its lines stand on one page. */
  readonly keepTogether: boolean;
}

/** A table whose columns have widths and whose rows have heights. */
export interface PreparedTable {
  readonly kind: 'table';
  readonly ruled: boolean;
  readonly columns: readonly PreparedColumn[];
  /** Undefined where the table has none. */
  readonly header: PreparedRow | undefined;
  readonly rows: readonly PreparedRow[];
}

export interface PreparedColumn extends Pick<TableColumn, 'align'> {
  /** In points, rules and margins included. */
  readonly width: number;
}

export interface PreparedCell extends TableCell {
  /** In points, in whole twips: none, or what its lines need to end where they may (`layout/spacing.ts`). */
  readonly characterSpacing: number;
}

export interface PreparedRow {
  readonly cells: readonly PreparedCell[];
  /** In points: enough for each of its own cells; a merged one stands across its rows, which grow if they must. */
  readonly height: number;
  /** In points, by column: what the text of a cell merged across rows takes; 0 where none is. */
  readonly mergedHeights: readonly number[];
  /** A row higher than a page may be divided between its lines; no other may. */
  readonly divisible: boolean;
}

/** The lines of a cover from top to bottom, each at its grid line; none of them turns any more. */
export interface PreparedCover {
  readonly lines: readonly CoverLine[];
}

export interface CoverLine {
  readonly role: 'head' | 'title' | 'foot';
  readonly content: Line;
  /** Grid lines left free above it, counted from the line above or from the copy's mark. */
  readonly linesAbove: number;
}

/** A copy's mark as both files print it, on the first line of the first page (GB/T 9704-2012 7.2.1). */
export interface PreparedMark {
  readonly text: string;
  /** Type size in points: the standard's, or less where the keeper's name is too long for the line. */
  readonly size: number;
}
