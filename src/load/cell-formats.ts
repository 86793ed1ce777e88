/**
 * What the number formats of cells say that their values do not: leading zeros, percent, days that are shown as a
 * month only. ISO/IEC 29500-1, 18.8.30 and 18.8.31.
 */
import { strFromU8, strToU8 } from 'fflate';
import { cleanNumber } from '../model/numbers.ts';

/** Formats without a code of their own that Chinese Excel and WPS write: a month, and days. */
const chineseFormats: Readonly<Record<number, string>> = {
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  31: 'yyyy"年"m"月"d"日"',
  36: 'yyyy"年"m"月"',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

/** A workbook's parts with the codes of these formats written out, unless it has its own of these numbers. */
export function withChineseFormats(parts: Readonly<Record<string, Uint8Array>>): Record<string, Uint8Array> {
  const name = 'xl/styles.xml';
  const part = parts[name];
  if (part === undefined) return { ...parts };
  const xml = strFromU8(part);
  const own = new Set([...xml.matchAll(/<(?:\w+:)?numFmt [^>]*numFmtId="(\d+)"/gu)].map(([, id]) => Number(id)));
  const missing = Object.entries(chineseFormats).filter(([id]) => !own.has(Number(id)));
  const formats = missing
    .map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', '&quot;')}"/>`)
    .join('');
  const edited = /<numFmts[^>]*[^/]>/u.test(xml)
    ? xml.replace(/<numFmts[^>]*>/u, (start) => start + formats)
    : xml.replace(/(<styleSheet[^>]*>)(?:<numFmts[^>]*\/>)?/u, (_all, start: string) => {
        return `${start}<numFmts count="${missing.length}">${formats}</numFmts>`;
      });
  return { ...parts, [name]: strToU8(edited) };
}

/** The part of a format for positive numbers, without colours, conditions, literals and padding. */
function bareFormat(format: string): string {
  const [positive = ''] = format.split(';');
  return positive.replace(/\[[^\]]*\]|"[^"]*"|\\.|[_*]./gu, '');
}

/** A number as its format shows it where that is more than the number: 007 by 000, 30% by 0%; else undefined. */
export function shownNumber(value: number, format: string): string | undefined {
  const bare = bareFormat(format).trim();
  if (bare.endsWith('%')) return percent(value);
  if (!/^0{2,}$/u.test(bare) || !Number.isInteger(value) || value < 0) return undefined;
  const digits = String(value).padStart(bare.length, '0');
  return digits === String(value) ? undefined : digits;
}

/** 0.305 as 30.5%, whatever the cell rounds it to. */
function percent(value: number): string {
  return `${cleanNumber(Number((value * 100).toPrecision(12)))}%`;
}

/** A day as its format shows it where that is less than the day: 2025年11月, 11月28日; else undefined. */
export function shownDay(day: string, format: string): string | undefined {
  const bare = bareFormat(format).toLowerCase();
  const [year = '', month = '', date = ''] = day.split('-');
  const [hasYear, hasMonth, hasDay] = [bare.includes('y'), bare.includes('m'), bare.includes('d')];
  if (hasYear && hasMonth && !hasDay) return `${year}年${Number(month)}月`;
  return hasMonth && hasDay && !hasYear ? `${Number(month)}月${Number(date)}日` : undefined;
}

/** Days that numbers are taken for: 1927 to 2119. Smaller numbers are counts, larger ones money or identifiers. */
const serials = { first: 10_000, last: 80_000 } as const;

/** The day that a whole number counts to from the workbook's first one (ISO/IEC 29500-1, 18.17.4.1). */
export function dayOfSerial(serial: number, is1904: boolean): string | undefined {
  if (!Number.isInteger(serial) || serial < serials.first || serial > serials.last) return undefined;
  const epoch = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  return new Date(epoch + serial * 86_400_000).toISOString().slice(0, 10);
}
