/** The parts of a DOCX that say how it is to be read: settings and properties. */
import type { DocumentProperties } from '../model/document.ts';
import { forbiddenAtLineEnd, forbiddenAtLineStart } from '../model/kinsoku.ts';
import { declared, element, part, text, val, w, type Xml } from './docx-xml.ts';

/** What Word's Chinese edition writes, in the order of the schema: how it has always set Chinese. */
const compatibility = [
  'spaceForUL',
  'balanceSingleByteDoubleByteWidth',
  'doNotLeaveBackslashAlone',
  // Blanks are underlined spaces, also at a line's end.
  'ulTrailSpace',
  // A line that a template breaks is not stretched to the margin.
  'doNotExpandShiftReturn',
  'adjustLineHeightInTable',
  'useFELayout',
];

/** Mode 15 is the layout of Word 2013 and later; with another one Word says 兼容模式. */
const compatibilitySettings = {
  compatibilityMode: 15,
  overrideTableStyleFontSizeAndJustification: 1,
  enableOpenTypeFeatures: 1,
  doNotFlipMirrorIndents: 1,
  differentiateMultirowTableHeaders: 1,
  useWord2013TrackBottomHyphenation: 0,
};

/** word/settings.xml: kinsoku by our own lists, no punctuation compression, odd and even pages. */
export function settingsPart({ carriesFonts }: { readonly carriesFonts: boolean }): Uint8Array {
  const uri = 'http://schemas.microsoft.com/office/word';
  const settings = Object.entries(compatibilitySettings).map(([name, value]) =>
    w('compatSetting', { name, uri, val: value }),
  );
  return part(
    element(
      'w:settings',
      declared('w'),
      w('zoom', { percent: 100 }),
      ...(carriesFonts ? [w('embedTrueTypeFonts'), w('saveSubsetFonts')] : []),
      w('bordersDoNotSurroundHeader'),
      w('bordersDoNotSurroundFooter'),
      // Names and document numbers would be underlined in red all over; the text was checked where it was entered.
      w('hideSpellingErrors'),
      w('hideGrammaticalErrors'),
      val('defaultTabStop', 420),
      w('evenAndOddHeaders'),
      val('drawingGridVerticalSpacing', 156),
      val('displayHorizontalDrawingGridEvery', 0),
      val('displayVerticalDrawingGridEvery', 2),
      val('characterSpacingControl', 'doNotCompress'),
      w('noLineBreaksAfter', { lang: 'zh-CN', val: forbiddenAtLineEnd }),
      w('noLineBreaksBefore', { lang: 'zh-CN', val: forbiddenAtLineStart }),
      w('compat', {}, ...compatibility.map((name) => w(name)), ...settings),
      w('themeFontLang', { val: 'en-US', eastAsia: 'zh-CN' }),
    ),
  );
}

const coreNamespaces = declared('cp', 'dc');

/** docProps/core.xml without dates: the same paper always has the same bytes. */
export function corePart({ title, subject, author, language }: DocumentProperties): Uint8Array {
  return part(
    element(
      'cp:coreProperties',
      coreNamespaces,
      property('dc:title', title),
      property('dc:subject', subject),
      property('dc:creator', author),
      property('cp:lastModifiedBy', author),
      property('dc:language', language),
    ),
  );
}

function property(name: string, value: string): Xml {
  return element(name, {}, text(value));
}

/** docProps/app.xml: 单位 is who issues the paper. */
export function appPart({ author }: DocumentProperties): Uint8Array {
  const xmlns = 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties';
  return part(element('Properties', { xmlns }, element('Company', {}, text(author))));
}
