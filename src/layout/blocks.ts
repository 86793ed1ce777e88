/** From a block to its lines: shaped, broken, aligned, each taking whole lines of the grid. Pages are made of these. */
import type { Line, TitleBlock } from '../model/document.ts';
import { measureWidth } from '../model/geometry.ts';
import type { FontMetrics } from '../model/page.ts';
import type { CoverLine } from '../model/prepared.ts';
import type { HouseStyle, TextStyle } from '../model/style.ts';
import { glyphRuns, GridLine } from './grid-line.ts';
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
