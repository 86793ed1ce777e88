/** Files of papers with the same pages begin with the same bytes; each is what it would be alone. */
import { PDFDocument } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { openPackagedFace } from '../../src/load/font-files.ts';
import type { FontLibrary } from '../../src/model/face.ts';
import type { LaidOutPaper } from '../../src/model/page.ts';
import type { Structure } from '../../src/model/structure.ts';
import { writePdf } from '../../src/write/pdf.ts';
import { plainText, readPdf } from '../reading/pdf.ts';
import { setLine } from './set-line.ts';

const structure: Structure = Array.from({ length: 4 }, (_, id) => ({
  type: id === 0 ? 'Document' : 'P',
  parent: id === 0 ? undefined : 0,
}));

const shared = setLine('各校应当按期完成任务，每学期报告一次。', 3, 1);

function letterOf(name: string, bookmark = '责任内容'): LaidOutPaper {
  const lines = [setLine(`${name}签订本责任书。`, 2, 0), shared];
  return {
    pages: [{ width: 595, height: 842, orientation: 'portrait', number: undefined, lines, strokes: [] }],
    structure,
    signatureBlanks: () => [],
    outline: [{ title: bookmark, level: 1, page: 0, y: 100 }],
    tables: [],
    roomAboveRecords: [],
  };
}

const face = openPackagedFace('Noto Serif SC');

/** Fonts that nothing was written with before. */
function library(): FontLibrary {
  if (face === undefined) throw new Error('no face');
  return { face: () => face, faceFor: () => 'serif', advance: (_, character) => face.advance(character) };
}

function written(paper: LaidOutPaper, name: string, fonts: FontLibrary): Buffer {
  const properties = { title: `${name}责任书`, author: '教育局', subject: name, language: 'zh-CN' };
  const [pdf] = writePdf(paper, properties, [setLine(`存：${name}`, 1, -1)], [name], fonts, { signatureFields: false });
  if (pdf === undefined) throw new Error('no file');
  return Buffer.concat(pdf);
}

function sameBytes(one: Buffer, other: Buffer): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

describe('files of letters of a kind', () => {
  test('begin with the same bytes, which are most of them', () => {
    const fonts = library();
    const one = written(letterOf('竹溪小学'), '竹溪小学', fonts);
    const other = written(letterOf('清溪学校'), '清溪学校', fonts);
    expect(sameBytes(one, other)).toBeGreaterThan(one.length / 2);
    expect(one.equals(other)).toBe(false);
  });

  test('are the same alone and after others', () => {
    const fonts = library();
    for (const name of ['清溪学校', '松溪小学']) written(letterOf(name), name, fonts);
    written(letterOf('竹溪小学', '附则'), '竹溪小学', fonts);
    const after = written(letterOf('竹溪小学'), '竹溪小学', fonts);
    expect(written(letterOf('竹溪小学'), '竹溪小学', library()).equals(after)).toBe(true);
  });

  test('say what each says, with its own bookmarks', async () => {
    const fonts = library();
    for (const bookmark of ['责任内容', '附则']) {
      const pdf = written(letterOf('竹溪小学', bookmark), '竹溪小学', fonts);
      expect(plainText((await readPdf(pdf)).pages.flat())).toContain('竹溪小学签订本责任书。');
      const { context, catalog } = await PDFDocument.load(pdf, { updateMetadata: false });
      expect(catalog.toString()).toContain('/Outlines');
      const titles = context.enumerateIndirectObjects().map(([, object]) => object.toString());
      const hex = Buffer.from(bookmark, 'utf16le').swap16().toString('hex').toUpperCase();
      expect(titles.some((text) => text.includes(hex))).toBe(true);
    }
  });
});
