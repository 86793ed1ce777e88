/** word/styles.xml of a DOCX. */
import type { HouseStyle } from '../model/style.ts';
import { facesOfPart, runFormat } from './docx-format.ts';
import { styleIds } from './docx-style-ids.ts';
import { builtInNames, characterStyles, paragraphStyles, paragraphStyleXml } from './docx-styles.ts';
import { tableStyles } from './docx-table-styles.ts';
import { margin } from './docx-table-xml.ts';
import { declared, element, part, val, w, type Xml } from './docx-xml.ts';

/** How many styles Word has of its own. */
const latentStyles = 376;

/** Margin of cells at their sides in tables that Word makes, in points. */
const usualCellMargin = 5.4;

const written = new WeakMap<HouseStyle, Uint8Array>();

/** The part with all styles: it is the same for every paper and written once. */
export function stylesPart(style: HouseStyle): Uint8Array {
  const known = written.get(style) ?? writtenStyles(style);
  written.set(style, known);
  return known;
}

function writtenStyles(style: HouseStyle): Uint8Array {
  const paragraphs = paragraphStyles(style);
  const afterParagraphs = paragraphs.length + 2;
  return part(
    element(
      'w:styles',
      declared('w'),
      defaults(style),
      latent(),
      normal(style),
      base('character', 'DefaultParagraphFont', 'Default Paragraph Font'),
      base('table', 'TableNormal', 'Normal Table', tableNormal),
      base('numbering', 'NoList', 'No List'),
      ...paragraphs.map((definition, index) => paragraphStyleXml(definition, index + 2, style)),
      ...characterStyles(style, afterParagraphs),
      ...tableStyles(style, afterParagraphs + 3),
    ),
  );
}

function defaults(style: HouseStyle): Xml {
  const language = w('lang', { val: 'en-US', eastAsia: 'zh-CN', bidi: 'ar-SA' });
  return w('docDefaults', {}, w('rPrDefault', {}, w('rPr', {}, facesOfPart('body', style), language)), w('pPrDefault'));
}

/** Word's own styles stay out of the list until somebody asks for one: the list shows ours. */
function latent(): Xml {
  return w(
    'latentStyles',
    {
      defLockedState: 0,
      defUIPriority: 99,
      defSemiHidden: 1,
      defUnhideWhenUsed: 1,
      defQFormat: 0,
      count: latentStyles,
    },
    ...builtInNames.map((name) => w('lsdException', { name, semiHidden: 0, unhideWhenUsed: 0, qFormat: 1 })),
  );
}

/** 正文: the type area's 28 characters a line, punctuation by our kinsoku rules. */
function normal(style: HouseStyle): Xml {
  const { characterSpacing: spacing, body } = style;
  return w(
    'style',
    { type: 'paragraph', default: 1, styleId: styleIds.normal },
    val('name', 'Normal'),
    val('uiPriority', 1),
    w('qFormat'),
    w(
      'pPr',
      {},
      val('widowControl', 0),
      w('kinsoku'),
      w('overflowPunct'),
      w('autoSpaceDE'),
      w('autoSpaceDN'),
      val('jc', 'both'),
    ),
    runFormat({ spacing, size: body.size }),
  );
}

function base(type: string, styleId: string, name: string, ...content: readonly Xml[]): Xml {
  return w(
    'style',
    { type, default: 1, styleId },
    val('name', name),
    val('uiPriority', 99),
    w('semiHidden'),
    w('unhideWhenUsed'),
    ...content,
  );
}

const tableNormal = w(
  'tblPr',
  {},
  w('tblInd', { w: 0, type: 'dxa' }),
  w(
    'tblCellMar',
    {},
    margin('top', 0),
    margin('left', usualCellMargin),
    margin('bottom', 0),
    margin('right', usualCellMargin),
  ),
);
