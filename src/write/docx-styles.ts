/**
 * The paragraph and character styles of a DOCX, made from the house style. Styles that Word knows keep its names (Word
 * shows them in its own language: heading 1 is 标题 1) and have ours as aliases; all others have Chinese names. What may
 * be used by hand stands in the gallery in the order of a paper; what only the program can use does not.
 */
import {
  attachmentEntry,
  baselineWithin,
  exactBaseline,
  mastheadGeometry,
  recordPitch,
  thinnestParagraph,
} from '../model/geometry.ts';
import type { HouseStyle, TextStyle } from '../model/style.ts';
import { facesOfPart, paragraphFormat, runFormat, type ParagraphFormat } from './docx-format.ts';
import { listOfStyle } from './docx-numbering.ts';
import { markSpacing, recordEnd } from './docx-official.ts';
import { styleIds, type StyleId } from './docx-style-ids.ts';
import { onOff, val, w, type Xml } from './docx-xml.ts';

/** What tells a style to the user of a word processor. */
export interface StyleName {
  readonly id: StyleId;
  readonly name: string;
  readonly alias?: string;
  readonly basedOn?: StyleId | 'TableNormal' | undefined;
  /** The style of the next paragraph; its own where there is none. */
  readonly next?: StyleId;
  /** Whether it stands in the gallery; a place for the program's own is hidden from there. */
  readonly inGallery: boolean;
}

/** Names by which Word knows a style of its own. */
export const builtInNames: readonly string[] = ['Normal', 'Title', 'heading 1', 'heading 2', 'Strong', 'Emphasis'];

/** A style with its place among those recommended, from 1. */
export function styleXml(
  type: 'paragraph' | 'character' | 'table',
  { id, name, alias, basedOn, next, inGallery }: StyleName,
  place: number,
  ...content: readonly (Xml | undefined)[]
): Xml {
  const custom = builtInNames.includes(name) ? undefined : 1;
  return w(
    'style',
    { type, customStyle: custom, styleId: id },
    val('name', name),
    alias === undefined ? undefined : val('aliases', alias),
    basedOn && val('basedOn', basedOn),
    next === undefined ? undefined : val('next', next),
    val('uiPriority', place),
    onOff('qFormat', inGallery || undefined),
    ...content,
  );
}

interface ParagraphStyle extends StyleName {
  readonly format: ParagraphFormat;
  /** Face and size, where they are not those of the style it is based on. */
  readonly text?: TextStyle;
  /** Whether characters stand as wide apart as they are made: lines that need not hold 28. */
  readonly natural?: boolean;
  readonly color?: string;
}

/** Off the document grid, lines exactly so high: for type that the grid would push apart. */
function exact(line: number, above = 0, below = 0): ParagraphFormat {
  return { snapToGrid: false, spacing: { before: above, after: below, line } };
}

/** The height of an exact line that puts its baseline where the middle of a line of the grid has it, in points. */
export function exactHeight({ size }: TextStyle, pitch: number): number {
  return baselineWithin(pitch, size) / exactBaseline;
}

/** All paragraph styles in the order of the gallery. */
export function paragraphStyles(style: HouseStyle): ParagraphStyle[] {
  return [...textStyles(style), ...coverStyles(style), ...officialStyles(style), ...tableTexts(style)];
}

