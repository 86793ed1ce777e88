/**
 * Font files: those that come with the program's packages and the user's own, opened as faces. WOFF and WOFF2 are
 * unpacked first, because a face reads single glyphs from its tables.
 */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import * as fontkit from 'fontkit';
import { z } from 'zod';
import type { Face, FontSubset } from '../model/face.ts';
import { maxFontBytes, readBounded } from './bounds.ts';
import { fontProgram, mayBeEmbedded, tablesOf } from './font-program.ts';
import { roomFor, sharedBytes, type SharedBytes } from './shared-files.ts';
import { TrueTypeSubsetter } from './truetype.ts';

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

/** Where threads share the files of faces; each has its own without it. */
let sharedRooms: ReadonlyMap<string, SharedBytes> = new Map();

/** Room for the files of all faces that come with the program, for threads to share. */
export function packagedFaceRooms(): ReadonlyMap<string, SharedBytes> {
  return new Map(
    Object.entries(packagedFiles).map(([name, file]) => [name, roomFor(unpackedLength(require.resolve(file)))]),
  );
}

/** Has this thread share the files of faces that it opens from now on. */
export function sharePackagedFaces(rooms: ReadonlyMap<string, SharedBytes>): void {
  sharedRooms = rooms;
}

/** Opens a face that comes with the program. Synchronous, so that a face is only read when a paper needs it. */
export function openPackagedFace(name: string): Face | undefined {
  const file = packagedFiles[name];
  if (file === undefined) return undefined;
  const known = packagedFaces.get(name);
  if (known !== undefined) return known;
  const read = (): Buffer => unpackWoff(readFileSync(require.resolve(file)));
  const room = sharedRooms.get(name);
  const face = openFonts(room === undefined ? read() : sharedBytes(room, read))
    .map((opened) => toFace(opened, name))
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
  const font = isWoff2 ? await unpackWoff2(bytes) : unpackWoff(bytes);
  return openFonts(font).map((opened) => ({
    face: toFace(opened, opened.font.fullName),
    names: namesOf(opened.font),
  }));
}

/** A font with the file it was read from. */
interface OpenedFont {
  readonly font: fontkit.Font;
  readonly file: Buffer;
}

/** The sfnt of a WOFF2 file. What unpacks it holds 32 MB, and is loaded only where there is one. */
async function unpackWoff2(file: Buffer): Promise<Buffer> {
  const { default: wawoff } = await import('wawoff2');
  return Buffer.from(await wawoff.decompress(file));
}

