/**
 * Tables of a DOCX as XML: what every kind of table has. How a table looks (borders, margins, where text stands in its
 * cells) is in its style; here stand its measures and what its rows may do. All lengths in points.
 */
import { twips } from '../model/units.ts';
import { bodyXml, type Paragraph } from './docx-runs.ts';
import type { StyleId } from './docx-style-ids.ts';
import { onOff, val, w, type Content, type Xml } from './docx-xml.ts';

export interface TableFormat {
  readonly style: StyleId;
  readonly widths: readonly number[];
  /** Whether its first row is a header, formatted as its style says. */
  readonly header?: boolean;
}

/** A table of fixed columns. */
export function tableXml({ style, widths, header = false }: TableFormat, rows: readonly Xml[]): Xml {
  const columns = widths.map(twips);
  return w(
    'tbl',
    {},
    w(
      'tblPr',
      {},
      val('tblStyle', style),
      w('tblW', { w: columns.reduce((sum, width) => sum + width, 0), type: 'dxa' }),
      w('tblLayout', { type: 'fixed' }),
      tableLook(header),
    ),
    w('tblGrid', {}, ...columns.map((width) => w('gridCol', { w: width }))),
    ...rows,
  );
}

/** Which conditional formats of its style a table takes: that of the first row or none (ECMA-376 part 1, 17.4.55). */
function tableLook(header: boolean): Xml {
  return w('tblLook', {
    val: header ? '0620' : '0600',
    firstRow: header ? 1 : 0,
    lastRow: 0,
    firstColumn: 0,
    lastColumn: 0,
    noHBand: 1,
    noVBand: 1,
  });
}

export interface RowFormat {
  readonly height?: { readonly points: number; readonly exactly: boolean } | undefined;
  /** Whether it stands on one page. */
  readonly whole: boolean;
  /** Whether it is repeated on every page. */
  readonly header?: boolean;
}

export function row({ height, whole, header }: RowFormat, cells: readonly Xml[]): Xml {
  const rule = height && w('trHeight', { val: twips(height.points), hRule: height.exactly ? 'exact' : 'atLeast' });
  const format: Content[] = [onOff('cantSplit', whole || undefined), rule, onOff('tblHeader', header || undefined)];
  return w('tr', {}, format.some((each) => each !== undefined) ? w('trPr', {}, ...format) : undefined, ...cells);
}

export interface CellFormat {
  readonly width: number;
  /** Whether it is the first or a further one of cells merged into one. */
  readonly merged?: 'restart' | 'continue' | undefined;
  /** Left free above and below its text, where its style says otherwise; the text then begins at the top. */
  readonly padding?: number | undefined;
}

export function cell({ width, merged, padding }: CellFormat, content: readonly Paragraph[]): Xml {
  const format = w(
    'tcPr',
    {},
    w('tcW', { w: twips(width), type: 'dxa' }),
    merged && val('vMerge', merged),
    padding === undefined ? undefined : w('tcMar', {}, margin('top', padding), margin('bottom', padding)),
    padding === undefined ? undefined : val('vAlign', 'top'),
  );
  return w('tc', {}, format, ...content.map(bodyXml));
}

/** Margin of cells at a side, of one cell or of all cells of a table. */
export function margin(side: 'top' | 'left' | 'bottom' | 'right', points: number): Xml {
  return w(side, { w: twips(points), type: 'dxa' });
}
