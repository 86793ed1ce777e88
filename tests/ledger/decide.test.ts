/** What becomes of a paper, case by case. */
import { describe, expect, test } from 'vitest';
import { decide, type Decision } from '../../src/ledger/decide.ts';
import { stateOf } from '../../src/ledger/state.ts';
import { listFact } from '../../src/model/fact-lists.ts';
import type { LedgerRecord, PaperSource } from '../../src/model/ledger.ts';
import { issued, signed, source, voided } from './records.ts';

const post = 'posts.清溪小学.校长';
const changed = source({ facts: { [post]: '王国栋' } });
const retemplated = source({ templateHash: 'b'.repeat(64) });

interface Options {
  readonly includeSigned?: boolean;
  readonly formerIds?: readonly string[];
  readonly presentNames?: readonly (readonly [string, string])[];
}

function decided(records: readonly LedgerRecord[], now: PaperSource, options: Options = {}): Decision {
  const { includeSigned = false, formerIds = [], presentNames = [] } = options;
  const candidates = [{ source: now, formerIds }];
  const [decision] = decide(candidates, stateOf(records), { includeSigned, presentNames: new Map(presentNames) });
  if (decision === undefined) throw new Error('no decision');
  return decision;
}

describe('a paper is', () => {
  test('created where there was none', () => {
    expect(decided([], source())).toMatchObject({ status: 'created', version: 1, supersedes: null, reasons: [] });
  });

  test('left alone where it would be the same', () => {
    expect(decided([issued()], source())).toMatchObject({ status: 'unchanged', version: 1, reasons: [] });
  });

  test('made anew where a fact has changed, signed or not', () => {
    const reasons = [{ path: post, from: '林素芬', to: '王国栋' }];
    expect(decided([issued()], changed)).toMatchObject({ status: 'changed', version: 2, supersedes: 1, reasons });
    expect(decided([issued(), signed()], changed)).toMatchObject({ status: 'changed', version: 2, reasons });
  });

  test('made anew for a template, fonts or the program only while nobody has signed', () => {
    for (const now of [retemplated, source({ fonts: '正文 楷体' }), source({ program: '1.1.0' })]) {
      expect(decided([issued()], now)).toMatchObject({ status: 'changed', version: 2 });
      expect(decided([issued(), signed()], now)).toMatchObject({ status: 'unchanged', version: 1, held: true });
      const all = decided([issued(), signed()], now, { includeSigned: true });
      expect(all).toMatchObject({ status: 'changed', version: 2, held: false });
    }
  });

  test('left alone where the template has changed but not what it says', () => {
    const { content } = source();
    expect(decided([issued()], source({ templateHash: 'b'.repeat(64), content }))).toMatchObject({
      status: 'unchanged',
      reasons: [],
    });
  });

  test('created again after its version was voided, under the next number', () => {
    expect(decided([issued(), voided()], source())).toMatchObject({ status: 'created', version: 2, supersedes: null });
  });

  test('never changed without a reason', () => {
    const { reasons } = decided([issued()], source({ content: 'c'.repeat(64) }));
    expect(reasons).toMatchObject([{ path: 'content' }]);
  });
});

describe('the day', () => {
  test('of the data makes papers anew', () => {
    expect(decided([issued()], source({ date: '2026-04-01' }))).toMatchObject({ status: 'changed' });
  });

  test('of a run alone does not: a paper that says the same keeps its date', () => {
    const later = source({ date: '2026-04-01', dated: 'as-of' });
    expect(decided([issued()], later)).toMatchObject({ status: 'unchanged', reasons: [] });
  });

  test('of a run is told with what else has changed', () => {
    const later = source({ date: '2026-04-01', dated: 'as-of', facts: changed.facts });
    expect(decided([issued()], later).reasons.map(({ path }) => path)).toEqual([post]);
    const dated = source({ date: '2026-04-01', dated: 'as-of', facts: { ...changed.facts, date: '2026-04-01' } });
    const before = issued({ facts: { [post]: '林素芬', date: '2026-03-02' } });
    expect(decided([before], dated).reasons.map(({ path }) => path)).toEqual(['date', post]);
  });
});

