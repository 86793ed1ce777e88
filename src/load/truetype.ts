/**
 * Subsets of TrueType faces, made for speed: letters of a county share nearly all their characters, so the glyphs of a
 * subset are laid out in groups by code point, and a group that was made before is taken as it is, to be compressed only
 * once. A subset depends on its characters alone, never on what was made before. Instructions (hinting) are left out:
 * they serve small sizes on coarse screens and cost more than they give in a paper that is printed.
 *
 * The tables are those ISO 32000-1, 9.9 asks of an embedded TrueType font that is used through CIDs.
 */
import { wholeBytes, type FontSubset } from '../model/face.ts';
import { Recent } from '../model/recent.ts';

/** What a subset is cut from. */
export interface TrueTypeSource {
  /** The whole font file. */
  readonly file: Buffer;
  /** Where its tables stand, in bytes from the file's beginning. */
  readonly tables: Readonly<Record<string, { readonly offset: number; readonly length: number }>>;
  glyphId(character: string): number;
}

/** Fewer groups compress better, more of them are changed less by a character that one letter alone has. */
const groupCount = 16;
/** Groups kept of a face: enough for dozens of letters that differ, at some ten kilobytes each. */
const groupsKept = 128;

const noBytes = new Uint8Array();

/** Glyphs that follow each other in a subset. */
interface Group {
  readonly bytes: Uint8Array;
  /** Of each glyph, in bytes, padding included. */
  readonly lengths: readonly number[];
  readonly checksum: number;
}

/** What is asked of a character time and again. */
interface CharacterGlyph {
  readonly id: number;
  readonly isComposite: boolean;
  readonly group: number;
}

/** Cuts subsets from one face. */
export class TrueTypeSubsetter {
  readonly #file: Buffer;
  readonly #tables: TrueTypeSource['tables'];
  readonly #glyphId: (character: string) => number;
  readonly #longOffsets: boolean;
  readonly #metricsCount: number;
  readonly #glyphs = new Map<string, CharacterGlyph>();
  readonly #groups = new Recent<Group>(groupsKept);
  readonly #notdef: Group;

  constructor({ file, tables, glyphId }: TrueTypeSource) {
    this.#file = file;
    this.#tables = tables;
    this.#glyphId = glyphId;
    this.#longOffsets = file.readInt16BE(this.#at('head') + 50) === 1;
    this.#metricsCount = file.readUInt16BE(this.#at('hhea') + 34);
    this.#notdef = joined([this.#simple(0)]);
  }

