import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeMarkdown } from '../../src/fill/escape.ts';
import { countingNumeral } from '../../src/parse/numbering.ts';
import { faultsOf, parse, slipsOf, textOf } from './parsing.ts';

const signs =
  '# ## 1. 2) - * ** _ ____ ` \\ > <b> &amp; [ ]( ! | ~ ::: :: : { } {{#if a}} {{/if}} {{x}} party cover =2';
const between = [' ', '   ', '\n', '\n\n', '　', '\t', '甲', '“', '，', 'a', '1'];

/** Text full of what Markdown, directives and Handlebars care about. */
const markup = fc
  .array(fc.constantFrom(...signs.split(' '), ...between), { maxLength: 40 })
  .map((parts) => parts.join(''));

describe('whatever the text', () => {
  test('parsing it does not fail', () => {
    const any = fc.oneof(markup, fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(any, (text) => {
        faultsOf(text);
        slipsOf(text);
      }),
      { numRuns: 3000 },
    );
  });

  test('a value of the data comes back as itself, wherever it stands', () => {
    const value = fc
      .oneof(markup, fc.string({ unit: 'grapheme' }))
      .map((text) => text.replace(/[\p{Cc}\p{Cs}\s]+/gu, '').normalize('NFC'))
      .filter((text) => text !== '');
    fc.assert(
      fc.property(value, (text) => {
        const escaped = escapeMarkdown(text);
        const markdown = [
          `# ${escaped}`,
          `## 甲${escaped}`,
          escaped,
          `1. ${escaped}`,
          `:::signatures\n::party\n${escaped}\n:::`,
        ].join('\n\n');
        const [title, heading, paragraph, item, signatures] = parse(markdown).blocks;
        expect(title?.kind === 'title' && textOf(title.content)).toBe(text);
        expect(heading?.kind === 'heading' && textOf(heading.content)).toBe(`甲${text}`);
        expect(paragraph?.kind === 'paragraph' && textOf(paragraph.content)).toBe(text);
        expect(item?.kind === 'item' && textOf(item.content)).toBe(text);
        expect(signatures?.kind === 'signatures' && signatures.parties.map(({ lines }) => lines.map(textOf))).toEqual([
          [text],
        ]);
      }),
      { numRuns: 1500 },
    );
  });
});

describe('numerals of headings', () => {
  test.each([
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [99, '九十九'],
    [100, '一百'],
    [101, '一百零一'],
    [110, '一百一十'],
    [999, '九百九十九'],
  ])('%i is %s', (value, expected) => {
    expect(countingNumeral(value)).toBe(expected);
  });

  test('no two are alike', () => {
    expect(new Set(Array.from({ length: 999 }, (_, index) => countingNumeral(index + 1))).size).toBe(999);
  });
});
