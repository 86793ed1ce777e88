/** One fault of every code, and of every detail that has words of its own. A new code does not compile without one. */
import type { DirectiveDetail, Fault, MarkupName, Place } from '../../src/model/diagnostic.ts';
import { directiveDetails, unsupportedMarkup } from '../../src/messages/markup.ts';

const place: Place = { file: 'a.yaml', line: 1, column: 1 };

const samples: { readonly [Code in Fault['code']]: Extract<Fault, { readonly code: Code }> } = {
  'dataset-missing': { code: 'dataset-missing', path: 'data/a' },
  'dataset-empty': { code: 'dataset-empty', path: 'data/a' },
  'file-unreadable': { code: 'file-unreadable', path: 'a', reason: 'EACCES' },
  'file-encoding': { code: 'file-encoding', path: 'a' },
  'yaml-syntax': { code: 'yaml-syntax', detail: 'BAD_INDENT' },
  'json-syntax': { code: 'json-syntax', detail: 'comma' },
  'table-syntax': { code: 'table-syntax', detail: 'NO_HEADER' },
  'forbidden-character': { code: 'forbidden-character', codePoint: 'U+200B', kind: 'invisible' },
  'value-too-long': { code: 'value-too-long', length: 200_000, limit: 100_000 },
  'too-much': { code: 'too-much', of: 'steps', limit: 9 },
  'similar-names': { code: 'similar-names', of: 'person', names: ['朱士星', '朱士兴'], first: place },
  'unknown-key': { code: 'unknown-key', key: 'a', nearest: 'b', known: ['b'] },
  'duplicate-key': { code: 'duplicate-key', key: 'a', first: place },
  'missing-field': { code: 'missing-field', field: 'a', of: 'b' },
  'wrong-type': { code: 'wrong-type', field: 'a', expected: 'text', found: '7' },
  'not-a-date': { code: 'not-a-date', field: 'a', found: '2025-02-30' },
  'not-one-of': { code: 'not-one-of', field: 'a', found: 'b', options: ['c'] },
  'conflicting-keys': { code: 'conflicting-keys', keys: ['a', 'b'] },
  'duplicate-name': { code: 'duplicate-name', name: 'a', first: place },
  'unknown-organization': { code: 'unknown-organization', name: 'a', field: 'b', nearest: 'c' },
  'unknown-post': { code: 'unknown-post', post: 'a', field: 'b' },
  'unknown-group-member': { code: 'unknown-group-member', name: 'a' },
  'unknown-standard': { code: 'unknown-standard', name: 'a', field: '基数' },
  'not-a-figure': { code: 'not-a-figure', field: '学生数', found: '700?', unit: 'm' },
  'duplicate-figure': {
    code: 'duplicate-figure',
    organization: 'a',
    figure: '学生数',
    values: ['705', '795'],
    first: { file: 'b.yaml', line: 1 },
  },
  'unknown-section': { code: 'unknown-section', name: 'a' },
  'parent-cycle': { code: 'parent-cycle', names: ['a', 'b'] },
  'merge-cycle': { code: 'merge-cycle', names: ['a', 'b'] },
  'issuer-closed': { code: 'issuer-closed', name: 'a' },
  'organization-closed': { code: 'organization-closed', name: 'a', closed: '2026-09-01', as: 'party' },
  'two-holders': { code: 'two-holders', post: 'a', holders: ['b', 'c'], date: '2025-01-01', other: place },
  'ends-before-start': { code: 'ends-before-start', what: 'a', start: '2025-01-02', end: '2025-01-01' },
  'party-not-organization': { code: 'party-not-organization', name: 'a' },
  'parties-too-few': { code: 'parties-too-few', paper: 'a' },
  'duplicate-paper': { code: 'duplicate-paper', id: 'a' },
  'no-papers': { code: 'no-papers', dataset: 'a' },
  'no-subjects': { code: 'no-subjects', paper: 'a' },
  'no-paper-date': { code: 'no-paper-date', paper: 'a' },
  'template-missing': { code: 'template-missing', name: 'a', nearest: 'b' },
  'template-syntax': { code: 'template-syntax', detail: 'a' },
  'block-not-closed': { code: 'block-not-closed', block: '{{#if}}', found: '{{/each}}' },
  'block-not-opened': { code: 'block-not-opened', block: '{{/if}}' },
  'template-front-matter': { code: 'template-front-matter', detail: 'NOT_CLOSED' },
  'part-missing': { code: 'part-missing', name: 'a', nearest: 'b' },
  'part-cycle': { code: 'part-cycle', names: ['a', 'b'] },
  'part-argument': { code: 'part-argument', name: 'a' },
  'unknown-name': { code: 'unknown-name', name: 'a', nearest: 'b', paper: 'c' },
  'no-value': { code: 'no-value', name: 'a', paper: 'c' },
  'unknown-helper': { code: 'unknown-helper', name: 'a' },
  'helper-argument': { code: 'helper-argument', helper: 'date', detail: 'date "a"', usage: '{{date date}}' },
  'raw-output': { code: 'raw-output', expression: '{{{a}}}' },
  'not-printable-value': { code: 'not-printable-value', name: 'a', found: 'list' },
  'unknown-directive': { code: 'unknown-directive', name: 'a', nearest: 'b' },
  'unsupported-markup': { code: 'unsupported-markup', what: 'quote' },
  'heading-too-deep': { code: 'heading-too-deep', depth: 4 },
  'list-too-deep': { code: 'list-too-deep', depth: 3 },
  'directive-content': { code: 'directive-content', name: 'cover', detail: 'no-title' },
  'unknown-reference': { code: 'unknown-reference', name: 'a' },
  'ambiguous-reference': { code: 'ambiguous-reference', name: 'a', count: 2 },
  'empty-block': { code: 'empty-block', block: 'item' },
  'missing-glyph': { code: 'missing-glyph', character: '𠮷', codePoint: 'U+20BB7', face: 'a', part: '正文' },
  'font-missing': { code: 'font-missing', part: '正文', wanted: ['a'] },
  'font-unreadable': { code: 'font-unreadable', reason: 'a' },
  'output-refused': { code: 'output-refused', path: 'a', reason: 'ENOSPC' },
  'ledger-locked': { code: 'ledger-locked', path: 'out/a', pid: 7, host: 'h' },
  'ledger-damaged': { code: 'ledger-damaged', flaw: 'changed' },
  'ledger-torn': { code: 'ledger-torn' },
  'ledger-record': { code: 'ledger-record', paper: 'a/b/c', version: 2, wrong: 'not-issued' },
  'not-a-plan': { code: 'not-a-plan' },
  'plan-stale': { code: 'plan-stale', because: 'ledger', of: ['3', '5'] },
  'paper-ambiguous': { code: 'paper-ambiguous', text: 'c', ids: ['a/b/c', 'a/d/c'] },
  'version-unknown': { code: 'version-unknown', paper: 'a/b/c', version: 3, last: 2 },
  'one-version': { code: 'one-version', paper: 'a/b/c' },
  'scan-empty': { code: 'scan-empty', path: 'a' },
  'issued-missing': { code: 'issued-missing', path: 'a', what: 'copy', isSigned: true },
  'issued-changed': { code: 'issued-changed', path: 'a', what: 'copy', isSigned: true },
  'issued-unknown': { code: 'issued-unknown', path: 'a' },
  'issued-unfinished': { code: 'issued-unfinished', path: 'a' },
  'paper-unknown': { code: 'paper-unknown', id: 'a/b/c' },
  'version-state': { code: 'version-state', paper: 'a/b/c', version: 2, state: 'void' },
  'name-collision': { code: 'name-collision', path: 'a', papers: ['b', 'c'] },
};

