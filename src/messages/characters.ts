/** What refused characters are called, and what to do about them, in both languages. */
import type { CharacterKind } from '../model/characters.ts';
import type { Fault } from '../model/diagnostic.ts';
import type { Language, Message } from './place.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** The names Unicode gives to those that are met: most come with text copied from web pages, chats and PDF files. */
const names: Readonly<Record<string, string>> = {
  'U+0000': 'NULL',
  'U+0007': 'BELL',
  'U+0008': 'BACKSPACE',
  'U+000B': 'LINE TABULATION',
  'U+000C': 'FORM FEED',
  'U+000D': 'CARRIAGE RETURN',
  'U+001B': 'ESCAPE',
  'U+007F': 'DELETE',
  'U+0085': 'NEXT LINE',
  'U+00AD': 'SOFT HYPHEN',
  'U+034F': 'COMBINING GRAPHEME JOINER',
  'U+061C': 'ARABIC LETTER MARK',
  'U+115F': 'HANGUL CHOSEONG FILLER',
  'U+1160': 'HANGUL JUNGSEONG FILLER',
  'U+180E': 'MONGOLIAN VOWEL SEPARATOR',
  'U+200B': 'ZERO WIDTH SPACE',
  'U+200C': 'ZERO WIDTH NON-JOINER',
  'U+200D': 'ZERO WIDTH JOINER',
  'U+200E': 'LEFT-TO-RIGHT MARK',
  'U+200F': 'RIGHT-TO-LEFT MARK',
  'U+2028': 'LINE SEPARATOR',
  'U+2029': 'PARAGRAPH SEPARATOR',
  'U+202A': 'LEFT-TO-RIGHT EMBEDDING',
  'U+202B': 'RIGHT-TO-LEFT EMBEDDING',
  'U+202C': 'POP DIRECTIONAL FORMATTING',
  'U+202D': 'LEFT-TO-RIGHT OVERRIDE',
  'U+202E': 'RIGHT-TO-LEFT OVERRIDE',
  'U+2060': 'WORD JOINER',
  'U+2061': 'FUNCTION APPLICATION',
  'U+2062': 'INVISIBLE TIMES',
  'U+2063': 'INVISIBLE SEPARATOR',
  'U+2064': 'INVISIBLE PLUS',
  'U+2066': 'LEFT-TO-RIGHT ISOLATE',
  'U+2067': 'RIGHT-TO-LEFT ISOLATE',
  'U+2068': 'FIRST STRONG ISOLATE',
  'U+2069': 'POP DIRECTIONAL ISOLATE',
  'U+3164': 'HANGUL FILLER',
  'U+FEFF': 'ZERO WIDTH NO-BREAK SPACE',
  'U+FFA0': 'HALFWIDTH HANGUL FILLER',
  'U+FFFC': 'OBJECT REPLACEMENT CHARACTER',
  'U+FFFD': 'REPLACEMENT CHARACTER',
};

/** U+FE00 to U+FE0F are the first 16 variation selectors, U+E0100 to U+E01EF the others. */
function unicodeName(codePoint: string): string | undefined {
  const code = Number.parseInt(codePoint.slice(2), 16);
  if (code >= 0xfe00 && code <= 0xfe0f) return `VARIATION SELECTOR-${code - 0xfe00 + 1}`;
  if (code >= 0xe0100 && code <= 0xe01ef) return `VARIATION SELECTOR-${code - 0xe0100 + 17}`;
  return names[codePoint];
}

const kinds: Readonly<Record<CharacterKind, Words>> = {
  control: { zh: '控制字符', en: 'a control character' },
  surrogate: { zh: '半个字符，另一半已丢失', en: 'half of a character, without its other half' },
  noncharacter: { zh: '不是字符的编码', en: 'a code that is no character' },
  bidi: { zh: '改变文字方向的控制符', en: 'a control that turns the direction of the text' },
  invisible: { zh: '看不见的字符', en: 'an invisible character' },
  variation: { zh: '异体字选择符', en: 'a variation selector' },
  private: { zh: '自造字，在私用区', en: 'a private-use character' },
  combining: { zh: '附加在前一字上的符号', en: 'a mark that stands on the character before it' },
  lost: { zh: '转换时丢失的内容的代替符号', en: 'it stands for something lost in conversion' },
  'look-alike': { zh: '与常用字样子相同、编码不同的字', en: 'a look-alike of an ordinary character' },
};

const removal: Words = {
  zh: '请把光标移到该处，删去前后几个字重新输入（多为从网页、聊天、PDF 复制带入）。',
  en: 'Delete the characters around it and type them again; it mostly comes with copied text.',
};

const hints: Readonly<Partial<Record<CharacterKind, Words>>> = {
  variation: {
    zh: '请删去它；需要某种异体字形的，请直接输入那个字本身的编码，没有编码的用规范字。',
    en: 'Remove it; where another shape of the character is meant, type the character that has a code of its own.',
  },
  private: {
    zh: '自造字在别的电脑上印不出来或印成别的字；请改用正式编码的字（输入法的“生僻字”，或按部件查到后复制）。',
    en: 'It prints as nothing, or as something else, on other computers; use the character’s code in Unicode.',
  },
  combining: {
    zh: '请改用合成好的一个字符（如 ǚ），或删去。',
    en: 'Use the one character that has the mark (é), or remove it.',
  },
  lost: {
    zh: '原来的字已经丢失，请对照原件重新输入。',
    en: 'What stood here is lost: type it again from the original.',
  },
  surrogate: {
    zh: '原来的字已经丢失，请对照原件重新输入。',
    en: 'What stood here is lost: type it again from the original.',
  },
};

/** Says which character is refused, why, and what to use in its place. */
export function forbiddenCharacter(
  { codePoint, kind, instead }: Extract<Fault, { code: 'forbidden-character' }>,
  language: Language,
): Message {
  const name = unicodeName(codePoint);
  const what = kinds[kind][language];
  const shown = kind === 'look-alike' ? String.fromCodePoint(Number.parseInt(codePoint.slice(2), 16)) : '';
  const text =
    language === 'zh'
      ? `含有不能使用的字符${shown === '' ? '' : `“${shown}”`} ${codePoint}（${name === undefined ? '' : `${name}，`}${what}）`
      : `the character ${codePoint}${name === undefined ? '' : ` ${name}`} cannot be used (${what})`;
  if (instead === undefined) return { text, hint: (hints[kind] ?? removal)[language] };
  const code = `U+${(instead.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  const hint =
    language === 'zh' ? `请改用“${instead}”（${code}），可以从这里复制。` : `Use “${instead}” (${code}); copy it here.`;
  return { text, hint };
}