function textStyles(style: HouseStyle): ParagraphStyle[] {
  const { body, linePitch: pitch, indentCharacters, title } = style;
  const normal = { basedOn: styleIds.normal, inGallery: true } as const;
  const indent = { firstLineCharacters: indentCharacters, firstLine: indentCharacters * body.size };
  const kept = { keepNext: true, keepLines: true };
  const heading = { ...normal, next: styleIds.body } as const;
  const titleFormat = exact(pitch, title.linesAbove * pitch, title.linesBelow * pitch);
  const numbered = (level: number): ParagraphFormat => ({ ...kept, indent, outlineLevel: level });
  return [
    {
      ...heading,
      id: styleIds.title,
      name: 'Title',
      alias: '公文标题',
      text: title,
      natural: true,
      format: { ...kept, ...titleFormat, align: 'center' },
    },
    { ...normal, id: styleIds.body, name: '公文正文', text: body, format: { indent } },
    { ...normal, id: styleIds.flush, name: '顶格正文', next: styleIds.body, text: body, format: {} },
    { ...heading, id: styleIds.heading1, name: 'heading 1', alias: '一级标题', text: style.heading1, format: numbered(0) }, // prettier-ignore
    { ...heading, id: styleIds.heading2, name: 'heading 2', alias: '二级标题', text: style.heading2, format: numbered(1) }, // prettier-ignore
    // Items are whole paragraphs of text: none of them belongs into the navigation pane.
    { ...normal, basedOn: styleIds.body, id: styleIds.item3, name: '三级条目', format: {} },
    { ...normal, basedOn: styleIds.body, id: styleIds.item4, name: '四级条目', format: {} },
    ...attachmentStyles(style),
    { ...normal, id: styleIds.signature, name: '签章', text: body, format: exact(pitch) },
    { ...normal, id: styleIds.issuer, name: '落款', text: body, format: {} },
  ];
}

/** 附件说明 hangs below the first character of a title, which depends on the entry (GB/T 9704-2012 7.3.4). */
function attachmentStyles(style: HouseStyle): ParagraphStyle[] {
  const entry = (index: number, count: number): ParagraphFormat => {
    const { first, hanging } = attachmentEntry(index, count, style);
    const spacing = index === 0 ? { spacing: { before: style.linePitch } } : {};
    return { ...spacing, indent: { left: hanging, hanging: hanging - first } };
  };
  const flush = { basedOn: styleIds.flush, inGallery: false } as const;
  return [
    {
      id: styleIds.attachment,
      name: '附件标识',
      basedOn: styleIds.normal,
      next: styleIds.title,
      inGallery: true,
      text: style.attachmentLabel,
      format: { keepNext: true, keepLines: true, pageBreakBefore: true, outlineLevel: 0 },
    },
    { ...flush, id: styleIds.attachmentOnly, name: '附件说明', format: entry(0, 1) },
    { ...flush, id: styleIds.attachmentFirst, name: '附件说明首项', next: styleIds.attachmentNext, format: entry(0, 2) }, // prettier-ignore
    { ...flush, id: styleIds.attachmentNext, name: '附件说明后项', format: entry(1, 2) },
  ];
}

function coverStyles({ cover, copyMark, linePitch: pitch }: HouseStyle): ParagraphStyle[] {
  const normal = { basedOn: styleIds.normal, inGallery: false } as const;
  const centred = (text: TextStyle): Pick<ParagraphStyle, 'basedOn' | 'inGallery' | 'natural' | 'text' | 'format'> => ({
    ...normal,
    natural: true,
    text,
    format: { ...exact(exactHeight(text, pitch)), align: 'center' },
  });
  return [
    { ...normal, id: styleIds.copyMark, name: '份号', text: copyMark, format: {} },
    { ...centred(cover.head), id: styleIds.coverHead, name: '封面单位' },
    { ...centred(cover.title), id: styleIds.coverTitle, name: '封面标题' },
    { ...centred(cover.foot), id: styleIds.coverFoot, name: '封面落款' },
  ];
}

const red = 'FF0000';

