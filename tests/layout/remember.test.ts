/** What is computed of blocks is remembered with them: of those that one paper alone has, only as long as it is set. */
import { describe, expect, test } from 'vitest';
import { beginPaper, Remembered } from '../../src/layout/remember.ts';
import type { FontMetrics } from '../../src/model/page.ts';
import { keep, pass } from '../../src/model/passing.ts';
import { houseStyle } from '../../src/model/style.ts';

const metrics: FontMetrics = { faceFor: () => 'serif', advance: () => 1 };

/** Asks for what is made of a subject, and says how often it was made so far. */
function counted(): (subject: object, key?: string, style?: typeof houseStyle) => number {
  const remembered = new Remembered<object, object>();
  let made = 0;
  return (subject, key = '', style = houseStyle) => {
    remembered.get(subject, key, style, metrics, () => ({ number: (made += 1) }));
    return made;
  };
}

describe('what is made of a block', () => {
  test('is made once for all papers', () => {
    const ask = counted();
    const block = {};
    ask(block);
    beginPaper();
    expect(ask(block)).toBe(1);
  });

  test('of one paper alone is made once for it, and again for another', () => {
    const ask = counted();
    const block = {};
    pass(block);
    ask(block);
    expect(ask(block)).toBe(1);
    beginPaper();
    expect(ask(block)).toBe(2);
  });

  test('is remembered once other papers have it as well', () => {
    const ask = counted();
    const block = {};
    pass(block);
    ask(block);
    keep(block);
    beginPaper();
    expect([ask(block), ask(block)]).toEqual([2, 2]);
    beginPaper();
    expect(ask(block)).toBe(2);
  });

  test('depends on the key and the style', () => {
    const ask = counted();
    const block = {};
    pass(block);
    expect([ask(block), ask(block, 'portrait'), ask(block, 'portrait', { ...houseStyle })]).toEqual([1, 2, 3]);
  });
});
