/**
 * Writes laid-out pages as PDF. Decides nothing: every glyph stands where layout put it. The copies of a paper share
 * fonts and page contents; they differ in the mark, a content stream of its own.
 */
import { PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString, type PDFContext, type PDFRef } from 'pdf-lib';
import type { DocumentProperties } from '../model/document.ts';
import type { FontLibrary } from '../model/face.ts';
import type { FaceKey, GlyphRun, LaidOutLine, LaidOutPage, LaidOutPaper, OutlineEntry, Stroke } from '../model/page.ts';
import { deflate } from './compress.ts';
import { cutFaces, embedFace, glyphWidth, type CutFace } from './pdf-fonts.ts';

/**
 * Writes one file for each mark.
 *
 * @param marks the line that marks each copy, on the first page.
 */
export async function writePdf(
  paper: LaidOutPaper,
  properties: DocumentProperties,
  marks: readonly LaidOutLine[],
  library: FontLibrary,
): Promise<Uint8Array[]> {
  const faces = cutFaces([...paper.pages.flatMap((page) => page.lines), ...marks], library);
  const names = new Map([...faces.keys()].map((key, index) => [key, `F${index + 1}`]));
  const content = (page: Sheet, lines: readonly LaidOutLine[], strokes: readonly Stroke[]): Uint8Array =>
    deflate(
      [
        ...strokes.map((stroke) => drawStroke(stroke, page.height)),
        ...lines.map((line) => drawLine(line, page, faces, names)),
      ].join('\n'),
    );
  const pageContents = paper.pages.map((page) => content(page, page.lines, page.strokes));
  const [first = { width: 0, height: 0 }] = paper.pages;
  const files: Uint8Array[] = [];
  for (const mark of marks)
    files.push(await assemble(paper, properties, pageContents, content(first, [mark], []), faces, names));
  return files;
}

/** The size of a page, in points. */
type Sheet = Pick<LaidOutPage, 'width' | 'height'>;

async function assemble(
  paper: LaidOutPaper,
  properties: DocumentProperties,
  pageContents: readonly Uint8Array[],
  mark: Uint8Array,
  faces: ReadonlyMap<FaceKey, CutFace>,
  names: ReadonlyMap<FaceKey, string>,
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const { context } = pdf;
  const fonts = context.obj({});
  for (const [key, cut] of faces) fonts.set(PDFName.of(names.get(key) ?? key), embedFace(context, cut));
  const fontsRef = context.register(fonts);
  const pages = paper.pages.map((page, index) => {
    const added = pdf.addPage([page.width, page.height]);
    // In reading order: the mark stands above the text.
    const streams = index === 0 ? [stream(context, mark)] : [];
    streams.push(stream(context, pageContents[index] ?? new Uint8Array()));
    added.node.set(PDFName.of('Contents'), context.obj(streams));
    added.node.set(PDFName.of('Resources'), context.obj({ Font: fontsRef }));
    return added.ref;
  });
  describe(pdf, properties);
  addOutline(pdf, paper, pages);
  return pdf.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false });
}

function stream(context: PDFContext, bytes: Uint8Array): PDFRef {
  return context.register(PDFRawStream.of(context.obj({ Length: bytes.length, Filter: 'FlateDecode' }), bytes));
}

function describe(pdf: PDFDocument, properties: DocumentProperties): void {
  pdf.setTitle(properties.title, { showInWindowTitleBar: true });
  pdf.setAuthor(properties.author);
  pdf.setSubject(properties.subject);
  pdf.setCreator('zerenshu');
  pdf.setProducer('zerenshu');
  pdf.catalog.set(PDFName.of('Lang'), PDFString.of(properties.language));
}

/** Bookmarks from the headings: each stands under the last one of a higher level. */
function addOutline(pdf: PDFDocument, paper: LaidOutPaper, pages: readonly PDFRef[]): void {
  if (paper.outline.length === 0) return;
  const { context } = pdf;
  const root = context.nextRef();
  const { first, last, count } = outlineLevel(context, nest(paper.outline), root, paper, pages);
  context.assign(root, context.obj({ Type: 'Outlines', First: first, Last: last, Count: count }));
  pdf.catalog.set(PDFName.of('Outlines'), root);
  pdf.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}

interface OutlineNode {
  readonly entry: OutlineEntry;
  readonly children: OutlineNode[];
}

