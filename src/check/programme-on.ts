/**
 * The programme as it is on a day: schools that were closed by then (撤并) are gone from it, and where something names
 * them, the school they were merged into stands in their place.
 */
import { nameKey } from '../model/names.ts';
import type { Duty, Organization, Programme, Standard, Team } from '../model/programme.ts';
import { splitPost } from './relations.ts';

/** A programme on a day, and who takes whose place on it. */
export interface ProgrammeDay {
  readonly programme: Programme;
  /** The organization that stands for a name: itself, its successor, or none. Other names stand for themselves. */
  successor(name: string): string | undefined;
}

/** The same programme where nothing was closed by the day; what is closed is gone from its day on. */
export function programmeOn(programme: Programme, date: string): ProgrammeDay {
  const gone = programme.organizations.filter(({ closed }) => closed !== undefined && closed <= date);
  if (gone.length === 0) return { programme, successor: (name) => name };
  const day = successionOn(programme, gone);
  return { programme: withoutGone(programme, day), successor: day.successor };
}

function withoutGone(programme: Programme, day: Succession): Programme {
  return {
    ...programme,
    organizations: programme.organizations.filter((entry) => !day.isGone(entry.name)).map((entry) => moved(entry, day)),
    groups: programme.groups.map((group) => ({ ...group, members: day.remaining(group.members) })),
    duties: programme.duties.map((duty) => dutyOn(duty, day)),
    teams: programme.teams.map((team) => teamOn(team, day)),
    standards: programme.standards.map((standard) => standardOn(standard, day)),
    figures: programme.figures.filter(({ organization }) => !day.isGone(organization)),
  };
}

/** Who takes whose place. Names of groups and of open organizations stand for themselves. */
interface Succession {
  isGone(name: string): boolean;
  /** Undefined for an organization that was closed without a successor. */
  successor(name: string): string | undefined;
  /** Each successor once. */
  successors(names: readonly string[]): string[];
  /** Those that are not gone. */
  remaining(names: readonly string[]): string[];
  /** Posts of successors that have such a post. */
  posts(references: readonly string[]): string[];
}

function successionOn({ organizations }: Programme, gone: readonly Organization[]): Succession {
  const closed = new Map(gone.map((entry) => [nameKey(entry.name), entry]));
  const open = new Map(organizations.map((entry) => [nameKey(entry.name), entry]));
  const isGone = (name: string): boolean => closed.has(nameKey(name));
  const successor = (name: string): string | undefined => {
    const entry = closed.get(nameKey(name));
    if (entry === undefined) return name;
    return entry.mergedInto === undefined ? undefined : successor(entry.mergedInto);
  };
  const post = (reference: string): string | undefined => {
    const { organization, title } = splitPost(reference);
    if (!isGone(organization)) return reference;
    const next = successor(organization);
    const posts = open.get(nameKey(next ?? ''))?.posts ?? [];
    return posts.some((known) => nameKey(known) === nameKey(title)) ? `${next ?? ''}/${title}` : undefined;
  };
  return {
    isGone,
    successor,
    successors: (names) => distinct(names.map(successor)),
    remaining: (names) => names.filter((name) => !isGone(name)),
    posts: (references) => distinct(references.map(post)),
  };
}

function distinct(names: readonly (string | undefined)[]): string[] {
  return [...new Set(names.flatMap((name) => name ?? []))];
}

/** An organization whose parent may have been merged into another. What it supervised is supervised by its successor's own. */
function moved({ parent, ...entry }: Organization, day: Succession): Organization {
  const next = parent === undefined ? undefined : day.successor(parent);
  return { ...entry, ...(next === undefined ? {} : { parent: next }), supervises: day.remaining(entry.supervises) };
}

function dutyOn({ office, leading, ...duty }: Duty, day: Succession): Duty {
  const nextOffice = office === undefined ? undefined : day.successor(office);
  const [nextLeading] = leading === undefined ? [] : day.posts([leading]);
  return {
    ...duty,
    organizations: day.successors(duty.organizations),
    posts: day.posts(duty.posts),
    ...(nextOffice === undefined ? {} : { office: nextOffice }),
    ...(nextLeading === undefined ? {} : { leading: nextLeading }),
  };
}

function teamOn(team: Team, day: Succession): Team {
  const { leaders, deputies, members } = team;
  return { ...team, leaders: day.posts(leaders), deputies: day.posts(deputies), members: day.posts(members) };
}

/** A standard that concerned only closed schools concerns nobody, not everybody. */
function standardOn(standard: Standard, day: Succession): Standard {
  const concerns = day.successors(standard.concerns);
  return concerns.length === 0 ? standard : { ...standard, concerns };
}
