/**
 * What is made of each item of a list, as `Array.prototype.map` gives it, for lists that every paper has anew. Once the
 * engine has compiled a call of that, the lists it gives are of another inner kind than before, and whatever reads them
 * has to be compiled again, and what reads those; of this they are always of the same.
 */
export function mapped<Item, Made>(items: readonly Item[], make: (item: Item, index: number) => Made): Made[] {
  const made: Made[] = [];
  let index = 0;
  for (const item of items) made.push(make(item, index++));
  return made;
}
