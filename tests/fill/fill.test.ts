import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paperView } from '../../src/check/view.ts';
import { compileInline } from '../../src/fill/fill.ts';
import { plan, programme } from '../check/example.ts';
import { exampleView, faultsOf, filled, outcomeOf } from './filling.ts';

describe('values', () => {
  test('print where they are named', () => {
    expect(filled('{{programme.place}}的{{subject.fullName}}，{{subject.head.holder}}')).toBe(
      '擂鼓镇的擂鼓中学，罗显东',
    );
    expect(filled('{{posts.擂鼓中学.校长.name}} {{facts.times}} {{facts.area}}')).toBe('擂鼓中学校长 4 4348.98');
  });

  test('are escaped', () => {
    expect(filled('**{{facts.note}}**')).toBe(String.raw`**\*重点\***`);
    expect(filled('{{join facts.list "*"}}')).toBe(String.raw`甲\*乙\*丙`);
  });

  test('the date decides who holds a post', () => {
    const later = paperView(programme(), plan({ date: '2025-09-01' }));
    expect(filled('{{subject.head.holder}}', later)).toBe('方毅');
  });

  test('may be braces: output is not read again', () => {
    const view = paperView(programme({ facts: { text: '{{facts.text}}' } }), plan());
    expect(filled('{{facts.text}}', view)).toBe(String.raw`\{\{facts.text\}\}`);
  });

  test.each([
    ['{{subject}}', 'subject', '{…}'],
    ['{{parties}}', 'parties', '[…]'],
    ['{{facts.yes}}', 'facts.yes', 'true'],
    ['{{eq 1 1}}', 'eq', 'true'],
  ])('%s cannot be printed', (template, name, found) => {
    expect(faultsOf(template)).toEqual([{ code: 'not-printable-value', name, found }]);
  });
});

describe('blocks', () => {
  test('each gives this, positions, keys and the outer context', () => {
    expect(filled('{{#each facts.list}}{{@index}}{{this}}{{#if @last}}{{else}}、{{/if}}{{/each}}')).toBe(
      '0甲、1乙、2丙',
    );
    expect(filled('{{#each parties}}{{name}}{{../copies}}{{@root.date}}{{/each}}')).toBe(
      '中心学校22025-03-05擂鼓中学22025-03-05',
    );
    expect(filled('{{#each posts.擂鼓中学}}{{@key}}{{name}};{{/each}}')).toBe('校长擂鼓中学校长;副校长擂鼓中学副校长;');
  });

  test('nested loops know the outer position', () => {
    expect(filled('{{#each facts.list}}{{#each ../facts.list}}{{@../index}}{{@index}} {{/each}}{{/each}}')).toBe(
      '00 01 02 10 11 12 20 21 22 ',
    );
  });

  test('block parameters name what is gone through', () => {
    expect(filled('{{#each subject.duties as |duty i|}}{{i}}{{duty.id}}{{#if duty.title}}!{{/if}} {{/each}}')).toBe(
      '0d1 1d2 ',
    );
    expect(filled('{{#with subject.head as |date|}}{{date.title}}{{/with}}')).toBe('校长');
    expect(filled('{{#each facts.list as |title|}}{{title}}{{/each}}')).toBe('甲乙丙');
  });

  test('with steps into an object', () => {
    expect(filled('{{#with documents.notice}}{{number}}{{/with}}')).toBe('竹教发〔2025〕22号');
  });

  test('else stands for empty lists, missing values and further conditions', () => {
    expect(filled('{{#each subject.supervises}}x{{else}}无{{/each}}')).toBe('无');
    expect(filled('{{#with facts.nothing}}x{{else}}无{{/with}}')).toBe('无');
    expect(filled('{{#if (eq subject.stage "primary")}}小{{else if subject.boarding}}寄{{else}}中{{/if}}')).toBe('中');
    expect(filled('{{#unless subject.boarding}}走读{{/unless}}{{^if subject.boarding}}!{{/if}}')).toBe('走读!');
  });

  test('tags on lines of their own leave no lines', () => {
    const template =
      ':::signatures\n{{#each parties}}\n::party\n{{name}}\n{{#if head.holder}}\n{{head.holder}}\n{{/if}}\n{{/each}}\n:::\n';
    expect(filled(template)).toBe(':::signatures\n::party\n中心学校\n::party\n擂鼓中学\n罗显东\n:::\n');
  });

  test('comments print nothing, tilde takes white space away', () => {
    expect(filled('甲{{! x }}{{!-- {{y}} --}} \n {{~programme.place~}} \n乙')).toBe('甲擂鼓镇乙');
    expect(filled(String.raw`\{{programme.place}}`)).toBe('{{programme.place}}');
  });
});

