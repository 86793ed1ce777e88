/**
 * Duties in the order of time: grouped by the month of the deadline, or by the stretch of time that the data
 * names (2026年1—2月), which then takes in every deadline that falls into it.
 */
import { nameFact } from '../model/fact-names.ts';
import type { DutyView, PeriodView } from '../model/facts.ts';

/** Months counted through the years, so that they can be compared: 2026年1月 is 2026 × 12 + 0. */
interface Period {
  readonly name: string;
  readonly first: number;
  readonly last: number;
}

/** The periods in order of time, each with its duties by deadline; those without one come last in their period. */
export function scheduleOf(duties: readonly DutyView[]): readonly PeriodView[] {
  const named = [...new Set(duties.flatMap(({ period }) => period ?? []))].map(periodOf);
  const groups = new Map<string, { readonly period: Period; readonly duties: DutyView[] }>();
  for (const duty of duties) {
    const period = periodFor(duty, named);
    if (period === undefined) continue;
    const group = groups.get(period.name);
    if (group === undefined) groups.set(period.name, { period, duties: [duty] });
    else group.duties.push(duty);
  }
  return Object.freeze(
    [...groups.values()]
      .sort((a, b) => a.period.first - b.period.first || a.period.last - b.period.last)
      .map(({ period: { name }, duties: own }) => {
        const view = { name, duties: Object.freeze(byDeadline(own)) };
        return nameFact(Object.freeze(view), `schedule.${name}`);
      }),
  );
}

/** A duty's own period, or the one its deadline falls into; undefined where it has neither. */
function periodFor({ period, deadline }: DutyView, named: readonly Period[]): Period | undefined {
  if (period !== undefined) return named.find(({ name }) => name === period);
  if (deadline === undefined) return undefined;
  const [year, month] = deadline.split('-').map(Number) as [number, number];
  const at = monthCount(year, month);
  const around = named.find(({ first, last }) => first <= at && at <= last);
  return around ?? { name: `${year}年${month}月`, first: at, last: at };
}

/** 2025年11月, 2026年1—2月, 2025年12月—2026年2月. */
const monthOf = /(\d{4})年(\d{1,2})(?:月)?(?:\s*[-—－–～~至到]+\s*(?:(\d{4})年)?(\d{1,2}))?月/u;

/** A period by its name; one that names no months comes after those that do. */
function periodOf(name: string): Period {
  const [, year, month, lastYear = year, lastMonth = month] = monthOf.exec(name.normalize('NFKC')) ?? [];
  if (year === undefined || month === undefined) return { name, first: Infinity, last: Infinity };
  return {
    name,
    first: monthCount(Number(year), Number(month)),
    last: monthCount(Number(lastYear), Number(lastMonth)),
  };
}

function monthCount(year: number, month: number): number {
  return year * 12 + month - 1;
}

function byDeadline(duties: readonly DutyView[]): DutyView[] {
  // Array.prototype.sort is stable: equal deadlines keep the order of the data.
  return [...duties].sort((a, b) => {
    const [left, right] = [a.deadline ?? '9999', b.deadline ?? '9999'];
    return left < right ? -1 : left > right ? 1 : 0;
  });
}
