/**
 * Rules across fields and records, one function each. They look at sound fields only, so that one fault is
 * reported once. References between records are in `references.ts`.
 */
import { error } from '../model/diagnostic.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { nameKey } from '../model/names.ts';
import { sectionNames } from './aliases.ts';
import type { Book } from './book.ts';
import type { Checked, CheckedName, Site } from './records.ts';
import { closingsAreSound } from './closings.ts';
import { figuresAreGivenOnce, figuresCanBeRead, figuresHaveStandards, standardsHaveBases } from './standards.ts';
import { similarNamesAreTold } from './similar-names.ts';
import { groupMembersExist, organizationsExist, partiesExist, postsExist, sectionsExist } from './references.ts';

/** Every rule, in the order in which their faults are told. */
export const rules: readonly ((book: Book) => Diagnostic[])[] = [
  sectionsAreGiven,
  namesAreUnique,
  groupsHaveMembers,
  organizationsExist,
  groupMembersExist,
  postsExist,
  sectionsExist,
  partiesExist,
  parentsEnd,
  closingsAreSound,
  postsHaveOneHolder,
  endsFollowStarts,
  standardsHaveBases,
  figuresHaveStandards,
  figuresCanBeRead,
  figuresAreGivenOnce,
  similarNamesAreTold,
];

/** There is a programme, there are organizations, and some paper is asked for. */
export function sectionsAreGiven(book: Book): Diagnostic[] {
  const faults: Diagnostic[] = [];
  for (const section of ['programme', 'organizations'] as const) {
    const field = book.isChinese ? sectionNames[section] : section;
    if (!book.given.has(section)) faults.push(error({ code: 'missing-field', field, of: book.dataset }));
  }
  const hasPapers = book.papers.length > 0 || book.unreadable.has('papers');
  if (!hasPapers) faults.push(error({ code: 'no-papers', dataset: book.dataset }));
  return faults;
}

/** Names and identifiers are given once; organizations and groups share their names. */
export function namesAreUnique(book: Book): Diagnostic[] {
  return [
    ...unique([
      ...named(book.organizations, 'name'),
      ...book.organizations.flatMap(formerNames),
      ...named(book.groups, 'name'),
    ]),
    ...unique(named(book.sections, 'name')),
    ...unique(named(book.duties, 'id')),
    ...unique(named(book.documents, 'id')),
    ...unique(named(book.clauses, 'id')),
    ...unique(named(book.teams, 'id')),
    ...unique(named(book.standards, 'id')),
    ...unique(named(book.standards, 'name')),
  ];
}

interface Named {
  readonly name: string;
  readonly site: Site;
}

function named<Name extends CheckedName>(records: readonly Checked<Name>[], field: 'name' | 'id'): Named[] {
  return records.flatMap(({ fields, site }) => {
    const name: unknown = Object.entries(fields).find(([key]) => key === field)?.[1];
    return typeof name === 'string' ? [{ name, site: site(field) }] : [];
  });
}

function formerNames({ fields, site }: Checked<'organizations'>): Named[] {
  return (fields.formerNames ?? []).map((name, index) => ({ name, site: site('formerNames', index) }));
}

function unique(names: readonly Named[]): Diagnostic[] {
  const first = new Map<string, Site>();
  return names.flatMap(({ name, site }) => {
    const earlier = first.get(nameKey(name));
    if (earlier !== undefined) return [error({ code: 'duplicate-name', name, first: earlier.place }, site.place)];
    first.set(nameKey(name), site);
    return [];
  });
}

/** A group is given by its members or by a kind, not by both. */
export function groupsHaveMembers(book: Book): Diagnostic[] {
  return book.groups.flatMap(({ fields, faulty, place, site }) => {
    if (faulty.has('members') || faulty.has('kind')) return [];
    if (fields.members !== undefined && fields.kind !== undefined) {
      const [members, kind] = [site('members'), site('kind')];
      return [error({ code: 'conflicting-keys', keys: [members.key, kind.key] }, kind.place)];
    }
    if (fields.members !== undefined || fields.kind !== undefined) return [];
    const isChinese = site('name').key === '名称';
    const [field, of] = isChinese ? ['成员', '单位组'] : ['members', 'groups'];
    return [error({ code: 'missing-field', field, of }, place)];
  });
}

/** No organization is above itself. Each circle is told once, at its first organization. */
export function parentsEnd(book: Book): Diagnostic[] {
  const records = new Map(book.organizations.map((record) => [nameKey(record.fields.name ?? ''), record]));
  const visited = new Set<string>();
  const faults: Diagnostic[] = [];
  for (const start of records.keys()) {
    const path: string[] = [];
    let key: string | undefined = start;
    while (key !== undefined && !visited.has(key)) {
      visited.add(key);
      path.push(key);
      const parent: string | undefined = records.get(key)?.fields.parent;
      key = parent === undefined ? undefined : nameKey(parent);
    }
    const circle = key === undefined ? -1 : path.indexOf(key);
    if (circle === -1) continue;
    const members = path.slice(circle).flatMap((member) => records.get(member) ?? []);
    const names = members.flatMap(({ fields }) => fields.name ?? []);
    faults.push(error({ code: 'parent-cycle', names }, members[0]?.site('parent').place));
  }
  return faults;
}

interface Term {
  readonly holder: string;
  readonly from: string;
  readonly to: string;
  readonly post: string;
  readonly site: Site;
}

/** On no day has a post two holders; first and last days are included. */
export function postsHaveOneHolder(book: Book): Diagnostic[] {
  const faults: Diagnostic[] = [];
  for (const terms of termsByPost(book).values()) {
    let last: Term | undefined;
    for (const term of terms.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
      if (last !== undefined && term.from <= last.to) faults.push(twoHolders(last, term));
      if (last === undefined || term.to > last.to) last = term;
    }
  }
  return faults;
}

function twoHolders(earlier: Term, later: Term): Diagnostic {
  const { post, from: date, site } = later;
  const holders = [earlier.holder, later.holder] as const;
  return error({ code: 'two-holders', post, holders, date, other: earlier.site.place }, site.place);
}

/** Later than any day a tenure may end. */
const noEnd = '9999-99-99';

function termsByPost(book: Book): Map<string, Term[]> {
  const result = new Map<string, Term[]>();
  for (const { fields, faulty, site } of book.tenures) {
    const { organization, post, holder, from, to = noEnd } = fields;
    if (organization === undefined || post === undefined || holder === undefined || from === undefined) continue;
    if (faulty.has('to') || to < from) continue;
    const key = `${nameKey(organization)}/${nameKey(post)}`;
    const term: Term = { holder, from, to, post: `${organization}/${post}`, site: site('from') };
    const known = result.get(key);
    if (known === undefined) result.set(key, [term]);
    else known.push(term);
  }
  return result;
}

/** The programme, duties and tenures do not end before they start. */
export function endsFollowStarts(book: Book): Diagnostic[] {
  const { programme } = book;
  return [
    ...(programme === undefined ? [] : inOrder(programme.fields.start, programme.fields.end, programme.site('end'))),
    ...book.tenures.flatMap(({ fields, site }) => inOrder(fields.from, fields.to, site('to'))),
    ...book.duties.flatMap(({ fields, site }) => inOrder(fields.start, fields.deadline, site('deadline'))),
  ];
}

function inOrder(start: string | undefined, end: string | undefined, site: Site): Diagnostic[] {
  if (start === undefined || end === undefined || start <= end) return [];
  return [error({ code: 'ends-before-start', what: site.key, start, end }, site.place)];
}
