/**
 * The logical structure of a paper: what is a heading, an item, a table's cell, and in which order it is read. Pages
 * only refer to it, so a paragraph that goes over a page break is one element.
 */

/** Standard structure types (ISO 32000-1, 14.8.4). */
export type StructureType =
  | 'Document'
  | 'Sect'
  | 'Div'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure';

/** An element by its place in the structure's list. */
export type ElementId = number;

export interface StructureElement {
  readonly type: StructureType;
  /** The element it stands in; undefined for the document alone. */
  readonly parent: ElementId | undefined;
  /** How many rows a cell stands across, where it is more than one. */
  readonly rowSpan?: number;
  /** Of a figure: what readers that speak say, and its left, lower, right and upper edge in points, from the lower left. */
  readonly figure?: { readonly alt: string; readonly box: readonly [number, number, number, number] };
}

/**
 * The elements of a paper in reading order. The first is the document, the second the mark that tells one copy from
 * another. The children of an element stand in the order of the list, below what the element says itself.
 */
export type Structure = readonly StructureElement[];

export const documentElement: ElementId = 0;
export const markElement: ElementId = 1;
