/**
 * The stages joined: load → check → fill → parse → layout → write. Nothing else imports more than one of them.
 * Everything that can be at fault is found by `openDataset` and `composePaper`, before the first file is written.
 */
import { createHash } from 'node:crypto';
import { checkProgramme, checkTemplateHeader } from './check/check.ts';
import { glyphFaults } from './check/glyphs.ts';
import { dateOf, planPapers, type PaperDay } from './check/plan.ts';
import { missingTemplates, requestedTemplates } from './check/templates.ts';
import { chosenSeals, sealsOf, type SealsAsked } from './check/seals.ts';
import { createViews } from './check/view.ts';
import { loadData } from './data-pipeline.ts';
import { compileInline, compileTemplate, type CompiledTemplate } from './fill/fill.ts';
import { facesOf, missingGlyphs } from './layout/coverage.ts';
import { copyMarks, markLine, prepareMark } from './layout/mark.ts';
import { layOut } from './layout/pages.ts';
import { isSignedIn } from './layout/signature-blanks.ts';
import { prepare } from './layout/prepare.ts';
import { setSeals } from './layout/seals.ts';
import { settleOnPages } from './layout/settle.ts';
import { loadFonts, type LoadedFonts } from './load/fonts.ts';
import { loadSeals, sealFolders } from './load/seals.ts';
import { listTemplates, loadParts, loadTemplate } from './load/template.ts';
import { hasErrors, warning, type Diagnostic, type Outcome } from './model/diagnostic.ts';
import type { CopyMark, PaperDocument } from './model/document.ts';
import type { PaperView, SupplementView } from './model/facts.ts';
import type { PaperSource } from './model/ledger.ts';
import type { PaperFormat, PaperPlan, Programme, TemplateHeader } from './model/programme.ts';
import type { Seals } from './model/seal.ts';
import type { NamedFolder, Parts, SourceData, TemplateSource } from './model/source.ts';
import { houseStyle, type FacePart } from './model/style.ts';
import { checkTemplateMarkup, parseMarkup } from './parse/markup.ts';
import { embeddedFonts, facesLeftOut, type EmbeddedFont } from './write/docx-embedded-fonts.ts';
import { writeDocx } from './write/docx.ts';
import { writePdf, type PdfOptions } from './write/pdf.ts';
import { writeText } from './write/text.ts';

/** What a data set is made into papers from. */
export interface DatasetFolders {
  readonly data: NamedFolder;
  /** The first folder that has a template wins. */
  readonly templates: readonly NamedFolder[];
  readonly fonts: readonly NamedFolder[];
}

interface ReadyTemplate {
  /** Hash of its title, its text and the parts in it. */
  readonly hash: string;
  readonly source: TemplateSource;
  readonly header: TemplateHeader;
  readonly title: CompiledTemplate;
  readonly body: CompiledTemplate;
}

/** A data set without fault, its templates compiled, its fonts open. */
export interface OpenDataset {
  readonly name: string;
  readonly programme: Programme;
  readonly source: SourceData;
  readonly fonts: LoadedFonts;
  /** Of the papers that have no date of their own. */
  readonly date: string;
  readonly plans: readonly PaperPlan[];
  readonly templates: ReadonlyMap<string, ReadyTemplate>;
  view(plan: PaperPlan): PaperView;
}

/** The template of 责任人变更确认页, which no data set asks for by name. */
const supplementTemplate = 'supplement';

export interface OpenOptions extends PaperDay {
  /** Whether supplements to papers may be composed. */
  readonly supplements?: boolean;
}

