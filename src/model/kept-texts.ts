/** Values by texts, up to so many characters of texts: what was asked for last is dropped last. */
export class KeptTexts<Value> {
  readonly #values = new Map<string, Value>();
  readonly #most: number;
  #characters = 0;

  /** @param most characters of all texts. */
  constructor(most: number) {
    this.#most = most;
  }

  /** The value of a text, which stays as it was; undefined if it is not kept. */
  see(text: string): Value | undefined {
    return this.#values.get(text);
  }

  /** The value of a text, which was asked for last now. */
  get(text: string): Value | undefined {
    const value = this.#values.get(text);
    if (value === undefined) return undefined;
    this.#values.delete(text);
    this.#values.set(text, value);
    return value;
  }

  /** Takes the value of a text away. */
  take(text: string): Value | undefined {
    const value = this.#values.get(text);
    if (this.#values.delete(text)) this.#characters -= text.length;
    return value;
  }

  /** Keeps the value of a text that is not kept. */
  add(text: string, value: Value): void {
    this.#values.set(text, value);
    this.#characters += text.length;
    for (const oldest of this.#values.keys()) {
      if (this.#characters <= this.#most || oldest === text) break;
      this.take(oldest);
    }
  }
}
