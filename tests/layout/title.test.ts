import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { naturalWidth } from '../../src/layout/lines.ts';
import type { ShapedText } from '../../src/layout/clusters.ts';
import { shape } from '../../src/layout/shape.ts';
import { balanceTitle, splitAtBreaks } from '../../src/layout/title.ts';
import type { Inline } from '../../src/model/document.ts';
import { measureWidth } from '../../src/model/geometry.ts';
import { houseStyle } from '../../src/model/style.ts';
import { terms } from '../../src/model/title-rules.ts';
import { metrics, text } from './metrics.ts';

const width = measureWidth(houseStyle);

function shaped(content: readonly Inline[]): ShapedText {
  return shape(content, '', houseStyle.title, 0, houseStyle, metrics);
}

/** The lines of a title in 二号, 20 characters wide at most. */
function turned(title: string): string[] {
  return splitAtBreaks(balanceTitle([text(title)], width, shaped)).map((line) =>
    line.map((inline) => (inline.kind === 'text' ? inline.text : '')).join(''),
  );
}

function widthOf(line: string): number {
  return naturalWidth(shaped([text(line)]), 0, [...line].length);
}

describe('titles turn by sense (GB/T 9704-2012 7.3.1)', () => {
  test.each([
    [['擂鼓镇教育系统义务教育均衡发展目标责任书']],
    [['擂鼓镇教育系统', '义务教育均衡发展工作目标责任书']],
    [['松桃苗族自治县第一完全小学', '义务教育均衡发展工作目标管理责任书']],
    [['关于进一步推进义务教育均衡发展', '促进教育公平的意见']],
    [['河南省人民政府关于进一步推进', '义务教育均衡发展促进教育公平的意见']],
    [['清溪镇中心学校2025年度', '校园安全工作目标管理责任书']],
    [['擂鼓镇各学校义务教育均衡发展', '学校评估指标差距值一览表']],
    [['竹山县教育局关于做好2025年秋季学期', '中小学招生入学和控辍保学工作的通知']],
  ])('%j', (lines) => {
    expect(turned(lines.join(''))).toEqual(lines);
  });

  test('no line begins with 的 or 县, none ends with 关于 or within a number in hanzi', () => {
    const title = '竹山县擂鼓镇中心学校与各校签订的二〇二五年度校园安全工作目标管理责任书';
    expect(turned(title)).toEqual(['竹山县擂鼓镇中心学校与各校签订的', '二〇二五年度校园安全工作目标管理责任书']);
  });

  test('a word of the list is not divided where the lines can be had without', () => {
    for (const term of terms.filter(({ length }) => length <= 4)) {
      const lines = turned(`清溪镇${term}清溪镇${term}清溪镇${term}清溪镇${term}`);
      expect(lines.join('').split(term).length, term).toBe(5);
      const divided = lines.slice(0, -1).filter((line, index) => {
        const both = line + (lines[index + 1] ?? '');
        const at = [...both.matchAll(new RegExp(term, 'gu'))].some(
          (match) => match.index < line.length && match.index + term.length > line.length,
        );
        return at;
      });
      expect(divided, term).toEqual([]);
    }
  });
});

describe('lines make a trapezium or a rhombus', () => {
  test('two lines of a title never look the same length where a word allows it', () => {
    const lines = turned('清溪镇中心学校关于做好校园安全工作的紧急通知');
    expect(Math.abs(widthOf(lines[0] ?? '') - widthOf(lines[1] ?? ''))).toBeGreaterThan(houseStyle.title.size * 0.75);
  });

  test('of three lines the middle one is never the shortest', () => {
    const lines = turned(
      '竹山县义务教育学校办学条件标准化建设工作领导小组办公室关于印发全县各乡镇中心学校差距值一览表的通知',
    ).map(widthOf);
    expect(lines).toHaveLength(3);
    expect(lines[1]).toBeGreaterThan(Math.min(lines[0] ?? 0, lines[2] ?? 0));
  });
});

test('whatever a title says, it comes back whole and every line fits', () => {
  const title = fc
    .array(
      fc.constantFrom(
        ...terms,
        '2025',
        '年度',
        '的',
        '关于',
        '和',
        'GB/T 9704',
        '〔2025〕',
        '—',
        '（试行）',
        '·',
        '擂鼓镇',
      ),
      {
        minLength: 1,
        maxLength: 14,
      },
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(title, (words) => {
      const lines = turned(words);
      expect(lines.join('').replaceAll(' ', '')).toBe(words.replaceAll(' ', ''));
      for (const line of lines) expect(widthOf(line.trimEnd())).toBeLessThanOrEqual(width + 0.01);
    }),
    { seed: 7, numRuns: 300 },
  );
});
