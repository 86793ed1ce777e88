/** `build --embed-fonts`: DOCX files that carry their fonts. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import * as fontkit from 'fontkit';
import { describe, expect, test } from 'vitest';
import { elements, valueOf } from '../reading/xml.ts';
import { filesOf, soundData, template, workspace, type TestWorkspace } from '../workspace.ts';

const body = '# {{title}}\n\n为做好工作，签订本责任书（Class 3）。\n\n## 附则\n\n1. **一式两份。**\n';

function town(): TestWorkspace {
  return workspace({ 'data/town/data.yaml': soundData, 'templates/letter.md': template(body) });
}

async function built(place: TestWorkspace, ...argv: string[]): Promise<Record<string, Uint8Array>> {
  const report = await place.build('data/town', '--format', 'docx', ...argv);
  return unzipSync(place.read(filesOf(report, 'docx')[0]?.path ?? ''));
}

function textOf(parts: Record<string, Uint8Array>, name: string): string {
  return new TextDecoder().decode(parts[name]);
}

/** Fonts by the names and weights the font table gives them, made readable by their keys. */
function fontsOf(parts: Record<string, Uint8Array>): Map<string, fontkit.Font> {
  const relationships = textOf(parts, 'word/_rels/fontTable.xml.rels');
  const found = new Map<string, fontkit.Font>();
  for (const font of elements(textOf(parts, 'word/fontTable.xml'), 'w:font')) {
    const name = /w:name="([^"]*)"/u.exec(font)?.[1] ?? '';
    for (const [, weight = '', id = '', key = ''] of font.matchAll(
      /<w:embed(\w+) r:id="(\w+)" w:fontKey="\{([\dA-F-]+)\}"/gu,
    )) {
      const target = new RegExp(`Id="${id}"[^>]*Target="([^"]*)"`, 'u').exec(relationships)?.[1] ?? '';
      const bytes = Buffer.from(parts[`word/${target}`] ?? []);
      const digits = Buffer.from(key.replaceAll('-', ''), 'hex').reverse();
      for (let at = 0; at < 32; at++) bytes[at] = (bytes[at] ?? 0) ^ (digits[at % 16] ?? 0);
      const opened = fontkit.create(bytes);
      if (!('fonts' in opened)) found.set(`${name} ${weight}`, opened);
    }
  }
  return found;
}

describe('a DOCX with fonts', () => {
  test('carries the faces it names, with the characters it needs', async () => {
    const parts = await built(town(), '--embed-fonts');
    const fonts = fontsOf(parts);
    expect([...fonts.keys()]).toEqual([
      '方正小标宋简体 Regular',
      '仿宋_GB2312 Regular',
      '黑体 Regular',
      '宋体 Regular',
      'Times New Roman Regular',
    ]);
    const needed = { '方正小标宋简体 Regular': '责任书', '仿宋_GB2312 Regular': '为做好工作，签订一式两份（）。份号存', '黑体 Regular': '一、附则', 'Times New Roman Regular': 'Class 3' }; // prettier-ignore
    for (const [name, characters] of Object.entries(needed)) {
      const font = fonts.get(name);
      for (const character of characters) {
        expect(font?.hasGlyphForCodePoint(character.codePointAt(0) ?? 0), `${name} ${character}`).toBe(true);
      }
      expect(font?.familyName).toBe(name.replace(' Regular', ''));
    }
    const settings = textOf(parts, 'word/settings.xml');
    expect(settings).toContain('<w:embedTrueTypeFonts/><w:saveSubsetFonts/>');
    expect(textOf(parts, '[Content_Types].xml')).toContain('Extension="odttf"');
  });

  test('has the same bytes every time, and none of this without the option', async () => {
    const place = town();
    const first = await built(place, '--embed-fonts', '--out', 'a');
    expect(await built(place, '--embed-fonts', '--out', 'b')).toEqual(first);
    const without = await built(place, '--out', 'c');
    expect(Object.keys(without).filter((name) => name.includes('font'))).toEqual(['word/fontTable.xml']);
    expect(without['word/document.xml']).toEqual(first['word/document.xml']);
  });

  test('is made where a paper is made: one that has not changed stays as it is until its file is gone', async () => {
    const place = town();
    await built(place);
    const report = await place.build('data/town', '--format', 'docx', '--embed-fonts');
    expect(report.totals).toMatchObject({ unchanged: 1 });
    for (const { path } of filesOf(report, 'docx')) rmSync(join(place.path, path));
    expect(fontsOf(await built(place, '--embed-fonts')).size).toBe(5);
    expect((await place.build('data/town', '--format', 'docx')).totals).toMatchObject({ unchanged: 1 });
    // A file that is lost is brought back as it was.
    for (const { path } of filesOf(report, 'docx')) rmSync(join(place.path, path));
    expect(fontsOf(await built(place)).size).toBe(5);
  });

  test('does not carry what its maker forbids to embed, and says so', async () => {
    const place = town();
    const file = createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf');
    const font = readFileSync(file);
    const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + 16 * index);
    const entry = tables.find((at) => font.toString('latin1', at, at + 4) === 'OS/2') ?? 0;
    font.writeUInt16BE(0x0002, font.readUInt32BE(entry + 8) + 8);
    mkdirSync(join(place.path, 'fonts'));
    writeFileSync(join(place.path, 'fonts', 'restricted.ttf'), font);
    const report = await place.build('data/town', '--format', 'docx', '--embed-fonts');
    expect(report.warnings.map(({ code }) => code)).toEqual(['font-not-embedded']);
    expect(JSON.stringify(report.warnings)).toContain('Tinos');
    const parts = unzipSync(place.read(filesOf(report, 'docx')[0]?.path ?? ''));
    expect([...fontsOf(parts).keys()]).not.toContain('Times New Roman Regular');
    const latin = elements(textOf(parts, 'word/fontTable.xml'), 'w:font').find((each) => each.includes('Times'));
    expect(valueOf(latin ?? '', 'w:altName')).toContain('Liberation Serif');
  });
});
