/** What people are told to do about slips as they type them. */
import { describe, expect, test } from 'vitest';
import { sourceText } from '../../src/load/text.ts';
import { parseYaml } from '../../src/load/yaml.ts';
import { describe as inWords } from '../../src/messages/message.ts';
import { error, type Fault } from '../../src/model/diagnostic.ts';

/** The Chinese and English hints of a YAML file's only fault. */
function hintsOf(text: string): { readonly zh: string; readonly en: string } {
  const { diagnostics } = parseYaml(sourceText('a.yaml', text));
  const [first] = diagnostics;
  if (first === undefined || diagnostics.length > 1) throw new Error(`${diagnostics.length} faults`);
  return { zh: inWords(first, 'zh').hint, en: inWords(first, 'en').hint };
}

/** What is said of a value of the wrong type, in Chinese and English. */
function said(expected: string, found: string) {
  const fault: Fault = { code: 'wrong-type', field: '职务', expected, found };
  return [inWords(error(fault), 'zh'), inWords(error(fault), 'en')].map(({ text, hint }) => `${text}。${hint}`);
}

describe('YAML', () => {
  test.each([
    ['数据：\n  甲: 1\n', '字段名后须用半角冒号加空格：“: ”。', 'half-width colon'],
    ['数据:\n  名称：甲\n  次数: 1\n', '字段名后须用半角冒号加空格：“: ”。', 'half-width colon'],
    ['数据:\n  甲\n  次数: 1\n', '字段名后须用半角冒号加空格：“: ”。', 'half-width colon'],
    ['数据:\n\t甲: 1\n', '请改用空格缩进。', 'Indent with spaces.'],
    ['数据:\n\t甲: 目标：乙\n', '请改用空格缩进。', 'Indent with spaces.'],
    ['数据:\n\t甲: *乙\n', '请改用空格缩进。', 'Indent with spaces.'],
    ['数据:\n  甲: 1\n 乙: 2\n', '同级的各行要左对齐，缩进用空格。', 'begin in one column'],
    ['任务:\n  - 编号: a\n   内容: 甲\n', '同级的各行要左对齐，列表的每一项以“- ”开头。', '"- "'],
    ['数据:\n  甲: 目标: 乙\n', '内容里有冒号加空格的，要加双引号；否则请检查缩进。', 'in quotes'],
    ['数据:\n  甲: [乙, 丙\n  丁: 1\n', '请补上或删去括号，使其成对。', 'pair'],
    ['数据:\n  甲: "c:\\盘"\n', '反斜杠请写两个，或改用单引号。', 'backslash'],
    ['数据:\n  甲: 1\n---\n数据:\n  乙: 2\n', '请删去 --- 这一行，或分成几个文件。', 'several files'],
    ['数据:\n  甲: {{programme.name}}\n', '以 {{ 开头的内容要加双引号，如 title: "{{…}}"。', 'begins with {{'],
    ['数据:\n  甲: *重点*\n', '以 * 开头的内容要加双引号，如 "*…"。', 'begins with *'],
    ['数据:\n  甲: @所有人\n', '以 @ 开头的内容要加双引号，如 "@…"。', 'begins with @'],
    ['数据:\n  甲: %乙\n', '以 % 开头的内容要加双引号，如 "%…"。', 'begins with %'],
    ['数据:\n  - !重点\n', '以 ! 开头的内容要加双引号，如 "!…"。', 'begins with !'],
    ['数据:\n  甲: >乙\n', '以 > 开头的内容要加双引号，如 ">…"。', 'begins with >'],
    ['数据: { 甲: [ @乙 ] }\n', '以 @ 开头的内容要加双引号，如 "@…"。', 'begins with @'],
    ['数据:\n  甲: "乙" 丙\n', '请检查冒号后的空格、缩进、引号与括号。', 'Check'],
  ])('%j', (text, zh, en) => {
    const hints = hintsOf(text);
    expect(hints.zh).toBe(zh);
    expect(hints.en).toContain(en);
  });
});

describe('values of the wrong type', () => {
  test('a number or yes where text belongs is shown in the quotes it needs', () => {
    for (const found of ['7', '-1.5', 'true']) {
      const [zh, en] = said('text', found);
      expect(zh).toContain(`请加引号写成 "${found}"`);
      expect(en).toContain(`Put it in quotes: "${found}"`);
    }
  });

  test('an item left empty is called empty', () => {
    for (const found of ['null', '', ' ']) {
      expect(said('text', found)).toEqual([
        '“职务”中有一项是空的。请填写，或删去这一项。',
        '"职务" has an empty item。Fill it in, or remove it.',
      ]);
    }
  });

  test('a list or fields where text belongs are named as such', () => {
    expect(said('text', 'list')[0]).toBe('“职务”应为文字，而不是列表。请合成一句话，不要写成列表。');
    expect(said('text', 'map')[0]).toBe('“职务”应为文字，而不是“字段: 内容”。这里只写一项文字。');
  });
});

describe('fonts', () => {
  test('a part for which none is listed', () => {
    const { hint } = inWords(error({ code: 'font-missing', part: '正文', wanted: [] }), 'zh');
    expect(hint).toBe('请在 fonts.yaml 的“正文”中列出字体。');
  });
});
