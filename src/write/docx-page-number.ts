/** Page numbers of a DOCX: in the footer and, on a page that lies on its side, where the upright page has them. */
import { Footer, PageNumber, Paragraph, TextRun } from 'docx';
import { strFromU8, strToU8 } from 'fflate';
import { measureWidth, orientedStyle, typeAreaBottom, type HouseStyle } from '../model/style.ts';
import { spacer } from './docx-official.ts';
import { styleIds } from './docx-styles.ts';

/** Odd numbers stand right, even ones left. */
export type Side = 'odd' | 'even';

const styleOf = { odd: styleIds.pageNumberOdd, even: styleIds.pageNumberEven } as const;

/** The number of upright pages. */
export function numberFooter(side: Side): Footer {
  const number = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] });
  return new Footer({ children: [new Paragraph({ style: styleOf[side], children: [number] })] });
}

/** Stand in a footer for the text box with the number, which the docx package cannot make; no text can hold these. */
const placeholders = { odd: '\u{F0001}', even: '\u{F0002}' } as const;

/** The number of pages on their side; `withTurnedNumbers` puts it in. */
export function turnedNumberFooter(side: Side): Footer {
  return new Footer({ children: [spacer(0, placeholders[side])] });
}

/** A part of the package with the numbers of pages on their side, if it is a footer that has them. */
export function withTurnedNumbers(name: string, part: Uint8Array, style: HouseStyle): Uint8Array {
  if (!/^word\/footer\d+\.xml$/u.test(name)) return part;
  const footer = strFromU8(part);
  const side = (['odd', 'even'] as const).find((each) => footer.includes(placeholders[each]));
  if (side === undefined) return part;
  const run = new RegExp(`<w:r>(?:(?!<w:r>).)*${placeholders[side]}.*?</w:r>`, 'u');
  return strToU8(footer.replace(run, () => textBox(side, style)));
}

/** English Metric Units, in which drawings are measured. */
const emuPerPoint = 12_700;

function emu(points: number): number {
  return Math.round(points * emuPerPoint);
}

function field(type: 'begin' | 'separate' | 'end'): string {
  return `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
}

function text(content: string): string {
  return `<w:r><w:t xml:space="preserve">${content}</w:t></w:r>`;
}

/**
 * A box as wide as a line and as long as the upright page's lines, its text reading downwards: on the paper it stands
 * where the upright page has its footer. Text wraps around it, though none comes near: LibreOffice sets a box without
 * wrapping in the page's corner where a section has few lines.
 */
function textBox(side: Side, style: HouseStyle): string {
  const { linePitch, pageNumber } = style;
  const turned = orientedStyle(style, 'landscape').page;
  const dashes = typeAreaBottom(style) + pageNumber.distance;
  const left = emu(turned.width - dashes - linePitch / 2);
  const top = emu(turned.marginTop);
  const [width, height] = [emu(linePitch), emu(measureWidth(style))];
  const id = side === 'odd' ? 1 : 2;
  const number = `${field('begin')}<w:r><w:instrText xml:space="preserve">PAGE</w:instrText></w:r>${field('separate')}${field('end')}`;
  const paragraph = `<w:p><w:pPr><w:pStyle w:val="${styleOf[side]}"/></w:pPr>${text('— ')}${number}${text(' —')}</w:p>`;
  return (
    '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">' +
    '<mc:Choice xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" Requires="wps"><w:drawing>' +
    '<wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" ' +
    'distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">' +
    '<wp:simplePos x="0" y="0"/>' +
    `<wp:positionH relativeFrom="page"><wp:posOffset>${left}</wp:posOffset></wp:positionH>` +
    `<wp:positionV relativeFrom="page"><wp:posOffset>${top}</wp:posOffset></wp:positionV>` +
    `<wp:extent cx="${width}" cy="${height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapSquare wrapText="bothSides"/>` +
    `<wp:docPr id="${id}" name="页码${id}"/><wp:cNvGraphicFramePr/>` +
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">' +
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>' +
    `<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${width}" cy="${height}"/></a:xfrm>` +
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>' +
    `<wps:txbx><w:txbxContent>${paragraph}</w:txbxContent></wps:txbx>` +
    '<wps:bodyPr vert="vert" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></wps:bodyPr>' +
    '</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>'
  );
}
