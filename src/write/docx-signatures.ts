/** Signature blocks of a DOCX. */
import { BorderStyle, HeightRule, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import type { Line } from '../model/document.ts';
import type { PreparedSignatures } from '../model/prepared.ts';
import { lastParagraphRoom, linesAboveIssuer, measureWidth, type HouseStyle } from '../model/style.ts';
import { twips } from '../model/units.ts';
import { runs } from './docx-runs.ts';
import { styleIds } from './docx-styles.ts';

/** Where a signature block stands. */
export interface SignaturePlace {
  readonly pageBreakBefore: boolean;
  /** Nothing follows but the thin paragraph that every text ends with. */
  readonly endsText: boolean;
}

/** Parties beside each other, or the name and the date of the body that issues the document. */
export function signatures(
  block: PreparedSignatures,
  style: HouseStyle,
  place: SignaturePlace,
): readonly (Paragraph | Table)[] {
  return block.form === 'columns'
    ? [signatureTable(block, style, place)]
    : issuerParagraphs(block, style, place.pageBreakBefore);
}

/** Name and date, each with the indent that puts it where it stands; they stay on one page. */
function issuerParagraphs(block: PreparedSignatures, style: HouseStyle, pageBreakBefore: boolean): Paragraph[] {
  const lines = block.parties.flatMap((party) => party.lines);
  const above = linesAboveIssuer(block.form, style);
  return lines.map(
    (line, index) =>
      new Paragraph({
        style: styleIds.issuer,
        indent: { left: twips(block.indents[index] ?? 0) },
        keepLines: true,
        keepNext: index < lines.length - 1,
        ...(index === 0 ? { spacing: { before: twips(above * style.linePitch) }, pageBreakBefore } : {}),
        children: runs(line),
      }),
  );
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
  const columnWidth = Math.floor(twips(measureWidth(style)) / block.columns);
  // Lines are already turned to the column; half the gap leaves room for what word processors round.
  const gap = twips(style.signatures.columnGap / 2);
  const columns = columnLines(block, style);
  const cells = columns.map(
    (lines, column) =>
      new TableCell({
        width: { size: columnWidth, type: WidthType.DXA },
        margins: { right: gap },
        children: (lines.length > 0 ? lines : [[]]).map(
          (line, row) =>
            new Paragraph({
              style: styleIds.signature,
              children: runs(line),
              // A break before a table stands in its first paragraph.
              ...(pageBreakBefore && column === 0 && row === 0 ? { pageBreakBefore } : {}),
            }),
        ),
      }),
  );
  // Signatures that fill a page leave no room for the last paragraph: what stands free below their last line does.
  const high = Math.max(1, ...columns.map((lines) => lines.length));
  const exactly = twips(high * style.linePitch - lastParagraphRoom);
  const height = endsText ? { height: { value: exactly, rule: HeightRule.EXACT } } : {};
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columnWidth * block.columns, type: WidthType.DXA },
    columnWidths: columns.map(() => columnWidth),
    borders: noBorders,
    rows: [new TableRow({ cantSplit: true, children: cells, ...height })],
  });
}

/** The lines of each column, those left free above each party among them. */
function columnLines({ parties, columns }: PreparedSignatures, style: HouseStyle): Line[][] {
  return Array.from({ length: columns }, (_, column) =>
    parties
      .filter((_party, index) => index % columns === column)
      .flatMap((party, row): Line[] => {
        const above = row === 0 ? style.signatures.linesAbove : style.signatures.linesBetween;
        return [...Array.from({ length: above }, (): Line => []), ...party.lines];
      }),
  );
}

const noBorder = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const noBorders = {
  top: noBorder,
  bottom: noBorder,
  left: noBorder,
  right: noBorder,
  insideHorizontal: noBorder,
  insideVertical: noBorder,
};