/** What file systems, and the program's own looks at them, say when a file cannot be written. */
export const refusalReasons: readonly string[] = (
  'EACCES EPERM EBUSY ENOSPC EDQUOT EROFS EMFILE ENFILE EIO EEXIST EISDIR ENOTDIR ENAMETOOLONG ' +
  'LEDGER_MOVED OUTSIDE'
).split(' ');

/** Codes whose sentence depends on their values. */
const variants: readonly Fault[] = [
  ...['擂鼓中学.supervisor', '擂鼓中学.parent', 'subject'].map(
    (name) => ({ code: 'party-not-organization', name }) as const,
  ),
  ...['text', 'number', 'yes-no', 'list', 'map'].map(
    (expected) => ({ code: 'wrong-type', field: 'a', expected, found: 'map' }) as const,
  ),
  ...['CSV_QUOTE_NOT_CLOSED', 'ERROR_VALUE', 'NOT_A_WORKBOOK', 'TOO_LARGE', 'FAR_CELL'].map(
    (detail) => ({ code: 'table-syntax', detail }) as const,
  ),
  ...(['parent', 'responsible'] as const).map(
    (as) => ({ code: 'organization-closed', name: 'a', closed: '2026-09-01', as, of: 'b' }) as const,
  ),
  ...(['control', 'surrogate', 'noncharacter', 'bidi', 'variation', 'private', 'combining', 'lost'] as const).map(
    (kind) => ({ code: 'forbidden-character', codePoint: 'U+202E', kind }) as const,
  ),
  { code: 'forbidden-character', codePoint: 'U+2EE2', kind: 'look-alike', instead: '马' },
  ...(['blocks', 'template', 'paper', 'containers', 'marks', 'columns'] as const).map(
    (of) => ({ code: 'too-much', of, limit: 9, paper: 'a/b/c' }) as const,
  ),
  { code: 'similar-names', of: 'organization', names: ['a', 'b'], first: place },
  { code: 'duplicate-figure', organization: 'a', figure: 'b', values: ['705', '705'], first: place },
  { code: 'file-unreadable', path: 'a', reason: 'TOO_LARGE' },
  { code: 'wrong-type', field: '', expected: 'map', found: '名称：甲' },
  { code: 'unknown-key', key: 'a', known: ['b'] },
  { code: 'template-syntax', detail: '{{> a}}' },
  { code: 'unknown-name', name: 'a' },
  { code: 'no-value', name: 'a' },
  { code: 'block-not-closed', block: '{{#if}}' },
  { code: 'helper-argument', helper: 'date', detail: 'date "a"' },
  { code: 'unknown-directive', name: 'a' },
  ...refusalReasons.map((reason) => ({ code: 'output-refused', path: 'a', reason }) as const),
  { code: 'ledger-locked', path: 'out/a', pid: 0, host: '' },
];

export const sampleFaults: readonly Fault[] = [
  ...Object.values(samples),
  ...variants,
  ...Object.keys(unsupportedMarkup).map((what) => ({ code: 'unsupported-markup', what: what as MarkupName }) as const),
  ...Object.keys(directiveDetails).map(
    (detail) => ({ code: 'directive-content', name: 'cover', detail: detail as DirectiveDetail }) as const,
  ),
];
