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

/** The counts of one document, from its beginning to where it is read. */
export class Numbering {
  /** Last number given at each level since something above reset it. */
  readonly #counts: Record<Level, number> = { 1: 0, 2: 0, 3: 0, 4: 0 };
  /** Levels whose next number is 1 although nothing above resets them. */
  readonly #anew = new Set<Level>();

  /** A title: what follows is a text of its own, so its headings begin at 一 again. */
  beginText(): void {
    for (const level of levels) this.#beginAnew(level);
  }

  /** A list: its first item is number 1. */
  beginList(level: 3 | 4): void {
    this.#beginAnew(level);
  }

  /** The number of the next block of a level. */
  next(level: Level): BlockNumber {
    const restarts = this.#anew.delete(level);
    const value = restarts ? 1 : this.#counts[level] + 1;
    this.#counts[level] = value;
    for (const lower of levels.filter((other) => other > level)) {
      this.#counts[lower] = 0;
      this.#anew.delete(lower);
    }
    return { value, label: numberLabel(level, value), restarts };
  }

  #beginAnew(level: Level): void {
    if (this.#counts[level] > 0) this.#anew.add(level);
  }
}
