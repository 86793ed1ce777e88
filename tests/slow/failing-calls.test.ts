/** Every call of the file system fails, in every way. */
import { expect, test } from 'vitest';
import { failCalls, failures } from '../faults/failing-calls.ts';

test('every call of a reissue, with every failure', async () => {
  const { builds, calls, wrongs } = await failCalls(() => failures);
  expect(wrongs).toEqual([]);
  expect(builds).toBe(calls * failures.length);
  expect(calls).toBeGreaterThan(70);
});
