import { describe, expect, test } from 'vitest';
import { planPapers } from '../../src/check/plan.ts';
import type { PaperRequest, TemplateHeader } from '../../src/model/programme.ts';
import { header, programme, request } from './example.ts';

function planned(papers: PaperRequest[], headers: (readonly [string, TemplateHeader])[], asOf?: string) {
  return planPapers(programme({ papers }), new Map(headers), { asOf });
}

function faults(papers: PaperRequest[], headers: (readonly [string, TemplateHeader])[]) {
  const outcome = planned(papers, headers);
  expect(outcome.value).toBeUndefined();
  return outcome.diagnostics.map((diagnostic) => diagnostic.fault);
}

describe('the papers of a request', () => {
  test('are one for each organization of the kind the front matter names', () => {
    const { value } = planned([request('letter')], [header('letter', ['issuer', 'subject'])]);
    expect(value).toEqual([
      {
        id: 'test/letter/擂鼓中学',
        template: 'letter',
        subject: '擂鼓中学',
        date: '2025-03-05',
        dated: 'data',
        parties: ['中心学校', '擂鼓中学'],
      },
      {
        id: 'test/letter/擂鼓小学',
        template: 'letter',
        subject: '擂鼓小学',
        date: '2025-03-05',
        dated: 'data',
        parties: ['中心学校', '擂鼓小学'],
      },
    ]);
  });

  test('follow the line of papers where it says otherwise, groups expanded, each organization once', () => {
    const line = request('letter', { for: { kind: 'organizations', names: ['擂鼓小学', '各校', '办 公 室'] } });
    const { value } = planned([line], [header('letter', ['issuer', 'subject'])]);
    expect(value?.map((plan) => plan.subject)).toEqual(['擂鼓小学', '擂鼓中学', '办公室']);
  });

  test('of the whole programme have its place as subject', () => {
    const { value } = planned(
      [request('plan')],
      [header('plan', ['issuer', '竹山县教育局'], { for: { kind: 'programme' } })],
    );
    expect(value).toMatchObject([
      { id: 'test/plan/擂鼓镇', subject: undefined, parties: ['中心学校', '竹山县教育局'] },
    ]);
  });

  test('have each party once, however it is referred to', () => {
    const { value } = planned([request('letter')], [header('letter', ['竹山县教育局', 'parent', 'issuer', 'subject'])]);
    expect(value?.[0]?.parties).toEqual(['竹山县教育局', '中心学校', '擂鼓中学']);
  });

  test('take their date from the line, then --as-of, then the programme', () => {
    const headers = [header('a', ['issuer']), header('b', ['issuer'])];
    const lines = [request('a', { date: '2025-09-01' }), request('b')];
    expect(planned(lines, headers, '2026-01-01').value?.map((plan) => plan.date)).toEqual([
      '2025-09-01',
      '2025-09-01',
      '2026-01-01',
      '2026-01-01',
    ]);
    expect(planned([request('b')], headers).value?.[0]?.date).toBe('2025-03-05');
  });

  test('of a template that could not be read are passed over', () => {
    expect(planned([request('missing')], [])).toEqual({ value: [], diagnostics: [] });
  });
});

describe('faults', () => {
  test('a paper for nobody', () => {
    const line = request('letter', { for: { kind: 'organization-kind', organizationKind: 'government' } });
    expect(faults([line], [header('letter', ['issuer'])])).toEqual([{ code: 'no-subjects', paper: 'letter' }]);
  });

  test('an unknown organization in for, with the one that may have been meant', () => {
    const line = request('letter', { for: { kind: 'organizations', names: ['擂鼓中心学'] } });
    expect(faults([line], [header('letter', ['issuer'])])).toEqual([
      { code: 'unknown-organization', name: '擂鼓中心学', field: 'for', nearest: '擂鼓中学' },
    ]);
  });

  test('neither the line nor the front matter says for whom', () => {
    expect(faults([request('letter')], [header('letter', ['issuer'], { for: undefined })])).toEqual([
      { code: 'missing-field', field: 'for', of: 'letter' },
    ]);
  });

  test('a letter without parties', () => {
    expect(faults([request('letter')], [header('letter', [])])).toMatchObject([
      { code: 'parties-too-few', paper: 'test/letter/擂鼓中学' },
      { code: 'parties-too-few', paper: 'test/letter/擂鼓小学' },
    ]);
  });

  test('a supervisor the subject does not have', () => {
    const outcome = planned([request('letter')], [header('letter', ['supervisor', 'subject'])]);
    expect(outcome.diagnostics).toEqual([
      {
        severity: 'error',
        fault: { code: 'party-not-organization', name: '擂鼓小学.supervisor' },
        place: { file: 'templates/letter.md', line: 4, column: 11 },
      },
    ]);
  });

  test('an unknown party is one fault, whatever the number of subjects', () => {
    expect(faults([request('letter')], [header('letter', ['isuer'])])).toEqual([
      { code: 'party-not-organization', name: 'isuer', nearest: 'issuer' },
    ]);
  });

  test('the same paper twice', () => {
    expect(faults([request('letter'), request('letter')], [header('letter', ['issuer'])])).toEqual([
      { code: 'duplicate-paper', id: 'test/letter/擂鼓中学' },
      { code: 'duplicate-paper', id: 'test/letter/擂鼓小学' },
    ]);
  });

  test('no date', () => {
    const undated = programme({
      undertaking: { ...programme().undertaking, date: '' },
      papers: [request('letter')],
    });
    const outcome = planPapers(undated, new Map([header('letter', ['issuer'])]));
    expect(outcome.diagnostics.map((diagnostic) => diagnostic.fault)).toEqual([
      { code: 'no-paper-date', paper: 'test/letter' },
    ]);
  });
});