function nest(entries: readonly OutlineEntry[]): OutlineNode[] {
  const roots: OutlineNode[] = [];
  const open: OutlineNode[] = [];
  for (const entry of entries) {
    const node: OutlineNode = { entry, children: [] };
    while (open.length > 0 && (open.at(-1)?.entry.level ?? 0) >= entry.level) open.pop();
    (open.at(-1)?.children ?? roots).push(node);
    open.push(node);
  }
  return roots;
}

function outlineLevel(
  context: PDFContext,
  nodes: readonly OutlineNode[],
  parent: PDFRef,
  paper: LaidOutPaper,
  pages: readonly PDFRef[],
): { first: PDFRef; last: PDFRef; count: number } {
  const refs = nodes.map(() => context.nextRef());
  let count = nodes.length;
  nodes.forEach((node, index) => {
    const ref = refs[index] ?? parent;
    const page = pages[node.entry.page] ?? parent;
    const top = (paper.pages[node.entry.page]?.height ?? 0) - node.entry.y;
    const item = context.obj({
      Title: PDFHexString.fromText(node.entry.title),
      Parent: parent,
      Dest: [page, 'XYZ', null, Number(top.toFixed(2)), null],
    });
    const previous = refs[index - 1];
    const next = refs[index + 1];
    if (previous !== undefined) item.set(PDFName.of('Prev'), previous);
    if (next !== undefined) item.set(PDFName.of('Next'), next);
    if (node.children.length > 0) {
      const below = outlineLevel(context, node.children, ref, paper, pages);
      item.set(PDFName.of('First'), below.first);
      item.set(PDFName.of('Last'), below.last);
      item.set(PDFName.of('Count'), context.obj(below.count));
      count += below.count;
    }
    context.assign(ref, item);
  });
  return { first: refs[0] ?? parent, last: refs.at(-1) ?? parent, count };
}

function drawStroke({ x1, y1, x2, y2, thickness, color }: Stroke, pageHeight: number): string {
  const [from, to] = [`${decimal(x1)} ${decimal(pageHeight - y1)}`, `${decimal(x2)} ${decimal(pageHeight - y2)}`];
  const path = `${decimal(thickness)} w ${from} m ${to} l S`;
  return color === 'red' ? `q 1 0 0 RG ${path} Q` : path;
}

/** Thickness of the outline that makes a face bold, in em. */
const emboldening = 0.03;

function drawLine(
  line: LaidOutLine,
  { width, height }: Sheet,
  faces: ReadonlyMap<FaceKey, CutFace>,
  names: ReadonlyMap<FaceKey, string>,
): string {
  const y = height - line.baseline;
  const rules = line.rules.map(
    (rule) =>
      `${decimal(rule.thickness)} w ${decimal(rule.x)} ${decimal(height - rule.y)} m ` +
      `${decimal(rule.x + rule.width)} ${decimal(height - rule.y)} l S`,
  );
  const runs = line.runs.map((run) => {
    // A turned run begins where the upright page's coordinates lie on the page on its side, and reads downwards.
    const origin =
      line.turned === true
        ? `0 -1 1 0 ${decimal(width - line.baseline)} ${decimal(height - run.x)} Tm`
        : `1 0 0 1 ${decimal(run.x)} ${decimal(y)} Tm`;
    return drawRun(run, origin, faces.get(run.face), names.get(run.face) ?? '');
  });
  return [...rules, ...runs].join('\n');
}

function drawRun(run: GlyphRun, origin: string, cut: CutFace | undefined, name: string): string {
  if (cut === undefined) return '';
  const color = run.color === 'red' ? '1 0 0 rg ' : '';
  const bold = run.emboldened ? `2 Tr ${decimal(run.size * emboldening)} w ` : '';
  return `q BT ${color}${bold}/${name} ${decimal(run.size)} Tf ${origin} [${glyphArray(run, cut)}] TJ ET Q`;
}

/** Glyphs with the adjustments that put each at its place; rounding never adds up, each is measured from the origin. */
function glyphArray(run: GlyphRun, cut: CutFace): string {
  let array = '';
  let text = '';
  let reached = 0;
  for (const glyph of run.glyphs) {
    const wanted = Math.round((glyph.offset / run.size) * 1000);
    if (wanted !== reached) {
      if (text !== '') array += `<${text}>`;
      text = '';
      array += String(reached - wanted);
      reached = wanted;
    }
    text += (cut.glyphOf.get(glyph.character) ?? 0).toString(16).padStart(4, '0');
    reached += glyphWidth(cut.face, glyph.character);
  }
  return `${array}<${text}>`;
}

function decimal(value: number): string {
  return String(Number(value.toFixed(3)));
}
