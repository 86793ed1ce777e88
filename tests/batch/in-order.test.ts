/** Many things at a time, their results in order, and never more of them than was said. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inOrder } from '../../src/batch/in-order.ts';

/** Waits for some turns of the event loop. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

describe('results come in the order of the items', () => {
  test('whichever is done first, and no more are in hand than ahead', async () => {
    const durations = fc.array(fc.nat({ max: 8 }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(durations, fc.integer({ min: 1, max: 5 }), async (times, ahead) => {
        let [begun, taken, most] = [0, 0, 0];
        const act = async (index: number): Promise<number> => {
          begun += 1;
          most = Math.max(most, begun - taken);
          await turns(times[index] ?? 0);
          return index;
        };
        const found: number[] = [];
        for await (const index of inOrder(times.keys(), ahead, act)) {
          found.push(index);
          taken += 1;
        }
        expect(found).toEqual([...times.keys()]);
        expect(most).toBeLessThanOrEqual(ahead);
      }),
      { numRuns: 30 },
    );
  });

  test('a failure is thrown in its turn, once what was begun is done', async () => {
    const done: number[] = [];
    const act = async (item: number): Promise<number> => {
      await turns(item === 2 ? 1 : 10);
      if (item === 2) throw new Error('two');
      done.push(item);
      return item;
    };
    const found: number[] = [];
    const loop = async (): Promise<void> => {
      for await (const item of inOrder([1, 2, 3, 4, 5], 3, act)) found.push(item);
    };
    await expect(loop()).rejects.toThrow('two');
    expect(found).toEqual([1]);
    expect(done.sort()).toEqual([1, 3, 4]);
  });
});

test('once it is stopped nothing is begun; what was begun comes to its end', async () => {
  const stop = new AbortController();
  const begun: number[] = [];
  const act = async (item: number): Promise<number> => {
    begun.push(item);
    await turns(2);
    return item;
  };
  const found: number[] = [];
  for await (const item of inOrder([1, 2, 3, 4, 5, 6], 2, act, stop.signal)) {
    found.push(item);
    if (item === 2) stop.abort();
  }
  expect(begun).toEqual([1, 2, 3]);
  expect(found).toEqual([1, 2, 3]);
});
