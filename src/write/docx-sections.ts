/** Sections of a DOCX: how pages lie, their margins, their grid, their page numbers. */
import type { Orientation } from '../model/document.ts';
import type { FlowBlock } from '../model/prepared.ts';
import { exactBaseline, orientedStyle, pageNumberBaseline } from '../model/geometry.ts';
import type { HouseStyle } from '../model/style.ts';
import { twips } from '../model/units.ts';
import type { BodyElement, Paragraph } from './docx-runs.ts';
import { element, val, w, type Xml } from './docx-xml.ts';

/** Blocks that stand on pages of one orientation together. */
export interface BodySection {
  readonly orientation: Orientation;
  readonly blocks: readonly FlowBlock[];
}

/** The sections of a text; there is always one. */
export function sectionsOf(blocks: readonly FlowBlock[]): BodySection[] {
  const sections: { orientation: Orientation; blocks: FlowBlock[] }[] = [];
  for (const flow of blocks) {
    if (flow.block.kind === 'orientation') continue;
    const last = sections.at(-1);
    if (last?.orientation === flow.orientation) last.blocks.push(flow);
    else sections.push({ orientation: flow.orientation, blocks: [flow] });
  }
  return sections.length === 0 ? [{ orientation: 'portrait', blocks: [] }] : sections;
}

/** A section's elements and its properties. */
export interface Section {
  readonly elements: readonly BodyElement[];
  readonly properties: Xml;
}

/** The elements of all sections: each section but the last ends with its last paragraph, the last with the text itself. */
export function sectionElements(sections: readonly Section[]): BodyElement[] {
  return sections.flatMap(({ elements, properties }, index) =>
    index === sections.length - 1 ? elements : endedBy(elements, properties),
  );
}

/** Paragraphs that end a section, by the paragraph and the section. */
const ends = new WeakMap<Paragraph, { readonly section: Xml; readonly end: Paragraph }>();

function endedBy(elements: readonly BodyElement[], section: Xml): BodyElement[] {
  const last = elements.at(-1);
  if (last?.kind !== 'paragraph') throw new Error('a section ends with no paragraph');
  const known = ends.get(last);
  const end = known?.section === section ? known.end : { ...last, format: { ...last.format, section } };
  ends.set(last, { section, end });
  return [...elements.slice(0, -1), end];
}

/** The properties of sections, which all papers of a style have. */
const properties = new WeakMap<HouseStyle, Map<string, Xml>>();

function knownProperties(style: HouseStyle, key: string, make: () => Xml): Xml {
  const ofStyle = properties.get(style) ?? new Map<string, Xml>();
  properties.set(style, ofStyle);
  const known = ofStyle.get(key) ?? make();
  ofStyle.set(key, known);
  return known;
}

/** The properties of a cover's section: no page numbers. */
export function coverSection(style: HouseStyle): Xml {
  return knownProperties(style, 'cover', () => sectionProperties(style, style, []));
}

/** Relationships of the footers of pages of one orientation. */
export interface FooterIds {
  readonly odd: string;
  readonly even: string;
}

/**
 * The properties of a section of text.
 *
 * @param style of upright pages: page numbers keep their place on the paper however the page lies.
 */
export function textSection(orientation: Orientation, style: HouseStyle, footers: FooterIds, isFirst: boolean): Xml {
  const start = isFirst ? 1 : undefined;
  return knownProperties(style, [orientation, start, footers.odd, footers.even].join(' '), () => {
    const references = [footerReference('default', footers.odd), footerReference('even', footers.even)];
    return sectionProperties(orientedStyle(style, orientation), style, references, start);
  });
}

function footerReference(type: 'default' | 'even', id: string): Xml {
  return element('w:footerReference', { 'w:type': type, 'r:id': id });
}

function sectionProperties(page: HouseStyle, upright: HouseStyle, footers: readonly Xml[], start?: number): Xml {
  const { width, height, marginTop, marginLeft, marginRight, marginBottom } = page.page;
  const orient = width > height ? 'landscape' : undefined;
  return w(
    'sectPr',
    {},
    ...footers,
    val('type', 'nextPage'),
    w('pgSz', { w: twips(width), h: twips(height), orient }),
    w('pgMar', {
      top: twips(marginTop),
      right: twips(marginRight),
      bottom: twips(marginBottom),
      left: twips(marginLeft),
      header: twips(marginTop / 2),
      footer: twips(footerDistance(page)),
      gutter: 0,
    }),
    start === undefined ? undefined : w('pgNumType', { start }),
    w('docGrid', { type: 'lines', linePitch: twips(upright.linePitch) }),
  );
}

/** From the paper's lower edge to the footer's: its line of exact height ends there. */
function footerDistance(style: HouseStyle): number {
  return style.page.height - pageNumberBaseline(style) - (1 - exactBaseline) * style.linePitch;
}
