/**
 * Which papers a programme asks for: each line of `papers` becomes one paper for the programme or one for
 * each organization it is meant for, with its date and its parties. Templates that could not be read have no
 * header here and are passed over: whoever reads them reports them.
 */
import { error } from '../model/diagnostic.ts';
import type { Diagnostic, Fault, Outcome, Place } from '../model/diagnostic.ts';
import { nearestName } from '../model/names.ts';
import type {
  Dependence,
  Organization,
  PaperAudience,
  PaperPlan,
  PaperRequest,
  PartyReference,
  Programme,
  TemplateHeader,
} from '../model/programme.ts';
import { programmeOn } from './programme-on.ts';
import { presentName, relate } from './relations.ts';
import type { Relations } from './relations.ts';

/** The day that papers without one of their own are dated. */
export interface PaperDay {
  /** Wins over the programme's date. */
  readonly asOf?: string | undefined;
  /** Wins over the programme's date where that is earlier: the day an earlier run took. */
  readonly notBefore?: string | undefined;
}

/** The date of the papers that have none of their own, and where it comes from. */
export function dateOf(programme: Programme, { asOf, notBefore }: PaperDay): Pick<PaperPlan, 'date' | 'dated'> {
  const { date } = programme.undertaking;
  if (asOf !== undefined) return { date: asOf, dated: 'as-of' };
  return notBefore !== undefined && notBefore > date ? { date: notBefore, dated: 'as-of' } : { date, dated: 'data' };
}

/** Expands the programme's requests into papers, in their order. A paper's own date wins over any other. */
export function planPapers(
  programme: Programme,
  headers: ReadonlyMap<string, TemplateHeader>,
  day: PaperDay = {},
): Outcome<PaperPlan[]> {
  const relations = relate(programme);
  const planner: Planner = { programme, relations, day, days: new Map(), diagnostics: [], said: new Set() };
  const plans: PaperPlan[] = [];
  const ids = new Set<string>();
  for (const request of programme.papers) {
    const header = headers.get(request.template);
    if (header === undefined) continue;
    for (const plan of planRequest(planner, request, header)) {
      if (ids.has(plan.id)) report(planner, { code: 'duplicate-paper', id: plan.id }, request.place);
      else plans.push(plan);
      ids.add(plan.id);
    }
  }
  return { value: planner.diagnostics.length > 0 ? undefined : plans, diagnostics: planner.diagnostics };
}

interface Planner {
  readonly programme: Programme;
  readonly relations: Relations;
  readonly day: PaperDay;
  /** Organizations as they are on the dates of papers. */
  readonly days: Map<string, PlannedDay>;
  readonly diagnostics: Diagnostic[];
  /** What has been reported: one wrong reference concerns every subject but is one fault. */
  readonly said: Set<string>;
}

interface PlannedDay {
  readonly relations: Relations;
  successor(name: string): string | undefined;
}

function dayOf(planner: Planner, date: string): PlannedDay {
  const { programme, relations, days } = planner;
  const known = days.get(date);
  if (known !== undefined) return known;
  const { programme: onDay, successor } = programmeOn(programme, date);
  const day = { relations: onDay === programme ? relations : relate(onDay), successor };
  days.set(date, day);
  for (const dependence of programme.dependences) reportForsaken(planner, day, dependence);
  return day;
}

/** Reports a child without its parent, a duty without anybody responsible. */
function reportForsaken(planner: Planner, { relations, successor }: PlannedDay, dependence: Dependence): void {
  const { as, of, names, place } = dependence;
  if (names.some((name) => successor(name) !== undefined)) return;
  if (as === 'parent' && relations.organization(of) === undefined) return;
  reportClosed(planner, names[0] ?? '', { as, of }, place);
}

/** Reports the organization that closed without a successor: the one named, or the last it was merged into. */
function reportClosed(
  planner: Planner,
  name: string,
  whose: Pick<Extract<Fault, { code: 'organization-closed' }>, 'as' | 'of'>,
  place: Place,
): void {
  let last = planner.relations.organization(name);
  while (last?.mergedInto !== undefined) last = planner.relations.organization(last.mergedInto);
  if (last?.closed === undefined) return;
  report(planner, { code: 'organization-closed', name: last.name, closed: last.closed, ...whose }, place);
}

function report(planner: Planner, fault: Fault, place: Place): void {
  const key = JSON.stringify([fault, place]);
  if (planner.said.has(key)) return;
  planner.said.add(key);
  planner.diagnostics.push(error(fault, place));
}

