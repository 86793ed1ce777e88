import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakLines, naturalWidth, offsets, rounding } from '../../src/layout/lines.ts';
import { forbiddenAtLineEnd, forbiddenAtLineStart } from '../../src/model/kinsoku.ts';
import { measureWidth } from '../../src/model/geometry.ts';
import { houseStyle } from '../../src/model/style.ts';
import { linesOf, shapedOf } from './metrics.ts';

const han = (count: number): string => '责任书签订后各方应当认真履行'.repeat(20).slice(0, count);

describe('a page line holds 28 characters', () => {
  test('the first line of a paragraph 26, because of its indent', () => {
    expect(linesOf(han(90)).map((line) => line.length)).toEqual([26, 28, 28, 8]);
  });
});

describe('kinsoku', () => {
  test('a comma never begins a line: the character before it comes along', () => {
    expect(linesOf(`${han(26)}，${han(3)}`)).toEqual([han(25), `${han(26).slice(25)}，${han(3)}`]);
  });

  test('an opening bracket never ends a line', () => {
    expect(linesOf(`${han(25)}（${han(3)}）`)).toEqual([han(25), `（${han(3)}）`]);
  });

  test('a run of closing punctuation stays together with what it closes', () => {
    expect(linesOf(`${han(24)}书”）。${han(3)}`)).toEqual([han(24), `书”）。${han(3)}`]);
  });

  test('a dash of two characters is not divided', () => {
    expect(linesOf(`${han(25)}——${han(2)}`)[1]).toBe(`——${han(2)}`);
  });

  test('numbers and Latin words are not divided', () => {
    expect(linesOf(`${han(25)}14100平方米`)[1]).toBe('14100平方米');
    expect(linesOf(`${han(25)}GB/T平方米`)[1]).toBe('GB/T平方米');
  });

  test('a number stays with the closing punctuation before it, but not with a colon', () => {
    expect(linesOf(`${han(24)}》2025年`)).toEqual([han(23), `${han(24).slice(23)}》2025年`]);
    expect(linesOf(`${han(24)}：2025年`)).toEqual([`${han(24)}：`, '2025年']);
  });

  test('a per cent sign stays with its number', () => {
    expect(linesOf(`${han(24)}达到98%以上`)[1]?.startsWith('98%')).toBe(true);
  });
});

/** Texts as papers have them: hanzi, punctuation, numbers, words, spaces. */
const paragraph = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...han(14)) },
      { weight: 2, arbitrary: fc.constantFrom(...forbiddenAtLineStart, ...forbiddenAtLineEnd) },
      { weight: 1, arbitrary: fc.constantFrom('2025', '98%', '18:30', 'GB/T 9704', '㎡', '—', '……', ' ', 'a') },
    ),
    { minLength: 1, maxLength: 200 },
  )
  .map((parts) => parts.join(''));

const width = measureWidth(houseStyle);

describe('whatever the text', () => {
  test('lines that are certain end alike where they are a little narrower or wider', () => {
    fc.assert(
      fc.property(paragraph, fc.double({ min: -rounding, max: rounding, noNaN: true }), (content, change) => {
        const shaped = shapedOf(content);
        const lines = breakLines(shaped, width, width);
        const others = breakLines(shaped, width + change, width + change);
        const uncertain = lines.findIndex(({ certain }) => !certain);
        const sure = uncertain < 0 ? lines.length : uncertain;
        const endsOf = (some: typeof lines): number[] => some.slice(0, sure).map(({ end }) => end);
        expect(endsOf(others)).toEqual(endsOf(lines));
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  test('lines hold all of it, in order; only spaces at their ends are left out', () => {
    fc.assert(
      fc.property(paragraph, (content) => {
        const printed = linesOf(content).join('');
        expect(printed.replaceAll(' ', '')).toBe(content.replaceAll(' ', ''));
      }),
      { numRuns: 500 },
    );
  });

  test('no line is wider than the measure unless nothing in it may break', () => {
    fc.assert(
      fc.property(paragraph, (content) => {
        const shaped = shapedOf(content);
        for (const { start, end } of breakLines(shaped, width, width)) {
          expect(naturalWidth(shaped, start, end)).toBeLessThanOrEqual(width + 0.02);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('a line begins or ends with what must not only where a run of such characters fills a whole line', () => {
    fc.assert(
      fc.property(paragraph, (content) => {
        const shaped = shapedOf(content);
        const { clusters } = shaped;
        const lines = breakLines(shaped, width, width);
        lines.slice(1).forEach(({ start }, index) => {
          const before = lines[index];
          const choices = clusters.slice((before?.start ?? 0) + 1, start).filter((cluster) => cluster.breakable);
          if (choices.length === 0) return;
          expect(clusters[start]?.breakable).toBe(true);
        });
      }),
      { numRuns: 500 },
    );
  });

  test('a justified line reaches the measure exactly, and nothing overlaps', () => {
    fc.assert(
      fc.property(paragraph, (content) => {
        const shaped = shapedOf(content);
        const { clusters } = shaped;
        for (const line of breakLines(shaped, width, width).filter(({ full }) => full)) {
          const lefts = offsets(shaped, line, width);
          const isOneWord = lefts.length < 2 || clusters.slice(line.start, line.end).every((c) => c.script === 'latin');
          const right = (lefts.at(-1) ?? 0) + (clusters[line.end - 1]?.width ?? 0);
          if (!isOneWord) expect(right).toBeCloseTo(width, 6);
          for (let i = 1; i < lefts.length; i++) expect(lefts[i]).toBeGreaterThan(lefts[i - 1] ?? 0);
        }
      }),
      { numRuns: 300 },
    );
  });
});
