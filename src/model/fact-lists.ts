/**
 * Lists as facts. A list is told by the names of its items; that of a county's schools would stand in the record of each
 * of its letters, so a long one is told by how many items it has and a hash of their names.
 */

/** Items from which on a list is told by their number. */
export const longList = 101;

const between = '、';
const briefly = /^#(\d+):([\da-f]{16})$/u;

/** The fact of a list: 甲、乙, or #3000:cbf29ce484222325 where it is long. */
export function listFact(names: readonly string[]): string {
  const joined = names.join(between);
  return names.length < longList ? joined : `#${names.length}:${fingerprint(joined)}`;
}

/** How many items a list has that is told by their number; undefined for any other fact. */
export function itemsOf(fact: string | null): number | undefined {
  const count = briefly.exec(fact ?? '')?.[1];
  return count === undefined ? undefined : Number(count);
}

/** Whether two facts of one name say the same; a list may be told by its names in an older record. */
export function isSameFact(one: string | null, other: string | null): boolean {
  return one === other || (one !== null && other !== null && (isBriefly(one, other) || isBriefly(other, one)));
}

/** Whether the first is what the second, a list by its names, is told by. */
function isBriefly(fact: string, names: string): boolean {
  const hash = briefly.exec(fact)?.[2];
  return hash !== undefined && !briefly.test(names) && hash === fingerprint(names);
}

/** Whether a fact says no more than what its name does: organizations.擂鼓中学.name is 擂鼓中学. */
export function isOwnName(path: string, value: string | null): boolean {
  return value !== null && path.slice(path.indexOf('.') + 1, path.lastIndexOf('.')) === value;
}

const offset = 0xcbf29ce484222325n;
const prime = 0x100000001b3n;

/** FNV-1a of a text's UTF-16 units, 64 bits. */
function fingerprint(text: string): string {
  let hash = offset;
  for (let at = 0; at < text.length; at += 1) hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * prime);
  return hash.toString(16).padStart(16, '0');
}
