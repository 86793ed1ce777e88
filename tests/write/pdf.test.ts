/** PDFs for archives, read back: PDF/A-2b, tagged. What other programs say of them stands in `tests/office`. */
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFString } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { fieldNames } from '../../src/write/pdf-forms.ts';
import { srgbProfile } from '../../src/write/srgb-profile.ts';
import { readFacts, readStructure } from '../reading/pdf-structure.ts';
import { plainText, readPdf } from '../reading/pdf.ts';
import { filesOf, soundData, template, workspace } from '../workspace.ts';

/** The copies of a paper with a body. */
async function copiesOf(body: string, ...options: string[]): Promise<Buffer[]> {
  const town = workspace({
    'data/town/data.yaml': soundData,
    'templates/letter.md': template(body, '甲 & 乙 <责任书>'),
  });
  const report = await town.build('data/town', '--format', 'pdf', ...options);
  return filesOf(report, 'pdf').map(({ path }) => town.read(path));
}

async function firstCopy(body: string, ...options: string[]): Promise<Buffer> {
  const [first = Buffer.alloc(0)] = await copiesOf(body, ...options);
  return first;
}

const signed = `
# 标题

## 目标

1. 甲。
   1. 子。

| 事项 | 时限 |
|---|---|
| 演练 | 三月 |

:::signatures{columns=2}
{{#each parties}}
::party
{{name}}（盖章）
责任人：________
{{blankDate}}
{{/each}}
:::
`;

describe('PDF/A-2b (ISO 19005-2)', () => {
  test('says so in XMP, with the title, author and subject of the information dictionary, and no date', async () => {
    const { xmp, information } = await readFacts(await firstCopy(signed));
    expect(xmp).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(xmp).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(Object.fromEntries(information)).toEqual({
      Title: '甲 & 乙 <责任书>',
      Author: '中心学校',
      Subject: '校园安全 清溪小学',
      Creator: 'zerenshu',
      Producer: 'zerenshu',
    });
    expect(xmp).toContain('<rdf:li xml:lang="x-default">甲 &amp; 乙 &lt;责任书&gt;</rdf:li>');
    expect(xmp).toContain('<dc:creator><rdf:Seq><rdf:li>中心学校</rdf:li></rdf:Seq></dc:creator>');
    expect(xmp).toContain('<rdf:li xml:lang="x-default">校园安全 清溪小学</rdf:li>');
    expect(xmp).toContain('<pdf:Producer>zerenshu</pdf:Producer>');
    expect(xmp).not.toMatch(/Date/u);
  });

  test('begins with bytes that are not text, and has an identifier that its content decides', async () => {
    const [first, second] = await copiesOf(signed);
    const [again] = await copiesOf(signed);
    const [changed] = await copiesOf(`${signed}\n再加一句。`);
    expect([...(first ?? Buffer.alloc(0)).subarray(0, 15)].filter((byte) => byte > 127)).toHaveLength(4);
    const identifiers = await Promise.all(
      [first, second, again, changed].map(async (copy) => (await readFacts(copy ?? Buffer.alloc(0))).identifiers),
    );
    const [one, two, same, other] = identifiers.map(([identifier]) => identifier);
    expect(one).toMatch(/^[0-9A-F]{32}$/u);
    expect(identifiers[0]).toEqual([one, one]);
    expect(same).toBe(one);
    expect(new Set([one, two, other]).size).toBe(3);
  });

  test('says which colours it means: the profile is sRGB, of version 2, as long as it says', async () => {
    const { outputIntent, profile } = await readFacts(await firstCopy(signed));
    expect(outputIntent.get(PDFName.of('S'))).toBe(PDFName.of('GTS_PDFA1'));
    expect(profile).toEqual(new Uint8Array(srgbProfile()));
    const bytes = Buffer.from(profile);
    expect(bytes.readUInt32BE(0)).toBe(bytes.length);
    expect(bytes.toString('latin1', 12, 24)).toBe('mntrRGB XYZ ');
    expect(bytes.toString('latin1', 36, 40)).toBe('acsp');
    expect(bytes[8]).toBe(2);
  });

  test('its white is the sum of its red, green and blue, and half its values are a fifth of the light', () => {
    const bytes = Buffer.from(srgbProfile());
    const xyz = (name: string): number[] => {
      const place = bytes.readUInt32BE(bytes.indexOf(name, 128, 'latin1') + 4);
      return [8, 12, 16].map((offset) => bytes.readInt32BE(place + offset) / 0x10000);
    };
    const [r, g, b] = [xyz('rXYZ'), xyz('gXYZ'), xyz('bXYZ')];
    const white = [0, 1, 2].map((axis) => (r[axis] ?? 0) + (g[axis] ?? 0) + (b[axis] ?? 0));
    [0.9642, 1, 0.8249].forEach((value, axis) => expect(white[axis]).toBeCloseTo(value, 3));
    const curve = bytes.readUInt32BE(bytes.indexOf('rTRC', 128, 'latin1') + 4);
    expect(bytes.readUInt16BE(curve + 12 + 2 * 128) / 0xffff).toBeCloseTo(0.2158, 3);
  });

  test('shows its title in the window and says its language', async () => {
    const { catalog } = await readFacts(await firstCopy(signed));
    const preferences = catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict);
    expect(String(preferences.get(PDFName.of('DisplayDocTitle')))).toBe('true');
    expect(catalog.lookup(PDFName.of('Lang'), PDFString).decodeText()).toBe('zh-CN');
  });
});

