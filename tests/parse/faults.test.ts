import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../src/batch/workspace.ts';
import { faultsOf, slipsOf } from './parsing.ts';

/** The only fault of a filled paper, without its place. */
function faultOf(markdown: string): unknown {
  const [first, ...others] = faultsOf(markdown).map(({ fault }) => fault);
  expect(others).toEqual([]);
  return first;
}

describe('what papers have no use for', () => {
  test.each([
    ['quote', '> 甲'],
    ['code', '甲`乙`'],
    ['code', '```\n甲\n```'],
    ['html', '甲<b>乙</b>'],
    ['html', '<div>\n甲\n</div>'],
    ['link', '[甲](乙)'],
    ['image', '![甲](乙)'],
    ['bullets', '- 甲'],
    ['bullets', '* 甲'],
    ['heading-in-item', '1. 甲\n\n   ## 乙'],
    ['item-indent', '1. 甲\n  1. 乙'],
  ])('%s: %j', (what, markdown) => {
    expect(faultsOf(markdown).map(({ fault }) => fault)).toContainEqual({ code: 'unsupported-markup', what });
  });

  test('headings and lists that are too deep', () => {
    expect(faultOf('#### 甲')).toEqual({ code: 'heading-too-deep', depth: 4 });
    expect(faultOf('1. 甲\n   1. 乙\n      1. 丙')).toEqual({ code: 'list-too-deep', depth: 3 });
  });

  test('blocks without text', () => {
    expect(faultOf('#')).toEqual({ code: 'empty-block', block: 'title' });
    expect(faultOf('##')).toEqual({ code: 'empty-block', block: 'heading' });
    expect(faultOf('1.')).toEqual({ code: 'empty-block', block: 'item' });
  });

  test('a fault of a filled paper shows the template and the filled line', () => {
    expect(faultsOf('甲\n\n> 乙')[0]?.place).toEqual({ file: 'letter.md', excerpt: '> 乙' });
  });
});

describe('references', () => {
  test('to nothing, with the nearest name, and to several', () => {
    expect(faultOf('第:ref[责任追]条\n\n## 责任追究')).toEqual({
      code: 'unknown-reference',
      name: '责任追',
      nearest: '责任追究',
    });
    expect(faultOf(':ref[]\n\n## 甲')).toEqual({ code: 'unknown-reference', name: '' });
    expect(faultOf(':ref[甲]\n\n## 甲\n\n1. **甲。**乙')).toEqual({
      code: 'ambiguous-reference',
      name: '甲',
      count: 2,
    });
    expect(faultsOf('甲\n\n见:ref[乙]')[0]?.place).toEqual({ file: 'letter.md', excerpt: '见:ref[乙]' });
  });

  test('of a template are judged when a paper has what they name', () => {
    expect(slipsOf('见:ref[{{name}}]和:ref[丙]。\n\n{{#each list}}\n## {{name}}\n{{/each}}')).toEqual([]);
  });
});

