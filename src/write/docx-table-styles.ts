/** The table styles of a DOCX: borders, margins of cells, where text stands in them. */
import type { HouseStyle, TableStyle } from '../model/style.ts';
import { border, facesOfPart, runFormat, type Border } from './docx-format.ts';
import { styleIds, type StyleId } from './docx-style-ids.ts';
import { styleXml } from './docx-styles.ts';
import { margin } from './docx-table-xml.ts';
import { twips } from '../model/units.ts';
import { val, w, type Content, type Xml } from './docx-xml.ts';

interface Frame {
  readonly outer?: Border;
  readonly inner?: Border;
  /** Whether there are borders at the sides and between columns. */
  readonly sides?: boolean;
}

interface Look {
  readonly frame: Frame;
  readonly marginLeft: number;
  readonly marginRight: number;
  readonly indent?: number;
  readonly centred?: boolean;
}

/** The table styles as XML. */
export function tableStyles(style: HouseStyle, place: number): Xml[] {
  const { table, plainTable, record, signatures } = style;
  const thin = { thickness: table.ruleThickness, color: 'auto' };
  const side = record.indentCharacters * record.size;
  const frame = {
    outer: { thickness: record.outerRule, color: 'auto' },
    inner: { thickness: record.innerRule, color: 'auto' },
  };
  return [
    tableStyle(styleIds.ruledTable, '公文表格', place, { frame: { outer: thin, inner: thin, sides: true }, ...around(table) }, header(style)), // prettier-ignore
    tableStyle(styleIds.plainTable, '分栏表', place + 1, { frame: {}, ...around(plainTable) }),
    // Lines are already turned to the column; half the gap leaves room for what word processors round.
    tableStyle(styleIds.signatureTable, '签章表', place + 2, { frame: {}, marginLeft: 0, marginRight: signatures.columnGap / 2 }), // prettier-ignore
    tableStyle(styleIds.recordTable, '版记表', place + 3, { frame, marginLeft: side, marginRight: side }),
  ];
}

function around({ paddingSide, indent }: TableStyle): Omit<Look, 'frame'> {
  return { marginLeft: paddingSide, marginRight: paddingSide, indent, centred: true };
}

function tableStyle(id: StyleId, name: string, place: number, look: Look, ...conditions: readonly Xml[]): Xml {
  const { frame, marginLeft, marginRight, indent = 0, centred = false } = look;
  const table = w(
    'tblPr',
    {},
    w('tblInd', { w: twips(indent), type: 'dxa' }),
    borders(frame),
    w(
      'tblCellMar',
      {},
      margin('top', 0),
      margin('left', marginLeft),
      margin('bottom', 0),
      margin('right', marginRight),
    ),
  );
  const cell = centred ? w('tcPr', {}, val('vAlign', 'center')) : undefined;
  const described = { id, name, basedOn: 'TableNormal', inGallery: true } as const;
  return styleXml('table', described, place, table, cell, ...conditions);
}

function borders({ outer, inner, sides = false }: Frame): Content {
  if (outer === undefined) return undefined;
  const side = sides ? outer : undefined;
  return w(
    'tblBorders',
    {},
    border('top', outer),
    border('left', side),
    border('bottom', outer),
    border('right', side),
    border('insideH', inner),
    border('insideV', sides ? inner : undefined),
  );
}

/** The first row of a table, for tables made by hand in this style: ours have 表头 there, which says the same. */
function header(style: HouseStyle): Xml {
  const { head } = style.table;
  return w(
    'tblStylePr',
    { type: 'firstRow' },
    w('pPr', {}, val('jc', 'center')),
    runFormat({ faces: facesOfPart(head.part, style) }),
    w('trPr', {}, w('tblHeader')),
  );
}
