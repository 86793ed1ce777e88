/**
 * How a programme's organizations hang together: found by name, groups expanded, supervisors found,
 * duties sorted by who answers for them. Built once a programme; plans and views read it.
 */
import { nameKey } from '../model/names.ts';
import type { Duty, FigureReading, Organization, Programme, Standard, Tenure } from '../model/programme.ts';

export interface Relations {
  /** The organization of a name, however its spaces and widths are typed. */
  organization(name: string): Organization | undefined;
  /** The organizations a name stands for: one organization, or a group's; undefined for unknown names. */
  members(name: string): readonly Organization[] | undefined;
  /** The office or organization that supervises this one. */
  supervisor(organization: Organization): Organization | undefined;
  /** Duties this organization answers for, in the order of the data. */
  duties(organization: Organization): readonly Duty[];
  /** Whether a standard is held against an organization, its stage aside. */
  isConcerned(standard: Standard, organization: Organization): boolean;
  /** What an organization reported of a standard; undefined where it reported nothing. */
  figure(organization: Organization, standard: string): FigureReading | undefined;
  /** Who holds a post on a day, and how. */
  tenure(organization: string, post: string, date: string): Tenure | undefined;
}

/** A post as data write it, 单位/职务, in its two parts. */
export function splitPost(reference: string): { readonly organization: string; readonly title: string } {
  const slash = reference.lastIndexOf('/');
  return { organization: reference.slice(0, Math.max(slash, 0)).trim(), title: reference.slice(slash + 1).trim() };
}

/** What the organization that was once called so is called today. */
export function presentName(
  organizations: readonly { readonly name?: string; readonly formerNames?: readonly string[] }[],
  formerName: string,
): string | undefined {
  const key = nameKey(formerName);
  return organizations.find(({ formerNames = [] }) => formerNames.some((former) => nameKey(former) === key))?.name;
}

/** Indexes a programme. */
export function relate(programme: Programme): Relations {
  const organizations = new Map(programme.organizations.map((entry) => [nameKey(entry.name), entry]));
  const organization = (name: string): Organization | undefined => organizations.get(nameKey(name));
  const members = membersOf(programme, organization);
  const supervisors = new Map<Organization, Organization>();
  for (const supervisor of programme.organizations) {
    for (const name of supervisor.supervises) {
      for (const supervised of members(name) ?? []) {
        if (!supervisors.has(supervised)) supervisors.set(supervised, supervisor);
      }
    }
  }
  const duties = dutiesByOrganization(programme, organization, members);
  const tenures = tenuresByPost(programme.tenures);
  const figures = figuresByStandard(programme, organization);
  const concerned = concernedBy(programme, members);
  return {
    organization,
    members,
    supervisor: (entry) => supervisors.get(entry),
    duties: (entry) => duties.get(entry) ?? [],
    isConcerned: (standard, entry) => concerned.get(standard)?.has(entry) ?? entry.kind === 'school',
    figure: (entry, standard) => figures.get(standard)?.get(entry),
    tenure: (name, post, date) =>
      tenures
        .get(postKey(name, post))
        ?.find((tenure) => tenure.from <= date && (tenure.to === undefined || date <= tenure.to)),
  };
}

type Find = (name: string) => Organization | undefined;
type Expand = (name: string) => readonly Organization[] | undefined;

/** Groups may hold groups; a group that holds itself is entered once. Each is expanded on first use. */
function membersOf(programme: Programme, organization: Find): Expand {
  const groups = new Map(programme.groups.map((group) => [nameKey(group.name), group]));
  const expanded = new Map<string, readonly Organization[]>();
  const collect = (name: string, into: Set<Organization>, entered: Set<string>): void => {
    const single = organization(name);
    if (single !== undefined) into.add(single);
    const key = nameKey(name);
    if (single !== undefined || entered.has(key)) return;
    entered.add(key);
    for (const member of groups.get(key)?.members ?? []) collect(member, into, entered);
  };
  return (name) => {
    const key = nameKey(name);
    const known = expanded.get(key);
    if (known !== undefined) return known;
    if (organization(name) === undefined && !groups.has(key)) return undefined;
    const found = new Set<Organization>();
    collect(name, found, new Set());
    const list = [...found];
    expanded.set(key, list);
    return list;
  };
}

/** A duty is an organization's when it is named, itself or by group, urges the duty on, or has its post. */
function dutiesByOrganization(programme: Programme, organization: Find, members: Expand): Map<Organization, Duty[]> {
  const result = new Map<Organization, Duty[]>();
  for (const duty of programme.duties) {
    const responsible = new Set(duty.organizations.flatMap((name) => members(name) ?? []));
    const office = duty.office === undefined ? undefined : organization(duty.office);
    if (office !== undefined) responsible.add(office);
    for (const post of duty.posts) {
      for (const member of members(splitPost(post).organization) ?? []) responsible.add(member);
    }
    for (const entry of responsible) {
      const list = result.get(entry);
      if (list === undefined) result.set(entry, [duty]);
      else list.push(duty);
    }
  }
  return result;
}

function figuresByStandard(programme: Programme, organization: Find): Map<string, Map<Organization, FigureReading>> {
  const result = new Map<string, Map<Organization, FigureReading>>();
  for (const { organization: name, standard, reading } of programme.figures) {
    const owner = organization(name);
    if (owner === undefined) continue;
    const known = result.get(standard) ?? new Map<Organization, FigureReading>();
    result.set(standard, known.set(owner, reading));
  }
  return result;
}

/** The organizations of those standards that name them; the others concern every school. */
function concernedBy(programme: Programme, members: Expand): Map<Standard, ReadonlySet<Organization>> {
  const naming = programme.standards.filter(({ concerns }) => concerns.length > 0);
  return new Map(
    naming.map((standard) => [standard, new Set(standard.concerns.flatMap((name) => members(name) ?? []))]),
  );
}

function tenuresByPost(tenures: readonly Tenure[]): Map<string, Tenure[]> {
  const result = new Map<string, Tenure[]>();
  for (const tenure of tenures) {
    const key = postKey(tenure.organization, tenure.post);
    const list = result.get(key);
    if (list === undefined) result.set(key, [tenure]);
    else list.push(tenure);
  }
  return result;
}

function postKey(organization: string, post: string): string {
  return `${nameKey(organization)}/${nameKey(post)}`;
}
