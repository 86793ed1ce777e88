/**
 * The facts of a programme, entered once. Papers name posts; who holds a post follows from the tenures on
 * the paper's date. References between facts are by name, as the clerk writes them.
 */
import type { Place } from './diagnostic.ts';

/** A day as YYYY-MM-DD; checked, so plain string comparison orders days. */
export type IsoDate = string;

export const organizationKinds = ['government', 'bureau', 'central-school', 'school', 'office'] as const;
export type OrganizationKind = (typeof organizationKinds)[number];

export const schoolStages = ['primary', 'secondary', 'nine-year'] as const;
export type SchoolStage = (typeof schoolStages)[number];

export interface Programme {
  readonly dataset: string;
  readonly undertaking: Undertaking;
  readonly organizations: readonly Organization[];
  readonly groups: readonly Group[];
  readonly tenures: readonly Tenure[];
  readonly documents: readonly CitedDocument[];
  readonly sections: readonly Section[];
  readonly duties: readonly Duty[];
  readonly clauses: readonly Clause[];
  readonly teams: readonly Team[];
  readonly standards: readonly Standard[];
  readonly figures: readonly Figure[];
  readonly facts: FactMap;
  readonly papers: readonly PaperRequest[];
  readonly dependences: readonly Dependence[];
}

/** What the papers are about. Data key: `programme`. */
export interface Undertaking {
  /** Such as 义务教育均衡发展. */
  readonly name: string;
  /** Town, county or school whose programme it is, such as 擂鼓镇. */
  readonly place: string;
  /** Organization that issues the papers. */
  readonly issuer: string;
  /** Default date of the papers; `--as-of` wins over it, a paper's own date over both. */
  readonly date: IsoDate;
  readonly start?: IsoDate;
  readonly end?: IsoDate;
}

/** 单位. Named by `name`, which is unique in the data set. */
export interface Organization {
  readonly name: string;
  /** Name on covers and beside seals, where it differs from `name`. */
  readonly fullName: string;
  readonly kind: OrganizationKind;
  readonly stage?: SchoolStage;
  /** The organization above this one. */
  readonly parent?: string;
  /** Titles of its posts; the first is its head, who answers for it. */
  readonly posts: readonly string[];
  /** Organizations this one supervises (联系、指导、督办). */
  readonly supervises: readonly string[];
  /** Offices of the level above that this one keeps contact with, such as 教育局办公室. */
  readonly contacts: readonly string[];
  readonly boarding?: boolean;
  /** 曾用名: what it was called before; papers issued under these names are its own. */
  readonly formerNames: readonly string[];
  /** 撤并: the first day on which it is no more. */
  readonly closed?: IsoDate;
  /** The organization that took its place then. */
  readonly mergedInto?: string;
  readonly place: Place;
}

/** A record that cannot do without organizations of which some close: on a paper's day one of them must stand. */
export interface Dependence {
  /** They are the parent of an organization, or the only ones responsible for a duty. */
  readonly as: 'parent' | 'responsible';
  /** The organization's name or the duty's identifier. */
  readonly of: string;
  readonly names: readonly string[];
  /** Where they are named. */
  readonly place: Place;
}

/** A named set of organizations, such as 各校, given by kind or member by member. */
export interface Group {
  readonly name: string;
  readonly members: readonly string[];
}

/** 主持工作, 代理. */
export const actingKinds = ['in-charge', 'acting'] as const;
export type ActingKind = (typeof actingKinds)[number];

/** Who holds a post from when until when, both days included. */
export interface Tenure {
  readonly organization: string;
  readonly post: string;
  readonly holder: string;
  /** Where the holder has not been appointed to the post for good. */
  readonly acting?: ActingKind;
  readonly from: IsoDate;
  readonly to?: IsoDate;
  readonly place: Place;
}

/** A document the papers cite, such as 鄂政办发〔2025〕22号. */
export interface CitedDocument {
  readonly id: string;
  /** Title without 《》. */
  readonly title: string;
  readonly issuer?: string;
  /** Document number with its year in 〔〕. */
  readonly number?: string;
}

/** A section of the letters under which duties stand, such as 强化组织领导. */
export interface Section {
  readonly name: string;
}

/** 任务. */
export interface Duty {
  readonly id: string;
  /** Short heading the duty starts with, such as 加大宣传力度; may be missing. */
  readonly title?: string;
  readonly text: string;
  readonly section?: string;
  /** Responsible organizations: names of organizations or groups. */
  readonly organizations: readonly string[];
  /** Office of the issuer that urges the duty on, where it is not among `organizations`. */
  readonly office?: string;
  /** 责任人: posts as 单位/职务 or, for each of a group, 单位组/职务. */
  readonly posts: readonly string[];
  /** 责任领导: a post as 单位/职务. */
  readonly leading?: string;
  readonly start?: IsoDate;
  readonly deadline?: IsoDate;
  /** When, as schedules print it, where it is not the month of the deadline: 2026年1—2月. */
  readonly period?: string;
  /** What schedules add to the deadline: 报中心学校, 月底前. */
  readonly note?: string;
  readonly measure?: Measure;
  readonly place: Place;
}

