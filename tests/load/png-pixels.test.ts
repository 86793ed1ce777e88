import { describe, expect, test } from 'vitest';
import { readPng } from '../../src/load/png-pixels.ts';
import { pngFile, sealPng, type PngParts } from './png-files.ts';

/** Colours and alpha of a picture, pixel by pixel. */
function pixels(parts: PngParts): { rgb: number[]; alpha: number[] | undefined } | string {
  const read = readPng(pngFile(parts));
  if (typeof read === 'string') return read;
  return { rgb: [...read.rgb], alpha: read.alpha && [...read.alpha] };
}

const two = { width: 2, height: 1 };
const key = Uint8Array.of(0, 9, 0, 8, 0, 7);

describe('pixels of every colour type', () => {
  const cases: [string, PngParts, number[], number[] | undefined][] = [
    ['RGB with alpha', { ...two, rows: Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7, 255) }, [1, 2, 3, 5, 6, 7], [4, 255]],
    ['RGB', { ...two, colourType: 2, rows: Uint8Array.of(0, 1, 2, 3, 9, 8, 7) }, [1, 2, 3, 9, 8, 7], undefined],
    [
      'RGB with one clear colour',
      { ...two, colourType: 2, rows: Uint8Array.of(0, 1, 2, 3, 9, 8, 7), chunks: [['tRNS', key]] },
      [1, 2, 3, 9, 8, 7],
      [255, 0],
    ],
    ['grey', { ...two, colourType: 0, rows: Uint8Array.of(0, 7, 200) }, [7, 7, 7, 200, 200, 200], undefined],
    ['black and white', { ...two, colourType: 0, bitDepth: 1, rows: Uint8Array.of(0, 0x40) }, [0, 0, 0, 255, 255, 255], undefined], // prettier-ignore
    ['grey with alpha', { ...two, colourType: 4, rows: Uint8Array.of(0, 7, 1, 9, 2) }, [7, 7, 7, 9, 9, 9], [1, 2]],
    ['16 bits', { ...two, colourType: 0, bitDepth: 16, rows: Uint8Array.of(0, 0xff, 0xff, 0x80, 0x80) }, [255, 255, 255, 128, 128, 128], undefined], // prettier-ignore
    [
      'palette of 4 bits',
      {
        ...two,
        colourType: 3,
        bitDepth: 4,
        rows: Uint8Array.of(0, 0x10),
        chunks: [
          ['PLTE', Uint8Array.of(1, 2, 3, 4, 5, 6)],
          ['tRNS', Uint8Array.of(0)],
        ],
      },
      [4, 5, 6, 1, 2, 3],
      [255, 0],
    ],
  ];
  test.each(cases)('%s', (_name, parts, rgb, alpha) => {
    expect(pixels(parts)).toEqual({ rgb, alpha });
  });

  test('each filter is undone', () => {
    const grey = { width: 3, height: 5, colourType: 0 };
    const rows = Uint8Array.from(
      [
        [0, 10, 20, 30],
        [1, 10, 10, 10],
        [2, 1, 1, 1],
        [3, 5, 5, 5],
        [4, 1, 1, 1],
      ].flat(),
    );
    const read = readPng(pngFile({ ...grey, rows }));
    if (typeof read === 'string') throw new Error(read);
    const samples = Array.from({ length: 15 }, (_, at) => read.rgb[3 * at]);
    expect(samples).toEqual([10, 20, 30, 10, 20, 30, 11, 21, 31, 10, 20, 30, 11, 21, 31]);
  });

  test('the size on paper is read where it is in metres', () => {
    expect(readPng(sealPng(60, 40))).toMatchObject({ perMetre: { x: 1500, y: 1500 } });
    expect(readPng(sealPng(60))).toMatchObject({ perMetre: undefined });
  });
});

describe('what cannot be read', () => {
  const sound = sealPng(20);
  const spoilt = Buffer.from(sound);
  spoilt[50] = (spoilt[50] ?? 0) ^ 0xff;
  const cases: [string, Uint8Array, string][] = [
    ['no PNG', Buffer.from('GIF89a'), 'not-a-png'],
    ['half a file', sound.subarray(0, 80), 'damaged-chunk'],
    ['a file with a byte changed', spoilt, 'damaged-chunk'],
    ['50,000 × 50,000 pixels', pngFile({ width: 50_000, height: 50_000, rows: new Uint8Array(4) }), 'too-large'],
    ['interlaced', pngFile({ ...two, interlace: 1, rows: new Uint8Array(10) }), 'interlaced'],
    ['fewer samples than the header tells', pngFile({ ...two, rows: new Uint8Array(5) }), 'damaged-pixels'],
    ['a bomb: more samples than it tells', pngFile({ ...two, rows: new Uint8Array(50_000_000) }), 'damaged-pixels'],
    [
      'a filter there is none of',
      pngFile({ ...two, rows: Uint8Array.of(5, 0, 0, 0, 0, 0, 0, 0, 0) }),
      'damaged-pixels',
    ],
    ['a palette that is not there', pngFile({ ...two, colourType: 3, rows: new Uint8Array(3) }), 'damaged-pixels'],
    [
      'a colour that the palette lacks',
      pngFile({ ...two, colourType: 3, rows: Uint8Array.of(0, 0, 9), chunks: [['PLTE', Uint8Array.of(1, 2, 3)]] }),
      'damaged-pixels',
    ],
  ];
  test.each(cases)('%s', (_name, bytes, fault) => {
    expect(readPng(bytes)).toBe(fault);
  });
});
