/**
 * The house style: GB/T 9704-2012 in one place. Every length is in points unless its name says otherwise.
 * Layout and writers read it and have no number of their own.
 */
import { documentFaces, type DocumentFace } from './document-faces.ts';
import { fromTwips, mm } from './units.ts';

/** Type sizes by their Chinese names, in points. */
export const namedSizes = {
  初号: 42,
  小初: 36,
  一号: 26,
  小一: 24,
  二号: 22,
  小二: 18,
  三号: 16,
  小三: 15,
  四号: 14,
  小四: 12,
  五号: 10.5,
  小五: 9,
} as const;
export type NamedSize = keyof typeof namedSizes;

/** The parts that faces play; `fonts/fonts.yaml` maps each to faces. */
export const faceParts = [
  'title',
  'body',
  'heading1',
  'heading2',
  'emphasis',
  'pageNumber',
  'latin',
  'latinBold',
] as const;
export type FacePart = (typeof faceParts)[number];

/** What a part is called in fonts.yaml and in messages. */
export const facePartNames: Readonly<Record<FacePart, string>> = {
  title: '标题',
  body: '正文',
  heading1: '一级',
  heading2: '二级',
  emphasis: '强调',
  pageNumber: '页码',
  latin: '西文',
  latinBold: '西文粗体',
};

/** What fonts.yaml calls the faces that are tried after those of a part. */
export const fallbackPartName = '后备';

export interface PageStyle {
  readonly width: number;
  readonly height: number;
  readonly marginTop: number;
  readonly marginLeft: number;
  readonly marginRight: number;
  readonly marginBottom: number;
}

export interface TextStyle {
  readonly part: FacePart;
  /** The face of its digits and letters, where it is not the Latin one. */
  readonly latin?: FacePart;
  readonly size: number;
}

export interface TitleStyle extends TextStyle {
  /** Grid lines left free above and below. */
  readonly linesAbove: number;
  readonly linesBelow: number;
}

export interface HouseStyle {
  /** A4; GB/T 9704-2012 5.1 and 5.2: top 37 mm, left 28 mm, type area 156 × 225 mm. */
  readonly page: PageStyle;
  readonly linesPerPage: number;
  readonly charactersPerLine: number;
  /** Distance of baselines: 22 lines fill the type area; 580 twips would leave room for 21. */
  readonly linePitch: number;
  /** Added to the advance of every character so that 28 fit a line; −4 twips would leave room for 27. */
  readonly characterSpacing: number;
  /** How tight a paragraph may be set so that no single character stands alone on its last line. */
  readonly tightestSpacing: number;
  /** First-line indent of body paragraphs, in characters (GB/T 9704-2012 7.3.3). */
  readonly indentCharacters: number;
  /** Gap between an ideograph and a Latin letter or digit, as a fraction of the size. */
  readonly latinGap: number;
  readonly title: TitleStyle;
  readonly body: TextStyle;
  readonly heading1: TextStyle;
  readonly heading2: TextStyle;
  readonly copyMark: TextStyle;
  /** 附件1: its digit too is in the heading's face (GB/T 9704-2012 7.3.7). */
  readonly attachmentLabel: TextStyle;
  readonly cover: CoverStyle;
  readonly pageNumber: PageNumberStyle;
  readonly table: TableStyle;
  /** Tables without rules. */
  readonly plainTable: TableStyle;
  readonly masthead: MastheadStyle;
  readonly record: RecordStyle;
  readonly signatures: SignaturesStyle;
  /** The face the DOCX names for each part, as the standard does. */
  readonly documentFaces: Readonly<Record<FacePart, DocumentFace>>;
}

export interface CoverStyle {
  readonly head: TextStyle;
  readonly title: TextStyle;
  readonly foot: TextStyle;
  /** Grid lines above the head, between head and title, and from the type area's bottom to the foot. */
  readonly linesAboveHead: number;
  readonly linesAboveTitle: number;
  readonly linesBelowFoot: number;
  /** Grid lines left free between two lines of the title. */
  readonly linesBetweenTitle: number;
}

export interface PageNumberStyle extends TextStyle {
  /** From the bottom of the type area to the dashes (GB/T 9704-2012 7.5: 7 mm). */
  readonly distance: number;
  /** Characters left free at the outer edge. */
  readonly indentCharacters: number;
}

/** GB/T 9704-2012 7.2.4, 7.2.5 and 7.2.7. */
export interface MastheadStyle {
  /** The issuing body's mark; smaller where its name is too long for a line. */
  readonly mark: TextStyle;
  readonly number: TextStyle;
  /** From the type area's top to the mark's. */
  readonly top: number;
  /** Grid lines left free between mark and number, and between rule and title. */
  readonly linesAboveNumber: number;
  readonly linesBelowRule: number;
  /** From the number to the red rule. */
  readonly ruleDistance: number;
  readonly ruleThickness: number;
}

/** GB/T 9704-2012 7.4. */
export interface RecordStyle extends TextStyle {
  /** Characters left free on both sides. */
  readonly indentCharacters: number;
  readonly outerRule: number;
  readonly innerRule: number;
}

/** Tables: the standard leaves them free; smaller than the text, in its faces. */
export interface TableStyle {
  readonly head: TextStyle;
  readonly body: TextStyle;
  readonly linePitch: number;
  /** Left free between text and rule, above and below, left and right. */
  readonly paddingVertical: number;
  readonly paddingSide: number;
  readonly ruleThickness: number;
  /** A column is wider than its text by at least this, so that rounding never turns a line. */
  readonly slack: number;
  /** From the left of the type area to the table. */
  readonly indent: number;
}

