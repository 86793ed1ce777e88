/** The DOCX as LibreOffice prints it, measured with the same ruler: every line and rule where the PDF has it. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeNotice, noticeFiles } from '../papers/notice.ts';
import { withoutSpace } from '../reading/pdf.ts';
import { readMarks, type MarkedPage, type RuleMark } from '../reading/pdf-marks.ts';
import { expectLength, expectSize, linesOf, millimetres } from '../reading/ruler.ts';
import { workspaceAt } from '../workspace.ts';
import { LibreOffice } from './programs.ts';

const folder = mkdtempSync(join(tmpdir(), 'zerenshu-ruler-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Pair {
  readonly name: string;
  readonly ours: readonly MarkedPage[];
  readonly theirs: readonly MarkedPage[];
}

let pairs: Pair[] = [];
beforeAll(async () => {
  const made = Object.entries(await makeNotice(workspaceAt(join(folder, 'workspace'), noticeFiles)));
  const copies = made.map(([name, { docx }]) => {
    const copy = join(folder, `${name}.docx`);
    copyFileSync(docx, copy);
    return copy;
  });
  const laidOut = (await LibreOffice.in(folder)).toPdf(copies);
  const theirs = await Promise.all(laidOut.map(async (pdf) => readMarks(readFileSync(pdf))));
  pairs = made.map(([name, { pages }], index) => ({ name, ours: pages, theirs: theirs[index] ?? [] }));
});

/** Both pages of every number, with what to call them. */
function eachPage(compare: (what: string, ours: MarkedPage, theirs: MarkedPage) => void): void {
  expect(pairs.length).toBe(2);
  for (const { name, ours, theirs } of pairs) {
    expect(theirs.length, `pages of ${name}`).toBe(ours.length);
    ours.forEach((page, index) => {
      const other = theirs[index];
      if (other !== undefined) compare(`${name}, page ${index + 1}`, page, other);
    });
  }
}

/**
 * In millimetres: LibreOffice takes the dashes of a face for Latin and CJK to be Latin where no hanzi stands beside them,
 * and they are narrower by a tenth of an em; the standard has dashes of a character (GB/T 9704-2012 7.5).
 */
const withDashes = 1.25;

test('lines begin, end and stand where the PDF has them', () => {
  eachPage((what, ours, theirs) => {
    const expected = linesOf(theirs);
    for (const line of linesOf(ours)) {
      const same = expected.filter(({ text }) => withoutSpace(text) === withoutSpace(line.text));
      const nearest = same.sort((a, b) => Math.abs(a.baseline - line.baseline) - Math.abs(b.baseline - line.baseline));
      const [other] = nearest;
      if (other === undefined) throw new Error(`${what}: LibreOffice has no line ${line.text}`);
      expectLength(`${what}, baseline of ${line.text}`, other.baseline, millimetres(line.baseline));
      const isNumber = /^— \d+ —$/u.test(line.text);
      expectLength(
        `${what}, left end of ${line.text}`,
        other.left,
        millimetres(line.left),
        isNumber ? withDashes : 0.5,
      );
      expectLength(
        `${what}, right end of ${line.text}`,
        other.right,
        millimetres(line.right),
        isNumber ? withDashes : 0.75,
      );
      expectSize(`${what}, size of ${line.text}`, other.size, line.size);
      expect(other.color, `${what}, colour of ${line.text}`).toBe(line.color);
    }
  });
});

test('numbers of pages on their side stand where the PDF has them', () => {
  eachPage((what, ours, theirs) => {
    const [first, other] = [ours, theirs].map(({ glyphs }) => glyphs.find(({ turned }) => turned));
    expect(first === undefined, what).toBe(other === undefined);
    if (first === undefined || other === undefined) return;
    expectLength(`${what}, from the left`, other.x, millimetres(first.x));
    expectLength(`${what}, from above`, other.baseline, millimetres(first.baseline), withDashes);
  });
});

function level({ rules }: MarkedPage): RuleMark[] {
  return rules.filter(({ y1, y2 }) => Math.abs(y1 - y2) < 0.1);
}

test('level rules stand where the PDF has them, as long and as thick', () => {
  eachPage((what, ours, theirs) => {
    for (const rule of level(ours)) {
      const near = level(theirs).sort((a, b) => Math.abs(a.y1 - rule.y1) - Math.abs(b.y1 - rule.y1))[0];
      if (near === undefined) throw new Error(`${what}: LibreOffice has no rules`);
      expectLength(`${what}, a rule’s height`, near.y1, millimetres(rule.y1));
      expectLength(`${what}, a rule’s thickness`, near.thickness, millimetres(rule.thickness), 0.1);
      expect(near.color, what).toBe(rule.color);
    }
  });
});
