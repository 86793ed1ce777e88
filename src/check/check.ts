/**
 * From values with places to a programme that can be relied on: every record has its shape, every rule holds.
 * All faults are reported at once; there is a programme only where there is none.
 */
import type { Diagnostic, Outcome, Place } from '../model/diagnostic.ts';
import { hasErrors } from '../model/diagnostic.ts';
import type {
  Duty,
  Figure,
  Group,
  Organization,
  PaperRequest,
  PartyReference,
  Programme,
  Standard,
  TemplateHeader,
} from '../model/programme.ts';
import type { SourceData, TemplateSource } from '../model/source.ts';
import { audienceOf } from './audience.ts';
import { readBook } from './book.ts';
import type { Book } from './book.ts';
import { dependencesOf } from './closings.ts';
import { readingOf, standardOf } from './figures.ts';
import { readRecord } from './records.ts';
import type { Checked, CheckedName } from './records.ts';
import { rules } from './rules.ts';
import type { Fields } from './schema.ts';
import { isEmpty } from './values.ts';

/** Checks a data set. */
export function checkProgramme(source: SourceData): Outcome<Programme> {
  const diagnostics: Diagnostic[] = [];
  const book = readBook(source, diagnostics);
  for (const rule of rules) diagnostics.push(...rule(book));
  return { value: hasErrors(diagnostics) ? undefined : programmeOf(book), diagnostics: inFileOrder(diagnostics) };
}

/** What is wrong with records on their own, as warnings: of a part of a data set that others will go with. */
export function recordFaults(source: SourceData): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  readBook(source, diagnostics);
  return inFileOrder(diagnostics).map((diagnostic) => ({ ...diagnostic, severity: 'warning' }));
}

/** Checks a template's front matter: `title`, and whom the paper is for and who signs it, if it says so. */
export function checkTemplateHeader(template: TemplateSource): Outcome<TemplateHeader> {
  const diagnostics: Diagnostic[] = [];
  const record = readRecord('template', template.frontMatter, template.file, diagnostics);
  const header = record.sound;
  if (header === undefined || hasErrors(diagnostics)) return { value: undefined, diagnostics };
  const value: TemplateHeader = {
    template: template.name,
    title: header.title,
    titlePlace: titlePlace(record),
    for: header.for === undefined ? undefined : audienceOf(header.for),
    parties: partiesOf(header.parties, record),
  };
  return { value, diagnostics };
}

/** Where the title's text starts: after the quote, where it is quoted. */
function titlePlace(record: Checked<'template'>) {
  const { place } = record.site('title');
  const { column, excerpt, excerptStart = 0 } = place;
  if (column === undefined || excerpt === undefined) return place;
  const isQuoted = /^["']/u.test(
    Array.from(excerpt)
      .slice(column - 1 - excerptStart)
      .join(''),
  );
  return isQuoted ? { ...place, column: column + 1 } : place;
}

/** Faults in the order of files and lines; those without a line first. */
function inFileOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort((a, b) => {
    const [inA, inB] = [fileAndSheet(a), fileAndSheet(b)];
    if (inA !== inB) return inA < inB ? -1 : 1;
    const lines = lineOf(a) - lineOf(b);
    return lines === 0 ? columnOf(a) - columnOf(b) : lines;
  });
}

/** The line, or the row of a cell such as C7. */
function lineOf({ place }: Diagnostic): number {
  return place?.line ?? Number(/\d+$/u.exec(place?.cell ?? '')?.[0] ?? 0);
}

/** The column; of a cell its letters counted with 26 of them. */
function columnOf({ place }: Diagnostic): number {
  const letters = place?.cell?.replace(/\d+$/u, '') ?? '';
  return place?.column ?? Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function fileAndSheet({ place }: Diagnostic): string {
  return `${place?.file ?? ''}\n${place?.sheet ?? ''}`;
}

/** The sound records of a section. */
function sound<Name extends CheckedName>(records: readonly Checked<Name>[]): Fields<Name>[] {
  return records.flatMap((record) => (record.sound === undefined ? [] : [record.sound]));
}

/** Called without faults only: every record is sound and every section read. */
function programmeOf(book: Book): Programme | undefined {
  const undertaking = book.programme?.sound;
  if (undertaking === undefined) return undefined;
  const organizations = book.organizations.flatMap(organizationOf);
  return {
    dataset: book.dataset,
    // A missing date is reported for the papers that have none of their own.
    undertaking: { ...undertaking, date: undertaking.date ?? '' },
    organizations,
    groups: sound(book.groups).map((group) => groupOf(group, organizations)),
    tenures: book.tenures.flatMap(({ sound: tenure, place }) => (tenure === undefined ? [] : [{ ...tenure, place }])),
    documents: sound(book.documents),
    sections: sound(book.sections),
    duties: book.duties.flatMap(({ sound: duty, place }) => (duty === undefined ? [] : [dutyOf(duty, place)])),
    clauses: sound(book.clauses).map((clause) => ({ ...clause, concerns: clause.concerns ?? [] })),
    teams: sound(book.teams).map(({ leaders = [], deputies = [], members = [], ...team }) => ({
      ...team,
      leaders,
      deputies,
      members,
    })),
    ...standardsOf(book),
    facts: book.facts,
    papers: book.papers.flatMap(requestOf),
    dependences: dependencesOf(book),
  };
}

function dutyOf({ post: posts = [], organizations = [], ...duty }: Fields<'duties'>, place: Place): Duty {
  return { ...duty, posts, organizations, place };
}

/** Standards, and the figures that are given; those left empty are missing. */
function standardsOf(book: Book): Pick<Programme, 'standards' | 'figures'> {
  const given = sound(book.standards);
  const standards = given.map(({ comparison = 'at-least', concerns = [], base, ...standard }): Standard => {
    const baseId = base === undefined ? undefined : standardOf(base, given)?.id;
    return { ...standard, comparison, concerns, ...(baseId === undefined ? {} : { base: baseId }) };
  });
  const figures = book.figures.flatMap(({ organization, cells }) =>
    cells.flatMap(({ key, value }): Figure[] => {
      const standard = standardOf(key, given);
      if (organization === undefined || standard === undefined || value.kind !== 'scalar' || isEmpty(value)) return [];
      const reading = readingOf(value, standard.unit);
      return reading === undefined ? [] : [{ organization, standard: standard.id, reading }];
    }),
  );
  return { standards, figures };
}

function organizationOf({ sound: fields, place }: Checked<'organizations'>): Organization[] {
  if (fields === undefined) return [];
  const { fullName = fields.name, posts = [], supervises = [], contacts = [], formerNames = [] } = fields;
  return [{ ...fields, fullName, posts, supervises, contacts, formerNames, place }];
}

function groupOf({ name, members, kind }: Fields<'groups'>, organizations: readonly Organization[]): Group {
  const ofKind = organizations.filter((organization) => organization.kind === kind).map((entry) => entry.name);
  return { name, members: members ?? ofKind };
}

function requestOf(record: Checked<'papers'>): PaperRequest[] {
  if (record.sound === undefined) return [];
  const { template, date, for: words, parties } = record.sound;
  const references = partiesOf(parties, record);
  return [
    {
      template,
      ...(words === undefined ? {} : { for: audienceOf(words) }),
      ...(references === undefined ? {} : { parties: references }),
      ...(date === undefined ? {} : { date }),
      place: record.place,
    },
  ];
}

function partiesOf(
  parties: readonly string[] | undefined,
  record: Checked<'papers'> | Checked<'template'>,
): PartyReference[] | undefined {
  return parties?.map((reference, index) => ({ reference, place: record.site('parties', index).place }));
}
