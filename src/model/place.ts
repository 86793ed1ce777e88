/** Where something stands in the user's files. Lines and columns count from 1; a column counts characters. */
export interface Place {
  /** Path as the user would name it: relative to the workspace, with forward slashes. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** Sheet of a workbook. */
  readonly sheet?: string;
  /** Cell of a sheet, such as B7. */
  readonly cell?: string;
  /** The line (or the cell's text) as it stands in the file; of a very long one what stands around the place. */
  readonly excerpt?: string;
  /** How many characters of a long line stand before the excerpt. */
  readonly excerptStart?: number;
}
