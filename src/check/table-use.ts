/**
 * Which section a table is: by the name of its sheet, by that of its file where sheets have none, or by its headings.
 */
import { nameKey } from '../model/names.ts';
import type { OrganizationKind } from '../model/programme.ts';
import type { SourceTable } from '../model/table.ts';
import { cellText } from '../model/table.ts';
import { canonicalChoice, sectionNames } from './aliases.ts';
import type { SectionName } from './aliases.ts';
import { meaningOf } from './heading-meaning.ts';
import type { NamedStandard } from './heading-meaning.ts';
import { tableTitles, titleEndings } from './headings.ts';
import { parseTable } from './table-header.ts';
import type { ParsedTable } from './table-header.ts';

/** A table that has its section. */
export interface TableUse {
  readonly section: SectionName;
  /** Of organizations: what they are unless the table says so itself. */
  readonly kind?: OrganizationKind;
  readonly parsed: ParsedTable;
  /** Whether its first column names the fields, and the second holds what they are. */
  readonly isUpright: boolean;
}

/** What a table is used for; undefined where nobody can tell. */
export function useOf(table: SourceTable, standards: readonly NamedStandard[]): TableUse | undefined {
  const named = canonicalChoice(table.name, sectionNames);
  if (named !== undefined && isSection(named)) return asSection(table, { section: named }, standards);
  const byName = titled(table, titleOf(table.name), standards);
  const byFile = isPlainName(table.name) ? titled(table, titleOf(table.file), standards) : undefined;
  const byContent = byHeadings(table, standards);
  const use = byName ?? byFile;
  if (use === undefined || byContent === undefined) return use ?? byContent;
  // A name may promise what the headings do not keep; that of the file need not be true of each of its sheets.
  const isBetter = byContent.parsed.score > use.parsed.score && (use === byFile || !fits(use, standards));
  return isBetter ? byContent : use;
}

/** A table as the section of its title, if it has headings of that section. */
function titled(
  table: SourceTable,
  title: Title | undefined,
  standards: readonly NamedStandard[],
): TableUse | undefined {
  const use = title === undefined ? undefined : asSection(table, title, standards);
  return use !== undefined && (use.isUpright || use.parsed.score > 0) ? use : undefined;
}

function isSection(name: string): name is SectionName {
  return Object.hasOwn(sectionNames, name);
}

interface Title {
  readonly section: SectionName;
  readonly kind?: OrganizationKind;
}

/** The names that programs give sheets by themselves. */
function isPlainName(name: string): boolean {
  return /^(?:sheet|工作表|表)\s*\d*$/iu.test(name);
}

/** The section that a name ends with, apart from words that say nothing: 2025年擂鼓镇学校名单. */
function titleOf(name: string): Title | undefined {
  let key = nameKey(name).replace(/\([^()]*\)/gu, '');
  for (let found = true; found;) {
    const ending = titleEndings.find((word) => key.endsWith(word) && key.length > word.length);
    found = ending !== undefined && bestTitle(key) === undefined;
    if (found && ending !== undefined) key = key.slice(0, -ending.length);
  }
  return bestTitle(key);
}

function bestTitle(key: string): Title | undefined {
  const found = tableTitles.flatMap(({ names, ...title }) =>
    names.filter((name) => key.endsWith(name)).map((name) => ({ title, length: name.length })),
  );
  return found.sort((a, b) => b.length - a.length)[0]?.title;
}

/** The names of sections that a name may stand for, for tables that cannot be read. */
export function sectionsNamed(name: string): SectionName[] {
  const named = canonicalChoice(name, sectionNames);
  if (named !== undefined && isSection(named)) return [named];
  const title = titleOf(name);
  return title === undefined ? [] : [title.section];
}

function asSection(table: SourceTable, title: Title, standards: readonly NamedStandard[]): TableUse | undefined {
  const { section } = title;
  const parsed = parseTable(table.rows, (heading) => hasMeaning(meaningOf(heading, section, standards)?.kind));
  if (parsed === undefined) return undefined;
  return { ...title, parsed, isUpright: isUpright(table, section, parsed) };
}

function hasMeaning(kind: string | undefined): boolean {
  return kind !== undefined && kind !== 'serial' && kind !== 'plain';
}

/** The programme and facts are one record: their fields may stand below each other. */
function isUpright({ rows, place }: SourceTable, section: SectionName, { score }: ParsedTable): boolean {
  const [first = [], ...others] = rows;
  if (section === 'facts') {
    const heads = first.map(({ content }) => cellText(content).trim());
    return (
      heads.length >= 2 && /^(?:项目|名称|数据项)$/u.test(heads[0] ?? '') && /^(?:内容|数值|值)$/u.test(heads[1] ?? '')
    );
  }
  if (section !== 'programme' || score > 1) return false;
  const fields = [first, ...others].filter(([cell]) => {
    if (cell === undefined) return false;
    const text = cellText(cell.content);
    return hasMeaning(meaningOf({ column: 0, text, readings: [text], place }, section, [])?.kind);
  });
  return fields.length > 1;
}

/** What a table's headings must have to be taken for a section's: one field of each group. */
const signs: readonly (readonly [section: SectionName, ...groups: readonly (readonly string[])[]])[] = [
  ['figures', ['organization'], ['figure']],
  ['tenures', ['organization'], ['holder', 'person'], ['post', 'person'], ['from']],
  ['papers', ['template'], ['for', 'parties']],
  ['standards', ['name'], ['unit'], ['value', 'primary', 'secondary', 'base']],
  ['clauses', ['condition'], ['consequence']],
  ['teams', ['name'], ['leaders', 'members']],
  ['groups', ['name'], ['members']],
  ['documents', ['title'], ['number']],
  ['duties', ['text', 'title'], ['organizations', 'office', 'post'], ['deadline', 'section', 'id', 'leading']],
  ['organizations', ['name'], ['kind', 'stage', 'parent', 'posts', 'person', 'boarding'], ['kind', 'stage', 'person']],
];

function byHeadings(table: SourceTable, standards: readonly NamedStandard[]): TableUse | undefined {
  let best: TableUse | undefined;
  for (const [section] of signs) {
    const use = asSection(table, { section }, standards);
    if (use === undefined || !fits(use, standards)) continue;
    if (best === undefined || use.parsed.score > best.parsed.score) best = use;
  }
  return best;
}

/** Whether a table's headings have the signs of its section. */
function fits({ section, parsed }: TableUse, standards: readonly NamedStandard[]): boolean {
  const [, ...groups] = signs.find(([of]) => of === section) ?? [section, []];
  const found = new Set(
    parsed.headings.map((heading) => {
      const meaning = meaningOf(heading, section, standards);
      return meaning?.kind === 'field' ? meaning.field : meaning?.kind;
    }),
  );
  return groups.every((group) => group.some((sign) => found.has(sign)));
}
