/**
 * What a template can name, worked out once for a programme and a date: who holds each post that day, which
 * duties are whose, sections with their duties. Views are frozen and point at each other through getters of
 * their own; every field exists even where it has no value, so that a wrong name and a missing value differ.
 */
import type { DutyView, OrganizationView, PaperView, PostView, SectionView, ViewObject } from '../model/facts.ts';
import { nameKey } from '../model/names.ts';
import type { CitedDocument, Clause, Duty, Measure, Organization, PaperPlan, Programme } from '../model/programme.ts';
import { relate, splitPost } from './relations.ts';
import type { Relations } from './relations.ts';

const knownViews = new WeakMap<Programme, (plan: PaperPlan) => PaperView>();

/** The view of one paper. What papers of one programme and date share is built once. */
export function paperView(programme: Programme, plan: PaperPlan): PaperView {
  const known = knownViews.get(programme);
  const views = known ?? createViews(programme);
  if (known === undefined) knownViews.set(programme, views);
  return views(plan);
}

/** A function from plans to views that remembers, date by date, what views share. */
export function createViews(programme: Programme): (plan: PaperPlan) => PaperView {
  const relations = relate(programme);
  const days = new Map<string, Day>();
  return (plan) => {
    const known = days.get(plan.date);
    const day = known ?? createDay(programme, relations, plan.date);
    if (known === undefined) days.set(plan.date, day);
    return createPaperView(programme, day, plan);
  };
}

/** The facts as they are on one date. */
interface Day {
  readonly shared: Pick<
    PaperView,
    'programme' | 'organizations' | 'schools' | 'offices' | 'posts' | 'documents' | 'groups' | 'clauses' | 'facts'
  >;
  organization(name: string): OrganizationView | undefined;
  readonly duties: () => readonly DutyView[];
  readonly sections: () => readonly SectionView[];
}

function createPaperView(programme: Programme, day: Day, plan: PaperPlan): PaperView {
  const issuer = day.organization(programme.undertaking.issuer);
  if (issuer === undefined) throw new Error(`issuer ${programme.undertaking.issuer} is not an organization`);
  const parties = plan.parties.flatMap((name) => day.organization(name) ?? []);
  return Object.freeze({
    ...day.shared,
    title: undefined,
    date: plan.date,
    issuer,
    subject: plan.subject === undefined ? undefined : day.organization(plan.subject),
    parties: Object.freeze(parties),
    copies: parties.length,
    get duties() {
      return day.duties();
    },
    get sections() {
      return day.sections();
    },
  });
}

function createDay(programme: Programme, relations: Relations, date: string): Day {
  const sources = { programme, relations, date };
  const dutyViews = new Map<Duty, DutyView>();
  const organizationViews = new Map<string, OrganizationView>();
  const book: Book = {
    ...sources,
    organization: (name) => organizationViews.get(nameKey(name)),
    duty: (duty) => {
      const known = dutyViews.get(duty);
      const view = known ?? createDutyView(book, duty);
      if (known === undefined) dutyViews.set(duty, view);
      return view;
    },
  };
  const organizations = programme.organizations.map((entry) => createOrganizationView(book, entry));
  for (const view of organizations) organizationViews.set(nameKey(view.name), view);
  const duties = once(() => Object.freeze(programme.duties.map(book.duty)));
  return {
    organization: book.organization,
    duties,
    sections: once(() => sectionsOf(programme, duties())),
    shared: {
      programme: programmeView(programme),
      organizations: Object.freeze(organizations),
      schools: Object.freeze(organizations.filter((view) => view.isSchool)),
      offices: Object.freeze(organizations.filter((view) => view.isOffice)),
      posts: keyed(organizations.map((view) => [view.name, view.posts])),
      groups: groupsView(book),
      documents: keyed(programme.documents.map((entry) => [entry.id, documentView(entry)])),
      clauses: Object.freeze(programme.clauses.map(clauseView)),
      facts: programme.facts,
    },
  };
}

/** What the views of one day are made from and where they find each other. */
interface Book {
  readonly programme: Programme;
  readonly relations: Relations;
  readonly date: string;
  organization(name: string): OrganizationView | undefined;
  duty(duty: Duty): DutyView;
}