export interface SignaturesStyle {
  readonly issuer: IssuerStyle;
  /** Grid lines left free above the block. */
  readonly linesAbove: number;
  /** Grid lines left free between two rows of parties. */
  readonly linesBetween: number;
  /** Diameter of the seals of counties, towns and schools: what a party that seals has room for (国发〔1999〕25号: 4.2 cm). */
  readonly seal: number;
  /** What a picture of a seal may say of its own size: the longer side, at least and at most. */
  readonly sealRange: { readonly least: number; readonly most: number };
  /** Lines of text that must stand on the page of the signatures (GB/T 9704-2012 7.3.5). */
  readonly textLines: number;
  /** Left free at the right of each column, so that two parties' names never touch. */
  readonly columnGap: number;
}

/** The issuing body's name and the date below a document (GB/T 9704-2012 7.3.5). */
export interface IssuerStyle {
  /** Grid lines above the name: with two, the upper edge of a seal of 38 to 50 mm is within a line of the text. */
  readonly linesAboveSealed: number;
  readonly linesAboveUnsealed: number;
  /** Grid lines that a seal reaches below the date: no record stands there. */
  readonly linesBelowSealed: number;
  /** Characters left free at the right of the date that bears a seal, and of the line that ends a block without one. */
  readonly dateFromRightSealed: number;
  readonly fromRightUnsealed: number;
  /** Characters that a date without a seal begins to the right of the name. */
  readonly dateShift: number;
  /** Characters left free at the right however long the name is. */
  readonly leastFromRight: number;
}

const marginTop = fromTwips(2098); // 37 mm
const marginLeft = fromTwips(1587); // 28 mm
const marginRight = fromTwips(1474); // 26 mm
const marginBottom = fromTwips(1984); // 35 mm

const gridPitch = fromTwips(579);
const plainPadding = 4;

export const houseStyle: HouseStyle = {
  page: { width: fromTwips(11906), height: fromTwips(16838), marginTop, marginLeft, marginRight, marginBottom },
  linesPerPage: 22,
  charactersPerLine: 28,
  linePitch: gridPitch,
  characterSpacing: fromTwips(-5),
  // 29 characters on a line, and a few twips for what stands between letters and hanzi.
  tightestSpacing: fromTwips(-18),
  indentCharacters: 2,
  latinGap: 0.2,
  title: { part: 'title', size: namedSizes.二号, linesAbove: 1, linesBelow: 1 },
  body: { part: 'body', size: namedSizes.三号 },
  heading1: { part: 'heading1', size: namedSizes.三号 },
  heading2: { part: 'heading2', size: namedSizes.三号 },
  copyMark: { part: 'body', size: namedSizes.三号 },
  attachmentLabel: { part: 'heading1', latin: 'heading1', size: namedSizes.三号 },
  cover: {
    head: { part: 'heading2', size: namedSizes.二号 },
    title: { part: 'title', size: namedSizes.一号 },
    foot: { part: 'heading2', size: namedSizes.三号 },
    linesAboveHead: 4,
    linesAboveTitle: 2,
    linesBelowFoot: 2,
    linesBetweenTitle: 1,
  },
  pageNumber: {
    part: 'pageNumber',
    latin: 'pageNumber',
    size: namedSizes.四号,
    distance: mm(7),
    indentCharacters: 1,
  },
  table: {
    head: { part: 'heading1', size: namedSizes.小四 },
    body: { part: 'body', size: namedSizes.小四 },
    linePitch: 20,
    paddingVertical: 4,
    paddingSide: fromTwips(108),
    ruleThickness: 0.5,
    slack: 2,
    indent: 0,
  },
  plainTable: {
    head: { part: 'body', size: namedSizes.三号 },
    body: { part: 'body', size: namedSizes.三号 },
    linePitch: gridPitch,
    paddingVertical: 0,
    paddingSide: plainPadding,
    ruleThickness: 0,
    slack: 2,
    // Its text begins where that of paragraphs does.
    indent: 2 * namedSizes.三号 - plainPadding,
  },
  masthead: {
    mark: { part: 'title', size: 48 },
    number: { part: 'body', size: namedSizes.三号 },
    top: mm(35),
    linesAboveNumber: 2,
    linesBelowRule: 1,
    ruleDistance: mm(4),
    ruleThickness: 1.5,
  },
  record: { part: 'body', size: namedSizes.四号, indentCharacters: 1, outerRule: mm(0.35), innerRule: mm(0.25) },
  signatures: {
    issuer: {
      linesAboveSealed: 2,
      linesAboveUnsealed: 1,
      linesBelowSealed: 1,
      dateFromRightSealed: 4,
      fromRightUnsealed: 2,
      dateShift: 2,
      leastFromRight: 1,
    },
    linesAbove: 1,
    linesBetween: 1,
    seal: mm(42),
    sealRange: { least: mm(30), most: mm(60) },
    textLines: 2,
    columnGap: 16,
  },
  documentFaces: {
    title: documentFaces.xiaobiaosong,
    body: documentFaces.fangsong,
    heading1: documentFaces.heiti,
    heading2: documentFaces.kaiti,
    emphasis: documentFaces.kaiti,
    pageNumber: documentFaces.songti,
    latin: documentFaces.times,
    latinBold: documentFaces.times,
  },
};

/** The list in front of a print file: a table of thousands of lines for the desk, closer set than those of papers. */
export const listStyle: HouseStyle = {
  ...houseStyle,
  table: {
    ...houseStyle.table,
    head: { part: 'heading1', size: namedSizes.五号 },
    body: { part: 'body', size: namedSizes.五号 },
    linePitch: 15,
    paddingVertical: 1.5,
  },
};
