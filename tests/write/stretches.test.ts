import { describe, expect, test } from 'vitest';
import { joinShort, type Stretch } from '../../src/write/stretches.ts';

/** Capital letters are said by one paper alone. */
function stretches(...texts: readonly string[]): Stretch<string>[] {
  return texts.map((text) => ({ items: [...text], isOwn: text === text.toUpperCase(), length: text.length }));
}

function joined(...texts: readonly string[]): string[] {
  return joinShort(stretches(...texts), 2).map(({ items, isOwn }) => `${items.join('')}${isOwn ? '!' : ''}`);
}

describe('short stretches', () => {
  test('are joined to the own ones beside them, on either side', () => {
    expect(joined('ab', 'C', 'de')).toEqual(['abCde!']);
    expect(joined('abc', 'D', 'ef', 'G', 'hij')).toEqual(['abc', 'DefG!', 'hij']);
  });

  test('stay where nothing beside them is own', () => {
    expect(joined('ab', 'cdef')).toEqual(['ab', 'cdef']);
    expect(joined('a')).toEqual(['a']);
    expect(joined()).toEqual([]);
  });
});
