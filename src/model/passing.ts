/**
 * What one paper alone has, as far as is known: what is made of it is not remembered beyond the paper. Memory that holds
 * it only until it is cleaned would be copied over and over before.
 */
const passing = new WeakSet();

/** Says that something is of one paper alone. */
export function pass(thing: object): void {
  passing.add(thing);
}

/** Says that other papers have it as well. */
export function keep(thing: object): void {
  passing.delete(thing);
}

export function isPassing(thing: object): boolean {
  return passing.has(thing);
}
