/**
 * The mark of a copy: its number, how many there are, who keeps it. It takes the first line of the type area, where
 * GB/T 9704-2012 7.2.1 puts the copy number, six digits from the left edge.
 */
import type { Block, CopyMark } from '../model/document.ts';
import type { FontMetrics, LaidOutLine, LaidOutPaper } from '../model/page.ts';
import type { PreparedMark } from '../model/prepared.ts';
import { markElement } from '../model/structure.ts';
import { measureWidth, orientedStyle } from '../model/geometry.ts';
import type { HouseStyle } from '../model/style.ts';
import { naturalWidth } from './lines.ts';
import { baselineAt, runsOf, wholeLine } from './grid-line.ts';
import type { ShapedText } from './clusters.ts';
import { shape } from './shape.ts';
import { mapped } from '../model/mapped.ts';

/** The marks of a paper's copies, one for each party that keeps one. */
export function copyMarks(parties: readonly string[]): CopyMark[] {
  return mapped(parties, (party, index) => ({ copy: index + 1, copies: parties.length, party }));
}

/**
 * The mark's text, and a size at which it fits one line. An official document has the six digits alone; a letter says
 * as well how many copies there are and who keeps this one.
 *
 * @param blocks of the paper.
 */
export function prepareMark(
  mark: CopyMark,
  blocks: readonly Block[],
  style: HouseStyle,
  metrics: FontMetrics,
): PreparedMark {
  const number = String(mark.copy).padStart(6, '0');
  const isOfficial = blocks.some(({ kind }) => kind === 'masthead');
  const text = isOfficial ? number : `份号${number}　共${mark.copies}份　存：${mark.party}`;
  const width = naturalWidth(shapeMark(text, style.copyMark.size, style, metrics));
  const fitting = Math.floor(((style.copyMark.size * measureWidth(style)) / width) * 2) / 2;
  return { text, size: Math.min(style.copyMark.size, fitting) };
}

/**
 * The mark on its line of a paper's first page.
 *
 * @param upright style of upright pages.
 */
export function markLine(
  mark: PreparedMark,
  { pages }: Pick<LaidOutPaper, 'pages'>,
  upright: HouseStyle,
  metrics: FontMetrics,
): LaidOutLine {
  const style = orientedStyle(upright, pages[0]?.orientation ?? 'portrait');
  const placed = wholeLine(shapeMark(mark.text, mark.size, style, metrics), style.page.marginLeft);
  return { baseline: baselineAt(0, mark.size, style), runs: runsOf(placed, () => markElement), rules: [] };
}

function shapeMark(text: string, size: number, style: HouseStyle, metrics: FontMetrics): ShapedText {
  const content = [{ kind: 'text', text, strong: false, emphasis: false }] as const;
  const textStyle = size === style.copyMark.size ? style.copyMark : { ...style.copyMark, size };
  return shape(content, '', textStyle, style.characterSpacing, style, metrics);
}
