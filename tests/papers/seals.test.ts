/** Pictures of seals on finished papers: where they stand in both files, and that nothing changes without them. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { PDFDocument, PDFRawStream, decodePDFRawStream } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import type { BuildReport } from '../../src/batch/report.ts';
import { sealPng } from '../load/png-files.ts';
import { filesOf, soundData, template, workspace, type TestWorkspace } from '../workspace.ts';

const columns = `
# {{title}}

${'各校应当认真执行，抓好落实。'.repeat(60)}

{{copiesClause}}。

:::signatures{columns=2}
{{#each parties}}
::party
{{name}}（盖章）
责任人：________
2026年3月2日
{{/each}}
:::
`;

const issued =
  '# {{title}}\n\n正文第一行。\n\n第二段。\n\n:::signatures{seal}\n::party\n{{issuer.name}}\n2026年3月2日\n:::';

function town(text: string, seals: Readonly<Record<string, Buffer>>): TestWorkspace {
  const place = workspace({ 'data/town/data.yaml': soundData, 'templates/letter.md': template(text) });
  for (const [name, bytes] of Object.entries(seals)) place.write(`data/town/印章/${name}.png`, bytes);
  return place;
}

interface Box {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const millimetre = 72 / 25.4;

/** What seals cover of each page, in millimetres from its upper left corner: their boxes, or the strips they are cut to. */
async function sealsOfPdf(bytes: Buffer): Promise<Box[]> {
  const file = await PDFDocument.load(bytes, { updateMetadata: false });
  return file.getPages().flatMap((page, index) => {
    const contents = page.node.normalizedEntries().Contents?.asArray() ?? [];
    const text = contents
      .map((ref) => file.context.lookup(ref))
      .map((stream) =>
        stream instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1') : '',
      )
      .join('\n');
    const drawn = text.matchAll(
      /q (?:([\d. ]+) re W n )?\/Seal gs ([\d.]+) 0 0 ([\d.]+) (\S+) (\S+) cm \/Seal\d+ Do Q/gu,
    );
    return [...drawn].map(([, clip, width = '', height = '', left = '', bottom = '']) => {
      const [x = 0, low = 0, wide = 0, high = 0] = (clip?.split(' ') ?? [left, bottom, width, height]).map(Number);
      const box = { x, y: page.getHeight() - low - high, width: wide, height: high };
      const inMillimetres = Object.entries(box).map(([name, length]) => [name, length / millimetre]);
      return { page: index, ...(Object.fromEntries(inMillimetres) as Omit<Box, 'page'>) };
    });
  });
}

function first(report: BuildReport, format: 'pdf' | 'docx'): string {
  return filesOf(report, format)[0]?.path ?? '';
}

function hashes(report: BuildReport): string[] {
  return report.papers.flatMap(({ files }) => files.map(({ sha256 }) => sha256));
}

