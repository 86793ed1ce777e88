/** Signature blocks of a DOCX. */
import type { Line } from '../model/document.ts';
import type { PreparedSignatures } from '../model/prepared.ts';
import { lastParagraphRoom, linesAboveIssuer, measureWidth } from '../model/geometry.ts';
import type { HouseStyle } from '../model/style.ts';
import { fromTwips, twips } from '../model/units.ts';
import { paragraph, runs, type BodyElement, type Paragraph, type Table } from './docx-runs.ts';
import { sealRuns } from './docx-seals.ts';
import { styleIds } from './docx-style-ids.ts';
import { cell, row, tableXml } from './docx-table-xml.ts';

/** Where a signature block stands. */
export interface SignaturePlace {
  readonly pageBreakBefore: boolean;
  /** Nothing follows but the thin paragraph that every text ends with. */
  readonly endsText: boolean;
}

/** Parties beside each other, or the name and the date of the body that issues the document. */
export function signatures(block: PreparedSignatures, style: HouseStyle, place: SignaturePlace): BodyElement[] {
  return block.form === 'columns'
    ? [signatureTable(block, style, place)]
    : issuerParagraphs(block, style, place.pageBreakBefore);
}

/** Name and date, each with the indent that puts it where it stands; they stay on one page. */
function issuerParagraphs(block: PreparedSignatures, style: HouseStyle, pageBreakBefore: boolean): Paragraph[] {
  const lines = block.parties.flatMap((party) => party.lines);
  const before = linesAboveIssuer(block.form, style) * style.linePitch;
  return lines.map((line, index) => {
    const first = index === 0 ? { spacing: { before }, pageBreakBefore: pageBreakBefore || undefined } : {};
    const indent = { left: block.indents[index] ?? 0 };
    const keepNext = index < lines.length - 1 || undefined;
    return paragraph({ style: styleIds.issuer, keepNext, keepLines: true, indent, ...first }, [
      ...runs(line),
      ...sealRuns(block, line),
    ]);
  });
}

/**
 * Parties side by side: a table without borders, of a single row that may not be divided. The parties of a column stand
 * under each other in its cell; word processors keep one row together more reliably than several.
 */
function signatureTable(
  block: PreparedSignatures,
  style: HouseStyle,
  { pageBreakBefore, endsText }: SignaturePlace,
): Table {
  const width = fromTwips(Math.floor(twips(measureWidth(style)) / block.columns));
  const columns = columnLines(block, style);
  const cells = columns.map((lines, column) =>
    cell(
      { width },
      (lines.length > 0 ? lines : [[]]).map((line, index) => {
        // A break before a table stands in its first paragraph.
        const isFirst = column === 0 && index === 0;
        const format = { style: styleIds.signature, pageBreakBefore: (pageBreakBefore && isFirst) || undefined };
        return paragraph(format, [...runs(line), ...sealRuns(block, line)]);
      }),
    ),
  );
  // Signatures that fill a page leave no room for the last paragraph: what stands free below their last line does.
  const high = Math.max(1, ...columns.map((lines) => lines.length));
  const height = endsText ? { points: high * style.linePitch - lastParagraphRoom, exactly: true } : undefined;
  const xml = tableXml({ style: styleIds.signatureTable, widths: columns.map(() => width) }, [
    row({ whole: true, height }, cells),
  ]);
  return { kind: 'table', xml };
}

/** The lines of each column, those left free above each party among them. */
function columnLines({ parties, columns }: PreparedSignatures, style: HouseStyle): Line[][] {
  return Array.from({ length: columns }, (_, column) =>
    parties
      .filter((_party, index) => index % columns === column)
      .flatMap((party, at): Line[] => {
        const above = at === 0 ? style.signatures.linesAbove : style.signatures.linesBetween;
        return [...Array.from({ length: above }, (): Line => []), ...party.lines];
      }),
  );
}
