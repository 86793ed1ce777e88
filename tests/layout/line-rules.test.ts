/** Every rule of line breaking by its own examples: `a|b` may be parted, `a~b` may not. */
import { describe, expect, test } from 'vitest';
import { lineClass, lineClasses } from '../../src/model/line-classes.ts';
import { lineRules } from '../../src/model/line-rules.ts';
import { shapedOf } from './metrics.ts';

describe.each(lineRules)('$set: $name ($source)', ({ set, examples, parts, before, after }) => {
  test.each(examples)('%s', (example) => {
    const at = example.search(/[|~]/u);
    const text = example.slice(0, at) + example.slice(at + 1);
    const index = Array.from(example.slice(0, at)).length;
    expect(shapedOf(text).clusters[index]?.turns[set]).toBe(example[at] === '|');
  });

  test('has an example of what it decides', () => {
    expect(examples.some((example) => example.includes(parts ? '|' : '~'))).toBe(true);
  });

  test('names no class that there is not', () => {
    for (const name of [...(before.classes ?? []), ...(after.classes ?? [])]) expect(lineClasses).toContain(name);
  });
});

test('a character that no rule names is a letter before the CJK blocks and a hanzi within them', () => {
  expect(['я', 'é', '①', '字', '㎡', '𠅤', 'Ａ'].map(lineClass)).toEqual(['AL', 'AL', 'AL', 'ID', 'ID', 'ID', 'ID']);
});