describe('a supplement in force', () => {
  const base = 'town/letter/清溪小学';
  const page = issued({ paper: `${base}/第1版补充1`, supplements: { paper: base, version: 1 }, facts: changed.facts });

  test('speaks for the paper', () => {
    expect(decided([issued(), signed(), page], changed)).toMatchObject({
      status: 'unchanged',
      version: 1,
      held: false,
    });
  });

  test('binds nobody before it is signed: what the data go back to is what is signed', () => {
    const again = decided([issued(), signed(), page], source());
    expect(again).toMatchObject({ status: 'unchanged', version: 1, held: false, reasons: [] });
    const otherMeans = decided([issued(), signed(), page], source({ program: '1.0.1' }));
    expect(otherMeans).toMatchObject({ status: 'unchanged', version: 1, held: true });
    const records = [issued(), signed(), page, signed({ paper: page.paper })];
    expect(decided(records, source())).toMatchObject({ status: 'changed', version: 2 });
  });

  test('is what later changes are told from', () => {
    const third = source({ facts: { [post]: '赵明' } });
    const reasons = [{ path: post, from: '王国栋', to: '赵明' }];
    expect(decided([issued(), signed(), page], third)).toMatchObject({ status: 'changed', version: 2, reasons });
  });
});

describe('a renamed organization', () => {
  const now = source({
    paper: 'town/letter/新溪小学',
    subject: '新溪小学',
    facts: { 'posts.新溪小学.校长': '林素芬', 'subject.name': '新溪小学' },
  });
  const before = issued({ facts: { [post]: '林素芬', 'subject.name': '清溪小学' } });
  const options = { formerIds: ['town/letter/清溪小学'], presentNames: [['清溪小学', '新溪小学']] as const };

  test('has its papers go on: the same facts under the new name have not changed', () => {
    expect(decided([before, signed()], now, options)).toMatchObject({
      status: 'changed',
      version: 2,
      supersedes: 1,
      renamedFrom: 'town/letter/清溪小学',
      reasons: [
        { path: 'subject', from: '清溪小学', to: '新溪小学' },
        { path: 'subject.name', from: '清溪小学', to: '新溪小学' },
      ],
    });
  });

  test('once they have gone on, is a name like any other', () => {
    const renamed = issued({ ...now, version: 2, renamedFrom: 'town/letter/清溪小学' });
    expect(decided([before, renamed], now, options)).toMatchObject({ status: 'unchanged', version: 2 });
  });
});

describe('a long list', () => {
  const schools = Array.from({ length: 300 }, (_, index) => `第${index + 1}小学`);
  const named = Object.fromEntries(schools.map((name) => [`organizations.${name}.name`, name]));
  /** As records had it that told lists of any length by their names. */
  const old = { schools: schools.join('、'), ...named };
  const now = { schools: listFact(schools) };

  test('is told by its number', () => {
    expect(now.schools).toMatch(/^#300:[\da-f]{16}$/u);
  });

  test('is the same that an older record told by its names: what is signed stays', () => {
    const newer = source({ facts: now, program: '1.1.0' });
    expect(decided([issued({ facts: old }), signed()], newer)).toMatchObject({ status: 'unchanged', held: true });
    const reasons = [{ path: 'program', from: '1.0.0', to: '1.1.0' }];
    expect(decided([issued({ facts: old })], newer).reasons).toEqual(reasons);
  });

  test.each([
    ['of one item more', [...schools, '新小学']],
    ['of as many items', ['新小学', ...schools.slice(1)]],
  ])('%s is another', (_what, names) => {
    const to = listFact(names);
    for (const before of [old, now]) {
      const { status, reasons } = decided([issued({ facts: before }), signed()], source({ facts: { schools: to } }));
      expect({ status, reasons }).toEqual({
        status: 'changed',
        reasons: [{ path: 'schools', from: before.schools, to }],
      });
    }
  });

  test('that has become short is told by its names again', () => {
    const to = schools.slice(0, 3).join('、');
    const reasons = [{ path: 'schools', from: now.schools, to }];
    expect(decided([issued({ facts: now })], source({ facts: { schools: to } })).reasons).toEqual(reasons);
  });

  test('hides no fact of its items', () => {
    const before = { ...now, 'organizations.第1小学.fullName': '竹山县第1小学' };
    const after = { ...now, 'organizations.第1小学.fullName': '房县第1小学' };
    const paths = decided([issued({ facts: before })], source({ facts: after })).reasons.map(({ path }) => path);
    expect(paths).toEqual(['organizations.第1小学.fullName']);
  });
});
