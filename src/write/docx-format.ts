/**
 * Formatting of paragraphs and runs, the same in styles, numbering and text. The schema fixes the order of the elements
 * (ECMA-376 part 1, 17.3.1.26 and 17.3.2.28), so it is kept here and nowhere else. All lengths in points.
 */
import type { FacePart, HouseStyle } from '../model/style.ts';
import { twips } from '../model/units.ts';
import { onOff, val, w, type Content, type Xml } from './docx-xml.ts';

export interface ParagraphFormat {
  readonly style?: string | undefined;
  readonly keepNext?: boolean | undefined;
  readonly keepLines?: boolean | undefined;
  readonly pageBreakBefore?: boolean | undefined;
  readonly numbering?: ListPlace | undefined;
  readonly borderBelow?: Border | undefined;
  readonly tabs?: readonly TabStop[] | undefined;
  readonly snapToGrid?: boolean | undefined;
  readonly spacing?: Spacing | undefined;
  readonly indent?: Indent | undefined;
  readonly align?: 'left' | 'center' | 'right' | undefined;
  /** Counted from 0. */
  readonly outlineLevel?: number | undefined;
  /** The properties of the section that ends with this paragraph. */
  readonly section?: Xml | undefined;
}

/** Where a paragraph is counted: a list, and its level from 0. */
export interface ListPlace {
  readonly list: number;
  readonly level: number;
}

export interface Spacing {
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  /** Height of lines, exactly. */
  readonly line?: number | undefined;
}

export interface Indent {
  readonly left?: number | undefined;
  readonly right?: number | undefined;
  /** Of the first line, to the right. */
  readonly firstLine?: number | undefined;
  /** The same in characters, which Word prefers and shows. */
  readonly firstLineCharacters?: number | undefined;
  /** Of the first line, to the left. */
  readonly hanging?: number | undefined;
}

export interface Border {
  readonly thickness: number;
  readonly color: string;
  /** Between text and border: Word keeps whole points. */
  readonly space?: number | undefined;
}

export interface TabStop {
  readonly kind: 'right' | 'clear';
  readonly at: number;
}

/** w:pPr; nothing where there is nothing to say. */
export function paragraphFormat(format: ParagraphFormat): Content {
  return orNothing('pPr', [
    format.style === undefined ? undefined : val('pStyle', format.style),
    onOff('keepNext', format.keepNext),
    onOff('keepLines', format.keepLines),
    onOff('pageBreakBefore', format.pageBreakBefore),
    format.numbering && w('numPr', {}, val('ilvl', format.numbering.level), val('numId', format.numbering.list)),
    format.borderBelow && w('pBdr', {}, border('bottom', format.borderBelow)),
    format.tabs && w('tabs', {}, ...format.tabs.map(({ kind, at }) => w('tab', { val: kind, pos: twips(at) }))),
    onOff('snapToGrid', format.snapToGrid),
    format.spacing && spacing(format.spacing),
    format.indent && indent(format.indent),
    format.align && val('jc', format.align),
    format.outlineLevel === undefined ? undefined : val('outlineLvl', format.outlineLevel),
    format.section,
  ]);
}

/** A border of a paragraph, a table or a cell; without thickness none. */
export function border(side: string, line: Border | undefined): Xml {
  if (line === undefined) return w(side, { val: 'none', sz: 0, space: 0, color: 'auto' });
  // Borders are measured in eighths of a point.
  return w(side, { val: 'single', sz: Math.round(line.thickness * 8), space: line.space ?? 0, color: line.color });
}

function spacing({ before, after, line }: Spacing): Xml {
  const height = line === undefined ? {} : { line: twips(line), lineRule: 'exact' };
  return w('spacing', { before: optional(before), after: optional(after), ...height });
}

function indent({ left, right, firstLine, firstLineCharacters, hanging }: Indent): Xml {
  return w('ind', {
    left: optional(left),
    right: optional(right),
    hanging: optional(hanging),
    firstLineChars: firstLineCharacters === undefined ? undefined : firstLineCharacters * 100,
    firstLine: optional(firstLine),
  });
}

function optional(points: number | undefined): number | undefined {
  return points === undefined ? undefined : twips(points);
}

export interface RunFormat {
  readonly style?: string | undefined;
  readonly faces?: Xml | undefined;
  readonly bold?: boolean | undefined;
  readonly color?: string | undefined;
  /** Added after each character. */
  readonly spacing?: number | undefined;
  readonly size?: number | undefined;
  readonly underline?: boolean | undefined;
}

/** w:rPr; nothing where there is nothing to say. */
export function runFormat(format: RunFormat): Content {
  const { style, faces, bold, color, spacing: added, size, underline } = format;
  return orNothing('rPr', [
    style === undefined ? undefined : val('rStyle', style),
    faces,
    onOff('b', bold),
    onOff('bCs', bold),
    color === undefined ? undefined : val('color', color),
    added === undefined ? undefined : val('spacing', twips(added)),
    // Half points.
    size === undefined ? undefined : val('sz', size * 2),
    size === undefined ? undefined : val('szCs', size * 2),
    underline === true ? val('u', 'single') : undefined,
  ]);
}

/**
 * The faces of a part: its own for hanzi, the Latin one or another for letters and digits. The hint has Word draw quotation marks and dashes in the hanzi's face: without it they
 * are as narrow as English ones. LibreOffice knows no hint and goes by what stands before them.
 */
export function facesOfPart(part: FacePart, { documentFaces }: HouseStyle, latinPart: FacePart = 'latin'): Xml {
  const { name } = documentFaces[part];
  const latin = documentFaces[latinPart].name;
  return w('rFonts', { hint: 'eastAsia', ascii: latin, hAnsi: latin, eastAsia: name, cs: latin });
}

function orNothing(name: string, content: readonly Content[]): Content {
  return content.some((each) => each !== undefined) ? w(name, {}, ...content) : undefined;
}
