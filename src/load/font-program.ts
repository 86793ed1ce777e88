/**
 * Whole TrueType files cut to some characters (OpenType 1.9), for documents that carry their fonts along. The subset that
 * goes into a PDF has glyphs and their measures only; a word processor also wants to know which character each glyph
 * draws, what the font is called, how high its lines are, and whether it may be embedded.
 */
import type { FontFileName } from '../model/face.ts';
import { checksumOf, clearChecksum, directoryLength, writeDirectory, type Table } from './sfnt.ts';

/** A table of a font: four letters, and its bytes. */
export type FontTables = ReadonlyMap<string, Buffer>;

/** The tables of a font file that holds one font. */
export function tablesOf(font: Uint8Array): FontTables {
  const bytes = Buffer.from(font.buffer, font.byteOffset, font.byteLength);
  const tables = new Map<string, Buffer>();
  for (let index = 0; index < bytes.readUInt16BE(4); index++) {
    const entry = directoryLength(index);
    const offset = bytes.readUInt32BE(entry + 8);
    tables.set(bytes.toString('latin1', entry, entry + 4), bytes.subarray(offset, offset + bytes.readUInt32BE(entry + 12))); // prettier-ignore
  }
  return tables;
}

/** Bits of `fsType` (OS/2, offset 8): what a font's maker allows; 0 allows everything. */
const fsTypeOffset = 8;
const editable = 0x0008;
const licences = 0x000f;
const noSubsets = 0x0100;
const bitmapsOnly = 0x0200;

/**
 * Whether a document that can be edited may carry a subset of a font. A font without the table says nothing, which
 * allows nothing; one for preview and print only may not be in a document that can be edited.
 */
export function mayBeEmbedded(os2: Buffer | undefined): boolean {
  if (os2 === undefined || os2.length < fsTypeOffset + 2) return false;
  const type = os2.readUInt16BE(fsTypeOffset);
  // Of several licences the least restrictive counts.
  const isEditable = (type & licences) === 0 || (type & editable) !== 0;
  return isEditable && (type & (noSubsets | bitmapsOnly)) === 0;
}

/** What a file is made from. */
export interface FontParts {
  /** Tables of the subset: glyphs and measures. */
  readonly subset: FontTables;
  /** OS/2 and post of the whole font. */
  readonly os2: Buffer;
  readonly post: Buffer;
  readonly glyphOf: ReadonlyMap<string, number>;
  readonly name: FontFileName;
  /** What the font says of its copyright; it stays. */
  readonly copyright: string;
}

/** A font file of a subset: the same parts give the same bytes. */
export function fontProgram({ subset, os2, post, glyphOf, name, copyright }: FontParts): Uint8Array {
  const head = Buffer.from(subset.get('head') ?? Buffer.alloc(54));
  clearChecksum(head, 0);
  // A bold face that plays a regular part is regular to the reader, or it would be made bolder or passed over.
  head.writeUInt16BE(name.weight === 'bold' ? 1 : 0, 44);
  return assembled(
    new Map([
      ...subset,
      ['head', head],
      ['OS/2', weighed(os2, name)],
      ['cmap', characterMap(glyphOf)],
      ['name', nameTable(name, copyright)],
      ['post', postTable(post)],
    ]),
  );
}

/** OS/2 with weight and style as the document uses the font. */
function weighed(os2: Buffer, { weight }: FontFileName): Buffer {
  const table = Buffer.from(os2);
  const isBold = weight === 'bold';
  table.writeUInt16BE(isBold ? 700 : 400, 4);
  // fsSelection: italic, bold and regular are bits 0, 5 and 6; the rest is about lines.
  table.writeUInt16BE((table.readUInt16BE(62) & ~0x61) | (isBold ? 0x20 : 0x40), 62);
  return table;
}

/** Version 3: glyphs have no names; angle and underline as they were. */
function postTable(post: Buffer): Buffer {
  const table = Buffer.alloc(32);
  post.copy(table, 0, 0, 32);
  table.writeUInt32BE(0x00030000, 0);
  return table;
}

/** Windows, Unicode with all planes; format 12 has a group for each run of characters with glyphs in the same order. */
function characterMap(glyphOf: ReadonlyMap<string, number>): Buffer {
  const pairs = [...glyphOf].map(([character, glyph]) => [character.codePointAt(0) ?? 0, glyph] as const);
  const sorted = pairs.sort(([a], [b]) => a - b);
  const basic = segmentMap(groupsOf(sorted.filter(([code]) => code < 0xffff)));
  const full = groupMap(groupsOf(sorted));
  const header = Buffer.alloc(20);
  header.writeUInt16BE(2, 2);
  [
    [1, header.length],
    [10, header.length + basic.length],
  ].forEach(([encoding = 0, offset = 0], index) => {
    // prettier-ignore
    header.writeUInt16BE(3, 4 + 8 * index);
    header.writeUInt16BE(encoding, 6 + 8 * index);
    header.writeUInt32BE(offset, 8 + 8 * index);
  });
  return Buffer.concat([header, basic, full]);
}

