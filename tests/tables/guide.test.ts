/** The school list that the clerks' guide shows gives what the guide says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/batch/workspace.ts';
import { placeFiles } from './sheets.ts';

test('the school list of the guide gives organizations, posts, tenures and figures', async () => {
  const guide = readFileSync(join(packageRoot, 'README.zh-CN.md'), 'utf8');
  const shown = guide.slice(guide.indexOf('### 用 Excel 准备数据')).split('\n');
  const start = shown.findIndex((line) => line.startsWith('| 学校 |'));
  const lines = shown.slice(start, start + 4).filter((line) => !line.startsWith('|--') && !line.startsWith('| --'));
  const cells = lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  const csv = cells.map((row) => row.join(',')).join('\n');
  const { sections, said } = await placeFiles({ '学校名单.csv': csv });
  expect(said).toEqual([]);
  expect(sections).toEqual({
    单位: [
      { 名称: '擂鼓中学', 学段: '中学', 类别: '学校', 职务: '校长' },
      { 名称: '护驾小学', 学段: '小学', 类别: '学校', 职务: '校长' },
    ],
    任期: [
      { 单位: '擂鼓中学', 职务: '校长', 姓名: '罗显东', 起: '2021-08-01' },
      { 单位: '护驾小学', 职务: '校长', 姓名: '王才峰', 起: '2022-08-01' },
    ],
    指标: [
      { 单位: '擂鼓中学', 学生数: 653 },
      { 单位: '护驾小学', 学生数: '314人' },
    ],
    标准: [{ 编号: 'pupils', 名称: '学生数', 单位: '人' }],
  });
});
