/** Faults told once, where they are certain: in the template if it cannot be otherwise, else in the filled paper. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeMarkdown } from '../../src/fill/escape.ts';
import { checkTemplateMarkup } from '../../src/parse/markup.ts';
import { faultsOf, outline, slipsOf, templateOf } from './parsing.ts';

describe('a branch or a loop is no fault', () => {
  test.each([
    ['a break before a line that a block brings', '{{#each rows}}\n{{name}}\\\n{{/each}}\n合计'],
    ['a break before a block', '甲\\\n{{#if x}}\n乙\n{{/if}}\n丙'],
    ['an item in a branch of one line', '{{#if a}}1. 甲{{/if}}\n2. 乙\n3. 丙'],
    ['two tags on a line', '{{#if a}}{{#if b}}\n2. 甲\n{{/if}}{{/if}}'],
    ['as many columns as there are parties', ':::signatures{columns={{count parties}}}\n::party\n甲\n:::'],
    ['a directive with a computed name', '::{{name}}'],
    ['a beginning in either branch', '{{#if a}}\n:::flush\n{{else}}\n:::flush\n{{/if}}\n甲\n:::'],
    [
      'columns by branch',
      '{{#if a}}\n:::signatures{columns=1}\n{{else}}\n:::signatures\n{{/if}}\n{{#each parties}}\n::party\n{{name}}\n{{/each}}\n:::',
    ],
    [
      'widths by branch',
      '{{#if a}}\n:::table{widths="1 2"}\n{{else}}\n:::table{widths="2 1"}\n{{/if}}\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n:::',
    ],
    ['an attachment in either branch', '{{#if a}}\n:::attachment\n{{else}}\n:::attachment\n{{/if}}\n# 甲\n:::'],
    ['an end in either branch', ':::flush\n{{#if a}}\n甲\n:::\n{{else}}\n乙\n:::\n{{/if}}'],
    ['a numbered line that stands in for another', '{{#if a}}\n甲\n{{else}}\n2. 乙\n{{/if}}'],
    ['rows by branch', '| 甲 |\n|---|\n{{#each rows}}\n{{#if a}}\n| {{a}} |\n{{else}}\n| 无 |\n{{/if}}\n{{/each}}'],
    ['a computed width', ':::table{widths="{{wide}} 2"}\n| 甲 | 乙 |\n|---|---|\n| {{a}} | {{b}} |\n:::'],
    ['a computed word in angle brackets', '甲<{{x}}>'],
    ['a heading whose level depends', '{{#if a}}##{{else}}###{{/if}} 甲'],
  ])('%s', (_what, body) => {
    expect(slipsOf(body)).toEqual([]);
  });

  test.each([
    ['{{#if a}}\n:::flush\n甲\n:::\n{{/if}}\n\n:::flush\n乙', '7:1 directive-content not-closed'],
    ['{{#each a}}\n{{#if b}}\n正文\n{{/if}}\n:::flush\n甲\n{{/each}}', '5:1 directive-content not-closed'],
    ['{{!-- 说明\n\n# 甲 --}}\n#乙', '4:1 unsupported-markup heading-space'],
    ['{{#each a}}\n:::flush\n甲\n{{/each}}', '2:1 directive-content not-closed'],
    ['{{#if a}}\n:::flush\n# 甲\n:::\n{{/if}}', '3:1 directive-content content'],
    ['甲\\\n\n{{#if a}}\n乙\n{{/if}}', '1:2 unsupported-markup trailing-break'],
    [':::signatures{columns=9}\n::party\n{{name}}\n:::', '1:1 directive-content columns'],
  ])('but %j is one', (body, expected) => {
    expect(slipsOf(body)).toEqual([expected]);
  });
});

describe('slips beside tags and wide spaces', () => {
  test.each([
    ['1.{{text}}', '1:1 unsupported-markup item-space'],
    ['1.　内容', '1:1 unsupported-markup item-space'],
    ['1.「内容」', '1:1 unsupported-markup item-space'],
    ['#{{title}}', '1:1 unsupported-markup heading-space'],
    ['#　标题', '1:1 unsupported-markup heading-space'],
    ['# 甲\\\n# 乙', '1:4 unsupported-markup trailing-break'],
    ['{{join a "𠮷"}}`乙`', '1:15 unsupported-markup code'],
  ])('%j', (body, expected) => {
    expect(slipsOf(body)).toEqual([expected]);
  });

  test('a line that is no directive is shown as the template has it', () => {
    const [fault, ...others] = checkTemplateMarkup(templateOf(':: party {{name}}'));
    expect(others).toEqual([]);
    expect(fault).toEqual({
      severity: 'error',
      fault: { code: 'directive-content', name: 'party', detail: 'malformed' },
      place: { file: 'templates/letter.md', line: 1, column: 1, excerpt: ':: party {{name}}' },
    });
  });
});

describe('what only the filled paper shows', () => {
  test.each([
    [':::', 'not-opened', '正文\n\n:::'],
    [':::', 'not-opened', ':::flush\n甲\n:::\n:::'],
    ['party', 'malformed', '正文\n\n::party 甲'],
    ['signatures', 'malformed', '::: signatures'],
  ])('%s %s: %j', (name, detail, markdown) => {
    expect(faultsOf(markdown).map(({ fault }) => fault)).toEqual([{ code: 'directive-content', name, detail }]);
  });

  test.each([
    ['heading-space', '#标题'],
    ['item-in-paragraph', '甲\n2. 乙'],
    ['trailing-break', '甲\\'],
  ])('%s: %j', (what, markdown) => {
    expect(faultsOf(markdown).map(({ fault }) => fault)).toEqual([{ code: 'unsupported-markup', what }]);
  });

  test('never in what a value says', () => {
    const sign = fc.constantFrom('::', ':::', '#', '1.', '2. ', '---', '=', '|', '\\', '::party', ' ', '甲', 'a', '：');
    const value = fc.array(sign, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(value, value, (first, second) => {
        const [one, two] = [escapeMarkdown(first), escapeMarkdown(second)];
        expect(faultsOf(`甲${one}\n${two}\n\n${two}：\n${one}\n\n1. 甲${two}\n   ${one}甲`)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});

test('spaces nobody sees at the end of a line do not break it', () => {
  expect(outline('甲  \n乙')).toEqual(['paragraph 甲乙']);
  expect(outline('**one   \ntwo**')).toEqual(['paragraph *one two*']);
});

test('marks may be nested as deep as one likes', () => {
  const stars = '*'.repeat(6000);
  expect(outline(`${stars}甲${stars}`)).toEqual(['paragraph *甲*']);
}, 60_000);
