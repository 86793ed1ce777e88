/** What stretches of a template gave before: the same text, facts and faults as if nothing had been filled before. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collectGarbage } from '../../src/batch/memory.ts';
import { createViews } from '../../src/check/view.ts';
import { compileTemplate, type CompiledTemplate } from '../../src/fill/fill.ts';
import type { PaperPlan } from '../../src/model/programme.ts';
import { plan, programme } from '../check/example.ts';
import { templateOf } from '../parse/parsing.ts';

function compiled(body: string): CompiledTemplate {
  const { value } = compileTemplate(templateOf(body));
  if (value === undefined) throw new Error(`${body} has no structure`);
  return value;
}

type Views = ReturnType<typeof createViews>;

/** All that a filling tells, facts in the order they were read. */
function told(template: CompiledTemplate, views: Views, of: PaperPlan): unknown {
  const facts = new Map<string, string | null>();
  const outcome = template.fill(views(of), of.id, facts);
  return { ...outcome, facts: [...facts] };
}

const plans = ['擂鼓中学', '擂鼓小学', undefined].flatMap((subject) =>
  ['2025-03-05', '2025-09-01'].map((date) => {
    const parties = ['中心学校', ...(subject === undefined ? [] : [subject])];
    return plan({ id: `test/letter/${subject ?? ''}`, subject, date, parties });
  }),
);

/** Fills papers one after the other, each beside a template and views that were never used. */
function expectUnchanged(body: string, papers: readonly PaperPlan[]): void {
  const [template, views] = [compiled(body), createViews(programme())];
  for (const of of papers) {
    expect(told(template, views, of)).toEqual(told(compiled(body), createViews(programme()), of));
  }
}

describe('what is kept of a template', () => {
  test.each([
    '{{#each sections}}{{name}}：{{#each duties}}{{@index}}{{text}}{{#if @last}}。{{/if}}{{/each}}{{/each}}',
    '{{#each subject.duties}}{{@index}} {{text}}{{#unless @last}}；{{/unless}}{{/each}}',
    '{{#each subject.duties}}{{text}}{{@root.subject.name}}{{/each}}',
    '{{#each subject.duties}}{{text}}{{../subject.name}}{{/each}}',
    '{{#each parties}}{{#each @root.duties}}{{text}}{{../name}}{{@../index}}{{/each}}{{/each}}',
    '{{#each parties as |party at|}}{{#each @root.duties as |duty|}}{{party.name}}{{at}}{{duty.id}}{{/each}}{{/each}}',
    '{{#each facts.list}}{{#each @root.duties}}{{../this}}{{/each}}{{/each}}',
    '{{#with @root}}{{#with subject}}{{name}}{{/with}}{{/with}}',
    '{{#each duties}}{{#with @root}}{{#if subject}}{{subject.name}}{{/if}}{{/with}}{{/each}}',
    '{{#each duties}}{{#with ..}}{{date}}{{/with}}{{/each}}',
    '{{#each this}}{{@key}} {{/each}}',
    '{{date date}}{{posts.擂鼓中学.校长.holder}}{{copiesClause}}{{#each duties}}{{copiesClause}}{{/each}}',
    '{{#each duties}}{{#if deadline}}{{posts.擂鼓小学.校长.holder}}{{/if}}{{/each}}',
    '{{#each schools}}{{head.holder}}{{/each}}',
    '{{posts.擂鼓中学.校长.label}}{{#each schools}}{{head.name}}{{/each}}{{subject.head.person}}',
    '{{#if subject}} x {{~/if~}} \n {{programme.place}} \n{{~#if copies~}} y {{/if}}\n {{#each sections}}\n{{name}}\n{{/each}}\n',
  ])('%s', (body) => {
    expectUnchanged(body, [...plans, ...plans, ...[...plans].reverse()]);
  });

  test('is given again: what it is of is not read a second time', () => {
    let asked = 0;
    const template = compiled('{{#each duties}}{{text}}{{/each}}{{subject.name}}');
    const views = createViews(programme());
    const watched = Object.freeze([
      {
        get text() {
          asked += 1;
          return '甲';
        },
      },
    ]);
    const fill = () => template.fill({ ...views(plan()), duties: watched } as never, 'x').value;
    expect([fill(), fill(), fill(), asked]).toEqual(['甲擂鼓中学', '甲擂鼓中学', '甲擂鼓中学', 1]);
  });

  test('does not hold what it was of: views of days gone by are forgotten', async () => {
    const template = compiled('{{#each schools}}{{name}}{{/each}}{{subject.name}}');
    const fillOnce = (): WeakRef<object> => {
      const view = createViews(programme())(plan());
      expect(template.fill(view, 'x').value).toBe('擂鼓中学擂鼓小学擂鼓中学');
      return new WeakRef(view.schools);
    };
    const held = [fillOnce(), fillOnce(), fillOnce()];
    // A reference that was made stays as long as what made it has not come to its end.
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
    expect(held.map((schools) => schools.deref())).toEqual([undefined, undefined, undefined]);
  });

  test('takes as many steps as it took', () => {
    const short = '{{#each list}}{{#if text}}{{/if}}{{/each}}';
    const long = `{{#each list}}${'{{#each ../list}}{{#if text}}{{/if}}{{/each}}'.repeat(30)}{{/each}}`;
    const list = Array.from({ length: 130 }, (_, index) => ({ text: `${index}` }));
    const view = { ...createViews(programme())(plan()), list };
    const template = compiled(`${short.repeat(30)}{{subject.name}}${long}`);
    const [first, ...later] = [1, 2, 3].map(() => template.fill(view as never, 'x').diagnostics);
    expect(first).toMatchObject([{ fault: { code: 'too-much', of: 'steps' } }]);
    expect(later).toEqual([first, first]);
  });
});

