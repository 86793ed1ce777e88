/**
 * Lengths that follow from the house style: where on a page its parts stand. Layout and the DOCX read the same. In points
 * unless the name says otherwise.
 */
import type { Orientation, SignatureForm } from './document.ts';
import type { HouseStyle, TableStyle } from './style.ts';

/** Width of the type area in points. */
export function measureWidth(style: HouseStyle): number {
  return style.page.width - style.page.marginLeft - style.page.marginRight;
}

/** From the page's upper edge to the lower one of the type area, in points; the last line ends a little above it. */
export function typeAreaBottom({ page }: HouseStyle): number {
  return page.height - page.marginBottom;
}

/** Where the em box of a CJK face stands on its baseline: .88 above, .12 below. */
const emAscent = 0.88;

/** From a line's upper edge to its baseline, in points: the em box stands in the middle of the line's pitch. */
export function baselineWithin(pitch: number, size: number): number {
  return (pitch - size) / 2 + emAscent * size;
}

/** Where word processors set the baseline of a line of exact height, as tables have, whatever its face: at this part. */
export const exactBaseline = 0.8;

/** How far the dashes beside a page number stand above its baseline, in em. */
const dashHeight = 0.36;

/** From the upright page's upper edge to the baseline of its number, in points: the standard measures to the dashes. */
export function pageNumberBaseline(style: HouseStyle): number {
  return typeAreaBottom(style) + style.pageNumber.distance + dashHeight * style.pageNumber.size;
}

const landscapes = new WeakMap<HouseStyle, HouseStyle>();

/**
 * The style on pages of an orientation. A landscape page is the upright one turned clockwise to be read: what was its
 * left edge is its head, what was its foot is its left edge. Its lines are of the same grid.
 */
export function orientedStyle(style: HouseStyle, orientation: Orientation): HouseStyle {
  if (orientation === 'portrait') return style;
  const known = landscapes.get(style);
  if (known !== undefined) return known;
  const { page } = style;
  const linesPerPage = Math.floor(measureWidth(style) / style.linePitch);
  const turned: HouseStyle = {
    ...style,
    page: {
      width: page.height,
      height: page.width,
      marginTop: page.marginLeft,
      marginLeft: page.marginBottom,
      marginRight: page.marginTop,
      // The lines leave a part of the type area free; word processors would share it out above and below.
      marginBottom: page.width - page.marginLeft - linesPerPage * style.linePitch,
    },
    linesPerPage,
    charactersPerLine: Math.floor(
      (page.height - page.marginTop - page.marginBottom) / (style.body.size + style.characterSpacing),
    ),
  };
  landscapes.set(style, turned);
  return turned;
}

/** The style of a table with rules or without. */
export function tableStyle({ ruled }: { readonly ruled: boolean }, style: HouseStyle): TableStyle {
  return ruled ? style.table : style.plainTable;
}

/** Width of one column of a signature block, without the gap that follows it, in points. */
export function signatureColumnWidth(style: HouseStyle, columns: number): number {
  return measureWidth(style) / columns - style.signatures.columnGap;
}

/** Grid lines left free above the issuing body's name (GB/T 9704-2012 7.3.5). */
export function linesAboveIssuer(form: SignatureForm, { signatures }: HouseStyle): number {
  const { linesAboveSealed, linesAboveUnsealed } = signatures.issuer;
  return form === 'sealed' ? linesAboveSealed : linesAboveUnsealed;
}

/** Width of 附件： in characters: what further entries of the list are indented by. */
const attachmentHeading = 3;

/**
 * An entry of the list of attachments: what stands before its title, where that begins, and where all lines of the title
 * begin, in points from the type area's left edge (GB/T 9704-2012 7.3.4). A tab leads from one to the other.
 */
export function attachmentEntry(
  index: number,
  count: number,
  style: HouseStyle,
): { readonly label: string; readonly first: number; readonly hanging: number } {
  const em = style.body.size;
  const beside = (style.indentCharacters + attachmentHeading) * em;
  // Room for the longest number and its stop.
  const hanging = count > 1 ? beside + (em / 2) * (String(count).length + 1) : beside;
  return { label: attachmentLabel(index, count), first: index === 0 ? style.indentCharacters * em : beside, hanging };
}

/** What stands before a title in the list of attachments: 附件：1. before the first, 2. before the second. */
export function attachmentLabel(index: number, count: number): string {
  const number = count > 1 ? `${index + 1}.` : '';
  return index === 0 ? `附件：${number}` : number;
}

/** Where the parts of a masthead stand, in points from the type area's top. */
export interface MastheadGeometry {
  /** The mark's line and its height. */
  readonly mark: number;
  readonly markHeight: number;
  /** The number's line, one grid line high. */
  readonly number: number;
  readonly rule: number;
  readonly end: number;
}

/** Room between the em box of a hanzi and its ink, in em: the standard measures to the ink. */
const inkInset = 0.04;

/** The lengths of a masthead whose mark has a size (GB/T 9704-2012 7.2.4, 7.2.5 and 7.2.7). */
export function mastheadGeometry(size: number, { masthead, linePitch }: HouseStyle): MastheadGeometry {
  const markHeight = size * 1.25;
  const mark = masthead.top - inkInset * size - (markHeight - size) / 2;
  const number = mark + (markHeight + size) / 2 + masthead.linesAboveNumber * linePitch;
  const rule = number + (linePitch + masthead.number.size) / 2 + masthead.ruleDistance;
  return { mark, markHeight, number, rule, end: rule + masthead.linesBelowRule * linePitch };
}

/** Distance of the baselines of an entry of a record, in points: lines of exact height with the first in the middle. */
export function recordPitch({ record, linePitch }: HouseStyle): number {
  return baselineWithin(linePitch, record.size) / exactBaseline;
}

/** Height of an entry of so many lines, in points: one line is as high as the grid's. */
export function entryHeight(lines: number, style: HouseStyle): number {
  return style.linePitch + (lines - 1) * recordPitch(style);
}

/** Height of a record whose entries take so many lines, in points. */
export function recordHeight(lines: readonly number[], style: HouseStyle): number {
  return lines.reduce((sum, count) => sum + entryHeight(count, style), 0);
}

/** In points: the least height of a paragraph. */
export const thinnestParagraph = 0.5;

/**
 * Left free, in points, between a record's last rule and the type area's lower edge, where the standard has it: room
 * for that paragraph and half the rule.
 */
export const roomBelowRecord = 2.5;

/**
 * Left free, in points, below a table, signatures or a record that end a text: a word processor ends every text with a
 * paragraph, however thin.
 */
export const lastParagraphRoom = 2;
