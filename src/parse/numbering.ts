/**
 * Numbers of headings and items: counted here, printed from here. A word processor counts by the same rule
 * (each level begins anew below a higher one); where a count begins anew by itself, `restarts` tells.
 */
import type { BlockNumber } from '../model/document.ts';

/** Levels of the paper's outline: 一、, （一）, 1., （1）. */
export type Level = 1 | 2 | 3 | 4;

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** A number from 1 to 999 in hanzi as numbered lists have it: 十, 十一, 二十, 一百零一; larger ones in digits. */
export function countingNumeral(value: number): string {
  if (value > 999) return String(value);
  const hundreds = Math.floor(value / 100);
  const tens = Math.floor(value / 10) % 10;
  const ones = digits[value % 10] ?? '';
  const high = hundreds > 0 ? `${digits[hundreds] ?? ''}百` : '';
  if (tens > 0) return `${high}${tens === 1 && hundreds === 0 ? '' : (digits[tens] ?? '')}十${ones}`;
  return high + (high !== '' && ones !== '' ? '零' : '') + ones;
}

/** What is printed before a numbered block. */
export function numberLabel(level: Level, value: number): string {
  switch (level) {
    case 1:
      return `${countingNumeral(value)}、`;
    case 2:
      return `（${countingNumeral(value)}）`;
    case 3:
      return `${value}.`;
    case 4:
      return `（${value}）`;
  }
}

const levels: readonly Level[] = [1, 2, 3, 4];

/** How items are counted: anew below each heading and in each list, or straight through the text. */
export type ItemMode = 'anew' | 'straight';

/** Everything that the numbers to come depend on. */
export interface NumberingState {
  /** Last number given at each level since something above reset it. */
  readonly counts: Readonly<Record<Level, number>>;
  /** The next number of levels that are set anew although nothing above does so. */
  readonly anew: ReadonlyMap<Level, number>;
  readonly mode: ItemMode;
  /** The same for the same state. */
  readonly key: string;
}

/** Before anything is counted. */
const beginning = stateOf({ 1: 0, 2: 0, 3: 0, 4: 0 }, new Map(), 'anew');

/** The counts of one document, from its beginning to where it is read. */
export class Numbering {
  #counts: Record<Level, number> = { 1: 0, 2: 0, 3: 0, 4: 0 };
  #anew = new Map<Level, number>();
  #mode: ItemMode = 'anew';
  #uses = 0;
  /** The state, until something is counted. */
  #state: NumberingState | undefined = beginning;
  /** Whether the counts are still to be taken from it: most of what is read was read before and counts nothing. */
  #isBehind = false;

  get state(): NumberingState {
    return (this.#state ??= stateOf(this.#counts, this.#anew, this.#mode));
  }

  set state(state: NumberingState) {
    this.#uses += 1;
    this.#state = state;
    this.#isBehind = true;
  }

  /** How often something was counted or set. */
  get uses(): number {
    return this.#uses;
  }

  /** A title: what follows is a text of its own, so its headings begin at 一 again. */
  beginText(): void {
    this.#use();
    for (const level of levels) this.#beginAnew(level);
  }

  /** A list: its first item is number 1, unless items run straight through or a number was set. */
  beginList(level: 3 | 4): void {
    this.#use();
    if (this.#mode === 'straight' && level === 3) return;
    if (!this.#anew.has(level)) this.#beginAnew(level);
  }

  /** Sets the next number of a level. */
  continueAt(level: Level, value: number): void {
    this.#use();
    this.#anew.set(level, value);
  }

  /** Sets how items are counted from here on. */
  countItems(mode: ItemMode): void {
    this.#use();
    this.#mode = mode;
  }

  /** The number of the next block of a level. */
  next(level: Level): BlockNumber {
    this.#use();
    const anew = this.#anew.get(level);
    this.#anew.delete(level);
    const value = anew ?? this.#counts[level] + 1;
    this.#counts[level] = value;
    const isStraight = this.#mode === 'straight';
    for (const lower of levels.filter((other) => other > level)) {
      if (isStraight && lower === 3) continue;
      this.#counts[lower] = 0;
      this.#anew.delete(lower);
    }
    const straight = isStraight && level > 2;
    return { value, label: numberLabel(level, value), restarts: anew !== undefined, straight };
  }

  /** To be called before anything is counted or set. */
  #use(): void {
    this.#uses += 1;
    if (this.#isBehind && this.#state !== undefined) {
      this.#counts = { ...this.#state.counts };
      this.#anew = new Map(this.#state.anew);
      this.#mode = this.#state.mode;
    }
    this.#isBehind = false;
    this.#state = undefined;
  }

  #beginAnew(level: Level): void {
    if (this.#counts[level] > 0) this.#anew.set(level, 1);
  }
}

function stateOf(
  counts: Readonly<Record<Level, number>>,
  anew: ReadonlyMap<Level, number>,
  mode: ItemMode,
): NumberingState {
  const set = levels.map((level) => anew.get(level) ?? '');
  const key = `${levels.map((level) => counts[level]).join()} ${set.join()} ${mode}`;
  return { counts: { ...counts }, anew: new Map(anew), mode, key };
}
