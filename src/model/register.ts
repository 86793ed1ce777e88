/** 签订台账: the ledger as a table for people, a row for each version of each paper. */
import type { IsoDate } from './programme.ts';

export interface RegisterRow {
  /** Counted from 1. */
  readonly serial: number;
  readonly title: string;
  readonly subject: string;
  readonly template: string;
  readonly version: number;
  /** All in one text. */
  readonly parties: string;
  readonly copies: number;
  readonly issued: IsoDate;
  /** In the reader's language. */
  readonly state: string;
  readonly signed: IsoDate | undefined;
  /** Path of the scan of what was signed. */
  readonly scan: string | undefined;
  /** Why it is void. */
  readonly reason: string | undefined;
  readonly remark: string;
}

/** The name of the sheet (31 characters at most, none of []/\:*?) and what stands above the columns. */
export interface RegisterWords {
  readonly sheet: string;
  readonly columns: Readonly<Record<keyof RegisterRow, string>>;
}
