import { describe, expect, test } from 'vitest';
import { areSame, RecentOf } from '../../src/model/recent-of.ts';

interface Placed {
  readonly slot: number;
}

describe('what was made of an object last', () => {
  test('is found by the object and the way it was made', () => {
    const recent = new RecentOf<object, Placed>();
    const [line, other] = [{}, {}];
    const made = { slot: 3 };
    recent.add(line, made);
    expect(recent.find(line, ({ slot }) => slot === 3)).toBe(made);
    expect(recent.find(line, ({ slot }) => slot === 4)).toBeUndefined();
    expect(recent.find(other, ({ slot }) => slot === 3)).toBeUndefined();
  });

  test('goes when so many others of the same object were made after it', () => {
    const recent = new RecentOf<object, Placed>(2);
    const [line, other] = [{}, {}];
    for (const slot of [1, 2, 3]) recent.add(line, { slot });
    recent.add(other, { slot: 1 });
    const known = (key: object): number[] =>
      [1, 2, 3].filter((wanted) => recent.find(key, ({ slot }) => slot === wanted) !== undefined);
    expect(known(line)).toEqual([2, 3]);
    expect(known(other)).toEqual([1]);
  });

  test('of two that are alike, the one made last is found', () => {
    const recent = new RecentOf<object, Placed>();
    const line = {};
    const [first, last] = [{ slot: 1 }, { slot: 1 }];
    recent.add(line, first);
    recent.add(line, last);
    expect(recent.find(line, ({ slot }) => slot === 1)).toBe(last);
  });
});

test('lists are the same if the very same things stand in them in the same order', () => {
  const [a, b] = [{}, {}];
  expect(areSame([a, b], [a, b])).toBe(true);
  expect(areSame([], [])).toBe(true);
  expect(areSame([a, b], [b, a])).toBe(false);
  expect(areSame([a], [a, b])).toBe(false);
  expect(areSame([a], [{}])).toBe(false);
});
