/** Metrics for tests: every CJK character is one em wide, every Latin one half an em; no font file is read. */
import type { FontMetrics } from '../../src/model/page.ts';
import type { Inline, TextInline } from '../../src/model/document.ts';
import { shape, type Cluster } from '../../src/layout/shape.ts';
import { breakLines } from '../../src/layout/lines.ts';
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
export function clustersOf(content: string | readonly Inline[]): Cluster[] {
  const inlines = typeof content === 'string' ? [text(content)] : content;
  return shape(inlines, '', houseStyle.body, houseStyle.characterSpacing, houseStyle, metrics);
}

/** The lines of a paragraph with an indented first line, as text. */
export function linesOf(content: string): string[] {
  const clusters = clustersOf(content);
  const width = measureWidth(houseStyle);
  return breakLines(clusters, width - houseStyle.indentCharacters * houseStyle.body.size, width).map(({ start, end }) =>
    clusters
      .slice(start, end)
      .map((cluster) => cluster.character)
      .join(''),
  );
}
