/**
 * Native numbers of a DOCX. A word processor counts by itself: each level begins anew below a higher one. Where our
 * count does otherwise (a list without a heading above it, a number that was set, items straight through the headings)
 * the block belongs to a list of its own.
 */
import { AlignmentType, LevelFormat, LevelSuffix } from 'docx';
import type { HeadingBlock, ItemBlock } from '../model/document.ts';
import type { HouseStyle } from '../model/style.ts';
import { twips } from '../model/units.ts';

const usual = 'zerenshu';

/** Where a block is counted. */
export interface ListPlace {
  readonly reference: string;
  /** Counted from 0. */
  readonly level: number;
  /** Instances of a list count each for itself. */
  readonly instance: number;
}

type List = Omit<ListPlace, 'level'>;
type Numbered = HeadingBlock | ItemBlock;

/** The lists of one document, from its beginning to where it is written. */
export class Lists {
  readonly #style: HouseStyle;
  readonly #config = new Map<string, ReturnType<typeof levels>>();
  /** The list each level is counted in, where it is not the one of the level above. */
  readonly #lists = new Map<number, List>();
  #instances = 0;

  constructor(style: HouseStyle) {
    this.#style = style;
    this.#config.set(usual, levels(style, 'all'));
  }

  /** The list, level and instance that give a block its number. */
  place(block: Numbered): ListPlace {
    const { level, number } = block;
    const isStraight = number.straight;
    const key = isStraight ? straightKey(level) : level;
    if (number.restarts || (isStraight && !this.#lists.has(straightKey(3)))) {
      this.#lists.set(key, this.#begin(block));
    }
    // What stood below a heading or item before it ends with it; straight items go on.
    for (const lower of [1, 2, 3, 4].filter((other) => other > level)) {
      this.#lists.delete(isStraight ? straightKey(lower) : lower);
    }
    const list = this.#listOf(level, isStraight) ?? { reference: usual, instance: 0 };
    return { ...list, level: isStraight ? level - 3 : level - 1 };
  }

  /** The definitions of all lists used. */
  config(): { readonly reference: string; readonly levels: ReturnType<typeof levels> }[] {
    return [...this.#config].map(([reference, definition]) => ({ reference, levels: definition }));
  }

  #listOf(level: number, isStraight: boolean): List | undefined {
    for (let at = level; at >= (isStraight ? 3 : 1); at--) {
      const list = this.#lists.get(isStraight ? straightKey(at) : at);
      if (list !== undefined) return list;
    }
    return undefined;
  }

  #begin({ level, number }: Numbered): List {
    const kind = number.straight ? 'items' : 'all';
    const reference = [
      usual,
      ...(number.straight ? ['straight'] : []),
      ...(number.value > 1 ? [level, number.value] : []),
    ];
    const name = reference.join('-');
    const start = { level: number.straight ? level - 3 : level - 1, value: number.value };
    if (!this.#config.has(name)) this.#config.set(name, levels(this.#style, kind, start));
    this.#instances += 1;
    return { reference: name, instance: this.#instances };
  }
}

/** Straight items are counted beside the levels that headings set anew. */
function straightKey(level: number): number {
  return level + 10;
}

/** 一、（一）1.（1）: four levels of one list (GB/T 9704-2012 7.3.3); of items alone the last two. */
function levels(style: HouseStyle, kind: 'all' | 'items', start?: { readonly level: number; readonly value: number }) {
  const headings = [
    { format: LevelFormat.CHINESE_COUNTING_THOUSAND, before: '', after: '、' },
    { format: LevelFormat.CHINESE_COUNTING_THOUSAND, before: '（', after: '）' },
  ];
  const items = [
    { format: LevelFormat.DECIMAL, before: '', after: '.' },
    { format: LevelFormat.DECIMAL, before: '（', after: '）' },
  ];
  const indent = {
    firstLineChars: style.indentCharacters * 100,
    firstLine: twips(style.indentCharacters * style.body.size),
  };
  return (kind === 'all' ? [...headings, ...items] : items).map(({ format, before, after }, level) => ({
    level,
    format,
    text: `${before}%${level + 1}${after}`,
    alignment: AlignmentType.START,
    suffix: LevelSuffix.NOTHING,
    start: start?.level === level ? start.value : 1,
    style: { paragraph: { indent } },
  }));
}
