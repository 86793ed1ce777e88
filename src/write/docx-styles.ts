/**
 * The parts of a DOCX that are the same for every paper: styles, settings and font table, made from the house style.
 * They are written here rather than by the docx package because it has no kinsoku lists, no snapToGrid, no
 * autoSpaceDE and no run properties for the Normal style.
 */
import { forbiddenAtLineEnd, forbiddenAtLineStart } from '../model/kinsoku.ts';
import { faceParts, type DocumentFace, type FacePart, type HouseStyle, type TextStyle } from '../model/style.ts';
import { twips } from '../model/units.ts';

/** Identifiers of the paragraph and character styles; the document names nothing else. */
export const styleIds = {
  title: 'Title',
  heading1: 'Heading1',
  heading2: 'Heading2',
  item3: 'Item3',
  item4: 'Item4',
  body: 'Body',
  flush: 'BodyFlush',
  copyMark: 'CopyMark',
  coverHead: 'CoverHead',
  coverTitle: 'CoverTitle',
  coverFoot: 'CoverFoot',
  signature: 'SignatureLine',
  issuer: 'IssuerLine',
  attachment: 'AttachmentLabel',
  masthead: 'Masthead',
  documentNumber: 'DocumentNumber',
  record: 'Record',
  tableHead: 'TableHead',
  tableText: 'TableText',
  tableLine: 'TableLine',
  pageNumberOdd: 'PageNumberOdd',
  pageNumberEven: 'PageNumberEven',
  strong: 'Strong',
  emphasis: 'Emphasis',
  blank: 'Blank',
} as const;

const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Text of an XML attribute or element. */
export function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function faces(part: FacePart, style: HouseStyle, latinPart: FacePart = 'latin'): string {
  const latin = xml(style.documentFaces[latinPart].name);
  const asian = xml(style.documentFaces[part].name);
  return `<w:rFonts w:ascii="${latin}" w:hAnsi="${latin}" w:eastAsia="${asian}" w:cs="${latin}"/>`;
}

interface ParagraphStyle {
  readonly id: string;
  readonly name: string;
  readonly text: TextStyle;
  readonly indented?: boolean;
  readonly centred?: boolean;
  /** Off the document grid, with lines exactly as high as the grid's: for type that the grid would push apart. */
  readonly exact?: boolean;
  /** Height of exact lines in points, where it is not the grid's. */
  readonly pitch?: number;
  readonly linesAbove?: number;
  readonly linesBelow?: number;
  readonly outlineLevel?: number;
  readonly keepWithNext?: boolean;
  readonly next?: string;
  readonly align?: 'left' | 'right';
  readonly sideIndent?: number;
}

function paragraphStyle(definition: ParagraphStyle, style: HouseStyle): string {
  const { id, name, text } = definition;
  const line = twips(definition.pitch ?? style.linePitch);
  const exact = definition.exact === true;
  const above = twips((definition.linesAbove ?? 0) * style.linePitch);
  const below = twips((definition.linesBelow ?? 0) * style.linePitch);
  const spacing = exact
    ? `<w:snapToGrid w:val="0"/><w:spacing w:before="${above}" w:after="${below}" w:line="${line}" w:lineRule="exact"/>`
    : '';
  const side = definition.sideIndent === undefined ? '' : twips(definition.sideIndent);
  const indent = definition.indented
    ? `<w:ind w:firstLineChars="${style.indentCharacters * 100}" w:firstLine="${twips(style.indentCharacters * text.size)}"/>`
    : side === ''
      ? ''
      : `<w:ind w:${definition.align === 'right' ? 'right' : 'left'}="${side}"/>`;
  const align = definition.centred ? 'center' : definition.align;
  return (
    `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${xml(name)}"/>` +
    `<w:basedOn w:val="Normal"/>${definition.next ? `<w:next w:val="${definition.next}"/>` : ''}<w:qFormat/><w:pPr>` +
    (definition.keepWithNext ? '<w:keepNext/><w:keepLines/>' : '') +
    spacing +
    indent +
    (align === undefined ? '' : `<w:jc w:val="${align}"/>`) +
    (definition.outlineLevel === undefined ? '' : `<w:outlineLvl w:val="${definition.outlineLevel}"/>`) +
    `</w:pPr><w:rPr>${faces(text.part, style, text.latin)}` +
    (definition.centred || definition.align !== undefined ? '<w:spacing w:val="0"/>' : '') +
    `<w:sz w:val="${text.size * 2}"/><w:szCs w:val="${text.size * 2}"/></w:rPr></w:style>`
  ).replace(' w:customStyle="1"', builtInNames.has(name) ? '' : ' w:customStyle="1"');
}

/** Styles a word processor knows by these names: the navigation pane and the style gallery rely on them. */
const builtInNames = new Set(['Title', 'heading 1', 'heading 2']);

