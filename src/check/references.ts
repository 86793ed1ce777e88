/**
 * Rules of reference: what one record names, another must be. References are by name, compared however spaces
 * and widths are typed; the fault suggests the name that was probably meant.
 */
import { error } from '../model/diagnostic.ts';
import type { Diagnostic, Fault } from '../model/diagnostic.ts';
import { nameKey, nearestName } from '../model/names.ts';
import { audienceOf } from './audience.ts';
import { isChinese, partyNames } from './aliases.ts';
import type { Book } from './book.ts';
import type { Checked, Site } from './records.ts';
import { presentName, splitPost } from './relations.ts';

type Organization = Checked<'organizations'>;

/** Organizations and groups by name. */
interface Directory {
  readonly organizations: ReadonlyMap<string, Organization>;
  readonly groups: ReadonlyMap<string, Checked<'groups'>>;
  readonly organizationNames: readonly string[];
  /** What the organization of a former name is called today. */
  presentName(name: string): string | undefined;
  /** The keys of an organization's posts. */
  postKeys(organization: Organization): ReadonlySet<string>;
  readonly groupNames: readonly string[];
  /** False where names may be missing because a section is missing or could not be read. */
  readonly hasOrganizations: boolean;
  readonly hasGroups: boolean;
}

function directoryOf(book: Book): Directory {
  const organizations = new Map<string, Organization>();
  for (const record of book.organizations) {
    const { name } = record.fields;
    if (name !== undefined && !organizations.has(nameKey(name))) organizations.set(nameKey(name), record);
  }
  const organizationNames = book.organizations.flatMap(({ fields }) => fields.name ?? []);
  const keys = new Map<Organization, ReadonlySet<string>>();
  const groupNames = book.groups.flatMap(({ fields }) => fields.name ?? []);
  return {
    organizations,
    groups: new Map(book.groups.map((record) => [nameKey(record.fields.name ?? ''), record])),
    organizationNames,
    presentName: (name) =>
      presentName(
        book.organizations.map(({ fields }) => fields),
        name,
      ),
    postKeys(organization) {
      const known = keys.get(organization) ?? new Set((organization.fields.posts ?? []).map(nameKey));
      keys.set(organization, known);
      return known;
    },
    groupNames,
    hasOrganizations: book.given.has('organizations') && !book.unreadable.has('organizations'),
    hasGroups: !book.unreadable.has('groups'),
  };
}

/** A county has some hundred organizations; among more no name is suggested. */
const mostCandidates = 1_000;

function withNearest<F extends Fault & { readonly nearest?: string }>(
  fault: F,
  name: string,
  candidates: readonly string[],
): F {
  // Many wrong names against many right ones would take minutes.
  const nearest = candidates.length > mostCandidates ? undefined : nearestName(name, candidates);
  return nearest === undefined ? fault : { ...fault, nearest };
}

/** Suggests the present name for a former one, for any other the nearest. */
function withPresent<F extends Fault & { readonly nearest?: string }>(
  directory: Directory,
  fault: F,
  name: string,
  candidates: readonly string[],
): F {
  const present = directory.presentName(name);
  return present === undefined ? withNearest(fault, name, candidates) : { ...fault, nearest: present };
}

/** Checks one name of an organization, or of a group where groups may stand. */
function checkName(
  directory: Directory,
  name: string | undefined,
  site: Site,
  mayBeGroup: boolean,
): readonly Diagnostic[] {
  if (name === undefined || !directory.hasOrganizations || (mayBeGroup && !directory.hasGroups)) return [];
  const key = nameKey(name);
  if (directory.organizations.has(key) || (mayBeGroup && directory.groups.has(key))) return [];
  const { organizationNames, groupNames } = directory;
  const candidates = mayBeGroup ? [...organizationNames, ...groupNames] : organizationNames;
  const fault: Fault = { code: 'unknown-organization', name, field: site.key };
  return [error(withPresent(directory, fault, name, candidates), site.place)];
}

