/**
 * What templates can name: plain, already computed values, one object a paper. `check` makes it from the
 * programme; `fill` reads it. No functions, no prototypes: only own properties, some of them lazy getters
 * because the views point at each other.
 */

export type ViewValue = string | number | boolean | null | undefined | readonly ViewValue[] | ViewObject;
export interface ViewObject {
  readonly [key: string]: ViewValue;
}

/** The names a template may start a path with. `check/view.ts` builds it; ARCHITECTURE.md explains each. */
export interface PaperView extends ViewObject {
  /** The paper's title as filled from front matter; set by the pipeline after the title has been filled. */
  readonly title: string | undefined;
  readonly date: string;
  readonly programme: ViewObject;
  readonly issuer: OrganizationView;
  /** The organization the paper is for; undefined for papers of the whole programme. */
  readonly subject: OrganizationView | undefined;
  /** The parties in signing order. */
  readonly parties: readonly OrganizationView[];
  /** How many copies there are: as many as parties. */
  readonly copies: number;
  readonly organizations: readonly OrganizationView[];
  readonly schools: readonly OrganizationView[];
  readonly offices: readonly OrganizationView[];
  /** posts.擂鼓中学.校长 */
  readonly posts: ViewObject;
  /** By name, each a list of organizations: groups.各校 */
  readonly groups: ViewObject;
  readonly documents: ViewObject;
  readonly sections: readonly SectionView[];
  readonly duties: readonly DutyView[];
  readonly clauses: readonly ViewObject[];
  readonly facts: ViewObject;
}

export interface OrganizationView extends ViewObject {
  readonly name: string;
  readonly fullName: string;
  readonly kind: string;
  readonly isSchool: boolean;
  readonly isOffice: boolean;
  readonly boarding: boolean;
  readonly stage: string | undefined;
  readonly parent: OrganizationView | undefined;
  /** The office that supervises this organization. */
  readonly supervisor: OrganizationView | undefined;
  readonly supervises: readonly OrganizationView[];
  readonly contacts: readonly string[];
  /** Its first post. */
  readonly head: PostView | undefined;
  /** By title: posts.校长 */
  readonly posts: ViewObject;
  /** Duties this organization answers for, itself or through a group; for offices also those it urges on. */
  readonly duties: readonly DutyView[];
  /** The same duties grouped by section, sections in the order of the data, those without duties left out. */
  readonly sections: readonly SectionView[];
}

export interface PostView extends ViewObject {
  /** Such as 校长. */
  readonly title: string;
  /** Such as 擂鼓中学校长. */
  readonly name: string;
  readonly organization: string;
  /** Who holds it on the paper's date; undefined while it is vacant. */
  readonly holder: string | undefined;
}

export interface SectionView extends ViewObject {
  readonly name: string;
  readonly duties: readonly DutyView[];
}

export interface DutyView extends ViewObject {
  readonly id: string;
  readonly title: string | undefined;
  readonly text: string;
  readonly section: string | undefined;
  /** Names of organizations and groups, as entered. */
  readonly organizations: readonly string[];
  readonly office: string | undefined;
  readonly post: PostView | undefined;
  readonly leading: PostView | undefined;
  readonly start: string | undefined;
  readonly deadline: string | undefined;
  readonly period: string | undefined;
  readonly note: string | undefined;
  readonly measure: ViewObject | undefined;
}
