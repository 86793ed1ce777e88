/** Many things at a time, their results in order. */

/**
 * Does something with each item, several at a time, and gives the results in the items' order. No item is begun before
 * a result of `ahead` items earlier has been taken, so that what waits for its turn is bounded. When the loop is left,
 * what was begun comes to its end first.
 *
 * @param signal once it is aborted nothing further is begun; results of what was begun still come.
 */
export async function* inOrder<T, R>(
  items: Iterable<T>,
  ahead: number,
  act: (item: T) => Promise<R>,
  signal?: AbortSignal,
): AsyncGenerator<R> {
  const begun: Promise<R>[] = [];
  const source = items[Symbol.iterator]();
  const begin = (): void => {
    while (begun.length < ahead) {
      if (signal?.aborted === true) return;
      const next = source.next();
      if (next.done === true) return;
      const result = act(next.value);
      // It is told when its turn comes: until then nobody listens.
      result.catch(() => undefined);
      begun.push(result);
    }
  };
  try {
    for (;;) {
      begin();
      const first = begun[0];
      if (first === undefined) return;
      const result = await first;
      begun.shift();
      yield result;
    }
  } finally {
    await Promise.allSettled(begun);
  }
}
