/**
 * What was issued, signed and voided, in order. Versions of a paper count from 1; what a version was made from stands
 * in it, so that a later one can say what has changed.
 */
import type { DateSource, IsoDate, PaperFormat } from './programme.ts';

/** Facts by name, as `fill` reads them; null where there was no value. */
export type FactValues = Readonly<Record<string, string | null>>;

/** One file of one copy. */
export interface IssuedFile {
  readonly format: PaperFormat;
  /** Counted from 1. */
  readonly copy: number;
  readonly copies: number;
  readonly party: string;
  /** Below the output folder, with forward slashes. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly pages: number;
}

/** A file beside the papers: the text of a version, the scan of what was signed. */
export type KeptFile = Pick<IssuedFile, 'path' | 'sha256' | 'bytes'>;

/** What a paper is made from and what it says; two papers alike in it are the same paper. */
export interface PaperSource {
  readonly paper: string;
  readonly template: string;
  readonly subject: string;
  readonly title: string;
  readonly date: IsoDate;
  readonly dated: DateSource;
  readonly facts: FactValues;
  /** Hash of everything it says. */
  readonly content: string;
  /** Hash of the template and the parts in it. */
  readonly templateHash: string;
  /** Which fonts draw it. */
  readonly fonts: string;
  /** Version of the program. */
  readonly program: string;
}

/** A version of a paper. */
export interface VersionName {
  readonly paper: string;
  readonly version: number;
}

export interface IssuedRecord extends PaperSource {
  readonly kind: 'issued';
  readonly version: number;
  /** The version it takes the place of. */
  readonly supersedes: number | null;
  /** The id the paper had until its organization was given another name; its versions end there. */
  readonly renamedFrom: string | null;
  /** 责任人变更确认页: the version that stays in force with what this page changes of it. */
  readonly supplements: VersionName | null;
  /** What it says, as plain text. */
  readonly text: KeptFile;
  readonly files: readonly IssuedFile[];
}

/** All parties have signed. */
export interface SignedRecord {
  readonly kind: 'signed';
  readonly paper: string;
  readonly version: number;
  readonly on: IsoDate;
  /** The scan of what was signed, copied beside the papers. */
  readonly scan: KeptFile | null;
}

export interface VoidedRecord {
  readonly kind: 'voided';
  readonly paper: string;
  readonly version: number;
  readonly reason: string;
}

export type LedgerRecord = IssuedRecord | SignedRecord | VoidedRecord;

/** A line of the ledger: a record, its number from 1, and the hashes that chain it to the line before. */
export type LedgerEntry = LedgerRecord & {
  readonly serial: number;
  readonly previous: string;
  readonly hash: string;
};

export type VersionState = 'issued' | 'signed' | 'superseded' | 'void';

/** A version and what became of it. */
export interface PaperVersion {
  readonly issued: IssuedRecord;
  readonly state: VersionState;
  /** Also of a version superseded since. */
  readonly signed: SignedRecord | undefined;
  readonly voided: VoidedRecord | undefined;
}

/** The versions of each paper, oldest first. */
export type LedgerState = ReadonlyMap<string, readonly PaperVersion[]>;

/** What is wrong with a ledger's file, at a line from 1. */
export interface LedgerFlaw {
  readonly line: number;
  readonly flaw: 'not-json' | 'not-a-record' | 'changed' | 'out-of-order' | 'other-format';
}
