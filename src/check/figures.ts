/**
 * Figures as typed: one row an organization, one field a standard. The fields are named by the data set's own
 * standards, so that a row is a line of the table that offices keep.
 */
import { error } from '../model/diagnostic.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { nameKey } from '../model/names.ts';
import type { FigureReading } from '../model/programme.ts';
import type { SourceEntry, SourceMap, SourceScalar } from '../model/source.ts';
import { canonicalChoice, fieldNames, isChinese } from './aliases.ts';
import type { Fields } from './schema.ts';
import type { Site } from './records.ts';
import { isEmpty, shownValue } from './values.ts';

/** A row of figures, its organization and standards not yet looked up. */
export interface FigureRow {
  readonly organization: string | undefined;
  readonly organizationSite: Site;
  /** A field for each figure, those left empty among them. */
  readonly cells: readonly SourceEntry[];
}

/** Reads a row; without an organization it is told and stands for none. */
export function readFigureRow(source: SourceMap, sectionKey: string, diagnostics: Diagnostic[]): FigureRow {
  const organizationName = { organization: fieldNames.figures.organization.chinese };
  const isOrganization = ({ key }: SourceEntry): boolean => canonicalChoice(key, organizationName) !== undefined;
  const [entry, again] = source.entries.filter(isOrganization);
  const cells = source.entries.filter((other) => !isOrganization(other));
  if (entry !== undefined && again !== undefined) {
    diagnostics.push(error({ code: 'duplicate-key', key: again.key, first: entry.keyPlace }, again.keyPlace));
  }
  if (entry === undefined || isEmpty(entry.value)) {
    const field = isChinese(source.entries[0]?.key ?? '单位') ? organizationName.organization : 'organization';
    diagnostics.push(error({ code: 'missing-field', field, of: sectionKey }, entry?.keyPlace ?? source.place));
    return { organization: undefined, organizationSite: { key: field, place: source.place }, cells };
  }
  const { key, value } = entry;
  const isText = value.kind === 'scalar' && typeof value.value === 'string';
  if (!isText) {
    const found = shownValue(value);
    diagnostics.push(error({ code: 'wrong-type', field: key, expected: 'text', found }, value.place));
  }
  const organization = isText ? String(value.value) : undefined;
  return { organization, organizationSite: { key, place: value.place }, cells };
}

/** The standard that a field of figures is named after, by name or by identifier. */
export function standardOf<Named extends { readonly id?: string; readonly name?: string }>(
  key: string,
  standards: readonly Named[],
): Named | undefined {
  const wanted = nameKey(key);
  return (
    standards.find(({ name }) => name !== undefined && nameKey(name) === wanted) ??
    standards.find(({ id }) => id !== undefined && nameKey(id) === wanted)
  );
}

/** What a school found lacking, or beyond what is allowed: 差12720册, 缺3, 超12个班. */
const surveyed = /^[差缺超]\s*(\d[\d,]*(?:\.\d+)?)\s*(\D{0,4})$/u;
/** What there is, with its unit or without: 705, 705人, 14,100㎡. */
const counted = /^(\d[\d,]*(?:\.\d+)?)\s*(\D{0,4})$/u;

/**
 * What a cell says; undefined where it says nothing that can be understood. Full-width digits count as digits.
 *
 * @param unit of the standard; a figure in another is none.
 */
export function readingOf({ value }: SourceScalar, unit: string): FigureReading | undefined {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? { kind: 'value', value } : undefined;
  if (typeof value !== 'string') return undefined;
  const text = halfWidth(value).trim();
  if (text === '达标') return { kind: 'met' };
  const [, lacking, lackingUnit = ''] = surveyed.exec(text) ?? [];
  if (lacking !== undefined) {
    return { kind: 'gap', gap: numberOf(lacking), unit: lackingUnit === '' ? undefined : lackingUnit.trim() };
  }
  const [, number, numberUnit = ''] = counted.exec(text) ?? [];
  const isOwnUnit = numberUnit === '' || numberUnit === halfWidth(quantityUnit(unit));
  return number === undefined || !isOwnUnit ? undefined : { kind: 'value', value: numberOf(number) };
}

/** Full-width digits, letters and marks as half-width ones; ㎡ stays itself, unlike under NFKC. */
function halfWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/gu, (character) =>
    String.fromCodePoint((character.codePointAt(0) ?? 0) - 0xfee0),
  );
}

function numberOf(digits: string): number {
  return Number(digits.replaceAll(',', ''));
}

/** The unit of a quantity held against a standard's value: ㎡ for ㎡/生. */
export function quantityUnit(unit: string): string {
  return unit.split(/[/／]/u)[0]?.trim() ?? unit;
}

/** The standard as data write it, for messages: its name, or its identifier where it has none. */
export function standardName({ name, id }: Partial<Fields<'standards'>>): string | undefined {
  return name ?? id;
}
