/** From a block to its lines: shaped, broken, aligned, each taking whole lines of the grid. Pages are made of these. */
import type { Line, SignaturesBlock, TitleBlock } from '../model/document.ts';
import { measureWidth } from '../model/geometry.ts';
import type { FontMetrics } from '../model/page.ts';
import type { CoverLine, PreparedSignatures } from '../model/prepared.ts';
import type { HouseStyle, TextStyle } from '../model/style.ts';
import { glyphRuns, GridLine, wholeLine, type BlockPart } from './grid-line.ts';
import { breakLines, naturalWidth } from './lines.ts';
import { setParagraph, type ParagraphLike } from './paragraph.ts';
import { Remembered } from './remember.ts';
import { shape } from './shape.ts';

/** The lines of a block of text. */
export function blockLines(
  block: TitleBlock | ParagraphLike,
  style: HouseStyle,
  metrics: FontMetrics,
): readonly GridLine[] {
  switch (block.kind) {
    case 'title':
      return centredLines(block.content, style.title, style.title.linesAbove, style, metrics);
    case 'heading':
    case 'item':
    case 'paragraph':
      return setParagraph(block, style, metrics).lines;
  }
}

/** One line of a cover, centred. */
export function coverLine(line: CoverLine, style: HouseStyle, metrics: FontMetrics): readonly GridLine[] {
  return centredLines(line.content, style.cover[line.role], line.linesAbove, style, metrics);
}

const knownCentred = new Remembered<Line, readonly GridLine[]>();

function centredLines(
  content: Line,
  text: TextStyle,
  linesAbove: number,
  style: HouseStyle,
  metrics: FontMetrics,
): readonly GridLine[] {
  const key = `${text.part} ${text.latin ?? ''} ${text.size} ${linesAbove}`;
  return knownCentred.get(content, key, style, metrics, () => {
    const shaped = shape(content, '', text, 0, style, metrics);
    const width = measureWidth(style);
    return breakLines(shaped, width, width).map((line, index) => {
      const x = (width - naturalWidth(shaped, line.start, line.end)) / 2;
      return new GridLine(glyphRuns(shaped, line, x), text.size, index === 0 ? linesAbove : 0);
    });
  });
}

/** The lines of a signature block, party beside party. Each line of each party is a part, counted party by party. */
export function signatureLines(block: PreparedSignatures, style: HouseStyle, metrics: FontMetrics): GridLine[] {
  const lines: GridLine[] = [];
  const firstParts = signatureParts(block);
  const columnWidth = measureWidth(style) / block.columns;
  for (let row = 0; row < block.parties.length; row += block.columns) {
    const parties = block.parties.slice(row, row + block.columns);
    const height = Math.max(0, ...parties.map((party) => party.lines.length));
    for (let index = 0; index < height; index++) {
      const cells = parties.map((party, column) => {
        const part = (firstParts[row + column] ?? 0) + index;
        const text = shape(party.lines[index] ?? [], '', style.body, style.characterSpacing, style, metrics);
        return wholeLine(text, column * columnWidth, part);
      });
      const placed = { runs: cells.flatMap((cell) => cell.runs), rules: cells.flatMap((cell) => cell.rules) };
      const gap = row === 0 ? style.signatures.linesAbove : style.signatures.linesBetween;
      lines.push(new GridLine(placed, style.body.size, index === 0 ? gap : 0));
    }
  }
  return lines;
}

/** The part of each party's first line. */
function signatureParts({ parties }: SignaturesBlock): BlockPart[] {
  let next = 0;
  return parties.map(({ lines }) => (next += lines.length) - lines.length);
}
