import { describe, expect, test } from 'vitest';
import { KeptTexts } from '../../src/model/kept-texts.ts';

describe('values kept by texts', () => {
  test('what was asked for last is dropped last', () => {
    const kept = new KeptTexts<number>(6);
    kept.add('甲甲', 1);
    kept.add('乙乙', 2);
    kept.add('丙丙', 3);
    expect(kept.get('甲甲')).toBe(1);
    kept.add('丁丁', 4);
    expect(kept.see('乙乙')).toBeUndefined();
    expect([kept.see('甲甲'), kept.see('丙丙'), kept.see('丁丁')]).toEqual([1, 3, 4]);
  });

  test('what is taken away makes room', () => {
    const kept = new KeptTexts<number>(4);
    kept.add('甲甲', 1);
    expect(kept.take('甲甲')).toBe(1);
    expect(kept.take('甲甲')).toBeUndefined();
    kept.add('乙乙', 2);
    kept.add('丙丙', 3);
    expect([kept.see('乙乙'), kept.see('丙丙')]).toEqual([2, 3]);
  });

  test('a text longer than all there is room for is kept alone', () => {
    const kept = new KeptTexts<number>(4);
    kept.add('甲', 1);
    kept.add('责任书责任书', 2);
    expect([kept.see('甲'), kept.see('责任书责任书')]).toEqual([undefined, 2]);
  });
});
