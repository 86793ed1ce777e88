/** Signature blanks as form fields in which the parties sign with certificates (ISO 32000-1, 12.7.4.5). */
import type { LaidOutPaper, SignatureBlank } from '../model/page.ts';
import type { MarkedContent } from './pdf-content.ts';
import { textString, WrittenObject, WrittenStream, type PdfObjects, type PdfRef } from './pdf-objects.ts';
import type { PlacedField } from './pdf-structure.ts';

/** The fields of a file. */
export interface SignatureFields {
  readonly form: PdfRef;
  /** The widgets of each page. */
  readonly widgets: ReadonlyMap<number, readonly PdfRef[]>;
  fieldIn(blank: MarkedContent): PlacedField | undefined;
}

/**
 * Whether a PDF of ours has signature fields. Its catalog is not in a compressed stream, so that programs that look for
 * fields find them by their names.
 */
export function hasSignatureFields(pdf: Uint8Array): boolean {
  return Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length).includes('/AcroForm');
}

/** Annotations of files for archives are printed (ISO 19005-2, 6.3.2). */
const printed = 4;

/** Adds a field, not signed yet, for each signature blank; undefined where there is none. */
export function addSignatureFields(
  objects: PdfObjects,
  paper: LaidOutPaper,
  pages: readonly PdfRef[],
): SignatureFields | undefined {
  const blanks = paper.signatureBlanks();
  if (blanks.length === 0) return undefined;
  const widgets = new Map<number, PdfRef[]>();
  const fields = new Map<string, PlacedField>();
  const names = fieldNames(blanks);
  const addOwn = (text: string): PdfRef => objects.add(new WrittenObject(text, false));
  const refs = blanks.map((blank, index) => {
    const { page, x, y, width, height, party, role } = blank;
    const pageRef = pages[page];
    const structParent = pages.length + index;
    const bottom = (paper.pages[page]?.height ?? 0) - y - height;
    const description = [party, role].filter((part) => part !== '').join('　');
    const appearance = objects.add(emptyAppearance(width, height));
    const edges = [x, bottom, x + width, bottom + height].map((edge) => Number(edge.toFixed(2)));
    const widget = addOwn(
      `<</Type/Annot/Subtype/Widget/FT/Sig/T ${textString(names[index] ?? '')}/TU ${textString(description)}` +
        `/Rect[${edges.join(' ')}]/F ${printed}${pageRef === undefined ? '' : `/P ${pageRef.tag}`}` +
        `/StructParent ${structParent}/AP<</N ${appearance.tag}>>>>`,
    );
    widgets.set(page, [...(widgets.get(page) ?? []), widget]);
    fields.set(placeOf(page, blank.element, x), { widget, structParent, description });
    return widget;
  });
  // The first flag says that there are signature fields.
  const form = addOwn(`<</Fields[${refs.map(({ tag }) => tag).join(' ')}]/SigFlags 1>>`);
  return {
    form,
    widgets,
    fieldIn: ({ page, element, blank }) => fields.get(placeOf(page, element, blank?.x ?? 0)),
  };
}

function placeOf(page: number, element: number, x: number): string {
  return `${page}/${element}/${x}`;
}

/** Until it is signed a field shows nothing but the blank's rule; the program that signs draws another appearance. */
function emptyAppearance(width: number, height: number): WrittenStream {
  const box = [0, 0, Number(width.toFixed(2)), Number(height.toFixed(2))];
  return new WrittenStream(`/Type/XObject/Subtype/Form/BBox[${box.join(' ')}]/Resources<<>>`, new Uint8Array());
}

/**
 * Names by party and role, such as 擂鼓中学_责任人, the same in every version that says so; those that would be the same
 * are counted. A full stop would part a name in two (ISO 32000-1, 12.7.3.2).
 */
export function fieldNames(blanks: readonly Pick<SignatureBlank, 'party' | 'role'>[]): string[] {
  const counts = new Map<string, number>();
  return blanks.map(({ party, role }) => {
    const name = `${party || '签订方'}_${role || '签字'}`.replaceAll('.', '．');
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name}_${count}`;
  });
}
