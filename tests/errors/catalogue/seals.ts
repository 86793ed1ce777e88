/** Errors of pictures of seals. */
import { pngFile, sealPng } from '../../load/png-files.ts';
import type { Bytes, Entries } from '../example.ts';

const seal: Bytes = { bytes: sealPng(20), about: { zh: '印章图片', en: 'a picture of a seal' } };

function picture(bytes: Uint8Array, zh: string, en: string): Bytes {
  return { bytes, about: { zh, en } };
}

const huge = pngFile({ width: 50_000, height: 50_000, rows: new Uint8Array(10) });
const interlaced = pngFile({ width: 1, height: 1, interlace: 1, rows: new Uint8Array(5) });
const opaque = pngFile({ width: 1, height: 1, colourType: 2, rows: Uint8Array.of(0, 255, 0, 0) });

const file = 'data/清溪/印章/中心学校.png';

export const seals = {
  'seal-unreadable': {
    zh: '印章图片不是 PNG、已损坏、过大或隔行存储，不能使用。',
    en: 'A picture of a seal is no PNG, damaged, too large or interlaced.',
    examples: [
      { files: { [file]: picture(new TextEncoder().encode('JPEG'), '不是 PNG', 'no PNG') }, at: file, shows: file },
      { files: { [file]: picture(huge, '50000×50000 像素', '50,000 × 50,000 pixels') }, at: file, shows: file },
      { files: { [file]: picture(interlaced, '隔行存储的 PNG', 'an interlaced PNG') }, at: file, shows: file },
      { files: { [file]: picture(sealPng(20).subarray(0, 80), '不完整的 PNG', 'half a PNG') }, at: file, shows: file },
    ],
  },
  'seal-of-nobody': {
    zh: '印章图片的文件名不是任何单位的名称或全称，没有使用。',
    en: 'A picture of a seal is named after no organization and is not used.',
    examples: [
      { files: { 'data/清溪/印章/清溪小孛.png': seal }, at: 'data/清溪/印章/清溪小孛.png', shows: '清溪小孛' },
    ],
  },
  'seal-twice': {
    zh: '一个单位有两个印章图片（名称、全称各一，或“印章”“seals”两个文件夹各一）。',
    en: 'An organization has two pictures of its seal.',
    examples: [{ files: { [file]: seal, 'data/清溪/seals/中心学校.png': seal }, at: 'data/清溪/seals/中心学校.png', shows: '中心学校' }], // prettier-ignore
  },
  'seal-opaque': {
    zh: '印章图片没有透明的地方，在 DOCX 里会遮住下面的文字。',
    en: 'Nothing shows through a picture of a seal; in a DOCX it hides the text below.',
    examples: [{ files: { [file]: picture(opaque, '没有透明处的 PNG', 'a PNG without transparency') }, at: file, shows: file }], // prettier-ignore
  },
  'seal-missing': {
    zh: '要求套印印章，而数据文件夹里没有印章图片；或要求加盖骑缝章，而没有发文单位的。',
    en: 'Seals are asked for, and the folder has none; or a seal across the pages, and the issuer has none.',
    examples: [
      { command: 'build data/清溪 --seals', shows: 'data/清溪/印章' },
      {
        files: { 'data/清溪/印章/清溪小学.png': seal },
        command: 'build data/清溪 --paging-seal',
        shows: '中心学校',
      },
    ],
  },
} satisfies Entries;
