/**
 * The stages joined to make papers of a data set that is ready: fill → parse → layout → write. Nothing but this and what
 * opens data sets imports more than one of them. Everything that can be at fault is found by `openDataset` and
 * `composePaper`, before the first file is written. Worker threads import this: what reads and checks files stays out.
 */
import { glyphFaults } from './check/glyphs.ts';
import { chosenSeals, sealsOf, type SealsAsked } from './check/seals.ts';
import { hashOfJson, supplementTemplate, type ReadyDataset } from './dataset.ts';
import { facesOf, missingGlyphs } from './layout/coverage.ts';
import { copyMarks, markLine, prepareMark } from './layout/mark.ts';
import { layOut } from './layout/pages.ts';
import { isSignedIn } from './layout/signature-blanks.ts';
import { prepare } from './layout/prepare.ts';
import { setSeals } from './layout/seals.ts';
import { settleOnPages } from './layout/settle.ts';
import { loadSeals, sealFolders } from './load/seals.ts';
import { hasErrors, warning, type Diagnostic, type Outcome } from './model/diagnostic.ts';
import type { CopyMark, PaperDocument } from './model/document.ts';
import { documentJson } from './model/document-json.ts';
import { ownTexts } from './model/fact-names.ts';
import type { FurtherFields, SupplementView } from './model/facts.ts';
import type { PaperSource } from './model/ledger.ts';
import type { LaidOutPaper } from './model/page.ts';
import type { Pieces } from './model/pieces.ts';
import type { PreparedDocument, PreparedMark } from './model/prepared.ts';
import type { PaperFormat, PaperPlan, Programme } from './model/programme.ts';
import type { Seals } from './model/seal.ts';
import type { NamedFolder } from './model/source.ts';
import { houseStyle, type FacePart } from './model/style.ts';
import { parseMarkup } from './parse/markup.ts';
import { embeddedFonts, facesLeftOut, type EmbeddedFont } from './write/docx-embedded-fonts.ts';
import { writeDocx } from './write/docx.ts';
import { writePdf, type PdfOptions } from './write/pdf.ts';
import { writeText } from './write/text.ts';
import { mapped } from './model/mapped.ts';

/** A paper's content, before it has lines and pages. */
export interface ComposedPaper {
  readonly plan: PaperPlan;
  readonly title: string;
  readonly document: PaperDocument;
  /** What it is made from but its facts. */
  readonly source: Omit<PaperSource, 'program' | 'facts'>;
  /** Facts by their names, in the order in which they were read. */
  readonly facts: ReadonlyMap<string, string | null>;
  /** What it says of the one it is for, and other papers do not say. */
  readonly ownTexts: readonly string[];
}

/**
 * Composes 责任人变更确认页, a page that goes with a signed paper. Its facts are those it changes.
 *
 * @param plan the supplement's own id, with date and parties of the paper it goes with.
 */
export function composeSupplement(
  dataset: ReadyDataset,
  plan: Omit<PaperPlan, 'template'>,
  supplement: SupplementView,
): Outcome<ComposedPaper> {
  const own = { ...plan, template: supplementTemplate };
  const { value, diagnostics } = composePaper(dataset, own, { supplement });
  const facts = new Map(supplement.changes.map(({ path, to }) => [path, to ?? null]));
  return { value: value && { ...value, facts }, diagnostics };
}

/**
 * What a paper is made from, as the ledger has it: facts by their names in order, none where they are not asked for. The
 * program's version is added there.
 */
export function sourceOf({ source, facts }: ComposedPaper, hasFacts = true): Omit<PaperSource, 'program'> {
  const { content, templateHash, fonts, ...rest } = source;
  const sorted = hasFacts ? [...facts].sort(([a], [b]) => (a < b ? -1 : 1)) : [];
  return { ...rest, facts: Object.fromEntries(sorted), content, templateHash, fonts };
}

/**
 * Fills and parses one paper, and makes sure that every character of it can be printed.
 *
 * @param further what its template may ask for beside what its plan says.
 */
export function composePaper(
  dataset: ReadyDataset,
  plan: PaperPlan,
  further: FurtherFields = {},
): Outcome<ComposedPaper> {
  const template = dataset.templates.get(plan.template);
  if (template === undefined) throw new Error(`template ${plan.template} was not loaded`);
  const { stopwatch } = dataset;
  const view = dataset.view(plan, further);
  const facts = new Map<string, string | null>();
  const { title, filled } = stopwatch.measure('fill', () => {
    const named = template.title.fill(view, plan.id, facts);
    const titled = dataset.view(plan, { ...further, title: named.value ?? '' });
    return { title: named, filled: template.body.fill(titled, plan.id, facts) };
  });
  const diagnostics = [...title.diagnostics, ...filled.diagnostics];
  if (title.value === undefined || filled.value === undefined) return { value: undefined, diagnostics };
  const { undertaking } = dataset.programme;
  const properties = {
    title: title.value,
    author: view.issuer.fullName,
    subject: `${undertaking.name} ${plan.subject ?? undertaking.place}`,
    language: 'zh-CN',
  };
  const markdown = filled.value;
  const parsed = stopwatch.measure('parse', () => parseMarkup(markdown, properties, template.source));
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
    content: hashOfJson('[', documentJson(document), `,${JSON.stringify([plan.parties, plan.date]).slice(1)}`),
    templateHash: template.hash,
    fonts: dataset.fonts.identity,
  };
  return {
    value: { plan, title: title.value, document, source, facts, ownTexts: ownTexts(facts, plan.subject) },
    diagnostics,
  };
}

