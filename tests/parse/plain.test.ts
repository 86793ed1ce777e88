/** A plain line is read as the whole of Markdown reads it. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainParagraph } from '../../src/parse/plain.ts';
import { parseTree } from '../../src/parse/tree.ts';

const characters = fc.constantFrom(
  ...'校处责任书，。：、（）《》“”—…０１%％㎡℃·　 \t',
  ...'aZ09.,;:?!"\'()-+=/@$^&*_`~#<>[]{}|\\',
  '𬭩',
  'é',
  '̈',
  '\u200d',
  '\ufeff',
  '\u00a0',
  '\ud800',
  '\u0000',
  '\n',
  '1.',
  '2)',
  ':ref',
  '::',
  '----',
  'www.a.cn',
  'http://a.cn',
);

describe('plain lines', () => {
  test('are what Markdown takes them for', () => {
    let plain = 0;
    fc.assert(
      fc.property(fc.array(characters, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const paragraph = plainParagraph(text);
        if (paragraph === undefined) return;
        plain += 1;
        expect(parseTree(text).children).toEqual([paragraph]);
      }),
      { seed: 5, numRuns: 6000 },
    );
    expect(plain).toBeGreaterThan(400);
  });

  test.each([
    '本责任书一式三份，清溪小学执一份，自2026年3月2日起生效。',
    '8:30到校，共3个班（705人），达标率≥98.5%，见http://example.cn/a-b。',
    '2026年',
  ])('%s', (text) => {
    expect(parseTree(text).children).toEqual([plainParagraph(text)]);
  });

  test.each(['1. 甲', '12) 甲', '# 甲', '甲**乙**', '甲\n乙', '　甲', '甲 ', '::party', '签字：________', '&amp;', ''])(
    'not %j',
    (text) => {
      expect(plainParagraph(text)).toBeUndefined();
    },
  );
});