/** Loads and checks everything a data set's papers need; all faults come together. */
export async function openDataset(
  folders: DatasetFolders,
  { supplements = false, ...day }: OpenOptions = {},
): Promise<Outcome<OpenDataset>> {
  const [data, fonts] = await Promise.all([loadData(folders.data), loadFonts(folders.fonts)]);
  const source = data.value;
  const checked = source === undefined ? undefined : checkProgramme(source);
  const requested = source === undefined ? [] : requestedTemplates(source);
  const existing = await listTemplates(folders.templates);
  const names = new Set([...requested.map(({ name }) => name), ...(supplements ? [supplementTemplate] : [])]);
  const templates = await readyTemplates(
    [...names].filter((name) => existing.includes(name)),
    folders.templates,
  );
  const programme = checked?.value;
  const headers = new Map([...(templates.value ?? [])].map(([name, { header }]) => [name, header]));
  const planned = programme === undefined ? undefined : planPapers(programme, headers, day);
  const diagnostics = [
    ...data.diagnostics,
    ...(checked?.diagnostics ?? []),
    ...missingTemplates(requested, existing),
    ...templates.diagnostics,
    ...(planned?.diagnostics ?? []),
    ...fonts.diagnostics,
  ];
  const plans = planned?.value;
  if (
    hasErrors(diagnostics) ||
    source === undefined ||
    programme === undefined ||
    plans === undefined ||
    templates.value === undefined ||
    fonts.value === undefined
  ) {
    return { value: undefined, diagnostics };
  }
  const view = createViews(programme);
  const value = {
    name: source.dataset,
    programme,
    source,
    fonts: fonts.value,
    date: dateOf(programme, day).date,
    plans,
    templates: templates.value,
    view,
  };
  return { value, diagnostics };
}

async function readyTemplates(
  names: readonly string[],
  folders: readonly NamedFolder[],
): Promise<Outcome<ReadonlyMap<string, ReadyTemplate>>> {
  const diagnostics: Diagnostic[] = [];
  const templates = new Map<string, ReadyTemplate>();
  const parts = await loadParts(folders);
  for (const name of names) {
    const loaded = await loadTemplate(name, folders);
    diagnostics.push(...loaded.diagnostics);
    if (loaded.value === undefined) continue;
    const ready = readyTemplate(loaded.value, parts);
    diagnostics.push(...ready.diagnostics);
    if (ready.value !== undefined) templates.set(name, ready.value);
  }
  return { value: templates, diagnostics };
}

/** A template checked as far as that goes without data. */
function readyTemplate(source: TemplateSource, parts: Parts): Outcome<ReadyTemplate> {
  const header = checkTemplateHeader(source);
  const title = header.value === undefined ? undefined : compileInline(header.value.title, header.value.titlePlace);
  const body = compileTemplate(source, parts);
  const joined = body.value === undefined ? source : { ...source, body: body.value.text };
  const diagnostics = [
    ...header.diagnostics,
    ...(title?.diagnostics ?? []),
    ...body.diagnostics,
    ...(body.value?.faults ?? []),
    ...checkTemplateMarkup(joined, body.value?.locate),
  ];
  if (header.value === undefined || title?.value === undefined || body.value === undefined) {
    return { value: undefined, diagnostics };
  }
  const hash = hashOf([header.value.title, body.value.text]);
  return { value: { hash, source, header: header.value, title: title.value, body: body.value }, diagnostics };
}

/** A paper's content, before it has lines and pages. */
export interface ComposedPaper {
  readonly plan: PaperPlan;
  readonly title: string;
  readonly document: PaperDocument;
  /** What it is made from, for the ledger; the program's version is added there. */
  readonly source: Omit<PaperSource, 'program'>;
}

/** Fills and parses one paper, and makes sure that every character of it can be printed. */
export function composePaper(dataset: OpenDataset, plan: PaperPlan): Outcome<ComposedPaper> {
  return compose(dataset, plan, dataset.view(plan));
}

/**
 * Composes 责任人变更确认页, a page that goes with a signed paper. Its facts are those it changes.
 *
 * @param plan the supplement's own id, with date and parties of the paper it goes with.
 */
