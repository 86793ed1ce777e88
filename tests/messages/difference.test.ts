/** Differences on a terminal. */
import { describe, expect, test } from 'vitest';
import { diffTexts } from '../../src/ledger/word-diff.ts';
import { differenceWords, formatDifference } from '../../src/messages/difference.ts';

const options = { colour: false, context: 1, words: differenceWords('zh') };
const before = '责任书\n\n一\n二\n三\n校长林素芬\t签字\n四\n五\n\n旧的附则\n';
const after = '责任书\n\n一\n二\n三\n校长许明\t签字\n四\n五\n\n\n';

describe('a difference on a terminal', () => {
  test('marks words as git does, and leaves out what did not change', () => {
    expect(formatDifference(diffTexts(before, after), options)).toBe(
      ['（未变 4 行）', '三', '校长[-林素芬-]{+许明+}\t签字', '四', '五', '', '[-旧的附则-]', '{++}', ''].join('\n'),
    );
  });

  test('is red and green where there is colour', () => {
    const lines = diffTexts('校长林素芬\n', '校长许明\n');
    expect(formatDifference(lines, { ...options, colour: true })).toBe(
      '校长\u001B[31m林素芬\u001B[39m\u001B[32m许明\u001B[39m\n',
    );
  });

  test('says in both languages that nothing changed, and how much was left out', () => {
    const same = diffTexts('甲\n', '甲\n');
    expect(formatDifference(same, options)).toBe('两版文字相同。\n');
    const english = { ...options, context: 0, words: differenceWords('en') };
    expect(formatDifference(same, english)).toBe('Both versions have the same text.\n');
    expect(formatDifference(diffTexts('甲\n乙\n丙丁\n', '甲\n乙\n2026\n'), english)).toBe(
      '(2 unchanged lines)\n[-丙丁-]\n{+2026+}\n',
    );
  });

  test('shows every line where the context is large, and no note for a single line', () => {
    const lines = diffTexts(before, after);
    const shown = (context: number): string => formatDifference(lines, { ...options, context });
    expect(shown(100)).not.toContain('未变');
    expect(shown(4)).toBe(shown(100));
  });

  test('lets no text move the cursor', () => {
    const text = formatDifference(diffTexts('甲\n', '甲\u001B[2J\r乙\n'), options);
    expect(text).not.toContain('\u001B');
    expect(text).not.toContain('\r');
    expect(text).toContain('\uFFFD');
  });
});
