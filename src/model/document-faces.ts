/**
 * Faces as a DOCX names them: the standard's, which the reader's machine has, and what a word processor should know of
 * them where it does not.
 */

export interface DocumentFace {
  readonly name: string;
  /** What to use in its absence, the nearest first. */
  readonly alternatives: readonly string[];
  /** PANOSE classification, ten bytes in hexadecimal. */
  readonly panose: string;
  /** 00 for Latin, 86 for GB 2312. */
  readonly charset: '00' | '86';
  readonly family: 'roman' | 'swiss' | 'script' | 'modern' | 'auto';
  readonly pitch: 'fixed' | 'variable';
  /** Unicode ranges and code pages, as the font's OS/2 table has them. */
  readonly signature: readonly [string, string, string, string, string, string];
}

/** Ranges and code pages of a font of GB 2312 without Latin extensions. */
const gb2312 = ['00000001', '080E0000', '00000010', '00000000', '00040000', '00000000'] as const;

export const documentFaces = {
  xiaobiaosong: {
    name: '方正小标宋简体',
    alternatives: ['FZXiaoBiaoSong-B05S', '方正小标宋_GBK', '宋体', 'SimSun'],
    panose: '03000509000000000000',
    charset: '86',
    family: 'script',
    pitch: 'fixed',
    signature: gb2312,
  },
  fangsong: {
    name: '仿宋_GB2312',
    alternatives: ['FangSong_GB2312', '仿宋', 'FangSong'],
    panose: '02010609030101010101',
    charset: '86',
    family: 'modern',
    pitch: 'fixed',
    signature: gb2312,
  },
  kaiti: {
    name: '楷体_GB2312',
    alternatives: ['KaiTi_GB2312', '楷体', 'KaiTi'],
    panose: '02010609030101010101',
    charset: '86',
    family: 'modern',
    pitch: 'fixed',
    signature: gb2312,
  },
  heiti: {
    name: '黑体',
    alternatives: ['SimHei'],
    panose: '02010609060101010101',
    charset: '86',
    family: 'modern',
    pitch: 'fixed',
    signature: ['800002BF', '38CF7CFA', '00000016', '00000000', '00040001', '00000000'],
  },
  songti: {
    name: '宋体',
    alternatives: ['SimSun'],
    panose: '02010600030101010101',
    charset: '86',
    family: 'auto',
    pitch: 'variable',
    signature: ['00000003', '288F0000', '00000016', '00000000', '00040001', '00000000'],
  },
  times: {
    name: 'Times New Roman',
    alternatives: ['Liberation Serif', 'Tinos'],
    panose: '02020603050405020304',
    charset: '00',
    family: 'roman',
    pitch: 'variable',
    signature: ['E0002EFF', 'C000785B', '00000009', '00000000', '000001FF', '00000000'],
  },
} as const satisfies Readonly<Record<string, DocumentFace>>;
