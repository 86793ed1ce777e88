/**
 * Writes a prepared document as DOCX: paragraphs and tables in named styles, native multi-level numbering, odd and even
 * page numbers. What text looks like is in the styles; formatted directly is only what no style can know, because it
 * depends on the paper: what stays together, where a page begins, the size at which a line fits.
 */
import { strToU8 } from 'fflate';
import type { PreparedDocument, PreparedMark } from '../model/prepared.ts';
import { orientedStyle } from '../model/geometry.ts';
import type { HouseStyle } from '../model/style.ts';
import { bodyElements, coverParagraphs } from './docx-body.ts';
import { carriedFonts, type EmbeddedFont } from './docx-embedded-fonts.ts';
import { fontTablePart } from './docx-fonts.ts';
import { Lists } from './docx-numbering.ts';
import { sharedParts, type DocumentPart } from './docx-package.ts';
import { packElements } from './docx-pieces.ts';
import { numberFooter, turnedNumberFooter } from './docx-page-number.ts';
import { bodyXml, paragraph, textRun } from './docx-runs.ts';
import { coverSection, sectionElements, sectionsOf, textSection, type Section } from './docx-sections.ts';
import { appPart, corePart, settingsPart } from './docx-settings.ts';
import { sealParts } from './docx-seals.ts';
import { styleIds } from './docx-style-ids.ts';
import { stylesPart } from './docx-styles-part.ts';
import { declared, element, w, xmlDocument } from './docx-xml.ts';
import { Recent } from '../model/recent.ts';
import { pack, type Parts } from './zip.ts';

/** Relationships of the footers. */
const footerIds = {
  portrait: { odd: 'rIdOdd', even: 'rIdEven' },
  landscape: { odd: 'rIdTurnedOdd', even: 'rIdTurnedEven' },
} as const;

export interface DocxOptions {
  /** To be carried along; none by default. */
  readonly fonts?: readonly EmbeddedFont[];
  /** Texts that other papers do not have: what says one of them is compressed by itself. */
  readonly own?: readonly string[];
}

/**
 * Writes a paper's copies: composed once, they differ only in the paragraph of their mark.
 */
export function writeDocx(
  document: PreparedDocument,
  marks: readonly PreparedMark[],
  style: HouseStyle,
  { fonts = [], own = [] }: DocxOptions = {},
): Uint8Array[] {
  const lists = new Lists();
  const bodySections = sectionsOf(document.blocks);
  const text = bodySections.map(({ orientation, blocks }, index): Section => {
    const page = orientedStyle(style, orientation);
    return {
      elements: bodyElements(blocks, { lists, page, upright: style }),
      properties: textSection(orientation, style, footerIds[orientation], index === 0),
    };
  });
  const { cover } = document;
  const front = cover && { elements: coverParagraphs(cover, style), properties: coverSection(style) };
  const sections = front === undefined ? text : [front, ...text];
  const isTurned = bodySections.some(({ orientation }) => orientation === 'landscape');
  const seals = sealParts(document.blocks);
  const isUsual = fonts.length === 0 && seals.length === 0;
  const parts: Parts = {
    ...(isUsual ? usualParts(style, isTurned) : stableParts(style, isTurned, fonts, seals)),
    'docProps/core.xml': { own: corePart(document.properties) },
    'docProps/app.xml': appParts.get(document.properties.author, () => appPart(document.properties)),
    'word/numbering.xml': lists.part(style),
  };
  const shared = packElements(sectionElements(sections), own, (sections.at(-1)?.properties ?? '') + closing);
  return marks.map((mark) => pack({ ...parts, 'word/document.xml': { own: documentBegin(mark, style), shared } }));
}

const appParts = new Recent<Uint8Array>(8);
const known = new WeakMap<HouseStyle, Map<boolean, Record<string, Uint8Array>>>();

/** The parts that are the same in every paper: made, and compressed, once. */
function usualParts(style: HouseStyle, isTurned: boolean): Record<string, Uint8Array> {
  const ofStyle = known.get(style) ?? new Map<boolean, Record<string, Uint8Array>>();
  known.set(style, ofStyle);
  const parts = ofStyle.get(isTurned) ?? stableParts(style, isTurned, [], []);
  ofStyle.set(isTurned, parts);
  return parts;
}

/** All parts but the text; those that depend on it are empty. */
function stableParts(
  style: HouseStyle,
  isTurned: boolean,
  fonts: readonly EmbeddedFont[],
  seals: readonly DocumentPart[],
): Record<string, Uint8Array> {
  const carried = carriedFonts(fonts);
  const empty = new Uint8Array();
  return sharedParts(
    { core: empty, app: empty },
    [
      { id: 'rIdStyles', name: 'styles.xml', kind: 'styles', bytes: stylesPart(style) },
      { id: 'rIdNumbering', name: 'numbering.xml', kind: 'numbering', bytes: empty },
      { id: 'rIdSettings', name: 'settings.xml', kind: 'settings', bytes: settingsPart({ carriesFonts: fonts.length > 0 }) }, // prettier-ignore
      { id: 'rIdFonts', name: 'fontTable.xml', kind: 'fontTable', bytes: fontTablePart(style, carried.byFace) },
      ...footers(style, isTurned),
      ...seals,
    ],
    carried.parts,
  );
}

function footers(style: HouseStyle, isTurned: boolean): DocumentPart[] {
  const { portrait, landscape } = footerIds;
  const kind = 'footer';
  const upright: DocumentPart[] = [
    { id: portrait.odd, name: 'footer1.xml', kind, bytes: numberFooter('odd') },
    { id: portrait.even, name: 'footer2.xml', kind, bytes: numberFooter('even') },
  ];
  const turned: DocumentPart[] = [
    { id: landscape.odd, name: 'footer3.xml', kind, bytes: turnedNumberFooter('odd', style) },
    { id: landscape.even, name: 'footer4.xml', kind, bytes: turnedNumberFooter('even', style) },
  ];
  return isTurned ? [...upright, ...turned] : upright;
}

/** What stands before the first paragraph and after the last. */
const hole = w('p');
const [opening = '', closing = ''] = xmlDocument(element('w:document', declared('w', 'r'), w('body', {}, hole))).split(
  hole,
);

/** The beginning of one copy's text: its mark, on the first line of the first page. */
function documentBegin({ text, size }: PreparedMark, style: HouseStyle): Uint8Array {
  // Only a mark that is too long for its line is smaller than its style says.
  const run = textRun(text, size === style.copyMark.size ? {} : { size });
  const mark = bodyXml(paragraph({ style: styleIds.copyMark }, [run]));
  return strToU8(opening + mark);
}
