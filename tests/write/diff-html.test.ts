/** The page of a comparison: everything escaped, told without colour, nothing from outside. */
import { describe, expect, test } from 'vitest';
import { diffTexts } from '../../src/ledger/word-diff.ts';
import { differenceWords } from '../../src/messages/difference.ts';
import type { DifferenceHeader } from '../../src/model/difference.ts';
import { writeDifferencePage } from '../../src/write/diff-html.ts';

const words = differenceWords('zh');
const header: DifferenceHeader = {
  title: '清溪镇校园安全目标责任书',
  paper: 'town/letter/清溪小学',
  before: { version: 1, date: '2026-03-02' },
  after: { version: 2, date: '2026-09-01' },
  facts: [
    { path: 'posts.清溪小学.校长', from: '林素芬', to: '许明' },
    { path: 'posts.清溪小学.副校长', from: null, to: '陈立' },
  ],
};

function page(before: string, after: string, changed: Partial<DifferenceHeader> = {}): string {
  return writeDifferencePage({ ...header, ...changed }, diffTexts(before, after), words);
}

/** What a reader sees, tags left out. */
function visible(html: string): string {
  return html.replace(/<style>[\s\S]*?<\/style>/u, '').replace(/<[^>]*>/gu, '');
}

const numbered = (count: number): string =>
  Array.from({ length: count }, (_, index) => `第${index + 1}条规定。\n`).join('');

describe('the page', () => {
  test('names the paper, its versions and the changed facts', () => {
    const html = page('校长林素芬同志负责。\n', '校长许明同志负责。\n');
    expect(html).toMatch(/^<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">/u);
    expect(html).toContain('<h1>清溪镇校园安全目标责任书</h1>');
    expect(html).toContain('<p>town/letter/清溪小学</p>');
    expect(html).toContain('<p>第1版（2026-03-02）→ 第2版（2026-09-01）</p>');
    expect(html).toContain('<tr><th>项目</th><th>原为</th><th>改为</th></tr>');
    expect(html).toContain('<tr><td>posts.清溪小学.校长</td><td>林素芬</td><td>许明</td></tr>');
    expect(html).toContain('<tr><td>posts.清溪小学.副校长</td><td>（无）</td><td>陈立</td></tr>');
    expect(page('甲\n', '乙\n', { facts: [] })).not.toContain('<table>');
  });

  test('strikes through what went and underlines what came', () => {
    const html = page('校长林素芬同志负责。\n附则\n旧规定全部废止\n', '校长许明同志负责。\n附则\n');
    expect(html).toContain('<p class="changed">校长<del>林素芬</del><ins>许明</ins>同志负责。</p>');
    expect(html).toContain('<p class="same">附则</p>');
    expect(html).toContain('<p class="removed"><del>旧规定全部废止</del></p>');
    expect(html).toMatch(/del \{[^}]*line-through/u);
    expect(html).toMatch(/ins \{[^}]*underline/u);
  });

  test('leaves out what did not change and says how much', () => {
    const html = page(`${numbered(20)}甲方代表\n`, `${numbered(20)}甲方负责\n`);
    expect(html).toContain('<p class="note">（未变 18 行）</p>\n<p class="same">第19条规定。</p>');
    expect(html).not.toContain('第18条');
    expect(page('甲\n', '甲\n')).toContain('<p class="note">两版文字相同。</p>');
  });

  test('brings nothing from outside and runs nothing', () => {
    const html = page('甲\n', '乙\n');
    expect(html).not.toMatch(/<script|<link|<img|\bsrc=|href=|url\(|@import|https?:/iu);
    expect(html).toContain('@page { size: A4;');
    expect(html).toContain('break-inside: avoid');
  });

  test('shows markup from paper and data as text, wherever it stands', () => {
    const hostile = `<script>alert("1" & '2')</script></style>`;
    const shown = '&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;&lt;/style&gt;';
    const html = page(`${hostile}\n同\n`, `同\n${hostile}${hostile}\n`, {
      title: hostile,
      paper: hostile,
      facts: [{ path: hostile, from: hostile, to: hostile }],
    });
    expect(html).not.toContain('<script');
    expect(html.match(/<\/style>/gu)).toHaveLength(1);
    // Title of the window, heading, id, three cells, one line removed and one added with the text twice.
    expect(visible(html).split(shown)).toHaveLength(10);
  });

  test('shows characters that HTML cannot have, and keeps tabs', () => {
    const html = page('甲\n', '甲\u0000\u001B\u0085\uD800\uFFFF\t乙丙丁\n');
    expect(html).toContain('\uFFFD'.repeat(5));
    expect(html).toContain('\t');
    for (const character of ['\u0000', '\u001B', '\u0085', '\uD800', '\uFFFF']) expect(html).not.toContain(character);
  });
});