function createOrganizationView(book: Book, entry: Organization): OrganizationView {
  const { relations } = book;
  const posts = once(() => entry.posts.map((title) => createPostView(book, entry, title)));
  const postsByTitle = once(() => keyed(posts().map((post) => [post.title, post])));
  const duties = once(() => Object.freeze(relations.duties(entry).map(book.duty)));
  const sections = once(() => sectionsOf(book.programme, duties()));
  const supervises = once(() => Object.freeze(viewsOf(book, entry.supervises)));
  return Object.freeze({
    name: entry.name,
    fullName: entry.fullName,
    kind: entry.kind,
    isSchool: entry.kind === 'school',
    isOffice: entry.kind === 'office',
    boarding: entry.boarding ?? false,
    stage: entry.stage,
    contacts: entry.contacts,
    get parent() {
      return entry.parent === undefined ? undefined : book.organization(entry.parent);
    },
    get supervisor() {
      const supervisor = relations.supervisor(entry);
      return supervisor === undefined ? undefined : book.organization(supervisor.name);
    },
    get supervises() {
      return supervises();
    },
    get head() {
      return posts()[0];
    },
    get posts() {
      return postsByTitle();
    },
    get duties() {
      return duties();
    },
    get sections() {
      return sections();
    },
  });
}

/** The views of organizations named one by one or by group. */
function viewsOf(book: Book, names: readonly string[]): OrganizationView[] {
  const entries = new Set(names.flatMap((name) => book.relations.members(name) ?? []));
  return [...entries].flatMap((entry) => book.organization(entry.name) ?? []);
}

function createPostView(book: Book, organization: Organization, title: string): PostView {
  return Object.freeze({
    title,
    name: `${organization.name}${title}`,
    organization: organization.name,
    holder: book.relations.holder(organization.name, title, book.date),
  });
}

function createDutyView(book: Book, duty: Duty): DutyView {
  return Object.freeze({
    id: duty.id,
    title: duty.title,
    text: duty.text,
    section: duty.section,
    organizations: duty.organizations,
    office: duty.office,
    start: duty.start,
    deadline: duty.deadline,
    period: duty.period,
    note: duty.note,
    measure: duty.measure === undefined ? undefined : measureView(duty.measure),
    get post() {
      return postOf(book, duty.post);
    },
    get leading() {
      return postOf(book, duty.leading);
    },
  });
}

function postOf(book: Book, reference: string | undefined): PostView | undefined {
  if (reference === undefined) return undefined;
  const { organization, title } = splitPost(reference);
  const posts = book.organization(organization)?.posts ?? {};
  const wanted = nameKey(title);
  const found = Object.keys(posts).find((name) => nameKey(name) === wanted);
  // The values of `posts` are the PostViews made above; ViewObject cannot say so.
  return found === undefined ? undefined : (posts[found] as PostView | undefined);
}

/** Duties by section, in the order of the data's sections; sections without duties are left out. */
function sectionsOf(programme: Programme, duties: readonly DutyView[]): readonly SectionView[] {
  const bySection = new Map<string, DutyView[]>();
  for (const duty of duties) {
    if (duty.section === undefined) continue;
    const key = nameKey(duty.section);
    const list = bySection.get(key);
    if (list === undefined) bySection.set(key, [duty]);
    else list.push(duty);
  }
  return Object.freeze(
    programme.sections.flatMap(({ name }): SectionView[] => {
      const own = bySection.get(nameKey(name));
      return own === undefined ? [] : [Object.freeze({ name, duties: Object.freeze(own) })];
    }),
  );
}

function programmeView({ dataset, undertaking }: Programme): ViewObject {
  const { name, place, issuer, date, start, end } = undertaking;
  return Object.freeze({ dataset, name, place, issuer, date, start, end });
}

function groupsView(book: Book): ViewObject {
  return keyed(book.programme.groups.map((group) => [group.name, Object.freeze(viewsOf(book, [group.name]))]));
}

function documentView({ id, title, issuer, number }: CitedDocument): ViewObject {
  return Object.freeze({ id, title, issuer, number });
}

function clauseView({ id, condition, consequence, concerns }: Clause): ViewObject {
  return Object.freeze({ id, condition, consequence, concerns });
}

const comparisonWords: Readonly<Record<Measure['comparison'], string>> = {
  'at-least': '不低于',
  'at-most': '不超过',
  exactly: '等于',
};

/** `words` is the comparison as papers print it. */
function measureView({ name, comparison, value, unit }: Measure): ViewObject {
  return Object.freeze({ name, comparison, words: comparisonWords[comparison], value, unit });
}

/** An object of own properties only: fromEntries defines even a key such as __proto__ instead of setting it. */
function keyed(entries: readonly (readonly [string, ViewObject | readonly ViewObject[]])[]): ViewObject {
  return Object.freeze(Object.fromEntries(entries));
}

/** Computes on first use, then remembers. */
function once<T>(compute: () => T): () => T {
  let result: { readonly value: T } | undefined;
  return () => (result ??= { value: compute() }).value;
}
