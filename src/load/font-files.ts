/**
 * Font files: those that come with the program's packages and the user's own, opened as faces. WOFF and WOFF2 are
 * unpacked first, because a face reads single glyphs from its tables.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import * as fontkit from 'fontkit';
import wawoff from 'wawoff2';
import { maxFontBytes, readBounded } from './bounds.ts';
import type { Face, FontSubset } from '../model/face.ts';

const require = createRequire(import.meta.url);

/** Faces of the packages the program depends on, by the names fonts.yaml uses. Whole fonts, never web slices. */
const packagedFiles: Readonly<Record<string, string>> = {
  'Noto Serif SC': '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  'Noto Serif SC Bold': '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  'Noto Sans SC Bold': '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
  'LXGW WenKai': '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff',
  Tinos: '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
  'Tinos Bold': '@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf',
};

/** The names of the faces that come with the program. */
export const packagedFaceNames: readonly string[] = Object.keys(packagedFiles);

/** The program's own faces never change: several data sets share those that are open. */
const packagedFaces = new Map<string, Face>();

/** Opens a face that comes with the program. Synchronous, so that a face is only read when a paper needs it. */
export function openPackagedFace(name: string): Face | undefined {
  const file = packagedFiles[name];
  if (file === undefined) return undefined;
  const known = packagedFaces.get(name);
  if (known !== undefined) return known;
  const face = openFonts(unpackWoff(readFileSync(require.resolve(file))))
    .map((font) => toFace(font, name))
    .at(0);
  if (face !== undefined) packagedFaces.set(name, face);
  return face;
}

/** A face of the user's with all names it goes by. */
export interface NamedFace {
  readonly face: Face;
  readonly names: readonly string[];
}

/** Opens all faces of a file of the user's: TTF, OTF, TTC, WOFF or WOFF2. Throws if the file is none of these. */
export async function openUserFaces(path: string): Promise<NamedFace[]> {
  const bytes = Buffer.from(await readBounded(path, maxFontBytes));
  const isWoff2 = bytes.subarray(0, 4).toString('latin1') === 'wOF2';
  const font = isWoff2 ? Buffer.from(await wawoff.decompress(bytes)) : unpackWoff(bytes);
  return openFonts(font).map((opened) => ({ face: toFace(opened, opened.fullName), names: namesOf(opened) }));
}

function openFonts(bytes: Buffer): fontkit.Font[] {
  const opened = fontkit.create(bytes);
  return 'fonts' in opened ? [...opened.fonts] : [opened];
}

/** Every family, full and PostScript name of a font, in all its languages. */
function namesOf(font: fontkit.Font): string[] {
  const records: unknown = Reflect.get(Reflect.get(font, 'name') ?? {}, 'records');
  const names = new Set<string>([font.fullName, font.postscriptName, font.familyName]);
  for (const field of ['fontFamily', 'fullName', 'preferredFamily', 'postscriptName']) {
    const translations: unknown = typeof records === 'object' && records !== null ? Reflect.get(records, field) : null;
    if (typeof translations !== 'object' || translations === null) continue;
    for (const name of Object.values(translations)) if (typeof name === 'string') names.add(name);
  }
  return [...names].filter((name) => name !== '');
}

/** The table directory entry of a WOFF file: tag, offset, packed length, length, checksum (W3C WOFF 1.0, 4). */
const woffEntryBytes = 20;
const woffHeaderBytes = 44;

/** Rebuilds the sfnt a WOFF 1.0 file was packed from; other files are returned as they are. */
function unpackWoff(file: Buffer): Buffer {
  if (file.subarray(0, 4).toString('latin1') !== 'wOFF') return file;
  const tableCount = file.readUInt16BE(12);
  const header = Buffer.alloc(12 + tableCount * 16);
  file.copy(header, 0, 4, 8);
  const power = Math.floor(Math.log2(tableCount));
  header.writeUInt16BE(tableCount, 4);
  header.writeUInt16BE(16 * 2 ** power, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE(tableCount * 16 - 16 * 2 ** power, 10);
  const parts: Buffer[] = [header];
  let offset = header.length;
  for (let index = 0; index < tableCount; index++) {
    const entry = woffHeaderBytes + index * woffEntryBytes;
    const start = file.readUInt32BE(entry + 4);
    const packed = file.subarray(start, start + file.readUInt32BE(entry + 8));
    const length = file.readUInt32BE(entry + 12);
    const table = packed.length < length ? inflateSync(packed, { maxOutputLength: length }) : packed;
    const record = 12 + index * 16;
    file.copy(header, record, entry, entry + 4);
    file.copy(header, record + 4, entry + 16, entry + 20);
    header.writeUInt32BE(offset, record + 8);
    header.writeUInt32BE(length, record + 12);
    const padding = (4 - (length % 4)) % 4;
    parts.push(table, Buffer.alloc(padding));
    offset += length + padding;
  }
  return Buffer.concat(parts);
}

function toFace(font: fontkit.Font, name: string): Face {
  const advances = new Map<string, number>();
  const box = font.bbox;
  return {
    key: name,
    name,
    postscriptName: font.postscriptName,
    outlines: Reflect.get(font, 'CFF ') ? 'cff' : 'glyf',
    unitsPerEm: font.unitsPerEm,
    ascent: font.ascent,
    descent: font.descent,
    capHeight: font.capHeight,
    italicAngle: font.italicAngle,
    box: [box.minX, box.minY, box.maxX, box.maxY],
    has: (character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
    advance(character) {
      const known = advances.get(character);
      if (known !== undefined) return known;
      const advance = font.glyphForCodePoint(character.codePointAt(0) ?? 0).advanceWidth / font.unitsPerEm;
      advances.set(character, advance);
      return advance;
    },
    subset: (characters) => subset(font, characters),
  };
}

/** The subset as it is: its type package takes the boolean result of an older version for the glyph's number. */
interface GlyphSubset {
  includeGlyph(glyph: number): number;
  encode(): Uint8Array;
}

function subset(font: fontkit.Font, characters: readonly string[]): FontSubset {
  const cut = font.createSubset() as unknown as GlyphSubset;
  const glyphOf = new Map<string, number>();
  for (const character of characters) {
    const glyph = font.glyphForCodePoint(character.codePointAt(0) ?? 0);
    glyphOf.set(character, cut.includeGlyph(glyph.id));
  }
  return { bytes: cut.encode(), glyphOf };
}
