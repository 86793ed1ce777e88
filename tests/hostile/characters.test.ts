/** Characters that no paper may hold, wherever they come in: named, with their place and what to use instead. */
import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { describe as inWords } from '../../src/messages/message.ts';
import { unfitCharacters } from '../../src/model/characters.ts';
import { error } from '../../src/model/diagnostic.ts';
import { plainData, load, faults } from '../load/folder.ts';
import { soundData, template, workspace } from '../workspace.ts';
import { workbookOf } from './workbooks.ts';

describe('the characters', () => {
  test.each([
    ['\u0000', 'control', 'U+0000'],
    ['\u001B', 'control', 'U+001B'],
    ['\u0085', 'control', 'U+0085'],
    ['\uD800', 'surrogate', 'U+D800'],
    ['\uDC00', 'surrogate', 'U+DC00'],
    ['\uFFFE', 'noncharacter', 'U+FFFE'],
    ['\uFDD0', 'noncharacter', 'U+FDD0'],
    ['\u{10FFFF}', 'noncharacter', 'U+10FFFF'],
    ['\u202E', 'bidi', 'U+202E'],
    ['\u2066', 'bidi', 'U+2066'],
    ['\u200B', 'invisible', 'U+200B'],
    ['\u00AD', 'invisible', 'U+00AD'],
    ['\u2028', 'invisible', 'U+2028'],
    ['\u3164', 'invisible', 'U+3164'],
    ['\u{E0041}', 'invisible', 'U+E0041'],
    ['\uFE00', 'variation', 'U+FE00'],
    ['\u{E0100}', 'variation', 'U+E0100'],
    ['\uE000', 'private', 'U+E000'],
    ['\u{F0000}', 'private', 'U+F0000'],
    ['\u0301', 'combining', 'U+0301'],
    ['\u20DD', 'combining', 'U+20DD'],
    ['\uFFFD', 'lost', 'U+FFFD'],
  ])('%j is %s', (character, kind, codePoint) => {
    expect(unfitCharacters(`李${character}明`)).toEqual([{ kind, character, codePoint, index: 1 }]);
  });

  test.each([
    ['\u2F83', '自'],
    ['\u2FD5', '龠'],
    ['⻢', '马'],
    ['⻓', '长'],
    ['⻘', '青'],
    ['\uF9D1', '六'],
    ['\u{2F81A}', '冬'],
    ['\uE81E', '龴'],
    ['\uE816', '𠂇'],
  ])('%j stands for %s', (character, instead) => {
    expect(unfitCharacters(character)).toMatchObject([{ instead }]);
  });

  test.each(['方　毅', '买买提·阿不都', '𠮷㙓䶮', '﨎﨏﨑', '①㎡％', 'é ǚ Ω', '\t\n', '〇〔2025〕', '😀'])(
    '%j is let be',
    (text) => {
      expect(unfitCharacters(text)).toEqual([]);
    },
  );

  test('each is told once, with its name and what to do', () => {
    const [unfit, ...others] = unfitCharacters('a\u202Eb\u202E');
    expect(others).toEqual([]);
    if (unfit === undefined) throw new Error('nothing was found');
    const { text, hint } = inWords(error({ code: 'forbidden-character', ...unfit }), 'zh');
    expect(text).toBe('含有不能使用的字符 U+202E（RIGHT-TO-LEFT OVERRIDE，改变文字方向的控制符）');
    expect(hint).toContain('重新输入');
  });
});

describe('they are refused', () => {
  const name = '李\u202E明';
  const kinds: readonly (readonly [string, Readonly<Record<string, string | Uint8Array>>, string])[] = [
    ['in YAML', { 'a.yaml': `数据: { 甲: ${name} }` }, 'data/test/a.yaml:1:11'],
    ['in keys of YAML', { 'a.yaml': `数据: { ${name}: 甲 }` }, 'data/test/a.yaml:1:8'],
    ['in JSON', { 'a.json': `{"数据": {"甲": "${name}"}}` }, 'data/test/a.json:1:16'],
    ['in keys of JSON', { 'a.json': `{"数据": {"${name}": 1}}` }, 'data/test/a.json:1:11'],
    ['in CSV', { '任期.csv': `姓名\n${name}\n` }, 'data/test/任期.csv:2:2'],
    ['in workbooks', { 'a.xlsx': workbookOf({ 任期: [['姓名'], [name]] }) }, 'data/test/a.xlsx:任期:A2'],
  ];
  test.each(kinds)('%s', async (_where, files, place) => {
    const found = faults(await load(files));
    expect(found).toContainEqual([{ code: 'forbidden-character', kind: 'bidi', codePoint: 'U+202E' }, place]);
  });

  test('in templates, their titles and parts, in fonts.yaml, and where papers are named on the command line', async () => {
    const place = workspace({
      'data/town/data.yaml': soundData,
      'templates/letter.md': template('# 责任\u200B书\n\n{{> head}}', '责任\uFEFF书'),
      'templates/parts/head.md': '甲\u202E乙',
      'fonts/fonts.yaml': '仿宋: [Noto\u200BSerif SC]\n',
    });
    const { exit, error: said } = await place.run('check', 'data/town');
    expect(exit).toBe(1);
    for (const where of ['templates/letter.md:2:11', 'fonts/fonts.yaml:1:10']) expect(said).toContain(where);
    place.write('templates/letter.md', template('# 责任\u200B书\n\n{{> head}}'));
    expect((await place.run('check', 'data/town')).error).toContain('templates/letter.md:6:5');
    place.write('templates/letter.md', template('# 责任书\n\n{{> head}}'));
    expect((await place.run('check', 'data/town')).error).toContain('templates/parts/head.md:1:2');
    for (const command of [
      ['sign', 'a\u202E', '--on', '2026-03-01'],
      ['status', 'data/town', '--only', 'x\u200B'],
    ]) {
      const told = await place.run(...command);
      expect(told.exit).toBe(2);
      expect(told.error).toMatch(/U\+20(2E|0B)/u);
    }
  });

  test('but a letter and its mark are one character, in every format', async () => {
    const outcome = await load({
      'a.yaml': '数据: { a: e\u0301 }',
      'b.json': '{"数据": {"b": "e\u0301"}}',
      '数据.csv': '姓名\ne\u0301\n',
      'd.xlsx': workbookOf({ 数据: [['姓名'], ['e\u0301']] }),
    });
    expect(outcome.diagnostics).toEqual([]);
    const contents = outcome.value?.tables.flatMap(({ rows }) => rows.flat().map(({ content }) => content));
    const read = JSON.stringify([plainData(outcome), contents]);
    expect(read).not.toContain('e\u0301');
    expect(read.match(/é/gu)).toHaveLength(4);
  });

  test('in files of GB18030: what was private use there', async () => {
    const bytes = new Uint8Array([...strToU8('a: '), 0xfe, 0x51]);
    const [[fault] = []] = faults(await load({ 'a.yaml': bytes }));
    expect(fault === undefined || fault.code === 'forbidden-character').toBe(true);
  });
});
