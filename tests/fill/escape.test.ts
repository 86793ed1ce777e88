import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapedMarkdown, escapeMarkdown, oneLine } from '../../src/fill/escape.ts';
import { parse, shape } from './markdown.ts';

const contexts: readonly { name: string; template: string; expected: (text: string) => string }[] = [
  { name: 'a paragraph', template: '@', expected: (text) => `paragraph("${text}")` },
  { name: 'a paragraph’s start', template: '@甲', expected: (text) => `paragraph("${text}甲")` },
  { name: 'after a digit', template: '3@ 甲', expected: (text) => `paragraph("3${text} 甲")` },
  { name: 'a paragraph’s middle', template: '甲@乙', expected: (text) => `paragraph("甲${text}乙")` },
  { name: 'a later line', template: '甲\n@ a\n乙', expected: (text) => `paragraph("甲\\n${text} a\\n乙")` },
  { name: 'a heading', template: '## @', expected: (text) => `heading("${text}")` },
  { name: 'an item', template: '1. @', expected: (text) => `list(listItem(paragraph("${text}")))` },
  { name: 'bold', template: '**@**', expected: (text) => `paragraph(strong("${text}"))` },
  { name: 'bold in hanzi', template: '甲**@**乙', expected: (text) => `paragraph("甲" strong("${text}") "乙")` },
  { name: 'bold in stops', template: '，**@**。', expected: (text) => `paragraph("，" strong("${text}") "。")` },
  { name: 'emphasis', template: '甲*@*乙', expected: (text) => `paragraph("甲" emphasis("${text}") "乙")` },
  {
    name: 'signatures',
    template: ':::signatures\n::party\n@\n:::',
    expected: (text) => `containerDirective(leafDirective() paragraph("${text}"))`,
  },
];

function expectPlain(value: string) {
  const line = oneLine(value);
  for (const { name, template, expected } of contexts) {
    const markdown = template.replace('@', () => escapeMarkdown(value));
    const text = JSON.stringify(line).slice(1, -1);
    expect(shape(parse(markdown)), `${name}: ${markdown}`).toBe(`root(${expected(text)})`);
  }
}

const traps = [
  '*重点*', '**', '_a_', '____', '`x`', 'a|b', '# 一', '甲 #', '2. 乙', '2.', '12) 丙', '2\\. x', '- 丁', '+', '---', '===', '> 引',
  '<b>', '<!-- -->', '</p>', 'a < b & c > d', '&amp;', '&#35;', '[a](b)', '[a]: /b', '![a](b)', '\\', 'a\\', '~~x~~', '~~~',
  ':::', ':::signatures', '::party', '::page-break', ':a[b]{c}', '18:30', '{{x}}', '{#id}', '　甲　', '\u00A0甲', '方　毅',
  '（甲）', '“乙”', '，', '"x"', "'y'", '$x$', '@a', 'www.a.cn', 'https://a.cn/b_c', '3990.3', '-3', '2025-11-28', '《通知》',
  '鄂政办发〔2025〕22号', '入学率≥100%', '#', '.', ') a', '1', '100%', '㎡', '\u{20BB7}', '😀', '…', '——', '...', '(a)', 'a*', '*a',
]; // prettier-ignore

describe('a value prints as itself', () => {
  test.each(traps)('%j', (value) => expectPlain(value));

  test('whatever it holds, wherever it stands', () => {
    const special = fc.constantFrom(...'\\`*_{}[]<>()#+-.!|~:&;=%$^@"\'/,?0129aZ甲乙，。（）“”《》　 \t\n');
    const value = fc
      .oneof(
        fc.string({ unit: special, maxLength: 12 }),
        fc.string({ unit: fc.constantFrom(...traps, ' ', '甲', 'a'), maxLength: 4 }),
        fc.string({ unit: 'grapheme', maxLength: 12 }),
      )
      .filter((text) => oneLine(text) !== '');
    fc.assert(fc.property(value, expectPlain), { numRuns: 1000, seed: 20250305 });
  });

  test('and what is seen to need nothing would stay as it is', () => {
    const unit = fc.constantFrom(...'甲乙丙〔〕（），。《》—…０９ａＺ0129aZ㎡　 ..))\n#～·“”×:=%(/+-_*&');
    const value = fc.string({ unit, maxLength: 8 });
    const same = fc.property(value, (text) => {
      expect(escapeMarkdown(text)).toBe(escapedMarkdown(text));
    });
    fc.assert(same, { seed: 5, numRuns: 2000 });
  });

  test('two values side by side make nothing together', () => {
    const special = fc.constantFrom(...'\\`*_[]<>#+-.)!|~:&;=0129a甲 ');
    const value = fc.string({ unit: special, maxLength: 6 }).filter((text) => oneLine(text) !== '');
    const pair = fc.property(value, value, (first, second) => {
      const markdown = escapeMarkdown(first) + escapeMarkdown(second);
      expect(shape(parse(markdown))).toBe(`root(paragraph(${JSON.stringify(oneLine(first) + oneLine(second))}))`);
    });
    fc.assert(pair, { numRuns: 2000, seed: 20250305 });
  });
});

describe('a value is one line', () => {
  test('a break between hanzi leaves nothing, any other one space', () => {
    expect(oneLine('加大\n宣传')).toBe('加大宣传');
    expect(oneLine('加大，\r\n宣传')).toBe('加大，宣传');
    expect(oneLine('school\nyear')).toBe('school year');
    expect(oneLine('a \t b')).toBe('a b');
  });

  test('ordinary white space at the ends goes, wide spaces stay', () => {
    expect(oneLine(' \n甲\t')).toBe('甲');
    expect(oneLine('　甲　')).toBe('　甲　');
  });

  test('what needs no escaping is left alone', () => {
    expect(escapeMarkdown('2025年：3990.3㎡（见附件）, 18:30')).toBe('2025年：3990.3㎡（见附件）, 18:30');
  });
});
