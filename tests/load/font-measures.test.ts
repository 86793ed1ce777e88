/** What layout and the PDF ask of a face, against what the font package reads from the whole font. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';
import { expect, test } from 'vitest';
import { openUserFaces } from '../../src/load/font-files.ts';

const resolve = createRequire(import.meta.url).resolve;

test.each([
  '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  '@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf',
])('advances and slant: %s', async (file) => {
  const path = resolve(file);
  const [opened] = await openUserFaces(path);
  const font = fontkit.create(readFileSync(path)) as fontkit.Font;
  const characters = [...' AWil19.,%责任书'].filter((character) => font.hasGlyphForCodePoint(character.charCodeAt(0)));
  expect(characters.map((character) => opened?.face.advance(character))).toEqual(
    characters.map((character) => font.glyphForCodePoint(character.charCodeAt(0)).advanceWidth / font.unitsPerEm),
  );
  expect(opened?.face.italicAngle).toBe(font.italicAngle);
});

test('the italic face leans', async () => {
  const [opened] = await openUserFaces(
    resolve('@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf'),
  );
  expect(opened?.face.italicAngle).toBeLessThan(-5);
});