function paragraphStyles(style: HouseStyle): ParagraphStyle[] {
  const { body, table } = style;
  const page = {
    text: style.pageNumber,
    exact: true,
    sideIndent: style.pageNumber.indentCharacters * style.pageNumber.size,
  };
  return [
    {
      id: styleIds.title,
      name: 'Title',
      text: style.title,
      centred: true,
      exact: true,
      linesAbove: style.title.linesAbove,
      linesBelow: style.title.linesBelow,
      keepWithNext: true,
      next: styleIds.body,
    },
    {
      id: styleIds.heading1,
      name: 'heading 1',
      text: style.heading1,
      indented: true,
      outlineLevel: 0,
      keepWithNext: true,
      next: styleIds.body,
    },
    {
      id: styleIds.heading2,
      name: 'heading 2',
      text: style.heading2,
      indented: true,
      outlineLevel: 1,
      keepWithNext: true,
      next: styleIds.body,
    },
    { id: styleIds.item3, name: '三级条目', text: body, indented: true },
    { id: styleIds.item4, name: '四级条目', text: body, indented: true },
    { id: styleIds.body, name: '公文正文', text: body, indented: true },
    { id: styleIds.flush, name: '顶格正文', text: body },
    { id: styleIds.copyMark, name: '份号', text: style.copyMark },
    { id: styleIds.coverHead, name: '封面单位', text: style.cover.head, centred: true, exact: true },
    { id: styleIds.coverTitle, name: '封面标题', text: style.cover.title, centred: true, exact: true },
    { id: styleIds.coverFoot, name: '封面落款', text: style.cover.foot, centred: true, exact: true },
    { id: styleIds.signature, name: '签章', text: body, exact: true },
    { id: styleIds.issuer, name: '落款', text: body },
    { id: styleIds.masthead, name: '发文机关标志', text: style.masthead.mark, centred: true, exact: true },
    { id: styleIds.documentNumber, name: '发文字号', text: style.masthead.number, centred: true, exact: true },
    { id: styleIds.record, name: '版记', text: style.record, align: 'left', exact: true },
    { id: styleIds.attachment, name: '附件标识', text: style.attachmentLabel, outlineLevel: 0, keepWithNext: true },
    { id: styleIds.tableHead, name: '表头', text: table.head, centred: true, exact: true, pitch: table.linePitch },
    { id: styleIds.tableText, name: '表格文字', text: table.body, align: 'left', exact: true, pitch: table.linePitch },
    { id: styleIds.tableLine, name: '分栏文字', text: style.plainTable.body, align: 'left', exact: true },
    { id: styleIds.pageNumberOdd, name: '单页页码', ...page, align: 'right' },
    { id: styleIds.pageNumberEven, name: '双页页码', ...page, align: 'left' },
  ];
}

/** word/styles.xml. */
export function stylesPart(style: HouseStyle): string {
  const size = style.body.size * 2;
  return (
    `${declaration}<w:styles ${namespace}><w:docDefaults><w:rPrDefault><w:rPr>${faces('body', style)}` +
    `<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>` +
    `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>` +
    `<w:widowControl w:val="0"/><w:kinsoku/><w:overflowPunct/><w:autoSpaceDE/><w:autoSpaceDN/><w:jc w:val="both"/></w:pPr>` +
    `<w:rPr><w:spacing w:val="${twips(style.characterSpacing)}"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr></w:style>` +
    `<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>` +
    `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>` +
    `<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>` +
    paragraphStyles(style)
      .map((definition) => paragraphStyle(definition, style))
      .join('') +
    `<w:style w:type="character" w:styleId="${styleIds.strong}"><w:name w:val="Strong"/><w:qFormat/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>` +
    `<w:style w:type="character" w:styleId="${styleIds.emphasis}"><w:name w:val="Emphasis"/><w:qFormat/><w:rPr>${faces('emphasis', style)}</w:rPr></w:style>` +
    `<w:style w:type="character" w:customStyle="1" w:styleId="${styleIds.blank}"><w:name w:val="填空"/><w:qFormat/><w:rPr><w:u w:val="single"/></w:rPr></w:style>` +
    `</w:styles>`
  );
}

/** word/settings.xml: kinsoku by our own lists, no punctuation compression, odd and even pages. */
export function settingsPart(): string {
  return (
    `${declaration}<w:settings ${namespace}><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>` +
    `<w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/><w:drawingGridVerticalSpacing w:val="156"/><w:displayHorizontalDrawingGridEvery w:val="0"/>` +
    `<w:displayVerticalDrawingGridEvery w:val="2"/><w:characterSpacingControl w:val="doNotCompress"/>` +
    `<w:noLineBreaksAfter w:lang="zh-CN" w:val="${xml(forbiddenAtLineEnd)}"/>` +
    `<w:noLineBreaksBefore w:lang="zh-CN" w:val="${xml(forbiddenAtLineStart)}"/>` +
    `<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>` +
    `<w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>` +
    `<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
    `<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`
  );
}

/** word/fontTable.xml: the standard's faces with alternatives for machines that lack them. */
export function fontTablePart(style: HouseStyle): string {
  const known = new Map<string, DocumentFace>();
  for (const part of faceParts) known.set(style.documentFaces[part].name, style.documentFaces[part]);
  const fonts = [...known.values()].map((face) => {
    const charset = face.name === style.documentFaces.latin.name ? '00' : '86';
    return (
      `<w:font w:name="${xml(face.name)}"><w:altName w:val="${xml(face.alternatives.join(','))}"/>` +
      `<w:charset w:val="${charset}"/><w:family w:val="${face.family}"/><w:pitch w:val="variable"/></w:font>`
    );
  });
  return `${declaration}<w:fonts ${namespace}>${fonts.join('')}</w:fonts>`;
}

/** docProps/core.xml without dates: the same paper always has the same bytes. */
export function corePart(properties: { title: string; author: string; subject: string; language: string }): string {
  return (
    `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
    `xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xml(properties.title)}</dc:title>` +
    `<dc:subject>${xml(properties.subject)}</dc:subject><dc:creator>${xml(properties.author)}</dc:creator>` +
    `<cp:lastModifiedBy>${xml(properties.author)}</cp:lastModifiedBy><dc:language>${xml(properties.language)}</dc:language></cp:coreProperties>`
  );
}
