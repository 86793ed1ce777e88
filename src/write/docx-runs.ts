/** Running text of a DOCX: paragraphs, and runs in character styles. */
import type { Inline } from '../model/document.ts';
import { paragraphFormat, runFormat, type ParagraphFormat, type RunFormat } from './docx-format.ts';
import { styleIds } from './docx-style-ids.ts';
import { element, text, val, w, type Xml } from './docx-xml.ts';

/** A paragraph before it is written: what ends a section is added to its last one. */
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly format: ParagraphFormat;
  readonly content: readonly Xml[];
}

export interface Table {
  readonly kind: 'table';
  readonly xml: Xml;
}

export type BodyElement = Paragraph | Table;

export function paragraph(format: ParagraphFormat, content: readonly Xml[] = []): Paragraph {
  return { kind: 'paragraph', format, content };
}

const knownXml = new WeakMap<BodyElement, Xml>();

/** A paragraph or a table as XML. */
export function bodyXml(child: BodyElement): Xml {
  if (child.kind === 'table') return child.xml;
  const xml = knownXml.get(child) ?? w('p', {}, paragraphFormat(child.format), ...child.content);
  knownXml.set(child, xml);
  return xml;
}

/** The full-width space: blanks are made of it, underlined. */
const blankCharacter = '\u3000';

/**
 * The runs of a paragraph.
 *
 * @param format what all its runs have beside their styles, because no style can have it: the spacing or the size at
 *   which this text fits.
 */
export function runs(content: readonly Inline[], format: RunFormat = {}): readonly Xml[] {
  return content.map((inline) => {
    switch (inline.kind) {
      case 'text': {
        const style = inline.strong ? styleIds.strong : inline.emphasis ? styleIds.emphasis : undefined;
        return textRun(inline.text, { ...format, style });
      }
      case 'blank':
        return blank(inline.width, format);
      case 'break':
        return w('r', {}, w('br'));
    }
  });
}

/** A run of text. */
export function textRun(content: string, format: RunFormat = {}): Xml {
  return w('r', {}, runFormat(format), element('w:t', { 'xml:space': 'preserve' }, text(content)));
}

/** A run with a tab. */
export const tabRun: Xml = w('r', {}, w('tab'));

/**
 * A blank to be filled by hand or by typing: a content control whose placeholder is the underlined space. A click takes
 * hold of all of it, what is typed stands in its place, underlined too, and the control is gone: no prompt of Word's is
 * ever printed. It is a control for rich text: LibreOffice 7.4 drops the spaces of one for plain text.
 */
function blank(width: number, format: RunFormat): Xml {
  const typed = { ...format, style: styleIds.blank };
  return w(
    'sdt',
    {},
    w('sdtPr', {}, runFormat(typed), val('alias', '填空'), w('temporary'), w('showingPlcHdr')),
    w('sdtContent', {}, textRun(blankCharacter.repeat(width), typed)),
  );
}
