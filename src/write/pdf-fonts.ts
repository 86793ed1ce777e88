/**
 * Embeds subsets of faces, written as Type 0 fonts with Identity-H, real widths and ToUnicode. The subset's tag comes from a hash of its characters, so that the same
 * paper always has the same bytes.
 */
import { createHash } from 'node:crypto';
import type { Face } from '../model/face.ts';
import { deflatePieces, deflateText } from './compress.ts';
import { latin1 } from './pdf-file.ts';
import { flateStream, WrittenObject, WrittenStream, type PdfObjects, type PdfRef } from './pdf-objects.ts';

/** A face cut to a paper's characters, its bytes compressed: ready to be put into any number of files. */
export interface CutFace {
  readonly face: Face;
  readonly baseName: string;
  /** The code of each character as a literal string has it (ISO 32000-1, 7.3.4.2), bytes as Latin-1. */
  readonly codeOf: ReadonlyMap<string, string>;
  readonly program: Uint8Array;
  readonly programLength: number;
  /** The ToUnicode CMap. */
  readonly toUnicode: string;
  /** The W array. */
  readonly widths: string;
}

/** Cuts a face to characters, each given once, in an order that depends on nothing but them. */
export function cutFace(face: Face, characters: readonly string[]): CutFace {
  const { file, glyphOf } = face.subset(characters);
  return {
    face,
    baseName: `${subsetTag(face, characters)}+${face.postscriptName}`,
    codeOf: new Map([...glyphOf].map(([character, glyph]) => [character, literalCode(glyph)])),
    program: deflatePieces(file),
    programLength: [file.front, ...file.shared, file.rest].reduce((sum, { length }) => sum + length, 0),
    toUnicode: toUnicodeMap(glyphOf),
    widths: widths(face, glyphOf),
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

/**
 * Writes a cut face into a file and returns its font dictionary.
 *
 * @param isShared whether other papers have the very same font: then all of it can be the same as in theirs.
 */
export function embedFace(objects: PdfObjects, cut: CutFace, isShared: boolean): PdfRef {
  const { face, baseName } = cut;
  const isCff = face.outlines === 'cff';
  const scale = 1000 / face.unitsPerEm;
  const add = (text: string): PdfRef => objects.add(new WrittenObject(text, isShared));
  const program = objects.add(
    flateStream(cut.program, isCff ? '/Subtype/CIDFontType0C' : `/Length1 ${cut.programLength}`),
  );
  const box = face.box.map((edge) => Math.round(edge * scale));
  const descriptor = add(
    `<</Type/FontDescriptor/FontName/${baseName}/Flags 4/FontBBox[${box.join(' ')}]/ItalicAngle ${face.italicAngle}` +
      `/Ascent ${Math.round(face.ascent * scale)}/Descent ${Math.round(face.descent * scale)}` +
      `/CapHeight ${Math.round((face.capHeight || face.ascent) * scale)}/StemV 80` +
      `/${isCff ? 'FontFile3' : 'FontFile2'} ${program.tag}>>`,
  );
  const descendant = add(
    `<</Type/Font/Subtype/${isCff ? 'CIDFontType0' : 'CIDFontType2/CIDToGIDMap/Identity'}/BaseFont/${baseName}` +
      `/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ${descriptor.tag}` +
      `/DW 1000/W${cut.widths}>>`,
  );
  const toUnicode = objects.add(
    isShared ? flateStream(deflateText(cut.toUnicode)) : new WrittenStream('', latin1(cut.toUnicode)),
  );
  return add(
    `<</Type/Font/Subtype/Type0/BaseFont/${baseName}/Encoding/Identity-H/DescendantFonts[${descendant.tag}]` +
      `/ToUnicode ${toUnicode.tag}>>`,
  );
}

/** The W array: every glyph that is not 1 em wide, runs of neighbours together. */
function widths(face: Face, glyphOf: ReadonlyMap<string, number>): string {
  const width = new Map<number, number>();
  for (const [character, glyph] of glyphOf) width.set(glyph, glyphWidth(face, character));
  const runs: { readonly first: number; readonly widths: number[] }[] = [];
  let previous = -2;
  for (const [glyph, value] of [...width].sort(([a], [b]) => a - b)) {
    if (value === 1000) continue;
    if (glyph === previous + 1) runs.at(-1)?.widths.push(value);
    else runs.push({ first: glyph, widths: [value] });
    previous = glyph;
  }
  return `[${runs.map((run) => `${run.first}[${run.widths.join(' ')}]`).join('')}]`;
}

/** A glyph's width in thousandths of an em, as the PDF states it. */
export function glyphWidth(face: Face, character: string): number {
  return Math.round(face.advance(character) * 1000);
}
