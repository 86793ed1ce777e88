/** Maps as they were typed: a key may be given once. */
import { error } from '../model/diagnostic.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { SourceEntry } from '../model/source.ts';

/** The first entry of each key, and a fault for every further one. */
export function uniqueEntries(entries: readonly SourceEntry[]): {
  readonly entries: readonly SourceEntry[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const first = new Map<string, SourceEntry>();
  const diagnostics: Diagnostic[] = [];
  for (const entry of entries) {
    const earlier = first.get(entry.key);
    if (earlier === undefined) first.set(entry.key, entry);
    else diagnostics.push(error({ code: 'duplicate-key', key: entry.key, first: earlier.keyPlace }, entry.keyPlace));
  }
  return { entries: [...first.values()], diagnostics };
}
