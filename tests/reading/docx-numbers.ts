/** The numbers a word processor prints before the paragraphs of a DOCX, counted from its lists as it counts them. */
import type { DocxFile, DocxParagraph } from './docx.ts';

interface ListLevel {
  readonly start: number;
  readonly format: string;
  /** Such as （%2）: the number of the second level in parentheses. */
  readonly text: string;
}

/** What is printed before each paragraph; empty where it has no number. */
export function printedNumbers({ parts, paragraphs }: DocxFile): string[] {
  const lists = listsOf(parts['word/numbering.xml'] ?? '');
  const counts = new Map<string, ReadonlyMap<number, number>>();
  return paragraphs.map(({ list, level }: DocxParagraph) => {
    if (list === undefined || level === undefined) return '';
    const levels = lists.get(list);
    const definition = levels?.[level];
    if (levels === undefined || definition === undefined) throw new Error(`list ${list} has no level ${level}`);
    const before = counts.get(list) ?? new Map<number, number>();
    const count = (before.get(level) ?? definition.start - 1) + 1;
    // Each level begins anew below a higher one.
    const higher = [...before].filter(([other]) => other < level);
    counts.set(list, new Map([...higher, [level, count]]));
    return definition.text.replace(/%\d/u, numeral(count, definition.format));
  });
}

function listsOf(xml: string): Map<string, ListLevel[]> {
  const definitions = new Map(
    [...xml.matchAll(/<w:abstractNum w:abstractNumId="(\d+)"[\s\S]*?<\/w:abstractNum>/gu)].map(
      ([definition, id = '']) => [
        id,
        [...definition.matchAll(/<w:lvl [\s\S]*?<\/w:lvl>/gu)].map(([level]) => levelOf(level)),
      ],
    ),
  );
  return new Map(
    [...xml.matchAll(/<w:num w:numId="(\d+)"[^>]*><w:abstractNumId w:val="(\d+)"/gu)].map(([, id = '', of = '']) => [
      id,
      definitions.get(of) ?? [],
    ]),
  );
}

function levelOf(xml: string): ListLevel {
  const value = (name: string): string => new RegExp(`<w:${name} w:val="([^"]*)"`, 'u').exec(xml)?.[1] ?? '';
  return { start: Number(value('start')), format: value('numFmt'), text: value('lvlText') };
}

const hanzi = ['', ...'一二三四五六七八九'];

/** Numbers below a hundred, as the two formats write them. */
function numeral(count: number, format: string): string {
  if (format === 'decimal') return String(count);
  if (format !== 'chineseCountingThousand' || count >= 100) throw new Error(`${count} as ${format}`);
  const tens = Math.floor(count / 10);
  return `${tens > 1 ? hanzi[tens] : ''}${tens > 0 ? '十' : ''}${hanzi[count % 10]}`;
}
