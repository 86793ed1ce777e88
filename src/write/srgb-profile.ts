/**
 * The sRGB colour space (IEC 61966-2-1) as an ICC profile of version 2 (ICC.1:2001-04): the colours a PDF for archives
 * says it means. Made from the numbers of the standard, so that no foreign file is needed; the same bytes always.
 */

/** Colours in CIE XYZ; those of the primaries adapted to D50, as profiles have them. */
type Xyz = readonly [number, number, number];
const d50: Xyz = [0.9642, 1, 0.8249];
const mediaWhite: Xyz = [0.9505, 1, 1.0891];
const red: Xyz = [0.4360747, 0.2225045, 0.0139322];
const green: Xyz = [0.3850649, 0.7168786, 0.0971045];
const blue: Xyz = [0.1430804, 0.0606169, 0.7141733];

/** The profile's bytes. */
export function srgbProfile(): Uint8Array {
  const curve = curveTag();
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', descriptionTag('sRGB IEC61966-2.1')],
    ['cprt', textTag('No copyright, use freely')],
    ['wtpt', xyzTag(mediaWhite)],
    ['rXYZ', xyzTag(red)],
    ['gXYZ', xyzTag(green)],
    ['bXYZ', xyzTag(blue)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const table = Buffer.alloc(4 + 12 * tags.length);
  table.writeUInt32BE(tags.length, 0);
  const places = new Map<Buffer, number>();
  let end = headerBytes + table.length;
  tags.forEach(([signature, data], index) => {
    const place = places.get(data) ?? end;
    if (place === end) end += data.length;
    places.set(data, place);
    table.write(signature, 4 + 12 * index, 'latin1');
    table.writeUInt32BE(place, 8 + 12 * index);
    table.writeUInt32BE(data.length, 12 + 12 * index);
  });
  return Buffer.concat([header(end), table, ...places.keys()]);
}

const headerBytes = 128;

function header(size: number): Buffer {
  const bytes = Buffer.alloc(headerBytes);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x02100000, 8);
  bytes.write('mntrRGB XYZ ', 12, 'latin1');
  // Profiles have a date: that of the standard they follow.
  [1999, 10, 18, 0, 0, 0].forEach((part, index) => bytes.writeUInt16BE(part, 24 + 2 * index));
  bytes.write('acsp', 36, 'latin1');
  writeXyz(bytes, d50, 68);
  return bytes;
}

/** ICC fixed-point numbers have 16 bits after the point. */
function writeXyz(bytes: Buffer, values: Xyz, offset: number): void {
  values.forEach((value, index) => bytes.writeInt32BE(Math.round(value * 0x10000), offset + 4 * index));
}

function tag(type: string, length: number): Buffer {
  // Tags begin at multiples of four bytes.
  const bytes = Buffer.alloc(Math.ceil((8 + length) / 4) * 4);
  bytes.write(type, 0, 'latin1');
  return bytes;
}

function xyzTag(values: Xyz): Buffer {
  const bytes = tag('XYZ ', 12);
  writeXyz(bytes, values, 8);
  return bytes;
}

function textTag(text: string): Buffer {
  const bytes = tag('text', text.length + 1);
  bytes.write(text, 8, 'latin1');
  return bytes;
}

/** The description in ASCII; those in Unicode and for Macintosh (67 bytes) are left empty. */
function descriptionTag(text: string): Buffer {
  const bytes = tag('desc', 4 + text.length + 1 + 8 + 3 + 67);
  bytes.writeUInt32BE(text.length + 1, 8);
  bytes.write(text, 12, 'latin1');
  return bytes;
}

/** From the values of a file to light: points of the curve of IEC 61966-2-1, with straight lines between them. */
function curveTag(): Buffer {
  const points = 256;
  const bytes = tag('curv', 4 + 2 * points);
  bytes.writeUInt32BE(points, 8);
  for (let index = 0; index < points; index++) {
    const value = index / (points - 1);
    const light = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    bytes.writeUInt16BE(Math.round(light * 0xffff), 12 + 2 * index);
  }
  return bytes;
}
