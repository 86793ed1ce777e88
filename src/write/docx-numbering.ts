/**
 * Native numbers of a DOCX: one definition of four levels, bound to the styles, so that a paragraph put into 一级标题 by
 * hand is counted too. A word processor begins each level anew below a higher one. Where our count does otherwise (a
 * list without a heading above it, a number that was set) the block belongs to another list of the same definition,
 * which begins at its number. Items that run straight through the headings have a definition of their own: there is no
 * way for a level to ignore the ones above it that all word processors know.
 */
import type { HeadingBlock, ItemBlock } from '../model/document.ts';
import type { HouseStyle } from '../model/style.ts';
import { paragraphFormat, type ListPlace } from './docx-format.ts';
import { styleIds } from './docx-style-ids.ts';
import { declared, element, part, val, w, type Xml } from './docx-xml.ts';
import { Recent } from '../model/recent.ts';

type Numbered = HeadingBlock | ItemBlock;

/** The list that the styles are counted in. */
const listOfStyles = 1;

interface List {
  readonly id: number;
  readonly straight: boolean;
  /** The level that begins at a number of its own, if one does. */
  readonly start?: { readonly level: number; readonly value: number };
}

const usualList: List = { id: listOfStyles, straight: false };

/** The styles of the four levels, each with its level counted from 0. */
export const levelStyles = [styleIds.heading1, styleIds.heading2, styleIds.item3, styleIds.item4] as const;

/** The list and level that a style counts in by itself. */
export function listOfStyle(style: string): ListPlace | undefined {
  const level = levelStyles.findIndex((each) => each === style);
  return level < 0 ? undefined : { list: listOfStyles, level };
}

/** Parts that are kept: those of a county's letters are mostly alike. */
const partsKept = 8;
const parts = new WeakMap<HouseStyle, Recent<Uint8Array>>();

/** The lists of one document, from its beginning to where it is written. */
export class Lists {
  readonly #all: List[] = [usualList];
  /** The list each level is counted in, where it is not the one of the level above. */
  readonly #lists = new Map<number, List>();
  readonly #counts = new Counts();

  /** The list and level that give a block its number; undefined where its style does. */
  place(block: Numbered): ListPlace | undefined {
    const { level, number } = block;
    const { straight: isStraight, value } = number;
    const current = this.#listOf(level, isStraight);
    const goesOn = current !== undefined && this.#counts.isNext(current, levelIn(current, level), value);
    const list = goesOn ? current : this.#begin(block);
    if (!goesOn) this.#lists.set(keyOf(level, isStraight), list);
    // What stood below a heading or item before it ends with it; straight items go on.
    for (let lower = level + 1; lower <= levelStyles.length; lower++) this.#lists.delete(keyOf(lower, isStraight));
    this.#counts.count(list, levelIn(list, level), value);
    return list === usualList ? undefined : { list: list.id, level: levelIn(list, level) };
  }

  /** word/numbering.xml: the definitions and all lists used. */
  part(style: HouseStyle): Uint8Array {
    const known = parts.get(style) ?? new Recent<Uint8Array>(partsKept);
    parts.set(style, known);
    return known.get(JSON.stringify(this.#all), () => this.#newPart(style));
  }

  #newPart(style: HouseStyle): Uint8Array {
    const isStraightUsed = this.#all.some(({ straight }) => straight);
    return part(
      element(
        'w:numbering',
        declared('w'),
        definition(usual, 'multilevel', levels(style)),
        isStraightUsed ? definition(straight, 'multilevel', straightLevels(style)) : undefined,
        ...this.#all.map(listXml),
      ),
    );
  }

  #listOf(level: number, isStraight: boolean): List | undefined {
    for (let at = level; at >= (isStraight ? 3 : 1); at--) {
      const list = this.#lists.get(keyOf(at, isStraight));
      if (list !== undefined) return list;
    }
    return isStraight ? undefined : usualList;
  }

  #begin({ level, number }: Numbered): List {
    const list = { id: listOfStyles + this.#all.length, straight: number.straight };
    const begun = { ...list, start: { level: levelIn(list, level), value: number.value } };
    this.#all.push(begun);
    return begun;
  }
}

