/**
 * The bytes of a file in pieces, one behind the other. What several files have in common is the very same piece in all
 * of them, which is written from where it stands: files are long, and put together they are nearly all copied memory.
 */
export type Pieces = readonly Uint8Array[];

/** How many bytes there are in all. */
export function lengthOf(pieces: Pieces): number {
  let length = 0;
  for (const piece of pieces) length += piece.length;
  return length;
}

/**
 * The memory of pieces that can be handed over to another thread instead of being copied: that which holds nothing else
 * and which threads do not have in common.
 */
export function memoryOf(pieces: Pieces): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const { buffer, byteLength } of pieces) {
    if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffers.add(buffer);
  }
  return [...buffers];
}
