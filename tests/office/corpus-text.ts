/**
 * Texts of the corpus: prose of all the marks that papers have, and sweeps that bring each of them to a line's end at
 * every place. The same seed gives the same text.
 */

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A whole number from 0 to below the limit. */
export function upTo(next: () => number, limit: number): number {
  return Math.floor(next() * limit);
}

function oneOf(next: () => number, list: readonly string[]): string {
  return list[upTo(next, list.length)] ?? '';
}

const words = [
  '责任',
  '单位',
  '学校',
  '教育',
  '安全',
  '落实',
  '整改',
  '检查',
  '按期',
  '完成',
  '任务',
  '负责人',
  '校长',
  '中心学校',
  '办公室',
  '应当',
  '全面',
  '建立',
  '健全',
  '制度',
  '台账',
  '逐项',
  '对照',
  '标准',
  '摸清',
  '底数',
  '并',
  '将',
  '和',
  '及',
  '的',
  '于',
  '由',
  '报',
  '送',
  '家长委员会',
  '义务教育优质均衡发展',
  '督导评估',
];

/** What prose is strewn with, each a mark or a row of marks in its usual company. */
export const marked: readonly string[] = [
  '98%',
  '98.5％',
  '3‰',
  '25℃',
  '−5℃',
  '14100平方米',
  '14,100.50元',
  '100000000000000001',
  '20㎡/生',
  '3.5km²',
  '18:30',
  '7:00-18:30',
  '2026年1—2月',
  '2026年3～5月',
  '20～30人',
  '2026-03-05',
  '1999–2026',
  '3/4',
  '50／100',
  '——',
  '……',
  '—',
  '……。',
  '——“',
  '”——',
  '》——《',
  '等……',
  '。……',
  '“责任”',
  '“‘两免’一补”',
  '‘三防’',
  '（试行）',
  '（2026—2030年）',
  '(2026)',
  '(校)',
  '［附］',
  '【重要】',
  '「校训」',
  '《义务教育法》',
  '《关于印发〈办法〉的通知》',
  '〔2025〕26号',
  '教基〔2025〕3号',
  '〈节选〉',
  '《通知》（教督〔2026〕1号）',
  'GB/T 9704-2012',
  'WPS Office',
  'PDF',
  'A4纸',
  'http://www.moe.gov.cn/srcsite/A17/',
  'https://www.example.edu.cn/a?id=1&b=2',
  'lianxiren@example.edu.cn',
  'e-mail',
  'Wi-Fi',
  'iPad',
  'C++',
  'A·B',
  'No.7',
  'α粒子',
  'β值',
  'Ⅲ类',
  'Ⅳ',
  '①',
  '②③',
  '⑴',
  '㈠',
  '买买提·艾力',
  '阿卜杜拉·买买提·艾力',
  'ＡＢＣ',
  '１２３',
  '１００％',
  '＋',
  '×',
  '±2',
  '≥90',
  '≤5',
  '→',
  '□',
  '■',
  '№3',
  '§2',
  '100元/人',
  '5mg/m³',
  '300lx',
  '￥5000',
  '¥5000',
  '$30',
  '100‰',
  '36.5°C',
  '45°',
  '3′',
  '5″',
  '“2025”',
  '”2025',
  '，2025',
  '：2025',
  'A、B、C',
  '1、2、3',
  '一、二',
  '（1）',
  '1.',
  '1）',
  'Ａ／Ｂ',
  '和／或',
  '和/或',
  '初中／小学',
  '#1',
  '@',
  '&',
  '*',
  '~',
  '0.5～1.5m',
  '……2025',
  '——2025',
  '2025——',
  '2025……',
  'A——B',
  'A—B',
  '3—4',
  '3——4',
  '（3）—（4）',
  '甲—乙',
  '甲–乙',
  '甲－乙',
  '甲-乙',
  '是吗？',
  '好！',
  '？！',
  '！！',
  '：“',
  '。”',
  '”。',
  '）。',
  '》、《',
  '”“',
  '）（',
  '；',
  '、',
  '，',
  '。',
  '：',
];

/** Characters that a face for papers may lack, and are drawn by another. */
export const rare = [...'䶮㛃𬭩𫍯𠅤鿍堃喆頔犇祎翀昇珺玥瑀劼镕燚𬀩㳇䓖'];

const stops = ['，', '，', '，', '。', '；', '、', '：'];

/** Prose of about a length in characters, ended by a full stop. */
export function prose(next: () => number, length: number): string {
  let text = '';
  while (text.length < length) {
    text += clause(next);
    text += next() < 0.5 ? '' : oneOf(next, stops);
  }
  return /[。，；、：]$/u.test(text) ? text.replace(/[，；、：]$/u, '。') : `${text}。`;
}

function clause(next: () => number): string {
  const count = 1 + upTo(next, 4);
  let text = '';
  for (let index = 0; index < count; index++) text += oneOf(next, words);
  const kind = next();
  if (kind < 0.55) text += escaped(oneOf(next, marked));
  else if (kind < 0.6) text += oneOf(next, rare);
  else if (kind < 0.65) text += `**${oneOf(next, words)}${2000 + upTo(next, 99)}年**`;
  else if (kind < 0.7) text += `*${oneOf(next, words)}“${oneOf(next, words)}”${upTo(next, 999)}*`;
  return text + oneOf(next, words);
}

/** Nothing but hanzi. */
export function hanzi(next: () => number, length: number): string {
  let text = '';
  while (text.length < length) text += oneOf(next, words);
  return text.slice(0, length);
}

/** What Markdown would take for markup is text. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_[\]{}<>#~|&:!@]/gu, (character) => `\\${character}`);
}
