import { describe, expect, test } from 'vitest';
import { directiveNames } from '../../src/messages/markup.ts';
import { cellsOf, describe as inWords, formatDiagnostics } from '../../src/messages/message.ts';
import { error, warning, type Fault, type Place } from '../../src/model/diagnostic.ts';
import { checkTemplateMarkup } from '../../src/parse/markup.ts';

const fault: Fault = { code: 'unknown-section', name: '责任' };

function shown(place: Place): string[] {
  return formatDiagnostics([error(fault, place)], 'zh').split('\n');
}

describe('a diagnostic for the terminal', () => {
  test('place, sentence, line, caret, what to do, count', () => {
    const place = { file: 'data/a.yaml', line: 3, column: 5, excerpt: '章节: 责任' };
    expect(shown(place)).toEqual([
      'data/a.yaml:3:5 错误 没有“责任”这一章节',
      '  章节: 责任',
      '        ^',
      '  → 请改正，或在“章节”中补列。',
      '',
      '共1处错误',
      '',
    ]);
  });

  test('the caret stands under wide and narrow characters alike', () => {
    for (const [excerpt, column, cells] of [
      ['abc', 3, 2],
      ['甲乙丙', 3, 4],
      ['甲，乙“丙', 5, 7],
      ['𠮷a𠮷', 3, 3],
      ['pi\u0304nyin', 5, 3],
      ['\t甲乙', 3, 3],
    ] as const) {
      expect(shown({ file: 'a', line: 1, column, excerpt })[2]).toBe(`${' '.repeat(2 + cells)}^`);
    }
  });

  test('a long line is shown around the place', () => {
    const excerpt = `${'前'.repeat(200)}此${'后'.repeat(200)}`;
    const [, line = '', caret = ''] = shown({ file: 'a', line: 1, column: 201, excerpt });
    expect(line).toMatch(/^ {2}…前+此后+…$/u);
    expect(cellsOf(line.slice(0, line.indexOf('此')))).toBe(caret.indexOf('^'));
    expect(line.length).toBeLessThan(100);
  });

  test('sheet and cell of a workbook', () => {
    const [first, second] = shown({ file: '学校.xlsx', sheet: '学校名单', cell: 'C7', excerpt: '责任' });
    expect(first).toBe('学校.xlsx › 学校名单 › C7 错误 没有“责任”这一章节');
    expect(second).toBe('  责任');
  });

  test('nothing of the data can move the cursor or turn the line', () => {
    const name = '责\u001B[2J任\u202E\r\n学';
    const text = formatDiagnostics([error({ code: 'unknown-section', name }, { file: 'a', excerpt: name })], 'zh');
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(text.split('\n')).toHaveLength(6);
  });

  test('neither can the name of a file', () => {
    expect(shown({ file: 'data/\u001B[2Ja\u202E.yaml', line: 1 })[0]).toMatch(/^data\/\uFFFD\[2Ja\uFFFD\.yaml:1 错误/u);
  });

  test('a tab of a table or an indentation is shown as a space', () => {
    expect(shown({ file: 'a', line: 1, column: 1, excerpt: '\t章节:\t责任' })[1]).toBe('   章节: 责任');
  });

  test('a long text in a sentence is cut', () => {
    const { text } = inWords(error({ code: 'unknown-section', name: '责任'.repeat(100) }), 'zh');
    expect(text).toBe(`没有“${'责任'.repeat(19)}……”这一章节`);
    const just = '责任'.repeat(20);
    expect(inWords(error({ code: 'unknown-section', name: just }), 'zh').text).toContain(`“${just}”`);
  });

  test.each([
    [0, 1, '共1处提醒', '1 warning'],
    [2, 0, '共2处错误', '2 errors'],
    [3, 1, '共3处错误、1处提醒', '3 errors, 1 warning'],
  ])('%i errors and %i warnings are counted', (errors, warnings, zh, en) => {
    const all = [
      ...Array.from({ length: errors }, () => error(fault)),
      ...Array.from({ length: warnings }, () => warning(fault)),
    ];
    expect(formatDiagnostics(all, 'zh').trimEnd().split('\n').at(-1)).toBe(zh);
    expect(formatDiagnostics(all, 'en').trimEnd().split('\n').at(-1)).toBe(en);
  });

  test('nothing to say is said by nothing', () => {
    expect(formatDiagnostics([], 'zh')).toBe('');
  });
});

describe('directives', () => {
  test.each(directiveNames)('%s is one that the parser knows', (name) => {
    const frontMatter = { kind: 'map', entries: [], place: { file: 'a.md' } } as const;
    const template = { name: 'a', file: 'a.md', frontMatter, body: `${name}\n`, bodyLine: 1 };
    expect(checkTemplateMarkup(template).map((each) => each.fault.code)).not.toContain('unknown-directive');
  });
});

describe('who does not sign', () => {
  test.each([
    ['竹山县教育局', '签订方“竹山县教育局”不是已列出的单位', '可填发文单位'],
    ['擂鼓中学.supervisor', '擂鼓中学没有“督办单位”，不能作签订方', '督办它的处室'],
    ['擂鼓中学.parent', '擂鼓中学没有“上级”，不能作签订方', '请填写擂鼓中学的“上级”'],
    ['subject', '本文书不是为某个单位制作的，没有“对象”', '请改填发文单位'],
  ])('%s', (name, text, hint) => {
    const said = inWords(error({ code: 'party-not-organization', name }), 'zh');
    expect(said.text).toBe(text);
    expect(said.hint).toContain(hint);
  });
});
