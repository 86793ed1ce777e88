/** Page numbers of a DOCX: in the footer and, on a page that lies on its side, where the upright page has them. */
import { measureWidth, orientedStyle, typeAreaBottom } from '../model/geometry.ts';
import type { HouseStyle } from '../model/style.ts';
import { bodyXml, paragraph, textRun } from './docx-runs.ts';
import { styleIds } from './docx-style-ids.ts';
import { declared, element, part, text, w, type Xml } from './docx-xml.ts';

/** Odd numbers stand right, even ones left. */
export type Side = 'odd' | 'even';

const styleOf = { odd: styleIds.pageNumberOdd, even: styleIds.pageNumberEven } as const;

/** The footer of upright pages. */
export function numberFooter(side: Side): Uint8Array {
  return part(element('w:ftr', declared('w'), numberParagraph(side)));
}

/** The footer of pages on their side: a text box, where the upright page has its number. */
export function turnedNumberFooter(side: Side, style: HouseStyle): Uint8Array {
  const holder = paragraph({ style: styleIds.spacer }, [textBox(side, style)]);
  return part(element('w:ftr', declared('w', 'mc', 'wp', 'wps', 'a'), bodyXml(holder)));
}

/** A dash is as wide as a hanzi (GB/T 9704-2012 7.5), in the Latin face as well: programs differ in which they take. */
function dashRun(dash: string): Xml {
  return textRun(dash, { style: styleIds.pageNumberDash });
}

function numberParagraph(side: Side): Xml {
  const instruction = element('w:instrText', { 'xml:space': 'preserve' }, text(' PAGE '));
  // What was last counted: a reader that does not count shows it.
  const shown = side === 'odd' ? '1' : '2';
  const number = [field('begin'), w('r', {}, instruction), field('separate'), textRun(shown), field('end')];
  return bodyXml(paragraph({ style: styleOf[side] }, [dashRun('— '), ...number, dashRun(' —')]));
}

function field(type: 'begin' | 'separate' | 'end'): Xml {
  return w('r', {}, w('fldChar', { fldCharType: type }));
}

/** English Metric Units, in which drawings are measured. */
const emuPerPoint = 12_700;

function emu(points: number): number {
  return Math.round(points * emuPerPoint);
}

const shape = 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape';

/**
 * A box as wide as a line and as long as the upright page's lines, its text reading downwards: on the paper it stands
 * where the upright page has its footer. Text wraps around it, though none comes near: LibreOffice sets a box without
 * wrapping in the page's corner where a section has few lines.
 */
function textBox(side: Side, style: HouseStyle): Xml {
  const { linePitch, pageNumber } = style;
  const turned = orientedStyle(style, 'landscape').page;
  const dashes = typeAreaBottom(style) + pageNumber.distance;
  const offset = (axis: 'H' | 'V', points: number): Xml =>
    element(`wp:position${axis}`, { relativeFrom: 'page' }, element('wp:posOffset', {}, text(String(emu(points)))));
  const size = { cx: emu(linePitch), cy: emu(measureWidth(style)) };
  const id = side === 'odd' ? 1 : 2;
  const anchor = element(
    'wp:anchor',
    {
      distT: 0,
      distB: 0,
      distL: 0,
      distR: 0,
      simplePos: 0,
      relativeHeight: 1,
      behindDoc: 0,
      locked: 0,
      layoutInCell: 1,
      allowOverlap: 1,
    },
    element('wp:simplePos', { x: 0, y: 0 }),
    offset('H', turned.width - dashes - linePitch / 2),
    offset('V', turned.marginTop),
    element('wp:extent', size),
    element('wp:effectExtent', { l: 0, t: 0, r: 0, b: 0 }),
    element('wp:wrapSquare', { wrapText: 'bothSides' }),
    element('wp:docPr', { id, name: `页码${id}` }),
    element('wp:cNvGraphicFramePr'),
    element('a:graphic', {}, element('a:graphicData', { uri: shape }, boxShape(side, size))),
  );
  return w(
    'r',
    {},
    element('mc:AlternateContent', {}, element('mc:Choice', { Requires: 'wps' }, w('drawing', {}, anchor))),
  );
}

function boxShape(side: Side, size: { readonly cx: number; readonly cy: number }): Xml {
  const noFill = element('a:noFill');
  return element(
    'wps:wsp',
    {},
    element('wps:cNvSpPr', { txBox: 1 }),
    element(
      'wps:spPr',
      {},
      element('a:xfrm', {}, element('a:off', { x: 0, y: 0 }), element('a:ext', size)),
      element('a:prstGeom', { prst: 'rect' }, element('a:avLst')),
      noFill,
      element('a:ln', {}, noFill),
    ),
    element('wps:txbx', {}, w('txbxContent', {}, numberParagraph(side))),
    element(
      'wps:bodyPr',
      { vert: 'vert', wrap: 'square', lIns: 0, tIns: 0, rIns: 0, bIns: 0, anchor: 't' },
      element('a:noAutofit'),
    ),
  );
}
