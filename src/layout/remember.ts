/**
 * What was computed of a text or a block before. Letters share most of their paragraphs, and the parser gives what
 * letters share as the very same blocks with the very same content; so their lines are computed once for all of them.
 * What is remembered goes with what it was computed of.
 */
import type { FontMetrics } from '../model/page.ts';
import type { HouseStyle } from '../model/style.ts';

type OfContent<Result> = WeakMap<object, Map<string, Result>>;
type OfStyle<Result> = WeakMap<HouseStyle, OfContent<Result>>;

/** Remembers results by the fonts, the style, the content, and a key of what else they depend on. */
export class Remembered<Result> {
  readonly #results = new WeakMap<FontMetrics, OfStyle<Result>>();

  /** The result for a key, made if it is asked for the first time. */
  get(content: object, key: string, style: HouseStyle, metrics: FontMetrics, make: () => Result): Result {
    const ofStyle: OfStyle<Result> = this.#results.get(metrics) ?? new WeakMap<HouseStyle, OfContent<Result>>();
    this.#results.set(metrics, ofStyle);
    const ofContent: OfContent<Result> = ofStyle.get(style) ?? new WeakMap<object, Map<string, Result>>();
    ofStyle.set(style, ofContent);
    const ofKey = ofContent.get(content) ?? new Map<string, Result>();
    ofContent.set(content, ofKey);
    const known = ofKey.get(key);
    if (known !== undefined) return known;
    const result = make();
    ofKey.set(key, result);
    return result;
  }
}
