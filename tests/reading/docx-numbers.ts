/**
 * The numbers a word processor prints before the paragraphs of a DOCX, counted as Word counts (ECMA-376 part 1, 17.9):
 * a paragraph's list is its own or its style's; lists of one definition go on with each other's counts; a list with a
 * number of its own begins there where it is first used.
 */
import { childOf, elements, valueOf } from './xml.ts';
import type { DocxFile, DocxParagraph } from './docx.ts';

interface ListLevel {
  readonly start: number;
  readonly format: string;
  /** Such as （%2）: the number of the second level in parentheses. */
  readonly text: string;
}

interface List {
  readonly definition: string;
  /** Numbers that levels begin at in this list. */
  readonly starts: ReadonlyMap<number, number>;
}

/** The list and the level that count a paragraph. */
export interface CountedAt {
  readonly list: string;
  readonly level: number;
}

/** Where a style counts its paragraphs, its own place or that of the style it is based on. */
export function numberedStyles(styles: string): Map<string, CountedAt> {
  const all = new Map(elements(styles, 'w:style').map((style) => [attributeOf(style, 'w:styleId'), style]));
  const placeOf = (id: string): CountedAt | undefined => {
    const style = all.get(id);
    if (style === undefined) return undefined;
    const numbering = childOf(style, 'w:numPr');
    if (numbering === undefined) return placeOf(valueOf(style, 'w:basedOn') ?? '');
    return { list: valueOf(numbering, 'w:numId') ?? '', level: Number(valueOf(numbering, 'w:ilvl') ?? 0) };
  };
  return new Map(
    [...all.keys()].flatMap((id) => {
      const place = placeOf(id);
      return place === undefined ? [] : [[id, place] as const];
    }),
  );
}

function attributeOf(xml: string, name: string): string {
  return new RegExp(`${name}="([^"]*)"`, 'u').exec(xml)?.[1] ?? '';
}

/** What is printed before each paragraph; empty where it has no number. */
export function printedNumbers({ parts, paragraphs }: DocxFile): string[] {
  const numbering = parts['word/numbering.xml'] ?? '';
  const definitions = definitionsOf(numbering);
  const lists = listsOf(numbering);
  const styles = numberedStyles(parts['word/styles.xml'] ?? '');
  const counts = new Map<string, ReadonlyMap<number, number>>();
  const begun = new Set<string>();
  return paragraphs.map(({ style, numbered }: DocxParagraph) => {
    const place = numbered ?? styles.get(style);
    if (place === undefined) return '';
    const { list: id, level } = place;
    const list = lists.get(id);
    const definition = definitions.get(list?.definition ?? '')?.[level];
    if (list === undefined || definition === undefined) throw new Error(`list ${id} has no level ${level}`);
    const before = counts.get(list.definition) ?? new Map<number, number>();
    const start = begun.has(`${id} ${level}`) ? undefined : list.starts.get(level);
    begun.add(`${id} ${level}`);
    const count = start ?? (before.get(level) ?? definition.start - 1) + 1;
    // Each level begins anew below a higher one.
    const higher = [...before].filter(([other]) => other < level);
    counts.set(list.definition, new Map([...higher, [level, count]]));
    return definition.text.replace(/%\d/u, numeral(count, definition.format));
  });
}

function definitionsOf(numbering: string): Map<string, ListLevel[]> {
  return new Map(
    elements(numbering, 'w:abstractNum').map((definition) => [
      attributeOf(definition, 'w:abstractNumId'),
      elements(definition, 'w:lvl').map((level) => ({
        start: Number(valueOf(level, 'w:start')),
        format: valueOf(level, 'w:numFmt') ?? '',
        text: valueOf(level, 'w:lvlText') ?? '',
      })),
    ]),
  );
}

function listsOf(numbering: string): Map<string, List> {
  return new Map(
    elements(numbering, 'w:num').map((list) => {
      const starts = elements(list, 'w:lvlOverride').map(
        (level) => [Number(attributeOf(level, 'w:ilvl')), Number(valueOf(level, 'w:startOverride'))] as const,
      );
      return [attributeOf(list, 'w:numId'), { definition: valueOf(list, 'w:abstractNumId') ?? '', starts: new Map(starts) }]; // prettier-ignore
    }),
  );
}

const hanzi = ['', ...'一二三四五六七八九'];

/** Numbers below a hundred, as the two formats write them. */
function numeral(count: number, format: string): string {
  if (format === 'decimal') return String(count);
  if (format !== 'chineseCountingThousand' || count >= 100) throw new Error(`${count} as ${format}`);
  const tens = Math.floor(count / 10);
  return `${tens > 1 ? hanzi[tens] : ''}${tens > 0 ? '十' : ''}${hanzi[count % 10]}`;
}
