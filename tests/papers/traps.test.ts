/**
 * Traps this kind of program falls into, each with a test that fails if it comes back: broken font subsets, DOCX files
 * that differ from run to run, values that become markup, bold beside CJK punctuation, colons that become directives,
 * characters printed as empty boxes.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';
import { PDFDict, PDFDocument, PDFName, PDFRawStream, decodePDFRawStream } from 'pdf-lib';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { readDocx } from '../reading/docx.ts';
import { plainText, readPdf, withoutSpace } from '../reading/pdf.ts';
import { chineseGlyph } from '../reading/chinese-glyph.ts';
import { filesOf, soundData, template, workspace, type TestWorkspace } from '../workspace.ts';

function letter(body: string, data = soundData): TestWorkspace {
  return workspace({ 'data/town/data.yaml': data, 'templates/letter.md': template(body) });
}

interface Printed {
  readonly pdf: string;
  readonly docx: string;
  readonly strong: string;
  readonly bytes: Uint8Array;
}

/** What the first copy of the first paper says in each format. */
async function printed(town: TestWorkspace): Promise<Printed> {
  const report = await town.build('data/town');
  const bytes = town.read(filesOf(report, 'pdf')[0]?.path ?? '');
  const { paragraphs } = readDocx(town.read(filesOf(report, 'docx')[0]?.path ?? ''));
  return {
    pdf: plainText((await readPdf(bytes)).pages.flat()),
    docx: paragraphs.map((paragraph) => paragraph.text).join(''),
    strong: paragraphs
      .flatMap((paragraph) => paragraph.styled)
      .filter(([style]) => style === 'Strong')
      .map(([, text]) => text)
      .join('|'),
    bytes,
  };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('broken subsets: text that can be copied but is drawn as other glyphs, or as none', () => {
  test('every glyph of the embedded fonts has the outline of the character it stands for', async () => {
    const text = '责任书甲乙丙丁〔2025〕22号“一票否决”——98％㎡，（）。Ab堃䶮';
    const { bytes } = await printed(letter(`# 标题\n\n## 一级\n\n### 二级\n\n${text}`));
    const whole = wholeFonts();
    let compared = 0;
    for (const embedded of await embeddedFonts(bytes)) {
      const original = whole.find((font) => embedded.name.endsWith(`+${font.postscriptName}`));
      expect(original, embedded.name).toBeDefined();
      for (const [glyph, character] of embedded.characters) {
        const wanted = original === undefined ? undefined : chineseGlyph(original, character)?.path.toSVG();
        expect(embedded.font.getGlyph(glyph).path.toSVG(), character).toBe(wanted);
        expect(glyph, `${embedded.name} ${character}`).not.toBe(0);
        if (character.trim() !== '') expect(wanted).not.toBe('');
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(40);
  });
});

/** The faces that come with the program, opened without any code of ours. */
function wholeFonts(): fontkit.Font[] {
  const resolve = createRequire(import.meta.url).resolve;
  return [
    '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
    '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
    '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
    '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
    '@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf',
    '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff',
  ].map((file) => fontkit.create(readFileSync(resolve(file))) as fontkit.Font);
}

interface EmbeddedFont {
  readonly name: string;
  readonly font: fontkit.Font;
  /** Which character each glyph stands for, from ToUnicode. */
  readonly characters: ReadonlyMap<number, string>;
}

async function embeddedFonts(bytes: Uint8Array): Promise<EmbeddedFont[]> {
  const pdf = await PDFDocument.load(bytes);
  const fonts: EmbeddedFont[] = [];
  for (const [, object] of pdf.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(PDFName.of('ToUnicode')) === undefined) continue;
    const descendant = pdf.context.lookup(object.get(PDFName.of('DescendantFonts')));
    const font = pdf.context.lookup(Reflect.get(descendant ?? {}, 'array')[0], PDFDict);
    const descriptor = pdf.context.lookup(font.get(PDFName.of('FontDescriptor')), PDFDict);
    const file = descriptor.get(PDFName.of('FontFile2')) ?? descriptor.get(PDFName.of('FontFile3'));
    fonts.push({
      name: String(object.get(PDFName.of('BaseFont'))),
      font: fontkit.create(Buffer.from(contentOf(pdf, file))) as fontkit.Font,
      characters: toUnicode(Buffer.from(contentOf(pdf, object.get(PDFName.of('ToUnicode')))).toString('latin1')),
    });
  }
  return fonts;
}

function contentOf(pdf: PDFDocument, reference: unknown): Uint8Array {
  const stream = pdf.context.lookup(reference as never);
  if (!(stream instanceof PDFRawStream)) throw new Error('no stream');
  return decodePDFRawStream(stream).decode();
}

function toUnicode(map: string): Map<number, string> {
  const found = new Map<number, string>();
  for (const [, first = '', , texts = ''] of map.matchAll(/^<([0-9A-F]{4})><([0-9A-F]{4})>\[(.*)\]$/gmu)) {
    [...texts.matchAll(/<([0-9A-F]+)>/gu)].forEach(([, text = ''], index) => {
      found.set(Number.parseInt(first, 16) + index, Buffer.from(text, 'hex').swap16().toString('utf16le'));
    });
  }
  return found;
}

describe('files that differ from run to run', () => {
  test('another day, another hour: the same bytes', async () => {
    const town = letter('# {{title}}\n\n正文。');
    vi.useFakeTimers({ toFake: ['Date'] });
    const hashes: string[][] = [];
    for (const now of ['2025-01-01T00:00:00Z', '2031-07-15T23:59:59Z']) {
      vi.setSystemTime(new Date(now));
      const report = await town.build('data/town', '--out', now.slice(0, 4));
      hashes.push(report.papers.flatMap((paper) => paper.files.map((file) => file.sha256)));
    }
    expect(hashes[0]).toHaveLength(4);
    expect(hashes[1]).toEqual(hashes[0]);
  });
});

describe('values that become markup', () => {
  test.each([
    '第*一*小学**分校**',
    '甲|乙',
    '# 甲',
    '2. 甲',
    '2.甲',
    '{{holder}}',
    '甲{{{乙}}}',
    '- 甲',
    '_甲_',
    '甲____乙',
    '`甲`',
    '<b>甲</b>',
    '[甲](乙)',
    '&amp;甲',
    '甲\\乙',
    ':::cover',
    '::party',
    '~甲~',
    '> 甲',
  ])('%s prints as itself, wherever it stands', async (name) => {
    const body = [
      '# {{posts.清溪小学.校长.holder}}',
      '{{posts.清溪小学.校长.holder}}',
      '## {{posts.清溪小学.校长.holder}}',
      '1. {{posts.清溪小学.校长.holder}}',
      '正文**{{posts.清溪小学.校长.holder}}**正文',
      ':::signatures\n::party\n{{posts.清溪小学.校长.holder}}\n:::',
    ].join('\n\n');
    const data = soundData.replace('林素芬', JSON.stringify(name));
    const { pdf, docx } = await printed(letter(body, data));
    expect(pdf.split(withoutSpace(name)).length - 1).toBeGreaterThanOrEqual(6);
    expect(docx.split(name).length - 1).toBe(6);
  });

  test('a line break in a value does not begin a new block', async () => {
    const data = soundData.replace('林素芬', '"林\\n\\n# 素芬"');
    const { docx } = await printed(letter('甲{{posts.清溪小学.校长.holder}}乙', data));
    expect(withoutSpace(docx)).toContain('甲林#素芬乙');
  });
});

describe('bold beside CJK punctuation', () => {
  test.each([
    ['责任人：**方毅**，', '方毅'],
    ['实行**“一票否决”**。', '“一票否决”'],
    ['**（一）责任：**方毅', '（一）责任：'],
    ['达到**98%**以上', '98%'],
    ['**严格管理。**每日检查', '严格管理。'],
  ])('%s', async (source, bold) => {
    const { strong, docx } = await printed(letter(source));
    expect(strong).toBe(bold);
    expect(docx).not.toContain('*');
  });

  test('beside a value', async () => {
    const { strong } = await printed(letter('**{{posts.清溪小学.校长.holder}}（签字）**：', soundData));
    expect(strong).toBe('林素芬（签字）');
  });
});

describe('colons that become directives', () => {
  test.each(['18:30前到校', '比例为1:20', '时间：8:00-17:30', '甲:乙', 'http://example.cn:8080/a'])(
    '%s',
    async (text) => {
      const { docx, pdf } = await printed(letter(`正文${text}。`));
      expect(docx).toContain(text);
      expect(pdf).toContain(withoutSpace(text));
    },
  );
});

describe('characters printed as empty boxes', () => {
  test('a character no face has is an error that names it, its place and the face', async () => {
    const town = letter('# {{title}}\n\n{{posts.清溪小学.校长.holder}}', soundData.replace('林素芬', '林\u{323B0}'));
    const { exit, error } = await town.run('build', 'data/town');
    expect(exit).toBe(1);
    expect(error).toContain('\u{323B0}');
    expect(error).toContain('U+323B0');
    expect(error).toContain('Noto Serif SC');
    const line = soundData.split('\n').findIndex((text) => text.includes('林素芬')) + 1;
    expect(error).toContain(`data/town/data.yaml:${line}:`);
  });

  test('in a template it is told with the template’s line', async () => {
    const { exit, error } = await letter('# {{title}}\n\n正文\u{323B0}。').run('build', 'data/town');
    expect(exit).toBe(1);
    expect(error).toContain('templates/letter.md:8:3');
  });

  test('a character that only a fallback face has is drawn by it', async () => {
    const { pdf } = await printed(letter('## 㛃䶮\n\n正文'));
    expect(pdf).toContain('㛃䶮');
  });
});
