/** Which facts a filling reads: every value it follows a path to, every list it goes through or hands to a helper. */
import type { PaperView } from '../model/facts.ts';
import { factName, fieldName, nameFact } from '../model/fact-names.ts';
import { isList, isMissing, Markup } from './values.ts';

/** Facts by name; null where there was no value. Lists are the names of their items. */
export type Facts = Map<string, string | null>;

/** Notes what is read, if anybody wants to know. */
export class FactReader {
  readonly #view: PaperView;
  readonly #facts: Facts | undefined;

  constructor(view: PaperView, facts: Facts | undefined) {
    this.#view = view;
    this.#facts = facts;
  }

  /** A field of an object was read. What has no name gets that of the way that led to it. */
  read(owner: object, field: string, value: unknown): void {
    if (this.#facts === undefined) return;
    const name = owner === this.#view ? field : fieldName(owner, field);
    if (name === undefined) return;
    if (typeof value === 'object' && value !== null && factName(value) === undefined) nameFact(value, name);
    if (isList(value))
      this.#facts.set(name, value.map((item, index) => this.#itemName(item, `${name}.${index + 1}`)).join('、')); // prettier-ignore
    else if (isMissing(value)) this.#facts.set(name, null);
    else if (typeof value !== 'object') this.#facts.set(name, String(value));
  }

  /** A helper reads of lists the field it is told, of other objects all they say. */
  readArguments(values: readonly unknown[], options: Readonly<Record<string, unknown>>): void {
    if (this.#facts === undefined) return;
    const [, second] = values;
    const field = typeof options['key'] === 'string' ? options['key'] : second;
    for (const value of values) {
      if (typeof value !== 'object' || value === null || value instanceof Markup) continue;
      if (!isList(value)) this.#readFields(value, Object.keys(value));
      else if (typeof field === 'string') for (const item of value) this.#readFields(item, [field]);
    }
  }

  #readFields(object: unknown, fields: readonly string[]): void {
    if (typeof object !== 'object' || object === null || isList(object)) return;
    for (const field of fields) {
      if (!Object.hasOwn(object, field)) continue;
      const value: unknown = Reflect.get(object, field);
      if (typeof value !== 'object' || value === null) this.read(object, field, value);
    }
  }

  /** An item's own name without those of what it stands in; a text is its own. */
  #itemName(item: unknown, place: string): string {
    if (typeof item !== 'object' || item === null) return String(item);
    const name = factName(item) ?? factName(nameFact(item, place)) ?? place;
    return name.slice(name.indexOf('.') + 1);
  }
}
