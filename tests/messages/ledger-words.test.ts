/** What `plan` tells of facts that have changed. */
import { describe, expect, test } from 'vitest';
import { ledgerWords } from '../../src/messages/ledger-words.ts';

describe('long lists', () => {
  test.each([
    ['zh', '#300:0123456789abcdef', '#301:fedcba9876543210', '学校：300项 → 301项'],
    ['zh', '#300:0123456789abcdef', '#300:fedcba9876543210', '学校：300项 → 300项（所列有变）'],
    ['zh', '甲、乙', '#300:fedcba9876543210', '学校：甲、乙 → 300项'],
    ['en', '#300:0123456789abcdef', null, 'schools: 300 items → (none)'],
    ['en', '#300:0123456789abcdef', '#300:fedcba9876543210', 'schools: 300 items → 300 items (others)'],
  ] as const)('are told by how many items they have', (language, from, to, told) => {
    expect(ledgerWords(language).plan.cause({ path: 'schools', from, to, template: null })).toBe(told);
  });
});
