/** Numbers and dates as Chinese papers write them. Pure functions; callers check their arguments first. */
import { isMonthEnd } from '../model/dates.ts';
import { formatNumber } from '../model/numbers.ts';
import type { NumberStyle } from '../model/numbers.ts';

const digits = '〇一二三四五六七八九';
const countingDigits = '零一二三四五六七八九';
const places = ['', '十', '百', '千'];

/** Largest number `hanzi` writes. */
export const largestHanzi = 99_999_999;

/** A whole number from 0 to 99999999 for counting: 十二, 一百零五, 一千零一十, 二十万. */
export function hanzi(value: number): string {
  if (value === 0) return '零';
  const high = Math.floor(value / 10_000);
  const low = value % 10_000;
  const gap = high > 0 && low > 0 && low < 1000 ? '零' : '';
  const text = (high > 0 ? `${belowTenThousand(high)}万` : '') + gap + (low > 0 ? belowTenThousand(low) : '');
  // A number that begins with ten drops the one: 十二, 十万, but 一百一十.
  return text.startsWith('一十') ? text.slice(1) : text;
}

/** Digits with their places; zeros between them are one 零, zeros at the end are silent. */
function belowTenThousand(value: number): string {
  let text = '';
  let skipped = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      skipped = text !== '';
      continue;
    }
    text += (skipped ? '零' : '') + countingDigits.charAt(digit) + (places[place] ?? '');
    skipped = false;
  }
  return text;
}

/** A number before a measure word: 两 for 2 (一式两份), otherwise as `hanzi`. */
export function hanziCount(value: number): string {
  return value === 2 ? '两' : hanzi(value);
}

/** How much of a date is written. */
export type DatePrecision = 'year' | 'month' | 'day';

/** A date as 2025年3月5日, or as 二〇二五年三月五日. */
export function chineseDate(date: string, precision: DatePrecision, style: 'arabic' | 'hanzi'): string {
  const [year, month, day] = [date.slice(0, 4), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  const count = (value: number) => (style === 'hanzi' ? hanzi(value) : String(value));
  const yearText = style === 'hanzi' ? year.replace(/\d/g, (digit) => digits.charAt(Number(digit))) : year;
  if (precision === 'year') return `${yearText}年`;
  if (precision === 'month') return `${yearText}年${count(month)}月`;
  return `${yearText}年${count(month)}月${count(day)}日`;
}

/** A deadline within a year that is known: 11月20日前, and 11月底前 for a month's last day. */
export function beforeDay(date: string): string {
  const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  return isMonthEnd(date) ? `${month}月底前` : `${month}月${day}日前`;
}

/** Numbers from here on are money in 万元. */
const tenThousand = 10_000;

/** An amount in yuan: 3500元, and 12.5万元 from ten thousand up. */
export function money(value: number, style: NumberStyle = {}): string {
  return Math.abs(value) < tenThousand
    ? `${formatNumber(value, style)}元`
    : `${formatNumber(value / tenThousand, style)}万元`;
}

/** 《title》; title marks within it become 〈〉, and marks already around it are not doubled. */
export function bookTitle(title: string): string {
  const inner = isMarked(title) ? title.slice(1, -1) : title;
  return `《${inner.replaceAll('《', '〈').replaceAll('》', '〉')}》`;
}

/** Whether one pair of 《》 encloses the whole title, unlike 《甲》和《乙》. */
function isMarked(title: string): boolean {
  if (!title.startsWith('《') || !title.endsWith('》')) return false;
  let depth = 0;
  for (let index = 0; index < title.length - 1; index++) {
    const character = title.charAt(index);
    if (character === '《') depth++;
    if (character === '》') depth--;
    if (depth === 0) return false;
  }
  return true;
}

/**
 * A name of two hanzi spaced to the width of three, by U+3000 between them, also where a bracket follows.
 * Other names stay as they are.
 */
export function spacedName(name: string): string {
  return name.replace(/^(\p{Script=Han})(\p{Script=Han})(?=（|$)/u, '$1\u3000$2');
}

/** 本责任书一式三份，甲、乙、丙各执一份; with one holder: 本责任书一式一份，甲执一份. */
export function copiesClause(paper: string, holders: readonly string[]): string {
  const each = holders.length === 1 ? '' : '各';
  return `本${paper}一式${hanziCount(holders.length)}份，${holders.join('、')}${each}执一份`;
}
