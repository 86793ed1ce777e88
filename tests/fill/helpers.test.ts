import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { helpers } from '../../src/fill/helpers.ts';
import { faultsOf, filled } from './filling.ts';

describe('helpers', () => {
  test.each([
    ['{{date programme.date}}', '2025年3月5日'],
    ['{{month programme.date}}', '2025年3月'],
    ['{{year date}}', '2025年'],
    ['{{hanziDate date}}', '二〇二五年三月五日'],
    ['{{hanziMonth date}}', '二〇二五年三月'],
    ['{{hanziYear date}}', '二〇二五年'],
    ['{{hanzi 105}}', '一百零五'],
    ['{{hanziCount copies}}', '两'],
    ['{{join facts.list}}', '甲、乙、丙'],
    ['{{join facts.list "，"}}', '甲，乙，丙'],
    ['{{join parties key="name"}}', '中心学校、擂鼓中学'],
    ['{{enumerate facts.list}}', '（1）甲；（2）乙；（3）丙'],
    ['{{enumerate "甲" copies "丙"}}', '（1）甲；（2）2；（3）丙'],
    ['{{enumerate parties key="name"}}', '（1）中心学校；（2）擂鼓中学'],
    ['{{number facts.area}}', '4348.98'],
    ['{{number facts.area digits=1 group=true}}', '4,349'],
    ['{{number "14100" group=true}}', '14,100'],
    ['{{quantity 14100 "㎡"}}', '14100㎡'],
    ['{{money 3500}}，{{money 125000}}', '3500元，12.5万元'],
    ['{{percent 98}}', '98%'],
    ['{{cite documents.notice}}', '《关于推进均衡发展的通知》（竹教发〔2025〕22号）'],
    ['{{cite documents.opinion}}', '竹山县人民政府《实施意见》'],
    ['{{title documents.notice}}', '《关于推进均衡发展的通知》'],
    ['{{spacedName "方毅"}}', '方\u3000毅'],
    ['{{copiesClause}}。', '本责任书一式两份，中心学校、擂鼓中学各执一份。'],
    [
      '{{#each parties}}{{#if @first}}{{copiesClause "承诺书"}}{{/if}}{{/each}}',
      '本承诺书一式两份，中心学校、擂鼓中学各执一份',
    ],
    ['{{blank 4}}', '________'],
    ['{{blank 1}}', '____'],
    ['{{blankDate}}', '　　　　年　　月　　日'],
    ['{{default facts.nothing "无"}}{{default copies "无"}}', '无2'],
    ['{{#if (gt facts.times 3)}}a{{/if}}{{#if (lt facts.times 3)}}b{{/if}}', 'a'],
    ['{{#if (gt "2025-11-28" date)}}a{{/if}}{{#if (gt facts.nothing 1)}}b{{/if}}', 'a'],
    ['{{#if (or facts.nothing (ne copies 3))}}a{{/if}}{{#if (eq (count parties) 2)}}b{{/if}}', 'ab'],
    ['{{#if (eq facts.nothing undefined)}}a{{/if}}', 'a'],
  ])('%s', (template, text) => expect(filled(template)).toBe(text));

  test('are those of the documentation', () => {
    const page = readFileSync(new URL('../../ARCHITECTURE.md', import.meta.url), 'utf8');
    for (const name of helpers.keys()) expect(page).toMatch(new RegExp(String.raw`[\`(]${name}\b`));
  });

  test('work as their usage says', () => {
    for (const [name, helper] of helpers) {
      const call = helper.usage.replace(/^[({]+|[)}]+$/g, '');
      expect(call.split(' ')[0]).toBe(name);
    }
  });
});

describe('wrong arguments', () => {
  test.each([
    ['{{date "2025-02-30"}}', 'date', 'date "2025-02-30"'],
    ['{{date copies}}', 'date', 'date 2'],
    ['{{date}}{{year}}', 'year', 'year'],
    ['{{hanzi}}', 'hanzi', 'hanzi'],
    ['{{hanzi -1}}', 'hanzi', 'hanzi -1'],
    ['{{hanzi 1.5}}', 'hanzi', 'hanzi 1.5'],
    ['{{hanzi 100000000}}', 'hanzi', 'hanzi 100000000'],
    ['{{join "甲"}}', 'join', 'join "甲"'],
    ['{{join parties}}', 'join', 'join […]'],
    ['{{join parties key="nme"}}', 'join', 'join […] key="nme"'],
    ['{{join facts.list sep="x"}}', 'join', 'join facts.list sep="x"'],
    ['{{number "abc"}}', 'number', 'number "abc"'],
    ['{{number "007"}}', 'number', 'number "007"'],
    ['{{number 1 digits=-1}}', 'number', 'number 1 digits=-1'],
    ['{{quantity 1}}', 'quantity', 'quantity 1'],
    ['{{cite documents}}', 'cite', 'cite {…}'],
    ['{{cite null}}', 'cite', 'cite null'],
    ['{{spacedName 3}}', 'spacedName', 'spacedName 3'],
    ['{{blank 0}}', 'blank', 'blank 0'],
    ['{{blank "x"}}', 'blank', 'blank "x"'],
    ['{{blankDate 3}}', 'blankDate', 'blankDate 3'],
    ['{{#if (gt 1 "a")}}x{{/if}}', 'gt', 'gt 1 "a"'],
    ['{{#if (eq 1)}}x{{/if}}', 'eq', 'eq 1'],
    ['{{#if (count 3)}}x{{/if}}', 'count', 'count 3'],
    ['{{#each "abc"}}x{{/each}}', 'each', 'each "abc"'],
    ['{{#each facts.times}}x{{/each}}', 'each', 'each 4'],
    ['{{#if copies parties}}x{{/if}}', 'if', '{{#if copies parties}}'],
    ['{{#each}}x{{/each}}', 'each', '{{#each}}'],
  ])('%s', (template, helper, detail) => {
    expect(faultsOf(template)).toMatchObject([{ code: 'helper-argument', helper, detail }]);
  });

  test('a fault within an argument is one fault', () => {
    expect(faultsOf('{{join (default programme.nme "x") (dat 3)}}')).toMatchObject([
      { code: 'unknown-name', name: 'programme.nme' },
      { code: 'unknown-helper', name: 'dat' },
    ]);
  });
});
