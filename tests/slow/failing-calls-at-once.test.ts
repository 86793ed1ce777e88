/** Every call of the file system fails, in every way, in a thread that makes its calls at once. */
import { expect, test } from 'vitest';
import { callAtOnce } from '../../src/batch/file-calls.ts';
import { failCalls, failures } from '../faults/failing-calls.ts';

test('every call of a reissue, with every failure', async () => {
  callAtOnce();
  const { builds, calls, wrongs } = await failCalls(() => failures);
  expect(wrongs).toEqual([]);
  expect(builds).toBe(calls * failures.length);
  expect(calls).toBeGreaterThan(70);
});