describe('names', () => {
  test('that do not exist are errors with line, column, excerpt and the nearest name', () => {
    expect(outcomeOf('甲\n\n为𠮷{{subject.fulName}}制定\n').diagnostics).toEqual([
      {
        severity: 'error',
        fault: { code: 'unknown-name', name: 'subject.fulName', nearest: 'subject.fullName' },
        place: { file: 'templates/letter.md', line: 8, column: 5, excerpt: '为𠮷{{subject.fulName}}制定' },
      },
    ]);
  });

  test.each([
    ['{{#if subjct}}x{{/if}}', 'subjct', 'subject'],
    ['{{#each subject.duty}}x{{/each}}', 'subject.duty', undefined],
    ['{{#each subject.dutie}}x{{else}}y{{/each}}', 'subject.dutie', 'subject.duties'],
    ['{{#with documents.notic}}x{{/with}}', 'documents.notic', 'documents.notice'],
    ['{{#unless subject.bording}}x{{/unless}}', 'subject.bording', 'subject.boarding'],
    ['{{date programme.dat}}', 'programme.dat', 'programme.date'],
    ['{{#if (eq subject.stag "x")}}y{{/if}}', 'subject.stag', 'subject.stage'],
    ['{{posts.擂鼓中学.校张}}', 'posts.擂鼓中学.校张', 'posts.擂鼓中学.校长'],
    ['{{subject.name.length}}', 'subject.name.length', undefined],
    ['{{#each parties}}{{programme.name}}{{/each}}', 'programme', '@root.programme'],
    ['{{#each parties as |p|}}{{p.nam}}{{/each}}', 'p.nam', 'p.name'],
    ['{{#each parties}}{{../date}}{{../dat}}{{/each}}', '../dat', '../date'],
    ['{{@indx}}', '@indx', undefined],
    ['{{#each parties}}{{@indx}}{{/each}}', '@indx', '@index'],
    ['{{@run}}', '@run', undefined],
    ['{{blankDat}}', 'blankDat', 'blankDate'],
    ['{{default subject.nme "x"}}', 'subject.nme', 'subject.name'],
  ])('%s', (template, name, nearest) => {
    const fault = { code: 'unknown-name', name };
    expect(faultsOf(template)).toEqual([nearest === undefined ? fault : { ...fault, nearest }]);
  });

  test.each([
    'constructor',
    '__proto__',
    'toString',
    'subject.constructor',
    'subject.__proto__',
    'facts.list.map',
    '[#read]',
  ])('%s of the language is not a name', (name) => {
    expect(faultsOf(`{{${name}}}`)).toMatchObject([{ code: 'unknown-name' }]);
    expect(faultsOf(`{{#if ${name}}}x{{/if}}`)).toMatchObject([{ code: 'unknown-name' }]);
  });

  test('a name that exists without a value is an error of its own', () => {
    expect(faultsOf('{{parties.0.head.holder}}')).toEqual([{ code: 'no-value', name: 'parties.0.head.holder' }]);
    expect(faultsOf('{{facts.nothing}}')).toEqual([{ code: 'no-value', name: 'facts.nothing' }]);
    expect(faultsOf('{{date subject.duties.0.deadline}}')).toMatchObject([{ code: 'no-value' }]);
    expect(faultsOf('{{#each facts.nothing}}x{{/each}}')).toMatchObject([{ code: 'no-value' }]);
  });

  test('what lacks the value is named, not what would follow it', () => {
    const view = paperView(programme(), plan({ subject: undefined }));
    expect(faultsOf('{{subject.head.holder}}', view)).toEqual([{ code: 'no-value', name: 'subject' }]);
  });

  test('a vacant post within if is fine', () => {
    const view = paperView(programme(), plan({ subject: '擂鼓小学' }));
    expect(filled('{{#if subject.head.holder}}有{{else}}空缺{{/if}}', view)).toBe('空缺');
    expect(filled('{{#if (not subject.head.holder)}}空缺{{/if}}', view)).toBe('空缺');
    expect(filled('{{#if (and subject.head.holder (gt (count subject.duties) 9))}}x{{/if}}', view)).toBe('');
    expect(filled('{{#if (spacedName subject.head.holder)}}x{{else}}空缺{{/if}}', view)).toBe('空缺');
    expect(filled('{{default (spacedName subject.head.holder) (blank 3)}}', view)).toBe('______');
  });

  test('faults say the paper where they are told it', () => {
    const inline = compileInline('{{facts.nothing}}', { file: 'a.md' });
    expect(inline.value?.fill(exampleView, 'test/letter/擂鼓中学').diagnostics[0]?.fault).toEqual({
      code: 'no-value',
      name: 'facts.nothing',
      paper: 'test/letter/擂鼓中学',
    });
  });
});

