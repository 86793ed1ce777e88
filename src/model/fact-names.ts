/**
 * Names of facts, by which the ledger says what a paper was made from and what has changed: posts.擂鼓中学.校长,
 * duties.funds.text. A view is called the same whichever way a template reaches it.
 */

interface FactName {
  readonly name: string;
  /** Fields that say the fact itself: the holder of posts.擂鼓中学.校长. */
  readonly own: readonly string[];
  /** What its fields are called, as far as anybody has asked. */
  fields: Map<string, string> | undefined;
}

const names = new WeakMap<object, FactName>();

/** Names a view, once. @param own fields that are called as the view itself is. */
export function nameFact<View extends object>(view: View, name: string, own: readonly string[] = []): View {
  names.set(view, { name, own, fields: undefined });
  return view;
}

/** What a view is called, if it has a name. */
export function factName(view: object): string | undefined {
  return names.get(view)?.name;
}

/** What a field of a named view is called. */
export function fieldName(view: object, field: string): string | undefined {
  const named = names.get(view);
  if (named === undefined) return undefined;
  const known = named.fields?.get(field);
  if (known !== undefined) return known;
  const name = named.own.includes(field) ? named.name : `${named.name}.${field}`;
  (named.fields ??= new Map<string, string>()).set(field, name);
  return name;
}

/** Of a name, more than one character: a single one is found everywhere. */
const shortestOwnText = 2;

/**
 * What facts say of an organization and of nobody else: its names, its leaders, its figures. What counts and measures
 * are called says nothing of it.
 *
 * @param facts by their names.
 */
export function ownTexts(facts: ReadonlyMap<string, string | null>, organization: string | undefined): string[] {
  if (organization === undefined) return [];
  const texts = new Set<string>([organization]);
  const [posts, figures] = [`posts.${organization}.`, `figures.${organization}.`];
  const [ownName, fullName] = ['name', 'fullName'].map((field) => `organizations.${organization}.${field}`);
  facts.forEach((value, name) => {
    if (value === null || value.length < shortestOwnText) return;
    const isPost = name.startsWith(posts) && !name.includes('.', posts.length);
    const isFigure = name.startsWith(figures) && /\d/u.test(value);
    if (isPost || isFigure || name === ownName || name === fullName) texts.add(value);
  });
  return [...texts];
}

/** Whether a text says one of the texts that facts say of one organization alone. */
export function saysOneOf(text: string, own: readonly string[]): boolean {
  for (const one of own) if (text.includes(one)) return true;
  return false;
}
