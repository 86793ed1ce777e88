/** What layout and the PDF ask of a face, against what the font package reads from the whole font. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fontkit from 'fontkit';
import { expect, onTestFinished, test } from 'vitest';
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

test('a face whose widths end too soon is refused when it is opened, not when a paper asks for one', async () => {
  const file = readFileSync(resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf'));
  const entry = file.indexOf('hmtx', 12, 'latin1');
  file.writeUInt32BE(40, entry + 12);
  const folder = mkdtempSync(join(tmpdir(), 'zerenshu-fonts-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'short.ttf');
  writeFileSync(path, file);
  await expect(openUserFaces(path)).rejects.toThrow('lacks widths');
});