function openFonts(file: Buffer): OpenedFont[] {
  const opened = fontkit.create(file);
  return ('fonts' in opened ? [...opened.fonts] : [opened]).map((font) => ({ font, file }));
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

/** Bytes of the font in a file: of the file itself, or as it says that it is unpacked (W3C WOFF 1.0, 3). */
function unpackedLength(path: string): number {
  const descriptor = openSync(path, 'r');
  try {
    const start = Buffer.alloc(woffHeaderBytes);
    readSync(descriptor, start, 0, woffHeaderBytes, 0);
    const isPacked = start.subarray(0, 4).toString('latin1') === 'wOFF';
    return isPacked ? start.readUInt32BE(16) : fstatSync(descriptor).size;
  } finally {
    closeSync(descriptor);
  }
}

/** What zlib takes at least, in bytes. */
const minInflateChunk = 64;
/** Deflate makes nothing shorter than a 1,032nd (RFC 1951: 258 bytes by two bits). */
const mostDeflated = 1_032;

/** A table of a WOFF file in one go; a length that cannot be true is not believed. */
function inflated(packed: Buffer, length: number): Buffer {
  const believed = Math.min(length, packed.length * mostDeflated);
  return inflateSync(packed, { maxOutputLength: length, chunkSize: Math.max(believed, minInflateChunk) });
}

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
    const table = packed.length < length ? inflated(packed, length) : packed;
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

function toFace({ font, file }: OpenedFont, name: string): Face {
  const advances = new Map<string, number>();
  const advanceOf = advancesIn(font, file);
  const box = font.bbox;
  const outlines = Reflect.get(font, 'CFF ') ? 'cff' : 'glyf';
  const subset: Face['subset'] =
    outlines === 'cff' ? (characters) => compactSubset(font, characters) : trueTypeSubset(font, file);
  return {
    key: name,
    name,
    postscriptName: font.postscriptName,
    outlines,
    unitsPerEm: font.unitsPerEm,
    ascent: font.ascent,
    descent: font.descent,
    capHeight: font.capHeight,
    italicAngle: italicAngleOf(tableIn(font, file, 'post')),
    box: [box.minX, box.minY, box.maxX, box.maxY],
    has: (character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
    advance(character) {
      const known = advances.get(character);
      if (known !== undefined) return known;
      const advance = advanceOf(glyphFor(font, character).id) / font.unitsPerEm;
      advances.set(character, advance);
      return advance;
    },
    subset,
    embedding:
      outlines === 'cff' ? 'not-truetype' : mayBeEmbedded(tableIn(font, file, 'OS/2')) ? 'allowed' : 'forbidden',
    file(characters, fileName) {
      const { file: cut, glyphOf } = subset(characters);
      const [os2, post] = [tableIn(font, file, 'OS/2'), tableIn(font, file, 'post')];
      if (os2 === undefined || post === undefined) throw new Error(`${font.fullName} lacks tables`);
      return fontProgram({
        subset: tablesOf(cut),
        os2,
        post,
        glyphOf,
        name: fileName,
        copyright: font.copyright ?? '',
      });
    },
  };
}

/** The slant in degrees, of what the font package would read the names of all glyphs first. */
function italicAngleOf(post: Buffer | undefined): number {
  return post === undefined ? 0 : post.readInt32BE(4) / 65_536;
}

/** The advances of glyphs in font units, of what the font package would read the outlines first. */
function advancesIn(font: fontkit.Font, file: Buffer): (glyph: number) => number {
  const [hhea, hmtx] = [tableIn(font, file, 'hhea'), tableIn(font, file, 'hmtx')];
  if (hhea === undefined || hmtx === undefined) throw new Error(`${font.fullName} lacks tables`);
  // Glyphs beyond the last that has one have the same.
  const last = Math.max(0, hhea.readUInt16BE(34) - 1);
  if (hmtx.length < 4 * (last + 1)) throw new Error(`${font.fullName} lacks widths`);
  return (glyph) => hmtx.readUInt16BE(4 * Math.min(glyph, last));
}

/** Dashes: of one em, two and three. */
const dash = /[\u2014\u2e3a\u2e3b]/u;

const shapedGlyphs = new WeakMap<fontkit.Font, Map<string, fontkit.Glyph>>();

/**
 * The glyph of a character as Chinese sets it. Faces for Latin and CJK have a dash of both kinds; in Chinese it is as
 * wide as a hanzi (GB/T 15834-2011 5.1.4, 5.1.6), and word processors take that one.
 */
function glyphFor(font: fontkit.Font, character: string): fontkit.Glyph {
  if (!dash.test(character)) return font.glyphForCodePoint(character.codePointAt(0) ?? 0);
  const shaped = shapedGlyphs.get(font) ?? new Map<string, fontkit.Glyph>();
  shapedGlyphs.set(font, shaped);
  const glyph =
    shaped.get(character) ??
    font.layout(character, undefined, 'hani', 'ZHS ').glyphs[0] ??
    font.glyphForCodePoint(character.codePointAt(0) ?? 0);
  shaped.set(character, glyph);
  return glyph;
}

/** The subset as it is: its type package takes the boolean result of an older version for the glyph's number. */
interface GlyphSubset {
  includeGlyph(glyph: number): number;
  encode(): Uint8Array;
}

function trueTypeSubset(font: fontkit.Font, file: Buffer): Face['subset'] {
  const tables = directoryOf(font);
  const subsetter = new TrueTypeSubsetter({
    file,
    tables,
    glyphId: (character) => glyphFor(font, character).id,
  });
  return (characters) => subsetter.subset(characters);
}

/** Where the tables of a font stand in its file: its type package knows no directory. */
function directoryOf(font: fontkit.Font): Record<string, { offset: number; length: number }> {
  const directory: unknown = Reflect.get(font, 'directory');
  const tables: unknown = typeof directory === 'object' && directory !== null && Reflect.get(directory, 'tables');
  return z
    .record(z.string(), z.object({ offset: z.number(), length: z.number() }).optional())
    .transform((all) =>
      Object.fromEntries(Object.entries(all).flatMap(([tag, table]) => (table ? [[tag, table]] : []))),
    )
    .parse(tables);
}

function compactSubset(font: fontkit.Font, characters: readonly string[]): FontSubset {
  const cut = font.createSubset() as unknown as GlyphSubset;
  const glyphOf = new Map<string, number>();
  for (const character of characters) {
    const glyph = glyphFor(font, character);
    glyphOf.set(character, cut.includeGlyph(glyph.id));
  }
  return { file: cut.encode(), glyphOf };
}

/** A table's bytes as they stand in the font's file. */
function tableIn(font: fontkit.Font, file: Buffer, tag: string): Buffer | undefined {
  const table = directoryOf(font)[tag];
  return table && file.subarray(table.offset, table.offset + table.length);
}
