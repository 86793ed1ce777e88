/**
 * Cells as values of fields: what people put into tables turned into what data files say. What cannot be turned stays
 * as it stands, for `records.ts` to refuse at its cell.
 */
import { tableDay } from '../model/dates.ts';
import { error } from '../model/diagnostic.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { SourceMap, SourceScalar, SourceValue } from '../model/source.ts';
import { cellText } from '../model/table.ts';
import type { TableCell } from '../model/table.ts';
import type { FieldName } from './aliases.ts';
import { canonicalChoice, comparisonWords, fieldNames } from './aliases.ts';
import { choiceWords, emptyWords, monthDays, nameFields, noWords, openEnds, yesWords } from './headings.ts';

/** A cell's value; without one it is empty, or at fault. */
export interface CellValue {
  readonly value?: SourceValue;
  readonly faults: readonly Diagnostic[];
}

/** What a cell says where it can stand for a field. */
type Content = Exclude<TableCell['content'], { readonly kind: 'fault' }>;

/** Whole numbers from here on have more digits than the fifteen that spreadsheets keep. */
const firstRounded = 1e15;

/**
 * A cell as the value of a field.
 *
 * @param field its English name. @param heading its column's, for messages.
 */
export function fieldValue(cell: TableCell, description: FieldName, field: string, heading: string): CellValue {
  const { content, place } = cell;
  const fault = cellFault(cell, heading);
  if (fault !== undefined) return { faults: [fault] };
  if (content.kind === 'fault') return { faults: [] };
  const value = valueOf(content, description, field);
  if (value === undefined) return { faults: [] };
  if (typeof value === 'object' && value !== null) return { value: placed(value, cell), faults: [] };
  return { value: { kind: 'scalar', value, place }, faults: [] };
}

/** A cell as a figure: a number, or what was found as people put it (差273, 达标). */
export function figureValue(cell: TableCell, heading: string): CellValue {
  const { content, place } = cell;
  const fault = cellFault(cell, heading);
  if (fault !== undefined) return { faults: [fault] };
  const text = cellText(content).replace(/[０-９]/gu, (digit) => digit.normalize('NFKC'));
  if (emptyWords.has(text) && text !== '无') return { faults: [] };
  const isNumber = content.kind === 'number' && content.shown?.endsWith('%') !== true;
  const digits = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d{1,15}(?:\.\d+)?$/u.test(text)
    ? text.replaceAll(',', '')
    : undefined;
  const value = isNumber ? content.value : digits === undefined ? text : Number(digits);
  return { value: { kind: 'scalar', value, place }, faults: [] };
}

/** Error values, formulas without result, and numbers that are no longer what was typed. */
export function cellFault({ content, place }: TableCell, heading: string): Diagnostic | undefined {
  if (content.kind === 'fault') return error({ code: 'table-syntax', detail: content.detail }, place);
  const isRounded = content.kind === 'number' && Math.abs(content.value) >= firstRounded;
  // 1.10101E+17 is what a CSV file has left of an identifier of eighteen digits.
  const isExponent = content.kind === 'text' && /^\d(?:\.\d+)?E\+\d{2}$/iu.test(content.text);
  if (!isRounded && !isExponent) return undefined;
  const found = content.kind === 'number' ? asKept(content.value) : cellText(content);
  return error({ code: 'rounded-number', field: heading, found }, place);
}

/** A large number as spreadsheets show it: fifteen digits, then noughts. */
function asKept(value: number): string {
  const [digits = '', exponent = '0'] = value.toExponential(14).split('e+');
  return digits.replace('.', '').padEnd(Number(exponent) + (value < 0 ? 2 : 1), '0');
}

function valueOf(content: Content, description: FieldName, field: string): SourceScalar['value'] | Measure | undefined {
  switch (description.kind) {
    case 'date':
      return dateValue(content, field);
    case 'yes-no':
      return yesOrNo(content);
    case 'number':
      return numberValue(content);
    case 'choice':
      return choiceValue(cellText(content), description, field);
    case 'record':
      return measureOf(cellText(content)) ?? cellText(content);
    case 'texts':
    case 'posts':
    case 'audience':
    case 'parties':
    case 'persons':
      return listValue(content);
    case 'text':
    case 'person':
    case 'post':
    case 'anything':
      return textValue(content, field);
  }
}

