/** Which facts a paper is made from: named the same whichever way a template reaches them. */
import { describe, expect, test } from 'vitest';
import { createViews } from '../../src/check/view.ts';
import { compileTemplate } from '../../src/fill/fill.ts';
import type { Programme } from '../../src/model/programme.ts';
import { organization, plan, programme } from '../check/example.ts';
import { templateOf } from '../parse/parsing.ts';

/** The facts that a template's body reads, of the letter for 擂鼓中学. */
function factsOf(body: string, of: Programme = programme()): Record<string, string | null> {
  const facts = new Map<string, string | null>();
  const filled = compileTemplate(templateOf(body)).value?.fill(createViews(of)(plan({})), 'test', facts);
  expect(filled?.diagnostics).toEqual([]);
  return Object.fromEntries(facts);
}

describe('facts read', () => {
  test.each([
    ['{{subject.head.holder}}', { 'posts.擂鼓中学.校长': '罗显东' }],
    ['{{posts.擂鼓中学.校长.holder}}', { 'posts.擂鼓中学.校长': '罗显东' }],
    ['{{#with subject}}{{#with head}}{{holder}}{{/with}}{{/with}}', { 'posts.擂鼓中学.校长': '罗显东' }],
    ['{{subject.name}}{{programme.place}}', { 'organizations.擂鼓中学.name': '擂鼓中学', 'programme.place': '擂鼓镇' }],
    ['{{facts.times}}', { 'facts.times': '4' }],
    ['{{date programme.date}}', { 'programme.date': '2025-03-05' }],
  ])('%s', (body, facts) => {
    expect(factsOf(body)).toMatchObject(facts);
  });

  test('a post without a holder is a fact too', () => {
    const vacant = '{{#with groups}}{{#each 各校}}{{#if head.holder}}{{head.holder}}{{/if}}{{/each}}{{/with}}';
    expect(factsOf(vacant)).toMatchObject({
      'groups.各校': '擂鼓中学、擂鼓小学',
      'posts.擂鼓中学.校长': '罗显东',
      'posts.擂鼓小学.校长': null,
    });
  });

  test('of lists their items, gone through or handed to a helper', () => {
    expect(factsOf('{{#each subject.duties}}{{text}}{{/each}}')).toMatchObject({
      'organizations.擂鼓中学.duties': 'd1、d2',
      'duties.d1.text': '改造操场',
      'duties.d2.text': '加大宣传',
    });
    expect(factsOf('{{join schools key="name"}}')).toMatchObject({
      schools: '擂鼓中学、擂鼓小学',
      'organizations.擂鼓小学.name': '擂鼓小学',
    });
    expect(factsOf('{{join facts.list}}')).toMatchObject({ 'facts.list': '甲、乙、丙' });
    expect(factsOf('{{#each (having duties "deadline")}}{{id}}{{/each}}')).toMatchObject({
      'duties.d3.deadline': '2025-11-28',
      'duties.d4.deadline': null,
    });
  });

  test('of objects gone through, called by the way that leads to them', () => {
    const facts = { goals: { first: { text: '达标' }, second: { text: '示范' } } };
    expect(factsOf('{{#each facts.goals}}{{text}}{{/each}}', programme({ facts }))).toEqual({
      'facts.goals.first.text': '达标',
      'facts.goals.second.text': '示范',
    });
  });

  test('of a document all that citing it needs', () => {
    expect(factsOf('{{cite documents.notice}}')).toMatchObject({
      'documents.notice.title': '关于推进均衡发展的通知',
      'documents.notice.number': '竹教发〔2025〕22号',
    });
  });

  test('of long lists how many items they have, and what says more than that the items are called as they are', () => {
    const { organizations } = programme();
    const more = Array.from({ length: 200 }, (_, index) => organization(`第${index + 1}小学`, { fullName: '小学' }));
    const county = programme({ organizations: [...organizations, ...more] });
    const listed = '{{count schools}}{{join schools key="name"}}';
    expect(factsOf(listed, county)).toEqual({ schools: expect.stringMatching(/^#202:[\da-f]{16}$/u) as string });
    const full = factsOf('{{join schools key="fullName"}}', county);
    expect(full).toMatchObject({ 'organizations.第1小学.fullName': '小学' });
  });

  test('what is not read is no fact of the paper', () => {
    expect(Object.keys(factsOf('{{subject.name}}'))).toEqual(['organizations.擂鼓中学.name']);
  });
});
