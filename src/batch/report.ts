/** What a command did, in the shape that programs read (`--json`). Names are part of the interface: they stay. */
import type { Diagnostic, Place } from '../model/diagnostic.ts';
import type { PaperFormat } from '../model/programme.ts';
import type { Stage } from '../model/timing.ts';

export interface BuildReport {
  readonly dataset: string;
  /** Date of the papers that have none of their own, as YYYY-MM-DD. */
  readonly asOf: string;
  readonly seconds: number;
  readonly ledger: LedgerPosition;
  readonly papers: readonly PaperReport[];
  readonly unrequested: readonly UnrequestedReport[];
  readonly laterTenures: readonly LaterTenure[];
  readonly totals: Totals;
  /** Seconds by stage, where they were asked for; of several workers the sum. */
  readonly timing?: TimingReport;
  readonly warnings: readonly DiagnosticReport[];
}

export type TimingReport = Readonly<Record<Stage, number>>;

/** Where a ledger stood: the number and hash of its last record. */
export interface LedgerPosition {
  readonly serial: number;
  readonly hash: string | null;
}

/** A paper in force that the data no longer asks for. */
export interface UnrequestedReport {
  readonly id: string;
  readonly version: number;
  readonly signed: boolean;
}

/** Somebody who takes a post after the date of the papers. */
export interface LaterTenure {
  readonly post: string;
  readonly holder: string;
  readonly from: string;
}

/** `created` there was nothing, `changed` some file is new or has other bytes, `unchanged` nothing was touched. */
export type PaperStatus = 'created' | 'changed' | 'unchanged';

export interface PaperReport {
  readonly id: string;
  readonly template: string;
  /** The organization the paper is for, or the place of a paper of the whole programme. */
  readonly subject: string;
  readonly title: string;
  readonly date: string;
  readonly version: number;
  readonly status: PaperStatus;
  readonly supersedes: number | null;
  /** Of 责任人变更确认页: the signed version that it goes with. */
  readonly supplements: { readonly paper: string; readonly version: number } | null;
  /** The id it was issued under before its organization was renamed. */
  readonly renamedFrom: string | null;
  /** Whether the version in force before was signed. */
  readonly signed: boolean;
  /** Signed, and left as it is although template, fonts or program have changed. */
  readonly held: boolean;
  readonly reasons: readonly ReasonReport[];
  readonly files: readonly FileReport[];
}

export interface ReasonReport {
  readonly path: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface FileReport {
  readonly format: PaperFormat;
  /** Counted from 1. */
  readonly copy: number;
  readonly copies: number;
  readonly party: string;
  /** Relative to where the command was given, with forward slashes. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly pages: number;
}

export interface Totals {
  readonly papers: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly files: number;
}

/** A fault as programs read it: its code and place, and the sentences that people are given. */
export interface DiagnosticReport extends Partial<Place> {
  readonly severity: Diagnostic['severity'];
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** How many papers came out how. */
export function totalsOf(papers: readonly PaperReport[]): Totals {
  const count = (status: PaperStatus): number => papers.filter((paper) => paper.status === status).length;
  return {
    papers: papers.length,
    created: count('created'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    files: papers.reduce((sum, paper) => sum + paper.files.length, 0),
  };
}

/** The reports of several data sets as one, with each of them under `datasets`. */
export function joinReports(
  reports: readonly BuildReport[],
): Omit<BuildReport, 'ledger'> & { readonly datasets: readonly BuildReport[] } {
  const papers = reports.flatMap((report) => report.papers);
  return {
    dataset: reports.map((report) => report.dataset).join(','),
    asOf: [...new Set(reports.map((report) => report.asOf))].join(','),
    seconds: rounded(reports.reduce((sum, report) => sum + report.seconds, 0)),
    papers,
    unrequested: reports.flatMap((report) => report.unrequested),
    laterTenures: reports.flatMap((report) => report.laterTenures),
    totals: totalsOf(papers),
    warnings: reports.flatMap((report) => report.warnings),
    datasets: reports,
  };
}

/** Seconds with two decimals. */
export function rounded(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}