/** How word processors count. */
interface Way {
  /** Whether lists of one definition go on with each other's counts. */
  readonly shared: boolean;
  /** Whether a level counts as begun once something stands below it. */
  readonly countsAbove: boolean;
}

/** Word's way, and LibreOffice's two: which of them it takes depends on the list. */
const ways: readonly Way[] = [
  { shared: true, countsAbove: false },
  { shared: true, countsAbove: true },
  { shared: false, countsAbove: true },
];

/** What word processors would print next: a block that they would not all give its number begins a list. */
class Counts {
  /** For each way the numbers of the levels that have begun, by what is counted together. */
  readonly #counted = ways.map((way) => ({ way, numbers: new Map<number, (number | undefined)[]>() }));

  /** Whether a level's next number is this one, in each way. */
  isNext(list: List, level: number, value: number): boolean {
    for (const { way, numbers } of this.#counted) {
      if ((numbers.get(countedWith(list, way))?.[level] ?? 0) + 1 !== value) return false;
    }
    return true;
  }

  /** Notes the number that a level has been given: levels below begin anew. */
  count(list: List, level: number, value: number): void {
    for (const { way, numbers } of this.#counted) {
      const key = countedWith(list, way);
      const begun = numbers.get(key) ?? [];
      numbers.set(key, begun);
      begun.length = level;
      if (way.countsAbove) for (let above = 0; above < level; above++) begun[above] ??= 1;
      begun[level] = value;
    }
  }
}

/** The list, or the definition of lists, whose counts go on with each other; these stand below all lists. */
function countedWith({ id, straight: isStraight }: List, { shared }: Way): number {
  return shared ? -1 - Number(isStraight) : id;
}

/** Straight items are counted beside the levels that headings set anew. */
function keyOf(level: number, isStraight: boolean): number {
  return isStraight ? level + 10 : level;
}

/** A level of ours, from 1, as the level of a list, from 0. */
function levelIn({ straight: isStraight }: Pick<List, 'straight'>, level: number): number {
  return isStraight ? level - 3 : level - 1;
}

/** Identifiers of the two definitions. */
const usual = 0;
const straight = 1;

function listXml({ id, straight: isStraight, start }: List): Xml {
  return w(
    'num',
    { numId: id },
    val('abstractNumId', isStraight ? straight : usual),
    start && w('lvlOverride', { ilvl: start.level }, val('startOverride', start.value)),
  );
}

function definition(id: number, type: string, content: readonly Xml[]): Xml {
  // Word tells definitions apart by this number, also when text is copied from one document to another.
  const sign = `5A525300${id}`.slice(-8);
  return w(
    'abstractNum',
    { abstractNumId: id },
    val('nsid', sign),
    val('multiLevelType', type),
    val('tmpl', sign),
    ...content,
  );
}

interface Level {
  readonly format: 'chineseCountingThousand' | 'decimal';
  readonly before: string;
  readonly after: string;
}

/** 一、（一）1.（1）: GB/T 9704-2012 7.3.3. */
const headings: readonly Level[] = [
  { format: 'chineseCountingThousand', before: '', after: '、' },
  { format: 'chineseCountingThousand', before: '（', after: '）' },
];
const items: readonly Level[] = [
  { format: 'decimal', before: '', after: '.' },
  { format: 'decimal', before: '（', after: '）' },
];

function levels(style: HouseStyle): Xml[] {
  return [...headings, ...items].map((level, index) => levelXml(level, index, style, levelStyles[index]));
}

function straightLevels(style: HouseStyle): Xml[] {
  return items.map((level, index) => levelXml(level, index, style));
}

function levelXml({ format, before, after }: Level, index: number, style: HouseStyle, bound?: string): Xml {
  const { indentCharacters, body } = style;
  const indent = { firstLineCharacters: indentCharacters, firstLine: indentCharacters * body.size };
  return w(
    'lvl',
    { ilvl: index },
    val('start', 1),
    val('numFmt', format),
    bound === undefined ? undefined : val('pStyle', bound),
    val('suff', 'nothing'),
    val('lvlText', `${before}%${index + 1}${after}`),
    val('lvlJc', 'left'),
    paragraphFormat({ indent }),
  );
}
