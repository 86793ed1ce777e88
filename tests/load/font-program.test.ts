/** Font files that documents carry along. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import * as fontkit from 'fontkit';
import { beforeAll, describe, expect, test } from 'vitest';
import { openPackagedFace, openUserFaces } from '../../src/load/font-files.ts';
import { mayBeEmbedded, tablesOf } from '../../src/load/font-program.ts';
import type { Face } from '../../src/model/face.ts';

const resolve = createRequire(import.meta.url).resolve;
const tinos = resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf');
const name = { family: '方正小标宋简体', postscriptName: 'Zerenshu-1-Regular', weight: 'regular' } as const;
const characters = [...' A责任书𬭩—“”'];

let face: Face;
beforeAll(() => {
  const opened = openPackagedFace('Noto Serif SC Bold');
  if (opened === undefined) throw new Error('no face');
  face = opened;
});

function weightOf(bytes: Uint8Array): number {
  return tablesOf(bytes).get('OS/2')?.readUInt16BE(4) ?? 0;
}

/** An OS/2 table that says this of embedding. */
function withType(type: number): Buffer {
  const table = Buffer.alloc(96);
  table.writeUInt16BE(type, 8);
  return table;
}

function open(bytes: Uint8Array): fontkit.Font {
  const font = fontkit.create(Buffer.from(bytes));
  if ('fonts' in font) throw new Error('a collection');
  return font;
}

describe('a font file of some characters', () => {
  test('draws each as the whole font does, and no others', () => {
    const whole = open(readFileSync(resolve('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf')));
    const font = open(face.file(characters, name));
    for (const character of characters) {
      const code = character.codePointAt(0) ?? 0;
      expect(font.hasGlyphForCodePoint(code), character).toBe(true);
      const [ours, theirs] = [font, whole].map((each) => each.glyphForCodePoint(code));
      expect(ours?.advanceWidth, character).toBe(theirs?.advanceWidth);
      expect(ours?.path.toSVG(), character).toBe(theirs?.path.toSVG());
    }
    for (const other of '人B') expect(font.hasGlyphForCodePoint(other.codePointAt(0) ?? 0)).toBe(false);
    expect([font.ascent, font.descent, font.unitsPerEm]).toEqual([whole.ascent, whole.descent, whole.unitsPerEm]);
  });

  test('is called what the document calls it, in the weight it is used in', () => {
    const font = open(face.file(characters, name));
    expect([font.familyName, font.fullName, font.postscriptName]).toEqual([name.family, name.family, name.postscriptName]); // prettier-ignore
    expect(font.copyright).toContain('Adobe');
    expect(weightOf(face.file(characters, name))).toBe(400);
    expect(weightOf(face.file(characters, { ...name, weight: 'bold' }))).toBe(700);
  });

  test('has the checksums of the format, and the same bytes every time', () => {
    const bytes = Buffer.from(face.file(characters, name));
    let sum = 0;
    for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
    expect(sum).toBe(0xb1b0afba);
    expect(Buffer.from(face.file(characters, name)).equals(bytes)).toBe(true);
  });
});

describe('whether a font may be embedded', () => {
  test.each([
    ['installable', 0x0000, true],
    ['restricted', 0x0002, false],
    ['for preview and print', 0x0004, false],
    ['editable', 0x0008, true],
    ['editable, and for preview', 0x000c, true],
    ['editable, but never in part', 0x0108, false],
    ['installable, but as bitmaps only', 0x0200, false],
  ])('%s', (_, type, allowed) => {
    expect(mayBeEmbedded(withType(type))).toBe(allowed);
  });

  test('one that says nothing may not', () => {
    expect(mayBeEmbedded(undefined)).toBe(false);
  });

  test('the faces that come with the program may, also from a file of the user’s', async () => {
    expect(face.embedding).toBe('allowed');
    expect((await openUserFaces(tinos)).map(({ face: own }) => own.embedding)).toEqual(['allowed']);
  });
});
