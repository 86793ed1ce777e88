import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { packageRoot } from '../../src/batch/workspace.ts';
import { loadFonts, type LoadedFonts } from '../../src/load/fonts.ts';

const resolve = createRequire(import.meta.url).resolve;
const packaged = { path: join(packageRoot, 'fonts'), shown: 'fonts' };
const files = {
  ttf: resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf'),
  woff: resolve('@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-300-normal.woff'),
  woff2: resolve('@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-300-normal.woff2'),
};

/** Loads the fonts of a workspace whose fonts folder has these files. */
async function fontsWith(contents: Readonly<Record<string, string | Buffer>>): ReturnType<typeof loadFonts> {
  const path = mkdtempSync(join(tmpdir(), 'zerenshu-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  mkdirSync(path, { recursive: true });
  for (const [name, content] of Object.entries(contents)) {
    if (typeof content === 'string' && content.startsWith('/')) copyFileSync(content, join(path, name));
    else writeFileSync(join(path, name), content);
  }
  return loadFonts([{ path, shown: 'fonts' }, packaged]);
}

function faceOf(fonts: LoadedFonts | undefined, part: 'body' | 'latin'): string | undefined {
  return fonts?.chains.find((chain) => chain.part === part)?.faces[0];
}

/** A collection of two fonts (OpenType 1.9, 4.6.3): a directory of offsets into one file. */
function collection(fonts: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(12 + 4 * fonts.length);
  header.write('ttcf', 0, 'latin1');
  header.writeUInt32BE(0x00010000, 4);
  header.writeUInt32BE(fonts.length, 8);
  const parts: Buffer[] = [header];
  let offset = header.length;
  fonts.forEach((font, index) => {
    header.writeUInt32BE(offset, 12 + 4 * index);
    const moved = Buffer.from(font);
    // Table offsets count from the beginning of the file.
    for (let table = 0; table < font.readUInt16BE(4); table++) {
      const at = 12 + 16 * table + 8;
      moved.writeUInt32BE(font.readUInt32BE(at) + offset, at);
    }
    parts.push(moved);
    offset += font.length;
  });
  return Buffer.concat(parts);
}

describe('fonts', () => {
  test('that come with the program are whole: a publisher who begins to cut them is noticed', async () => {
    const { value } = await loadFonts([packaged]);
    const gb2312: string[] = [];
    const decoder = new TextDecoder('gb2312');
    for (let row = 0xb0; row <= 0xf7; row++) {
      for (let cell = 0xa1; cell <= 0xfe; cell++) {
        const character = decoder.decode(Uint8Array.of(row, cell));
        if (/^\p{Script=Han}$/u.test(character)) gb2312.push(character);
      }
    }
    expect(gb2312).toHaveLength(6763);
    for (const part of ['title', 'body', 'heading1', 'heading2'] as const) {
      const faces = new Set(gb2312.map((character) => value?.library.faceFor(part, character)));
      expect(faces.size, part).toBe(1);
    }
    for (const rare of '䶮㛃𬭩堃喆玥祎') expect(value?.library.faceFor('body', rare), rare).toBeDefined();
  });

  test.each([
    ['ttf', files.ttf, 'Tinos Regular'],
    ['woff', files.woff, 'LXGW WenKai Light'],
    ['woff2', files.woff2, 'LXGW WenKai Light'],
  ])('of the user’s in %s are used by the name they carry', async (extension, file, name) => {
    const fonts = await fontsWith({
      [`自备.${extension}`]: file,
      'fonts.yaml': readFileSync(join(packaged.path, 'fonts.yaml'), 'utf8').replace('正文: [', `正文: [${name}, `),
    });
    expect(fonts.diagnostics).toEqual([]);
    expect(fonts.value?.own).toEqual([name]);
    expect(faceOf(fonts.value, 'body')).toBe(name);
    expect(fonts.value?.library.advance(name, 'A')).toBeGreaterThan(0.3);
  });

  test('of a collection are each known by their names', async () => {
    const bold = resolve('@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf');
    const fonts = await fontsWith({ '自备.ttc': collection([readFileSync(files.ttf), readFileSync(bold)]) });
    expect(fonts.value?.own).toEqual(['Tinos Regular', 'Tinos Bold']);
  });

  test('with a Chinese name in fonts.yaml are found by it', async () => {
    const fonts = await fontsWith({
      '自备.woff': files.woff,
      'fonts.yaml': readFileSync(join(packaged.path, 'fonts.yaml'), 'utf8').replace(
        '正文: [',
        '正文: [霞鹜文楷 Light, ',
      ),
    });
    expect(faceOf(fonts.value, 'body')).toBe('霞鹜文楷 Light');
    expect(fonts.value?.library.face('霞鹜文楷 Light').name).toBe('LXGW WenKai Light');
  });

  test('that are none are faults, all at once, and so is a part without a face', async () => {
    const { value, diagnostics } = await fontsWith({ 'a.ttf': 'x', 'b.otf': '', 'fonts.yaml': '正文: [没有]\n' });
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ fault, place }) => `${fault.code} ${place?.file ?? ''}`)).toEqual(
      expect.arrayContaining([
        'font-unreadable fonts/a.ttf',
        'font-unreadable fonts/b.otf',
        'font-missing fonts/fonts.yaml',
      ]),
    );
  });
});