describe('faults', () => {
  test('of a template come together, in the order of its lines', () => {
    const template = '{{subject.nme}}\n{{{programme.name}}}\n{{dat date}} {{facts.nothing}}\n{{date "x"}}\n{{parties}}';
    expect(outcomeOf(template).diagnostics.map(({ fault, place }) => [fault.code, place?.line, place?.column])).toEqual(
      [
        ['unknown-name', 6, 3],
        ['raw-output', 7, 1],
        ['unknown-helper', 8, 1],
        ['no-value', 8, 16],
        ['helper-argument', 9, 3],
        ['not-printable-value', 10, 1],
      ],
    );
  });

  test('in a loop are said once', () => {
    expect(faultsOf('{{#each parties}}{{nam}}{{/each}}')).toHaveLength(1);
  });

  test('in branches not taken are found where they need no data', () => {
    expect(faultsOf('{{#if facts.nothing}}{{dat x}}{{{y}}}{{/if}}')).toEqual([
      { code: 'unknown-helper', name: 'dat', nearest: 'date' },
      { code: 'raw-output', expression: '{{{y}}}' },
    ]);
  });

  test('a condition that is at fault hides neither branch’s nor later faults’ places', () => {
    expect(faultsOf('{{#if typo}}{{x}}{{/if}}{{date date "x"}}')).toMatchObject([
      { code: 'unknown-name', name: 'typo' },
      { code: 'helper-argument', helper: 'date', detail: 'date date "x"' },
    ]);
  });
});

describe('refused', () => {
  test.each([
    ['{{{programme.name}}}', { code: 'raw-output', expression: '{{{programme.name}}}' }],
    ['{{&programme.name}}', { code: 'raw-output', expression: '{{&programme.name}}' }],
    ['{{{blankDate}}}', { code: 'raw-output', expression: '{{{blankDate}}}' }],
    ['{{> (date "footer")}}', { code: 'template-syntax', detail: '{{> (date "footer")}}' }],
    ['{{~> footer}}', { code: 'template-syntax', detail: '{{~> footer}}' }],
    ['{{#> footer}}x{{/footer}}', { code: 'template-syntax', detail: '{{#> footer}}' }],
    ['{{* decorate}}', { code: 'template-syntax', detail: '{{* decorate}}' }],
    ['{{#*inline "x"}}y{{/inline}}', { code: 'template-syntax', detail: '{{#*inline "x"}}' }],
    ['{{dte programme.date}}', { code: 'unknown-helper', name: 'dte', nearest: 'date' }],
    ['{{lookup posts "x"}}', { code: 'unknown-helper', name: 'lookup' }],
    ['{{log programme.date}}', { code: 'unknown-helper', name: 'log' }],
    ['{{[#read] 0 this}}', { code: 'unknown-helper', name: '#read' }],
    ['{{constructor "x"}}', { code: 'unknown-helper', name: 'constructor' }],
    ['{{#iff x}}y{{/iff}}', { code: 'unknown-helper', name: '#iff', nearest: '#if' }],
    ['{{#programme}}y{{/programme}}', { code: 'unknown-helper', name: '#programme' }],
    ['{{#if copies as |x|}}{{x}}{{/if}}', { code: 'helper-argument', helper: 'if', detail: '{{#if copies as |x|}}' }],
    ['{{#each parties as | [#print] [#read] |}}{{name}}{{/each}}', { code: 'template-syntax' }],
    ['{{#each parties as |[#print]|}}{{name}}{{/each}}', { code: 'template-syntax' }],
    ['{{#date x}}y{{/date}}', { code: 'unknown-helper', name: '#date' }],
  ])('%s', (template, fault) => {
    expect(faultsOf(template)).toMatchObject([fault]);
  });
});

function lineOf(line: number, column: number, excerpt: string) {
  return { file: 'templates/letter.md', line, column, excerpt };
}

