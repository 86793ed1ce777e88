/** Lists as templates need them: in the order of a field, or only the items that a field chooses. */
import { isList, isMissing } from './values.ts';
import type { Value } from './values.ts';

type Item = Readonly<Record<string, Value>>;

/** The objects of a list and a field that at least one of them has; undefined where the arguments are others. */
function itemsWith(list: Value, field: Value): { readonly items: readonly Item[]; readonly key: string } | undefined {
  if (!isList(list) || typeof field !== 'string') return undefined;
  const items = list.flatMap((item) => (typeof item === 'object' && item !== null && !isList(item) ? [item] : []));
  if (items.length !== list.length) return undefined;
  // A misspelt field would choose nothing and say nothing.
  return items.length === 0 || items.some((item) => Object.hasOwn(item, field)) ? { items, key: field } : undefined;
}

/** The items by a field, smallest first, those without it last; equal ones keep their order. */
export function sorted(list: Value, field: Value): Value | undefined {
  const found = itemsWith(list, field);
  if (found === undefined) return undefined;
  const { items, key } = found;
  return [...items].sort((a, b) => order(a[key], b[key])) as Value;
}

function order(a: Value, b: Value): number {
  if (isMissing(a) || isMissing(b)) return Number(isMissing(a)) - Number(isMissing(b));
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The items that have a value for a field. */
export function having(list: Value, field: Value): Value | undefined {
  const found = itemsWith(list, field);
  return found?.items.filter((item) => !isMissing(item[found.key])) as Value | undefined;
}

/** The items whose field is a value, or a list that holds it. */
export function where(list: Value, field: Value, value: Value): Value | undefined {
  const found = itemsWith(list, field);
  return found?.items.filter((item) => {
    const own = item[found.key];
    return isList(own) ? own.some((one) => one === value) : own === value;
  }) as Value | undefined;
}
