/** Parts: the texts that {{> name}} inserts. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileInline, compileTemplate } from '../../src/fill/fill.ts';
import { loadParts } from '../../src/load/template.ts';
import { folderOf } from '../load/folder.ts';
import { plainText, readPdf } from '../reading/pdf.ts';
import { filesOf, soundData, template, workspace } from '../workspace.ts';
import { filled, outcomeOf, type PartTexts } from './filling.ts';

/** The text a template without faults fills to. */
function joined(body: string, parts: PartTexts): string | undefined {
  const { value, diagnostics } = outcomeOf(body, undefined, parts);
  expect(diagnostics).toEqual([]);
  return value;
}

/** A template's faults with their places. */
function faultsOf(body: string, parts: PartTexts): unknown[] {
  const { value, diagnostics } = outcomeOf(body, undefined, parts);
  expect(value).toBeUndefined();
  return diagnostics.map(({ fault, place }) => [fault, `${place?.file}:${place?.line}:${place?.column}`]);
}

describe('a part', () => {
  test('is inserted with the names of the place it stands at', () => {
    const parts = { head: '{{title}}{{holder}}\n', 我的: '{{i}}{{duty.id}}{{../copies}}' };
    expect(joined('{{#with subject.head}}{{> head}}同志{{/with}}', parts)).toBe('校长罗显东同志');
    expect(joined('{{#each subject.duties as |duty i|}}{{> 我的}} {{/each}}', parts)).toBe('0d12 1d22 ');
    expect(joined('{{> "我的 段落"}}', { '我的 段落': '甲' })).toBe('甲');
  });

  test('inserts others', () => {
    const parts = { outer: '甲{{> inner}}丙\n', inner: '{{> "in-most"}}\n', 'in-most': '乙\n' };
    expect(joined('（{{> outer}}）', parts)).toBe('（甲乙丙）');
  });

  test('alone on its line is inserted as whole lines', () => {
    const parts = { closing: '## 附则\n\n{{copies}}份。\n' };
    expect(joined('甲\n\n{{> closing}}\n\n乙\n', parts)).toBe('甲\n\n## 附则\n\n2份。\n\n乙\n');
    expect(joined('甲\r\n{{> closing}}\r\n乙', { closing: '丙\r\n' })).toBe('甲\r\n丙\r\n乙');
    expect(joined('{{> closing}}', parts)).toBe('## 附则\n\n2份。');
  });

  test('without text leaves no line', () => {
    expect(joined('甲\n  {{> none}}\n乙{{> none}}\n', { none: '\n' })).toBe('甲\n乙\n');
    const parts = { maybe: '{{#if facts.nothing}}\n丙\n{{/if}}\n' };
    expect(joined('甲\n{{> maybe}}\n乙\n', parts)).toBe('甲\n乙\n');
  });

  test('is indented as its tag is, so that it stays in the item it stands in', () => {
    const parts = { steps: '1. 甲。\n\n   说明。\n1. {{> last}}\n', last: '乙。', note: '{{> steps}}\n' };
    expect(joined('1. 总。\n   {{> note}}\n1. 分。\n', parts)).toBe(
      '1. 总。\n   1. 甲。\n\n      说明。\n   1. 乙。\n1. 分。\n',
    );
  });

  test('stands in blocks, whose tags leave no lines', () => {
    const parts = { party: '::party\n{{name}}\n{{#if head.holder}}\n{{head.holder}}\n{{/if}}\n' };
    expect(joined(':::signatures\n{{#each parties}}\n{{> party}}\n{{/each}}\n:::\n', parts)).toBe(
      ':::signatures\n::party\n中心学校\n::party\n擂鼓中学\n罗显东\n:::\n',
    );
    const either =
      '{{#if facts.nothing}}\n{{> none}}\n{{else if facts.yes}}\n{{> some}}\n{{else}}\n{{> none}}\n{{/if}}\n';
    expect(joined(either, { none: '无\n', some: '有\n' })).toBe('有\n');
  });

  test('meets asterisks as if it had been written there', () => {
    const parts = { title: '{{subject.name}}A' };
    expect(joined('**{{> title}}**2025年', parts)).toBe(filled('**{{subject.name}}A**2025年'));
    expect(joined('{{> bold}}2025年', { bold: '**{{copies}}**' })).toBe(filled('**{{copies}}**2025年'));
  });

  test.each([
    [{ a: '{', b: '{{copies}}' }, '{2'],
    [{ a: '甲\\', b: '{{copies}}' }, '甲\\2'],
    [{ a: '{{copies}}', b: '}' }, '2}'],
    [{ a: '甲\\', b: '乙' }, '甲\\乙'],
  ])('%j do not become other tags where they meet', (parts, expected) => {
    expect(joined('{{> a}}{{> b}}', parts)).toBe(expected);
  });

  test('keeps a backslash before its tag', () => {
    expect(joined('甲\\\\{{> a}}', { a: '乙' })).toBe('甲\\乙');
    expect(joined('\\{{> a}}', { a: '乙' })).toBe('{{> a}}');
    expect(joined('{{!-- {{> b}} --}}{{> a}}', { a: '乙' })).toBe('乙');
  });

  test('is filled as its text would be, wherever it is inserted', () => {
    const pieces = fc.constantFrom(
      '甲',
      '*',
      '1. ',
      '{{copies}}',
      '\n',
      '   ',
      '{{#if facts.yes}}乙{{/if}}',
      '**',
      'A',
    );
    const text = fc.array(pieces, { maxLength: 6 }).map((each) => each.join(''));
    fc.assert(
      fc.property(text, text, text, (before, part, after) => {
        const inline = `${before}甲{{> part}}乙${after}`;
        expect(outcomeOf(inline, undefined, { part }).value).toBe(
          outcomeOf(inline.replace('{{> part}}', part.replace(/\n$/, ''))).value,
        );
      }),
    );
  });
});

