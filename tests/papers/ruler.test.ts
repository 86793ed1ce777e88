/** Finished PDFs measured with a ruler, as the office that receives them does: GB/T 9704-2012, clause by clause. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { houseStyle, namedSizes } from '../../src/model/style.ts';
import type { MarkedPage } from '../reading/pdf-marks.ts';
import { expectLength, expectSize, inkOfLine, lineThat, millimetres, type MeasuredLine } from '../reading/ruler.ts';
import {
  bodyOf,
  character,
  expectCentred,
  expectFullWidth,
  expectSet,
  faces,
  middleOf,
  pitch,
  smallCharacter,
  topOf,
  typeArea,
} from '../reading/standard.ts';
import { workspaceAt } from '../workspace.ts';
import { makeNotice, noticeFiles } from './notice.ts';

const folder = mkdtempSync(join(tmpdir(), 'zerenshu-ruler-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let notice: readonly MarkedPage[] = [];
let letter: readonly MarkedPage[] = [];
beforeAll(async () => {
  const made = await makeNotice(workspaceAt(folder, noticeFiles));
  notice = made.notice.pages;
  letter = made.letter.pages;
});

describe('page and type area', () => {
  test('5.1: the paper is A4, 210 mm × 297 mm', () => {
    for (const { width, height } of [...notice, ...letter]) {
      expectLength('the short side', Math.min(width, height), 210);
      expectLength('the long side', Math.max(width, height), 297);
    }
  });

  test('5.2.1: 37 mm are free above and 28 mm on the left, the type area is 156 mm × 225 mm', () => {
    const lines = bodyOf(notice[2]);
    const inks = lines.map(inkOfLine);
    expectLength('the left edge', Math.min(...lines.map(({ left }) => left)), typeArea.left);
    expectLength('the right edge', Math.max(...lines.map(({ right }) => right)), typeArea.right);
    expectLength('the first line’s upper edge', Math.min(...lines.map(topOf)), typeArea.top);
    expectLength('the last line’s lower edge', Math.max(...lines.map(topOf)) + houseStyle.linePitch, typeArea.bottom);
    for (const { left, top, right, bottom } of inks) {
      expect(millimetres(left)).toBeGreaterThan(typeArea.left - 0.1);
      expect(millimetres(right)).toBeLessThan(typeArea.right + 0.1);
      expect(millimetres(top)).toBeGreaterThan(typeArea.top);
      expect(millimetres(bottom)).toBeLessThan(typeArea.bottom);
    }
  });

  test('5.2.2: a page has 22 lines at one distance that fill the type area', () => {
    const lines = bodyOf(notice[2]);
    expect(lines.length, 'lines of the page').toBe(22);
    lines.slice(1).forEach(({ baseline }, index) => {
      expectLength(`from line ${index + 1} to the next`, baseline - (lines[index]?.baseline ?? 0), pitch, 0.1);
    });
  });

  test('5.2.2: a line has 28 characters that fill it out', () => {
    for (const line of bodyOf(notice[2])) {
      expect(line.glyphs.length, line.text).toBe(28);
      expectLength('the line’s left end', line.left, typeArea.left);
      expectLength('the line’s length', line.right - line.left, typeArea.width);
    }
  });
});

describe('text', () => {
  test('7.3.3: the body is 三号 仿宋, digits in the Latin face', () => {
    for (const line of bodyOf(notice[2])) expectSet(line.text, line, namedSizes.三号, faces.仿宋);
    expectSet('an item', lineThat(notice[1], '1.'), namedSizes.三号, faces.仿宋, faces.西文);
  });

  test('7.3.3: a paragraph is indented by two characters, its other lines by none', () => {
    const [first, second] = bodyOf(notice[0]).slice(-4);
    expectLength('the first line', first?.left ?? 0, typeArea.left + 2 * character, 0.2);
    expectLength('the second line', second?.left ?? 0, typeArea.left, 0.2);
  });

  test('7.3.3: levels are 一、 黑体, （一） 楷体, 1. and （1） 仿宋, all 三号 and indented by two characters', () => {
    const levels = [
      ['一、', [faces.黑体]],
      ['（一）', [faces.楷体]],
      ['1.', [faces.仿宋, faces.西文]],
      ['（1）', [faces.仿宋, faces.西文]],
    ] as const;
    for (const [label, wanted] of levels) {
      const line = lineThat(notice[1], label);
      expectSet(label, line, namedSizes.三号, ...wanted);
      expectLength(label, line.left, typeArea.left + 2 * character, 0.2);
    }
  });

  test('7.3.1: the title is 二号 小标宋, centred, on the second line below the red rule', () => {
    const lines = bodyOf(notice[0]).slice(3, 5);
    expect(lines.map(({ text }) => text)).toEqual(['清溪镇中心学校', '关于报送校园安全工作情况的通知']);
    for (const line of lines) {
      expectSet(line.text, line, namedSizes.二号, faces.小标宋);
      expectCentred(line.text, line);
    }
    const [rule] = notice[0]?.rules ?? [];
    const [first] = lines;
    expectLength('from the rule to the title', topOf(first ?? lineThat(notice[0], '')) - (rule?.y1 ?? 0), 2 * pitch);
  });

  test('7.3.2: addressees stand one line below the title, flush left on each line, with a full-width colon', () => {
    const title = lineThat(notice[0], '关于报送');
    const first = lineThat(notice[0], '各小学、');
    const second = lineThat(notice[0], '教育督导责任区');
    expectLength('from the title’s line to the addressees’', topOf(first) - topOf(title), 2 * pitch);
    expectLength('the first line', first.left, typeArea.left, 0.2);
    expectLength('the second line', second.left, typeArea.left, 0.2);
    expect(second.text).toMatch(/：$/u);
    expectSet('the addressees', first, namedSizes.三号, faces.仿宋);
  });
});

describe('the head of an official document', () => {
  test('7.2.1: the copy number is six digits, 三号, at the left end of the first line', () => {
    const [line] = bodyOf(notice[0]);
    expect(line?.text).toBe('000001');
    expectSize('the number', line?.size ?? 0, namedSizes.三号);
    expectLength('its left end', line?.left ?? 0, typeArea.left, 0.2);
    expectLength('its line’s upper edge', topOf(line ?? lineThat(notice[0], '0')), typeArea.top);
  });

  test('7.2.4: the issuing body’s mark is red 小标宋, centred, its upper edge 35 mm below the type area’s', () => {
    const mark = lineThat(notice[0], '清溪镇中心学校文件');
    expect(mark.color).toBe('#ff0000');
    expect(mark.fonts).toEqual([faces.小标宋]);
    expectCentred('the mark', mark);
    expectLength('from the type area to the ink', inkOfLine(mark).top, typeArea.top + 35);
  });

  test('7.2.5: the document number stands two lines below the mark, 三号 仿宋, centred, its year in 〔〕', () => {
    const mark = lineThat(notice[0], '清溪镇中心学校文件');
    const number = lineThat(notice[0], '清校发');
    expect(number.text).toMatch(/^清校发〔\d{4}〕[1-9]\d*号$/u);
    expectSet('the number', number, namedSizes.三号, faces.仿宋, faces.西文);
    expectCentred('the number', number);
    expectLength('from the mark to the number’s line', topOf(number) - (mark.baseline + 0.12 * mark.size), 2 * pitch);
  });

  test('7.2.7: a red rule as wide as the type area stands 4 mm below the number', () => {
    const [rule, ...more] = notice[0]?.rules ?? [];
    expect(more).toEqual([]);
    expect(rule?.color).toBe('#ff0000');
    if (rule !== undefined) expectFullWidth('the red rule', rule);
    expectLength('from the number to the rule', (rule?.y1 ?? 0) - inkOfLine(lineThat(notice[0], '清校发')).bottom, 4);
  });
});

/** Where a line's first glyph of a text begins. */
function xOf(line: MeasuredLine, found: string): number {
  return line.glyphs.find(({ text }) => text === found)?.x ?? 0;
}

