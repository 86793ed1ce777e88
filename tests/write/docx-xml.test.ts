/** XML that no text can break out of. */
import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { element, joined, onOff, part, text, val, w } from '../../src/write/docx-xml.ts';
import { childrenOf, unescaped } from '../reading/xml.ts';

/** Text as it was before it was escaped. */
function back(escaped: string): string {
  return unescaped(escaped.replace(/&#(\d+);/gu, (_, code) => String.fromCharCode(Number(code))));
}

describe('elements', () => {
  test('have attributes and content, in the order they were given', () => {
    expect(w('p', {}, w('r', {}, element('w:t', { 'xml:space': 'preserve' }, text('甲 & 乙'))))).toBe(
      '<w:p><w:r><w:t xml:space="preserve">甲 &amp; 乙</w:t></w:r></w:p>',
    );
    expect(w('ind', { left: 5, right: undefined, hanging: 0 })).toBe('<w:ind w:left="5" w:hanging="0"/>');
    expect(val('jc', 'center')).toBe('<w:jc w:val="center"/>');
    expect(joined([val('a', 1), undefined, val('b', 2)])).toBe('<w:a w:val="1"/><w:b w:val="2"/>');
  });

  test('say yes by being there and no by a value', () => {
    expect([true, false, undefined].map((value) => onOff('b', value))).toEqual(['<w:b/>', '<w:b w:val="0"/>', undefined]); // prettier-ignore
  });

  test('come back as they went in, whatever they say', () => {
    assert(
      property(string({ unit: 'binary' }), (said) => {
        const xml = element('a', { b: said }, element('c', {}, text(said)));
        expect(childrenOf(xml)).toEqual(['c']);
        const [, attribute = '', content = ''] = /^<a b="([^"<>]*)">(?:<c\/>|<c>([^<>]*)<\/c>)<\/a>$/u.exec(xml) ?? [];
        expect(back(attribute)).toBe(said);
        expect(back(content)).toBe(said);
      }),
      { seed: 20260302, numRuns: 500 },
    );
  });

  test('are parts of the package with a declaration', () => {
    expect(new TextDecoder().decode(part(w('a')))).toBe(
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:a/>',
    );
  });
});
