/** What templates see of posts: who holds them, the duties they answer for, the teams they make up. */
import type { DutyView, OrganizationView, PostView, TeamView, ViewObject } from '../model/facts.ts';
import { nameFact } from '../model/fact-names.ts';
import { nameKey } from '../model/names.ts';
import type { Duty, Measure, Organization, Programme, Team } from '../model/programme.ts';
import { actingNames, comparisonWords } from './aliases.ts';
import { splitPost } from './relations.ts';
import type { Relations } from './relations.ts';
import { once } from './once.ts';
import type { StandardsView } from './view-standards.ts';

/** What the views of one day are made from and where they find each other. */
export interface Book {
  readonly programme: Programme;
  readonly relations: Relations;
  readonly date: string;
  organization(name: string): OrganizationView | undefined;
  duty(duty: Duty): DutyView;
  readonly standards: () => StandardsView;
}

/** Fields that say who holds a post. */
const saysHolder = ['holder', 'person', 'label'];

/** A post as it is held on the day. */
export function createPostView(book: Book, organization: Organization, title: string): PostView {
  const name = `${organization.name}${title}`;
  const tenure = book.relations.tenure(organization.name, title, book.date);
  const holder = tenure?.holder;
  const acting = tenure?.acting === undefined ? undefined : actingNames[tenure.acting];
  const person = holder === undefined || acting === undefined ? holder : `${holder}（${acting}）`;
  const fullName = `${organization.fullName}${title}`;
  const view = {
    title,
    name,
    fullName,
    organization: organization.name,
    holder,
    acting,
    person,
    label: person ?? name,
  };
  return nameFact(Object.freeze(view), `posts.${organization.name}.${title}`, saysHolder);
}

/** A duty with its posts. */
export function createDutyView(book: Book, duty: Duty): DutyView {
  const posts = once(() => Object.freeze(duty.posts.flatMap((post) => postOf(book, post) ?? groupPost(post))));
  const view = Object.freeze({
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
      return posts()[0];
    },
    get posts() {
      return posts();
    },
    get leading() {
      return postOf(book, duty.leading);
    },
  });
  return nameFact(view, `duties.${duty.id}`);
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

/** The post of a group, held by as many as the group has members: 各校校长. */
function groupPost(reference: string): PostView {
  const { organization, title } = splitPost(reference);
  const name = `${organization}${title}`;
  const nobody = { holder: undefined, acting: undefined, person: undefined };
  const view = { title, name, fullName: name, organization, ...nobody, label: name };
  return nameFact(Object.freeze(view), `posts.${organization}.${title}`, saysHolder);
}

/** A team with those who hold its posts. */
export function teamView(book: Book, { id, name, leaders, deputies, members }: Team): TeamView {
  const posts = (references: readonly string[]): readonly PostView[] =>
    Object.freeze(references.flatMap((reference) => postsOf(book, reference)));
  const view = Object.freeze({ id, name, leaders: posts(leaders), deputies: posts(deputies), members: posts(members) });
  return nameFact(view, `teams.${id}`);
}

/** The post of an organization, or that of each member of a group who has it. */
function postsOf(book: Book, reference: string): PostView[] {
  const { organization, title } = splitPost(reference);
  const members = book.relations.members(organization) ?? [];
  return members.flatMap((member) => postOf(book, `${member.name}/${title}`) ?? []);
}

/** `words` is the comparison as papers print it. */
function measureView({ name, comparison, value, unit }: Measure): ViewObject {
  return Object.freeze({ name, comparison, words: comparisonWords[comparison], value, unit });
}
