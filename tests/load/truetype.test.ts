/** Subsets of TrueType faces, opened by a program that knows nothing of how they were made. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fc from 'fast-check';
import * as fontkit from 'fontkit';
import { describe, expect, test } from 'vitest';
import { openPackagedFace } from '../../src/load/font-files.ts';

const resolve = createRequire(import.meta.url).resolve;
const files = {
  'Noto Serif SC': '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  Tinos: '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
} as const;

function opened(file: Uint8Array): fontkit.Font {
  return fontkit.create(Buffer.from(file)) as fontkit.Font;
}

/** Draws each character from a subset and from the whole face. */
function compare(name: keyof typeof files, characters: readonly string[]): void {
  const whole = opened(readFileSync(resolve(files[name])));
  const face = openPackagedFace(name);
  const cutFace = face?.subset([...new Set(characters)].sort());
  if (cutFace === undefined) throw new Error(name);
  const { file, glyphOf } = cutFace;
  const subset = opened(file);
  for (const character of characters) {
    const glyph = subset.getGlyph(glyphOf.get(character) ?? 0);
    const wanted = whole.glyphForCodePoint(character.codePointAt(0) ?? 0);
    expect(glyph.path.toSVG(), character).toBe(wanted.path.toSVG());
    expect(glyph.advanceWidth, character).toBe(wanted.advanceWidth);
  }
}

/** A subset as one file. */
function cut(text: string): Buffer {
  const face = openPackagedFace('Noto Serif SC');
  if (face === undefined) throw new Error('no face');
  return Buffer.from(face.subset([...text].sort()).file);
}

describe('a subset draws what the whole face draws', () => {
  test('of a face with instructions and composed letters', () => {
    compare('Tinos', [...'Ärger, éèà Ω ½ 0123 %‰ ﬁ ']);
    compare('Tinos', [...'é ½ 0']);
  });

  test('whatever the characters', () => {
    const hanzi = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code));
    fc.assert(
      fc.property(fc.array(hanzi, { minLength: 1, maxLength: 60 }), (characters) =>
        compare('Noto Serif SC', characters),
      ),
      { seed: 3, numRuns: 25 },
    );
  });

  test('what was cut before makes no difference to its bytes', () => {
    const first = cut('责任书甲乙丙');
    cut('责任书甲乙丁');
    cut('一二三四五六七八九十');
    expect(cut('责任书甲乙丙').equals(first)).toBe(true);
  });

  test('its checksums hold', () => {
    const file = cut('责任书é甲');
    const sumOf = (from: number, length: number): number => {
      let sum = 0;
      for (let at = from; at < from + length; at += 4) sum = (sum + file.readUInt32BE(at)) >>> 0;
      return sum;
    };
    expect(sumOf(0, file.length)).toBe(0xb1b0afba);
    for (let entry = 12; entry < 12 + 16 * file.readUInt16BE(4); entry += 16) {
      const tag = file.toString('latin1', entry, entry + 4);
      const [checksum, offset, length] = [4, 8, 12].map((field) => file.readUInt32BE(entry + field)) as [number, number, number]; // prettier-ignore
      // The head table's is that of the table before the sum of the whole was entered.
      const entered = tag === 'head' ? file.readUInt32BE(offset + 8) : 0;
      expect((sumOf(offset, length + (-length & 3)) - entered) >>> 0, tag).toBe(checksum);
    }
  });
});
