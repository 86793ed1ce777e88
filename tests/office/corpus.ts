/** Papers of the corpus as the bodies of templates: every block that papers have, full of what may end a line. */
import { mergedMarks } from './agreement.ts';
import { chance, escaped, hanzi, marked, prose, rare, upTo } from './corpus-text.ts';

/** Characters of a paragraph's first line. */
const firstLine = 26;

/** Paragraphs in which a text stands before, across and behind the end of the first line. */
function sweep(text: string, next: () => number): string[] {
  const length = [...text].length;
  const paragraphs: string[] = [];
  for (let before = Math.max(1, firstLine - length - 1); before <= firstLine + 1; before++) {
    paragraphs.push(`${hanzi(next, before)}${escaped(text)}${hanzi(next, 4)}。`);
  }
  return paragraphs;
}

/** Paragraphs that begin with a mark. */
function starts(next: () => number): string[] {
  const plain = marked.filter((text) => !/^(?:\d+[.)]|[-+])/u.test(text));
  return plain.map((text) => `${escaped(text)}${hanzi(next, 20 + upTo(next, 8))}。`);
}

function paper(...blocks: readonly string[]): string {
  return ['# {{title}}', ...blocks].join('\n\n');
}

/** Papers by name: so many of a kind, each from a seed of its own. */
function papers(kind: string, count: number, make: (next: () => number, index: number) => string) {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${kind}${index}`, make(chance(count * 1000 + index), index)]),
  );
}

function times(count: number, make: (index: number) => string): string[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function sweeps(): Record<string, string> {
  const next = chance(1);
  const paragraphs = [...marked.flatMap((text) => sweep(text, next)), ...starts(next)];
  const size = 300;
  return papers('sweep', Math.ceil(paragraphs.length / size), (_, index) =>
    paper(...paragraphs.slice(index * size, (index + 1) * size)),
  );
}

/** Paragraphs of 1 to 400 characters. */
function proses(): Record<string, string> {
  return papers('prose', 10, (next) => paper(...times(40, () => prose(next, 1 + upTo(next, 400)))));
}

/** Headings of both levels among paragraphs of all lengths, so that they meet the end of a page at every place. */
function headings(): Record<string, string> {
  return papers('heading', 3, (next) =>
    paper(
      ...times(40, (index) => {
        const heading = `${index % 3 === 0 ? '##' : '###'} ${hanzi(next, 2 + upTo(next, 60))}`;
        return [heading, ...times(upTo(next, 3), () => prose(next, 1 + upTo(next, 120)))].join('\n\n');
      }),
    ),
  );
}

/** Lists three levels deep: headings, items, items of items, with paragraphs of their own. */
function lists(): Record<string, string> {
  return papers('list', 3, (next) =>
    paper(
      ...times(12, () => {
        const items = times(1 + upTo(next, 12), () => {
          const item = `1. **${hanzi(next, 2 + upTo(next, 6))}。**${prose(next, 1 + upTo(next, 90))}`;
          const inner = times(upTo(next, 4), () => `   1. ${prose(next, 1 + upTo(next, 70))}`);
          const own = next() < 0.2 ? [`   ${prose(next, 30)}`] : [];
          return [item, ...own, ...inner].join('\n\n');
        });
        return [`## ${hanzi(next, 4)}`, `### ${hanzi(next, 8)}`, ...items].join('\n\n');
      }),
    ),
  );
}

/** What stands in cells: nothing, words, long numbers, several marks, a sentence. */
function cell(next: () => number): string {
  const kind = next();
  if (kind < 0.1) return '';
  if (kind < 0.25) return String(Math.floor(next() * 1e6) / 100);
  if (kind < 0.3) return '420323199001011234';
  if (kind < 0.6) return escaped(marked[upTo(next, marked.length)] ?? '');
  if (kind < 0.7) return '____';
  return prose(next, 1 + upTo(next, 40));
}

function table(next: () => number, columns: number, rows: number): string {
  const row = (): string => `| ${times(columns, () => cell(next)).join(' | ')} |`;
  const header = `| ${times(columns, () => hanzi(next, 1 + upTo(next, 8))).join(' | ')} |`;
  const aligns = `|${times(columns, (index) => (index % 3 === 1 ? ':-:' : index % 3 === 2 ? '--:' : '---')).join('|')}|`;
  return [header, aligns, ...times(rows, row)].join('\n');
}

/** Tables of few wide and many narrow columns over several pages, some with cells merged over the turn of a page. */
function tables(): Record<string, string> {
  return papers('table', 6, (next, index) => {
    const columns = 2 + index;
    const grouped = table(next, columns, 40)
      .split('\n')
      .map((row, at) => (at < 2 ? row : row.replace(/^\|[^|]*\|/u, `| ${mergedMarks[Math.floor(at / 5)] ?? ''} |`)))
      .join('\n');
    return paper(
      prose(next, 60),
      table(next, columns, 30),
      prose(next, 30),
      `:::table{merge="1"}\n${grouped}\n:::`,
      prose(next, 20),
    );
  });
}

/** Covers, and signatures that meet the end of a page at every line. */
function signed(): Record<string, string> {
  return papers('signed', 8, (next, index) => {
    const cover = `:::cover\n${hanzi(next, 6 + index)}\n\n# {{title}}\n\n2026年3月2日\n:::`;
    const party = (): string => `::party\n${hanzi(next, 4 + upTo(next, 20))}（盖章）\n责任人：________\n{{blankDate}}`;
    const signatures = [`:::signatures{columns=2}`, ...times(2 + (index % 3), party), ':::'].join('\n');
    const text = times(10 + index, () => prose(next, 20 + upTo(next, 30)));
    return index % 2 === 0 ? [cover, ...text, signatures].join('\n\n') : paper(...text, signatures);
  });
}

/** Blanks to fill in by hand, and characters that are drawn by other faces. */
function blanksAndRareCharacters(): string {
  const next = chance(9);
  const blanks = times(
    120,
    () => `${hanzi(next, 1 + upTo(next, 26))}${'_'.repeat(4 + 2 * upTo(next, 10))}${prose(next, 30)}`,
  );
  const names = times(
    60,
    (index) => `${hanzi(next, 1 + upTo(next, 26))}${rare[index % rare.length] ?? ''}${prose(next, 30)}`,
  );
  return paper(...blanks, ...names);
}

/** The bodies of all papers, by name. */
export function corpus(): Record<string, string> {
  return {
    ...sweeps(),
    ...proses(),
    ...headings(),
    ...lists(),
    ...tables(),
    ...signed(),
    blanks: blanksAndRareCharacters(),
  };
}
