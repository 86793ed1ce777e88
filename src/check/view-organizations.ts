/** What templates see of organizations. A county has thousands: what hangs on one is found when it is looked at. */
import type { DutyView, OrganizationView, PostView, SectionView, ViewObject } from '../model/facts.ts';
import { nameFact } from '../model/fact-names.ts';
import { nameKey } from '../model/names.ts';
import type { Organization, Programme } from '../model/programme.ts';
import { createPostView } from './view-posts.ts';
import type { Book } from './view-posts.ts';
import type { IndicatorLists } from './view-standards.ts';

/** What hangs on an organization, each remembered once it was looked at. */
class Links {
  readonly #book: Book;
  readonly #entry: Organization;
  #titles: readonly PostView[] | undefined;
  #posts: ViewObject | undefined;
  #duties: readonly DutyView[] | undefined;
  #sections: readonly SectionView[] | undefined;
  #figures: ViewObject | undefined;
  #supervises: readonly OrganizationView[] | undefined;

  constructor(book: Book, entry: Organization) {
    this.#book = book;
    this.#entry = entry;
  }

  get parent(): OrganizationView | undefined {
    const { parent } = this.#entry;
    return parent === undefined ? undefined : this.#book.organization(parent);
  }

  get supervisor(): OrganizationView | undefined {
    const supervisor = this.#book.relations.supervisor(this.#entry);
    return supervisor === undefined ? undefined : this.#book.organization(supervisor.name);
  }

  get supervises(): readonly OrganizationView[] {
    return (this.#supervises ??= Object.freeze(viewsOf(this.#book, this.#entry.supervises)));
  }

  get head(): PostView | undefined {
    return this.#held[0];
  }

  get posts(): ViewObject {
    return (this.#posts ??= keyed(this.#held.map((post) => [post.title, post])));
  }

  get duties(): readonly DutyView[] {
    return (this.#duties ??= Object.freeze(this.#book.relations.duties(this.#entry).map(this.#book.duty)));
  }

  get sections(): readonly SectionView[] {
    const called = `organizations.${this.#entry.name}.sections`;
    return (this.#sections ??= sectionsOf(this.#book.programme, this.duties, called));
  }

  get figures(): ViewObject {
    return (this.#figures ??= figuresView(this.#book, this.#entry));
  }

  get indicators(): IndicatorLists['indicators'] {
    return this.#judged.indicators;
  }

  get gaps(): IndicatorLists['gaps'] {
    return this.#judged.gaps;
  }

  get attained(): IndicatorLists['attained'] {
    return this.#judged.attained;
  }

  get unreported(): IndicatorLists['unreported'] {
    return this.#judged.unreported;
  }

  get #held(): readonly PostView[] {
    return (this.#titles ??= this.#entry.posts.map((title) => createPostView(this.#book, this.#entry, title)));
  }

  get #judged(): IndicatorLists {
    return this.#book.standards().of(this.#entry);
  }
}

/** Whose view it is, until what hangs on it is looked at. */
const links = new WeakMap<object, Links | { readonly book: Book; readonly entry: Organization }>();

function linksOf(view: object): Links | undefined {
  const known = links.get(view);
  if (known === undefined || known instanceof Links) return known;
  const made = new Links(known.book, known.entry);
  links.set(view, made);
  return made;
}

const linkNames: readonly (keyof Links)[] = [
  'parent',
  'supervisor',
  'supervises',
  'head',
  'posts',
  'duties',
  'sections',
  'figures',
  'indicators',
  'gaps',
  'attained',
  'unreported',
];

/** Getters that all views have in common, instead of a dozen functions for each. */
const linkProperties: PropertyDescriptorMap = Object.fromEntries(
  linkNames.map((name) => {
    function get(this: object): unknown {
      return linksOf(this)?.[name];
    }
    return [name, { get, enumerable: true }];
  }),
);

/** The view of an organization. */
export function createOrganizationView(book: Book, entry: Organization): OrganizationView {
  const own = {
    name: entry.name,
    fullName: entry.fullName,
    kind: entry.kind,
    isSchool: entry.kind === 'school',
    isOffice: entry.kind === 'office',
    boarding: entry.boarding ?? false,
    stage: entry.stage,
    contacts: entry.contacts,
  };
  const view = Object.freeze(Object.defineProperties(own, linkProperties)) as OrganizationView;
  links.set(view, { book, entry });
  return nameFact(view, `organizations.${entry.name}`);
}

/** The views of organizations named one by one or by group. */
export function viewsOf(book: Book, names: readonly string[]): OrganizationView[] {
  const entries = new Set(names.flatMap((name) => book.relations.members(name) ?? []));
  return [...entries].flatMap((entry) => book.organization(entry.name) ?? []);
}

/** Figures that are numbers; every standard has its name here, so that one not reported is told as such. */
function figuresView({ programme, relations }: Book, entry: Organization): ViewObject {
  const view = Object.freeze(
    Object.fromEntries(
      programme.standards.map(({ id }) => {
        const reading = relations.figure(entry, id);
        return [id, reading?.kind === 'value' ? reading.value : undefined];
      }),
    ),
  );
  return nameFact(view, `figures.${entry.name}`);
}

/** Duties by section, in the order of the data's sections; sections without duties are left out. */
export function sectionsOf(programme: Programme, duties: readonly DutyView[], called: string): readonly SectionView[] {
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
      if (own === undefined) return [];
      return [nameFact(Object.freeze({ name, duties: Object.freeze(own) }), `${called}.${name}`)];
    }),
  );
}

/** An object of own properties only: fromEntries defines even a key such as __proto__ instead of setting it. */
export function keyed(entries: readonly (readonly [string, ViewObject | readonly ViewObject[]])[]): ViewObject {
  return Object.freeze(Object.fromEntries(entries));
}
