/**
 * Bytes that threads share: each is made by the thread that first needs it, and all others find it there. Ten megabytes
 * of a face are in memory once, however many workers draw with it.
 */

/** Room for the bytes, and how far they are. A plain value: it passes from thread to thread. */
export interface SharedBytes {
  readonly bytes: SharedArrayBuffer;
  readonly state: SharedArrayBuffer;
}

const free = 0;
const making = 1;
const ready = 2;

/** Room for so many bytes; it takes no memory before it is filled. */
export function roomFor(length: number): SharedBytes {
  return { bytes: new SharedArrayBuffer(length), state: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT) };
}

/**
 * The bytes, made where nobody has made them yet; waits for another thread that is about to.
 *
 * @param make gives as many bytes as there is room for.
 */
export function sharedBytes({ bytes, state }: SharedBytes, make: () => Uint8Array): Buffer {
  const flag = new Int32Array(state);
  const shared = Buffer.from(bytes);
  if (Atomics.compareExchange(flag, 0, free, making) === free) {
    try {
      shared.set(make());
      Atomics.store(flag, 0, ready);
    } catch (cause) {
      Atomics.store(flag, 0, free);
      throw cause;
    } finally {
      Atomics.notify(flag, 0);
    }
    return shared;
  }
  while (Atomics.load(flag, 0) === making) Atomics.wait(flag, 0, making);
  return Atomics.load(flag, 0) === ready ? shared : sharedBytes({ bytes, state }, make);
}
