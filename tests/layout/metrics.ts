/** Metrics for tests: every CJK character is one em wide, every Latin one half an em; no font file is read. */
import type { FontMetrics } from '../../src/model/page.ts';
import type { Inline, TextInline } from '../../src/model/document.ts';
import type { ShapedText } from '../../src/layout/clusters.ts';
import { shape } from '../../src/layout/shape.ts';
import { breakLines, type LineSpan } from '../../src/layout/lines.ts';
import { measureWidth } from '../../src/model/geometry.ts';
import { houseStyle } from '../../src/model/style.ts';

export const metrics: FontMetrics = {
  faceFor: (part) => part,
  advance: (_face, character) => ((character.codePointAt(0) ?? 0) < 0x2000 ? 0.5 : 1),
};

/** Plain text as inline content. */
export function text(content: string, flags: Partial<Pick<TextInline, 'strong' | 'emphasis'>> = {}): TextInline {
  return { kind: 'text', text: content, strong: false, emphasis: false, ...flags };
}

/** Body text shaped as a paragraph's. */
export function shapedOf(content: string | readonly Inline[]): ShapedText {
  const inlines = typeof content === 'string' ? [text(content)] : content;
  return shape(inlines, '', houseStyle.body, houseStyle.characterSpacing, houseStyle, metrics);
}

/** The lines of a paragraph with an indented first line, as text. */
export function linesOf(content: string): string[] {
  const shaped = shapedOf(content);
  const width = measureWidth(houseStyle);
  const firstWidth = width - houseStyle.indentCharacters * houseStyle.body.size;
  return linesAsText(shaped, breakLines(shaped, firstWidth, width));
}

/** What stands on each line of a text. */
export function linesAsText({ clusters }: ShapedText, lines: readonly LineSpan[]): string[] {
  return lines.map(({ start, end }) =>
    clusters
      .slice(start, end)
      .map(({ character }) => character)
      .join(''),
  );
}
