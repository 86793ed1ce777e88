/** What the glyphs of a finished PDF blacken: the outlines of the fonts that are in the file. */
import { create, type Font } from 'fontkit';
import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, type PDFObject } from 'pdf-lib';
import type { Box } from './pdf-marks.ts';

export type EmbeddedFont = Font;

/** Fonts by their names in the file, those whose codes are numbers of glyphs: Type 0 with Identity-H and TrueType. */
export async function embeddedFonts(bytes: Uint8Array): Promise<Map<string, EmbeddedFont>> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const fonts = new Map<string, EmbeddedFont>();
  const dictionary = (object: PDFObject | undefined): PDFDict | undefined => {
    const found = pdf.context.lookup(object);
    return found instanceof PDFDict ? found : undefined;
  };
  for (const [, object] of pdf.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(PDFName.of('Encoding')) !== PDFName.of('Identity-H')) continue;
    const descendants = pdf.context.lookup(object.get(PDFName.of('DescendantFonts')));
    const descendant = descendants instanceof PDFArray ? dictionary(descendants.get(0)) : undefined;
    const descriptor = dictionary(descendant?.get(PDFName.of('FontDescriptor')));
    const program = pdf.context.lookup(descriptor?.get(PDFName.of('FontFile2')));
    const name = object.get(PDFName.of('BaseFont'));
    if (!(name instanceof PDFName) || !(program instanceof PDFRawStream)) continue;
    const font = create(Buffer.from(decodePDFRawStream(program).decode()));
    if ('getGlyph' in font) fonts.set(name.decodeText(), font);
  }
  return fonts;
}

/** The box around a glyph's outline; y grows downwards. */
export function inkOf(
  font: EmbeddedFont | undefined,
  code: number,
  { x, baseline, size }: { readonly x: number; readonly baseline: number; readonly size: number },
): Box | undefined {
  if (font === undefined) return undefined;
  const { minX, minY, maxX, maxY } = font.getGlyph(code).bbox;
  const scale = size / font.unitsPerEm;
  return {
    left: x + minX * scale,
    top: baseline - maxY * scale,
    right: x + maxX * scale,
    bottom: baseline - minY * scale,
  };
}
