/** word/fontTable.xml of a DOCX: the standard's faces, with alternatives for machines that lack them. */
import type { DocumentFace } from '../model/document-faces.ts';
import { faceParts, type HouseStyle } from '../model/style.ts';
import { declared, element, part, val, w, type Content, type Xml } from './docx-xml.ts';

/** Fonts that the DOCX carries, by the name of a face: as they are referred to. */
export interface CarriedFont {
  /** Id of the relationship. */
  readonly id: string;
  readonly weight: 'regular' | 'bold';
  /** GUID in braces, from which the font's first bytes are made unreadable. */
  readonly key: string;
}

/** The font table. */
export function fontTablePart(style: HouseStyle, carried: ReadonlyMap<string, readonly CarriedFont[]>): Uint8Array {
  const faces = new Map(faceParts.map((each) => [style.documentFaces[each].name, style.documentFaces[each]]));
  const fonts = [...faces.values()].map((face) => font(face, carried.get(face.name) ?? []));
  return part(element('w:fonts', declared('w', 'r'), ...fonts));
}

function font(face: DocumentFace, carried: readonly CarriedFont[]): Xml {
  const { name, alternatives, panose, charset, family, pitch, signature } = face;
  const [usb0, usb1, usb2, usb3, csb0, csb1] = signature;
  const embedded = (weight: CarriedFont['weight'], tag: string): Content => {
    const found = carried.find((each) => each.weight === weight);
    return found && element(`w:${tag}`, { 'r:id': found.id, 'w:fontKey': found.key, 'w:subsetted': 'true' });
  };
  return w(
    'font',
    { name },
    val('altName', alternatives.join(',')),
    val('panose1', panose),
    val('charset', charset),
    val('family', family),
    val('pitch', pitch),
    w('sig', { usb0, usb1, usb2, usb3, csb0, csb1 }),
    embedded('regular', 'embedRegular'),
    embedded('bold', 'embedBold'),
  );
}
