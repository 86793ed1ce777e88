import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { paperView } from '../../src/check/view.ts';
import { oneLine } from '../../src/fill/escape.ts';
import { compileInline } from '../../src/fill/fill.ts';
import { plan, programme } from '../check/example.ts';
import { exampleView, filled } from './filling.ts';
import { parse, shape } from './markdown.ts';

const values = [
  '完成率100%',
  '（一）',
  '改造(一)',
  '2025年',
  'abc',
  '*',
  'a.',
  '“甲”',
  'é',
  '😀',
  '　',
  '\\',
  '\\a',
  '&',
  '葛󠄀',
];

const contexts: readonly [template: string, expected: string][] = [
  ['**{{facts.a}}**{{facts.b}}', 'strong(A) B'],
  ['{{facts.a}}**{{facts.b}}**', 'A strong(B)'],
  ['{{facts.a}}**{{facts.b}}**{{facts.a}}', 'A strong(B) A'],
  ['x**{{facts.a}}**2025年', '"x" strong(A) "2025年"'],
  ['1*{{facts.a}}*y', '"1" emphasis(A) "y"'],
  ['**完成率100%**{{facts.a}}', 'strong("完成率100%") A'],
  ['**abc**{{facts.a}}', 'strong("abc") A'],
  ['{{facts.a}}**abc**{{facts.b}}', 'A strong("abc") B'],
  ['{{#if facts.a}}**{{facts.a}}**{{/if}}z', 'strong(A) "z"'],
  ['x{{#if facts.a}}{{#if facts.b}}**{{facts.a}}**{{/if}}{{/if}}{{facts.b}}', '"x" strong(A) B'],
  ['x**{{#if facts.a}}{{facts.a}}{{else}}x{{/if}}**z', '"x" strong(A) "z"'],
  ['{{#each facts.list}}**{{this}}**{{@root.facts.b}}{{/each}}', 'strong(A) B'],
];

function expectBold(a: string, b: string) {
  const view = paperView(programme({ facts: { a, b, list: [a] } }), plan());
  for (const [template, expected] of contexts) {
    const text = expected.replaceAll('A', JSON.stringify(oneLine(a))).replaceAll('B', () => JSON.stringify(oneLine(b)));
    const markdown = filled(template, view) ?? '';
    expect(shape(parse(markdown)), markdown).toBe(`root(paragraph(${text}))`);
  }
}

test('asterisks work beside any value, whatever it begins or ends with', () => {
  for (const a of values) for (const b of values) expectBold(a, b);
});

test('asterisks work beside whatever else there is', () => {
  const unit = fc.constantFrom(...'ab19甲，（）()*_%&\\.-"“”é+#~ 　');
  const value = fc
    .string({ unit, minLength: 1, maxLength: 5 })
    .filter((text) => oneLine(text) !== '' && !/[AB]/.test(text));
  fc.assert(fc.property(value, value, expectBold), { numRuns: 300, seed: 20250305 });
});

test('text away from asterisks, and titles, stay as written', () => {
  expect(filled('a{{programme.place}}2025 **甲** b')).toBe('a擂鼓镇2025 **甲** b');
  expect(filled('**{{programme.place}}**年')).toBe('**擂鼓镇**年');
  const title = compileInline('x**{{facts.times}}**y', { file: 'a.md' }).value?.fill(exampleView);
  expect(title?.value).toBe('x**4**y');
});
