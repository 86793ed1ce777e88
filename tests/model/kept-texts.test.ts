import { describe, expect, test } from 'vitest';
import { KeptTexts } from '../../src/model/kept-texts.ts';

describe('values kept by texts', () => {
  test('what was asked for last is dropped last, and what is dropped is told', () => {
    const dropped: string[] = [];
    const kept = new KeptTexts<number>(6, (text) => dropped.push(text));
    kept.add('甲甲', 1);
    kept.add('乙乙', 2);
    kept.add('丙丙', 3);
    expect(kept.get('甲甲')).toBe(1);
    kept.add('丁丁', 4);
    expect(dropped).toEqual(['乙乙']);
    expect(kept.see('乙乙')).toBeUndefined();
    expect([kept.see('甲甲'), kept.see('丙丙'), kept.see('丁丁')]).toEqual([1, 3, 4]);
  });

  test('what is taken away makes room, and is not told as dropped', () => {
    const dropped: string[] = [];
    const kept = new KeptTexts<number>(4, (text) => dropped.push(text));
    kept.add('甲甲', 1);
    expect(kept.take('甲甲')).toBe(1);
    expect(kept.take('甲甲')).toBeUndefined();
    kept.add('乙乙', 2);
    kept.add('丙丙', 3);
    expect(dropped).toEqual([]);
  });

  test('a text longer than all there is room for is kept alone', () => {
    const kept = new KeptTexts<number>(4);
    kept.add('甲', 1);
    kept.add('责任书责任书', 2);
    expect([kept.see('甲'), kept.see('责任书责任书')]).toEqual([undefined, 2]);
  });
});
