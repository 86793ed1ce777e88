import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkProgramme } from '../../src/check/check.ts';
import { loadDataset } from '../../src/load/dataset.ts';
import { describe as inWords } from '../../src/messages/message.ts';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import { base, shown } from './checked.ts';

const folder = await mkdtemp(join(tmpdir(), 'zerenshu-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const sound = `${base}任务:
  - { 编号: a, 内容: 甲, 章节: 强化领导, 责任单位: [各校], 督办处室: 安全办, 责任人: 安全办/主任, 开始: 2026-01-01, 时限: 2026-02-01, 指标: { 名称: 入学率, 比较: 不低于, 数值: 100, 单位: '%' } }
任期:
  - { 单位: 安全办, 职务: 主任, 姓名: 周文清, 起: 2026-01-05, 止: 2026-01-31 }
`;

async function diagnosticsOf(text: string): Promise<readonly Diagnostic[]> {
  await writeFile(join(folder, '1.yaml'), text);
  const { value, diagnostics } = await loadDataset(folder, 'data/test');
  return value === undefined ? diagnostics : [...diagnostics, ...checkProgramme(value).diagnostics];
}

/** The data with one letter after another replaced by another. */
function slips(replacement: (letter: string) => string): readonly string[] {
  const letters = Array.from(sound);
  return letters.flatMap((letter, at) =>
    letter.trim() === '' ? [] : [letters.toSpliced(at, 1, ...Array.from(replacement(letter))).join('')],
  );
}

describe('one letter', { timeout: 60_000 }, () => {
  test.each([
    ['mistyped', (letter: string) => letter.replace(/\p{Script=Han}/u, '囧').replace(/[a-z0-9]/u, 'x')],
    ['left out', () => ''],
    ['typed full-width', (letter: string) => ({ ':': '：', ',': '，', '[': '【', ']': '】' })[letter] ?? letter],
  ])('%s is one fault, or one for each place that has the name it changed', async (_name, replacement) => {
    for (const text of slips(replacement)) {
      const diagnostics = await diagnosticsOf(text);
      for (const diagnostic of diagnostics) expect(inWords(diagnostic, 'zh').hint).not.toBe('');
      if (diagnostics.length <= 1 || isUnguessable(diagnostics)) continue;
      const codes = new Set(diagnostics.map(({ fault }) => fault.code));
      expect([...codes], `${text}\n${diagnostics.map(shown).join('\n')}`).toHaveLength(1);
      expect(new Set(diagnostics.map(shown)).size).toBe(diagnostics.length);
    }
  });
});

/** A key of one letter says nothing of what was meant: it is unknown, and the field it stands for is missing. */
function isUnguessable(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ fault }) => fault.code === 'unknown-key' && fault.key.length === 1);
}
