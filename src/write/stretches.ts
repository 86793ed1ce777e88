/**
 * What a paper says, cut into stretches that are compressed by themselves: what letters share, and what one says of its
 * own school. Where they are cut depends on the paper's own content, never on what was written before.
 */
export interface Stretch<Item> {
  readonly items: Item[];
  /** Whether something in it is said by this paper alone. */
  readonly isOwn: boolean;
  /** In the measure that short ones are told by. */
  length: number;
}

/** Short stretches joined to the own ones beside them: to compress them again costs less than a piece of their own. */
export function joinShort<Item>(stretches: readonly Stretch<Item>[], short: number): Stretch<Item>[] {
  const joined: Stretch<Item>[] = [];
  for (const [index, stretch] of stretches.entries()) {
    const last = joined.at(-1);
    const isBesideOwn = last?.isOwn === true || stretches[index + 1]?.isOwn === true;
    const isOwn = stretch.isOwn || (isBesideOwn && stretch.length <= short);
    if (last?.isOwn === true && isOwn) last.items.push(...stretch.items);
    else joined.push({ ...stretch, isOwn });
  }
  return joined;
}
