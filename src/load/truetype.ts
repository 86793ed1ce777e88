/**
 * Subsets of TrueType faces, made for speed: each letter has one of the characters that it alone uses. Outlines follow
 * each other in the order of their characters, for neighbours are alike and compress well together. Instructions
 * (hinting) are left out: they serve small sizes on coarse screens and cost more than they give in a paper that is printed.
 *
 * The tables are those ISO 32000-1, 9.9 asks of an embedded TrueType font that is used through CIDs.
 */
import type { FontSubset } from '../model/face.ts';
import { checksumOf, clearChecksum, directoryLength, writeDirectory, type Table } from './sfnt.ts';

/** What a subset is cut from. */
export interface TrueTypeSource {
  /** The whole font file. */
  readonly file: Buffer;
  /** Where its tables stand, in bytes from the file's beginning. */
  readonly tables: Readonly<Record<string, { readonly offset: number; readonly length: number }>>;
  glyphId(character: string): number;
}

/** A glyph as it stands in a subset: without instructions. */
interface Outline {
  readonly bytes: Uint8Array;
  /** The sum of its 32-bit words, the last filled up with zeros. */
  readonly checksum: number;
}

const directoryBytes = directoryLength(6);
/** Tables that are always of one size, in bytes. */
const headBytes = 54;
const hheaBytes = 36;
const maxpBytes = 32;

/** Cuts subsets from one face. */
export class TrueTypeSubsetter {
  readonly #file: Buffer;
  readonly #tables: TrueTypeSource['tables'];
  readonly #glyphId: (character: string) => number;
  readonly #longOffsets: boolean;
  readonly #metricsCount: number;
  readonly #glyphs = new Map<string, number>();
  /** Outlines of glyphs that are not made of others. */
  readonly #outlines = new Map<number, Outline>();

  constructor({ file, tables, glyphId }: TrueTypeSource) {
    this.#file = file;
    this.#tables = tables;
    this.#glyphId = glyphId;
    this.#longOffsets = file.readInt16BE(this.#at('head') + 50) === 1;
    this.#metricsCount = file.readUInt16BE(this.#at('hhea') + 34);
  }

  /** @param characters each once, in an order that depends on nothing but them. */
  subset(characters: readonly string[]): FontSubset {
    const glyphs = [0];
    const glyphOf = new Map<string, number>();
    for (const character of characters) {
      glyphOf.set(character, glyphs.length);
      glyphs.push(this.#glyph(character));
    }
    return { file: this.#assemble(this.#outlinesOf(glyphs), glyphs), glyphOf };
  }

  #glyph(character: string): number {
    const known = this.#glyphs.get(character);
    if (known !== undefined) return known;
    const glyph = this.#glyphId(character);
    this.#glyphs.set(character, glyph);
    return glyph;
  }

  /** The outlines of glyphs. Parts of glyphs made of others come after them with numbers of their own: `glyphs` grows. */
  #outlinesOf(glyphs: number[]): Outline[] {
    const partNumbers = new Map<number, number>();
    const numberOf = (part: number): number => {
      const number = partNumbers.get(part) ?? glyphs.length;
      if (number === glyphs.length) glyphs.push(part);
      partNumbers.set(part, number);
      return number;
    };
    const outlines: Outline[] = [];
    for (const glyph of glyphs)
      outlines.push(this.#simple(glyph) ?? outlineOf(renumbered(this.#bytes(glyph), numberOf)));
    return outlines;
  }

  #at(tag: string): number {
    const table = this.#tables[tag];
    if (table === undefined) throw new Error(`the font has no ${tag} table`);
    return table.offset;
  }

  /** A glyph as the font has it. */
  #bytes(glyph: number): Buffer {
    const loca = this.#at('loca');
    const [from, to] = this.#longOffsets
      ? [this.#file.readUInt32BE(loca + 4 * glyph), this.#file.readUInt32BE(loca + 4 * glyph + 4)]
      : [this.#file.readUInt16BE(loca + 2 * glyph) * 2, this.#file.readUInt16BE(loca + 2 * glyph + 2) * 2];
    const glyf = this.#at('glyf');
    return this.#file.subarray(glyf + from, glyf + to);
  }

  /** The outline of a glyph, or undefined if it is made of others. */
  #simple(glyph: number): Outline | undefined {
    const known = this.#outlines.get(glyph);
    if (known !== undefined) return known;
    const bytes = this.#bytes(glyph);
    if (bytes.length >= 2 && bytes.readInt16BE(0) < 0) return undefined;
    const outline = outlineOf(withoutInstructions(bytes));
    this.#outlines.set(glyph, outline);
    return outline;
  }

