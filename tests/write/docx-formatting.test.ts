/** What a user of a word processor meets in a DOCX: styles that carry all formatting, numbers, blanks. */
import { beforeAll, describe, expect, test } from 'vitest';
import { forbiddenAtLineEnd, forbiddenAtLineStart } from '../../src/model/kinsoku.ts';
import { documentOf, heading, item, paragraph } from '../layout/documents.ts';
import { text } from '../layout/metrics.ts';
import { numberedStyles, printedNumbers } from '../reading/docx-numbers.ts';
import type { DocxFile } from '../reading/docx.ts';
import { childrenOf, elements, unescaped, valueOf } from '../reading/xml.ts';
import { docxOf, everyBlock, examplePapers, type ReadPaper } from './docx-papers.ts';
import type { FontLibrary } from '../../src/model/face.ts';

let papers: ReadPaper[] = [];
let library: FontLibrary;
let every: ReadPaper;

beforeAll(async () => {
  ({ papers, library } = await examplePapers());
  every = { id: 'every block', ...docxOf(everyBlock, library, { text: '份号', size: 12 }) };
  papers = [...papers, every];
});

/** Formatting that stands in the text itself, and why no style can have it. */
const direct: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'w:pPr': {
    'w:pStyle': 'names the style',
    'w:keepNext': 'what stays together depends on the paper: the end of a text and its signatures',
    'w:keepLines': 'the same',
    'w:pageBreakBefore': 'where a template begins a page',
    'w:numPr': 'a list that begins at a number of its own',
    'w:spacing': 'grid lines above a line of a cover, height of what fills a page, a mark made smaller',
    'w:tabs': 'the end of a record on a page that lies on its side',
    'w:sectPr': 'ends a section',
    'w:ind': 'where the body that issues a paper stands: its name is centred over the date (GB/T 9704-2012 7.3.5)',
  },
  'w:rPr': {
    'w:rStyle': 'names the style',
    'w:spacing': 'a paragraph set tighter than its style, so that no character stands alone on its last line',
    'w:sz': 'the size at which a mark fits its line',
    'w:szCs': 'the same',
  },
  'w:tblPr': {
    'w:tblStyle': 'names the style',
    'w:tblW': 'measures',
    'w:tblLayout': 'columns have the widths they were given',
    'w:tblLook': 'which conditional formats apply',
  },
  'w:trPr': { 'w:cantSplit': 'what a row may do', 'w:trHeight': 'measures', 'w:tblHeader': 'what a row is' },
  'w:tcPr': {
    'w:tcW': 'measures',
    'w:vMerge': 'cells that are one',
    'w:tcMar': 'a row higher than a page has room above and below its lines',
    'w:vAlign': 'such a row begins at its top',
  },
};

