/** What finished PDFs say of themselves: structure, metadata, identifier, form fields. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, decodePDFRawStream } from 'pdf-lib';

interface StructureNode {
  readonly role: string;
  readonly alt?: string;
  readonly children: readonly (StructureNode | { readonly type: string; readonly id: string })[];
}

/** The structure of each page as an outline, two spaces a level, with the text of each element without white space. */
export async function readStructure(bytes: Uint8Array): Promise<string[][]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false });
  const pdf = await task.promise;
  const pages: string[][] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const tree = (await page.getStructTree()) as StructureNode | null;
    const content = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
    const texts = new Map<string, string>();
    const open: string[] = [];
    for (const item of content.items) {
      if ('str' in item) {
        const id = open.findLast((one) => one !== '') ?? '';
        texts.set(id, (texts.get(id) ?? '') + item.str);
      } else if (item.type === 'endMarkedContent') {
        open.pop();
      } else {
        open.push(typeof item.id === 'string' ? item.id : '');
      }
    }
    pages.push((tree?.children ?? []).flatMap((node) => outlineOf(node, texts, 0)));
  }
  await task.destroy();
  return pages;
}

function outlineOf(
  node: StructureNode | { readonly type: string; readonly id: string },
  texts: ReadonlyMap<string, string>,
  depth: number,
): string[] {
  if (!('role' in node)) return [];
  const own = node.children.map((child) => ('role' in child ? '' : (texts.get(child.id) ?? ''))).join('');
  const words = [node.role, own.replace(/\s/gu, ''), node.alt === undefined ? '' : `“${node.alt}”`].filter(
    (word) => word !== '',
  );
  const line = `${'  '.repeat(depth)}${words.join(' ')}`;
  return [line, ...node.children.flatMap((child) => outlineOf(child, texts, depth + 1))];
}

export interface PdfFacts {
  readonly catalog: PDFDict;
  readonly xmp: string;
  /** The colour profile of the output intent. */
  readonly profile: Uint8Array;
  readonly outputIntent: PDFDict;
  readonly identifiers: readonly string[];
  readonly information: ReadonlyMap<string, string>;
}

/** Reads what stands beside the pages. */
export async function readFacts(bytes: Uint8Array): Promise<PdfFacts> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const { context, catalog } = pdf;
  const outputIntent = catalog.lookup(PDFName.of('OutputIntents'), PDFArray).lookup(0, PDFDict);
  const information = context.lookup(context.trailerInfo.Info, PDFDict);
  const id = context.lookup(context.trailerInfo.ID, PDFArray);
  return {
    catalog,
    outputIntent,
    xmp: Buffer.from(streamOf(catalog, 'Metadata').contents).toString(),
    profile: decodePDFRawStream(streamOf(outputIntent, 'DestOutputProfile')).decode(),
    identifiers: id.asArray().map((one) => (one instanceof PDFHexString ? one.asString() : '')),
    information: new Map(
      information.entries().map(([key, value]) => {
        const text = 'decodeText' in value && typeof value.decodeText === 'function' ? String(value.decodeText()) : '';
        return [key.decodeText(), text];
      }),
    ),
  };
}

function streamOf(dictionary: PDFDict, key: string): PDFRawStream {
  const stream = dictionary.lookup(PDFName.of(key));
  if (!(stream instanceof PDFRawStream)) throw new Error(`${key} is no stream`);
  return stream;
}