describe('seals over signatures', () => {
  test('42 mm across, over the name and the date of the party that has one, in both files', async () => {
    const place = town(columns, { 清溪小学: sealPng(60) });
    const report = await place.build('data/town', '--seals');
    const seals = await sealsOfPdf(place.read(first(report, 'pdf')));
    expect(seals).toHaveLength(1);
    // The second column begins 78 mm right of the type area's left edge; the name with （盖章） has eight characters.
    const [seal] = seals;
    expect(seal?.width).toBeCloseTo(42, 1);
    expect((seal?.x ?? 0) + 21).toBeCloseTo(28 + 78 + 4 * 5.56, 0);
    const parts = unzipSync(place.read(first(report, 'docx')));
    expect(parts['word/media/seal1.png']).toEqual(new Uint8Array(sealPng(60)));
    const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    expect(document.match(/<wp:anchor /gu)).toHaveLength(1);
    const [, across = ''] = /<wp:positionH relativeFrom="column"><wp:posOffset>(-?\d+)</u.exec(document) ?? [];
    expect(28 + 78 + Number(across) / 36_000).toBeCloseTo(seal?.x ?? 0, 0);
    expect(document).toContain('<wp:extent cx="1512000" cy="1512000"/>');
  });

  test('an issuing body’s: upper edge within a line of the text, name and date a little below the middle', async () => {
    const place = town(issued, { 中心学校: sealPng(60) });
    const report = await place.build('data/town', '--seals');
    const [seal] = await sealsOfPdf(place.read(first(report, 'pdf')));
    // The mark, title with its lines and two paragraphs take six lines of 10.2 mm; the name stands two below.
    const textBottom = 37 + 6 * 10.21;
    expect(seal?.y).toBeGreaterThan(textBottom);
    expect(seal?.y).toBeLessThan(textBottom + 10.21);
    const middle = textBottom + 3 * 10.21;
    expect((seal?.y ?? 0) + 21).toBeCloseTo(middle - 10.21 / 4, 0);
    const document = strFromU8(unzipSync(place.read(first(report, 'docx')))['word/document.xml'] ?? new Uint8Array());
    const [, down = ''] = /<wp:positionV relativeFrom="page"><wp:posOffset>(\d+)</u.exec(document) ?? [];
    expect(Number(down) / 36_000).toBeCloseTo(seal?.y ?? 0, 1);
  });

  test('as large as the picture says, if that is the size of a seal', async () => {
    for (const [told, size] of [
      [38, 38],
      [200, 42],
    ] as const) {
      const place = town(issued, { 中心学校: sealPng(60, told) });
      const [seal] = await sealsOfPdf(place.read(first(await place.build('data/town', '--seals'), 'pdf')));
      expect(seal?.width).toBeCloseTo(size, 1);
    }
  });

  test('only where they are asked for; the same bytes each time', async () => {
    const plain = hashes(await town(columns, {}).build('data/town'));
    expect(hashes(await town(columns, { 清溪小学: sealPng(60) }).build('data/town'))).toEqual(plain);
    const sealed = hashes(await town(columns, { 清溪小学: sealPng(60) }).build('data/town', '--seals'));
    expect(hashes(await town(columns, { 清溪小学: sealPng(60) }).build('data/town', '--seals'))).toEqual(sealed);
    expect(sealed.some((hash) => plain.includes(hash))).toBe(false);
  });

  test('no paper is made anew for them; a file that was lost is made with them, what was signed as it was', async () => {
    const place = town(columns, { 清溪小学: sealPng(60) });
    const before = await place.build('data/town', '--format', 'pdf');
    const path = first(before, 'pdf');
    const plain = place.read(path);
    const again = await place.build('data/town', '--format', 'pdf', '--seals');
    expect(again.papers.map(({ status }) => status)).toEqual(['unchanged']);
    rmSync(join(place.path, path));
    await place.build('data/town', '--format', 'pdf', '--seals');
    expect(await sealsOfPdf(place.read(path))).toHaveLength(1);
    expect((await place.run('verify', 'data/town')).exit).toBe(0);
    const signed = town(columns, { 清溪小学: sealPng(60) });
    await signed.build('data/town', '--format', 'pdf');
    await signed.run('sign', 'town/letter/清溪小学', '--on', '2026-03-03');
    rmSync(join(signed.path, path));
    await signed.build('data/town', '--format', 'pdf', '--seals');
    expect(signed.read(path)).toEqual(plain);
  });
});

describe('a seal across the pages of a PDF', () => {
  test('one strip at the right edge of each page, together the whole seal; none in the DOCX', async () => {
    const place = town(columns, { 中心学校: sealPng(60) });
    const report = await place.build('data/town', '--paging-seal');
    const strips = await sealsOfPdf(place.read(first(report, 'pdf')));
    const pages = report.papers[0]?.files[0]?.pages ?? 0;
    expect(pages).toBeGreaterThan(1);
    expect(strips.map(({ page }) => page)).toEqual(Array.from({ length: pages }, (_, page) => page));
    for (const strip of strips) {
      expect(strip.x + strip.width).toBeCloseTo(210, 0);
      expect(strip.width).toBeCloseTo(42 / pages, 1);
      expect(strip.y + strip.height / 2).toBeCloseTo(148.5, 0);
    }
    expect(Object.keys(unzipSync(place.read(first(report, 'docx'))))).not.toContain('word/media/seal1.png');
  });

  test('none on a paper of one page; a fault where the issuer has no picture', async () => {
    const place = town(issued, { 中心学校: sealPng(60) });
    expect(await sealsOfPdf(place.read(first(await place.build('data/town', '--paging-seal'), 'pdf')))).toEqual([]);
    const without = town(issued, { 清溪小学: sealPng(60) });
    const { exit, error } = await without.run('build', 'data/town', '--paging-seal');
    expect(exit).toBe(1);
    expect(error).toContain('中心学校');
  });
});
