/** Two versions of a text: nothing lost, words whole, work bounded. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffTexts } from '../../src/ledger/word-diff.ts';
import type { DifferenceLine } from '../../src/model/difference.ts';

/** Changes in the notation of `git diff --word-diff`. */
function marked(lines: readonly DifferenceLine[]): string {
  const marks = { same: ['', ''], removed: ['[-', '-]'], added: ['{+', '+}'] } as const;
  return lines
    .flatMap(({ pieces }) => pieces)
    .map(
      ({ kind, text }) =>
        `${marks[kind][0]}${text.replaceAll('\n', '')}${marks[kind][1]}${text.includes('\n') ? '\n' : ''}`,
    )
    .join('');
}

function side(lines: readonly DifferenceLine[], other: 'removed' | 'added'): string {
  return lines
    .flatMap(({ pieces }) => pieces)
    .map(({ kind, text }) => (kind === other ? '' : text))
    .join('');
}

function expectBothTexts(before: string, after: string): DifferenceLine[] {
  const lines = diffTexts(before, after);
  expect(side(lines, 'added')).toBe(before);
  expect(side(lines, 'removed')).toBe(after);
  return lines;
}

/** Letters of the papers, so that lines and words repeat and nearly repeat. */
const paperText = fc
  .array(fc.constantFrom(...'校长|同志|罗显东|许明|2025|12.5|年|ABC|，|。|　|\t|\n|\n\n|𠮷|e\u0301|\r'.split('|')), {
    maxLength: 60,
  })
  .map((words) => words.join(''));

describe('whatever the texts', () => {
  test('both come back whole, and each line is of its kind', () => {
    const any = fc.oneof(paperText, fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(any, any, (before, after) => {
        for (const { kind, pieces } of expectBothTexts(before, after)) {
          const kinds = new Set(pieces.map((piece) => piece.kind));
          if (kind === 'changed') expect(kinds.size).toBeGreaterThan(1);
          else expect([...kinds]).toEqual([kind]);
          expect(pieces.every(({ text }) => text !== '')).toBe(true);
          const ends = pieces.map(({ text }) => text.slice(0, -1)).join('');
          if (kind !== 'changed') expect(ends).not.toContain('\n');
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('a text has no difference from itself', () => {
    fc.assert(
      fc.property(paperText, (text) => {
        expect(expectBothTexts(text, text).every(({ kind }) => kind === 'same')).toBe(true);
      }),
    );
  });

  test('the same texts have the same difference', () => {
    fc.assert(
      fc.property(paperText, paperText, (before, after) => {
        expect(diffTexts(before, after)).toEqual(diffTexts(before, after));
      }),
    );
  });
});

describe('what people read', () => {
  test.each([
    [
      'numbers and Latin words are whole',
      '校舍用地12.5亩、14,100㎡，按ISO9001于2025年执行。',
      '校舍用地13.5亩、14,200㎡，按ISO9002于2026年执行。',
      '校舍用地[-12.5-]{+13.5+}亩、[-14,100-]{+14,200+}㎡，按[-ISO9001-]{+ISO9002+}于[-2025-]{+2026+}年执行。',
    ],
    [
      'Chinese words are whole',
      '学校成立领导小组，校长任组长，办公室负责日常工作。',
      '学校成立领导小组，主任任组长，办公室负责监督工作。',
      '学校成立领导小组，[-校长-]{+主任+}任组长，办公室负责[-日常-]{+监督+}工作。',
    ],
    ['a line that is new', '甲组\n丙组\n', '甲组\n乙队来了\n丙组\n', '甲组\n{+乙队来了+}\n丙组\n'],
    ['a line that went', '甲组\n乙队来了\n丙组\n', '甲组\n丙组\n', '甲组\n[-乙队来了-]\n丙组\n'],
    ['a line with nothing in common is another line', '全体教师\n', '2026年3月\n', '[-全体教师-]\n{+2026年3月+}\n'],
    [
      'items that were numbered anew keep their text',
      '1.制定工作方案。\n2.建立学校档案。\n3.组织专项检查。\n',
      '1.制定工作方案。\n2.召开教师会议。\n3.建立学校档案。\n4.组织专项检查。\n',
      '1.制定工作方案。\n{+2.召开教师会议。+}\n[-2-]{+3+}.建立学校档案。\n[-3-]{+4+}.组织专项检查。\n',
    ],
    [
      'empty lines do not part what belongs together',
      '校长罗显东同志负责。\n\n附则由学校解释。\n',
      '校长许明同志负责。\n\n另行通知各处室。\n\n附则由县局解释。\n',
      '校长[-罗显东-]{+许明+}同志负责。\n\n{+另行通知各处室。+}\n{++}\n附则由[-学校-]{+县局+}解释。\n',
    ],
  ])('%s', (_name, before, after, expected) => {
    expect(marked(expectBothTexts(before, after))).toBe(expected);
  });
});

/** Hanzi by a fixed rule, in lines of about so many. */
function hanzi(length: number, seed: number, perLine = 45): string {
  let state = seed;
  const characters = Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return (state >> 3) % perLine === 0 ? '\n' : String.fromCodePoint(0x4e00 + ((state >> 8) % 3000));
  });
  return characters.join('');
}

function milliseconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

describe('the work is bounded', () => {
  const long = hanzi(20_000, 1);
  const half = `${hanzi(10_000, 1)}\n`;

  test('one changed name in 20,000 characters takes less than 50 ms', () => {
    const [before, after] = ['罗显东', '许明'].map((name) => `${half}校长${name}同志是第一责任人。\n${half}`);
    if (before === undefined || after === undefined) throw new Error('two texts');
    expect(expectBothTexts(before, after).filter(({ kind }) => kind !== 'same')).toHaveLength(1);
    expect(Math.min(...[1, 2, 3].map(() => milliseconds(() => diffTexts(before, after))))).toBeLessThan(50);
  });

  const alternating = (seed: number): string =>
    [...hanzi(20_000, 1, 1000)]
      .map((c, i) => (i % 2 === 0 ? c : String.fromCodePoint(0x6e00 + ((i * seed) % 900))))
      .join('');

  test.each([
    ['lines', long, hanzi(20_000, 77)],
    ['one line', hanzi(20_000, 1, 1e9), hanzi(20_000, 77, 1e9)],
    ['a line for each character', [...hanzi(20_000, 1, 1e9)].join('\n'), [...hanzi(20_000, 77, 1e9)].join('\n')],
    ['some twenty long lines that share every other character', alternating(7), alternating(11)],
    [
      'hundred lines that share every other character',
      alternating(7).replace(/(.{200})/gu, '$1\n'),
      alternating(11).replace(/(.{200})/gu, '$1\n'),
    ],
  ])('texts of 20,000 characters that differ in everything take less than 2 s: %s', (_name, before, after) => {
    expectBothTexts(before, after);
    expect(Math.min(...[1, 2].map(() => milliseconds(() => diffTexts(before, after))))).toBeLessThan(2000);
  });
});
