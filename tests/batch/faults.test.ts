/** Disturbed runs, in short; `tests/slow` has them in full. */
import { describe, expect, test } from 'vitest';
import { failCalls, failures } from '../faults/failing-calls.ts';

describe('a call of the file system that fails', () => {
  test('costs nothing that was there, is told, and the next run finishes the work', async () => {
    const step = 9;
    const chosen = (call: number) => (call % step === 0 ? [failures[(call / step) % failures.length] ?? ''] : []);
    const { builds, calls, wrongs } = await failCalls(chosen);
    expect(wrongs).toEqual([]);
    expect(builds).toBeGreaterThan(calls / step);
  });
});
