/** Tables of a DOCX: a true grid with widths, the header repeated, rows whole, equal cells merged vertically. */
import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from 'docx';
import type { PreparedRow, PreparedTable } from '../model/prepared.ts';
import { tableStyle, type HouseStyle } from '../model/style.ts';
import { twips } from '../model/units.ts';
import { runs } from './docx-runs.ts';
import { styleIds } from './docx-styles.ts';

/** A table as its rows and columns were prepared. */
export function textTable(table: PreparedTable, style: HouseStyle, pageBreakBefore: boolean): Table {
  const { ruleThickness, paddingSide, indent } = tableStyle(table, style);
  const widths = table.columns.map((column) => twips(column.width));
  // Borders are measured in eighths of a point.
  const border = table.ruled
    ? { style: BorderStyle.SINGLE, size: ruleThickness * 8, color: 'auto' }
    : { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const side = twips(paddingSide);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    ...(indent === 0 ? {} : { indent: { size: twips(indent), type: WidthType.DXA } }),
    margins: { left: side, right: side, marginUnitType: WidthType.DXA },
    borders: {
      top: border,
      bottom: border,
      left: border,
      right: border,
      insideHorizontal: border,
      insideVertical: border,
    },
    rows: [
      ...(table.header === undefined
        ? []
        : [textRow(table.header, undefined, table, widths, style, { isHeader: true, pageBreakBefore })]),
      ...table.rows.map((row, index) =>
        textRow(row, table.rows[index + 1], table, widths, style, {
          isHeader: false,
          pageBreakBefore: pageBreakBefore && table.header === undefined && index === 0,
        }),
      ),
    ],
  });
}

function textRow(
  row: PreparedRow,
  below: PreparedRow | undefined,
  table: PreparedTable,
  widths: readonly number[],
  style: HouseStyle,
  { isHeader, pageBreakBefore }: { readonly isHeader: boolean; readonly pageBreakBefore: boolean },
): TableRow {
  const { columns } = table;
  const vertical = twips(tableStyle(table, style).paddingVertical);
  const bodyStyle = table.ruled ? styleIds.tableText : styleIds.tableLine;
  const cells = row.cells.map((cell, index) => {
    const isMerged = cell.continues || below?.cells[index]?.continues === true;
    const merge = cell.continues ? VerticalMergeType.CONTINUE : VerticalMergeType.RESTART;
    const align = columns[index]?.align ?? 'left';
    const paragraph = new Paragraph({
      style: isHeader ? styleIds.tableHead : bodyStyle,
      // Nothing is hidden in the cells that a merged one covers.
      children: cell.continues
        ? []
        : runs(cell.content, cell.characterSpacing === 0 ? {} : { characterSpacing: twips(cell.characterSpacing) }),
      ...(isHeader || align === 'left' ? {} : { alignment: alignments[align] }),
      ...(pageBreakBefore && index === 0 ? { pageBreakBefore } : {}),
    });
    return new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      ...(row.divisible ? { margins: { top: vertical, bottom: vertical, marginUnitType: WidthType.DXA } } : {}),
      verticalAlign: row.divisible ? VerticalAlignTable.TOP : VerticalAlignTable.CENTER,
      ...(isMerged ? { verticalMerge: merge } : {}),
      children: [paragraph],
    });
  });
  return new TableRow({
    children: cells,
    tableHeader: isHeader,
    cantSplit: !row.divisible,
    height: { value: twips(row.height), rule: row.divisible ? HeightRule.ATLEAST : HeightRule.EXACT },
  });
}

const alignments = { center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;
