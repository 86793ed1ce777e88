/**
 * What a template can name, worked out once for a programme and a date: who holds each post that day, which
 * duties are whose, sections with their duties. Views are frozen and point at each other through getters; every field
 * exists even where it has no value, so that a wrong name and a missing value differ.
 */
import type { DutyView, FurtherFields, OrganizationView, PaperView, ViewObject } from '../model/facts.ts';
import { nameFact } from '../model/fact-names.ts';
import { nameKey } from '../model/names.ts';
import type { CitedDocument, Clause, Duty, PaperPlan, Programme } from '../model/programme.ts';
import { Recent } from '../model/recent.ts';
import { once } from './once.ts';
import { programmeOn } from './programme-on.ts';
import type { ProgrammeDay } from './programme-on.ts';
import { relate } from './relations.ts';
import type { Relations } from './relations.ts';
import { scheduleOf } from './schedule.ts';
import { createOrganizationView, keyed, sectionsOf, viewsOf } from './view-organizations.ts';
import { createDutyView, teamView } from './view-posts.ts';
import type { Book } from './view-posts.ts';
import { createStandardsView } from './view-standards.ts';

/** Gives the view of a paper. @param further what is known of the paper beside its plan. */
export type Views = (plan: PaperPlan, further?: FurtherFields) => PaperView;

const knownViews = new WeakMap<Programme, Views>();

/** The view of one paper. What papers of one programme and date share is built once. */
export function paperView(programme: Programme, plan: PaperPlan): PaperView {
  const known = knownViews.get(programme);
  const views = known ?? createViews(programme);
  if (known === undefined) knownViews.set(programme, views);
  return views(plan);
}

/**
 * Views after which what they share is built anew: whatever was looked at is kept with it, some kilobytes for each
 * organization. A paper has two, before it has its title and with it.
 */
const remembered = 3200;
/** Dates whose facts are kept; others are worked out anew. */
const datesRemembered = 32;

/** A function from plans to views that remembers, date by date, what views share. */
export function createViews(programme: Programme): Views {
  const related = new Map<Programme, Relations>();
  let days = new Recent<Day>(datesRemembered);
  let views = 0;
  const dayOf = (date: string): Day => {
    const programmeDay = programmeOn(programme, date);
    const relations = related.get(programmeDay.programme) ?? relate(programmeDay.programme);
    related.set(programmeDay.programme, relations);
    return createDay(programmeDay, relations, date);
  };
  return (plan, further = {}) => {
    views += 1;
    if (views % remembered === 0) {
      days = new Recent(datesRemembered);
      related.clear();
    }
    const day = days.get(plan.date, () => dayOf(plan.date));
    return createPaperView(programme, day, plan, further);
  };
}

/** What is worked out once a template asks for it. */
type LazyField = 'duties' | 'sections' | 'schedule' | 'teams' | 'standards';

/** The facts as they are on one date. */
interface Day {
  readonly shared: Pick<
    PaperView,
    'programme' | 'organizations' | 'schools' | 'offices' | 'posts' | 'documents' | 'groups' | 'clauses' | 'facts'
  >;
  organization(name: string): OrganizationView | undefined;
  /** What is worked out when it is first asked for. */
  readonly lazy: Readonly<Record<LazyField, () => unknown>>;
}

