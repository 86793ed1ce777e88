/**
 * An organization's figure held against a standard: what is required, what there is, what is lacking, and the
 * computation of both as papers show it. A figure that was not reported is never taken for 0.
 */
import { cleanNumber, formatNumber } from '../model/numbers.ts';
import type { FigureReading, Organization, Standard } from '../model/programme.ts';
import { quantityUnit } from './figures.ts';

export type Status = 'met' | 'short' | 'missing';

export interface Judgement {
  readonly status: Status;
  /** In the quantity's unit: 14100; undefined where what it is counted from was not reported. */
  readonly required: number | undefined;
  /** 14100㎡ */
  readonly requirement: string | undefined;
  /** How the requirement follows: 705×20㎡=14100㎡; undefined where the value itself is the requirement. */
  readonly computation: string | undefined;
  /** What there is; undefined where only the gap was surveyed, or nothing reported. */
  readonly actual: number | undefined;
  readonly gap: number | undefined;
  /** 7044㎡ */
  readonly shortfall: string | undefined;
  /** How the gap follows: 14100㎡－7056㎡=7044㎡; undefined where it was surveyed as it is. */
  readonly gapComputation: string | undefined;
  readonly unit: string;
}

/** The value a standard has for an organization of its stage; undefined where it is not held to the standard. */
export function valueFor(standard: Standard, { stage }: Organization): number | undefined {
  switch (stage) {
    case 'primary':
      return standard.primary ?? standard.value;
    case 'secondary':
      return standard.secondary ?? standard.value;
    case 'nine-year':
      return standard.nineYear ?? standard.value;
    case undefined:
      return standard.value;
  }
}

interface Base {
  readonly unit: string;
  /** Undefined where it was not reported as a number. */
  readonly value: number | undefined;
}

/**
 * Holds a figure against a standard.
 *
 * @param value what the standard asks for, for this organization; undefined where it names no figure, so that only
 *   what a survey found can be told.
 * @param base what the value is multiplied by, if the standard has a base.
 * @param reading the figure, if it was reported.
 */
export function judge(
  standard: Standard,
  value: number | undefined,
  base: Base | undefined,
  reading: FigureReading | undefined,
): Judgement {
  const demand = demandOf(standard, value, base);
  const { required, unit } = demand;
  const common = { ...demand, actual: undefined, gap: undefined, shortfall: undefined, gapComputation: undefined };
  switch (reading?.kind) {
    case undefined:
      return { ...common, status: 'missing' };
    case 'met':
      return { ...common, status: 'met' };
    case 'gap': {
      if (reading.gap === 0) return { ...common, status: 'met', gap: 0 };
      const shortfall = formatNumber(reading.gap) + (reading.unit ?? unit);
      return { ...common, status: 'short', gap: reading.gap, shortfall };
    }
    case 'value': {
      const actual = reading.value;
      if (required === undefined) return { ...common, status: 'missing', actual };
      const gap = cleanNumber(standard.comparison === 'at-least' ? required - actual : actual - required);
      if (gap <= 0) return { ...common, status: 'met', actual, gap: 0 };
      const [more, less] = standard.comparison === 'at-least' ? [required, actual] : [actual, required];
      const shortfall = formatNumber(gap) + unit;
      const gapComputation = `${formatNumber(more)}${unit}－${formatNumber(less)}${unit}=${shortfall}`;
      return { ...common, status: 'short', actual, gap, shortfall, gapComputation };
    }
  }
}

/** Whether a value is a share of its base: 30 % of the campus. */
export function isShare(unit: string): boolean {
  return unit === '%' || unit === '％';
}

type Demand = Pick<Judgement, 'required' | 'requirement' | 'computation' | 'unit'>;

/** What is required: the value itself, or the value of every pupil, or a share of the base. */
function demandOf(standard: Standard, value: number | undefined, base: Base | undefined): Demand {
  const own = quantityUnit(standard.unit);
  if (value === undefined) return { required: undefined, requirement: undefined, computation: undefined, unit: own };
  if (base === undefined) {
    return { required: value, requirement: formatNumber(value) + own, computation: undefined, unit: own };
  }
  const unit = isShare(own) ? base.unit : own;
  if (base.value === undefined) return { required: undefined, requirement: undefined, computation: undefined, unit };
  const required = cleanNumber((base.value * value) / (isShare(own) ? 100 : 1));
  const requirement = formatNumber(required) + unit;
  const counted = formatNumber(base.value) + (isShare(own) ? unit : '');
  return { required, requirement, computation: `${counted}×${formatNumber(value)}${own}=${requirement}`, unit };
}
