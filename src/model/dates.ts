/** Days of the calendar as people write them and as the program compares them. */

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a text is a day of the calendar as YYYY-MM-DD. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const length = month === 2 && isLeap ? 29 : (monthLengths[month - 1] ?? 0);
  return day >= 1 && day <= length;
}

/** Whether a day is the last of its month. */
export function isMonthEnd(date: string): boolean {
  return isDate(date) && !isDate(`${date.slice(0, 8)}${String(Number(date.slice(8)) + 1).padStart(2, '0')}`);
}

/** 2025年3月5日 as 2025-03-05; other texts as they are, for `isDate` to judge. */
export function isoDay(text: string): string {
  const [, year, month = '', day = ''] = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/u.exec(text.replace(/\s/gu, '')) ?? [];
  return year === undefined ? text.trim() : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** A day as people type it, 2025.3.5 and 2025/3/5 among them, as 2025-03-05. */
export function typedDay(text: string): string {
  const [, year, month, day] = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/u.exec(text.trim()) ?? [];
  return isoDay(year === undefined ? text : `${year}年${month ?? ''}月${day ?? ''}日`);
}

/** What a month stands for where a day is wanted. */
export type MonthDay = 'first' | 'last';

/** The last day of a month, from 1. */
function lastOf(year: number, month: number): number {
  return [31, 30, 29, 28].find((day) => isDate(dayOf(year, month, day))) ?? 31;
}

function dayOf(year: number, month: number, day: number): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

/**
 * A day as people fill it into tables, as YYYY-MM-DD; undefined for what is no day of the calendar. 2025-3-5, 2025.3.5,
 * 2025/3/5, 20250305, 2025年3月5日, each with 前 or a time of day behind it, in digits of any width; and, where a month
 * stands for its first or last day, 2025年3月, 2025年3月底前, 2025-03, 2025.3. As 2025.10 and 2025.1 are the same number
 * to a spreadsheet, 2025.1 is no month.
 */
export function tableDay(text: string, month?: MonthDay): string | undefined {
  const plain = text.normalize('NFKC').replace(/\s+/gu, ' ').trim();
  const whole = plain.replace(/ ?(?:T?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?)$/u, '').replace(/(?:之?前|止|起)$/u, '');
  const bare = whole.replaceAll(' ', '');
  const found =
    /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/u.exec(bare) ??
    /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})\.?$/u.exec(bare)?.filter((_part, index) => index !== 2) ??
    /^(\d{4})(\d{2})(\d{2})$/u.exec(bare);
  if (found !== null && found !== undefined) {
    const [year = 0, monthOfYear = 0, day = 0] = found.slice(1).map(Number);
    const iso = dayOf(year, monthOfYear, day);
    return isDate(iso) ? iso : undefined;
  }
  return month === undefined ? undefined : monthAsDay(bare, month);
}

function monthAsDay(text: string, month: MonthDay): string | undefined {
  const [, year, number, ending] =
    /^(\d{4})年(\d{1,2})月([初底末])?$/u.exec(text) ?? /^(\d{4})[-/](\d{1,2})$/u.exec(text) ?? dotted(text) ?? [];
  const monthOfYear = Number(number);
  if (year === undefined || monthOfYear < 1 || monthOfYear > 12) return undefined;
  const isFirst = ending === undefined ? month === 'first' : ending === '初';
  return dayOf(Number(year), monthOfYear, isFirst ? 1 : lastOf(Number(year), monthOfYear));
}

function dotted(text: string): RegExpExecArray | null {
  return text.endsWith('.1') ? null : /^(\d{4})\.(\d{1,2})$/u.exec(text);
}