describe('faults of parts', () => {
  test('stand in the file of the part', () => {
    const parts = { closing: '附则\n  {{subject.nme}}{{dte date}}\n{{posts.擂鼓中学.副校长.holder}}\n' };
    expect(faultsOf('甲\n  {{> closing}}\n{{subject.x}}\n', parts)).toEqual([
      [{ code: 'unknown-name', name: 'subject.nme', nearest: 'subject.name' }, 'parts/closing.md:2:5'],
      [{ code: 'unknown-helper', name: 'dte', nearest: 'date' }, 'parts/closing.md:2:18'],
      [{ code: 'no-value', name: 'posts.擂鼓中学.副校长.holder' }, 'parts/closing.md:3:3'],
      [{ code: 'unknown-name', name: 'subject.x' }, 'templates/letter.md:8:3'],
    ]);
  });

  test('are told once, however often it is inserted', () => {
    const parts = { a: '{{x.y}}{{> b}}{{{copies}}}' };
    expect(faultsOf('{{> a}}{{#each parties}}\n{{> a}}\n{{/each}}', { ...parts, b: '' }).length).toBe(2);
    expect(faultsOf('{{> a}}{{> a}}', parts)).toContainEqual([{ code: 'part-missing', name: 'b' }, 'parts/a.md:1:8']);
  });

  test('have their places whatever the indentation', () => {
    const parts = { outer: '1. 甲\n\n   {{> inner}}\n', inner: '乙{{x}}\n丙{{y}}\n' };
    expect(faultsOf('1. 总\n   {{> outer}}\n', parts)).toEqual([
      [{ code: 'unknown-name', name: 'x' }, 'parts/inner.md:1:4'],
      [{ code: 'unknown-name', name: 'y' }, 'parts/inner.md:2:4'],
    ]);
  });

  test('of its structure do not keep others from being told', () => {
    expect(
      faultsOf('{{#if facts.yes}}{{> open}}{{/if}}{{subject.x}}', { open: '甲\n{{/if}}{{#each parties}}' }),
    ).toEqual([
      [{ code: 'block-not-opened', block: '{{/if}}' }, 'parts/open.md:2:1'],
      [{ code: 'block-not-closed', block: '{{#each}}' }, 'parts/open.md:2:8'],
      [{ code: 'unknown-name', name: 'subject.x' }, 'templates/letter.md:6:37'],
    ]);
  });

  test('that does not exist stand at its tag, with the nearest', () => {
    expect(faultsOf('甲\n{{#if facts.yes}}乙{{> closng}}{{/if}}', { closing: '' })).toEqual([
      [{ code: 'part-missing', name: 'closng', nearest: 'closing' }, 'templates/letter.md:7:19'],
    ]);
    expect(faultsOf('{{> ../closing/x}}', {})).toEqual([
      [{ code: 'part-missing', name: '../closing/x' }, 'templates/letter.md:6:1'],
    ]);
  });

  test('that inserts itself are told where the circle closes, once', () => {
    expect(faultsOf('{{> self}}', { self: '甲{{> self}}' })).toEqual([
      [{ code: 'part-cycle', names: ['self'] }, 'parts/self.md:1:2'],
    ]);
    const parts = { a: '{{> b}}', b: '甲\n{{> c}}', c: '{{> b}}{{> b}}' };
    expect(faultsOf('{{> a}}{{> c}}', parts)).toEqual([[{ code: 'part-cycle', names: ['b', 'c'] }, 'parts/c.md:1:1']]);
  });

  test.each(['{{> a columns=3}}', '{{> a subject}}'])('%s: it takes no arguments', (tag) => {
    expect(faultsOf(`甲${tag}`, { a: '' })).toEqual([
      [{ code: 'part-argument', name: 'a' }, 'templates/letter.md:6:2'],
    ]);
  });

  test('in a title are refused', () => {
    const compiled = compileInline('{{> a}}', { file: 'letter.md' });
    expect(compiled.value?.faults.map(({ fault }) => fault)).toEqual([{ code: 'template-syntax', detail: '{{> a}}' }]);
  });
});