function planRequest(planner: Planner, request: PaperRequest, header: TemplateHeader): PaperPlan[] {
  const { undertaking, dataset } = planner.programme;
  const dating =
    request.date === undefined
      ? dateOf(planner.programme, planner.day)
      : { date: request.date, dated: 'data' as const };
  const name = `${dataset}/${request.template}`;
  if (dating.date === '') report(planner, { code: 'no-paper-date', paper: name }, request.place);
  const references = request.parties ?? header.parties ?? [];
  const partiesPlace = references[0]?.place ?? request.place;
  const plans: PaperPlan[] = [];
  const day = dayOf(planner, dating.date);
  for (const chosen of subjectsOf(planner, request, header)) {
    const subject = chosen === undefined ? undefined : day.relations.organization(chosen.name);
    // A school that is closed by then gets no paper, and nobody else in its place.
    if (chosen !== undefined && subject === undefined) continue;
    const id = `${name}/${subject?.name ?? undertaking.place}`;
    if (references.length === 0) {
      report(planner, { code: 'parties-too-few', paper: id }, partiesPlace);
      continue;
    }
    const parties = new Set<string>();
    for (const reference of references) {
      const party = findParty(planner, day, reference, subject);
      if (party !== undefined) parties.add(party.name);
    }
    plans.push({ id, template: request.template, subject: subject?.name, ...dating, parties: [...parties] });
  }
  return plans;
}

/** Whom the paper is made for; undefined stands for the programme as a whole. */
function subjectsOf(
  planner: Planner,
  request: PaperRequest,
  header: TemplateHeader,
): readonly (Organization | undefined)[] {
  const audience = request.for ?? header.for;
  if (audience === undefined) {
    report(planner, { code: 'missing-field', field: 'for', of: request.template }, request.place);
    return [];
  }
  if (audience.kind === 'programme') return [undefined];
  const before = planner.diagnostics.length;
  const subjects = organizationsOf(planner, audience, request.place);
  if (subjects.length === 0 && planner.diagnostics.length === before) {
    report(planner, { code: 'no-subjects', paper: request.template }, request.place);
  }
  return subjects;
}

function organizationsOf(
  planner: Planner,
  audience: Exclude<PaperAudience, { kind: 'programme' }>,
  place: Place,
): readonly Organization[] {
  const { organizations, groups } = planner.programme;
  if (audience.kind === 'organization-kind') {
    return organizations.filter((entry) => entry.kind === audience.organizationKind);
  }
  const subjects = new Set<Organization>();
  for (const name of audience.names) {
    const members = planner.relations.members(name);
    if (members === undefined) {
      const names = [...organizations, ...groups].map((entry) => entry.name);
      const nearest = presentName(organizations, name) ?? nearestName(name, names);
      const fault: Fault = { code: 'unknown-organization', name, field: 'for' };
      report(planner, nearest === undefined ? fault : { ...fault, nearest }, place);
    }
    for (const member of members ?? []) subjects.add(member);
  }
  return [...subjects];
}

/** The organization a party reference means for this subject; reports the fault where there is none. */
function findParty(
  planner: Planner,
  { relations, successor }: PlannedDay,
  { reference, place }: PartyReference,
  subject: Organization | undefined,
): Organization | undefined {
  const { programme } = planner;
  const relative = relativeParty(planner, relations, reference, subject);
  const party = relative === undefined ? relations.organization(successor(reference) ?? '') : relative.organization;
  if (party !== undefined) return party;
  if (relative === undefined && planner.relations.organization(reference) !== undefined) {
    reportClosed(planner, reference, { as: 'party' }, place);
    return undefined;
  }
  if (relative !== undefined) {
    // A parent that closed without a successor is told of where it is named.
    const parent = planner.relations.organization(subject?.name ?? '')?.parent;
    if (reference === 'parent' && parent !== undefined && successor(parent) === undefined) return undefined;
    report(planner, { code: 'party-not-organization', name: relative.name }, place);
    return undefined;
  }
  const names = programme.organizations.map((entry) => entry.name);
  const words = ['issuer', 'subject', 'parent', 'supervisor'];
  const nearest = presentName(programme.organizations, reference) ?? nearestName(reference, [...words, ...names]);
  const fault: Fault = { code: 'party-not-organization', name: reference };
  report(planner, nearest === undefined ? fault : { ...fault, nearest }, place);
  return undefined;
}

interface RelativeParty {
  readonly organization: Organization | undefined;
  /** How the fault names it where there is none: 擂鼓中学.supervisor. */
  readonly name: string;
}

/** The words issuer, subject, parent and supervisor; undefined for any other reference. */
function relativeParty(
  { programme }: Planner,
  relations: Relations,
  reference: string,
  subject: Organization | undefined,
): RelativeParty | undefined {
  const issuer = programme.undertaking.issuer;
  const name = subject === undefined ? reference : `${subject.name}.${reference}`;
  switch (reference) {
    case 'issuer':
      return { organization: relations.organization(issuer), name: issuer };
    case 'subject':
      return { organization: subject, name };
    case 'parent':
      return { organization: subject?.parent === undefined ? undefined : relations.organization(subject.parent), name };
    case 'supervisor':
      return { organization: subject === undefined ? undefined : relations.supervisor(subject), name };
    default:
      return undefined;
  }
}
