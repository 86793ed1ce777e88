import { describe, expect, test } from 'vitest';
import {
  audienceNames,
  canonicalChoice,
  fieldNames,
  kindNames,
  partyNames,
  sectionNames,
  type FieldNames,
} from '../../src/check/aliases.ts';
import { recordSchemas } from '../../src/check/schema.ts';
import { organizationKinds } from '../../src/model/programme.ts';

const records = Object.entries<FieldNames>(fieldNames);

describe('the names of fields', () => {
  test.each(Object.entries(recordSchemas))('of %s are those of its schema', (name, schema) => {
    expect(Object.keys(fieldNames[name as keyof typeof recordSchemas])).toEqual(Object.keys(schema.shape));
  });

  test('of a measure are those of its schema', () => {
    const measure = { name: 'a', comparison: 'exactly', value: 1, unit: 'b' };
    expect(Object.keys(fieldNames.measure)).toEqual(Object.keys(measure));
    expect(recordSchemas.duties.safeParse({ id: 'a', text: 'b', measure }).success).toBe(true);
  });

  test.each(records)('of %s mean one field each', (_name, fields) => {
    const all = Object.entries(fields).flatMap(([english, { chinese }]) => [english, chinese]);
    expect(new Set(all).size).toBe(all.length);
  });

  test.each(records)('of %s are Chinese and English', (_name, fields) => {
    for (const [english, { chinese, choices = {} }] of Object.entries(fields)) {
      expect(english).toMatch(/^[a-zA-Z]+$/u);
      expect(chinese).toMatch(/^\p{Script=Han}+$/u);
      for (const word of Object.values(choices)) expect(word).toMatch(/^\p{Script=Han}+$/u);
    }
  });
});

describe('choices', () => {
  test('are understood in either language, with white space around them', () => {
    expect(canonicalChoice('处室', kindNames)).toBe('office');
    expect(canonicalChoice(' office ', kindNames)).toBe('office');
    expect(canonicalChoice('Office', kindNames)).toBeUndefined();
    expect(canonicalChoice('toString', kindNames)).toBeUndefined();
  });

  test('have every kind, and no word with two meanings', () => {
    expect(Object.keys(kindNames)).toEqual([...organizationKinds]);
    for (const names of [audienceNames, partyNames, sectionNames]) {
      const words = Object.entries(names).flat();
      expect(new Set(words).size).toBe(words.length);
    }
  });
});