/** The issuer, parents, supervised, responsible and concerned organizations, offices and subjects of papers must exist. */
export function organizationsExist(book: Book): Diagnostic[] {
  const directory = directoryOf(book);
  const single = (name: string | undefined, site: Site) => checkName(directory, name, site, false);
  const either = (names: readonly string[] | undefined, site: (index: number) => Site) =>
    (names ?? []).flatMap((name, index) => checkName(directory, name, site(index), true));
  return [
    ...(book.programme === undefined ? [] : single(book.programme.fields.issuer, book.programme.site('issuer'))),
    ...book.organizations.flatMap(({ fields, site }) => [
      ...single(fields.parent, site('parent')),
      ...single(fields.mergedInto, site('mergedInto')),
      ...either(fields.supervises, (index) => site('supervises', index)),
    ]),
    ...book.tenures.flatMap(({ fields, site }) => single(fields.organization, site('organization'))),
    ...book.duties.flatMap(({ fields, site }) => [
      ...either(fields.organizations, (index) => site('organizations', index)),
      ...single(fields.office, site('office')),
    ]),
    ...book.clauses.flatMap(({ fields, site }) => either(fields.concerns, (index) => site('concerns', index))),
    ...book.standards.flatMap(({ fields, site }) => either(fields.concerns, (index) => site('concerns', index))),
    ...book.figures.flatMap(({ organization, organizationSite }) => single(organization, organizationSite)),
    ...book.papers.flatMap(({ fields, site }) => {
      const audience = fields.for === undefined ? undefined : audienceOf(fields.for);
      const names = audience?.kind === 'organizations' ? audience.names : [];
      return either(names, (index) => site('for', index));
    }),
  ];
}

/** Members of groups are organizations or other groups. */
export function groupMembersExist(book: Book): Diagnostic[] {
  const directory = directoryOf(book);
  if (!directory.hasOrganizations || !directory.hasGroups) return [];
  const candidates = [...directory.organizationNames, ...directory.groupNames];
  return book.groups.flatMap(({ fields, site }) =>
    (fields.members ?? []).flatMap((name, index) => {
      const key = nameKey(name);
      if (directory.organizations.has(key) || directory.groups.has(key)) return [];
      const fault: Fault = { code: 'unknown-group-member', name };
      return [error(withPresent(directory, fault, name, candidates), site('members', index).place)];
    }),
  );
}

/** Posts that tenures, duties and teams name must be among the posts of their organizations. */
export function postsExist(book: Book): Diagnostic[] {
  const directory = directoryOf(book);
  return [
    ...book.tenures.flatMap(({ fields: { organization, post }, site }) =>
      organization === undefined || post === undefined ? [] : checkPost(directory, organization, post, site('post')),
    ),
    ...book.duties.flatMap(({ fields, site }) => [
      ...(fields.post ?? []).flatMap((post, index) => checkPosts(directory, post, site('post', index))),
      ...checkPostReference(directory, fields.leading, site('leading')),
    ]),
    ...book.teams.flatMap(({ fields, site }) =>
      (['leaders', 'deputies', 'members'] as const).flatMap((role) =>
        (fields[role] ?? []).flatMap((post, index) => checkPosts(directory, post, site(role, index))),
      ),
    ),
  ];
}

/** A post as 单位/职务, or as 单位组/职务: one of the group at least must have it. */
function checkPosts(directory: Directory, reference: string, site: Site): readonly Diagnostic[] {
  const { organization: group, title } = splitPost(reference);
  if (!directory.groups.has(nameKey(group))) return checkPostReference(directory, reference, site);
  const members = membersOf(directory, group);
  const hasPost = members.some(({ fields, faulty }) => {
    return faulty.has('posts') || (fields.posts ?? []).some((post) => nameKey(post) === nameKey(title));
  });
  if (hasPost || !directory.hasOrganizations || !directory.hasGroups) return [];
  const posts = members.flatMap(({ fields }) => (fields.posts ?? []).map((post) => `${group}/${post}`));
  return [error(withNearest({ code: 'unknown-post', post: reference, field: site.key }, reference, posts), site.place)];
}

