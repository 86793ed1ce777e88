/** What can be at fault with runs, and with what was issued. */
import type { LedgerFlaw, VersionState } from './ledger.ts';

/** What can come between a run and its end. */
export type RunFault =
  /** A worker ended with a paper in hand. */
  | { readonly code: 'worker-lost'; readonly paper: string; readonly reason: string }
  /** Somebody ended the run; `left` papers are not made. */
  | { readonly code: 'stopped'; readonly made: number; readonly left: number }
  /** Shards that are not made, or not to their end. */
  | { readonly code: 'shards-missing'; readonly dataset: string; readonly missing: readonly number[]; readonly of: number } // prettier-ignore
  /** Shards that were not made from what the first one was made from. */
  | {
      readonly code: 'shards-differ';
      readonly shards: readonly number[];
      readonly of: number;
      readonly what: ShardBase;
    }
  /** Shards of several divisions lie side by side. */
  | { readonly code: 'shards-ambiguous'; readonly dataset: string; readonly divisions: readonly number[] }
  /** The ledger has moved on since the shards were made. */
  | { readonly code: 'shards-stale'; readonly of: number; readonly serial: number; readonly now: number }
  | { readonly code: 'shards-none'; readonly dataset: string }
  | { readonly code: 'shard-damaged'; readonly shard: number; readonly of: number }
  /** What a shard has made is not in the ledger yet. */
  | { readonly code: 'shard-unmerged'; readonly path: string; readonly shard: number; readonly of: number }
  | {
      readonly code: 'shard-at-work';
      readonly path: string;
      readonly shard: number;
      readonly of: number;
      readonly host: string;
    };

/** What shards of one run have in common. */
export type ShardBase = 'data' | 'fonts' | 'program' | 'ledger' | 'options';

/** What can be at fault with what was issued. Paths are shown as the user would name them. */
export type LedgerFault =
  | { readonly code: 'ledger-locked'; readonly path: string; readonly pid: number; readonly host: string }
  | { readonly code: 'ledger-damaged'; readonly flaw: LedgerFlaw['flaw'] }
  /** The last line was not written to its end: a run was killed. */
  | { readonly code: 'ledger-torn' }
  /** A record that cannot follow those before it. */
  | { readonly code: 'ledger-record'; readonly paper: string; readonly version: number; readonly wrong: RecordFault }
  /** A saved plan that is none, or that no longer holds; `of` are serials of the ledger, names or ids of papers. */
  | { readonly code: 'not-a-plan' }
  | { readonly code: 'plan-stale'; readonly because: 'dataset' | 'ledger' | 'papers'; readonly of: readonly string[] }
  | { readonly code: 'paper-unknown'; readonly id: string; readonly nearest?: string }
  | { readonly code: 'paper-ambiguous'; readonly text: string; readonly ids: readonly string[] }
  /** What was asked for needs a version in another state. */
  | { readonly code: 'version-state'; readonly paper: string; readonly version: number; readonly state: VersionState }
  | { readonly code: 'version-unknown'; readonly paper: string; readonly version: number; readonly last: number }
  | { readonly code: 'one-version'; readonly paper: string }
  | { readonly code: 'scan-empty'; readonly path: string }
  | { readonly code: 'issued-missing'; readonly path: string; readonly what: IssuedWhat; readonly isSigned: boolean }
  | { readonly code: 'issued-changed'; readonly path: string; readonly what: IssuedWhat; readonly isSigned: boolean }
  | { readonly code: 'issued-unknown'; readonly path: string }
  /** A file that a killed run was writing. */
  | { readonly code: 'issued-unfinished'; readonly path: string };

/** A copy of a paper, the text of a version, the scan of what was signed. */
export type IssuedWhat = 'copy' | 'text' | 'scan';

/** How a record can fail to follow those before it. */
export type RecordFault = 'not-issued' | 'number' | 'signed-twice' | 'void-signed' | 'void-twice';
