/** What was made last, by what it was made from: papers that follow each other mostly ask for the same. */
export class Recent<Value> {
  readonly #values = new Map<string, Value>();
  readonly #most: number;
  #last: string | undefined;

  /** @param most values that are kept. */
  constructor(most: number) {
    this.#most = most;
  }

  /** The value of a key, made if it is not among those kept. */
  get(key: string, make: () => Value): Value {
    const known = this.#values.get(key);
    if (known !== undefined && key === this.#last) return known;
    this.#last = key;
    const value = known ?? make();
    // What was asked for last is dropped last.
    this.#values.delete(key);
    this.#values.set(key, value);
    const [oldest] = this.#values.keys();
    if (this.#values.size > this.#most && oldest !== undefined) this.#values.delete(oldest);
    return value;
  }
}