describe('of random templates', () => {
  const path = fc.constantFrom(
    'name', 'text', 'title', 'date', 'copies', 'subject.name', 'subject.head.holder', 'subject.head.label', 'issuer.fullName', 'programme.place',
    'posts.擂鼓中学.校长.person', 'posts.擂鼓中学.校长.name', '../name', '../../name', '@root.subject.fullName', '@root.date', '@index', '@../index',
    '@first', '@key', 'this', '..', '../this', '@root', 'one.name', 'other.text', 'other', 'place', 'facts.times', 'documents.notice.title', 'head.person', 'nothing.there',
  ); // prettier-ignore
  const list = fc.constantFrom(
    'duties', 'sections', 'schools', 'parties', 'subject.duties', 'subject.sections', 'facts.list', 'groups.各校', 'clauses', 'posts.擂鼓中学', 'groups',
    '../duties', '@root.duties', '@root.parties', '@root.schools', '(having duties "deadline")', '(sort @root.schools "name")', 'this', 'one.duties', '@root.facts.list', 'organizations', 'documents',
  ); // prettier-ignore
  const call = fc.constantFrom(
    'copiesClause', 'join @root.schools key="name"', 'join @root.parties key="name"', 'count @root.duties', 'default title "无"', 'cite @root.documents.notice',
    'hanzi @root.copies', 'date @root.date', 'default subject.name @root.date', 'default this "甲"', 'blank 2',
  ); // prettier-ignore
  const { body } = fc.letrec<{ body: string; statement: string }>((tie) => ({
    body: fc.array(tie('statement'), { minLength: 1, maxLength: 4 }).map((statements) => statements.join('')),
    statement: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.constantFrom('，', '甲', '\n', ' \n', '**'),
      fc.oneof(path, call).map((inner) => `{{${inner}}}`),
      fc.tuple(list, tie('body'), fc.constantFrom('', ' as |one|', ' as |other one|')).map(([over, inner, as]) => `{{#each ${over}${as}}}${inner}{{/each}}`),
      fc.tuple(fc.oneof(path, list), tie('body'), tie('body')).map(([of, inner, other]) => `{{#if ${of}}}${inner}{{else}}${other}{{/if}}`),
      fc.tuple(path, tie('body')).map(([of, inner]) => `{{#with ${of} as |other|}}${inner}{{/with}}`),
    ),
  })); // prettier-ignore
  /** Faultless ones are kept, so most paths must be there. */
  const guarded = body.map((text) => text.replaceAll(/\{\{([^#/{}]+)\}\}/g, (tag, inner: string) => (/^(?:else|copies|join|count|default|cite|hanzi|date |blank)/u.test(inner) ? tag : `{{#if ${inner}}}${tag}{{/if}}`))); // prettier-ignore

  test('the same text, facts and faults, whatever was filled before', () => {
    const papers = fc.array(fc.constantFrom(...plans), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(fc.oneof(body, guarded), papers, expectUnchanged),
      { numRuns: 200, seed: 20251126 }, // prettier-ignore
    );
  });
});
