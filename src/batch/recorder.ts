/** Records on their way into the ledger: in order, and as many at a time as came while the last ones were written. */
/** Records that may wait before the run waits for them. */
const most = 64;

export class Recorder<T> {
  readonly #append: (records: readonly T[]) => Promise<void>;
  #waiting: T[] = [];
  #writing: Promise<void> | undefined;
  #failure: { readonly cause: unknown } | undefined;

  /** @param append writes records to disk; never called again before it is done, nor after it has failed. */
  constructor(append: (records: readonly T[]) => Promise<void>) {
    this.#append = append;
  }

  /** Adds a record. @throws what writing an earlier one threw */
  async add(record: T): Promise<void> {
    this.#waiting.push(record);
    this.#writing ??= this.#write();
    if (this.#waiting.length >= most) await this.#writing;
    if (this.#failure !== undefined) throw this.#failure.cause;
  }

  /** Waits until nothing is being written. */
  async settle(): Promise<void> {
    await this.#writing;
  }

  /** Waits until all are on disk. @throws what writing one threw */
  async finish(): Promise<void> {
    await this.#writing;
    if (this.#failure !== undefined) throw this.#failure.cause;
  }

  async #write(): Promise<void> {
    try {
      while (this.#waiting.length > 0 && this.#failure === undefined) {
        const records = this.#waiting;
        this.#waiting = [];
        await this.#append(records);
      }
    } catch (cause) {
      this.#failure = { cause };
    } finally {
      this.#writing = undefined;
    }
  }
}
