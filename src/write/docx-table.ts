/** Tables of a DOCX: a true grid with widths, the header repeated, rows whole, equal cells merged vertically. */
import type { PreparedRow, PreparedTable } from '../model/prepared.ts';
import { tableStyle } from '../model/geometry.ts';
import type { HouseStyle } from '../model/style.ts';
import { paragraph, runs, type Table } from './docx-runs.ts';
import { styleIds } from './docx-style-ids.ts';
import { cell, row, tableXml } from './docx-table-xml.ts';
import type { Xml } from './docx-xml.ts';

/** A table as its rows and columns were prepared. */
export function textTable(table: PreparedTable, style: HouseStyle, pageBreakBefore: boolean): Table {
  const { header, rows } = table;
  const widths = table.columns.map((column) => column.width);
  const all = header === undefined ? rows : [header, ...rows];
  const written = all.map(
    (each, index) =>
    textRow(each, all[index + 1], table, style, { isHeader: each === header, pageBreakBefore: pageBreakBefore && index === 0 }), // prettier-ignore
  );
  const id = table.ruled ? styleIds.ruledTable : styleIds.plainTable;
  return { kind: 'table', xml: tableXml({ style: id, widths, header: header !== undefined }, written) };
}

const ruledText = {
  left: styleIds.tableText,
  center: styleIds.tableTextCenter,
  right: styleIds.tableTextRight,
} as const;
const plainText = {
  left: styleIds.tableLine,
  center: styleIds.tableLineCenter,
  right: styleIds.tableLineRight,
} as const;

function textRow(
  each: PreparedRow,
  below: PreparedRow | undefined,
  table: PreparedTable,
  style: HouseStyle,
  { isHeader, pageBreakBefore }: { readonly isHeader: boolean; readonly pageBreakBefore: boolean },
): Xml {
  const { columns } = table;
  const text = table.ruled ? ruledText : plainText;
  const cells = each.cells.map(({ content, continues, characterSpacing }, index) => {
    const isMerged = continues || below?.cells[index]?.continues === true;
    const line = paragraph(
      {
        style: isHeader ? styleIds.tableHead : text[columns[index]?.align ?? 'left'],
        // A break before a table stands in its first paragraph.
        pageBreakBefore: (pageBreakBefore && index === 0) || undefined,
      },
      // Nothing is hidden in the cells that a merged one covers.
      continues ? [] : runs(content, characterSpacing === 0 ? {} : { spacing: characterSpacing }),
    );
    const merged = isMerged ? (continues ? 'continue' : 'restart') : undefined;
    const padding = each.divisible ? tableStyle(table, style).paddingVertical : undefined;
    return cell({ width: columns[index]?.width ?? 0, merged, padding }, [line]);
  });
  const height = { points: each.height, exactly: !each.divisible };
  return row({ height, whole: !each.divisible, header: isHeader }, cells);
}
