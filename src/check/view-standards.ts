/** What templates see of standards: each organization's figures held against them, seen from either side. */
import type { IndicatorView, OrganizationView, StandardView, ViewObject } from '../model/facts.ts';
import { nameFact } from '../model/fact-names.ts';
import { formatNumber } from '../model/numbers.ts';
import type { Organization, Programme, Standard } from '../model/programme.ts';
import { comparisonWords } from './aliases.ts';
import { isShare, judge, valueFor } from './gaps.ts';
import { quantityUnit } from './figures.ts';
import { once } from './once.ts';
import type { Relations } from './relations.ts';

/** Indicators of one side, sorted by how they stand. */
export interface IndicatorLists {
  readonly indicators: readonly IndicatorView[];
  readonly gaps: readonly IndicatorView[];
  readonly attained: readonly IndicatorView[];
  readonly unreported: readonly IndicatorView[];
}

/** The lists of no indicators, for organizations no standard concerns. */
export const noIndicators: IndicatorLists = listsOf([]);

export interface StandardsView {
  /** By identifier. */
  readonly standards: ViewObject;
  of(organization: Organization): IndicatorLists;
}

/** Judges organizations by the standards that concern them: each when it is asked for, a county has hundreds. */
export function createStandardsView(
  programme: Programme,
  relations: Relations,
  view: (name: string) => OrganizationView | undefined,
): StandardsView {
  const lists = new Map<Organization, IndicatorLists>();
  const of = (organization: Organization): IndicatorLists => {
    const known = lists.get(organization);
    if (known !== undefined) return known;
    const indicators = programme.standards.flatMap(
      (standard) => indicatorOf(programme, relations, standard, organization, view) ?? [],
    );
    const own = indicators.length === 0 ? noIndicators : listsOf(indicators);
    lists.set(organization, own);
    return own;
  };
  const standards = once(() => {
    const all = programme.organizations.flatMap((organization) => of(organization).indicators);
    const views = programme.standards.map((standard): [string, StandardView] => {
      return [
        standard.id,
        standardView(
          standard,
          all.filter((indicator) => indicator['standard'] === standard.id),
        ),
      ];
    });
    return Object.freeze(Object.fromEntries(views));
  });
  return {
    get standards() {
      return standards();
    },
    of,
  };
}

/** Undefined where the organization is not held to the standard. */
function indicatorOf(
  programme: Programme,
  relations: Relations,
  standard: Standard,
  organization: Organization,
  view: (name: string) => OrganizationView | undefined,
): IndicatorView | undefined {
  const value = valueFor(standard, organization);
  const owner = view(organization.name);
  const isJudged = value !== undefined || standard.concerns.length > 0;
  if (!isJudged || owner === undefined || !relations.isConcerned(standard, organization)) return undefined;
  const baseStandard = programme.standards.find(({ id }) => id === standard.base);
  const reported = baseStandard === undefined ? undefined : relations.figure(organization, baseStandard.id);
  const base = baseStandard && {
    unit: quantityUnit(baseStandard.unit),
    value: reported?.kind === 'value' ? reported.value : undefined,
  };
  const { status, ...judgement } = judge(standard, value, base, relations.figure(organization, standard.id));
  const words = comparisonWords[standard.comparison];
  const indicator = Object.freeze({
    organization: owner,
    owner: owner.name,
    stage: organization.stage,
    standard: standard.id,
    name: standard.name,
    words,
    value,
    rule:
      value === undefined ? undefined : words + shareOf(standard, baseStandard) + formatNumber(value) + standard.unit,
    lacks: standard.comparison === 'at-least' ? '尚缺' : '超出',
    isMet: status === 'met',
    isShort: status === 'short',
    isMissing: status === 'missing',
    ...judgement,
  });
  return nameFact(indicator, `figures.${organization.name}.${standard.id}`);
}

/** 校园用地面积的, before a percentage of it. */
function shareOf({ unit }: Standard, base: Standard | undefined): string {
  return base !== undefined && isShare(unit) ? `${base.name}的` : '';
}

function standardView(standard: Standard, indicators: readonly IndicatorView[]): StandardView {
  const { id, name, comparison, unit, value, primary, secondary, nineYear } = standard;
  const view = Object.freeze({
    id,
    name,
    words: comparisonWords[comparison],
    unit,
    value,
    primary,
    secondary,
    nineYear,
    ...listsOf(indicators),
  });
  return nameFact(view, `standards.${id}`);
}

function listsOf(indicators: readonly IndicatorView[]): IndicatorLists {
  return {
    indicators: Object.freeze(indicators),
    gaps: Object.freeze(indicators.filter(({ isShort }) => isShort)),
    attained: Object.freeze(indicators.filter(({ isMet }) => isMet)),
    unreported: Object.freeze(indicators.filter(({ isMissing }) => isMissing)),
  };
}