  /**
   * @param characters each once, in an order that depends on nothing but them.
   * @param inPieces whether in groups, each of which may be another subset's too.
   */
  subset(characters: readonly string[], inPieces: boolean): FontSubset {
    const simple: string[] = [];
    const composed: string[] = [];
    for (const character of characters) (this.#glyph(character).isComposite ? composed : simple).push(character);
    const grouped = inPieces ? this.#grouped(simple) : [simple];
    const glyphs = [0];
    const glyphOf = new Map<string, number>();
    for (const group of [...grouped, composed]) {
      for (const character of group) {
        glyphOf.set(character, glyphs.length);
        glyphs.push(this.#glyph(character).id);
      }
    }
    const groups = grouped.map((group) => (inPieces ? this.#group(group) : this.#outlines(group)));
    const rest = this.#composites(composed, glyphs);
    const file = this.#assemble([this.#notdef, ...groups, rest], glyphs);
    return { file: inPieces ? file : { front: noBytes, shared: [], rest: wholeBytes(file) }, glyphOf };
  }

  /** Characters by their groups, but for groups that have none. */
  #grouped(characters: readonly string[]): string[][] {
    const grouped = Array.from({ length: groupCount }, (): string[] => []);
    for (const character of characters) grouped[this.#glyph(character).group]?.push(character);
    return grouped.filter((group) => group.length > 0);
  }

  #glyph(character: string): CharacterGlyph {
    const known = this.#glyphs.get(character);
    if (known !== undefined) return known;
    const id = this.#glyphId(character);
    const glyph = { id, isComposite: this.#isComposite(id), group: groupOf(character) };
    this.#glyphs.set(character, glyph);
    return glyph;
  }

  #at(tag: string): number {
    const table = this.#tables[tag];
    if (table === undefined) throw new Error(`the font has no ${tag} table`);
    return table.offset;
  }

  #outline(glyph: number): Buffer {
    const loca = this.#at('loca');
    const [from, to] = this.#longOffsets
      ? [this.#file.readUInt32BE(loca + 4 * glyph), this.#file.readUInt32BE(loca + 4 * glyph + 4)]
      : [this.#file.readUInt16BE(loca + 2 * glyph) * 2, this.#file.readUInt16BE(loca + 2 * glyph + 2) * 2];
    const glyf = this.#at('glyf');
    return this.#file.subarray(glyf + from, glyf + to);
  }

  #isComposite(glyph: number): boolean {
    const outline = this.#outline(glyph);
    return outline.length >= 2 && outline.readInt16BE(0) < 0;
  }

  /** A simple glyph without its instructions. */
  #simple(glyph: number): Uint8Array {
    const outline = this.#outline(glyph);
    if (outline.length < 10) return new Uint8Array();
    const instructions = 10 + 2 * outline.readInt16BE(0);
    const length = outline.readUInt16BE(instructions);
    if (length === 0) return outline;
    const none = new Uint8Array(2);
    return Buffer.concat([outline.subarray(0, instructions), none, outline.subarray(instructions + 2 + length)]);
  }

  #group(characters: readonly string[]): Group {
    return this.#groups.get(characters.join(''), () => this.#outlines(characters));
  }

  /** The outlines of characters whose glyphs are simple. */
  #outlines(characters: readonly string[]): Group {
    return joined(characters.map((character) => this.#simple(this.#glyph(character).id)));
  }

  /** Glyphs made of others, their parts after them with numbers of their own: `glyphs` grows. */
  #composites(characters: readonly string[], glyphs: number[]): Group {
    const pending = characters.map((character) => this.#glyph(character).id);
    const numbers = new Map<number, number>();
    const outlines: Uint8Array[] = [];
    for (const glyph of pending) {
      if (!this.#isComposite(glyph)) {
        outlines.push(this.#simple(glyph));
        continue;
      }
      outlines.push(
        renumbered(this.#outline(glyph), (part) => {
          const known = numbers.get(part);
          if (known !== undefined) return known;
          const number = glyphs.length;
          numbers.set(part, number);
          glyphs.push(part);
          pending.push(part);
          return number;
        }),
      );
    }
    return joined(outlines);
  }

  /** The font file: its directory, the groups of outlines, then the tables of these glyphs. */
  #assemble(groups: readonly Group[], glyphs: readonly number[]): FontSubset['file'] {
    const head = Buffer.from(this.#file.subarray(this.#at('head'), this.#at('head') + 54));
    head.writeUInt32BE(0, 8);
    head.writeInt16BE(1, 50);
    const hhea = Buffer.from(this.#file.subarray(this.#at('hhea'), this.#at('hhea') + 36));
    hhea.writeUInt16BE(glyphs.length, 34);
    const maxp = Buffer.from(this.#file.subarray(this.#at('maxp'), this.#at('maxp') + 32));
    maxp.writeUInt16BE(glyphs.length, 4);
    maxp.fill(0, 14, 28);
    // One zone, as a font without instructions has.
    maxp.writeUInt16BE(1, 14);
    const tables = [
      { tag: 'head', bytes: head },
      { tag: 'hhea', bytes: hhea },
      { tag: 'hmtx', bytes: this.#metrics(glyphs) },
      { tag: 'loca', bytes: offsetsOf(groups) },
      { tag: 'maxp', bytes: maxp },
    ].map(({ tag, bytes }) => ({ tag, length: bytes.length, checksum: checksumOf(bytes), bytes }));
    const outlineBytes = groups.reduce((sum, { bytes }) => sum + bytes.length, 0);
    const outlineSum = groups.reduce((sum, { checksum }) => (sum + checksum) >>> 0, 0);
    const all = [{ tag: 'glyf', length: outlineBytes, checksum: outlineSum }, ...tables];
    const directory = directoryOf(all);
    const total = all.reduce((sum, { checksum }) => (sum + checksum) >>> 0, checksumOf(directory));
    head.writeUInt32BE((0xb1b0afba - total) >>> 0, 8);
    const shared = groups.map(({ bytes }) => bytes).filter((bytes) => bytes.length > 0);
    return { front: directory, shared, rest: Buffer.concat(tables.map(({ bytes }) => padded(bytes))) };
  }

  /** Advance and left side bearing of each glyph. */
  #metrics(glyphs: readonly number[]): Buffer {
    const hmtx = this.#at('hmtx');
    const result = Buffer.alloc(4 * glyphs.length);
    glyphs.forEach((glyph, index) => {
      const last = Math.min(glyph, this.#metricsCount - 1);
      const bearing = glyph < this.#metricsCount ? hmtx + 4 * glyph + 2 : hmtx + 2 * (glyph + this.#metricsCount);
      result.writeUInt16BE(this.#file.readUInt16BE(hmtx + 4 * last), 4 * index);
      result.writeInt16BE(this.#file.readInt16BE(bearing), 4 * index + 2);
    });
    return result;
  }
}

/** The group of a character: neighbours in the order of code points are spread over all groups. */
function groupOf(character: string): number {
  return (Math.imul(character.codePointAt(0) ?? 0, 2_654_435_761) >>> 0) % groupCount;
}

function joined(outlines: readonly Uint8Array[]): Group {
  const aligned = outlines.map(padded);
  const bytes = Buffer.concat(aligned);
  return { bytes, lengths: aligned.map(({ length }) => length), checksum: checksumOf(bytes) };
}

function padded(bytes: Uint8Array): Uint8Array {
  const padding = -bytes.length & 3;
  return padding === 0 ? bytes : Buffer.concat([bytes, new Uint8Array(padding)]);
}

/** The loca table in its long form. */
function offsetsOf(groups: readonly Group[]): Buffer {
  const count = groups.reduce((sum, { lengths }) => sum + lengths.length, 0);
  const result = Buffer.alloc(4 * (count + 1));
  let offset = 0;
  let at = 4;
  for (const { lengths } of groups) {
    for (const length of lengths) {
      offset += length;
      result.writeUInt32BE(offset, at);
      at += 4;
    }
  }
  return result;
}

/** The sum of a table's 32-bit words (OpenType, Calculating Checksums). */
function checksumOf(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let sum = 0;
  const whole = bytes.length & ~3;
  for (let at = 0; at < whole; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  let rest = 0;
  for (let at = whole; at < bytes.length; at++) rest |= (bytes[at] ?? 0) << (24 - 8 * (at - whole));
  return (sum + rest) >>> 0;
}

interface TableEntry {
  readonly tag: string;
  readonly length: number;
  readonly checksum: number;
}

/** The directory of a font file whose tables stand in this order (OpenType, Table Directory). */
function directoryOf(tables: readonly TableEntry[]): Buffer {
  const directory = Buffer.alloc(12 + 16 * tables.length);
  const power = Math.floor(Math.log2(tables.length));
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(tables.length, 4);
  directory.writeUInt16BE(16 * 2 ** power, 6);
  directory.writeUInt16BE(power, 8);
  directory.writeUInt16BE(16 * (tables.length - 2 ** power), 10);
  let offset = directory.length;
  tables.forEach(({ tag, length, checksum }, index) => {
    const entry = 12 + 16 * index;
    directory.write(tag, entry, 'latin1');
    directory.writeUInt32BE(checksum, entry + 4);
    directory.writeUInt32BE(offset, entry + 8);
    directory.writeUInt32BE(length, entry + 12);
    offset += length + (-length & 3);
  });
  return directory;
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
