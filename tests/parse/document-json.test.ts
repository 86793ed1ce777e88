/** The hash of a paper's content is that of its JSON, which every ledger holds: it must not change by how it is made. */
import { describe, expect, test } from 'vitest';
import { documentJson } from '../../src/model/document-json.ts';
import { parse } from './parsing.ts';

const letter = [
  ':::cover\n松桃县\n\n# 责任书\n\n2026年\n:::',
  '# 责任书\n# 第二行',
  '为“落实”《意见》，**签订**\\\n本责任书____。',
  '## 责任\n\n1. 甲\n   1. 乙',
  '| 甲 | 乙 |\n|---|:-:|\n| 一 | 二 |',
  ':::signatures\n::party\n甲校\n签字：____\n:::',
];

describe('a document as JSON', () => {
  test.each([
    ['nothing', []],
    ['a letter', letter],
    ['a letter that shares its blocks with the one before', [...letter, '附则。']],
  ])('%s: what JSON.stringify writes', (_what, chunks) => {
    const document = parse(chunks.join('\n\n'));
    expect(documentJson(document)).toBe(JSON.stringify(document));
  });
});
