/** Pictures of seals in a PDF: drawn over the text, which shows through them as it does through ink. */
import type { PlacedSeal, SealImage } from '../model/seal.ts';
import { deflate } from './compress.ts';
import type { LineContent, MarkedContent } from './pdf-content.ts';
import { decimal } from './pdf-lines.ts';
import { flateStream, type PdfObjects, type PdfRef } from './pdf-objects.ts';

/** How seals are drawn (ISO 32000-1, 11.3.5.2): white and clear parts change nothing, black text stays black. */
const graphicsState = 'Seal';

/** A page on which something shows through (ISO 32000-1, 11.6.6), in the colours of the output intent. */
export const transparencyGroup = '/Group<</Type/Group/S/Transparency/CS/DeviceRGB>>';

/**
 * The seals of a page as content that follows its text; undefined where there are none.
 *
 * @param seals of the whole paper.
 * @param firstMcid the first number that is free behind the text.
 */
export function sealContent(
  seals: readonly PlacedSeal[],
  page: number,
  pageHeight: number,
  firstMcid: number,
): Pick<LineContent, 'operators' | 'marked'> | undefined {
  const own = seals.filter((seal) => seal.page === page);
  if (own.length === 0) return undefined;
  const images = picturesOf(seals);
  const marked: MarkedContent[] = [];
  let operators = '';
  for (const seal of own) {
    const drawn = drawSeal(seal, pageHeight, `Seal${images.indexOf(seal.image) + 1}`);
    const mcid = firstMcid + marked.length;
    const { element } = seal;
    if (element !== undefined) marked.push({ element, page, mcid, blank: undefined });
    operators += `${element === undefined ? '/Artifact <</Type/Page>>' : `/Figure <</MCID ${mcid}>>`} BDC\n${drawn}\nEMC\n`;
  }
  return { operators, marked };
}

function drawSeal({ x, y, width, height, shown }: PlacedSeal, pageHeight: number, name: string): string {
  const bottom = decimal(pageHeight - y - height);
  const whole = width / (shown.to - shown.from);
  const isCut = shown.from > 0 || shown.to < 1;
  const clip = isCut ? `${decimal(x)} ${bottom} ${decimal(width)} ${decimal(height)} re W n ` : '';
  const matrix = `${decimal(whole)} 0 0 ${decimal(height)} ${decimal(x - shown.from * whole)} ${bottom} cm`;
  return `q ${clip}/${graphicsState} gs ${matrix} /${name} Do Q`;
}

function picturesOf(seals: readonly PlacedSeal[]): SealImage[] {
  return [...new Set(seals.map(({ image }) => image))];
}

/** Adds the pictures, each once; they and how they are drawn, as the resources of all pages have them. */
export function addSealResources(objects: PdfObjects, seals: readonly PlacedSeal[]): string {
  if (seals.length === 0) return '';
  const pictures = picturesOf(seals).map((image, index) => `/Seal${index + 1} ${addPicture(objects, image).tag}`);
  return `/XObject<<${pictures.join('')}>>/ExtGState<</${graphicsState}<</Type/ExtGState/BM/Multiply>>>>`;
}

/** Whether a PDF of ours, be it of an earlier version, has pictures: they are seals, and stand in no compressed stream. */
export function hasPictures(pdf: Uint8Array): boolean {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length);
  return bytes.includes('/Subtype/Image') || bytes.includes('/Subtype /Image');
}

/** Samples compressed, which papers that bear the same seal have in common. */
const compressed = new WeakMap<Uint8Array, Uint8Array>();

function addPicture(objects: PdfObjects, { pixels }: SealImage): PdfRef {
  const { width, height, rgb, alpha } = pixels;
  const image = (samples: Uint8Array, colours: string, mask = ''): PdfRef => {
    const bytes = compressed.get(samples) ?? deflate(samples);
    compressed.set(samples, bytes);
    const size = `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent 8`;
    return objects.add(flateStream(bytes, `${size}/ColorSpace/${colours}${mask}`));
  };
  const mask = alpha === undefined ? '' : `/SMask ${image(alpha, 'DeviceGray').tag}`;
  return image(rgb, 'DeviceRGB', mask);
}