describe('the structure', () => {
  test('of a letter is read from the file as layout tells it', async () => {
    const [page] = await readStructure(await firstCopy(signed));
    expect(page).toEqual([
      'Document',
      '  P 份号000001共2份存：中心学校',
      '  H1 标题',
      '  H2 一、目标',
      '  L',
      '    LI',
      '      Lbl 1.',
      '      LBody 甲。',
      '        L',
      '          LI',
      '            Lbl （1）',
      '            LBody 子。',
      '  Table',
      '    THead',
      '      TR',
      '        TH 事项',
      '        TH 时限',
      '    TBody',
      '      TR',
      '        TD 演练',
      '        TD 三月',
      '  Sect',
      '    Div',
      '      P 中心学校（盖章）',
      '      P 责任人：',
      '        Span “＿＿＿”',
      '      P 年月日',
      '    Div',
      '      P 清溪小学（盖章）',
      '      P 责任人：',
      '        Span “＿＿＿”',
      '      P 年月日',
    ]);
  });

  test('has one paragraph on two pages', async () => {
    const filler = Array.from({ length: 16 }, () => '按照分工抓好落实。').join('\n\n');
    const pages = await readStructure(await firstCopy(`# 标题\n\n${filler}\n\n${'落实责任，'.repeat(30)}`));
    const parts = pages.map((page) => page.filter((line) => line.includes('落实责任')));
    expect(pages).toHaveLength(2);
    expect(parts.map((lines) => lines.length)).toEqual([1, 1]);
  });

  test('lets characters that share a glyph be copied as what they are', async () => {
    const said = plainText(
      (await readPdf(await firstCopy('# 标题\n\n等等…⋯（三〈3〉〈4〉）。*从〜到～*'))).pages.flat(),
    );
    expect(said).toContain('…⋯'.normalize('NFKC'));
    const { pages } = await readPdf(await firstCopy('# 标题\n\n*从〜到～止*'));
    expect(
      pages
        .flat()
        .map(({ text }) => text)
        .join(''),
    ).toContain('从〜到～止');
  });
});

/** An entry of a dictionary as text. */
function entry(field: PDFDict, key: string): string {
  const value = field.get(PDFName.of(key));
  return value instanceof PDFHexString || value instanceof PDFName ? value.decodeText() : String(value);
}

describe('signature fields', () => {
  test('stand in the blanks: unsigned, printed, with an appearance, described, a form element each', async () => {
    const bytes = await firstCopy(signed, '--signature-fields');
    const { catalog } = await readFacts(bytes);
    const form = catalog.lookup(PDFName.of('AcroForm'), PDFDict);
    const fields = form.lookup(PDFName.of('Fields'), PDFArray);
    expect(form.lookup(PDFName.of('SigFlags'), PDFNumber).asNumber()).toBe(1);
    const all = fields.asArray().map((_ref, index) => fields.lookup(index, PDFDict));
    expect(all.map((field) => ['FT', 'T', 'TU', 'F'].map((key) => entry(field, key)))).toEqual([
      ['Sig', '中心学校_责任人', '中心学校　责任人', '4'],
      ['Sig', '清溪小学_责任人', '清溪小学　责任人', '4'],
    ]);
    for (const field of all) {
      expect(field.get(PDFName.of('V'))).toBeUndefined();
      expect(field.lookup(PDFName.of('AP'), PDFDict).get(PDFName.of('N'))).toBeDefined();
    }
    const [page = []] = await readStructure(bytes);
    expect(page.filter((line) => line.includes('Form')).map((line) => line.trim())).toEqual([
      'Form “中心学校　责任人”',
      'Form “清溪小学　责任人”',
    ]);
  });

  test('lie on the blank’s rule, a line high, beside what is signed for', async () => {
    const bytes = await firstCopy(signed, '--signature-fields');
    const { catalog } = await readFacts(bytes);
    const fields = catalog.lookup(PDFName.of('AcroForm'), PDFDict).lookup(PDFName.of('Fields'), PDFArray);
    const boxes = [0, 1].map((index) =>
      fields
        .lookup(index, PDFDict)
        .lookup(PDFName.of('Rect'), PDFArray)
        .asArray()
        .map((edge) => (edge instanceof PDFNumber ? edge.asNumber() : 0)),
    );
    const { pages } = await readPdf(bytes);
    const line = pages.flat().find(({ text }) => text.includes('责任人'));
    for (const [left = 0, bottom = 0, right = 0, top = 0] of boxes) {
      expect(right - left).toBeGreaterThan(60);
      expect(top - bottom).toBeCloseTo(28.95, 1);
      expect((line?.y ?? 0) - bottom).toBeGreaterThan(0);
      expect(top).toBeGreaterThan((line?.y ?? 0) + 16);
    }
    expect(boxes[1]?.[0] ?? 0).toBeGreaterThan(boxes[0]?.[2] ?? 0);
  });

  test('are not there unless asked for, nor where nobody signs', async () => {
    expect((await readFacts(await firstCopy(signed))).catalog.get(PDFName.of('AcroForm'))).toBeUndefined();
    const unsigned = await firstCopy('# 标题\n\n正文____。', '--signature-fields');
    expect((await readFacts(unsigned)).catalog.get(PDFName.of('AcroForm'))).toBeUndefined();
  });

  test('have names without full stops, counted where they would be the same', () => {
    const blank = { party: 'A.B小学', role: '责任人' };
    expect(fieldNames([blank, blank, { party: '', role: '' }])).toEqual([
      'A．B小学_责任人',
      'A．B小学_责任人_2',
      '签订方_签字',
    ]);
  });
});