describe('parts in files', () => {
  test("are the workspace's before the built-in ones; what cannot be read is told where it is inserted", async () => {
    const own = { path: await folderOf({ 'parts/a.md': '甲', 'parts/_b.md': '', 'c.md': '' }), shown: 'templates/' };
    const builtIn = await folderOf({
      'parts/a.md': '乙',
      'parts/bad.md': '丙\n丁\u200B',
      'parts/gbk.md': Uint8Array.of(0xbc),
    });
    const parts = await loadParts([own, { path: builtIn, shown: 'built-in' }, { path: '/nowhere', shown: '' }]);
    expect([...parts.keys()].sort()).toEqual(['a', 'bad', 'gbk']);
    expect(parts.get('a')).toEqual({ file: 'templates/parts/a.md', text: '甲', faults: [] });
    const faultsWith = (body: string): unknown => {
      const frontMatter = { kind: 'map', entries: [], place: { file: 'a' } } as const;
      const compiled = compileTemplate({ name: 'a', file: 'a', body, bodyLine: 1, frontMatter }, parts);
      return compiled.value?.faults.map(({ fault, place }) => [fault.code, place?.file, place?.line, place?.column]);
    };
    expect(faultsWith('{{> a}}')).toEqual([]);
    expect(faultsWith('{{> bad}}{{> gbk}}')).toEqual([
      ['forbidden-character', 'built-in/parts/bad.md', 2, 2],
      ['file-encoding', 'built-in/parts/gbk.md', undefined, undefined],
    ]);
  });
});

describe('a paper with parts', () => {
  const files = {
    'data/town/data.yaml': soundData,
    'templates/letter.md': template('# {{title}}\n\n1. 总则。\n   {{> steps}}\n\n{{> closing}}\n'),
    'templates/parts/steps.md': '1. 演练。\n1. 检查。\n',
    'templates/parts/closing.md':
      '{{copiesClause}}。\n\n:::signatures\n{{#each parties}}\n{{> party}}\n{{/each}}\n:::\n',
    'templates/parts/party.md': '::party\n{{name}}（盖章）\n',
  };

  test('is built as if it had been written out', async () => {
    const town = workspace(files);
    const [file] = filesOf(await town.build('data/town'), 'pdf');
    const text = plainText((await readPdf(town.read(file?.path ?? ''))).pages.flat());
    expect(text).toContain('1.总则。(1)演练。(2)检查。本责任书一式两份,中心学校、清溪小学各执一份。');
    expect(text).toContain('清溪小学(盖章)');
    const again = await town.build('data/town');
    expect(again.totals).toMatchObject({ papers: 1, unchanged: 1 });
    writeFileSync(join(town.path, 'templates/parts/steps.md'), '1. 演习。\n');
    expect((await town.build('data/town')).totals).toMatchObject({ changed: 1 });
  });

  test('has faults of markup and missing characters at their places in the part', async () => {
    const steps = 'templates/parts/steps.md';
    const markup = await workspace({ ...files, [steps]: '1. 演练。\n\n> 引用\n' }).run('check', 'data/town');
    expect(markup.exit).not.toBe(0);
    expect(`${markup.output}${markup.error}`).toContain('templates/parts/steps.md:3:1');
    const glyph = await workspace({ ...files, [steps]: '1. 演练。\n1. 检\u{1F600}查。\n' }).run('check', 'data/town');
    expect(`${glyph.output}${glyph.error}`).toContain('templates/parts/steps.md:2:5');
  });
});
