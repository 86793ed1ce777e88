/** The head and foot of official documents in a DOCX: the same lengths as on the laid-out pages, by spacing. */
import type { PreparedMasthead, PreparedRecord } from '../model/prepared.ts';
import { entryHeight, mastheadGeometry, measureWidth, thinnestParagraph } from '../model/geometry.ts';
import type { HouseStyle } from '../model/style.ts';
import { paragraph, runs, tabRun, type BodyElement, type Paragraph } from './docx-runs.ts';
import { styleIds } from './docx-style-ids.ts';
import { cell, row, tableXml } from './docx-table-xml.ts';

/** Mark and number; the red rule is the lower border of the number's paragraph. */
export function mastheadParagraphs(block: PreparedMasthead, style: HouseStyle): Paragraph[] {
  const at = mastheadGeometry(block.size, style);
  // Its styles are made for a mark of the standard's size; a smaller one has other distances.
  const isUsual = block.size === style.masthead.mark.size;
  const mark = isUsual ? {} : { spacing: markSpacing(block.size, style) };
  const number = isUsual ? {} : { spacing: { before: at.number - at.mark - at.markHeight } };
  return [
    paragraph({ style: styleIds.masthead, ...mark }, runs(block.name, isUsual ? {} : { size: block.size })),
    paragraph({ style: styleIds.documentNumber, ...number }, runs(block.documentNumber)),
    // A paragraph of its own: word processors take the larger of two spacings, not their sum.
    spacer(at.end - at.rule - style.masthead.ruleThickness),
  ];
}

/** Spacing of the mark's paragraph: what stands above it, on a page whose first line is the copy's mark. */
export function markSpacing(
  size: number,
  style: HouseStyle,
): { readonly before: number; readonly after: number; readonly line: number } {
  const at = mastheadGeometry(size, style);
  return { before: at.mark - style.linePitch, after: 0, line: at.markHeight };
}

/** A record at the foot of the page: a table between rules, below the room its page leaves. */
export function recordBlocks(block: PreparedRecord, page: HouseStyle, upright: HouseStyle): BodyElement[] {
  const width = measureWidth(page);
  const [end, usualEnd] = [page, upright].map(recordEnd);
  const tabs = end === usualEnd ? undefined : ([{ kind: 'clear', at: usualEnd ?? 0 }, { kind: 'right', at: end ?? 0 }] as const); // prettier-ignore
  const rows = block.entries.map((entry, index) => {
    const right = entry.right.length > 0 ? [tabRun, ...runs(entry.right)] : [];
    const hanging = block.hangings[index] ?? 0;
    const indent = hanging === 0 ? undefined : { left: hanging, hanging };
    const line = paragraph({ style: styleIds.record, tabs, indent }, [...runs(entry.left), ...right]);
    const height = { points: entryHeight(block.lines[index] ?? 1, page), exactly: true };
    return row({ height, whole: true }, [cell({ width }, [line])]);
  });
  return [spacer(block.room), { kind: 'table', xml: tableXml({ style: styleIds.recordTable, widths: [width] }, rows) }];
}

/** Where the right part of an entry ends, from the left of its cell's text, in points. */
export function recordEnd(style: HouseStyle): number {
  const { indentCharacters, size } = style.record;
  return measureWidth(style) - 2 * indentCharacters * size;
}

/** A paragraph of a height in points: what stands above a record, what must follow a table, what a drawing hangs on. */
export function spacer(height = 0): Paragraph {
  const line = Math.max(thinnestParagraph, height);
  return paragraph({
    style: styleIds.spacer,
    ...(line === thinnestParagraph ? {} : { spacing: { line } }),
  });
}
