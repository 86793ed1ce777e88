/** Paragraphs: their spacing, and their lines at it. */
import type { HeadingBlock, ItemBlock, ParagraphBlock } from '../model/document.ts';
import { measureWidth } from '../model/geometry.ts';
import type { FontMetrics } from '../model/page.ts';
import type { HouseStyle, TextStyle } from '../model/style.ts';
import { glyphRuns, GridLine } from './grid-line.ts';
import { Remembered } from './remember.ts';
import { shape } from './shape.ts';
import { fitted } from './tighten.ts';
import { mapped } from '../model/mapped.ts';

/** A block that is set as a paragraph: its lines are as wide as the type area, its first may be indented. */
export type ParagraphLike = HeadingBlock | ItemBlock | ParagraphBlock;

/** A paragraph as it is set. */
export interface SetParagraph {
  /** Its character spacing in points, in whole twips. */
  readonly spacing: number;
  readonly lines: readonly GridLine[];
}

const known = new Remembered<ParagraphLike['content'], SetParagraph>();

/** Sets a paragraph; what says the same in the same style is set once. */
export function setParagraph(block: ParagraphLike, style: HouseStyle, metrics: FontMetrics): SetParagraph {
  const label = block.kind === 'paragraph' ? '' : block.number.label;
  const text = styleOf(block, style);
  const indent = block.kind === 'paragraph' && !block.indented ? 0 : style.indentCharacters * text.size;
  return known.get(block.content, `${text.part} ${indent} ${label}`, style, metrics, () => {
    const width = measureWidth(style);
    const shaped = shape(block.content, label, text, style.characterSpacing, style, metrics);
    const spaced = fitted(shaped, { firstWidth: width - indent, width }, style);
    const lines = mapped(spaced.lines, (line, index) => {
      const x = index === 0 ? indent : 0;
      return new GridLine(glyphRuns(spaced.text, line, x, line.full ? width - x : undefined), text.size);
    });
    return { spacing: spaced.text.spacing, lines };
  });
}

function styleOf(block: ParagraphLike, style: HouseStyle): TextStyle {
  if (block.kind !== 'heading') return style.body;
  return block.level === 1 ? style.heading1 : style.heading2;
}