/** The organizations of a group and of the groups in it. */
function membersOf({ organizations, groups }: Directory, group: string): Organization[] {
  const members = new Set<Organization>();
  const entered = new Set<string>();
  const waiting = [group];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const key = nameKey(name);
    const single = organizations.get(key);
    if (single !== undefined) members.add(single);
    const record = groups.get(key);
    if (record === undefined || entered.has(key)) continue;
    entered.add(key);
    waiting.push(...(record.fields.members ?? []));
    for (const other of organizations.values()) {
      if (record.fields.kind !== undefined && other.fields.kind === record.fields.kind) members.add(other);
    }
  }
  return [...members];
}

/** A post as 单位/职务: both parts must exist. */
function checkPostReference(directory: Directory, reference: string | undefined, site: Site): readonly Diagnostic[] {
  if (reference === undefined || !directory.hasOrganizations) return [];
  const { organization, title } = splitPost(reference);
  if (organization === '') return [unknownPost(directory, reference, site)];
  const unknown = checkName(directory, organization, site, false);
  return unknown.length > 0 ? unknown : checkPost(directory, organization, title, site);
}

/** An organization that does not exist is reported elsewhere; one whose posts are at fault proves nothing. */
function checkPost(directory: Directory, organization: string, post: string, site: Site): readonly Diagnostic[] {
  const record = directory.organizations.get(nameKey(organization));
  if (record === undefined || record.faulty.has('posts')) return [];
  if (directory.postKeys(record).has(nameKey(post))) return [];
  return [unknownPost(directory, `${organization}/${post}`, site)];
}

function unknownPost(directory: Directory, post: string, site: Site): Diagnostic {
  const { organization } = splitPost(post);
  const own = directory.organizations.get(nameKey(organization));
  const records = own === undefined ? [...directory.organizations.values()] : [own];
  const posts = records.flatMap(({ fields }) => (fields.posts ?? []).map((title) => `${fields.name ?? ''}/${title}`));
  const fault: Fault = { code: 'unknown-post', post, field: site.key };
  return error(withNearest(fault, post, posts), site.place);
}

/** A duty's section must be listed; where none is, one fault says so for all duties. */
export function sectionsExist(book: Book): Diagnostic[] {
  if (book.unreadable.has('sections')) return [];
  const names = book.sections.flatMap(({ fields }) => fields.name ?? []);
  const known = new Set(names.map(nameKey));
  const faults: Diagnostic[] = [];
  for (const { fields, site } of book.duties) {
    if (fields.section === undefined || known.has(nameKey(fields.section))) continue;
    const { key, place } = site('section');
    if (!book.given.has('sections')) {
      const field = isChinese(key) ? '章节' : 'sections';
      return [error({ code: 'missing-field', field, of: book.dataset }, place)];
    }
    const fault: Fault = { code: 'unknown-section', name: fields.section };
    faults.push(error(withNearest(fault, fields.section, names), place));
  }
  return faults;
}

/** Parties of papers are issuer, subject, parent, supervisor, or organizations. */
export function partiesExist(book: Book): Diagnostic[] {
  const directory = directoryOf(book);
  if (!directory.hasOrganizations) return [];
  return book.papers.flatMap(({ fields, site }) =>
    (fields.parties ?? []).flatMap((name, index) => {
      if (Object.hasOwn(partyNames, name) || directory.organizations.has(nameKey(name))) return [];
      const words = isChinese(name) ? Object.values(partyNames) : Object.keys(partyNames);
      const fault: Fault = { code: 'party-not-organization', name };
      const candidates = [...words, ...directory.organizationNames];
      return [error(withPresent(directory, fault, name, candidates), site('parties', index).place)];
    }),
  );
}
