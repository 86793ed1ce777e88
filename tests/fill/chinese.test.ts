import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDate } from '../../src/model/dates.ts';
import { bookTitle, chineseDate, copiesClause, hanzi, hanziCount, money, spacedName } from '../../src/fill/chinese.ts';
import { formatNumber } from '../../src/model/numbers.ts';

/** Reads a number written in hanzi: the other way round, to hold the writer against. */
function readHanzi(text: string): number {
  const [high, low] = text.includes('万') ? text.split('万') : ['', text];
  return readPart(high ?? '') * 10_000 + readPart(low ?? '');
}

function readPart(text: string): number {
  let total = 0;
  let digit = 0;
  for (const character of text) {
    const place = { 十: 10, 百: 100, 千: 1000 }[character];
    if (place === undefined) {
      digit = '零一二三四五六七八九'.indexOf(character);
    } else {
      total += (digit === 0 ? 1 : digit) * place;
      digit = 0;
    }
  }
  return total + digit;
}

describe('numbers in hanzi', () => {
  test.each([
    [0, '零'],
    [2, '二'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [105, '一百零五'],
    [110, '一百一十'],
    [1010, '一千零一十'],
    [1001, '一千零一'],
    [10_000, '一万'],
    [10_010, '一万零一十'],
    [15_000, '一万五千'],
    [100_000, '十万'],
    [120_500, '十二万零五百'],
    [200_000, '二十万'],
    [99_999_999, '九千九百九十九万九千九百九十九'],
  ])('%d is %s', (value, text) => expect(hanzi(value)).toBe(text));

  test('read back as the number', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 99_999_999 }), (value) => readHanzi(hanzi(value)) === value));
    for (let value = 0; value < 10_000; value++) expect(readHanzi(hanzi(value))).toBe(value);
  });

  test('two copies are 两份', () => {
    expect([1, 2, 12].map(hanziCount)).toEqual(['一', '两', '十二']);
  });
});

function written(style: 'arabic' | 'hanzi'): string[] {
  return (['year', 'month', 'day'] as const).map((precision) => chineseDate('2025-11-05', precision, style));
}

describe('dates', () => {
  test('in both styles and three precisions', () => {
    expect(written('arabic')).toEqual(['2025年', '2025年11月', '2025年11月5日']);
    expect(written('hanzi')).toEqual(['二〇二五年', '二〇二五年十一月', '二〇二五年十一月五日']);
    expect(chineseDate('2030-10-31', 'day', 'hanzi')).toBe('二〇三〇年十月三十一日');
  });

  test('are days of the calendar', () => {
    expect(['2024-02-29', '2000-02-29', '2025-12-31'].every(isDate)).toBe(true);
    const wrong = [
      '2025-02-29',
      '1900-02-29',
      '2025-13-01',
      '2025-00-10',
      '2025-04-31',
      '2025-4-1',
      '2025',
      '',
      'x2025-01-01',
    ];
    expect(wrong.some(isDate)).toBe(false);
  });
});

describe('figures', () => {
  test.each([
    [4348.9800000001, '4348.98'],
    [0.1 + 0.2, '0.3'],
    [14100, '14100'],
    [3990.3, '3990.3'],
    [-3, '-3'],
    [-0, '0'],
    [0.0000001, '0.0000001'],
    [1e21, '1000000000000000000000'],
    [9007199254740991, '9007199254740991'],
  ])('%d has no noise and no exponent', (value, text) => expect(formatNumber(value)).toBe(text));

  test('are rounded and grouped where asked', () => {
    expect(formatNumber(1.005, { digits: 2 })).toBe('1.01');
    expect(formatNumber(-2.5, { digits: 0 })).toBe('-3');
    expect(formatNumber(3.1, { digits: 2 })).toBe('3.1');
    expect(formatNumber(1234567.5, { group: true })).toBe('1,234,567.5');
    expect(formatNumber(999, { group: true })).toBe('999');
    expect(formatNumber(0.1234, { group: true })).toBe('0.1234');
  });

  test('money is in 万元 from ten thousand up', () => {
    expect([3500, 9999.5, 10_000, 125_000].map((value) => money(value))).toEqual([
      '3500元',
      '9999.5元',
      '1万元',
      '12.5万元',
    ]);
  });
});

describe('words', () => {
  test('titles within titles take 〈〉', () => {
    expect(bookTitle('关于《通知》的意见')).toBe('《关于〈通知〉的意见》');
    expect(bookTitle('《通知》')).toBe('《通知》');
    expect(bookTitle('《甲》和《乙》')).toBe('《〈甲〉和〈乙〉》');
  });

  test('names of two hanzi are spaced', () => {
    expect(spacedName('方毅')).toBe('方\u3000毅');
    expect(spacedName('方毅（代理）')).toBe('方\u3000毅（代理）');
    expect(spacedName('朱士兴（代理）')).toBe('朱士兴（代理）');
    expect(['朱士兴', 'Li', '方', '欧阳·夏'].map(spacedName)).toEqual(['朱士兴', 'Li', '方', '欧阳·夏']);
  });

  test('copies are counted from those who keep them', () => {
    expect(copiesClause('责任书', ['阳谷县教育局', '大布联校', '小学'])).toBe(
      '本责任书一式三份，阳谷县教育局、大布联校、小学各执一份',
    );
    expect(copiesClause('责任书', ['甲', '乙'])).toBe('本责任书一式两份，甲、乙各执一份');
    expect(copiesClause('承诺书', ['甲'])).toBe('本承诺书一式一份，甲执一份');
  });
});
