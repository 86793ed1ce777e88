/**
 * A paper as plain text, for archives and for comparing versions: a line for each paragraph, item, party and row of a
 * table, with the numbers that are printed. What is form and not text (pages, faces, widths, the copy's mark) is not in
 * it. Running text stands line below line; everything else has an empty line around it.
 */
import type { Block, CoverBlock, Inline, Line, PaperDocument, TableCell } from '../model/document.ts';
import { attachmentLabel } from '../model/geometry.ts';

/** Room to be filled by hand, however wide. */
export const blankText = '＿＿＿';
/** Parts what stands side by side on paper: the lines of a party, the ends of an entry. */
const beside = '\u3000\u3000';

/** The text of a paper; ends with one line feed, no line ends with a space. */
export function writeText(document: PaperDocument): string {
  const lines: string[] = [];
  let above: Place = 'apart';
  for (const block of document.blocks) {
    const place = placeOf(block);
    if (!followsClosely(place, above) && lines.length > 0 && lines.at(-1) !== '') lines.push('');
    lines.push(...linesOf(block).map((line) => line.trimEnd()));
    above = place;
  }
  return `${lines.join('\n').replace(/^\n+|\n+$/gu, '')}\n`;
}

/** How a block stands to the one above it. */
type Place = 'text' | 'heading' | 'apart';

function placeOf({ kind }: Block): Place {
  if (kind === 'paragraph' || kind === 'item') return 'text';
  return kind === 'heading' ? 'heading' : 'apart';
}

function followsClosely(place: Place, above: Place): boolean {
  return place === 'text' ? above !== 'apart' : place === 'heading' && above === 'heading';
}

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'title':
      return [oneLine(block.content)];
    case 'heading':
      return [block.number.label + oneLine(block.content)];
    case 'item':
      return `${block.number.label}${asTyped(block.content)}`.split('\n');
    case 'paragraph':
      return asTyped(block.content).split('\n');
    case 'cover':
      return coverLines(block);
    case 'signatures':
      return block.parties.map((party) => sideBySide(party.lines));
    case 'table':
      return [...(block.header.length === 0 ? [] : [block.header]), ...block.rows].map(row);
    case 'masthead':
      return [oneLine(block.name), oneLine(block.documentNumber)];
    case 'record':
      return block.entries.map(({ left, right }) => sideBySide([left, right]));
    case 'attachment-list':
      return block.titles.map((title, index) => attachmentLabel(index, block.titles.length) + oneLine(title));
    case 'attachment':
      return [block.label];
    case 'page-break':
    case 'orientation':
      return [];
  }
}

function coverLines({ head, title, foot }: CoverBlock): string[] {
  const parts = [head.map(oneLine), [oneLine(title)], foot.map(oneLine)].filter((part) => part.length > 0);
  return parts.flatMap((part, index) => (index === 0 ? part : ['', ...part]));
}

/** Cells parted by tabs; one merged with the cell above says nothing of its own, as on paper. */
function row(cells: readonly TableCell[]): string {
  return cells.map(({ content, continues }) => (continues ? '' : oneLine(content).trim())).join('\t');
}

function sideBySide(lines: readonly Line[]): string {
  return lines
    .map((line) => oneLine(line).trim())
    .filter((line) => line !== '')
    .join(beside);
}

/** Words of two lines are one text again; only letters and digits need a space between them. */
function oneLine(content: readonly Inline[]): string {
  return asTyped(content)
    .replace(/(?<=[\p{Script=Latin}\d])\n(?=[\p{Script=Latin}\d])/gu, ' ')
    .replaceAll('\n', '');
}

/** The text with a line feed at each break that the template asks for. */
function asTyped(content: readonly Inline[]): string {
  return content.map(inlineText).join('');
}

function inlineText(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      // A tab or line feed within a text would make cells and lines that are none.
      return inline.text.replace(/[\t\n\v\f\r\u0085\u2028\u2029]/gu, ' ');
    case 'blank':
      return blankText;
    case 'break':
      return '\n';
  }
}