interface Group {
  readonly first: number;
  last: number;
  readonly glyph: number;
}

function groupsOf(pairs: readonly (readonly [code: number, glyph: number])[]): Group[] {
  const groups: Group[] = [];
  for (const [code, glyph] of pairs) {
    const group = groups.at(-1);
    if (group !== undefined && code === group.last + 1 && glyph === group.glyph + code - group.first) group.last = code;
    else groups.push({ first: code, last: code, glyph });
  }
  return groups;
}

/** Format 12. */
function groupMap(groups: readonly Group[]): Buffer {
  const table = Buffer.alloc(16 + 12 * groups.length);
  table.writeUInt16BE(12, 0);
  table.writeUInt32BE(table.length, 4);
  table.writeUInt32BE(groups.length, 12);
  groups.forEach(({ first, last, glyph }, index) => {
    table.writeUInt32BE(first, 16 + 12 * index);
    table.writeUInt32BE(last, 20 + 12 * index);
    table.writeUInt32BE(glyph, 24 + 12 * index);
  });
  return table;
}

/** Format 4, which readers expect beside format 12: the basic plane. */
function segmentMap(groups: readonly Group[]): Buffer {
  // It ends with a segment of its own.
  const segments: readonly Group[] = [...groups, { first: 0xffff, last: 0xffff, glyph: 0 }];
  const count = segments.length;
  const table = Buffer.alloc(16 + 8 * count);
  const power = Math.floor(Math.log2(count));
  table.writeUInt16BE(4, 0);
  table.writeUInt16BE(table.length, 2);
  table.writeUInt16BE(2 * count, 6);
  table.writeUInt16BE(2 ** (power + 1), 8);
  table.writeUInt16BE(power, 10);
  table.writeUInt16BE(2 * count - 2 ** (power + 1), 12);
  segments.forEach(({ first, last, glyph }, index) => {
    table.writeUInt16BE(last, 14 + 2 * index);
    table.writeUInt16BE(first, 16 + 2 * (count + index));
    const delta = first === 0xffff ? 1 : glyph - first;
    table.writeUInt16BE(delta & 0xffff, 16 + 2 * (2 * count + index));
  });
  return table;
}

/** Names in Windows' encoding, English and Chinese: copyright, family, weight, full name, PostScript name. */
function nameTable({ family, postscriptName, weight }: FontFileName, copyright: string): Buffer {
  const style = weight === 'bold' ? 'Bold' : 'Regular';
  const full = weight === 'bold' ? `${family} Bold` : family;
  const names: readonly (readonly [id: number, text: string])[] = [
    [0, copyright],
    [1, family],
    [2, style],
    [3, `${postscriptName};zerenshu`],
    [4, full],
    [5, 'Version 1.0'],
    [6, postscriptName],
  ];
  const english = 0x0409;
  const chinese = 0x0804;
  const records = [english, chinese].flatMap((language) => names.map(([id, text]) => ({ language, id, text })));
  const header = Buffer.alloc(6 + 12 * records.length);
  header.writeUInt16BE(records.length, 2);
  header.writeUInt16BE(header.length, 4);
  const texts: Buffer[] = [];
  let offset = 0;
  records.forEach(({ language, id, text }, index) => {
    const bytes = Buffer.from(text, 'utf16le').swap16();
    [3, 1, language, id, bytes.length, offset].forEach((value, field) =>
      header.writeUInt16BE(value, 6 + 12 * index + 2 * field),
    );
    texts.push(bytes);
    offset += bytes.length;
  });
  return Buffer.concat([header, ...texts]);
}

/** The file: a directory sorted by tags, tables on boundaries of four bytes, checksums. */
function assembled(tables: FontTables): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const parts: Buffer[] = [Buffer.alloc(directoryLength(sorted.length))];
  const entries: Table[] = [];
  let offset = directoryLength(sorted.length);
  let head = 0;
  for (const [tag, table] of sorted) {
    if (tag === 'head') head = offset;
    entries.push({ tag, offset, length: table.length, checksum: checksumOf(table, 0, table.length) });
    const filling = Buffer.alloc(-table.length & 3);
    parts.push(table, filling);
    offset += table.length + filling.length;
  }
  const file = Buffer.concat(parts);
  writeDirectory(file, entries, head);
  return file;
}
