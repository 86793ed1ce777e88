import { describe, expect, test } from 'vitest';
import { fieldNames, sectionNames } from '../../src/check/aliases.ts';
import { dataJsonSchema } from '../../src/check/json-schema.ts';

describe('the schema for editors', () => {
  test('is the one the examples point at: run with -u to write it anew', async () => {
    await expect(`${JSON.stringify(dataJsonSchema(), null, 2)}\n`).toMatchFileSnapshot('../../data/schema.json');
  });

  test('knows every section and field by both names', () => {
    const text = JSON.stringify(dataJsonSchema());
    for (const names of [
      Object.entries(sectionNames),
      Object.entries(fieldNames.duties).map(([e, f]) => [e, f.chinese]),
    ]) {
      for (const [english, chinese] of names) {
        expect(text).toContain(`"${english}":{`);
        expect(text).toContain(`"${chinese}":{`);
      }
    }
  });

  test('requires what the data must have, under either name', () => {
    expect(dataJsonSchema()).toMatchObject({
      properties: {
        任期: {
          items: {
            allOf: expect.arrayContaining([{ anyOf: [{ required: ['姓名'] }, { required: ['holder'] }] }]) as unknown,
          },
        },
      },
    });
  });
});
