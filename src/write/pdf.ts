/**
 * Writes laid-out pages as tagged PDF/A-2b. Decides nothing: every glyph stands where layout put it, every line is
 * what layout says it is. The copies of a paper share all but the mark, a content stream of its own.
 */
import type { DocumentProperties } from '../model/document.ts';
import type { FontLibrary } from '../model/face.ts';
import type { LaidOutLine, LaidOutPaper } from '../model/page.ts';
import { lineContent, type LineContent } from './pdf-content.ts';
import { fontsOf, type Faces, type PaperFonts } from './pdf-faces.ts';
import { latin1, SharedFile, type FileRoots } from './pdf-file.ts';
import { embedFace } from './pdf-fonts.ts';
import { addSignatureFields } from './pdf-forms.ts';
import { addInformation, addMetadata, addOutputIntent } from './pdf-metadata.ts';
import { flateStream, PdfObjects, WrittenObject, WrittenStream, type PdfRef } from './pdf-objects.ts';
import { addOutline } from './pdf-outline.ts';
import { packPage } from './pdf-pages.ts';
import { addSealResources, transparencyGroup } from './pdf-seals.ts';
import { addStructure } from './pdf-structure.ts';

export interface PdfOptions {
  /** Whether signature blanks are form fields as well. */
  readonly signatureFields: boolean;
}

/**
 * Writes one file for each mark.
 *
 * @param marks the line that marks each copy, on the first page.
 * @param ownTexts what the paper says of the one it is for, and other papers do not say.
 */
export function writePdf(
  paper: LaidOutPaper,
  properties: DocumentProperties,
  marks: readonly LaidOutLine[],
  ownTexts: readonly string[],
  library: FontLibrary,
  options: PdfOptions,
): Uint8Array[] {
  const { faces, own: ownElements } = fontsOf(paper.pages, marks, ownTexts, library);
  const sheet = paper.pages[0] ?? { width: 0, height: 0 };
  const place = { page: 0, firstMcid: 0 };
  const ownContents = marks.map((mark) => lineContent([mark], sheet, place, paper.structure, faces));
  const [firstMark] = ownContents;
  if (firstMark === undefined) return [];
  const objects = new PdfObjects();
  const own = objects.next();
  const roots = addShared(objects, { own, mark: firstMark, paper, properties, faces, ownElements, options });
  const file = new SharedFile(objects, roots, own);
  // It is so short that compression would save little.
  return ownContents.map(({ operators }) => file.withOwn(new WrittenStream('', latin1(operators))));
}

/** What all copies of a paper are made of. */
interface SharedParts {
  /** The content stream of the copy's mark. */
  readonly own: PdfRef;
  readonly mark: LineContent;
  readonly paper: LaidOutPaper;
  readonly properties: DocumentProperties;
  readonly faces: Faces;
  readonly ownElements: PaperFonts['own'];
  readonly options: PdfOptions;
}

/** Adds everything but the mark's stream; what papers with the same pages have in common comes first. */
function addShared(
  objects: PdfObjects,
  { own, mark, paper, properties, faces, ownElements, options }: SharedParts,
): FileRoots {
  const seals = paper.seals ?? [];
  const fonts = addFonts(objects, faces, true);
  const resources = objects.next();
  const tree = objects.next();
  const pages = paper.pages.map(() => objects.next());
  const context = { structure: paper.structure, faces, own: ownElements, seals };
  const contents = paper.pages.map((page, index) => {
    // The first number of the first page is the mark's.
    const firstMcid = index === 0 ? mark.marked.length : 0;
    return packPage(page, { page: index, firstMcid }, context);
  });
  const fields = options.signatureFields && paper.signatureBlanks.length > 0 ? addSignatureFields(objects, paper, pages) : undefined; // prettier-ignore
  paper.pages.forEach(({ width, height }, index) => {
    const stream = objects.add(flateStream(contents[index]?.bytes ?? new Uint8Array()));
    const widgets = fields?.widgets.get(index);
    // In reading order: the mark stands above the text.
    const streams = index === 0 ? `[${own.tag} ${stream.tag}]` : stream.tag;
    const group = seals.some((seal) => seal.page === index) ? transparencyGroup : '';
    const annotations = widgets === undefined ? '' : `/Annots[${widgets.map(({ tag }) => tag).join(' ')}]`;
    const page = new WrittenObject(
      `<</Type/Page/Parent ${tree.tag}/MediaBox[0 0 ${Number(width.toFixed(2))} ${Number(height.toFixed(2))}]` +
        `/Resources ${resources.tag}/Contents ${streams}/StructParents ${index}${group}/Tabs/S${annotations}>>`,
    );
    objects.put(pages[index] ?? tree, page);
  });
  const kids = pages.map(({ tag }) => tag).join(' ');
  objects.put(tree, new WrittenObject(`<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`));
  const marked = [...mark.marked, ...contents.flatMap((content) => content.marked)];
  const structure = addStructure(objects, paper.structure, marked, pages, fields && ((blank) => fields.fieldIn(blank)));
  const intent = addOutputIntent(objects);
  const outline = addOutline(objects, paper, pages);
  const named = [...fonts, ...addFonts(objects, faces, false)].join('');
  const ofSeals = addSealResources(objects, seals);
  objects.put(resources, new WrittenObject(`<</Font<<${named}>>${ofSeals}>>`, false));
  const metadata = addMetadata(objects, properties);
  const catalog = new WrittenObject(
    `<</Type/Catalog/Pages ${tree.tag}/Lang(${properties.language})/Metadata ${metadata.tag}` +
      `/OutputIntents[${intent.tag}]/MarkInfo<</Marked true>>/StructTreeRoot ${structure.tag}` +
      '/ViewerPreferences<</DisplayDocTitle true>>' +
      `${outline === undefined ? '' : `/Outlines ${outline.tag}/PageMode/UseOutlines`}` +
      `${fields === undefined ? '' : `/AcroForm ${fields.form.tag}`}>>`,
    false,
  );
  return { catalog: objects.add(catalog), information: addInformation(objects, properties) };
}

/** Adds the fonts that other papers have as well, or those they do not; each as the resources have it, by its name. */
function addFonts(objects: PdfObjects, faces: Faces, areShared: boolean): string[] {
  const fonts = [...faces.values()].flat().filter(({ cut }) => cut.isShared === areShared);
  return fonts.map(({ name, cut }) => `/${name} ${embedFace(objects, cut).tag}`);
}
