/**
 * The helpers templates may call: a table of their names, arguments and what they give. A helper gets values
 * that are there (unless it asks for optional ones) and answers `misuse` where they are of the wrong kind; it
 * knows nothing of places, escaping or Handlebars. Block helpers (if, each, …) are in runtime.ts.
 */
import { isDate } from '../model/dates.ts';
import type { OrganizationView } from '../model/facts.ts';
import { formatNumber } from '../model/numbers.ts';
import type { NumberStyle } from '../model/numbers.ts';
import {
  beforeDay,
  bookTitle,
  chineseDate,
  copiesClause,
  hanzi,
  hanziCount,
  largestHanzi,
  money,
  spacedName,
} from './chinese.ts';
import type { DatePrecision } from './chinese.ts';
import { having, sorted, where } from './lists.ts';
import { isList, isMissing, isTrue, Markup } from './values.ts';
import type { Value } from './values.ts';

/** A helper's answer to arguments it cannot use. */
export const misuse: unique symbol = Symbol('misuse');

/** The values of `key=value` arguments. */
export type Options = Readonly<Record<string, Value>>;

/** What helpers know of the paper. */
export interface Paper {
  readonly parties: readonly OrganizationView[];
}

export interface Helper {
  /** How it is called, for messages. */
  readonly usage: string;
  readonly fewest: number;
  readonly most: number;
  /** Names of `key=value` arguments it takes. */
  readonly options: readonly string[];
  /** Which arguments may lack a value: none, the first, or all. */
  readonly optional: 'none' | 'first' | 'all';
  readonly apply: (values: readonly Value[], options: Options, paper: Paper) => Value | typeof misuse;
  /** Whether what it gives is the paper's own, whatever it is given. */
  readonly isOwn: boolean;
}

type Apply = Helper['apply'];

function helper(
  usage: string,
  [fewest, most]: readonly [number, number],
  apply: Apply,
  more?: Partial<Helper>,
): Helper {
  return { usage, fewest, most, options: [], optional: 'none', isOwn: false, apply, ...more };
}

const anyNumber = Infinity;
const numberOptions = ['digits', 'group'];

/** Every helper by its name. */
export const helpers: ReadonlyMap<string, Helper> = new Map(
  Object.entries({
    eq: condition('(eq a b)', 2, ([a, b]) => (a ?? undefined) === (b ?? undefined)),
    ne: condition('(ne a b)', 2, ([a, b]) => (a ?? undefined) !== (b ?? undefined)),
    gt: condition('(gt a b)', 2, ([a, b]) => compare(a, b, (left, right) => left > right)),
    lt: condition('(lt a b)', 2, ([a, b]) => compare(a, b, (left, right) => left < right)),
    and: condition('(and a b)', anyNumber, (values) => values.every(isTrue)),
    or: condition('(or a b)', anyNumber, (values) => values.some(isTrue)),
    not: condition('(not a)', 1, ([value]) => !isTrue(value)),
    count: helper('(count list)', [1, 1], ([list]) => (isList(list) ? list.length : misuse)),
    sort: helper('(sort duties "deadline")', [2, 2], ([list, field]) => sorted(list, field) ?? misuse),
    having: helper('(having duties "deadline")', [2, 2], ([list, field]) => having(list, field) ?? misuse),
    where: helper(
      '(where clauses "concerns" "各校")',
      [3, 3],
      ([list, field, value]) => where(list, field, value) ?? misuse,
    ),
    date: dated('{{date programme.date}}', 'day', 'arabic'),
    month: dated('{{month programme.date}}', 'month', 'arabic'),
    year: dated('{{year programme.date}}', 'year', 'arabic'),
    before: helper('{{before deadline}}', [1, 1], ([value]) =>
      typeof value === 'string' && isDate(value) ? beforeDay(value) : misuse,
    ),
    hanziDate: dated('{{hanziDate programme.date}}', 'day', 'hanzi'),
    hanziMonth: dated('{{hanziMonth programme.date}}', 'month', 'hanzi'),
    hanziYear: dated('{{hanziYear programme.date}}', 'year', 'hanzi'),
    hanzi: helper('{{hanzi 12}}', [1, 1], ([value]) => counted(value, hanzi)),
    hanziCount: helper('{{hanziCount copies}}', [1, 1], ([value]) => counted(value, hanziCount)),
    join: helper('{{join list "、" key="name"}}', [1, 2], join, { options: ['key'] }),
    enumerate: helper('{{enumerate list key="name"}}', [1, anyNumber], enumerate, { options: ['key'] }),
    number: figure('{{number 14100 digits=2 group=true}}', (text) => text),
    percent: figure('{{percent 98}}', (text) => `${text}%`),
    quantity: helper('{{quantity 14100 "㎡"}}', [2, 2], quantity, { options: numberOptions }),
    money: helper('{{money 3500}}', [1, 1], ([value], options) => figureOf(value, options, money), {
      options: numberOptions,
    }),
    cite: helper('{{cite documents.notice}}', [1, 1], ([document]) => cite(document)),
    title: helper('{{title documents.notice}}', [1, 1], ([document]) => titleOf(document)),
    spacedName: helper('{{spacedName post.holder}}', [1, 1], ([name]) =>
      typeof name === 'string' ? spacedName(name) : misuse,
    ),
    copiesClause: helper(
      '{{copiesClause "责任书"}}',
      [0, 1],
      ([paper = '责任书'], _options, { parties }) =>
        typeof paper === 'string' && parties.length > 0
          ? copiesClause(paper, parties.map((party) => party.name)) // prettier-ignore
          : misuse,
      { isOwn: true },
    ),
    blank: helper('{{blank 4}}', [1, 1], ([width]) => blank(width)),
    blankDate: helper('{{blankDate}}', [0, 0], () => new Markup('　　　　年　　月　　日')),
    default: helper('{{default value "无"}}', [2, 2], ([value, other]) => (isMissing(value) ? other : value), {
      optional: 'first',
    }),
  }),
);

