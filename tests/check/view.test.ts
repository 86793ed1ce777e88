import { describe, expect, test } from 'vitest';
import { createViews, paperView } from '../../src/check/view.ts';
import { organization, plan, programme } from './example.ts';

describe('posts', () => {
  test('the date decides who holds a post, both ends included', () => {
    const facts = programme();
    const holder = (date: string) => paperView(facts, plan({ date })).subject?.head?.holder;
    expect(holder('2025-06-30')).toBe('罗显东');
    expect(holder('2025-07-01')).toBe('方毅');
    expect(holder('2019-12-31')).toBeUndefined();
  });

  test('are found by organization and title', () => {
    const view = paperView(programme(), plan());
    expect(view.posts).toHaveProperty(['擂鼓中学', '校长', 'name'], '擂鼓中学校长');
    expect(view.subject?.head?.title).toBe('校长');
  });

  test('a vacant post has a holder field without a value', () => {
    const vacant = paperView(programme(), plan({ subject: '擂鼓小学' })).subject?.head;
    expect(vacant).toBeDefined();
    expect(Object.hasOwn(vacant ?? {}, 'holder')).toBe(true);
    expect(vacant?.holder).toBeUndefined();
  });
});

describe('organizations', () => {
  const view = paperView(programme(), plan());

  test('know their parent and supervisor, and supervisors whom they supervise', () => {
    expect(view.subject?.parent?.fullName).toBe('擂鼓镇中心学校');
    expect(view.subject?.supervisor?.name).toBe('办公室');
    expect(view.offices[0]?.supervises.map((entry) => entry.name)).toEqual(['擂鼓中学']);
  });

  test('are sorted into schools, offices and groups', () => {
    expect(view.schools.map((entry) => entry.name)).toEqual(['擂鼓中学', '擂鼓小学']);
    expect(view.offices.map((entry) => entry.name)).toEqual(['办公室']);
    expect(view.groups).toHaveProperty(['各校', 'length'], 2);
  });

  test('have the duties they answer for, themselves or by group', () => {
    expect(view.subject?.duties.map((duty) => duty.id)).toEqual(['d1', 'd2']);
  });

  test('offices have those they urge on and those of their posts too', () => {
    expect(view.offices[0]?.duties.map((duty) => duty.id)).toEqual(['d1', 'd2', 'd3']);
  });

  test('have sections in the order of the data, without empty ones', () => {
    expect(view.subject?.sections.map((section) => [section.name, section.duties.map((duty) => duty.id)])).toEqual([
      ['强化组织领导', ['d2']],
      ['改善办学条件', ['d1']],
    ]);
    expect(view.sections.map((section) => section.name)).toEqual(['强化组织领导', '改善办学条件']);
  });
});

describe('views', () => {
  test('name the parties in signing order and count the copies', () => {
    const view = paperView(programme(), plan());
    expect(view.parties.map((party) => party.name)).toEqual(['中心学校', '擂鼓中学']);
    expect(view.copies).toBe(2);
  });

  test('a paper of the whole programme has a subject without a value', () => {
    const view = paperView(programme(), plan({ subject: undefined }));
    expect(Object.hasOwn(view, 'subject')).toBe(true);
    expect(view.subject).toBeUndefined();
  });

  test('of one date share what they can', () => {
    const views = createViews(programme());
    expect(views(plan()).organizations).toBe(views(plan({ subject: '擂鼓小学' })).organizations);
    expect(views(plan()).organizations).not.toBe(views(plan({ date: '2026-01-01' })).organizations);
  });

  test('are frozen, and names of the language are names like others', () => {
    const facts = programme({ organizations: [...programme().organizations, organization('__proto__')] });
    const view = paperView(facts, plan());
    expect(Object.isFrozen(view) && Object.isFrozen(view.subject) && Object.isFrozen(view.posts)).toBe(true);
    expect(Object.keys(view.posts)).toContain('__proto__');
  });

  test('of six hundred schools are made within a second', () => {
    const schools = Array.from({ length: 600 }, (_, index) => organization(`学校${index}`));
    const duties = Array.from({ length: 100 }, (_, index) => ({
      posts: ['办公室/主任'],
      id: `d${index}`,
      text: '加大宣传',
      organizations: ['各校'],
      place: { file: 'duties.csv' },
    }));
    const facts = programme({
      organizations: [...programme().organizations, ...schools],
      groups: [{ name: '各校', members: schools.map((school) => school.name) }],
      duties,
    });
    const started = performance.now();
    let seen = 0;
    for (const school of schools) seen += paperView(facts, plan({ subject: school.name })).subject?.duties.length ?? 0;
    expect(seen).toBe(60_000);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
