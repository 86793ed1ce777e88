/** The columns of a table with what they mean, each meaning once; what has none is told. */
import { error, warning } from '../model/diagnostic.ts';
import type { Diagnostic, Place } from '../model/diagnostic.ts';
import type { SourceTable, TableRow } from '../model/table.ts';
import type { SectionName } from './aliases.ts';
import { knownHeadings, meaningOf, nearestField } from './heading-meaning.ts';
import type { Meaning, NamedStandard } from './heading-meaning.ts';
import type { Heading } from './table-header.ts';

/** A column with a meaning. */
export interface Column {
  readonly column: number;
  readonly heading: string;
  readonly place: Place;
  readonly meaning: Meaning;
}

/** Columns by their number from 0. */
export type Columns = ReadonlyMap<number, Column>;

/**
 * Gives each heading its meaning. Of a heading that nobody knows but that is like a field's, `check` says what was
 * probably meant; of others, that their column is not used.
 *
 * @param records the rows below: an empty column needs no word.
 */
export function columnsOf(
  headings: readonly Heading[],
  section: SectionName,
  standards: readonly NamedStandard[],
  records: readonly TableRow[],
  diagnostics: Diagnostic[],
): Columns {
  const known = headings.map((heading) => ({ heading, meaning: meaningOf(heading, section, standards) }));
  const given = new Set(known.flatMap(({ meaning }) => (meaning?.kind === 'field' ? meaning.field : [])));
  const filled = new Set(records.flatMap((row) => row.map(({ column }) => column)));
  const seen = new Map<string, Column>();
  const columns = new Map<number, Column>();
  const unused: Heading[] = [];
  let person = 0;
  for (const { heading, meaning: certain } of known) {
    const meaning = certain ?? guessed(heading, section, given);
    if (meaning === undefined) {
      if (filled.has(heading.column)) unused.push(heading);
      continue;
    }
    if (meaning.kind === 'person') person += 1;
    const { column, text, place } = heading;
    const entry = { column, heading: text, place, meaning };
    const identity = identityOf(meaning, person);
    const earlier = identity === undefined ? undefined : seen.get(identity);
    if (earlier !== undefined) {
      diagnostics.push(error({ code: 'duplicate-key', key: text, first: earlier.place }, place));
      continue;
    }
    if (identity !== undefined) seen.set(identity, entry);
    columns.set(column, entry);
  }
  diagnostics.push(...unusedColumns(unused, section));
  return columns;
}

/** One warning for all columns of a table that are not used. */
function unusedColumns(unused: readonly Heading[], section: SectionName): Diagnostic[] {
  const [first] = unused;
  if (first === undefined) return [];
  const known = section === 'figures' || section === 'facts' ? [] : knownHeadings(section);
  const headings = unused.map(({ text, place: { cell } }) => (cell === undefined ? text : `${text}（${cell}）`));
  const mayBeFigures = section === 'figures' || section === 'organizations';
  return [warning({ code: 'unused-columns', headings, known, mayBeFigures }, first.place)];
}

/** What a meaning is once in a table; dates belong to the person on their left. */
function identityOf(meaning: Meaning, person: number): string | undefined {
  switch (meaning.kind) {
    case 'field':
      return `field ${meaning.field}`;
    case 'person':
      return `person ${meaning.post ?? ''}`;
    case 'person-field':
      return `person ${person} ${meaning.field}`;
    case 'figure':
      return `figure ${meaning.standard}`;
    case 'free':
      return `free ${meaning.key}`;
    case 'serial':
    case 'plain':
      return undefined;
  }
}

function guessed(heading: Heading, section: SectionName, given: ReadonlySet<string>): Meaning | undefined {
  if (section === 'facts') return undefined;
  const misspelt = nearestField(heading, section);
  return misspelt === undefined || given.has(misspelt.field) ? undefined : { kind: 'free', key: heading.text };
}

/**
 * Cells in columns without a heading: of a CSV file a fault, for there a comma too many moves a row; in a sheet
 * something that somebody put beside the table, told once a column.
 */
export function cellsWithoutHeading(
  { format }: SourceTable,
  headings: readonly Heading[],
  records: readonly TableRow[],
): Diagnostic[] {
  const headed = new Set(headings.map(({ column }) => column));
  const seen = new Set<number>();
  return records.flat().flatMap(({ column, place, isCovered }) => {
    if (headed.has(column) || isCovered || (format === 'sheet' && seen.has(column))) return [];
    seen.add(column);
    const fault = { code: 'table-syntax', detail: 'NO_HEADER' } as const;
    return [format === 'csv' ? error(fault, place) : warning(fault, place)];
  });
}
