/**
 * Writes laid-out pages as tagged PDF/A-2b. Decides nothing: every glyph stands where layout put it, every line is
 * what layout says it is. The copies of a paper share all but the mark, a content stream of its own.
 */
import type { DocumentProperties } from '../model/document.ts';
import type { FontLibrary } from '../model/face.ts';
import type { LaidOutLine, LaidOutPaper } from '../model/page.ts';
import type { Pieces } from '../model/pieces.ts';
import { markContent } from './pdf-content.ts';
import { fontsOf, type Faces } from './pdf-faces.ts';
import { latin1, SharedFile, type FileRoots } from './pdf-file.ts';
import { embedFace } from './pdf-fonts.ts';
import { frameOf, type Frame } from './pdf-frame.ts';
import { addInformation, addMetadata } from './pdf-metadata.ts';
import { flateStream, PdfObjects, WrittenObject, WrittenStream } from './pdf-objects.ts';
import { packPage, type PackedPage } from './pdf-pages.ts';
import { mapped } from '../model/mapped.ts';

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
): Pieces[] {
  const { faces, shared, own } = fontsOf(paper.pages, marks, ownTexts, library);
  const sheet = paper.pages[0] ?? { width: 0, height: 0 };
  const ownContents = mapped(marks, (mark) => markContent(mark, sheet, paper.structure, faces));
  const [firstMark] = ownContents;
  if (firstMark === undefined) return [];
  const context = { structure: paper.structure, faces, own, seals: paper.seals ?? [] };
  const contents = mapped(paper.pages, (page, index) => {
    // The first number of the first page is the mark's.
    const firstMcid = index === 0 ? firstMark.marked.length : 0;
    return packPage(page, { page: index, firstMcid }, context);
  });
  const frame = frameOf({ paper, fonts: shared, mark: firstMark, contents, hasFields: options.signatureFields });
  const objects = new PdfObjects(frame.block.end);
  const roots = addOwn(objects, frame, contents, faces, properties);
  const file = new SharedFile(frame.block, objects, roots, frame.mark);
  // It is so short that compression would save little.
  return mapped(ownContents, ({ operators }) => file.withOwn(new WrittenStream('', latin1(operators))));
}

/** Adds what the paper has for itself, but for the marks of its copies. */
function addOwn(
  objects: PdfObjects,
  frame: Frame,
  contents: readonly PackedPage[],
  faces: Faces,
  properties: DocumentProperties,
): FileRoots {
  contents.forEach(({ bytes, isShared }, index) => {
    const ref = frame.contents[index];
    if (!isShared && ref !== undefined) objects.put(ref, flateStream(bytes));
  });
  let fonts = frame.fonts;
  for (const ofFace of faces.values()) {
    for (const { name, cut } of ofFace) if (!cut.isShared) fonts += `/${name} ${embedFace(objects, cut).tag}`;
  }
  objects.put(frame.resources, new WrittenObject(`<</Font<<${fonts}>>${frame.pictures}>>`, false));
  const metadata = addMetadata(objects, properties);
  const catalog = `<</Type/Catalog${frame.pages}/Lang(${properties.language})/Metadata ${metadata.tag}${frame.catalog}>>`;
  return {
    catalog: objects.add(new WrittenObject(catalog, false)),
    information: addInformation(objects, properties),
  };
}
