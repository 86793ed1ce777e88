/** Records on their way into the ledger. */
import { expect, test } from 'vitest';
import { Recorder } from '../../src/batch/recorder.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('are written in order, one call at a time, those that came meanwhile together', async () => {
  const calls: number[][] = [];
  let isWriting = false;
  const recorder = new Recorder<number>(async (records) => {
    expect(isWriting).toBe(false);
    isWriting = true;
    calls.push([...records]);
    await turn();
    isWriting = false;
  });
  for (const record of [1, 2, 3, 4]) await recorder.add(record);
  await recorder.finish();
  expect(calls.flat()).toEqual([1, 2, 3, 4]);
  expect(calls.length).toBeLessThan(4);
  await recorder.add(5);
  await recorder.finish();
  expect(calls.at(-1)).toEqual([5]);
});

test('none waits beside more than sixty-four others', async () => {
  let written = 0;
  const recorder = new Recorder<number>(async (records) => {
    await turn();
    written += records.length;
  });
  for (let added = 1; added <= 1000; added++) {
    await recorder.add(added);
    expect(added - written).toBeLessThanOrEqual(65);
  }
  await recorder.finish();
  expect(written).toBe(1000);
});

test('nothing is written after a failure, which everybody is told', async () => {
  const calls: number[][] = [];
  const recorder = new Recorder<number>(async (records) => {
    calls.push([...records]);
    await turn();
    throw new Error('full');
  });
  await recorder.add(1);
  await recorder.settle();
  await expect(recorder.add(2)).rejects.toThrow('full');
  await expect(recorder.finish()).rejects.toThrow('full');
  expect(calls).toEqual([[1]]);
});
