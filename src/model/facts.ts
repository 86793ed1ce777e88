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
  /** By identifier: teams.leading */
  readonly teams: ViewObject;
  /** By identifier: standards.land */
  readonly standards: ViewObject;
  /** The duties that have a deadline or a period, by period. */
  readonly schedule: readonly PeriodView[];
  readonly facts: ViewObject;
}

/** What a view has beside what the plan of its paper says. */
export interface FurtherFields {
  readonly title?: string;
  /** Of 责任人变更确认页 only. */
  readonly supplement?: SupplementView;
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
  /** Its figures that are numbers, by the standard's identifier: figures.pupils */
  readonly figures: ViewObject;
  /** Its figures held against the standards that concern it, in the order of the standards. */
  readonly indicators: readonly IndicatorView[];
  /** Of these, what it falls short of. */
  readonly gaps: readonly IndicatorView[];
  /** Of these, what it meets. */
  readonly attained: readonly IndicatorView[];
  /** Of these, what cannot be judged because a figure was not reported. */
  readonly unreported: readonly IndicatorView[];
  /** The same duties grouped by section, sections in the order of the data, those without duties left out. */
  readonly sections: readonly SectionView[];
}

export interface PostView extends ViewObject {
  /** Such as 校长. */
  readonly title: string;
  /** Such as 擂鼓中学校长. */
  readonly name: string;
  /** With the organization's full name: 擂鼓镇中心学校办公室主任. */
  readonly fullName: string;
  readonly organization: string;
  /** Who holds it on the paper's date; undefined while it is vacant. */
  readonly holder: string | undefined;
  /** 主持工作 or 代理, where the holder was not appointed for good. */
  readonly acting: string | undefined;
  /** The holder as papers name somebody: 陈建平（主持工作）. */
  readonly person: string | undefined;
  /** The same, or while there is none the post's name. */
  readonly label: string;
}

/** 小组, its posts with those who hold them; posts of a group are set out one by one. */
export interface TeamView extends ViewObject {
  readonly id: string;
  readonly name: string;
  readonly leaders: readonly PostView[];
  readonly deputies: readonly PostView[];
  readonly members: readonly PostView[];
}

/** 标准, and how the organizations it concerns stand to it. */
export interface StandardView extends ViewObject {
  readonly id: string;
  readonly name: string;
  /** 不低于 or 不超过. */
  readonly words: string;
  readonly unit: string;
  readonly value: number | undefined;
  readonly primary: number | undefined;
  readonly secondary: number | undefined;
  readonly nineYear: number | undefined;
  readonly indicators: readonly IndicatorView[];
  readonly gaps: readonly IndicatorView[];
  readonly attained: readonly IndicatorView[];
  readonly unreported: readonly IndicatorView[];
}

/** 指标: one organization's figure held against one standard. */
export interface IndicatorView extends ViewObject {
  readonly organization: OrganizationView;
  /** Its name, for lists: {{join standards.land.gaps key="owner"}}. */
  readonly owner: string;
  readonly stage: string | undefined;
  /** The standard's name. */
  readonly name: string;
  readonly words: string;
  /** What the standard asks of an organization of this stage, if it names a figure: 20. */
  readonly value: number | undefined;
  /** 不低于20㎡/生 */
  readonly rule: string | undefined;
  /** The quantity's unit: ㎡. */
  readonly unit: string;
  /** Exactly one of the three. */
  readonly isMet: boolean;
  readonly isShort: boolean;
  readonly isMissing: boolean;
  readonly required: number | undefined;
  /** 14100㎡ */
  readonly requirement: string | undefined;
  /** 705×20㎡=14100㎡ */
  readonly computation: string | undefined;
  readonly actual: number | undefined;
  readonly gap: number | undefined;
  /** 尚缺 or 超出. */
  readonly lacks: string;
  /** 7044㎡ */
  readonly shortfall: string | undefined;
  /** 14100㎡－7056㎡=7044㎡ */
  readonly gapComputation: string | undefined;
}

/** What 责任人变更确认页 says; templates of other papers have no such name. */
export interface SupplementView extends ViewObject {
  /** Title and number of the paper it goes with. */
  readonly title: string;
  readonly version: number;
  readonly date: string;
  readonly signedOn: string;
  readonly changes: readonly HolderChange[];
}

export interface HolderChange extends ViewObject {
  /** Name of the fact: posts.擂鼓中学.校长 */
  readonly path: string;
  /** With the organization's full name. */
  readonly post: string;
  /** Who held it, and who holds it now; undefined where it was or is vacant. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** A stretch of the schedule. */
export interface PeriodView extends ViewObject {
  /** 2025年11月, 2026年1—2月 */
  readonly name: string;
  readonly duties: readonly DutyView[];
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
  /** The first of its posts. */
  readonly post: PostView | undefined;
  /** 责任人, in order; the post of a group is one: 各校校长. */
  readonly posts: readonly PostView[];
  readonly leading: PostView | undefined;
  readonly start: string | undefined;
  readonly deadline: string | undefined;
  readonly period: string | undefined;
  readonly note: string | undefined;
  readonly measure: ViewObject | undefined;
}
