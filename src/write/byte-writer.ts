/** Bytes put one behind the other, of texts and of bytes: files are made of many short ones, too many for a buffer each. */
export class ByteWriter {
  #bytes = Buffer.allocUnsafeSlow(65_536);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** A text in Latin-1. */
  text(text: string): void {
    this.#makeRoom(text.length);
    this.#length += this.#bytes.write(text, this.#length, 'latin1');
  }

  bytes(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** What was written since it was taken the last time, in a buffer of its own. */
  take(): Uint8Array {
    const taken = Buffer.allocUnsafeSlow(this.#length);
    taken.set(this.leave());
    return taken;
  }

  /** The same, where it stands until something else is written. */
  leave(): Uint8Array {
    const left = this.#bytes.subarray(0, this.#length);
    this.#length = 0;
    return left;
  }

  #makeRoom(length: number): void {
    const needed = this.#length + length;
    if (needed <= this.#bytes.length) return;
    const longer = Buffer.allocUnsafeSlow(2 * needed);
    this.#bytes.copy(longer, 0, 0, this.#length);
    this.#bytes = longer;
  }
}