function officialStyles(style: HouseStyle): ParagraphStyle[] {
  const { masthead, record, pageNumber, linePitch: pitch } = style;
  const normal = { basedOn: styleIds.normal, inGallery: false, natural: true } as const;
  const at = mastheadGeometry(masthead.mark.size, style);
  const { line, before } = markSpacing(masthead.mark.size, style);
  // Word keeps whole points between text and border.
  const numberHeight = exactHeight(masthead.number, pitch);
  const space = Math.round(at.rule - at.number - numberHeight);
  const edge = pageNumber.indentCharacters * pageNumber.size;
  return [
    { ...normal, id: styleIds.masthead, name: '发文机关标志', text: masthead.mark, color: red, format: { ...exact(line, before), align: 'center' } }, // prettier-ignore
    {
      ...normal,
      id: styleIds.documentNumber,
      name: '发文字号',
      text: masthead.number,
      format: {
        ...exact(numberHeight, at.number - at.mark - at.markHeight),
        borderBelow: { thickness: masthead.ruleThickness, color: red, space },
        align: 'center',
      },
    },
    { ...normal, id: styleIds.record, name: '版记', text: record, format: { ...exact(recordPitch(style)), tabs: [{ kind: 'right', at: recordEnd(style) }], align: 'left' } }, // prettier-ignore
    { ...normal, id: styleIds.spacer, name: '空隙', text: record, format: { ...exact(thinnestParagraph), align: 'left' } }, // prettier-ignore
    { ...normal, id: styleIds.pageNumberOdd, name: '单页页码', text: pageNumber, format: { ...exact(pitch), indent: { right: edge }, align: 'right' } }, // prettier-ignore
    { ...normal, id: styleIds.pageNumberEven, name: '双页页码', text: pageNumber, format: { ...exact(pitch), indent: { left: edge }, align: 'left' } }, // prettier-ignore
  ];
}

function tableTexts({ table, plainTable }: HouseStyle): ParagraphStyle[] {
  const normal = { basedOn: styleIds.normal, inGallery: true, natural: true } as const;
  const center = { align: 'center' } as const;
  const right = { align: 'right' } as const;
  const text = { inGallery: true, basedOn: styleIds.tableText } as const;
  const line = { inGallery: true, basedOn: styleIds.tableLine } as const;
  return [
    { ...normal, id: styleIds.tableHead, name: '表头', text: table.head, format: { ...exact(table.linePitch), ...center } }, // prettier-ignore
    { ...normal, id: styleIds.tableText, name: '表格文字', text: table.body, format: { ...exact(table.linePitch), align: 'left' } }, // prettier-ignore
    { ...text, id: styleIds.tableTextCenter, name: '表格文字居中', format: center },
    { ...text, id: styleIds.tableTextRight, name: '表格文字居右', format: right },
    { ...normal, id: styleIds.tableLine, name: '分栏文字', text: plainTable.body, format: { ...exact(plainTable.linePitch), align: 'left' } }, // prettier-ignore
    { ...line, id: styleIds.tableLineCenter, name: '分栏文字居中', format: center },
    { ...line, id: styleIds.tableLineRight, name: '分栏文字居右', format: right },
  ];
}

/** A paragraph style as XML. */
export function paragraphStyleXml(definition: ParagraphStyle, place: number, style: HouseStyle): Xml {
  const { id, format, text, natural, color } = definition;
  const run =
    text &&
    runFormat({
      faces: facesOfPart(text.part, style, text.latin),
      color,
      ...(natural === true ? { spacing: 0 } : {}),
      size: text.size,
    });
  return styleXml('paragraph', definition, place, paragraphFormat({ ...format, numbering: listOfStyle(id) }), run);
}

/** The character styles as XML. */
export function characterStyles(style: HouseStyle, place: number): Xml[] {
  const font = { inGallery: true } as const;
  return [
    styleXml('character', { ...font, id: styleIds.strong, name: 'Strong', alias: '公文加粗' }, place, runFormat({ bold: true })), // prettier-ignore
    styleXml('character', { ...font, id: styleIds.emphasis, name: 'Emphasis', alias: '公文楷体' }, place + 1, runFormat({ faces: facesOfPart('emphasis', style) })), // prettier-ignore
    styleXml('character', { ...font, id: styleIds.blank, name: '填空' }, place + 2, runFormat({ underline: true })),
    styleXml('character', { id: styleIds.pageNumberDash, name: '页码一字线', inGallery: false }, place + 3, runFormat({ faces: facesOfPart('pageNumber', style) })), // prettier-ignore
  ];
}
