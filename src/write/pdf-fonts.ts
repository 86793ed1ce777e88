/**
 * Embeds subsets of faces, written as Type 0 fonts with Identity-H, real widths and ToUnicode. The subset's tag comes from
 * a hash of its characters, so that the same paper always has the same bytes.
 */
import { createHash } from 'node:crypto';
import type { Face } from '../model/face.ts';
import { deflate, deflateText } from './compress.ts';
import { latin1 } from './pdf-file.ts';
import { flateStream, WrittenObject, WrittenStream, type PdfObjects, type PdfRef } from './pdf-objects.ts';

/** A character in a cut face. */
export interface CutGlyph {
  /** Its number, which is its code. */
  readonly glyph: number;
  /** In thousandths of an em, as the PDF states it. */
  readonly width: number;
}

/** A face cut to a paper's characters: ready to be put into any number of files. */
export interface CutFace {
  readonly face: Face;
  /** Whether other papers have the very same: then all of it can be the same as in theirs. */
  readonly isShared: boolean;
  readonly baseName: string;
  readonly glyphOf: ReadonlyMap<string, CutGlyph>;
  readonly program: WrittenStream;
  /** The ToUnicode CMap. */
  readonly toUnicode: string;
  /** The W array. */
  readonly widths: string;
}

/**
 * Cuts a face to characters, each given once, in an order that depends on nothing but them.
 *
 * @param isShared whether other papers have the same: then it is compressed, once for all of them.
 */
export function cutFace(face: Face, characters: readonly string[], isShared: boolean): CutFace {
  const { file, glyphOf: numberOf } = face.subset(characters);
  const glyphOf = new Map<string, CutGlyph>();
  for (const [character, glyph] of numberOf) glyphOf.set(character, { glyph, width: glyphWidth(face, character) });
  return {
    face,
    isShared,
    baseName: `${subsetTag(face, characters)}+${face.postscriptName}`,
    glyphOf,
    program: fontProgram(face, file, isShared),
    toUnicode: toUnicodeMap(glyphOf),
    widths: widths(glyphOf),
  };
}

/** The font file as a stream. The few outlines of one paper alone would hardly become shorter. */
function fontProgram({ outlines }: Face, file: Uint8Array, isShared: boolean): WrittenStream {
  const entries = outlines === 'cff' ? '/Subtype/CIDFontType0C' : `/Length1 ${file.length}`;
  return isShared ? flateStream(deflate(file), entries) : new WrittenStream(entries, file);
}

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
function toUnicodeMap(glyphOf: CutFace['glyphOf']): string {
  const characterOf: string[] = [];
  for (const [character, { glyph }] of glyphOf) characterOf[glyph] ??= character;
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
export function embedFace(objects: PdfObjects, cut: CutFace): PdfRef {
  const { face, isShared, baseName } = cut;
  const isCff = face.outlines === 'cff';
  const scale = 1000 / face.unitsPerEm;
  const add = (text: string): PdfRef => objects.add(new WrittenObject(text, isShared));
  const program = objects.add(cut.program);
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
function widths(glyphOf: CutFace['glyphOf']): string {
  const narrow = [...glyphOf.values()].filter(({ width }) => width !== 1000).sort((a, b) => a.glyph - b.glyph);
  let array = '';
  let previous = -1;
  for (const { glyph, width } of narrow) {
    if (glyph === previous) continue;
    if (glyph === previous + 1 && array !== '') array += ` ${width}`;
    else array += `${array === '' ? '' : ']'}${glyph}[${width}`;
    previous = glyph;
  }
  return array === '' ? '[]' : `[${array}]]`;
}

/** A glyph's width in thousandths of an em, as the PDF states it. */
function glyphWidth(face: Face, character: string): number {
  return Math.round(face.advance(character) * 1000);
}
