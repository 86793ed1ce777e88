/**
 * What was computed before of a block, of its content, or of what was made of either. Letters share most of their
 * paragraphs, and the parser gives what letters share as the very same blocks; so each is prepared, set in lines and
 * measured once for all of them. What is remembered goes with the block.
 */
import type { FontMetrics } from '../model/page.ts';
import type { HouseStyle } from '../model/style.ts';

/** Things made before and a new one, the newest first, no more than so many. */
export function newestFirst<Value>(newest: Value, before: readonly Value[], most: number): readonly Value[] {
  return [newest, ...before.slice(0, most - 1)];
}

/** Whether two lists have the very same things. */
export function areSame<Value>(some: readonly Value[], others: readonly Value[]): boolean {
  if (some.length !== others.length) return false;
  for (let index = 0; index < some.length; index++) if (some[index] !== others[index]) return false;
  return true;
}

type OfSubject<Result> = WeakMap<object, Map<string, Result>>;
type OfStyle<Result> = WeakMap<HouseStyle, OfSubject<Result>>;

/** Remembers results by the fonts, the style, what they are of, and a key of what else they depend on. */
export class Remembered<Subject extends object, Result> {
  readonly #results = new WeakMap<FontMetrics, OfStyle<Result>>();

  /** The result for a key, made if it is asked for the first time. */
  get(subject: Subject, key: string, style: HouseStyle, metrics: FontMetrics, make: () => Result): Result {
    const ofKey = this.#ofSubject(subject, style, metrics);
    const known = ofKey.get(key);
    if (known !== undefined) return known;
    const result = make();
    ofKey.set(key, result);
    return result;
  }

  #ofSubject(subject: Subject, style: HouseStyle, metrics: FontMetrics): Map<string, Result> {
    let ofStyle = this.#results.get(metrics);
    if (ofStyle === undefined) this.#results.set(metrics, (ofStyle = new WeakMap()));
    let ofSubject = ofStyle.get(style);
    if (ofSubject === undefined) ofStyle.set(style, (ofSubject = new WeakMap()));
    let ofKey = ofSubject.get(subject);
    if (ofKey === undefined) ofSubject.set(subject, (ofKey = new Map()));
    return ofKey;
  }
}
