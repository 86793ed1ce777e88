/** Names of people and places: how they are typed, how they are told apart, which of them can be printed. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadFonts } from '../../src/load/fonts.ts';
import { nameKey, personName } from '../../src/model/names.ts';
import { faceParts } from '../../src/model/style.ts';
import { check } from '../check/checked.ts';
import { soundData, template, workspace } from '../workspace.ts';
import { readDocx } from '../reading/docx.ts';

describe('names of persons', () => {
  test.each([
    ['方　毅', '方毅'],
    ['方 毅', '方毅'],
    [' 方\u00A0毅 ', '方毅'],
    ['朱 士 兴', '朱士兴'],
    ['朱士兴', '朱士兴'],
    ['欧阳  修文', '欧阳 修文'],
    ['买买提•阿不都', '买买提·阿不都'],
    ['买买提・阿不都', '买买提·阿不都'],
    ['买买提 · 阿不都', '买买提·阿不都'],
    ['买买提.阿不都', '买买提·阿不都'],
    ['买买提．阿不都', '买买提·阿不都'],
    ['J. Smith', 'J. Smith'],
  ])('%j is %s', (typed, name) => {
    expect(personName(typed)).toBe(name);
  });

  test('are compared whatever their dots and spaces', () => {
    expect(new Set(['买买提·阿不都', '买买提•阿不都', '买买提.阿不都', '买买提 ‧ 阿不都'].map(nameKey)).size).toBe(1);
  });

  test('typed with a space in any format are printed without, and spaced where the template asks for it', async () => {
    const data = soundData.replace('林素芬', '方　毅');
    const body = '# {{title}}\n\n甲{{subject.head.holder}}，乙{{spacedName subject.head.holder}}。';
    const place = workspace({ 'data/town/data.yaml': data, 'templates/letter.md': template(body) });
    const report = await place.build('data/town', '--format', 'docx');
    const [file] = report.papers[0]?.files ?? [];
    expect(
      readDocx(place.read(file?.path ?? ''))
        .paragraphs.map(({ text }) => text)
        .join('\n'),
    ).toContain('甲方毅，乙方　毅。');
  });
});

const town = `
工作: { 名称: 安全, 地区: 镇, 发文单位: 中心学校 }
单位:
  - { 名称: 中心学校, 类别: 中心学校, 职务: [校长, 副校长] }
  - { 名称: 护驾小学, 类别: 学校, 上级: 中心学校, 职务: [校长, 副校长] }
文书:
  - { 模板: letter, 对象: 学校 }
`;

function tenures(...lines: readonly (readonly [string, string, string, string?])[]): string {
  const rows = lines.map(([organization, post, holder, more = '']) => {
    return `  - { 单位: ${organization}, 职务: ${post}, 姓名: ${holder}, 起: 2020-01-01${more} }`;
  });
  return `任期:\n${rows.join('\n')}\n`;
}

function warnings(...files: readonly string[]): unknown[] {
  const { value, diagnostics } = check(...files);
  expect(value).toBeDefined();
  return diagnostics.map(({ severity, fault, place }) => {
    const first = fault.code === 'similar-names' ? `${fault.names.join('/')} ${fault.first.line}` : fault.code;
    return `${severity} ${place?.line} ${first}`;
  });
}

describe('names that may be one', () => {
  test.each([
    ['sound alike', '朱士兴', '朱士星'],
    ['look alike', '李睛明', '李晴明'],
    ['differ in the surname', '汪建国', '江建国'],
  ])('%s: told with both places', (_how, one, other) => {
    const told = warnings(town, tenures(['中心学校', '校长', one], ['护驾小学', '校长', other]));
    expect(told).toEqual([`warning 3 ${other}/${one} 2`]);
  });

  test.each([
    ['differ in a character like any other', '王建国', '王建军'],
    ['differ in two characters', '朱士兴', '朱世星'],
    ['are of two characters and lead different schools', '王伟', '王玮'],
    ['are the same', '王伟民', '王伟民'],
    ['have other lengths', '王伟', '王伟民'],
  ])('%s: not told', (_how, one, other) => {
    expect(warnings(town, tenures(['中心学校', '校长', one], ['护驾小学', '校长', other]))).toEqual([]);
  });

  test('two characters are told within one school', () => {
    expect(warnings(town, tenures(['护驾小学', '校长', '王伟'], ['护驾小学', '副校长', '王玮']))).toHaveLength(1);
  });

  test('who says that they are two hears no more of it', () => {
    const other = ['护驾小学', '校长', '朱士星', ', 不同于: 朱士兴'] as const;
    expect(warnings(town, tenures(['中心学校', '校长', '朱士兴'], other))).toEqual([]);
  });

  test('schools, but not those that are numbered or told apart by where they lie', () => {
    const schools = ['护架小学', '城关一小', '城关七小', '城关东小', '城关西小'];
    const list = schools.map((name) => `  - { 名称: ${name}, 类别: 学校, 上级: 中心学校 }`).join('\n');
    expect(warnings(town, `单位:\n${list}\n`)).toEqual(['warning 2 护架小学/护驾小学 5']);
  });

  test('are warnings: the command ends well and lists them', async () => {
    const data = soundData.replace('林素芬', '周文青');
    const place = workspace({ 'data/town/data.yaml': data, 'templates/letter.md': template('# {{title}}') });
    const { exit, output } = await place.run('check', 'data/town', '--json');
    expect(exit).toBe(0);
    const report = JSON.parse(output) as { warnings: { code: string; line: number }[] };
    expect(report.warnings).toMatchObject([{ code: 'similar-names', line: 8 }]);
  });
});

test('a figure of one school that differs in two places is told with both figures and places', () => {
  const standards = '标准:\n  - { 编号: pupils, 名称: 学生数, 单位: 人 }\n';
  const figures = '指标:\n  - { 单位: 护驾小学, 学生数: 795 }\n  - { 单位: 护驾小学, 学生数: 705 }\n';
  const { diagnostics } = check(town, standards, figures);
  expect(diagnostics).toMatchObject([
    { fault: { code: 'duplicate-figure', values: ['705', '795'], first: { line: 2 } }, place: { line: 3 } },
  ]);
});

describe('rare characters', () => {
  // 通用规范汉字表 (2013), which GB 18030-2022 asks of level 2; from the field kTGH of the Unihan database 15.0.
  const file = new URL('fixtures/general-standard-characters.txt', import.meta.url);
  const standard = Array.from(readFileSync(file, 'utf8').replace(/\n/gu, ''));
  const fonts = new URL('../../fonts', import.meta.url).pathname;

  test('all 8,105 of 通用规范汉字表 print with the default fonts in every part', async () => {
    expect(new Set(standard).size).toBe(8105);
    const { value } = await loadFonts([{ path: fonts, shown: 'fonts' }]);
    if (value === undefined) throw new Error('no fonts');
    for (const part of faceParts) {
      const missing = standard.filter((character) => value.library.faceFor(part, character) === undefined);
      expect([part, missing.join('')]).toEqual([part, '']);
    }
  });

  test('of names print through the fallback faces; what no face has is told', async () => {
    const data = soundData.replace('林素芬', '玥祎堃䶮𬣙');
    const place = workspace({
      'data/town/data.yaml': data,
      'templates/letter.md': template('# {{title}}\n\n*{{subject.head.holder}}*'),
    });
    expect(await place.run('check', 'data/town')).toMatchObject({ exit: 0 });
    place.write('data/town/data.yaml', soundData.replace('林素芬', '李\u{323B0}'));
    const { exit, error } = await place.run('check', 'data/town');
    expect(exit).toBe(1);
    expect(error).toContain('U+323B0');
  });
});