function dateValue(content: Content, field: string): SourceScalar['value'] | undefined {
  const month = monthDays[field];
  if (content.kind === 'day') return (content.shown && tableDay(content.shown, month)) || content.day;
  if (content.kind === 'number' && content.day !== undefined) return content.day;
  const text = cellText(content);
  if (openEnds.has(text) || emptyWords.has(text)) return undefined;
  return tableDay(text, month) ?? text;
}

function yesOrNo(content: Content): SourceScalar['value'] | undefined {
  if (content.kind === 'yes-no') return content.value;
  const text = cellText(content);
  if (yesWords.has(text)) return '是';
  if (noWords.has(text)) return '否';
  return emptyWords.has(text) ? undefined : text;
}

function numberValue(content: Content): SourceScalar['value'] | undefined {
  if (content.kind === 'number') {
    const { shown, value } = content;
    return shown?.endsWith('%') === true ? Number(shown.slice(0, -1)) : value;
  }
  const text = cellText(content);
  if (emptyWords.has(text)) return undefined;
  const plain = text.normalize('NFKC').replaceAll(/[,\s]/gu, '');
  const [, digits] = /^(-?\d+(?:\.\d+)?)(?:\p{Script=Han}|%|m2|\/){0,6}$/u.exec(plain) ?? [];
  return digits === undefined ? text : Number(digits);
}

function choiceValue(text: string, { choices = {} }: FieldName, field: string): SourceScalar['value'] | undefined {
  const word = text.replace(/\s/gu, '');
  if (canonicalChoice(word, choices) !== undefined) return word;
  const other = choiceWords[field]?.[word] ?? (emptyWords.has(word) ? '' : undefined);
  return other === undefined ? text : other === '' ? undefined : other;
}

/** Within a cell items are parted by whatever people part them by. */
function listValue(content: Content): SourceScalar['value'] | undefined {
  if (content.kind === 'number') return content.shown ?? content.value;
  const text = cellText(content);
  if (emptyWords.has(text)) return undefined;
  const items = text.split(/[、；;，,\n]/u).map((item) => withoutSetting(item.trim()));
  return items.filter((item) => item !== '').join('、');
}

function textValue(content: Content, field: string): SourceScalar['value'] | undefined {
  // A number is refused where text is wanted, unless its format shows it as an identifier.
  if (content.kind === 'number') return content.shown ?? content.value;
  if (content.kind === 'yes-no') return content.value;
  const text = cellText(content);
  if (text !== '无' && emptyWords.has(text)) return undefined;
  return nameFields.has(field) ? withoutSetting(text) : text;
}

/** A name without the spaces and line ends between its characters that only set it: 方 毅. */
export function withoutSetting(name: string): string {
  return name.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');
}

/** A duty's measure as its parts. */
interface Measure {
  readonly name: string;
  readonly comparison: string;
  readonly value: number;
  readonly unit: string;
}

/** 初中三年巩固率不低于98% as name, comparison, value and unit. */
function measureOf(text: string): Measure | undefined {
  const words = Object.keys(choiceWords['comparison'] ?? {}).filter((word) => word !== '');
  const comparisons = [...Object.values(comparisonWords), ...words].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`^(.+?)[：:]?(${comparisons.join('|')})(\\d+(?:\\.\\d+)?)(\\S{1,6})$`, 'u');
  const [, name, comparison = '', value, unit = ''] = pattern.exec(text.replaceAll(/\s/gu, '')) ?? [];
  if (name === undefined) return undefined;
  return { name, comparison: choiceWords['comparison']?.[comparison] ?? comparison, value: Number(value), unit };
}

/** The parts of a measure in one cell all stand in that cell. */
function placed(measure: Measure, { place }: TableCell): SourceMap {
  const part = (field: keyof Measure) => ({
    key: fieldNames.measure[field].chinese,
    keyPlace: place,
    value: { kind: 'scalar', value: measure[field], place } as const,
  });
  return { kind: 'map', entries: [part('name'), part('comparison'), part('value'), part('unit')], place };
}
