/** Characters that no paper may hold. */
import type { CharacterKind } from '../../../src/model/characters.ts';
import { data, type Entries, type Example } from '../example.ts';

/** A text of the data with a character in it. */
const within = (character: string, shows: string): Example =>
  data(`数据:\n  要求: 校园⟦${character}⟧安全\n`, { shows });

const kinds: Readonly<Record<CharacterKind, Example>> = {
  invisible: within('\u200B', 'U+200B'),
  bidi: within('\u202E', 'U+202E'),
  control: data('数据:\n  要求: ⟦"⟧校园\\u0007安全"\n', { shows: 'U+0007' }),
  variation: within('\uFE00', 'U+FE00'),
  combining: within('\u0301', 'U+0301'),
  private: within('\uE000', 'U+E000'),
  'look-alike': within('⻢', '马'),
  lost: within('\uFFFD', 'U+FFFD'),
  surrogate: data('数据:\n  要求: ⟦"⟧校园\\uD800安全"\n', { shows: 'U+D800' }),
  noncharacter: within('\uFDD0', 'U+FDD0'),
};

export const characters = {
  'forbidden-character': {
    zh: '文字里有印不出来、看不见或会印成别的字的字符，多为从网页、聊天软件、PDF 复制带入。',
    en: 'A text holds a character that cannot be printed, cannot be seen, or prints as something else.',
    examples: Object.values(kinds),
  },
} satisfies Entries;