function condition(usage: string, most: number, test: (values: readonly Value[]) => boolean | typeof misuse): Helper {
  return helper(usage, [Math.min(most, 2), most], test, { optional: 'all' });
}

/** Orders two numbers or two texts (dates); without one of them nothing is greater. */
function compare(a: Value, b: Value, test: (left: number | string, right: number | string) => boolean) {
  if (isMissing(a) || isMissing(b)) return false;
  const comparable =
    (typeof a === 'number' && typeof b === 'number') || (typeof a === 'string' && typeof b === 'string');
  return comparable ? test(a, b) : misuse;
}

function dated(usage: string, precision: DatePrecision, style: 'arabic' | 'hanzi'): Helper {
  return helper(usage, [1, 1], ([value]) =>
    typeof value === 'string' && isDate(value) ? chineseDate(value, precision, style) : misuse,
  );
}

function counted(value: Value, write: (value: number) => string): string | typeof misuse {
  const number = numberOf(value);
  if (number === undefined || !Number.isInteger(number) || number < 0 || number > largestHanzi) return misuse;
  return write(number);
}

/** A number, or the text of one: cells of CSV files are text. */
function numberOf(value: Value): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return typeof value === 'string' && /^-?(0|[1-9]\d*)(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

function figure(usage: string, write: (text: string) => string): Helper {
  return helper(
    usage,
    [1, 1],
    ([value], options) => figureOf(value, options, (number, style) => write(formatNumber(number, style))),
    { options: numberOptions },
  );
}

function quantity([value, unit]: readonly Value[], options: Options): string | typeof misuse {
  if (typeof unit !== 'string') return misuse;
  return figureOf(value, options, (number, style) => formatNumber(number, style) + unit);
}

function figureOf(
  value: Value,
  { digits, group }: Options,
  write: (number: number, style: NumberStyle) => string,
): string | typeof misuse {
  const number = numberOf(value);
  if (number === undefined) return misuse;
  if (digits !== undefined && (typeof digits !== 'number' || !Number.isInteger(digits) || digits < 0)) return misuse;
  if (group !== undefined && typeof group !== 'boolean') return misuse;
  return write(number, { digits, group });
}

function join([list, separator = '、']: readonly Value[], options: Options): string | typeof misuse {
  const texts = isList(list) ? itemTexts(list, options) : misuse;
  return texts === misuse || typeof separator !== 'string' ? misuse : texts.join(separator);
}

function enumerate(values: readonly Value[], options: Options): string | typeof misuse {
  const [first] = values;
  const texts = itemTexts(values.length === 1 && isList(first) ? first : values, options);
  return texts === misuse ? misuse : texts.map((text, index) => `（${index + 1}）${text}`).join('；');
}

/** The items as texts: texts and numbers themselves, of objects the field that `key` names. */
function itemTexts(items: readonly Value[], { key }: Options): string[] | typeof misuse {
  if (key !== undefined && typeof key !== 'string') return misuse;
  const texts: string[] = [];
  for (const item of items) {
    const value = key === undefined ? item : fieldOf(item, key);
    if (typeof value === 'string') texts.push(value);
    else if (typeof value === 'number' && Number.isFinite(value)) texts.push(formatNumber(value));
    else return misuse;
  }
  return texts;
}

/** An own field of an object; undefined of anything else. */
function fieldOf(value: Value, key: string): Value {
  if (typeof value !== 'object' || value === null || value instanceof Markup || isList(value)) return undefined;
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function titleOf(document: Value): string | typeof misuse {
  const title = typeof document === 'string' ? document : fieldOf(document, 'title');
  return typeof title === 'string' ? bookTitle(title) : misuse;
}

function cite(document: Value): string | typeof misuse {
  const title = titleOf(document);
  if (title === misuse) return misuse;
  const number = fieldOf(document, 'number');
  const issuer = fieldOf(document, 'issuer');
  if (typeof number === 'string') return `${title}（${number}）`;
  return typeof issuer === 'string' ? `${issuer}${title}` : title;
}

/** A blank needs four underscores to be one, and an underscore is half an em. */
const fewestUnderscores = 4;
/** A line of the type area is 28 em; no blank is longer. */
const longestBlank = 28;

function blank(width: Value): Markup | typeof misuse {
  if (typeof width !== 'number' || !(width > 0) || width > longestBlank) return misuse;
  return new Markup('_'.repeat(Math.max(fewestUnderscores, Math.ceil(width * 2))));
}
