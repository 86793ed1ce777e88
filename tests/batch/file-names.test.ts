import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collisionKey, copyPath, fileNamePart } from '../../src/batch/file-names.ts';

describe('a name as a file name', () => {
  test.each([
    ['擂鼓中学', '擂鼓中学'],
    ['一（1）班', '一（1）班'],
    ['甲/乙', '甲／乙'],
    ['甲\\乙', '甲＼乙'],
    ['甲:乙*丙?', '甲：乙＊丙？'],
    ['..', '__'],
    ['../../etc', '__／..／etc'],
    ['CON', 'CON_'],
    ['nul.txt', 'nul_.txt'],
    ['com1', 'com1_'],
    ['第三小学. ', '第三小学__'],
    ['', '_'],
    ['甲\u0000乙\n丙', '甲_乙_丙'],
  ])('%j becomes %j', (name, expected) => {
    expect(fileNamePart(name)).toBe(expected);
  });

  test('one that is too long is cut and keeps a hash of the whole', () => {
    const long = '擂鼓镇'.repeat(40);
    const [one, other] = [fileNamePart(`${long}小学`), fileNamePart(`${long}中学`)];
    expect(Buffer.byteLength(one)).toBeLessThanOrEqual(100);
    expect(one).toMatch(/^擂鼓镇.*~[0-9a-f]{8}$/u);
    expect(one).not.toBe(other);
  });
});

/** Names with what file systems dislike. */
const name = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom('.', '/', '\\', ':', ' ', '\u202E', '\0', 'c', 'o', 'n', '校', '𠮷'),
    maxLength: 300,
  }),
);

const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

describe('whatever the names', () => {
  test('the path stays below its folder and every part is one that all systems take', () => {
    fc.assert(
      fc.property(name, name, name, name, (dataset, template, subject, party) => {
        const path = copyPath({ dataset, template, subject, edition: undefined, copy: 1, party, format: 'pdf' });
        const parts = path.split('/');
        expect(parts).toHaveLength(4);
        for (const part of parts) {
          expect(part).not.toMatch(/[<>:"\\|?*\p{Cc}\p{Cs}]/u);
          expect(part).not.toMatch(/^\.{0,2}$|[ .]$/u);
          expect(part).not.toMatch(device);
          expect(Buffer.byteLength(part)).toBeLessThanOrEqual(255 - 40);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('the same name always becomes the same file', () => {
    fc.assert(fc.property(name, (typed) => fileNamePart(typed) === fileNamePart(typed)));
  });
});

describe('names that some file system takes for one', () => {
  test.each([
    ['A校', 'a校'],
    ['é', 'e\u0301'],
    ['１班', '1班'],
  ])('%s and %s', (one, other) => {
    expect(collisionKey(one)).toBe(collisionKey(other));
  });
});
