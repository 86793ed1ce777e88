/**
 * What was computed before of a block, of its content, or of what was made of either. Letters share most of their
 * paragraphs, and the parser gives what letters share as the very same blocks; so each is prepared, set in lines and
 * measured once for all of them. What is remembered goes with the block.
 */
import type { FontMetrics } from '../model/page.ts';
import { isPassing } from '../model/passing.ts';
import type { HouseStyle } from '../model/style.ts';

/** What is known of one subject, by keys: hardly ever more than one or two. */
interface Entry<Result> {
  readonly key: string;
  readonly result: Result;
  readonly next: Entry<Result> | undefined;
}

/** What is known of a subject that one paper alone has. */
interface PassingEntry<Result> extends Pick<Entry<Result>, 'key' | 'result'> {
  readonly style: HouseStyle;
  readonly metrics: FontMetrics;
}

let paper = 0;

/** Lets go what is known of subjects that the paper before this one alone had. */
export function beginPaper(): void {
  paper += 1;
}

type OfStyle<Result> = WeakMap<object, Entry<Result>>;

/** Remembers results by the fonts, the style, what they are of, and a key of what else they depend on. */
export class Remembered<Subject extends object, Result> {
  readonly #results = new WeakMap<FontMetrics, WeakMap<HouseStyle, OfStyle<Result>>>();
  /** Those that were asked for last: nearly always the next ones too. */
  #last: { readonly style: HouseStyle; readonly metrics: FontMetrics; readonly ofStyle: OfStyle<Result> } | undefined;

  #passing = new Map<Subject, PassingEntry<Result>>();
  #paper = 0;

  /** The result for a key, made if it is asked for the first time. */
  get(subject: Subject, key: string, style: HouseStyle, metrics: FontMetrics, make: () => Result): Result {
    if (isPassing(subject)) return this.#getPassing(subject, key, style, metrics, make);
    const ofStyle = this.#ofStyle(style, metrics);
    const first = ofStyle.get(subject);
    for (let entry = first; entry !== undefined; entry = entry.next) if (entry.key === key) return entry.result;
    const result = make();
    ofStyle.set(subject, { key, result, next: first });
    return result;
  }

  /** The last result of a subject of one paper, known as long as that is set. */
  #getPassing(subject: Subject, key: string, style: HouseStyle, metrics: FontMetrics, make: () => Result): Result {
    if (this.#paper !== paper) this.#passing = new Map();
    this.#paper = paper;
    const known = this.#passing.get(subject);
    if (known?.key === key && known.style === style && known.metrics === metrics) return known.result;
    const result = make();
    this.#passing.set(subject, { key, result, style, metrics });
    return result;
  }

  #ofStyle(style: HouseStyle, metrics: FontMetrics): OfStyle<Result> {
    if (this.#last?.style === style && this.#last.metrics === metrics) return this.#last.ofStyle;
    let ofMetrics = this.#results.get(metrics);
    if (ofMetrics === undefined) this.#results.set(metrics, (ofMetrics = new WeakMap()));
    let ofStyle = ofMetrics.get(style);
    if (ofStyle === undefined) ofMetrics.set(style, (ofStyle = new WeakMap()));
    this.#last = { style, metrics, ofStyle };
    return ofStyle;
  }
}