  /** The font file: its directory, then its tables, sorted by their tags. */
  #assemble(outlines: readonly Outline[], glyphs: readonly number[]): Uint8Array {
    const count = glyphs.length;
    const head = outlines.reduce((sum, { bytes }) => sum + filled(bytes.length), directoryBytes);
    const hhea = head + filled(headBytes);
    const hmtx = hhea + hheaBytes;
    const loca = hmtx + 4 * count;
    const maxp = loca + 4 * (count + 1);
    const font = Buffer.alloc(maxp + maxpBytes);
    const outlinesSum = writeOutlines(outlines, font, loca);
    this.#copy('head', headBytes, font, head);
    clearChecksum(font, head);
    font.writeInt16BE(1, head + 50);
    this.#copy('hhea', hheaBytes, font, hhea);
    font.writeUInt16BE(count, hhea + 34);
    this.#writeMetrics(glyphs, font, hmtx);
    this.#copy('maxp', maxpBytes, font, maxp);
    font.writeUInt16BE(count, maxp + 4);
    // One zone and nothing else for instructions, as a font has that is without them.
    font.fill(0, maxp + 14, maxp + 28);
    font.writeUInt16BE(1, maxp + 14);
    const table = (tag: string, offset: number, length: number): Table => {
      return { tag, offset, length, checksum: checksumOf(font, offset, length) };
    };
    const tables = [
      { tag: 'glyf', offset: directoryBytes, length: head - directoryBytes, checksum: outlinesSum },
      table('head', head, headBytes),
      table('hhea', hhea, hheaBytes),
      table('hmtx', hmtx, loca - hmtx),
      table('loca', loca, maxp - loca),
      table('maxp', maxp, maxpBytes),
    ];
    writeDirectory(font, tables, head);
    return font;
  }

  #copy(tag: string, length: number, target: Buffer, at: number): void {
    this.#file.copy(target, at, this.#at(tag), this.#at(tag) + length);
  }

  /** Advance and left side bearing of each glyph. */
  #writeMetrics(glyphs: readonly number[], target: Buffer, at: number): void {
    const hmtx = this.#at('hmtx');
    glyphs.forEach((glyph, index) => {
      const last = Math.min(glyph, this.#metricsCount - 1);
      const bearing = glyph < this.#metricsCount ? hmtx + 4 * glyph + 2 : hmtx + 2 * (glyph + this.#metricsCount);
      target.writeUInt16BE(this.#file.readUInt16BE(hmtx + 4 * last), at + 4 * index);
      target.writeInt16BE(this.#file.readInt16BE(bearing), at + 4 * index + 2);
    });
  }
}

/** A length with what fills it up to a boundary of four bytes. */
function filled(length: number): number {
  return length + (-length & 3);
}

function outlineOf(bytes: Uint8Array): Outline {
  return { bytes, checksum: checksumOf(bytes, 0, bytes.length) };
}

/** A simple glyph (OpenType, glyf) without its instructions. */
function withoutInstructions(glyph: Buffer): Uint8Array {
  if (glyph.length < 10) return new Uint8Array();
  const instructions = 10 + 2 * glyph.readInt16BE(0);
  const length = glyph.readUInt16BE(instructions);
  if (length === 0) return glyph;
  const none = new Uint8Array(2);
  return Buffer.concat([glyph.subarray(0, instructions), none, glyph.subarray(instructions + 2 + length)]);
}

/** Writes glyf, behind the directory, and loca in its long form. @returns the checksum of glyf */
function writeOutlines(outlines: readonly Outline[], font: Buffer, loca: number): number {
  let offset = 0;
  let sum = 0;
  outlines.forEach(({ bytes, checksum }, index) => {
    font.set(bytes, directoryBytes + offset);
    offset += filled(bytes.length);
    sum = (sum + checksum) >>> 0;
    font.writeUInt32BE(offset, loca + 4 * (index + 1));
  });
  return sum;
}

/** Flags of a composite glyph's parts (OpenType, glyf). */
const composite = { wordArguments: 0x0001, scale: 0x0008, more: 0x0020, xyScale: 0x0040, matrix: 0x0080, code: 0x0100 };

/** A composite glyph with other numbers for its parts, without instructions. */
function renumbered(outline: Buffer, numberOf: (glyph: number) => number): Uint8Array {
  const result = Buffer.from(outline);
  let at = 10;
  for (;;) {
    const flags = result.readUInt16BE(at);
    result.writeUInt16BE(flags & ~composite.code, at);
    result.writeUInt16BE(numberOf(result.readUInt16BE(at + 2)), at + 2);
    at += 4 + ((flags & composite.wordArguments) === 0 ? 2 : 4);
    if ((flags & composite.scale) !== 0) at += 2;
    else if ((flags & composite.xyScale) !== 0) at += 4;
    else if ((flags & composite.matrix) !== 0) at += 8;
    if ((flags & composite.more) === 0) return result.subarray(0, at);
  }
}
