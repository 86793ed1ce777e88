/**
 * What is wrong, where, and with which words of the user's. Diagnostics are values: every stage returns
 * them, nobody throws them, and only `messages` turns them into sentences.
 */
import type { Fault } from './faults.ts';
import type { Place } from './place.ts';

export type * from './faults.ts';
export type * from './place.ts';
export type * from './run-faults.ts';

/** One fault (or warning) with its place. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly fault: Fault;
  readonly place?: Place;
}

/** A value, or the reasons why there is none; warnings may accompany a value. */
export interface Outcome<T> {
  readonly value: T | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Builds an error diagnostic. */
export function error(fault: Fault, place?: Place): Diagnostic {
  return place === undefined ? { severity: 'error', fault } : { severity: 'error', fault, place };
}

/** Builds a warning diagnostic. */
export function warning(fault: Fault, place?: Place): Diagnostic {
  return place === undefined ? { severity: 'warning', fault } : { severity: 'warning', fault, place };
}

/** Whether any of the diagnostics is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}

/** What the system says of a failed call: its code, such as ENOSPC; the message where there is none. */
export function reasonOf(cause: unknown): string {
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return cause instanceof Error ? cause.message : String(cause);
}