describe('attachments', () => {
  test('7.3.4: their list stands one line below the text, indented by two characters, without a stop', () => {
    const first = lineThat(notice[3], '附件：1.');
    const above = bodyOf(notice[3]).filter(({ baseline }) => baseline < first.baseline - 1);
    expectLength('from the text to the list', topOf(first) - topOf(above.at(-1) ?? first), 2 * pitch);
    expectLength('the list', first.left, typeArea.left + 2 * character, 0.2);
    expectSet('the list', first, namedSizes.三号, faces.仿宋, faces.西文);
    expect(`${first.text}${lineThat(notice[3], '查以及').text}`).not.toMatch(/[。；，、]/u);
  });

  test('7.3.4: lines that turn stand below the first character of the name, numbers below each other', () => {
    const [first, second] = [lineThat(notice[3], '附件：1.'), lineThat(notice[3], '2.')];
    const names = xOf(first, '校');
    expectLength('the number 2', second.left, millimetres(xOf(first, '1')), 0.5);
    expectLength('the second name', xOf(second, '中'), millimetres(names), 0.2);
    expectLength('the second name’s second line', lineThat(notice[3], '查以及').left, millimetres(names), 0.2);
    const only = lineThat(letter[4], '附件：');
    const turned = bodyOf(letter[4]).find(({ baseline }) => baseline > only.baseline + 1);
    expectLength('the only name’s second line', turned?.left ?? 0, millimetres(xOf(only, '只')), 0.5);
  });

  test('7.3.7: each begins a page: 附件 and its number 三号 黑体 flush left on line 1, the title centred on line 3', () => {
    for (const [page, label] of [
      [notice[5], '附件2'],
      [letter[5], '附件'],
    ] as const) {
      const [first, title] = bodyOf(page);
      expect(first?.text).toBe(label);
      expectSet(label, first ?? lineThat(page, label), namedSizes.三号, faces.黑体);
      expectLength(label, first?.left ?? 0, typeArea.left, 0.2);
      expectLength('line 1', topOf(first ?? lineThat(page, label)), typeArea.top);
      expectLength('line 3', topOf(title ?? lineThat(page, label)), typeArea.top + 2 * pitch);
      if (title !== undefined) expectCentred('the title', title);
    }
  });
});

