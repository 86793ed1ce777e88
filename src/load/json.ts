/** JSON as values with places. Strict: what is not JSON is a fault with the place at which reading stopped. */
import { error } from '../model/diagnostic.ts';
import type { Diagnostic, Outcome } from '../model/diagnostic.ts';
import type { SourceEntry, SourceScalar, SourceValue } from '../model/source.ts';
import { uniqueEntries } from './entries.ts';
import { refuseForbidden } from './text.ts';
import type { SourceText } from './text.ts';

const maxDepth = 100;

/** Where the text stops being JSON. */
interface Stop {
  readonly detail: string;
  readonly offset: number;
}

/** Reads one JSON document. Where only values are at fault (duplicate keys, characters), there is a value too. */
export function parseJson(source: SourceText): Outcome<SourceValue> {
  const reader = new Reader(source);
  const value = reader.readDocument();
  if (reader.stop === undefined) return { value, diagnostics: reader.diagnostics };
  const { detail, offset } = reader.stop;
  return { value: undefined, diagnostics: [error({ code: 'json-syntax', detail }, source.place(offset))] };
}

const space = /[ \t\n\r]*/uy;
const string = /"(?:[^"\\\n]|\\.)*"/uy;
const word = /[^\s,:[\]{}"]+/uy;
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/u;

class Reader {
  readonly diagnostics: Diagnostic[] = [];
  /** Set once; everything read after it is thrown away. */
  stop: Stop | undefined;
  readonly #source: SourceText;
  #at = 0;

  constructor(source: SourceText) {
    this.#source = source;
  }

  readDocument(): SourceValue {
    const value = this.#readValue(0, '');
    this.#match(space);
    if (this.#at < this.#source.text.length) this.#fail('end');
    return value;
  }

  /** `field` is the key the value, or the list it stands in, was given under. */
  #readValue(depth: number, field: string): SourceValue {
    this.#match(space);
    if (depth > maxDepth) return this.#fail('depth');
    const start = this.#at;
    switch (this.#source.text[start]) {
      case '{':
        return this.#readMap(depth);
      case '[':
        return this.#readList(depth, field);
      case '"':
        return { kind: 'scalar', value: this.#readString(), place: this.#source.place(start) };
      default:
        return this.#readWord(field);
    }
  }

  #readMap(depth: number): SourceValue {
    const place = this.#source.place(this.#at);
    const entries: SourceEntry[] = [];
    this.#readMembers('}', () => {
      const keyPlace = this.#source.place(this.#at);
      if (this.#source.text[this.#at] !== '"') return void this.#fail('key');
      const key = this.#readString();
      if (!this.#accept(':')) return void this.#fail('colon');
      entries.push({ key, keyPlace, value: this.#readValue(depth + 1, key) });
    });
    const unique = uniqueEntries(entries);
    this.diagnostics.push(...unique.diagnostics);
    return { kind: 'map', entries: unique.entries, place };
  }

  #readList(depth: number, field: string): SourceValue {
    const place = this.#source.place(this.#at);
    const items: SourceValue[] = [];
    this.#readMembers(']', () => items.push(this.#readValue(depth + 1, field)));
    return { kind: 'list', items, place };
  }

  /** Members between the opening sign, on which we stand, and the closing one. */
  #readMembers(close: string, readMember: () => void): void {
    this.#at += 1;
    if (this.#accept(close)) return;
    while (this.stop === undefined) {
      this.#match(space);
      readMember();
      if (this.#accept(close)) return;
      if (!this.#accept(',')) this.#fail('comma');
    }
  }

  #readString(): string {
    const start = this.#at;
    const typed = this.#match(string);
    const value = typed === '' ? undefined : unquote(typed);
    if (value === undefined) {
      this.#fail('string', start);
      return '';
    }
    const locate = (character: string) => this.#source.place(start + Math.max(typed.indexOf(character), 0));
    this.diagnostics.push(...refuseForbidden(value, locate));
    return value;
  }

  #readWord(field: string): SourceScalar {
    const start = this.#at;
    const typed = this.#match(word);
    const place = this.#source.place(start);
    if (typed === 'null') return { kind: 'scalar', value: null, place };
    if (typed === 'true' || typed === 'false') return { kind: 'scalar', value: typed === 'true', place };
    if (!number.test(typed)) return this.#fail('value', start);
    const value = Number(typed);
    if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return { kind: 'scalar', value, place };
    this.diagnostics.push(error({ code: 'wrong-type', field, expected: 'text', found: typed }, place));
    return { kind: 'scalar', value: typed, place };
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const matched = pattern.exec(this.#source.text)?.[0] ?? '';
    this.#at += matched.length;
    return matched;
  }

  #accept(sign: string): boolean {
    this.#match(space);
    if (this.#source.text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #fail(detail: string, offset = this.#at): SourceScalar {
    this.stop ??= { detail, offset };
    return { kind: 'scalar', value: null, place: this.#source.place(offset) };
  }
}

/** What a quoted string says; undefined where it has an escape or a control character that JSON does not know. */
function unquote(typed: string): string | undefined {
  try {
    const value: unknown = JSON.parse(typed);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
