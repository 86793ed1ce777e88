/** The head and foot of official documents in a DOCX: the same lengths as on the laid-out pages, by spacing. */
import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { PreparedMasthead, PreparedRecord } from '../model/prepared.ts';
import {
  baselineWithin,
  entryHeight,
  exactBaseline,
  mastheadGeometry,
  measureWidth,
  recordPitch,
  thinnestParagraph,
  type HouseStyle,
} from '../model/style.ts';
import { twips } from '../model/units.ts';
import { runs } from './docx-runs.ts';
import { styleIds } from './docx-styles.ts';

const exact = (height: number) => ({ line: twips(height), lineRule: LineRuleType.EXACT });
/** Borders are measured in eighths of a point. */
const rule = (thickness: number, color: string) => ({
  style: BorderStyle.SINGLE,
  size: Math.round(thickness * 8),
  color,
});
const red = 'FF0000';

/** Mark and number; the red rule is the lower border of the number's paragraph. */
export function mastheadParagraphs(block: PreparedMasthead, style: HouseStyle): Paragraph[] {
  const { masthead, linePitch } = style;
  const at = mastheadGeometry(block.size, style);
  const height = baselineWithin(linePitch, masthead.number.size) / exactBaseline;
  // Word keeps whole points between text and border.
  const space = Math.round(at.rule - at.number - height);
  return [
    new Paragraph({
      style: styleIds.masthead,
      spacing: { before: twips(at.mark - linePitch), ...exact(at.markHeight) },
      children: runs(block.name, { color: red, size: block.size * 2 }),
    }),
    new Paragraph({
      style: styleIds.documentNumber,
      spacing: {
        before: twips(at.number - at.mark - at.markHeight),
        ...exact(height),
      },
      border: { bottom: { ...rule(masthead.ruleThickness, red), space } },
      children: runs(block.documentNumber),
    }),
    // A paragraph of its own: word processors take the larger of two spacings, not their sum.
    spacer(at.end - at.rule - masthead.ruleThickness),
  ];
}

/** A record at the foot of the page: a table between rules, below the room its page leaves. */
export function recordBlocks(block: PreparedRecord, style: HouseStyle): [Paragraph, Table] {
  const { record } = style;
  const width = twips(measureWidth(style));
  const side = twips(record.indentCharacters * record.size);
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const rows = block.entries.map((entry, index) => {
    const cell = new TableCell({
      width: { size: width, type: WidthType.DXA },
      margins: { left: side, right: side, marginUnitType: WidthType.DXA },
      children: [
        new Paragraph({
          style: styleIds.record,
          spacing: exact(recordPitch(style)),
          indent: { left: twips(block.hangings[index] ?? 0), hanging: twips(block.hangings[index] ?? 0) },
          tabStops: [{ type: 'right', position: width - 2 * side }],
          children: [...runs(entry.left), ...(entry.right.length > 0 ? [new TextRun('\t'), ...runs(entry.right)] : [])],
        }),
      ],
    });
    const height = { value: twips(entryHeight(block.lines[index] ?? 1, style)), rule: HeightRule.EXACT };
    return new TableRow({ cantSplit: true, height, children: [cell] });
  });
  const table = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: [width],
    borders: {
      top: rule(record.outerRule, 'auto'),
      bottom: rule(record.outerRule, 'auto'),
      left: none,
      right: none,
      insideHorizontal: rule(record.innerRule, 'auto'),
      insideVertical: none,
    },
    rows,
  });
  return [spacer(block.room), table];
}

/** A paragraph of a height in points: what stands above a record, what must follow a table, what a drawing hangs on. */
export function spacer(height: number, text?: string): Paragraph {
  return new Paragraph({
    style: styleIds.record,
    alignment: AlignmentType.LEFT,
    spacing: exact(Math.max(thinnestParagraph, height)),
    ...(text === undefined ? {} : { children: [new TextRun(text)] }),
  });
}
