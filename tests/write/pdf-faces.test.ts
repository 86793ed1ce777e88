/** What letters of a kind have in common is one and the same in their PDFs, whichever is made first. */
import { createHash } from 'node:crypto';
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { ownTexts, saysOneOf } from '../../src/model/fact-names.ts';
import { county, papersOf } from '../batch/county.ts';
import { template } from '../workspace.ts';
import { plainText, readPdf } from '../reading/pdf.ts';

const long = template(
  `# {{title}}\n\n{{subject.fullName}}由{{subject.head.holder}}负责。\n\n${'各校应当按期完成任务，每学期报告一次。'.repeat(60)}`,
);

/** Hashes of the fonts in a PDF, by the family they are of. */
async function fontsIn(pdf: Uint8Array): Promise<Map<string, string[]>> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const fonts = new Map<string, string[]>();
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.lookup(PDFName.of('Type')) !== PDFName.of('FontDescriptor')) continue;
    const family = object
      .lookup(PDFName.of('FontName'), PDFName)
      .decodeText()
      .replace(/^[A-Z]{6}\+/u, '');
    const program = object.lookup(PDFName.of('FontFile2'));
    if (!(program instanceof PDFRawStream)) throw new Error(`${family} has no program`);
    const hash = createHash('sha256').update(program.contents).digest('hex');
    fonts.set(family, [...(fonts.get(family) ?? []), hash]);
  }
  return fonts;
}

async function letters() {
  const town = county();
  town.write('templates/letter.md', long);
  const { papers } = await town.build('data/county', '--format', 'pdf');
  return { town, pdfs: papers.map(({ files }) => town.read(files[0]?.path ?? '')) };
}

describe('letters of a kind', () => {
  test('have one font in common, and a small one for what each says of its school alone', async () => {
    const { pdfs } = await letters();
    const all = await Promise.all(pdfs.map(fontsIn));
    const body = all.map((fonts) => fonts.get('NotoSerifSC-Regular') ?? []);
    expect(new Set(body.map(([shared]) => shared)).size).toBe(1);
    expect(body.every((fonts) => fonts.length === 2)).toBe(true);
    expect(new Set(body.map(([, own]) => own)).size).toBeGreaterThan(5);
  });

  test('say their names in whatever fonts', async () => {
    const { pdfs } = await letters();
    const texts = await Promise.all(pdfs.map(async (pdf) => plainText((await readPdf(pdf)).pages.flat())));
    expect(texts.filter((text) => text.includes('清溪小学由林素芬负责。'))).toHaveLength(1);
    expect(texts.every((text) => /小学由(?:林素芬|周文清)负责。各校应当按期完成任务/u.test(text))).toBe(true);
  });

  test('are the same made alone or after others', async () => {
    const { town } = await letters();
    const together = papersOf(town).filter((file) => file.includes('竹溪小学'));
    const alone = county();
    alone.write('templates/letter.md', long);
    await alone.build('data/county', '--format', 'pdf', '--only', '竹溪小学');
    const made = papersOf(alone).filter((file) => file.includes('竹溪小学'));
    expect(made.length).toBeGreaterThan(0);
    expect(made).toEqual(together);
  });
});

test('its own are names, leaders and figures; what measures are called is said of all', () => {
  const facts = new Map<string, string | null>([
    ['organizations.清溪小学.fullName', '清溪镇清溪小学'],
    ['organizations.清溪小学.gaps', '清溪小学.rooms、清溪小学.land'],
    ['organizations.教育局.fullName', '竹山县教育局'],
    ['posts.清溪小学.校长', '林素芬'],
    ['posts.清溪小学.校长.title', '校长'],
    ['figures.清溪小学.land.shortfall', '7044㎡'],
    ['figures.清溪小学.land.words', '不低于'],
    ['figures.清溪小学.rooms.actual', '0'],
    ['figures.清溪小学.rooms.computation', null],
    ['duties.funds.text', '清溪小学筹足经费。'],
  ]);
  expect(ownTexts(facts, '清溪小学')).toEqual(['清溪小学', '清溪镇清溪小学', '林素芬', '7044㎡']);
  expect(ownTexts(facts, undefined)).toEqual([]);
});

test('a text says one of them wherever it stands', () => {
  expect(saysOneOf('由清溪小学负责', ['竹溪小学', '清溪小学'])).toBe(true);
  expect(saysOneOf('由清溪中学负责', ['竹溪小学', '清溪小学'])).toBe(false);
  expect(saysOneOf('由清溪小学负责', [])).toBe(false);
});