describe('formatting', () => {
  test('stands in styles: directly only what no style can know', () => {
    for (const [properties, allowed] of Object.entries(direct)) {
      const found = new Set<string>();
      for (const { id, parts } of papers) {
        for (const element of elements(parts['word/document.xml'] ?? '', properties)) {
          for (const name of childrenOf(element)) {
            expect(Object.keys(allowed), `${id}: ${element}`).toContain(name);
            found.add(name);
          }
        }
      }
      // Nothing is allowed that nothing needs.
      expect([...found].sort(), properties).toEqual(Object.keys(allowed).sort());
    }
  });

  test('of ordinary papers is almost all in styles', () => {
    const letter = papers.find(({ id }) => id.startsWith('leigu/school-letter/'));
    const properties = elements(letter?.parts['word/document.xml'] ?? '', 'w:pPr').flatMap(childrenOf);
    expect(new Set(properties)).toEqual(new Set(['w:pStyle', 'w:keepNext', 'w:keepLines']));
    expect(elements(letter?.parts['word/document.xml'] ?? '', 'w:rPr').flatMap(childrenOf)).not.toContain('w:sz');
  });

  test('every style is defined, once, and what it refers to is too', () => {
    for (const { id, parts } of papers) {
      const styles = elements(parts['word/styles.xml'] ?? '', 'w:style');
      const ids = styles.map((style) => /w:styleId="([^"]*)"/u.exec(style)?.[1] ?? '');
      expect(new Set(ids).size).toBe(ids.length);
      const used = Object.values(parts).flatMap((part) =>
        [...part.matchAll(/<w:(?:pStyle|rStyle|tblStyle|basedOn|next|link) w:val="([^"]*)"/gu)].map(([, name]) => name),
      );
      for (const name of used) expect(ids, id).toContain(name);
    }
  });

  test('styles have Chinese names, or names that Word translates', () => {
    const translated = ['Normal', 'Title', 'heading 1', 'heading 2', 'Strong', 'Emphasis', 'Default Paragraph Font', 'Normal Table', 'No List']; // prettier-ignore
    const names = elements(every.parts['word/styles.xml'] ?? '', 'w:style').map((style) => {
      const name = valueOf(style, 'w:name') ?? '';
      expect(style.includes('w:customStyle="1"'), name).toBe(!translated.includes(name));
      return name;
    });
    expect(names.filter((name) => !/^\p{Script=Han}+$/u.test(name)).sort()).toEqual(translated.sort());
    expect(names.filter((name) => /\p{Script=Han}/u.test(name)).length).toBeGreaterThan(25);
    expect(new Set(names).size).toBe(names.length);
  });

  test('headings are in the navigation pane, items are not', () => {
    const levels = elements(every.parts['word/styles.xml'] ?? '', 'w:style').flatMap((style) => {
      const level = valueOf(style, 'w:outlineLvl');
      return level === undefined ? [] : [`${valueOf(style, 'w:aliases') ?? valueOf(style, 'w:name')} ${level}`];
    });
    expect(levels.sort()).toEqual(['一级标题 0', '二级标题 1', '附件标识 0'].sort());
  });
});

/** An item that no heading sets anew. */
function straight(value: number): ReturnType<typeof item> {
  const block = item(3, value, '条');
  return block.kind === 'item' ? { ...block, number: { ...block.number, straight: true } } : block;
}

describe('numbers', () => {
  test('come with the style: a paragraph put into it by hand is counted', () => {
    const paper = docxOf(
      documentOf(heading(1, 1, '甲'), heading(2, 1, '乙'), item(3, 1, '丙'), item(4, 1, '丁'), heading(1, 2, '戊')),
      library,
    );
    const byHand = ['Item3', 'Heading2', 'Item4', 'Heading1'].map((style) => ({ ...paragraphOf(paper), style }));
    const edited = { ...paper, paragraphs: [...paper.paragraphs, ...byHand] };
    expect(printedNumbers(edited).filter((number) => number !== '')).toEqual([
      '一、',
      '（一）',
      '1.',
      '（1）',
      '二、',
      // by hand
      '1.',
      '（一）',
      '（1）',
      '三、',
    ]);
    expect(paper.paragraphs.filter(({ numbered }) => numbered !== undefined)).toEqual([]);
  });

  test('have one definition, whose levels and styles name each other; other lists only begin elsewhere', () => {
    const numbering = every.parts['word/numbering.xml'] ?? '';
    expect(elements(numbering, 'w:abstractNum')).toHaveLength(1);
    const levels = elements(numbering, 'w:lvl').map((level) => valueOf(level, 'w:pStyle'));
    expect(levels).toEqual(['Heading1', 'Heading2', 'Item3', 'Item4']);
    const styles = numberedStyles(every.parts['word/styles.xml'] ?? '');
    expect([...styles]).toEqual(levels.map((style, level) => [style, { list: '1', level }]));
    expect(elements(numbering, 'w:num').map((list) => valueOf(list, 'w:startOverride'))).toEqual([undefined, '1']);
  });

  test('that run straight through the headings have a definition of their own', () => {
    const paper = docxOf(documentOf(heading(1, 1, '甲'), straight(1), heading(1, 2, '乙'), straight(2)), library);
    expect(elements(paper.parts['word/numbering.xml'] ?? '', 'w:abstractNum')).toHaveLength(2);
    expect(printedNumbers(paper).filter((number) => number !== '')).toEqual(['一、', '1.', '二、', '2.']);
  });
});

