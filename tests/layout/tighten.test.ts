import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOut } from '../../src/layout/pages.ts';
import { prepare } from '../../src/layout/prepare.ts';
import type { Inline } from '../../src/model/document.ts';
import { houseStyle } from '../../src/model/style.ts';
import { documentOf, item, paragraph } from './documents.ts';
import { metrics, text } from './metrics.ts';

const words = '责任书签订后各方应当认真履行职责按期完成任务'.repeat(20);

/** The lines of a paragraph and its character spacing in points. */
function set(content: string | readonly Inline[]): { readonly lines: string[]; readonly spacing: number } {
  const prepared = prepare(documentOf(paragraph(content)), houseStyle, metrics);
  const lines = layOut(prepared, houseStyle, metrics).pages.flatMap((page) =>
    page.lines.map((line) => line.runs.flatMap((run) => run.glyphs.characters).join('')),
  );
  return {
    lines: lines.filter((line) => !line.startsWith('— ')),
    spacing: prepared.blocks[0]?.characterSpacing ?? 0,
  };
}

describe('a single character never stands alone on a last line', () => {
  test('with its stop: the paragraph is set tighter', () => {
    const { lines, spacing } = set(`${words.slice(0, 26 + 28 + 28 + 1)}。`);
    expect(lines).toHaveLength(3);
    expect(spacing).toBeLessThan(houseStyle.characterSpacing);
    expect(spacing).toBeGreaterThanOrEqual(houseStyle.tightestSpacing);
  });

  test('nor without one', () => {
    expect(set(words.slice(0, 26 + 28 + 1)).lines).toHaveLength(2);
  });

  test('two characters may', () => {
    const { lines, spacing } = set(`${words.slice(0, 26 + 28 + 2)}。`);
    expect(lines.at(-1)).toHaveLength(3);
    expect(spacing).toBe(houseStyle.characterSpacing);
  });

  test('a number of several digits is not a single character', () => {
    expect(set(`${words.slice(0, 26 + 28)}98。`).lines.at(-1)).toBe('98。');
  });

  test('where tightening does not help, the paragraph stays as it is', () => {
    const { lines, spacing } = set([text('责任书'), { kind: 'break' }, text('完')]);
    expect(lines.at(-1)).toBe('完');
    expect(spacing).toBe(houseStyle.characterSpacing);
  });

  test('an item is tightened with its number', () => {
    const prepared = prepare(documentOf(item(3, 1, `${words.slice(0, 25 + 28 + 1)}。`)), houseStyle, metrics);
    expect(prepared.blocks[0]?.characterSpacing).toBeLessThan(houseStyle.characterSpacing);
  });

  test('whatever stands in a paragraph, it never becomes longer and its text stays', () => {
    const parts = fc.array(fc.constantFrom('责任', '，', '2025年', '98%', '（一）', '“', '”', 'GB/T', '。'), {
      minLength: 1,
      maxLength: 120,
    });
    fc.assert(
      fc.property(parts, (given) => {
        const { lines, spacing } = set(given.join(''));
        expect(lines.join('')).toBe(given.join(''));
        expect(spacing).toBeGreaterThanOrEqual(houseStyle.tightestSpacing);
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});
