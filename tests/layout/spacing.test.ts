/** Where a word processor would end a line against the standards, a hair of spacing has it end elsewhere. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shape } from '../../src/layout/shape.ts';
import { soundlySpaced } from '../../src/layout/spacing.ts';
import type { Inline } from '../../src/model/document.ts';
import { forbiddenAtLineEnd, forbiddenAtLineStart } from '../../src/model/kinsoku.ts';
import { measureWidth } from '../../src/model/geometry.ts';
import { houseStyle } from '../../src/model/style.ts';
import { linesAsText, metrics, text } from './metrics.ts';

const usual = houseStyle.characterSpacing;
const width = measureWidth(houseStyle);
const firstWidth = width - houseStyle.indentCharacters * houseStyle.body.size;
const han = (count: number): string => '责任书签订后各方应当认真履行'.repeat(20).slice(0, count);

/** The lines of a paragraph at its own spacing, and that spacing. */
function set(content: readonly Inline[]): { readonly lines: string[]; readonly spacing: number } {
  const shaped = shape(content, '', houseStyle.body, usual, houseStyle, metrics);
  const { text: spaced, lines } = soundlySpaced(shaped, { firstWidth, width });
  return { lines: linesAsText(spaced, lines), spacing: spaced.spacing };
}

describe('at every place of a line', () => {
  const marks = ['1—2月', '3～5月', '甲—乙', '……', '——', '元/人', '和／或', '［附］', '5／6'];
  test.each(marks)('%s', (mark) => {
    for (let before = 15; before < 30; before++) {
      const { lines } = set([text(`${han(before)}${mark}${han(30)}。`)]);
      for (const line of lines.slice(1)) expect(forbiddenAtLineStart).not.toContain([...line][0]);
      for (const line of lines.slice(0, -1)) expect(forbiddenAtLineEnd + '/／').not.toContain([...line].at(-1));
    }
  });

  test('a short blank stays whole', () => {
    for (let before = 15; before < 30; before++) {
      const { lines } = set([text(han(before)), { kind: 'blank', width: 2 }, text(`${han(9)}。`)]);
      const blanks = lines.map((line) => [...line].filter((each) => each === '\u3000').length);
      expect(blanks.filter((count) => count === 1)).toEqual([]);
    }
  });
});

test('text that keeps the standards by itself keeps the usual spacing', () => {
  expect(set([text(`${han(26)}，${han(80)}。`)]).spacing).toBe(usual);
});

test('whatever the text, the spacing stays near the usual one and below nothing, and no text is lost', () => {
  const part = fc.constantFrom('责任', '，', '1—2月', '……', '元/人', '98%', '“', '”', 'GB/T', '。', '——', '3～5');
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 80 }), (parts) => {
      const { lines, spacing } = set([text(parts.join(''))]);
      expect(lines.join('')).toBe(parts.join(''));
      expect(Math.abs(spacing - usual)).toBeLessThanOrEqual(0.8001);
      expect(spacing).toBeLessThan(0);
    }),
    { seed: 7, numRuns: 200 },
  );
});