/** A figure a duty is held against, such as 入学率 ≥ 100 %. */
export interface Measure {
  readonly name: string;
  readonly comparison: 'at-least' | 'at-most' | 'exactly';
  readonly value: number;
  readonly unit: string;
}

/** 条款: a numbered rule of accountability. */
export interface Clause {
  readonly id: string;
  readonly condition: string;
  readonly consequence: string;
  readonly concerns: readonly string[];
}

/** 小组: a leading or working group, its posts in the order in which papers list them. */
export interface Team {
  readonly id: string;
  readonly name: string;
  /** 组长, as 单位/职务 like all posts of it; 单位组/职务 stands for the post in each of a group. */
  readonly leaders: readonly string[];
  /** 副组长. */
  readonly deputies: readonly string[];
  /** 成员. */
  readonly members: readonly string[];
}

/** 标准: a rule that organizations' figures are held against, such as 20㎡ of campus a pupil in primary schools. */
export interface Standard {
  readonly id: string;
  /** What is measured, as papers print it: 校园用地面积. */
  readonly name: string;
  readonly comparison: 'at-least' | 'at-most';
  /**
   * For schools of every stage. Without any value a standard that names whom it concerns is judged by what surveys
   * found lacking; one that names nobody is a figure that others count from, never judged.
   */
  readonly value?: number;
  /** For schools of one stage, where stages differ; a stage without a value is not held to the standard. */
  readonly primary?: number;
  readonly secondary?: number;
  readonly nineYear?: number;
  /** Of the value: ㎡/生, 人, %. */
  readonly unit: string;
  /** Identifier of the standard whose figure the value is multiplied by: pupils for 20㎡/生. */
  readonly base?: string;
  /** Names of the organizations or groups it concerns; every school where there is none. */
  readonly concerns: readonly string[];
}

/** 指标: what one organization has of what a standard asks for. */
export interface Figure {
  readonly organization: string;
  /** Identifier of the standard. */
  readonly standard: string;
  readonly reading: FigureReading;
}

/** A figure as reported: what there is, or only what a survey found lacking (or too much), or that it suffices. */
export type FigureReading =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'gap'; readonly gap: number; readonly unit: string | undefined }
  | { readonly kind: 'met' };

/** Free facts and figures of a data set, for templates to name: `{{facts.study.times}}`. */
export type FactValue = string | number | boolean | null | readonly FactValue[] | FactMap;
export interface FactMap {
  readonly [key: string]: FactValue;
}

/** One line of `papers`: which template is filled for whom, on what date, signed by which parties. */
export interface PaperRequest {
  readonly template: string;
  /** Whom the template is filled for; from the template's front matter where the line does not say. */
  readonly for?: PaperAudience;
  readonly parties?: readonly PartyReference[];
  readonly date?: IsoDate;
  readonly place: Place;
}

/** Whom a template is filled for: once for the programme, or once for each organization chosen. */
export type PaperAudience =
  | { readonly kind: 'programme' }
  | { readonly kind: 'organizations'; readonly names: readonly string[] }
  | { readonly kind: 'organization-kind'; readonly organizationKind: OrganizationKind };

/**
 * A party as data and templates write it: `issuer`, `subject`, `parent` (of the subject), `supervisor`
 * (of the subject), or the name of an organization.
 */
export interface PartyReference {
  readonly reference: string;
  readonly place: Place;
}

/** A paper to be made: one template, one subject, one date, its parties in signing order. */
export interface PaperPlan {
  /** Such as leigu/school-letter/擂鼓中学; the programme's own papers have the place as subject. */
  readonly id: string;
  readonly template: string;
  /** Name of the organization the paper is for, or undefined for a paper of the whole programme. */
  readonly subject: string | undefined;
  readonly date: IsoDate;
  /** Where the date comes from: the data, or the day that the run takes. */
  readonly dated: DateSource;
  /** Names of organizations; one copy each. */
  readonly parties: readonly string[];
}

export const dateSources = ['data', 'as-of'] as const;
export type DateSource = (typeof dateSources)[number];

/** A template's front matter, checked. */
export interface TemplateHeader {
  readonly template: string;
  /** Handlebars text of the title, still to be filled, and where it stands. */
  readonly title: string;
  readonly titlePlace: Place;
  readonly for: PaperAudience | undefined;
  readonly parties: readonly PartyReference[] | undefined;
}

/** The formats every paper is written in. */
export const paperFormats = ['docx', 'pdf'] as const;
export type PaperFormat = (typeof paperFormats)[number];
