/** The number of a page, where the standard puts it. */
import type { Orientation } from '../model/document.ts';
import { PlacedGlyphs, type FontMetrics, type GlyphRun, type LaidOutLine } from '../model/page.ts';
import { pageNumberBaseline } from '../model/geometry.ts';
import type { HouseStyle } from '../model/style.ts';
import { Remembered } from './remember.ts';

const known = new Remembered<HouseStyle['pageNumber'], Map<number, LaidOutLine>>();

/**
 * The page number between its dashes: odd pages right, even pages left (GB/T 9704-2012 7.5). On a page that lies on its
 * side it keeps its place on the paper. The same number is the very same line.
 *
 * @param style of upright pages.
 */
export function pageNumberLine(
  number: number,
  orientation: Orientation,
  style: HouseStyle,
  metrics: FontMetrics,
): LaidOutLine {
  const ofStyle = known.get(style.pageNumber, orientation, style, metrics, () => new Map());
  let line = ofStyle.get(number);
  if (line === undefined) ofStyle.set(number, (line = setPageNumber(number, orientation, style, metrics)));
  return line;
}

function setPageNumber(number: number, orientation: Orientation, style: HouseStyle, metrics: FontMetrics): LaidOutLine {
  const { part, size, indentCharacters } = style.pageNumber;
  const clusters = pageNumberText(number).map((character) => {
    const face = metrics.faceFor(part, character) ?? '';
    return { character, face, width: metrics.advance(face, character) * size };
  });
  const width = clusters.reduce((sum, cluster) => sum + cluster.width, 0);
  const indent = indentCharacters * size;
  const { page } = style;
  let x = number % 2 === 1 ? page.width - page.marginRight - indent - width : page.marginLeft + indent;
  const runs = clusters.map(({ character, face, width: advance }): GlyphRun => {
    const run: GlyphRun = {
      x,
      face,
      size,
      emboldened: false,
      color: 'black',
      element: undefined,
      glyphs: new PlacedGlyphs([character], [0]),
    };
    x += advance;
    return run;
  });
  const baseline = pageNumberBaseline(style);
  return { ...(orientation === 'landscape' ? { turned: true } : {}), baseline, runs, rules: [] };
}

/** The characters of a page number as it is printed. */
function pageNumberText(number: number): string[] {
  return ['—', ' ', ...String(number), ' ', '—'];
}