export function composeSupplement(
  dataset: OpenDataset,
  plan: Omit<PaperPlan, 'template'>,
  supplement: SupplementView,
): Outcome<ComposedPaper> {
  const own = { ...plan, template: supplementTemplate };
  const { value, diagnostics } = compose(dataset, own, { ...dataset.view(own), supplement });
  const facts = Object.fromEntries(supplement.changes.map(({ path, to }) => [path, to ?? null]));
  return { value: value && { ...value, source: { ...value.source, facts } }, diagnostics };
}

function compose(dataset: OpenDataset, plan: PaperPlan, view: PaperView): Outcome<ComposedPaper> {
  const template = dataset.templates.get(plan.template);
  if (template === undefined) throw new Error(`template ${plan.template} was not loaded`);
  const facts = new Map<string, string | null>();
  const title = template.title.fill(view, plan.id, facts);
  const titled = { ...view, title: title.value ?? '' };
  const filled = template.body.fill(titled, plan.id, facts);
  const diagnostics = [...title.diagnostics, ...filled.diagnostics];
  if (title.value === undefined || filled.value === undefined) return { value: undefined, diagnostics };
  const { undertaking } = dataset.programme;
  const properties = {
    title: title.value,
    author: view.issuer.fullName,
    subject: `${undertaking.name} ${plan.subject ?? undertaking.place}`,
    language: 'zh-CN',
  };
  const parsed = parseMarkup(filled.value, properties, template.source);
  diagnostics.push(...parsed.diagnostics);
  if (parsed.value === undefined) return { value: undefined, diagnostics };
  const missing = missingGlyphs(parsed.value, plan.parties, houseStyle, dataset.fonts.library);
  const faceOf = (part: FacePart): string =>
    dataset.fonts.chains.find((chain) => chain.part === part)?.faces[0] ?? part;
  diagnostics.push(...glyphFaults(missing, faceOf, dataset.source, template.source, template.body.parts));
  const document = parsed.value;
  // Every party has a copy whether the text names it or not.
  facts.set('parties', plan.parties.join('、')).set('date', plan.date);
  const source = {
    paper: plan.id,
    template: plan.template,
    subject: plan.subject ?? undertaking.place,
    title: title.value,
    date: plan.date,
    dated: plan.dated,
    facts: Object.fromEntries([...facts].sort(([a], [b]) => (a < b ? -1 : 1))),
    content: hashOf([document, plan.parties, plan.date]),
    templateHash: template.hash,
    fonts: dataset.fonts.identity,
  };
  return { value: { plan, title: title.value, document, source }, diagnostics };
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

/** What a paper says, as plain text. */
export function textOf({ document }: ComposedPaper): string {
  return writeText(document);
}

/** One file of one copy. */
export interface CopyFile {
  readonly format: PaperFormat;
  readonly mark: CopyMark;
  readonly bytes: Uint8Array;
  /** How many pages the paper has. */
  readonly pages: number;
}

/** Whether a paper has signature blanks. */
export function hasSignatureBlanks({ document }: ComposedPaper): boolean {
  return document.blocks.some(isSignedIn);
}

export interface WriteOptions extends PdfOptions {
  /** Whether DOCX files carry the faces they are drawn with. */
  readonly embedFonts: boolean;
  /** Pictures of seals to be set on the papers; none by default. */
  readonly seals?: Seals | undefined;
}

/** The pictures of seals in a data set's folder, each with its owner; those that are not fit are told. */
export async function openSeals(data: NamedFolder, programme: Programme): Promise<Outcome<Seals['byName']>> {
  const loaded = await loadSeals(data);
  const { value, diagnostics } = sealsOf(loaded.value ?? [], programme);
  return { value, diagnostics: [...loaded.diagnostics, ...diagnostics] };
}

/** The seals that a run asks for; undefined where it asks for none. */
export async function sealsFor(
  data: NamedFolder,
  programme: Programme,
  asked: SealsAsked | undefined,
): Promise<Outcome<Seals | undefined>> {
  if (asked === undefined || (!asked.seals && !asked.pagingSeal)) return { value: undefined, diagnostics: [] };
  const opened = await openSeals(data, programme);
  // A picture that cannot be read is told as such, not as one that is missing.
  if (opened.value === undefined || hasErrors(opened.diagnostics)) return { ...opened, value: undefined };
  const chosen = chosenSeals(opened.value, programme, asked, `${data.shown}/${sealFolders[0]}`);
  return { value: chosen.value, diagnostics: [...opened.diagnostics, ...chosen.diagnostics] };
}

/** Lays a paper out once and writes all its copies. */
export async function writeCopies(
  dataset: OpenDataset,
  { plan, document }: ComposedPaper,
  formats: readonly PaperFormat[],
  options: WriteOptions = { signatureFields: false, embedFonts: false },
): Promise<CopyFile[]> {
  const { library } = dataset.fonts;
  const prepared = prepare(document, houseStyle, library);
  const unsealed = layOut(prepared, houseStyle, library);
  const plain = { document: prepared, paper: unsealed };
  const { document: sealed, paper } =
    options.seals === undefined ? plain : setSeals(prepared, unsealed, options.seals, houseStyle);
  const settled = settleOnPages(sealed, paper);
  const marks = copyMarks(plan.parties);
  const preparedMarks = marks.map((mark) => prepareMark(mark, document.blocks, houseStyle, library));
  const files: CopyFile[] = [];
  for (const format of formats) {
    const written = await writeFormat(format);
    marks.forEach((mark, index) => {
      const bytes = written[index];
      if (bytes !== undefined) files.push({ format, mark, bytes, pages: paper.pages.length });
    });
  }
  return files;

  function fontsOf(): EmbeddedFont[] {
    return embeddedFonts(facesOf(document, plan.parties, houseStyle, library), library, houseStyle);
  }

  async function writeFormat(format: PaperFormat): Promise<Uint8Array[]> {
    switch (format) {
      case 'docx':
        return writeDocx(settled, preparedMarks, houseStyle, options.embedFonts ? fontsOf() : []);
      case 'pdf': {
        const lines = preparedMarks.map((mark) => markLine(mark, paper, houseStyle, library));
        return writePdf(paper, document.properties, lines, library, options);
      }
    }
  }
}

/** The face that plays a part in some papers, and the characters that its fallbacks draw. */
export interface FaceUse {
  readonly part: FacePart;
  readonly face: string;
  readonly fallbacks: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Which faces draw the papers, part by part. */
export function facesUsed(dataset: OpenDataset, papers: readonly ComposedPaper[]): FaceUse[] {
  const { library, chains } = dataset.fonts;
  const drawn = new Map<FacePart, Map<string, Set<string>>>();
  for (const { document, plan } of papers) {
    for (const { part, character, face } of facesOf(document, plan.parties, houseStyle, library)) {
      const byFace = drawn.get(part) ?? new Map<string, Set<string>>();
      byFace.set(face, (byFace.get(face) ?? new Set()).add(character));
      drawn.set(part, byFace);
    }
  }
  return chains.map(({ part, faces: [face = ''] }) => {
    const fallbacks = new Map(drawn.get(part));
    fallbacks.delete(face);
    return { part, face, fallbacks };
  });
}

/** Warnings for faces of the papers that their makers do not let a DOCX carry. */
export function embeddingWarnings(dataset: OpenDataset, papers: readonly ComposedPaper[]): Diagnostic[] {
  const { library } = dataset.fonts;
  const drawn = papers.flatMap(({ document, plan }) => facesOf(document, plan.parties, houseStyle, library));
  return facesLeftOut(drawn, library, houseStyle).map(({ name, embedding }) =>
    warning({ code: 'font-not-embedded', face: name, reason: embedding === 'forbidden' ? 'licence' : 'outlines' }),
  );
}

/** Writers of what is told about papers, and what their files tell. */
export type { SealsAsked } from './check/seals.ts';
export { hasSignatureFields } from './write/pdf-forms.ts';
export { writeDifferencePage } from './write/diff-html.ts';
export { writeRegister } from './write/register.ts';
