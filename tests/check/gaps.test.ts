/** A figure held against a standard: what is required, what is lacking, and what is said where nothing is known. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readingOf } from '../../src/check/figures.ts';
import { judge, valueFor } from '../../src/check/gaps.ts';
import { createViews } from '../../src/check/view.ts';
import type { FigureReading, Standard } from '../../src/model/programme.ts';
import { organization, plan, programme } from './example.ts';

const land: Standard = {
  id: 'land',
  name: '用地',
  comparison: 'at-least',
  primary: 20,
  secondary: 25,
  unit: '㎡/生',
  base: 'pupils',
  concerns: [],
};
const pupils = (value: number | undefined) => ({ unit: '人', value });
const actual = (value: number): FigureReading => ({ kind: 'value', value });

describe('a judgement', () => {
  test('computes what is required and what is lacking', () => {
    expect(judge(land, 20, pupils(705), actual(7056))).toMatchObject({
      status: 'short',
      required: 14100,
      computation: '705×20㎡=14100㎡',
      gap: 7044,
      shortfall: '7044㎡',
      gapComputation: '14100㎡－7056㎡=7044㎡',
    });
  });

  test('has no noise of binary fractions', () => {
    const rooms = judge({ ...land, primary: 5.66 }, 5.66, pupils(705), actual(1335.3));
    expect(rooms).toMatchObject({ computation: '705×5.66㎡=3990.3㎡', gap: 2655 });
    // 653 × 6.66 is 4348.9800000000005 in binary.
    expect(judge(land, 6.66, pupils(653), actual(4348.98)).status).toBe('met');
  });

  test('of a share of another figure', () => {
    const green: Standard = { ...land, unit: '%', base: 'land' };
    expect(judge(green, 30, { unit: '㎡', value: 7056 }, actual(2000))).toMatchObject({
      computation: '7056㎡×30%=2116.8㎡',
      gapComputation: '2116.8㎡－2000㎡=116.8㎡',
    });
  });

  test('of what must not be exceeded', () => {
    const size: Standard = { ...land, comparison: 'at-most', unit: '人' };
    expect(judge(size, 45, undefined, actual(52))).toMatchObject({ status: 'short', gapComputation: '52人－45人=7人' });
    expect(judge(size, 45, undefined, actual(45)).status).toBe('met');
    const surveyed = judge(size, 45, undefined, { kind: 'gap', gap: 12, unit: '个班' });
    expect(surveyed).toMatchObject({ status: 'short', shortfall: '12个班', gapComputation: undefined });
  });

  test('without a figure is missing, with 0 it is short', () => {
    expect(judge(land, 20, pupils(705), undefined)).toMatchObject({
      status: 'missing',
      required: 14100,
      gap: undefined,
    });
    expect(judge(land, 20, pupils(undefined), actual(7056))).toMatchObject({ status: 'missing', required: undefined });
    expect(judge(land, 20, pupils(705), actual(0))).toMatchObject({ status: 'short', gap: 14100 });
    expect(judge(land, 20, pupils(0), actual(0)).status).toBe('met');
    expect(judge(land, 20, pupils(705), { kind: 'gap', gap: 0, unit: undefined }).status).toBe('met');
    expect(judge(land, undefined, undefined, { kind: 'gap', gap: 5, unit: undefined }).shortfall).toBe('5㎡');
    expect(judge(land, undefined, undefined, actual(5)).status).toBe('missing');
  });

  test('what is lacking and what there is make up what is required', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(100_000), fc.constantFrom(20, 25, 5.66, 6.66), (count, area, value) => {
        const { status, required = NaN, gap = NaN } = judge(land, value, pupils(count), actual(area));
        expect(required).toBeCloseTo(count * value, 6);
        expect(status).toBe(gap > 0 ? 'short' : 'met');
        if (gap > 0) expect(area + gap).toBeCloseTo(required, 6);
        else expect(area).toBeGreaterThanOrEqual(required);
      }),
    );
  });

  test('a stage has its own value, or the common one, or none', () => {
    expect(valueFor(land, organization('甲', { stage: 'secondary' }))).toBe(25);
    expect(valueFor(land, organization('甲', { stage: 'nine-year' }))).toBeUndefined();
    expect(valueFor({ ...land, value: 30 }, organization('甲', { stage: 'nine-year' }))).toBe(30);
    expect(valueFor({ ...land, value: 30 }, organization('甲'))).toBe(30);
  });
});

describe('a figure is read', () => {
  test.each<[string | number, FigureReading | undefined]>([
    [705, { kind: 'value', value: 705 }],
    ['705人', { kind: 'value', value: 705 }],
    ['７０５', { kind: 'value', value: 705 }],
    ['1,705 人', { kind: 'value', value: 1705 }],
    ['0', { kind: 'value', value: 0 }],
    ['差273', { kind: 'gap', gap: 273, unit: undefined }],
    ['缺 2.5 ㎡', { kind: 'gap', gap: 2.5, unit: '㎡' }],
    ['超12个班', { kind: 'gap', gap: 12, unit: '个班' }],
    ['达标', { kind: 'met' }],
    ['705㎡', undefined],
    ['约705', undefined],
    ['差', undefined],
    ['不达标', undefined],
    [-1, undefined],
    [Infinity, undefined],
  ])('%s', (value, reading) => {
    expect(readingOf({ kind: 'scalar', value, place: { file: 'figures.yaml' } }, '人')).toEqual(reading);
  });
});

describe('the views', () => {
  const facts = programme({
    standards: [{ id: 'pupils', name: '学生数', comparison: 'at-least', unit: '人', concerns: [] }, land],
    figures: [
      { organization: '擂鼓小学', standard: 'pupils', reading: actual(100) },
      { organization: '擂鼓小学', standard: 'land', reading: actual(2500) },
      { organization: '擂鼓中学', standard: 'land', reading: actual(2500) },
    ],
  });
  const view = createViews(facts)(plan({}));

  test('of a school and of a standard show the same indicators', () => {
    const primary = view.organizations.find(({ name }) => name === '擂鼓小学');
    const secondary = view.organizations.find(({ name }) => name === '擂鼓中学');
    expect(primary?.attained.map(({ name }) => name)).toEqual(['用地']);
    expect(secondary?.unreported.map(({ name }) => name)).toEqual(['用地']);
    expect(secondary?.figures).toEqual({ pupils: undefined, land: 2500 });
    expect(view.standards['land']).toMatchObject({ attained: primary?.attained, unreported: secondary?.unreported });
  });

  test('a figure without a standard’s value is not judged', () => {
    expect(view.standards['pupils']).toMatchObject({ indicators: [] });
  });
});
