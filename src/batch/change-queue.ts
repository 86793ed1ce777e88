/** Changes of files that come one by one and are taken together, once no more come for a moment. */

/** What has changed since somebody last asked. */
export interface Changes {
  /**
   * Waits until a file has changed and no other has for a moment; gives all that have, as people name them, in order.
   * Gives none once `stopped` is aborted.
   *
   * @throws Error where files can no longer be watched.
   */
  next(stopped: AbortSignal): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Between who sees changes and who asks for them. */
export class ChangeQueue implements Pick<Changes, 'next'> {
  readonly #changed = new Set<string>();
  readonly #settle: () => Promise<unknown>;
  /** How many changes there were. */
  #count = 0;
  #failure: Error | undefined;
  #wake: () => void = () => undefined;

  /** @param settle waits for the moment in which nothing more must change. */
  constructor(settle: () => Promise<unknown>) {
    this.#settle = settle;
  }

  add(file: string): void {
    this.#changed.add(file);
    this.#count += 1;
    this.#wake();
  }

  /** Files can no longer be watched. */
  fail(cause: Error): void {
    this.#failure = cause;
    this.#wake();
  }

  async next(stopped: AbortSignal): Promise<readonly string[]> {
    const isOver = (): boolean => stopped.aborted || this.#failure !== undefined;
    while (this.#changed.size === 0 && !isOver()) await this.#news(stopped);
    for (let known = -1; known !== this.#count && !isOver();) {
      known = this.#count;
      await this.#settle();
    }
    if (this.#failure !== undefined) throw this.#failure;
    const files = stopped.aborted ? [] : [...this.#changed].sort();
    this.#changed.clear();
    return files;
  }

  /** Waits until something happens. */
  async #news(stopped: AbortSignal): Promise<void> {
    await new Promise<void>((resume) => {
      this.#wake = resume;
      stopped.addEventListener('abort', () => resume(), { once: true });
    });
  }
}
