/**
 * The programme as it is on a day: schools that were closed by then (撤并) are gone from it, and where something names
 * them, the school they were merged into stands in their place.
 */
import { nameKey } from '../model/names.ts';
import type { Clause, Duty, Organization, Programme, Standard, Team } from '../model/programme.ts';
import { relate, splitPost } from './relations.ts';

/** A programme on a day, and who takes whose place on it. */
export interface ProgrammeDay {
  readonly programme: Programme;
  /** The organization that stands for a name: itself, its successor, or none. Other names stand for themselves. */
  successor(name: string): string | undefined;
  /** Those gone and who stands for each, if anybody does. */
  readonly merged: readonly (readonly [name: string, successor: string])[];
}

const knownDays = new WeakMap<Programme, Map<string, ProgrammeDay>>();

/**
 * The programme on a day: the same object where nothing was closed by then, and one object for all days between two
 * closings.
 */
export function programmeOn(programme: Programme, date: string): ProgrammeDay {
  const gone = programme.organizations.filter(({ closed }) => closed !== undefined && closed <= date);
  const days = knownDays.get(programme) ?? new Map<string, ProgrammeDay>();
  knownDays.set(programme, days);
  const key = gone.map(({ name }) => name).join('\n');
  const day = days.get(key) ?? programmeWithout(programme, gone);
  days.set(key, day);
  return day;
}

function programmeWithout(programme: Programme, gone: readonly Organization[]): ProgrammeDay {
  if (gone.length === 0) return { programme, successor: (name) => name, merged: [] };
  const day = successionOn(programme, gone);
  const onDay: Programme = {
    ...programme,
    organizations: programme.organizations
      .filter((entry) => !day.isGone(entry.name))
      .map((entry) => organizationOn(entry, day)),
    groups: programme.groups.map((group) => ({ ...group, members: day.remaining(group.members) })),
    duties: programme.duties.map((duty) => dutyOn(duty, day)),
    clauses: programme.clauses.flatMap((clause) => clauseOn(clause, day)),
    teams: programme.teams.map((team) => teamOn(team, day)),
    standards: programme.standards.map((standard) => standardOn(standard, day)),
    figures: programme.figures.filter(({ organization }) => !day.isGone(organization)),
  };
  const merged = gone.flatMap(({ name }): [string, string][] => {
    const next = day.successor(name);
    return next === undefined ? [] : [[name, next]];
  });
  return { programme: onDay, successor: day.successor, merged };
}

/** Who takes whose place. Names of groups and of open organizations stand for themselves. */
interface Succession {
  readonly gone: readonly Organization[];
  isGone(name: string): boolean;
  /** Undefined for an organization that was closed without a successor. */
  successor(name: string): string | undefined;
  /** With successors in the place of those gone, none of whom is named twice, be it by a group. */
  successors(names: readonly string[]): string[];
  /** Those that are not gone. */
  remaining(names: readonly string[]): string[];
  /** The same of posts; a successor that has no such post is left out. */
  posts(references: readonly string[]): string[];
}

function successionOn(programme: Programme, gone: readonly Organization[]): Succession {
  const closed = new Map(gone.map((entry) => [nameKey(entry.name), entry]));
  const { organization, members } = relate(programme);
  const isGone = (name: string): boolean => closed.has(nameKey(name));
  const successor = (name: string): string | undefined => {
    const entry = closed.get(nameKey(name));
    if (entry === undefined) return name;
    return entry.mergedInto === undefined ? undefined : successor(entry.mergedInto);
  };
  const post = (reference: string): string | undefined => {
    const { organization: owner, title } = splitPost(reference);
    const next = isGone(owner) ? organization(successor(owner) ?? '') : undefined;
    return next?.posts.some((known) => nameKey(known) === nameKey(title)) ? `${next.name}/${title}` : undefined;
  };
  const heldBy = (reference: string): string[] => {
    const { organization: owner, title } = splitPost(reference);
    return (members(owner) ?? []).map(({ name }) => `${name}/${title}`);
  };
  return {
    gone,
    isGone,
    successor,
    successors: (names) => replaced(names, isGone, successor, (name) => (members(name) ?? []).map((one) => one.name)),
    remaining: (names) => names.filter((name) => !isGone(name)),
    posts: (references) => replaced(references, (one) => isGone(splitPost(one).organization), post, heldBy),
  };
}

/** What is gone gives way to what takes its place, unless that stands there already, itself or in a group. */
function replaced(
  names: readonly string[],
  isGone: (name: string) => boolean,
  successor: (name: string) => string | undefined,
  meant: (name: string) => readonly string[],
): string[] {
  const remaining = names.filter((name) => !isGone(name));
  const present = new Set(remaining.flatMap((name) => meant(name)).map(nameKey));
  return names.flatMap((name) => {
    if (!isGone(name)) return [name];
    const next = successor(name);
    if (next === undefined || present.has(nameKey(next))) return [];
    present.add(nameKey(next));
    return [next];
  });
}

/** A parent gives way to its successor, and a successor supervises whom those gone supervised. */
function organizationOn({ parent, ...entry }: Organization, day: Succession): Organization {
  const next = parent === undefined ? undefined : day.successor(parent);
  const isItself = (name: string): boolean => nameKey(name) === nameKey(entry.name);
  const inherited = day.gone.filter(({ name }) => isItself(day.successor(name) ?? ''));
  const supervises = [...entry.supervises, ...inherited.flatMap((one) => one.supervises)];
  return {
    ...entry,
    ...(next === undefined || isItself(next) ? {} : { parent: next }),
    supervises: day.remaining([...new Set(supervises)]).filter((name) => !isItself(name)),
  };
}

function dutyOn({ office, leading, ...duty }: Duty, day: Succession): Duty {
  const organizations = day.successors(duty.organizations);
  const nextOffice = office === undefined ? undefined : day.successor(office);
  // An office that now stands among the responsible ones need not urge itself on.
  const isResponsible = nextOffice !== office && organizations.some((name) => nameKey(name) === nameKey(nextOffice ?? '')); // prettier-ignore
  const [nextLeading] = leading === undefined ? [] : day.posts([leading]);
  return {
    ...duty,
    organizations,
    posts: day.posts(duty.posts),
    ...(nextOffice === undefined || isResponsible ? {} : { office: nextOffice }),
    ...(nextLeading === undefined ? {} : { leading: nextLeading }),
  };
}

/** A clause that concerned only closed organizations is left out. */
function clauseOn(clause: Clause, day: Succession): Clause[] {
  const concerns = day.successors(clause.concerns);
  return concerns.length === 0 && clause.concerns.length > 0 ? [] : [{ ...clause, concerns }];
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
