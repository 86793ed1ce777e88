/**
 * Names that may be one, written in two ways: 朱士兴 and 朱士星 for one person, 护驾小学 and 护架小学 for one school. Two
 * names are told if they differ in one character, and the two characters sound alike (the slip of those who type by
 * pinyin) or look alike (the slip of those who copy by eye). Any other character would tell brothers, and 一小 and 二小.
 */
import { pinyin } from 'pinyin-pro';
import { warning } from '../model/diagnostic.ts';
import type { Diagnostic, Place } from '../model/diagnostic.ts';
import { nameKey } from '../model/names.ts';
import type { Book } from './book.ts';

interface NamedPlace {
  readonly name: string;
  readonly key: string;
  readonly place: Place;
  /** Of a person: the organizations where it stands; of an organization none. */
  readonly organizations: Set<string>;
  /** Names it was said to differ from. */
  readonly distinct: Set<string>;
}

/** Warnings, each at the later of two similar names with the place of the earlier one. */
export function similarNamesAreTold(book: Book): Diagnostic[] {
  return [...told('organization', organizationsOf(book)), ...told('person', holdersOf(book))];
}

function organizationsOf(book: Book): NamedPlace[] {
  return gathered(
    book.organizations.flatMap(({ fields: { name }, site }) =>
      name === undefined ? [] : [{ name, place: site('name').place, organization: undefined, distinct: [] }],
    ),
  );
}

function holdersOf(book: Book): NamedPlace[] {
  return gathered(
    book.tenures.flatMap(({ fields: { holder, organization, differsFrom = [] }, site }) =>
      holder === undefined ? [] : [{ name: holder, place: site('holder').place, organization, distinct: differsFrom }],
    ),
  );
}

interface Mention {
  readonly name: string;
  readonly place: Place;
  readonly organization: string | undefined;
  readonly distinct: readonly string[];
}

/** Each name once, where it first stands. */
function gathered(mentions: readonly Mention[]): NamedPlace[] {
  const names = new Map<string, NamedPlace>();
  for (const { name, place, organization, distinct } of mentions) {
    const key = nameKey(name);
    const known = names.get(key) ?? { name, key, place, organizations: new Set(), distinct: new Set() };
    names.set(key, known);
    if (organization !== undefined) known.organizations.add(nameKey(organization));
    for (const other of distinct) known.distinct.add(nameKey(other));
  }
  return [...names.values()];
}

/** Names without one of their characters, so that only those are compared that differ in no other. */
function told(of: 'person' | 'organization', names: readonly NamedPlace[]): Diagnostic[] {
  const alike = new Map<string, { readonly named: NamedPlace; readonly character: string }[]>();
  const found: Diagnostic[] = [];
  for (const named of names) {
    const characters = Array.from(named.key);
    if (characters.length > longest) continue;
    for (const [index, character] of characters.entries()) {
      const rest = `${index} ${[...characters.slice(0, index), ...characters.slice(index + 1)].join('')}`;
      const others = alike.get(rest) ?? [];
      alike.set(rest, others);
      for (const other of others.slice(0, mostAlike)) {
        const isTold = mayBeOne(of, named, other.named) && isConfusable(character, other.character);
        if (!isTold) continue;
        const fault = { code: 'similar-names', of, names: [named.name, other.named.name] } as const;
        found.push(warning({ ...fault, first: other.named.place }, named.place));
      }
      others.push({ named, character });
    }
  }
  return found;
}

/** Longer texts are no names. */
const longest = 60;
/** Names that differ in one and the same character are compared with so many of each other. */
const mostAlike = 50;

/**
 * Two characters are too little to go by: 王伟 and 王玮 live in every county, but hardly lead one school one after the
 * other.
 */
function mayBeOne(of: 'person' | 'organization', one: NamedPlace, other: NamedPlace): boolean {
  if (one.distinct.has(other.key) || other.distinct.has(one.key)) return false;
  const isShort = Array.from(one.key).length < 3;
  if (of === 'organization') return !isShort;
  return !isShort || [...one.organizations].some((organization) => other.organizations.has(organization));
}

/** Characters that are taken for each other by eye, in groups. */
const lookAlikes = (
  '己已巳 未末 土士 日曰 戊戌戍 人入八 干于 王玉主 天夭夫 太大犬 木本术 刀力 儿几 睛晴 侯候 辰晨 宇字 甲申由田 令今 兔免 鸟乌 卫卩 东车 ' +
  '贝见 白百 目且 冶治 冰泳永 准淮 柱桂 栋株 杨扬 佳住 萍苹 荣莱 凤风 辛幸 享亨 丰半 春舂 曹遭 戴载 祖租 陆陕 汪江 余佘 毛手 洁沽 ' +
  '娟捐 鹃鹏 锋铎 炜烨 煜煌 瑜渝 颖颍 彬杉 嘉喜 堃坤 祎袆 玥玬 珏钰 昊吴 旻旼'
)
  .split(' ')
  .map((group) => new Set(group));

/** Whether two characters sound alike, whatever their tones, or look alike. Digits and letters do not. */
function isConfusable(one: string, other: string): boolean {
  if (!isHan(one) || !isHan(other) || isCount(one) || isCount(other)) return false;
  if (lookAlikes.some((group) => group.has(one) && group.has(other))) return true;
  const sounds = new Set(soundsOf(one));
  return soundsOf(other).some((sound) => sounds.has(sound));
}

function isHan(character: string): boolean {
  return /\p{Script=Han}/u.test(character);
}

/** 一中 and 七中, 东校区 and 西校区 are told apart by the character that differs. */
function isCount(character: string): boolean {
  return '〇零一二三四五六七八九十百千东西南北中上下左右前后内外大小新老'.includes(character);
}

const knownSounds = new Map<string, readonly string[]>();

/** How a character may be read, without tones. */
function soundsOf(character: string): readonly string[] {
  const known = knownSounds.get(character);
  if (known !== undefined) return known;
  const sounds = pinyin(character, { toneType: 'none', multiple: true, type: 'array' });
  knownSounds.set(character, sounds);
  return sounds;
}
