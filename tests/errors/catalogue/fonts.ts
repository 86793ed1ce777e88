/** Errors of fonts. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { data, letter, type Entries } from '../example.ts';

const soundFonts = `标题: [Noto Serif SC Bold]
正文: [Noto Serif SC]
一级: [Noto Sans SC Bold]
二级: [LXGW WenKai]
强调: [LXGW WenKai]
页码: [Noto Serif SC]
西文: [Tinos]
西文粗体: [Tinos Bold]
`;

/** A packaged font whose maker forbids to embed it: bit 1 of fsType in its OS/2 table. */
function restrictedFont(): Uint8Array {
  const file = createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf');
  const font = readFileSync(file);
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + 16 * index);
  const entry = tables.find((at) => font.toString('latin1', at, at + 4) === 'OS/2') ?? 0;
  font.writeUInt16BE(0x0002, font.readUInt32BE(entry + 8) + 8);
  return font;
}

export const fonts = {
  'missing-glyph': {
    zh: '文书里有一个字，各字体都没有，印出来会是空框。多为姓名里的生僻字。',
    en: 'No face has a character of the paper; it would be printed as an empty box.',
    examples: [
      {
        files: {
          ...data('数据:\n  联系人: 王⟦\u{31350}⟧\n').files,
          ...letter('# {{title}}\n\n联系人：{{facts.联系人}}').files,
        },
      },
    ],
  },
  'font-missing': {
    zh: 'fonts.yaml 里为某个部位列出的字体一个也没有，或者没有列。',
    en: 'None of the fonts listed for a part is there, or none is listed.',
    examples: [
      {
        files: { 'fonts/fonts.yaml': soundFonts.replace('[Noto Serif SC Bold]', '⟦[⟧方正小标宋简体]') },
        shows: '方正小标宋简体',
      },
      {
        files: { 'fonts/fonts.yaml': soundFonts.replace('标题: [Noto Serif SC Bold]\n', '') },
        at: 'fonts/fonts.yaml',
        shows: '标题',
      },
    ],
  },
  'font-unreadable': {
    zh: 'fonts 文件夹里的字体文件读不出来，多半是下载不完整或扩展名写错。',
    en: 'A font file cannot be read: damaged, or no font.',
    examples: [
      {
        files: {
          'fonts/仿宋.ttf': {
            bytes: new TextEncoder().encode('<html>'),
            about: { zh: '不是字体，是一个网页', en: 'a page of the web, no font' },
          },
        },
        at: 'fonts/仿宋.ttf',
        shows: '仿宋.ttf',
      },
    ],
  },
  'font-not-embedded': {
    zh: '要 DOCX 带上字体，而这种字体的许可或格式不允许，DOCX 里就没有带它；别的电脑上没有这种字体时，会用别的字体代替。',
    en: 'A font cannot be carried by DOCX files: its licence forbids it, or it is no TrueType font.',
    examples: [
      {
        files: {
          ...letter('# {{title}}\n\n本责任书（Class 3）一式两份。').files,
          'fonts/受限.ttf': {
            bytes: restrictedFont(),
            about: { zh: '许可不允许嵌入的字体', en: 'a font that must not be embedded' },
          },
        },
        command: 'build data/清溪 --format docx --embed-fonts',
        shows: 'Tinos',
      },
    ],
  },
} satisfies Entries;