describe('tags that do not fit', () => {
  test.each([
    ['甲\n{{#if copies}}\n乙', { code: 'block-not-closed', block: '{{#if}}' }, lineOf(7, 1, '{{#if copies}}')],
    [
      '{{#if copies}}\n{{#each parties}}\n{{/if}}',
      { code: 'block-not-closed', block: '{{#each}}', found: '{{/if}}' },
      lineOf(7, 1, '{{#each parties}}'),
    ],
    ['甲{{/if}}', { code: 'block-not-opened', block: '{{/if}}' }, lineOf(6, 2, '甲{{/if}}')],
    ['甲\n{{date "x}}\n乙', { code: 'template-syntax', detail: '{{date "x}}' }, lineOf(7, 1, '{{date "x}}')],
    [
      '{{programme.name)}}',
      { code: 'template-syntax', detail: '{{programme.name)}}' },
      lineOf(6, 1, '{{programme.name)}}'),
    ],
    ['甲 {{copies', { code: 'template-syntax', detail: '{{copies' }, lineOf(6, 3, '甲 {{copies')],
    [
      '{{programme.name}\n乙',
      { code: 'template-syntax', detail: '{{programme.name}' },
      lineOf(6, 1, '{{programme.name}'),
    ],
    [
      '{{date date}} {{date "x}} {{copies}}',
      { code: 'template-syntax', detail: '{{date "x}}' },
      lineOf(6, 15, '{{date date}} {{date "x}} {{copies}}'),
    ],
    ['{{else}}', { code: 'template-syntax', detail: '{{else}}' }, lineOf(6, 1, '{{else}}')],
    ['{{}}', { code: 'template-syntax', detail: '{{}}' }, lineOf(6, 1, '{{}}')],
    ['{{a/../b}}', { code: 'template-syntax', detail: '{{a/../b}}' }, lineOf(6, 1, '{{a/../b}}')],
  ])('%s', (template, fault, where) => {
    expect(outcomeOf(template).diagnostics).toEqual([{ severity: 'error', fault, place: where }]);
  });

  test('no block is missed after the first', () => {
    expect(faultsOf('{{#if a}}\n{{/each}}\n{{#with b}}')).toHaveLength(3);
  });
});

describe('a title', () => {
  const place = {
    file: 'templates/letter.md',
    line: 2,
    column: 8,
    excerpt: 'title: "{{programme.place}}*{{programme.nam}}"',
  };

  test('is filled to plain text', () => {
    const outcome = compileInline('{{programme.place}}*{{facts.note}}*责任书', place).value?.fill(exampleView);
    expect(outcome).toEqual({ value: '擂鼓镇**重点**责任书', diagnostics: [] });
  });

  test('has its faults at their place in the front matter', () => {
    const outcome = compileInline('{{programme.place}}*{{programme.nam}}', place).value?.fill(exampleView);
    expect(outcome?.diagnostics).toEqual([
      {
        severity: 'error',
        fault: { code: 'unknown-name', name: 'programme.nam', nearest: 'programme.name' },
        place: { ...place, column: 31 },
      },
    ]);
    expect(compileInline('{{#if}}', place).diagnostics).toMatchObject([{ fault: { code: 'block-not-closed' }, place }]);
  });
});

describe('whatever a template holds', () => {
  const pieces = [
    '{{', '}}', '{{{', '}}}', '{{#if ', '{{#each ', '{{#with ', '{{/if}}', '{{/each}}', '{{/with}}', '{{else}}', '{{^}}', '{{> ', '{{* ', '{{&',
    '{{!', '--', '~', '(', ')', ' ', '\n', '\\', '|', ' as |', '=', '"', "'", '@', '../', './', '.', 'this', 'subject', 'name', 'parties',
    'date', 'join', 'blankDate', 'eq', 'default', 'digits=2', 'null', 'true', '3', '甲', '[', ']', 'constructor', '__proto__', '#read',
    '{{subject.name}}', '{{#each parties}}', '{{#if copies}}', '{{#each parties as |p i|}}', '{{#if copies as |p|}}', '{{#with subject as |this|}}', '{{p.name}}', '{{blank 3}}', '{{{{', '}}}}',
  ]; // prettier-ignore

  test('it fills or says why not, and never throws', () => {
    const body = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join(''));
    const property = fc.property(body, (text) => {
      const { value, diagnostics } = outcomeOf(text);
      expect(value === undefined).toBe(diagnostics.length > 0);
      expect(value ?? '').not.toMatch(/undefined|\[object|function/);
      for (const { place } of diagnostics) expect(place?.excerpt).toBe(text.split('\n')[(place?.line ?? 0) - 6]);
    });
    fc.assert(property, { numRuns: 3000, seed: 20250305 });
  });
});
