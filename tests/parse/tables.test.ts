import { describe, expect, test } from 'vitest';
import { faultsOf, outline, parse, slipsOf } from './parsing.ts';

const rows =
  '| 时间 | 任务 | 责任人 |\n|---|---|---|\n| 一月 | 甲 | 方毅 |\n| 一月 | 乙 | 方毅 |\n| 二月 | 丙 | 方毅 |';

describe('tables', () => {
  test('a header and rows', () => {
    expect(outline(rows)).toEqual([
      'table 时间 | 任务 | 责任人 / 一月 | 甲 | 方毅 / 一月 | 乙 | 方毅 / 二月 | 丙 | 方毅',
    ]);
  });

  test('merge makes equal cells of a column one; a group ends where one further left ends', () => {
    expect(outline(`:::table{merge="1 3"}\n${rows}\n:::`)).toEqual([
      'table 时间 | 任务 | 责任人 / 一月 | 甲 | 方毅 / ^ | 乙 | ^ / 二月 | 丙 | 方毅',
    ]);
    expect(outline(`:::table{merge="3"}\n${rows}\n:::`)[0]).toContain('二月 | 丙 | ^');
  });

  test('bold, blanks and escaped pipes in cells', () => {
    expect(outline('| 甲 | 乙 |\n|---|---|\n| **责任：** | ____ |\n| a\\|b | |')).toEqual([
      'table 甲 | 乙 / *责任：* | [2] / a|b | ',
    ]);
  });

  test('an empty header is none; a plain table has neither header nor rules', () => {
    const markdown = '|  |  |\n|---|---|\n| 组长 | 甲 |\n| 成员 | 乙 |';
    const [ruled] = parse(markdown).blocks;
    expect(ruled).toMatchObject({ kind: 'table', ruled: true, header: [] });
    const [plain] = parse(`:::table{plain widths="1 3"}\n${markdown}\n:::`).blocks;
    expect(plain).toMatchObject({ kind: 'table', ruled: false, header: [], columns: [{ share: 1 }, { share: 3 }] });
  });

  test('rows of a loop are one table', () => {
    expect(slipsOf('| 甲 | 乙 |\n|---|---|\n{{#each duties}}\n| {{id}} | {{text}} |\n{{/each}}')).toEqual([]);
  });

  test.each([
    ['no-table', ':::table\n甲\n:::'],
    ['no-table', `:::table\n${rows}\n\n甲\n:::`],
    ['widths', `:::table{widths="1 2"}\n${rows}\n:::`],
    ['widths', `:::table{widths="1 二 3"}\n${rows}\n:::`],
    ['merge', `:::table{merge="4"}\n${rows}\n:::`],
    ['plain-header', `:::table{plain}\n${rows}\n:::`],
    ['unknown-attribute', `:::table{columns=2}\n${rows}\n:::`],
  ])('%s: %j', (detail, markdown) => {
    expect(faultsOf(markdown).map(({ fault }) => fault)).toContainEqual(
      expect.objectContaining({ code: 'directive-content', detail }),
    );
  });
});