/** What a paper says, as plain text. */
export function textOf({ document }: ComposedPaper): string {
  return writeText(document);
}

/** One file of one copy. */
export interface CopyFile {
  readonly format: PaperFormat;
  readonly mark: CopyMark;
  readonly pieces: Pieces;
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

/** A paper with lines and pages, and the marks of its copies. */
export interface LaidOutCopies {
  readonly paper: LaidOutPaper;
  /** The document that the pages are of, its seals set. */
  readonly document: PreparedDocument;
  readonly marks: readonly PreparedMark[];
}

/** Lays a paper out, once for all its copies. @param seals pictures that are set on it. */
export function layOutCopies(
  { fonts: { library }, stopwatch }: ReadyDataset,
  { plan, document }: ComposedPaper,
  seals: Seals | undefined,
): LaidOutCopies {
  return stopwatch.measure('layout', () => {
    const prepared = prepare(document, houseStyle, library);
    const unsealed = { document: prepared, paper: layOut(prepared, houseStyle, library) };
    const sealed = seals === undefined ? unsealed : setSeals(prepared, unsealed.paper, seals, houseStyle);
    const marks = mapped(copyMarks(plan.parties), (mark) => prepareMark(mark, document.blocks, houseStyle, library));
    return { ...sealed, marks };
  });
}

/** Lays a paper out once and writes all its copies. */
export async function writeCopies(
  dataset: ReadyDataset,
  composed: ComposedPaper,
  formats: readonly PaperFormat[],
  options: WriteOptions = { signatureFields: false, embedFonts: false },
): Promise<CopyFile[]> {
  const { plan, document, ownTexts: own } = composed;
  const { library } = dataset.fonts;
  const marks = copyMarks(plan.parties);
  const { paper, document: prepared, marks: preparedMarks } = layOutCopies(dataset, composed, options.seals);
  const files: CopyFile[] = [];
  for (const format of formats) {
    const written = await dataset.stopwatch.measure(format, () => writeFormat(format));
    marks.forEach((mark, index) => {
      const pieces = written[index];
      if (pieces !== undefined) files.push({ format, mark, pieces, pages: paper.pages.length });
    });
  }
  return files;

  async function writeFormat(format: PaperFormat): Promise<Pieces[]> {
    switch (format) {
      case 'docx': {
        const fonts = options.embedFonts ? fontsOf() : [];
        const copies = writeDocx(settleOnPages(prepared, paper), preparedMarks, houseStyle, { fonts, own });
        return mapped(copies, (bytes) => [bytes]);
      }
      case 'pdf': {
        const lines = mapped(preparedMarks, (mark) => markLine(mark, paper, houseStyle, library));
        return writePdf(paper, document.properties, lines, own, library, options);
      }
    }
  }

  function fontsOf(): EmbeddedFont[] {
    return embeddedFonts(facesOf(document, plan.parties, houseStyle, library), library, houseStyle);
  }
}

/** The face that plays a part in some papers, and the characters that its fallbacks draw. */
export interface FaceUse {
  readonly part: FacePart;
  readonly face: string;
  readonly fallbacks: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Notes which faces draw papers, part by part. */
export class FaceUses {
  readonly #drawn = new Map<FacePart, Map<string, Set<string>>>();

  add({ fonts: { library } }: ReadyDataset, { document, plan }: ComposedPaper): void {
    for (const { part, character, face } of facesOf(document, plan.parties, houseStyle, library)) {
      const byFace = this.#drawn.get(part) ?? new Map<string, Set<string>>();
      byFace.set(face, (byFace.get(face) ?? new Set()).add(character));
      this.#drawn.set(part, byFace);
    }
  }

  of({ fonts: { chains } }: ReadyDataset): FaceUse[] {
    return chains.map(({ part, faces: [face = ''] }) => {
      const fallbacks = new Map(this.#drawn.get(part));
      fallbacks.delete(face);
      return { part, face, fallbacks };
    });
  }
}

/** Warnings for faces of the papers that their makers do not let a DOCX carry. */
export function embeddingWarnings(dataset: ReadyDataset, papers: readonly ComposedPaper[]): Diagnostic[] {
  const { library } = dataset.fonts;
  const drawn = papers.flatMap(({ document, plan }) => facesOf(document, plan.parties, houseStyle, library));
  return facesLeftOut(drawn, library, houseStyle).map(({ name, embedding }) =>
    warning({ code: 'font-not-embedded', face: name, reason: embedding === 'forbidden' ? 'licence' : 'outlines' }),
  );
}

export { readyDataset, withoutSource, type CheckedFiles, type ReadyDataset } from './dataset.ts';
export { packagedFaceRooms, sharePackagedFaces } from './load/font-files.ts';
export { loadFonts } from './load/fonts.ts';
export type { SharedBytes } from './load/shared-files.ts';
export type { SealsAsked } from './check/seals.ts';
export { hasSignatureFields } from './write/pdf-forms.ts';