describe('signature', () => {
  test('7.3.5.1: with a seal the date ends four characters from the right, the name is centred over it', () => {
    const date = lineThat(notice[3], '2026年3月2日');
    const name = lineThat(notice[3], '清溪镇中心学校');
    expectLength('free at the right of the date', date.right, typeArea.right - 4 * character, 0.5);
    expectLength('the name’s middle', middleOf(name), millimetres(middleOf(date)), 0.2);
    expectLength('from the name to the date', date.baseline - name.baseline, pitch, 0.2);
  });

  test('7.3.5.1: a seal of 38 to 50 mm over both has its upper edge within one line of the text', () => {
    const date = lineThat(notice[3], '2026年3月2日');
    const name = lineThat(notice[3], '清溪镇中心学校');
    const text = bodyOf(notice[3]).filter(({ baseline }) => baseline < name.baseline - 1);
    const textEnd = millimetres(topOf(text.at(-1) ?? name) + houseStyle.linePitch);
    // Name and date stand a little below the seal's middle.
    const centre = millimetres((topOf(name) + topOf(date) + houseStyle.linePitch) / 2) - 3;
    for (const diameter of [38, 42, 45, 50]) {
      const free = centre - diameter / 2 - textEnd;
      expect(free, `a seal of ${diameter} mm is ${free.toFixed(1)} mm below the text`).toBeGreaterThan(0);
      expect(free, `a seal of ${diameter} mm is ${free.toFixed(1)} mm below the text`).toBeLessThan(pitch);
    }
  });

  test('7.3.5.2: without a seal the name ends two characters from the right, the date begins two further right', () => {
    const name = lineThat(letter[3], '清溪镇中心学校');
    const date = lineThat(letter[3], '2026年3月2日');
    const text = bodyOf(letter[3]).filter(({ baseline }) => baseline < name.baseline - 1);
    expectLength('free at the right of the name', name.right, typeArea.right - 2 * character, 0.5);
    expectLength('the date', date.left - name.left, 2 * character, 0.2);
    expectLength('from the text to the name', topOf(name) - topOf(text.at(-1) ?? name), 2 * pitch, 0.2);
  });

  test('7.3.5.2: a date longer than the name ends two characters from the right, and moves the name', () => {
    const [name, date] = [lineThat(letter[4], '工会'), lineThat(letter[4], '2026年3月2日')];
    expectLength('free at the right of the date', date.right, typeArea.right - 2 * character, 0.5);
    expectLength('the date', date.left - name.left, 2 * character, 0.2);
  });
});

