/**
 * Embeds faces: one subset a face, cut to the characters of a paper and shared by its copies, written as Type 0 fonts
 * with Identity-H, real widths and ToUnicode. The subset's tag comes from a hash of its characters, so that the same
 * paper always has the same bytes.
 */
import { createHash } from 'node:crypto';
import { PDFHexString, PDFName, type PDFContext, type PDFRef } from 'pdf-lib';
import type { Face, FontLibrary } from '../model/face.ts';
import type { FaceKey, LaidOutLine } from '../model/page.ts';
import { deflate, deflatePieces } from './compress.ts';
import { flateStream } from './pdf-file.ts';

/** A face cut to a paper's characters, its bytes compressed: ready to be put into any number of files. */
export interface CutFace {
  readonly face: Face;
  readonly baseName: string;
  readonly glyphOf: ReadonlyMap<string, number>;
  /** The code of each character as a literal string has it (ISO 32000-1, 7.3.4.2), bytes as Latin-1. */
  readonly codeOf: ReadonlyMap<string, string>;
  readonly program: Uint8Array;
  readonly programLength: number;
  readonly toUnicode: Uint8Array;
}

/** Cuts every face that draws something in the lines. */
export function cutFaces(lines: readonly LaidOutLine[], library: FontLibrary): Map<FaceKey, CutFace> {
  const used = new Map<FaceKey, Set<string>>();
  for (const line of lines) {
    for (const run of line.runs) {
      const characters = used.get(run.face) ?? new Set<string>();
      used.set(run.face, characters);
      for (const glyph of run.glyphs) characters.add(glyph.character);
    }
  }
  const keys = [...used.keys()].sort();
  return new Map(keys.map((key) => [key, cutFace(library.face(key), [...(used.get(key) ?? [])].sort())]));
}

function cutFace(face: Face, characters: readonly string[]): CutFace {
  const { file, glyphOf } = face.subset(characters);
  return {
    face,
    baseName: `${subsetTag(face, characters)}+${face.postscriptName}`,
    glyphOf,
    codeOf: new Map([...glyphOf].map(([character, glyph]) => [character, literalCode(glyph)])),
    program: deflatePieces(file),
    programLength: [file.front, ...file.shared, file.rest].reduce((sum, { length }) => sum + length, 0),
    toUnicode: deflate(toUnicodeMap(glyphOf)),
  };
}

/** A glyph's number as two bytes. */
function literalCode(glyph: number): string {
  return [glyph >> 8, glyph & 255].map((byte) => literalSpecials.get(byte) ?? String.fromCharCode(byte)).join('');
}

/** What would end a literal string, or is read as something else: a carriage return as a line feed. */
const literalSpecials: ReadonlyMap<number, string> = new Map([
  [0x28, String.raw`\(`],
  [0x29, String.raw`\)`],
  [0x5c, String.raw`\\`],
  [0x0d, String.raw`\r`],
]);

/** Six capital letters (ISO 32000-1, 9.6.4). */
function subsetTag(face: Face, characters: readonly string[]): string {
  const hash = createHash('sha256')
    .update(face.postscriptName + characters.join(''))
    .digest();
  return [...hash.subarray(0, 6)].map((byte) => String.fromCharCode(65 + (byte % 26))).join('');
}

function hex16(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0');
}

function utf16Hex(character: string): string {
  let text = '';
  for (let index = 0; index < character.length; index++) text += hex16(character.charCodeAt(index));
  return text;
}

/**
 * The ToUnicode CMap (ISO 32000-1, 9.10.3): glyphs that follow each other in one row of 256, each row at most once in a
 * block of at most 100.
 */
function toUnicodeMap(glyphOf: ReadonlyMap<string, number>): string {
  const characterOf: string[] = [];
  for (const [character, glyph] of glyphOf) characterOf[glyph] ??= character;
  const ranges: { first: number; last: number; texts: string }[] = [];
  characterOf.forEach((character, glyph) => {
    const range = ranges.at(-1);
    if (range !== undefined && range.last === glyph - 1 && (glyph & 255) !== 0) {
      range.last = glyph;
      range.texts += `<${utf16Hex(character)}>`;
    } else {
      ranges.push({ first: glyph, last: glyph, texts: `<${utf16Hex(character)}>` });
    }
  });
  const blocks: string[] = [];
  for (let start = 0; start < ranges.length; start += 100) {
    const block = ranges.slice(start, start + 100);
    const lines = block.map(({ first, last, texts }) => `<${hex16(first)}><${hex16(last)}>[${texts}]`);
    blocks.push(`${block.length} beginbfrange\n${lines.join('\n')}\nendbfrange`);
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}

/** Writes a cut face into a file and returns its font dictionary. */
export function embedFace(context: PDFContext, cut: CutFace): PDFRef {
  const { face } = cut;
  const isCff = face.outlines === 'cff';
  const scale = 1000 / face.unitsPerEm;
  const program = context.register(
    flateStream(context, cut.program, isCff ? { Subtype: 'CIDFontType0C' } : { Length1: cut.programLength }),
  );
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: cut.baseName,
      Flags: 4,
      FontBBox: face.box.map((edge) => Math.round(edge * scale)),
      ItalicAngle: face.italicAngle,
      Ascent: Math.round(face.ascent * scale),
      Descent: Math.round(face.descent * scale),
      CapHeight: Math.round((face.capHeight || face.ascent) * scale),
      StemV: 80,
      [isCff ? 'FontFile3' : 'FontFile2']: program,
    }),
  );
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: isCff ? 'CIDFontType0' : 'CIDFontType2',
      BaseFont: cut.baseName,
      CIDSystemInfo: {
        Registry: PDFHexString.of(Buffer.from('Adobe').toString('hex')),
        Ordering: PDFHexString.of(Buffer.from('Identity').toString('hex')),
        Supplement: 0,
      },
      FontDescriptor: descriptor,
      DW: 1000,
      W: widths(cut),
      ...(isCff ? {} : { CIDToGIDMap: 'Identity' }),
    }),
  );
  const toUnicode = context.register(flateStream(context, cut.toUnicode));
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: PDFName.of(cut.baseName),
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: toUnicode,
    }),
  );
}

/** The W array: every glyph that is not 1 em wide, runs of neighbours together. */
function widths(cut: CutFace): (number | number[])[] {
  const width = new Map<number, number>();
  for (const [character, glyph] of cut.glyphOf) width.set(glyph, glyphWidth(cut.face, character));
  const result: (number | number[])[] = [];
  let run: number[] = [];
  let previous = -2;
  for (const [glyph, value] of [...width].sort(([a], [b]) => a - b)) {
    if (value === 1000) continue;
    if (glyph !== previous + 1) {
      run = [];
      result.push(glyph, run);
    }
    run.push(value);
    previous = glyph;
  }
  return result;
}

/** A glyph's width in thousandths of an em, as the PDF states it. */
export function glyphWidth(face: Face, character: string): number {
  return Math.round(face.advance(character) * 1000);
}