describe('directives', () => {
  test('one that does not exist is told with the nearest', () => {
    expect(faultOf(':::signature\n甲\n:::')).toEqual({
      code: 'unknown-directive',
      name: 'signature',
      nearest: 'signatures',
    });
  });

  test.each([
    ['orientation', '::page'],
    ['orientation', '::page{landscape portrait}'],
    ['unknown-attribute', '::page{横排}'],
    ['attachment-title', ':::attachment\n正文\n:::'],
    ['masthead', ':::masthead\n某某县教育局文件\n:::'],
    ['not-at-start', '正文\n\n:::masthead\n甲\n\n乙\n:::'],
    ['content', ':::record\n1. 甲\n:::'],
    ['colons', '::signatures'],
    ['numbering', '::numbering{headings=三}'],
    ['numbering', '::numbering{items=0}'],
    ['unknown-attribute', '::numbering{start=3}'],
    ['colons', '::::signatures\n:::party\n甲\n:::\n::::'],
    ['not-closed', ':::flush\n甲'],
    ['label', ':::flush[甲]\n乙\n:::'],
    ['label', '::page-break[甲]'],
    ['unknown-attribute', ':::flush{columns=2}\n甲\n:::'],
    ['columns', ':::signatures{columns=9}\n::party\n甲\n:::'],
    ['columns', ':::signatures{columns=二}\n::party\n甲\n:::'],
    ['seal-or-columns', ':::signatures{seal unsealed}\n::party\n甲\n2025年3月5日\n:::'],
    ['seal-or-columns', ':::signatures{seal columns=1}\n::party\n甲\n2025年3月5日\n:::'],
    ['issuer-lines', ':::signatures{seal}\n::party\n甲\n:::'],
    ['issuer-lines', ':::signatures{unsealed}\n::party\n甲\n2025年3月5日\n::party\n乙\n2025年3月5日\n:::'],
    ['content', ':::flush\n# 甲\n:::'],
    ['content', ':::signatures\n::party\n甲\n\n1. 乙\n:::'],
    ['content', ':::cover\n# 甲\n\n1. 乙\n:::'],
    ['not-at-start', '正文\n\n:::cover\n# 甲\n:::'],
    ['no-title', ':::cover\n甲\n:::'],
    ['several-titles', ':::cover\n# 甲\n\n乙\n\n# 丙\n:::'],
    ['outside-signatures', '::party'],
    ['text-before-party', ':::signatures\n甲\n::party\n乙\n:::'],
    ['no-party', ':::signatures\n:::'],
    ['empty-party', ':::signatures\n::party\n::party\n甲\n:::'],
  ])('%s: %j', (detail, markdown) => {
    expect(faultsOf(markdown).map(({ fault }) => fault)).toContainEqual(
      expect.objectContaining({ code: 'directive-content', detail }),
    );
  });
});

describe('slips in a template, at their line and column', () => {
  test.each([
    ['#标题', '1:1 unsupported-markup heading-space'],
    ['1.内容', '1:1 unsupported-markup item-space'],
    ['甲\n2. 乙', '2:1 unsupported-markup item-in-paragraph'],
    ['甲\n---', '2:1 unsupported-markup thematic-break'],
    ['***', '1:1 unsupported-markup thematic-break'],
    ['| 甲 | 乙 |', '1:1 unsupported-markup table'],
    ['甲\\', '1:2 unsupported-markup trailing-break'],
    ['# 甲\\\n乙', '1:4 unsupported-markup trailing-break'],
    [':: party', '1:1 directive-content malformed'],
    ['::party 甲', '1:1 directive-content malformed'],
    ['甲\n\n> 乙', '3:1 unsupported-markup quote'],
    ['1. 甲\n2. {{name}}`乙`', '2:12 unsupported-markup code'],
  ])('%j', (body, expected) => {
    expect(slipsOf(body)).toEqual([expected]);
  });

  test('lines count from the file’s beginning, columns in characters', () => {
    expect(slipsOf('甲\n\n𠮷𠮷`乙`', 9)).toEqual(['11:3 unsupported-markup code']);
  });

  test('in a filled paper such lines may be a value’s own text', () => {
    for (const line of ['1\\.内容', '\\#标题', '2.甲']) expect(faultsOf(line)).toEqual([]);
  });
});

describe('no false alarms', () => {
  test.each(
    [
      '{{#each duties}}\n1. {{text}}\n{{/each}}',
      '{{#each sections}}\n### {{name}}\n\n{{#each duties}}\n1. {{text}}\n{{/each}}\n\n{{/each}}',
      ':::signatures\n{{#each parties}}\n::party\n{{name}}\n{{blankDate}}\n{{/each}}\n:::',
      '{{#if a}}\n# 甲\n{{else}}\n# 乙\n{{/if}}',
      ':::cover\n{{#if a}}\n# 甲\n{{else}}\n# 乙\n{{/if}}\n:::',
      '{{!-- 说明：\n1.甲\n#乙 --}}\n正文',
      '{{#if a}}\n1. {{#if title}}**{{title}}。**{{/if}}{{text}}\n{{/if}}',
      '## {{name}}\n{{#if deep}}\n#### {{/if}}',
    ].slice(0, 7),
  )('%j', (body) => {
    expect(slipsOf(body)).toEqual([]);
  });

  const templates = join(packageRoot, 'templates');

  test.each(readdirSync(templates).filter((name) => name.endsWith('.md')))('the built-in template %s', (name) => {
    const text = readFileSync(join(templates, name), 'utf8');
    expect(slipsOf(text.slice(text.indexOf('\n---\n', 4) + 5))).toEqual([]);
  });
});
