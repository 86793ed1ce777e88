/** The frame of a font file: its directory of tables, and checksums (OpenType 1.9, Font Tables). */

const headerBytes = 12;
const entryBytes = 16;

/** Bytes of the directory of so many tables, which stands at the file's beginning. */
export function directoryLength(tables: number): number {
  return headerBytes + entryBytes * tables;
}

/** Where `head` keeps what makes the checksum of the whole file this number. */
const checksumOffset = 8;
const wholeChecksum = 0xb1b0afba;

/** Prepares a head table for its own checksum, which is that without the one of the file. */
export function clearChecksum(bytes: Buffer, head: number): void {
  bytes.writeUInt32BE(0, head + checksumOffset);
}

/** The sum of 32-bit words, the last filled up with zeros (OpenType, Calculating Checksums). */
export function checksumOf(bytes: Uint8Array, from: number, length: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset + from, length);
  let sum = 0;
  const whole = length & ~3;
  for (let at = 0; at < whole; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  let rest = 0;
  for (let at = whole; at < length; at++) rest |= view.getUint8(at) << (24 - 8 * (at - whole));
  return (sum + rest) >>> 0;
}

export interface Table {
  readonly tag: string;
  /** From the file's beginning, in bytes. */
  readonly offset: number;
  readonly length: number;
  readonly checksum: number;
}

/**
 * Writes the directory of a font file whose tables are in place, and the checksum of the whole.
 *
 * @param tables sorted by their tags; they and what fills them up to four bytes are the rest of the file.
 * @param head where that table stands, its checksum of the file cleared.
 */
export function writeDirectory(font: Buffer, tables: readonly Table[], head: number): void {
  const power = Math.floor(Math.log2(tables.length));
  font.writeUInt32BE(0x00010000, 0);
  font.writeUInt16BE(tables.length, 4);
  font.writeUInt16BE(16 * 2 ** power, 6);
  font.writeUInt16BE(power, 8);
  font.writeUInt16BE(16 * (tables.length - 2 ** power), 10);
  tables.forEach(({ tag, offset, length, checksum }, index) => {
    const entry = directoryLength(index);
    font.write(tag, entry, 'latin1');
    font.writeUInt32BE(checksum, entry + 4);
    font.writeUInt32BE(offset, entry + 8);
    font.writeUInt32BE(length, entry + 12);
  });
  const directory = checksumOf(font, 0, directoryLength(tables.length));
  const sum = tables.reduce((all, { checksum }) => (all + checksum) >>> 0, directory);
  font.writeUInt32BE((wholeChecksum - sum) >>> 0, head + checksumOffset);
}
