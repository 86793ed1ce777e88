/**
 * Writes laid-out pages as tagged PDF/A-2b. Decides nothing: every glyph stands where layout put it, every line is
 * what layout says it is. The copies of a paper share all but the mark, a content stream of its own.
 */
import { PDFContext, PDFName, PDFString, type PDFRef } from 'pdf-lib';
import type { DocumentProperties } from '../model/document.ts';
import type { FontLibrary } from '../model/face.ts';
import type { LaidOutLine, LaidOutPaper } from '../model/page.ts';
import { deflate } from './compress.ts';
import { pageContent, type Faces, type MarkedContent } from './pdf-content.ts';
import { flateStream, SharedFile, type FileRoots } from './pdf-file.ts';
import { cutFaces, embedFace } from './pdf-fonts.ts';
import { addSignatureFields } from './pdf-forms.ts';
import { addInformation, addMetadata, addOutputIntent } from './pdf-metadata.ts';
import { addOutline } from './pdf-outline.ts';
import { addSealResources, transparencyGroup, withSeals } from './pdf-seals.ts';
import { addStructure } from './pdf-structure.ts';

export interface PdfOptions {
  /** Whether signature blanks are form fields as well. */
  readonly signatureFields: boolean;
}

/**
 * Writes one file for each mark.
 *
 * @param marks the line that marks each copy, on the first page.
 */
export function writePdf(
  paper: LaidOutPaper,
  properties: DocumentProperties,
  marks: readonly LaidOutLine[],
  library: FontLibrary,
  options: PdfOptions,
): Uint8Array[] {
  const cut = cutFaces([...paper.pages.flatMap((page) => page.lines), ...marks], library);
  const faces: Faces = new Map([...cut].map(([key, face], index) => [key, { name: `F${index + 1}`, cut: face }]));
  const { width, height } = paper.pages[0] ?? { width: 0, height: 0 };
  const contentOf = (mark: LaidOutLine): MarkedPage => {
    const page = { lines: [mark], strokes: [], width, height };
    return packed(pageContent(page, { page: 0, firstMcid: 0 }, paper.structure, faces));
  };
  const ownContents = marks.map(contentOf);
  const [firstMark] = ownContents;
  if (firstMark === undefined) return [];
  const context = PDFContext.create();
  const own = context.nextRef();
  const roots = addShared(context, { own, mark: firstMark, paper, properties, faces, options });
  const file = new SharedFile(context, roots, own);
  return ownContents.map(({ bytes }) => file.withOwn(flateStream(context, bytes)));
}

/** What all copies of a paper are made of. */
interface SharedParts {
  /** The content stream of the copy's mark. */
  readonly own: PDFRef;
  readonly mark: MarkedPage;
  readonly paper: LaidOutPaper;
  readonly properties: DocumentProperties;
  readonly faces: Faces;
  readonly options: PdfOptions;
}

/** Adds everything but the mark's stream. */
function addShared(context: PDFContext, { own, mark, paper, properties, faces, options }: SharedParts): FileRoots {
  const fonts = context.obj({});
  for (const { name, cut } of faces.values()) fonts.set(PDFName.of(name), embedFace(context, cut));
  const seals = paper.seals ?? [];
  const named = context.obj({ Font: fonts });
  addSealResources(context, named, seals);
  const resources = context.register(named);
  const pages = paper.pages.map(() => context.nextRef());
  const contents = paper.pages.map((page, index) => {
    // The first number of the first page is the mark's.
    const firstMcid = index === 0 ? mark.marked.length : 0;
    const content = pageContent(page, { page: index, firstMcid }, paper.structure, faces);
    return packed(withSeals(content, seals, index, page, firstMcid));
  });
  const fields = options.signatureFields && paper.signatureBlanks.length > 0 ? addSignatureFields(context, paper, pages) : undefined; // prettier-ignore
  const tree = context.nextRef();
  paper.pages.forEach(({ width, height }, index) => {
    const stream = context.register(flateStream(context, contents[index]?.bytes ?? new Uint8Array()));
    const widgets = fields?.widgets.get(index);
    const page = context.obj({
      Type: 'Page',
      Parent: tree,
      MediaBox: [0, 0, Number(width.toFixed(2)), Number(height.toFixed(2))],
      Resources: resources,
      // In reading order: the mark stands above the text.
      Contents: index === 0 ? [own, stream] : stream,
      StructParents: index,
      ...(seals.some((seal) => seal.page === index) ? { Group: transparencyGroup } : {}),
      Tabs: 'S',
      ...(widgets === undefined ? {} : { Annots: widgets }),
    });
    context.assign(pages[index] ?? tree, page);
  });
  context.assign(tree, context.obj({ Type: 'Pages', Kids: pages, Count: pages.length }));
  const marked = [...mark.marked, ...contents.flatMap((content) => content.marked)];
  const structure = addStructure(context, paper.structure, marked, pages, (blank) => fields?.fieldIn(blank));
  const outline = addOutline(context, paper, pages);
  const catalog = context.obj({
    Type: 'Catalog',
    Pages: tree,
    Lang: PDFString.of(properties.language),
    Metadata: addMetadata(context, properties),
    OutputIntents: [addOutputIntent(context)],
    MarkInfo: { Marked: true },
    StructTreeRoot: structure,
    ViewerPreferences: { DisplayDocTitle: true },
    ...(outline === undefined ? {} : { Outlines: outline, PageMode: 'UseOutlines' }),
    ...(fields === undefined ? {} : { AcroForm: fields.form }),
  });
  return { catalog: context.register(catalog), information: addInformation(context, properties) };
}

/** A content stream and what is marked in it. */
interface MarkedPage {
  readonly bytes: Uint8Array;
  readonly marked: readonly MarkedContent[];
}

function packed({ operators, marked }: ReturnType<typeof pageContent>): MarkedPage {
  return { bytes: deflate(operators), marked };
}
