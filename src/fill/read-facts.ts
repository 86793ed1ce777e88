/** Which facts a filling reads: every value it follows a path to, every list it goes through or hands to a helper. */
import type { PaperView } from '../model/facts.ts';
import { isOwnName, listFact, longList } from '../model/fact-lists.ts';
import { factName, fieldName, nameFact } from '../model/fact-names.ts';
import { isList, isMissing, Markup } from './values.ts';

/** Facts by name; null where there was no value. Lists are the names of their items. */
export type Facts = Map<string, string | null>;

/** The facts of lists that were read before: letters of one run read the same ones. */
const known = new WeakMap<readonly unknown[], string>();

/** Notes what is read. */
export class FactReader {
  readonly #view: PaperView;
  #facts: Facts;

  constructor(view: PaperView, facts: Facts) {
    this.#view = view;
    this.#facts = facts;
  }

  /** From now on facts are noted here; gives where they were before. */
  into(facts: Facts): Facts {
    const before = this.#facts;
    this.#facts = facts;
    return before;
  }

  /** Notes facts that were read before, in their order. */
  add(facts: Facts): void {
    facts.forEach((fact, name) => this.#facts.set(name, fact));
  }

  /** A field of an object was read. What has no name gets that of the way that led to it. */
  read(owner: object, field: string, value: unknown): void {
    const name = this.#nameOf(owner, field, value);
    if (name === undefined) return;
    if (isList(value)) this.#facts.set(name, this.#listed(value, name));
    else if (isMissing(value)) this.#facts.set(name, null);
    else if (typeof value !== 'object') this.#facts.set(name, String(value));
  }

  /** A loop comes by a field of an object. What it is about gets a name, so that what is read of it has one. */
  enter(owner: object, field: string, value: unknown): void {
    this.#nameOf(owner, field, value);
  }

  #nameOf(owner: object, field: string, value: unknown): string | undefined {
    const name = owner === this.#view ? field : fieldName(owner, field);
    if (name === undefined) return undefined;
    if (typeof value === 'object' && value !== null && factName(value) === undefined) nameFact(value, name);
    return name;
  }

  /** A helper reads of lists the field it is told, of other objects all they say. */
  readArguments(values: readonly unknown[], options: Readonly<Record<string, unknown>>): void {
    const [, second] = values;
    const field = typeof options['key'] === 'string' ? options['key'] : second;
    for (const value of values) {
      if (typeof value !== 'object' || value === null || value instanceof Markup) continue;
      if (!isList(value)) this.#readFields(value, Object.keys(value));
      else if (typeof field === 'string') this.#readItems(value, field);
    }
  }

  /** That each item of a long list is called as it is goes without saying: the list says it. */
  #readItems(list: readonly unknown[], field: string): void {
    const isLong = list.length >= longList;
    for (const item of list) this.#readFields(item, [field], isLong);
  }

  #readFields(object: unknown, fields: readonly string[], withoutName = false): void {
    if (typeof object !== 'object' || object === null || isList(object)) return;
    for (const field of fields) {
      if (!Object.hasOwn(object, field)) continue;
      const value: unknown = Reflect.get(object, field);
      if (typeof value === 'object' && value !== null) continue;
      if (withoutName && typeof value === 'string' && isOwnName(fieldName(object, field) ?? '', value)) continue;
      this.read(object, field, value);
    }
  }

  #listed(list: readonly unknown[], name: string): string {
    const before = known.get(list);
    if (before !== undefined) return before;
    const fact = listFact(list.map((item, index) => this.#itemName(item, `${name}.${index + 1}`)));
    known.set(list, fact);
    return fact;
  }

  /** An item's own name without those of what it stands in; a text is its own. */
  #itemName(item: unknown, place: string): string {
    if (typeof item !== 'object' || item === null) return String(item);
    const name = factName(item) ?? factName(nameFact(item, place)) ?? place;
    return name.slice(name.indexOf('.') + 1);
  }
}
