/**
 * The document tree: what a paper says, free of template, data and page. `parse` makes it, `layout` and the
 * writers read it. A new kind of block or inline fails to compile until each of them handles it.
 */

export interface PaperDocument {
  readonly properties: DocumentProperties;
  readonly blocks: readonly Block[];
}

/** Metadata written into both files. */
export interface DocumentProperties {
  readonly title: string;
  /** The issuing organization. */
  readonly author: string;
  /** Programme and subject, for the properties' subject line. */
  readonly subject: string;
  /** BCP 47, zh-CN for the papers. */
  readonly language: string;
}

export type Block =
  | TitleBlock
  | HeadingBlock
  | ItemBlock
  | ParagraphBlock
  | TableBlock
  | MastheadBlock
  | RecordBlock
  | AttachmentListBlock
  | AttachmentBlock
  | CoverBlock
  | SignaturesBlock
  | PageBreakBlock
  | OrientationBlock;

/** 标题: the paper's title, centred; `\` in the template breaks its lines. */
export interface TitleBlock {
  readonly kind: 'title';
  readonly content: readonly Inline[];
}

/** A numbered heading: level 1 is 一、, level 2 is （一）. */
export interface HeadingBlock {
  readonly kind: 'heading';
  readonly level: 1 | 2;
  readonly number: BlockNumber;
  readonly content: readonly Inline[];
}

/** A numbered paragraph: level 3 is 1., level 4 is （1）. */
export interface ItemBlock {
  readonly kind: 'item';
  readonly level: 3 | 4;
  readonly number: BlockNumber;
  readonly content: readonly Inline[];
}

/** Body text. */
export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly content: readonly Inline[];
  /** False for an addressee line and for the second and later paragraphs of a list item's own. */
  readonly indented: boolean;
}

/** 版头: the issuing body's mark, the document number, and a red rule (GB/T 9704-2012 7.2.4 to 7.2.7). */
export interface MastheadBlock {
  readonly kind: 'masthead';
  readonly name: readonly Inline[];
  readonly documentNumber: readonly Inline[];
}

/** 版记: who is sent a copy, who printed it and when, at the foot of the last page (GB/T 9704-2012 7.4). */
export interface RecordBlock {
  readonly kind: 'record';
  readonly entries: readonly RecordEntry[];
}

/** One entry between two rules; what stands at the right end of its line, if anything does. */
export interface RecordEntry {
  readonly left: readonly Inline[];
  readonly right: readonly Inline[];
}

/** 附件说明: the titles of the attachments below the text (GB/T 9704-2012 7.3.4). */
export interface AttachmentListBlock {
  readonly kind: 'attachment-list';
  /** One for each attachment, in order. */
  readonly titles: readonly (readonly Inline[])[];
}

/** The beginning of an attachment: a page of its own, 附件 and its number above its title (GB/T 9704-2012 7.3.7). */
export interface AttachmentBlock {
  readonly kind: 'attachment';
  /** 附件1, or 附件 where there is only one. */
  readonly label: string;
}

/** A table with a header row that is repeated on every page, or a plain one: words set in columns. */
export interface TableBlock {
  readonly kind: 'table';
  readonly columns: readonly TableColumn[];
  /** Whether it has rules; without them it is set like the body text, indented as its paragraphs are. */
  readonly ruled: boolean;
  /** Empty where the table has no header. */
  readonly header: readonly TableCell[];
  /** Rows below the header are at least so many lines high, to be written in by hand. */
  readonly fewestLines: number;
  /** As many cells in each row as there are columns. */
  readonly rows: readonly (readonly TableCell[])[];
}

export interface TableColumn {
  readonly align: 'left' | 'center' | 'right';
  /** The column's part of the width beside the others', if the template says; from the texts otherwise. */
  readonly share: number | undefined;
}

export interface TableCell {
  readonly content: readonly Inline[];
  /** Whether the cell is one with the cell above it. */
  readonly continues: boolean;
}

/** The cover page: lines above the title, the title, lines at the foot; the text starts on the next page. */
export interface CoverBlock {
  readonly kind: 'cover';
  readonly head: readonly Line[];
  readonly title: readonly Inline[];
  readonly foot: readonly Line[];
}

/** Blocks of signature lines, never on a page without text. */
export interface SignaturesBlock {
  readonly kind: 'signatures';
  readonly form: SignatureForm;
  readonly columns: number;
  readonly parties: readonly SignatureParty[];
}

/**
 * Parties of a letter in columns side by side, or the body that issues a document with its date: where its seal is put
 * on both, or without a seal (GB/T 9704-2012 7.3.5). Then the one party's last line is the date, those above its name.
 */
export type SignatureForm = 'columns' | 'sealed' | 'unsealed';

/** What one party signs: its name and seal, its signer, the date. */
export interface SignatureParty {
  readonly lines: readonly Line[];
}

export interface PageBreakBlock {
  readonly kind: 'page-break';
}

export type Orientation = 'portrait' | 'landscape';

/** What follows stands on pages of this orientation, beginning with a new one. */
export interface OrientationBlock {
  readonly kind: 'orientation';
  readonly orientation: Orientation;
}

/** The content of one line of a cover or signature block; it may still turn if it is too long. */
export type Line = readonly Inline[];

/** A computed number: the value counts, the label is what is printed, such as 一、 or （2）. */
export interface BlockNumber {
  readonly value: number;
  readonly label: string;
  /** Whether the count was set anew here, to `value`, although no heading or item above it does so. */
  readonly restarts: boolean;
  /** Whether items run straight through the headings: no heading sets their count anew. */
  readonly straight: boolean;
}

export type Inline = TextInline | BlankInline | BreakInline;

export interface TextInline {
  readonly kind: 'text';
  readonly text: string;
  /** Bold, for what must not be overlooked. */
  readonly strong: boolean;
  /** 楷体, the CJK counterpart of italics. */
  readonly emphasis: boolean;
}

/** Room to be filled by hand, with a rule under it. */
export interface BlankInline {
  readonly kind: 'blank';
  /** Width in em of the body text: whole numbers. */
  readonly width: number;
}

/** A line break the template asks for. */
export interface BreakInline {
  readonly kind: 'break';
}

/** The mark that tells one copy from another: 份号, how many there are, who keeps it. */
export interface CopyMark {
  /** Counted from 1. */
  readonly copy: number;
  readonly copies: number;
  /** The party that keeps this copy. */
  readonly party: string;
}