function paragraphOf({ paragraphs }: DocxFile): DocxFile['paragraphs'][number] {
  const [first] = paragraphs;
  if (first === undefined) throw new Error('no paragraph');
  return first;
}

describe('a blank', () => {
  test('is a control that a click takes hold of, as wide as it is, underlined also when typed over', () => {
    const blank = paragraph([text('责任人：'), { kind: 'blank', width: 5 }]);
    const [control = '', ...others] = elements(docxOf(documentOf(blank), library).parts['word/document.xml'] ?? '', 'w:sdt'); // prettier-ignore
    expect(others).toEqual([]);
    const [properties = ''] = elements(control, 'w:sdtPr');
    expect(childrenOf(properties)).toEqual(['w:rPr', 'w:alias', 'w:temporary', 'w:showingPlcHdr']);
    expect(valueOf(properties, 'w:rStyle')).toBe('Blank');
    expect(/<w:t [^>]*>([^<]*)</u.exec(control)?.[1]).toBe('\u3000'.repeat(5));
  });
});

describe('settings', () => {
  test('have our kinsoku lists, the layout of today and no marks for spelling', () => {
    const settings = every.parts['word/settings.xml'] ?? '';
    const list = (name: string): string =>
      unescaped(new RegExp(`<w:${name} w:lang="zh-CN" w:val="([^"]*)"`, 'u').exec(settings)?.[1] ?? '');
    expect(list('noLineBreaksAfter')).toBe(forbiddenAtLineEnd);
    expect(list('noLineBreaksBefore')).toBe(forbiddenAtLineStart);
    expect(settings).toContain(
      'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"',
    );
    for (const name of ['evenAndOddHeaders', 'hideSpellingErrors', 'hideGrammaticalErrors']) {
      expect(settings).toContain(`<w:${name}/>`);
    }
    expect(settings).not.toContain('embedTrueTypeFonts');
    expect(valueOf(settings, 'w:characterSpacingControl')).toBe('doNotCompress');
  });

  test('every face that styles name is in the font table, with something to take in its place', () => {
    const named = new Set(
      [...(every.parts['word/styles.xml'] ?? '').matchAll(/w:(?:ascii|eastAsia|hAnsi|cs)="([^"]*)"/gu)].flatMap(
        ([, face = '']) => (face === 'zh-CN' ? [] : face),
      ),
    );
    const fonts = elements(every.parts['word/fontTable.xml'] ?? '', 'w:font');
    const table = fonts.map((font) => /w:name="([^"]*)"/u.exec(font)?.[1] ?? '');
    expect([...named].sort()).toEqual(table.sort());
    for (const font of fonts) {
      expect(childrenOf(font)).toEqual(['w:altName', 'w:panose1', 'w:charset', 'w:family', 'w:pitch', 'w:sig']);
    }
  });

  test('page numbers are fields, also where the page lies on its side', () => {
    const footers = Object.entries(every.parts).filter(([name]) => /^word\/footer\d\.xml$/u.test(name));
    expect(footers.map(([name]) => name).sort()).toEqual([1, 2, 3, 4].map((number) => `word/footer${number}.xml`));
    for (const [, footer] of footers) expect(footer).toContain('> PAGE </w:instrText>');
    const letter = papers.find(({ id }) => id.startsWith('leigu/school-letter/'));
    expect(Object.keys(letter?.parts ?? {})).not.toContain('word/footer3.xml');
  });
});
