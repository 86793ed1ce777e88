/** Subsets of TrueType faces, opened by a program that knows nothing of how they were made. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fc from 'fast-check';
import * as fontkit from 'fontkit';
import { describe, expect, test } from 'vitest';
import { openPackagedFace } from '../../src/load/font-files.ts';
import { wholeBytes } from '../../src/model/face.ts';

const resolve = createRequire(import.meta.url).resolve;
const files = {
  'Noto Serif SC': '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  Tinos: '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
} as const;

function opened(file: Uint8Array): fontkit.Font {
  return fontkit.create(Buffer.from(file)) as fontkit.Font;
}

/** Draws each character from a subset and from the whole face. */
function compare(name: keyof typeof files, characters: readonly string[], inPieces = true): void {
  const whole = opened(readFileSync(resolve(files[name])));
  const face = openPackagedFace(name);
  const cutFace = face?.subset([...new Set(characters)].sort(), inPieces);
  if (cutFace === undefined) throw new Error(name);
  const { file, glyphOf } = cutFace;
  const subset = opened(wholeBytes(file));
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
  return Buffer.from(wholeBytes(face.subset([...text].sort(), true).file));
}

describe('a subset draws what the whole face draws', () => {
  test('of a face with instructions and composed letters', () => {
    compare('Tinos', [...'Ärger, éèà Ω ½ 0123 %‰ ﬁ ']);
    compare('Tinos', [...'é ½ 0'], false);
  });

  test('whatever the characters', () => {
    const hanzi = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code));
    fc.assert(
      fc.property(fc.array(hanzi, { minLength: 1, maxLength: 60 }), (characters) =>
        [true, false].forEach((inPieces) => compare('Noto Serif SC', characters, inPieces)),
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

  test('letters that differ by a name share nearly all of it', () => {
    const common = '为把义务教育均衡发展的要求落实到每一所学校经共同商定签订本责任书';
    const sharedOf = (name: string): readonly Uint8Array[] =>
      openPackagedFace('Noto Serif SC')?.subset([...new Set(common + name)].sort(), true).file.shared ?? [];
    const first = new Set(sharedOf('擂鼓'));
    const shared = sharedOf('腰庄').filter((piece) => first.has(piece));
    expect(shared.length).toBeGreaterThan(first.size / 2);
  });
});
