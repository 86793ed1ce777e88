/**
 * A second judge beside LibreOffice: the emulation of Word's layout that comes with the docx package. It agrees on
 * Chinese text and its punctuation to the last line. On what stands beside letters and digits it does not: Word sets
 * another gap there, draws quotes in the Latin face, parts a number from the stop before it and no address at its
 * solidi; there we keep to LibreOffice, which can be asked about every line.
 */
import { AlignmentType, Document, Paragraph, TextRun } from 'docx';
import { layoutDocument } from 'docx/layout';
import { expect, test } from 'vitest';
import { shape } from '../../src/layout/shape.ts';
import { soundlySpaced } from '../../src/layout/spacing.ts';
import { measureWidth } from '../../src/model/geometry.ts';
import { houseStyle } from '../../src/model/style.ts';
import { twips } from '../../src/model/units.ts';
import { chance, hanzi, upTo } from '../office/corpus-text.ts';
import { linesAsText, metrics, text } from './metrics.ts';

const { body, characterSpacing, indentCharacters, page } = houseStyle;
const width = measureWidth(houseStyle);
const firstWidth = width - indentCharacters * body.size;

interface SetParagraph {
  readonly content: string;
  readonly spacing: number;
  readonly lines: readonly string[];
}

function set(content: string): SetParagraph {
  const shaped = shape([text(content)], '', body, characterSpacing, houseStyle, metrics);
  const { text: spaced, lines } = soundlySpaced(shaped, { firstWidth, width });
  return { content, spacing: spaced.spacing, lines: linesAsText(spaced, lines) };
}

/** Faces whose widths the emulation knows: 1 em for CJK, as all faces of papers have. */
const font = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimSun', cs: 'Times New Roman' };

/** The lines of each paragraph as Word has them. */
function inWord(paragraphs: readonly SetParagraph[]): string[][] {
  const margin = {
    top: twips(page.marginTop),
    left: twips(page.marginLeft),
    right: twips(page.marginRight),
    bottom: twips(page.marginBottom),
  };
  const run = { font, size: body.size * 2, language: { value: 'en-US', eastAsia: 'zh-CN' } };
  const document = new Document({
    styles: { default: { document: { run } } },
    sections: [
      {
        properties: { page: { size: { width: twips(page.width), height: twips(page.height) }, margin } },
        children: paragraphs.map(
          ({ content, spacing }) =>
            new Paragraph({
              alignment: AlignmentType.BOTH,
              indent: { firstLine: twips(indentCharacters * body.size) },
              children: [new TextRun({ ...run, text: content, characterSpacing: twips(spacing) })],
            }),
        ),
      },
    ],
  });
  const { pages, stoppedAt } = layoutDocument(document);
  expect(stoppedAt).toBeUndefined();
  const lines: string[][] = paragraphs.map(() => []);
  for (const block of pages.flatMap((each) => each.body)) {
    if (block.type === 'paragraph') lines[block.index]?.push(...block.lines.map((line) => line.text));
  }
  return lines;
}

const next = chance(21);
const stops = '，。、；：！？';
const around = ['《》', '（）', '〔〕', '【】', '「」'];

/** Hanzi with stops and brackets. */
function prose(length: number): string {
  let content = '';
  while (content.length < length) {
    const [open = '', close = ''] = around[upTo(next, around.length)] ?? '';
    const words = hanzi(next, 1 + upTo(next, 12));
    content += next() < 0.2 ? `${open}${words}${close}` : words;
    if (next() < 0.6) content += stops[upTo(next, stops.length)] ?? '';
  }
  return content;
}

test('Chinese prose turns where Word turns it', () => {
  const paragraphs = Array.from({ length: 120 }, () => set(prose(1 + upTo(next, 400))));
  const lines = inWord(paragraphs);
  expect(paragraphs.reduce((sum, each) => sum + each.lines.length, 0)).toBeGreaterThan(700);
  expect(lines).toEqual(paragraphs.map((each) => each.lines));
});

test('dashes, ellipses and solidi at every place of a line too', () => {
  const marks = ['——', '……', '甲—乙', '甲～乙', '和／或', '。……', '》——《', '［附］', '！？', '》、《', '）（'];
  const paragraphs = marks.flatMap((mark) =>
    Array.from({ length: 10 }, (_, index) => set(`${hanzi(next, 18 + index)}${mark}${hanzi(next, 40)}。`)),
  );
  expect(inWord(paragraphs)).toEqual(paragraphs.map((each) => each.lines));
});
