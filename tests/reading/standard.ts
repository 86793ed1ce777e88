/** The lengths of GB/T 9704-2012, to hold finished pages against. */
import { expect } from 'vitest';
import { houseStyle, namedSizes } from '../../src/model/style.ts';
import type { MarkedPage, RuleMark } from './pdf-marks.ts';
import { expectLength, expectSize, linesOf, millimetres, type MeasuredLine } from './ruler.ts';

/** The standard's own lengths, in millimetres. */
export const typeArea = { left: 28, top: 37, width: 156, height: 225, right: 184, bottom: 262 };
export const pitch = typeArea.height / 22;
/** 三号 and 四号 characters. */
export const character = millimetres(namedSizes.三号);
export const smallCharacter = millimetres(namedSizes.四号);
/** Faces that come with the program in the place of the standard's. */
export const faces = {
  小标宋: 'NotoSerifSC-Bold',
  仿宋: 'NotoSerifSC-Regular',
  黑体: 'NotoSansSC-Bold',
  楷体: 'LXGWWenKai-Regular',
  宋体: 'NotoSerifSC-Regular',
  西文: 'Tinos-Regular',
} as const;

/** The upper edge of the grid line that a line of type stands in the middle of. */
export function topOf({ baseline, size }: MeasuredLine): number {
  return baseline - 0.88 * size - (houseStyle.linePitch - size) / 2;
}

export function middleOf({ left, right }: MeasuredLine): number {
  return (left + right) / 2;
}

/** Lines of the text of a page, its number left out. */
export function bodyOf(page: MarkedPage | undefined): MeasuredLine[] {
  return page === undefined ? [] : linesOf(page).filter(({ text }) => !text.startsWith('—'));
}

export function expectCentred(what: string, line: MeasuredLine): void {
  expectLength(`${what}, its middle`, middleOf(line), (typeArea.left + typeArea.right) / 2);
}

export function expectSet(what: string, { size, fonts }: MeasuredLine, points: number, ...wanted: string[]): void {
  expectSize(`${what}, its size`, size, points);
  expect(fonts, `${what}, its faces`).toEqual([...wanted].sort());
}

export function expectFullWidth(what: string, { x1, x2 }: RuleMark): void {
  expectLength(`${what}, its left end`, Math.min(x1, x2), typeArea.left);
  expectLength(`${what}, its length`, Math.abs(x2 - x1), typeArea.width);
}
