/** Rules of standards and of the figures held against them. */
import { error } from '../model/diagnostic.ts';
import type { Diagnostic, Place } from '../model/diagnostic.ts';
import { nameKey, nearestName } from '../model/names.ts';
import { isChinese } from './aliases.ts';
import type { Book } from './book.ts';
import { quantityUnit, readingOf, standardName, standardOf } from './figures.ts';
import { unknownKeyFault } from './records.ts';
import { isEmpty, shownValue } from './values.ts';

/** A standard counts from a standard that exists, and says how much of it is asked for. */
export function standardsHaveBases(book: Book): Diagnostic[] {
  const standards = book.standards.map(({ fields }) => fields);
  const names = standards.flatMap((fields) => standardName(fields) ?? []);
  return book.standards.flatMap(({ fields, faulty, site }) => {
    const { base, value, primary, secondary, nineYear } = fields;
    if (base === undefined) return [];
    const { key, place } = site('base');
    if (standardOf(base, standards) === undefined) {
      if (book.unreadable.has('standards')) return [];
      const nearest = nearestName(base, names);
      const fault = { code: 'unknown-standard', name: base, field: key } as const;
      return [error(nearest === undefined ? fault : { ...fault, nearest }, place)];
    }
    const isValueFaulty = ['value', 'primary', 'secondary', 'nineYear'].some((field) => faulty.has(field));
    if (isValueFaulty || [value, primary, secondary, nineYear].some((given) => given !== undefined)) return [];
    const [field, of] = isChinese(key) ? ['数值', '标准'] : ['value', 'standards'];
    return [error({ code: 'missing-field', field, of }, place)];
  });
}

/** Every figure is of a standard; a heading that names none is told once. */
export function figuresHaveStandards(book: Book): Diagnostic[] {
  if (book.unreadable.has('standards')) return [];
  const standards = book.standards.map(({ fields }) => fields);
  const known = Object.fromEntries(standards.map(({ id = '', name = id }) => [id, name]));
  const told = new Set<string>();
  return book.figures.flatMap(({ cells }) =>
    cells.flatMap(({ key, keyPlace }) => {
      const at = JSON.stringify([key, keyPlace]);
      if (told.has(at) || standardOf(key, standards) !== undefined) return [];
      told.add(at);
      return [error(unknownKeyFault(key, { organization: '单位', ...known }), keyPlace)];
    }),
  );
}

/** A figure is a number, what is lacking (差12), 达标, or left empty. */
export function figuresCanBeRead(book: Book): Diagnostic[] {
  const standards = book.standards.map(({ fields }) => fields);
  return book.figures.flatMap(({ cells }) =>
    cells.flatMap(({ key, value }) => {
      const standard = standardOf(key, standards);
      if (standard?.unit === undefined || isEmpty(value)) return [];
      if (value.kind === 'scalar' && readingOf(value, standard.unit) !== undefined) return [];
      const unit = quantityUnit(standard.unit);
      return [error({ code: 'not-a-figure', field: key, found: shownValue(value), unit }, value.place)];
    }),
  );
}

/** Of one organization a figure is given once: two that differ would leave it to chance which is printed. */
export function figuresAreGivenOnce(book: Book): Diagnostic[] {
  const standards = book.standards.map(({ fields }) => fields);
  const first = new Map<string, { readonly place: Place; readonly value: string }>();
  return book.figures.flatMap(({ organization, cells }) =>
    cells.flatMap(({ key, value }) => {
      const standard = standardOf(key, standards);
      if (organization === undefined || standard === undefined || isEmpty(value)) return [];
      const at = `${nameKey(organization)}\n${standards.indexOf(standard)}`;
      const earlier = first.get(at);
      if (earlier === undefined) {
        first.set(at, { place: value.place, value: shownValue(value) });
        return [];
      }
      const values = [shownValue(value), earlier.value] as const;
      const fault = { code: 'duplicate-figure', organization, figure: key, values, first: earlier.place } as const;
      return [error(fault, value.place)];
    }),
  );
}
