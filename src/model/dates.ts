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