/** The fields of the day are named one by one: an object that is made of another, or of getters, takes ten times as long. */
function createPaperView(programme: Programme, day: Day, plan: PaperPlan, further: FurtherFields): PaperView {
  const issuer = day.organization(programme.undertaking.issuer);
  if (issuer === undefined) throw new Error(`issuer ${programme.undertaking.issuer} is not an organization`);
  const parties = plan.parties.flatMap((name) => day.organization(name) ?? []);
  const { shared, lazy } = day;
  const own = {
    programme: shared.programme,
    organizations: shared.organizations,
    schools: shared.schools,
    offices: shared.offices,
    posts: shared.posts,
    groups: shared.groups,
    documents: shared.documents,
    clauses: shared.clauses,
    facts: shared.facts,
    title: further.title,
    date: plan.date,
    issuer,
    subject: plan.subject === undefined ? undefined : day.organization(plan.subject),
    parties: Object.freeze(parties),
    copies: parties.length,
    get duties() {
      return lazy.duties();
    },
    get sections() {
      return lazy.sections();
    },
    get schedule() {
      return lazy.schedule();
    },
    get teams() {
      return lazy.teams();
    },
    get standards() {
      return lazy.standards();
    },
  };
  const { supplement } = further;
  if (supplement !== undefined) Object.defineProperty(own, 'supplement', { value: supplement, enumerable: true });
  return Object.freeze(own) as unknown as PaperView;
}

function createDay({ programme, merged }: ProgrammeDay, relations: Relations, date: string): Day {
  const sources = { programme, relations, date };
  const dutyViews = new Map<Duty, DutyView>();
  const organizationViews = new Map<string, OrganizationView>();
  const book: Book = {
    ...sources,
    organization: (name) => organizationViews.get(name) ?? organizationViews.get(nameKey(name)),
    standards: once(() => createStandardsView(programme, relations, book.organization)),
    duty: (duty) => {
      const known = dutyViews.get(duty);
      const view = known ?? createDutyView(book, duty);
      if (known === undefined) dutyViews.set(duty, view);
      return view;
    },
  };
  const organizations = programme.organizations.map((entry) => createOrganizationView(book, entry));
  for (const view of organizations) organizationViews.set(nameKey(view.name), view).set(view.name, view);
  const duties = once(() => Object.freeze(programme.duties.map(book.duty)));
  return {
    organization: book.organization,
    lazy: {
      duties,
      sections: once(() => sectionsOf(programme, duties(), 'sections')),
      schedule: once(() => scheduleOf(duties())),
      teams: once(() => keyed(programme.teams.map((team) => [team.id, teamView(book, team)]))),
      standards: () => book.standards().standards,
    },
    shared: {
      programme: programmeView(programme),
      organizations: Object.freeze(organizations),
      schools: Object.freeze(organizations.filter((view) => view.isSchool)),
      offices: Object.freeze(organizations.filter((view) => view.isOffice)),
      posts: postsView(book, organizations, merged),
      groups: groupsView(book),
      documents: keyed(programme.documents.map((entry) => [entry.id, documentView(entry)])),
      clauses: Object.freeze(programme.clauses.map(clauseView)),
      facts: programme.facts,
    },
  };
}

function programmeView({ dataset, undertaking }: Programme): ViewObject {
  const { name, place, issuer, date, start, end } = undertaking;
  return Object.freeze({ dataset, name, place, issuer, date, start, end });
}

/** Posts by organization. Those of one that was merged into another are the other's: found by name, not listed again. */
function postsView(book: Book, organizations: readonly OrganizationView[], merged: ProgrammeDay['merged']): ViewObject {
  // Views of posts are made when they are looked at: a county has thousands.
  const entries = organizations.map((view) => [view.name, { get: () => view.posts, enumerable: true }] as const);
  const posts: Record<string, ViewObject> = {};
  Object.defineProperties(posts, Object.fromEntries(entries));
  for (const [name, successor] of merged) {
    const value = book.organization(successor)?.posts;
    if (value !== undefined) Object.defineProperty(posts, name, { value });
  }
  return Object.freeze(posts);
}

function groupsView(book: Book): ViewObject {
  return keyed(book.programme.groups.map((group) => [group.name, Object.freeze(viewsOf(book, [group.name]))]));
}

function documentView({ id, title, issuer, number }: CitedDocument): ViewObject {
  return nameFact(Object.freeze({ id, title, issuer, number }), `documents.${id}`);
}

function clauseView({ id, condition, consequence, concerns }: Clause): ViewObject {
  return nameFact(Object.freeze({ id, condition, consequence, concerns }), `clauses.${id}`);
}
