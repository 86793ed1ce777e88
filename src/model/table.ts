/**
 * Tables as they stand in sheets and CSV files: cells with their places, nothing understood yet. `load` reads them,
 * `check` finds their header and places their columns.
 */
import type { Place } from './diagnostic.ts';
import type { SourceData } from './source.ts';

/** A table: a sheet of a workbook, or a CSV file. */
export interface SourceTable {
  /** Name of the sheet, or of the CSV file without its extension. */
  readonly name: string;
  /** Name of the file without its extension. */
  readonly file: string;
  readonly format: 'sheet' | 'csv';
  readonly place: Place;
  /** Whether the sheet is hidden: lists of choices stand in such sheets, and what somebody put aside. */
  readonly isHidden: boolean;
  /** Rows that have cells, from top to bottom. */
  readonly rows: readonly TableRow[];
}

/** The cells of one row that are not empty, from left to right. */
export type TableRow = readonly TableCell[];

/** A cell that is not empty. */
export interface TableCell {
  /** Counted from 0. */
  readonly column: number;
  readonly content: CellContent;
  readonly place: Place;
  /** Over how many columns and rows the cell is merged; 1 and 1 unless it is. */
  readonly columns: number;
  readonly rows: number;
  /** Whether it stands for a cell above that is merged over it. */
  readonly isCovered: boolean;
}

export type CellContent =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'number';
      readonly value: number;
      /** As the cell shows it, where its format adds to it: 007, 30%. */
      readonly shown?: string;
      /** The day YYYY-MM-DD that it would be if the cell were formatted as one. */
      readonly day?: string;
    }
  /** A day as YYYY-MM-DD; `shown` where the cell shows less than that: 2025年11月. */
  | { readonly kind: 'day'; readonly day: string; readonly shown?: string }
  | { readonly kind: 'yes-no'; readonly value: boolean }
  /** An error value (#REF!), or a formula that was saved without its result. */
  | { readonly kind: 'fault'; readonly detail: 'ERROR_VALUE' | 'NO_RESULT'; readonly shown: string };

/** A data set as read: its tables are not yet placed in sections. */
export interface LoadedData extends SourceData {
  readonly tables: readonly SourceTable[];
}

/** What a cell says, as people read it. */
export function cellText(content: CellContent): string {
  switch (content.kind) {
    case 'text':
      return content.text;
    case 'number':
      return content.shown ?? String(content.value);
    case 'day':
      return content.shown ?? content.day;
    case 'yes-no':
      return content.value ? '是' : '否';
    case 'fault':
      return content.shown;
  }
}
