/** Schools closed and merged: what a programme is on a day. */
import { describe, expect, test } from 'vitest';
import { programmeOn } from '../../src/check/programme-on.ts';
import { paperView } from '../../src/check/view.ts';
import type { Duty, Programme } from '../../src/model/programme.ts';
import { organization, plan, programme } from './example.ts';

const before = '2026-08-30';
const after = '2026-08-31';
const place = { file: 'data/test/duties.yaml', line: 1 };

/** 擂鼓小学 is merged into 擂鼓中学, 总务处 into 办公室; 河口小学 closes without a successor. */
function town(fields: Partial<Programme> = {}): Programme {
  const closed = { closed: after };
  return programme({
    organizations: [
      organization('竹山县教育局', { kind: 'bureau', posts: ['局长'] }),
      organization('中心学校', { kind: 'central-school', parent: '竹山县教育局' }),
      organization('办公室', { kind: 'office', posts: ['主任'], supervises: ['擂鼓中学'] }),
      organization('总务处', {
        kind: 'office',
        posts: ['主任'],
        supervises: ['护驾小学', '擂鼓小学'],
        ...closed,
        mergedInto: '办公室',
      }),
      organization('擂鼓中学', { parent: '中心学校', posts: ['校长'] }),
      organization('擂鼓小学', { parent: '中心学校', posts: ['校长', '书记'], ...closed, mergedInto: '擂鼓中学' }),
      organization('护驾小学', { parent: '擂鼓小学', posts: ['校长'] }),
      organization('河口小学', { parent: '中心学校', posts: ['校长'], ...closed }),
    ],
    groups: [{ name: '各校', members: ['擂鼓中学', '擂鼓小学', '护驾小学', '河口小学'] }],
    duties: [],
    clauses: [],
    ...fields,
  });
}

/** A duty as it is once the schools are closed. */
function dutyAfter(fields: Partial<Duty>): Duty | undefined {
  const duty: Duty = { id: 'd', text: '甲', organizations: ['各校'], posts: [], place, ...fields };
  return programmeOn(town({ duties: [duty] }), after).programme.duties[0];
}

describe('a programme in which nothing is closed by the day', () => {
  test('is the same object', () => {
    const facts = town();
    expect(programmeOn(facts, before).programme).toBe(facts);
  });

  test('and afterwards one object for all days until the next closing', () => {
    const facts = town();
    const { programme: first } = programmeOn(facts, after);
    expect(first).not.toBe(facts);
    expect(programmeOn(facts, '2027-03-01').programme).toBe(first);
  });
});

describe('a closed school', () => {
  const { programme: facts } = programmeOn(town(), after);

  test('is none of the organizations and in no group', () => {
    expect(facts.organizations.map(({ name }) => name)).toEqual([
      '竹山县教育局',
      '中心学校',
      '办公室',
      '擂鼓中学',
      '护驾小学',
    ]);
    expect(facts.groups).toEqual([{ name: '各校', members: ['擂鼓中学', '护驾小学'] }]);
  });

  test('gives its place as parent to its successor', () => {
    expect(facts.organizations.find(({ name }) => name === '护驾小学')?.parent).toBe('擂鼓中学');
  });

  test('and whom a closed office supervised its successor supervises, but not itself or the closed', () => {
    expect(facts.organizations.find(({ name }) => name === '办公室')?.supervises).toEqual(['擂鼓中学', '护驾小学']);
  });

  test('is followed from successor to successor, as far as they have closed too', () => {
    const chain = programme({
      organizations: [
        organization('甲小学', { closed: '2025-08-31', mergedInto: '乙小学' }),
        organization('乙小学', { closed: '2026-08-31', mergedInto: '丙小学' }),
        organization('丙小学'),
      ],
    });
    expect(programmeOn(chain, '2025-08-30').successor('甲小学')).toBe('甲小学');
    expect(programmeOn(chain, '2025-08-31').successor('甲小学')).toBe('乙小学');
    expect(programmeOn(chain, '2026-08-31').successor('甲小学')).toBe('丙小学');
  });
});

describe('a duty that names a closed organization', () => {
  test('is its successor’s, at the same place', () => {
    expect(dutyAfter({ organizations: ['擂鼓小学', '护驾小学'] })?.organizations).toEqual(['擂鼓中学', '护驾小学']);
  });

  test('names the successor once, even where a group has it', () => {
    expect(dutyAfter({ organizations: ['擂鼓小学', '擂鼓中学'] })?.organizations).toEqual(['擂鼓中学']);
    expect(dutyAfter({ organizations: ['各校', '擂鼓小学'] })?.organizations).toEqual(['各校']);
  });

  test('leaves out one without a successor', () => {
    expect(dutyAfter({ organizations: ['河口小学', '护驾小学'] })?.organizations).toEqual(['护驾小学']);
  });

  test('has the successor’s post of the same title, or none', () => {
    expect(dutyAfter({ posts: ['擂鼓小学/校长', '擂鼓小学/书记'] })?.posts).toEqual(['擂鼓中学/校长']);
    expect(dutyAfter({ posts: ['各校/校长', '擂鼓小学/校长'] })?.posts).toEqual(['各校/校长']);
    expect(dutyAfter({ leading: '总务处/主任' })?.leading).toBe('办公室/主任');
    expect(dutyAfter({ leading: '擂鼓小学/书记' })).not.toHaveProperty('leading');
  });

  test('is urged on by the successor, unless that is responsible itself', () => {
    expect(dutyAfter({ office: '总务处' })?.office).toBe('办公室');
    expect(dutyAfter({ office: '总务处', organizations: ['办公室'] })).not.toHaveProperty('office');
  });
});

describe('clauses, teams and templates', () => {
  test('a clause that concerned only closed schools is left out', () => {
    const clauses = [
      { id: 'both', condition: '甲', consequence: '乙', concerns: ['河口小学', '擂鼓小学'] },
      { id: 'gone', condition: '甲', consequence: '乙', concerns: ['河口小学'] },
      { id: 'general', condition: '甲', consequence: '乙', concerns: [] },
    ];
    const { programme: facts } = programmeOn(town({ clauses }), after);
    expect(facts.clauses.map(({ id, concerns }) => [id, concerns])).toEqual([
      ['both', ['擂鼓中学']],
      ['general', []],
    ]);
  });

  test('a team names a successor once', () => {
    const members = ['擂鼓中学/校长', '擂鼓小学/校长', '河口小学/校长'];
    const teams = [{ id: 'leading', name: '领导小组', leaders: ['总务处/主任'], deputies: [], members }];
    const { programme: facts } = programmeOn(town({ teams }), after);
    expect(facts.teams[0]).toMatchObject({ leaders: ['办公室/主任'], members: ['擂鼓中学/校长'] });
  });

  test('a post that a template names is the successor’s; lists of posts have it once', () => {
    const facts = town();
    const view = paperView(facts, plan({ date: after }));
    expect(view.posts).toHaveProperty(['擂鼓小学', '校长', 'holder'], '方毅');
    expect(Object.keys(view.posts)).not.toContain('擂鼓小学');
    expect(Object.hasOwn(view.posts, '河口小学')).toBe(false);
    expect(Object.keys(paperView(facts, plan({ date: before })).posts)).toContain('擂鼓小学');
  });
});