describe('the record', () => {
  test('7.4.1: its rules are as wide as the type area, first and last 0.35 mm, between 0.25 mm', () => {
    const rules = notice[5]?.rules ?? [];
    expect(rules.length).toBe(3);
    for (const rule of rules) expectFullWidth('a rule', rule);
    const thickness = [0.35, 0.25, 0.35];
    rules.forEach((rule, index) => expectLength(`rule ${index + 1}`, rule.thickness, thickness[index] ?? 0, 0.02));
  });

  test('7.4.1: it stands on the last page, its last rule on the type area’s lower edge', () => {
    expect(notice.length).toBe(6);
    expectLength('the last rule', notice[5]?.rules.at(-1)?.y1 ?? 0, typeArea.bottom);
  });

  test('7.4.2 and 7.4.3: it is 四号 仿宋, one character in on both sides', () => {
    const copies = lineThat(notice[5], '抄送：');
    const printed = lineThat(notice[5], '清溪镇中心学校办公室');
    expectSet('抄送', copies, namedSizes.四号, faces.仿宋);
    expectSet('印发', printed, namedSizes.四号, faces.仿宋, faces.西文);
    for (const line of [copies, printed]) {
      expectLength('its left end', line.left, typeArea.left + smallCharacter, 0.5);
    }
    expectLength('its right end', printed.right, typeArea.right - smallCharacter, 0.5);
  });

  test('7.4.2: lines of 抄送 that turn stand below what follows the colon', () => {
    const copies = lineThat(notice[5], '抄送：');
    const turned = lineThat(notice[5], '育局安全股');
    expectLength('the second line', turned.left, millimetres(copies.glyphs[3]?.x ?? 0), 0.2);
  });
});

describe('page numbers', () => {
  test('7.5: they are 四号 half-width digits in 宋体 between dashes, which stand 7 mm below the type area', () => {
    for (const [index, page] of [...notice.slice(0, 4), ...letter.slice(1)].entries()) {
      const line = lineThat(page, '—');
      expect(line.text).toMatch(/^— \d+ —$/u);
      expectSet(`page ${index + 1}`, line, namedSizes.四号, faces.宋体);
      for (const dash of line.glyphs.filter(({ text }) => text === '—')) {
        const middle = ((dash.ink?.top ?? 0) + (dash.ink?.bottom ?? 0)) / 2;
        expectLength(`page ${index + 1}, its dash`, middle, typeArea.bottom + 7, 0.5);
      }
      for (const digit of line.glyphs.filter(({ text }) => /\d/u.test(text))) {
        expect(digit.advance, `page ${index + 1}, a digit’s width`).toBeLessThan(0.65 * namedSizes.四号);
      }
    }
  });

  test('7.5: on odd pages they stand right, on even pages left, one character in', () => {
    for (const page of notice.filter(({ width, height }) => width < height)) {
      const line = lineThat(page, '—');
      const isOdd = Number(/\d+/u.exec(line.text)?.[0]) % 2 === 1;
      if (isOdd) expectLength(line.text, line.right, typeArea.right - smallCharacter, 0.5);
      else expectLength(line.text, line.left, typeArea.left + smallCharacter, 0.5);
    }
  });

  test('7.3.7: a page with a wide table has its number where the paper has it upright', () => {
    const page = notice[4];
    const turned = page?.glyphs.filter(({ turned: is, text }) => is && text.trim() !== '') ?? [];
    expect(turned.map(({ text }) => text).join('')).toBe('—5—');
    const [first, last] = [turned[0], turned.at(-1)];
    const upright = lineThat(notice[2], '—');
    // What is the upright page's left edge is its upper one; what is its foot, its left edge.
    expectLength(
      'from the paper’s upper edge',
      (page?.width ?? 0) - (first?.x ?? 0),
      millimetres(upright.baseline),
      0.2,
    );
    expectLength('its right end', (last?.baseline ?? 0) + (last?.advance ?? 0), typeArea.right - smallCharacter, 0.5);
  });

  test('the cover has none; the text after it begins with 1', () => {
    expect(letter[0]?.glyphs.some(({ text }) => text === '—')).toBe(false);
    expect(lineThat(letter[1], '—').text).toBe('— 1 —');
  });
});
