/** Pages of letters that share lines: each has the bytes that it would have alone, and says all that layout gave it. */
import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openPackagedFace } from '../../src/load/font-files.ts';
import type { FontLibrary } from '../../src/model/face.ts';
import type { LaidOutLine, LaidOutPage } from '../../src/model/page.ts';
import type { Structure } from '../../src/model/structure.ts';
import { fontsOf } from '../../src/write/pdf-faces.ts';
import { packPage } from '../../src/write/pdf-pages.ts';
import { setLine } from './set-line.ts';

/** Paragraphs of two lines each; those of the name are the 5th and the last. */
function letterOf(shared: readonly LaidOutLine[], name: string): LaidOutPage {
  const lines = [
    ...shared.slice(0, 10),
    setLine(`${name}应当按期完成任务。`, 6, 10),
    ...shared.slice(10),
    setLine(name, 17, 33),
  ];
  return { width: 595, height: 842, orientation: 'portrait', number: undefined, lines, strokes: [] };
}

function sharedLines(): LaidOutLine[] {
  return Array.from({ length: 22 }, (_, index) => {
    const paragraph = index >> 1;
    return setLine(
      `第${paragraph}项：加强校园安全管理，落实责任。`,
      paragraph < 5 ? paragraph + 1 : paragraph + 2,
      index + Number(index >= 10),
    );
  });
}

const structure: Structure = Array.from({ length: 18 }, (_, id) => ({
  type: id === 0 ? 'Document' : 'P',
  parent: id === 0 ? undefined : 0,
}));

function faceLibrary(): FontLibrary {
  const face = openPackagedFace('Noto Serif SC');
  if (face === undefined) throw new Error('no face');
  return { face: () => face, faceFor: () => 'serif', advance: (_, character) => face.advance(character) };
}

const library = faceLibrary();

function packed(page: LaidOutPage, name: string, types = structure): Buffer {
  const { faces, own } = fontsOf([page], [], [name], library);
  return Buffer.from(packPage(page, { page: 0, firstMcid: 1 }, { structure: types, faces, own, seals: [] }).bytes);
}

describe('pages of letters that share lines', () => {
  test('have the same bytes alone and after others', () => {
    const alone = packed(letterOf(sharedLines(), '清溪小学'), '清溪小学');
    const shared = sharedLines();
    packed(letterOf(shared, '很远的竹溪小学'), '很远的竹溪小学');
    // To this one the other's name is nothing of its own.
    packed(letterOf(shared, '清溪小学'), '竹溪中学');
    packed(letterOf(shared.slice(4), '清溪小学'), '清溪小学');
    expect(packed(letterOf(shared, '清溪小学'), '清溪小学').equals(alone)).toBe(true);
  });

  test('mark each paragraph once, in order', () => {
    const content = inflateSync(packed(letterOf(sharedLines(), '清溪小学'), '清溪小学')).toString('latin1');
    const numbers = [...content.matchAll(/\/P <<\/MCID (\d+)>> BDC/gu)].map(([, mcid]) => Number(mcid));
    expect(numbers).toEqual(Array.from({ length: 13 }, (_, index) => index + 1));
    expect(content.match(/EMC/gu)).toHaveLength(13);
    expect(content.match(/ Tm /gu)).toHaveLength(24);
  });

  test('are written anew where an element is of another type', () => {
    const page = letterOf(sharedLines(), '清溪小学');
    packed(page, '清溪小学');
    const headings: Structure = structure.map((element) =>
      element.type === 'P' ? { ...element, type: 'H2' } : element,
    );
    const content = inflateSync(packed(page, '清溪小学', headings)).toString('latin1');
    expect(content).not.toContain('/P <<');
    expect(content.match(/\/H2 <<\/MCID/gu)).toHaveLength(13);
  });

  test('without anything of their own are the very same bytes', () => {
    const page = letterOf(sharedLines(), '清溪小学');
    const bytes = (): Uint8Array => {
      const { faces, own } = fontsOf([page], [], ['竹溪中学'], library);
      return packPage(page, { page: 0, firstMcid: 1 }, { structure, faces, own, seals: [] }).bytes;
    };
    expect(bytes()).toBe(bytes());
  });
});
