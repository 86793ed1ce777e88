/**
 * Characters that no paper may hold, because they print nothing, print as something else on another computer, or look
 * like a character they are not. They are refused wherever text comes in: what is signed says what it shows.
 */

/** Why a character is refused. */
export type CharacterKind =
  /** U+0000 and its kind, but for tab and line end; XML has no place for most of them. */
  | 'control'
  /** Half of a character beyond U+FFFF, without its other half. */
  | 'surrogate'
  | 'noncharacter'
  /** Turns the direction of reading: U+202E shows `fdp.exe` as `exe.pdf`. */
  | 'bidi'
  /** Has no width and no shape: U+200B, U+00AD. */
  | 'invisible'
  /** Asks for another shape of the character before it; our faces draw it without. */
  | 'variation'
  /** Means what the owner of one computer wants it to mean (造字). */
  | 'private'
  /** Stands on the character before it and is not one character with it. */
  | 'combining'
  /** Stands for a character that was lost when a file was converted. */
  | 'lost'
  /** Looks like another hanzi and is not equal to it: compatibility ideographs, radicals. */
  | 'look-alike';

/** A refused character of a text. */
export interface UnfitCharacter {
  readonly kind: CharacterKind;
  readonly character: string;
  readonly codePoint: string;
  /** The ordinary character to use in its place, where there is one. */
  readonly instead?: string;
  /** In UTF-16 units. */
  readonly index: number;
}

const unfit =
  /[\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{M}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2E80-\u2FD5\uF900-\uFAFF\uFFFC\uFFFD\u{2F800}-\u{2FA1F}]|(?![\n\t])\p{Cc}/gu;

/** The refused characters of a text, each kind of character once, where it first stands. */
export function unfitCharacters(text: string): readonly UnfitCharacter[] {
  const found = new Map<string, UnfitCharacter>();
  for (const { 0: character, index } of text.matchAll(unfit)) {
    if (found.has(character)) continue;
    const kind = kindOf(character);
    if (kind === undefined) continue;
    const instead = ordinary(character);
    const codePoint = codePointName(character);
    found.set(character, { kind, character, codePoint, index, ...(instead === undefined ? {} : { instead }) });
  }
  return [...found.values()];
}

/** A code point as Unicode writes it: U+202E. */
export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The kinds by their characters; the first that fits is the closest. */
const kinds: readonly (readonly [CharacterKind, RegExp])[] = [
  ['surrogate', /\p{Cs}/u],
  ['noncharacter', /\p{Noncharacter_Code_Point}/u],
  ['control', /\p{Cc}/u],
  ['bidi', /\p{Bidi_Control}/u],
  ['variation', /\p{Variation_Selector}/u],
  ['private', /\p{Co}/u],
  ['lost', /[\uFFFC\uFFFD]/u],
  ['invisible', /[\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u],
  ['combining', /\p{M}/u],
];

/** Undefined for the ideographs among the compatibility ones that are no duplicates, such as 﨎. */
function kindOf(character: string): CharacterKind | undefined {
  const kind = kinds.find(([, pattern]) => pattern.test(character))?.[0];
  return kind ?? (ordinary(character) === undefined ? undefined : 'look-alike');
}

/** The character that a look-alike or a former private-use character stands for. */
function ordinary(character: string): string | undefined {
  const known = equivalents.get(character);
  if (known !== undefined) return known;
  const isIdeograph = /[\u2F00-\u2FD5\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/u.test(character);
  const normal = character.normalize('NFKC');
  return isIdeograph && normal !== character ? normal : undefined;
}

/** CJK radicals with the ideographs that look the same; source: Unicode 15.0, EquivalentUnifiedIdeograph.txt. */
const radicals =
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕𫜹⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目' +
  '⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏' +
  '⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟';

/**
 * Characters that old encodings put into the private-use area, with their code points of today; source: GB 18030-2005
 * and GB 18030-2022, annex on the code points that changed.
 */
const formerPrivate =
  '\uE816𠂇\uE817𠂉\uE818𠃌\uE831𡗗\uE83B𢦏\uE855𤇾\uE81E龴\uE826龵\uE82B龶\uE82C龷\uE832龸\uE843龹\uE854龺\uE864龻';

const equivalents: ReadonlyMap<string, string> = new Map(
  [...`${radicals}${formerPrivate}`.matchAll(/(.)(.)/gu)].map(([, from = '', to = '']) => [from, to]),
);
