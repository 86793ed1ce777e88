/** What is said of pictures of seals. */
import type { Language, Sentences } from './place.ts';
import { shorten } from './place.ts';

type Codes = 'seal-unreadable' | 'seal-of-nobody' | 'seal-twice' | 'seal-opaque' | 'seal-missing';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Why a picture cannot be used, and what to do. */
const reasons: Readonly<Record<string, { readonly what: Words; readonly hint: Words }>> = {
  'too-large': {
    what: { zh: '图片过大，每边不能超过 4096 像素', en: 'the picture is too large: more than 4,096 pixels on a side' },
    hint: { zh: '请缩小后另存，1000 像素见方已够清楚。', en: 'Scale it down; 1,000 pixels on a side are plenty.' },
  },
  interlaced: {
    what: { zh: '是隔行（交错）存储的 PNG', en: 'the PNG is interlaced' },
    hint: { zh: '请另存为 PNG，不选“隔行”或“交错”。', en: 'Save it as PNG again, not interlaced.' },
  },
  'not-a-png': {
    what: { zh: '不是 PNG 图片', en: 'not a PNG' },
    hint: {
      zh: '请用画图等程序打开，另存为 PNG（改扩展名没有用）。',
      en: 'Save it as PNG; renaming the file does not.',
    },
  },
  TOO_LARGE: {
    what: { zh: '文件超过 16 MB', en: 'the file has more than 16 MB' },
    hint: { zh: '请缩小后另存。', en: 'Scale it down.' },
  },
};

const damaged = {
  what: { zh: 'PNG 已损坏，或不是常见的 PNG', en: 'the PNG is damaged, or of a kind that there is none of' },
  hint: { zh: '请重新复制，或用画图等程序打开后另存为 PNG。', en: 'Copy it again, or open it and save it as PNG.' },
};

const denied = {
  what: { zh: '文件打不开', en: 'the file cannot be opened' },
  hint: { zh: '请检查是否有权限、是否被别的程序占用。', en: 'See whether you may read it, and whether it is in use.' },
};

function reasonFor(reason: string): { readonly what: Words; readonly hint: Words } {
  return reasons[reason] ?? (/^[A-Z]/u.test(reason) ? denied : damaged);
}

export const sealSentences: Readonly<Record<Language, Pick<Sentences, Codes>>> = {
  zh: {
    'seal-unreadable': ({ path, reason }) => ({
      text: `印章图片 ${path} 不能用：${reasonFor(reason).what.zh}`,
      hint: reasonFor(reason).hint.zh,
    }),
    'seal-of-nobody': ({ name, nearest }) => ({
      text: `印章图片“${shorten(name)}”不属于任何单位，没有使用`,
      hint: nearest === undefined ? '请以单位的名称或全称作文件名。' : `是否应为“${shorten(nearest)}”？请改文件名。`,
    }),
    'seal-twice': ({ name, files: [first, second] }) => ({
      text: `“${shorten(name)}”有两个印章图片：${first}、${second}`,
      hint: '请留下一个。',
    }),
    'seal-opaque': ({ path }) => ({
      text: `印章图片 ${path} 没有透明的地方，在 DOCX 里会遮住文字`,
      hint: '请用背景透明的 PNG。',
    }),
    'seal-missing': ({ name, folder }) => ({
      text: name === undefined ? `${folder} 里没有可用的印章图片` : `没有“${shorten(name)}”的印章图片，不能加盖骑缝章`,
      hint: `请把图片放入 ${folder}，以单位名称作文件名，如 ${folder}/${name ?? '中心学校'}.png；不需要的，去掉印章选项。`,
    }),
  },
  en: {
    'seal-unreadable': ({ path, reason }) => ({
      text: `${path} cannot be used as a seal: ${reasonFor(reason).what.en}`,
      hint: reasonFor(reason).hint.en,
    }),
    'seal-of-nobody': ({ name, nearest }) => ({
      text: `the picture of a seal "${shorten(name)}" belongs to no organization and is not used`,
      hint:
        nearest === undefined
          ? 'Name the file after the organization.'
          : `Did you mean "${shorten(nearest)}"? Rename the file.`,
    }),
    'seal-twice': ({ name, files: [first, second] }) => ({
      text: `"${shorten(name)}" has two pictures of a seal: ${first} and ${second}`,
      hint: 'Keep one of them.',
    }),
    'seal-opaque': ({ path }) => ({
      text: `${path} is nowhere transparent: as a seal in a DOCX it hides the text below`,
      hint: 'Use a PNG with a transparent background.',
    }),
    'seal-missing': ({ name, folder }) => ({
      text:
        name === undefined
          ? `there is no picture of a seal in ${folder}`
          : `there is no picture of the seal of "${shorten(name)}" to set across the pages`,
      hint: `Put it there, named after the organization: ${folder}/${name ?? '中心学校'}.png; or leave the option out.`,
    }),
  },
};
