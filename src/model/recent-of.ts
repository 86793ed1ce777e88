/**
 * What was made of an object last, in the few ways in which it came to stand: letters share most of what they are made of,
 * but it does not stand alike in all of them. What is made goes when the object goes.
 */
export class RecentOf<Key extends object, Made> {
  readonly #made = new WeakMap<Key, readonly Made[]>();
  readonly #most: number;

  /** @param most ways that are kept of each object. */
  constructor(most = 4) {
    this.#most = most;
  }

  /** What was made of an object in the way that is asked for, if it is kept. */
  find(key: Key, isAskedFor: (made: Made) => boolean): Made | undefined {
    const made = this.#made.get(key);
    if (made === undefined) return undefined;
    for (const one of made) if (isAskedFor(one)) return one;
    return undefined;
  }

  /** Keeps what was made of an object; what was made first goes first. */
  add(key: Key, made: Made): void {
    this.#made.set(key, newestFirst(made, this.#made.get(key) ?? [], this.#most));
  }
}

/** Things made before and a new one, the newest first, no more than so many. */
export function newestFirst<Made>(newest: Made, before: readonly Made[], most: number): readonly Made[] {
  return [newest, ...before.slice(0, most - 1)];
}

/** Whether two lists are of the very same things. */
export function areSame<T>(some: readonly T[], others: readonly T[]): boolean {
  if (some === others) return true;
  if (some.length !== others.length) return false;
  for (let index = 0; index < some.length; index++) if (some[index] !== others[index]) return false;
  return true;
}
