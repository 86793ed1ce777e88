/** Lines of a finished page and lengths held against the standard's, in millimetres. */
import { expect } from 'vitest';
import { mm } from '../../src/model/units.ts';
import type { Box, GlyphMark, MarkedPage } from './pdf-marks.ts';

/** Glyphs on one baseline of one size, from left to right. */
export interface MeasuredLine {
  readonly text: string;
  readonly glyphs: readonly GlyphMark[];
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  readonly color: string;
  /** The fonts of the glyphs that blacken something. */
  readonly fonts: readonly string[];
  /** Around all ink; undefined where the file's fonts give none. */
  readonly ink: Box | undefined;
}

/** Baselines of one line differ by no more than this, in points. */
const sameLine = 0.6;

/** The upright lines of a page, from top to bottom. */
export function linesOf({ glyphs }: MarkedPage): MeasuredLine[] {
  const lines: GlyphMark[][] = [];
  for (const glyph of glyphs.filter(({ turned }) => !turned)) {
    const line = lines.find(([first]) => first !== undefined && Math.abs(first.baseline - glyph.baseline) < sameLine);
    if (line === undefined) lines.push([glyph]);
    else line.push(glyph);
  }
  return lines.map(measured).sort((a, b) => a.baseline - b.baseline);
}

function measured(glyphs: readonly GlyphMark[]): MeasuredLine {
  const sorted = [...glyphs].sort((a, b) => a.x - b.x);
  const drawn = sorted.filter(({ text }) => text.trim() !== '');
  const inks = drawn.flatMap(({ ink }) => (ink === undefined ? [] : [ink]));
  const [first] = drawn;
  return {
    text: sorted
      .map(({ text }) => text)
      .join('')
      .trim(),
    glyphs: drawn,
    left: first?.x ?? 0,
    right: Math.max(...drawn.map(({ x, advance }) => x + advance)),
    baseline: first?.baseline ?? 0,
    size: first?.size ?? 0,
    color: first?.color ?? '',
    fonts: [...new Set(drawn.map(({ font }) => font))].sort(),
    ink:
      inks.length === 0
        ? undefined
        : {
            left: Math.min(...inks.map(({ left }) => left)),
            top: Math.min(...inks.map(({ top }) => top)),
            right: Math.max(...inks.map(({ right }) => right)),
            bottom: Math.max(...inks.map(({ bottom }) => bottom)),
          },
  };
}

/** The one line that begins with a text. */
export function lineThat(page: MarkedPage | undefined, begins: string): MeasuredLine {
  const found = page === undefined ? [] : linesOf(page).filter(({ text }) => text.startsWith(begins));
  const [line] = found;
  if (line === undefined || found.length > 1) throw new Error(`${found.length} lines begin with ${begins}`);
  return line;
}

/** A line's own box of ink. */
export function inkOfLine({ ink, text }: MeasuredLine): Box {
  if (ink === undefined) throw new Error(`no ink is known of ${text}`);
  return ink;
}

/** Points as millimetres. */
export function millimetres(points: number): number {
  return points / mm(1);
}

/** What the standard allows, in millimetres. */
export const tolerance = 1;

/** Holds a length in points against one in millimetres; the failure says both. */
export function expectLength(what: string, points: number, wanted: number, within = tolerance): void {
  const found = millimetres(points);
  const apart = Math.abs(found - wanted);
  expect(apart, `${what}: ${found.toFixed(2)} mm, not ${wanted.toFixed(2)} ± ${within} mm`).toBeLessThanOrEqual(within);
}

/** Holds a size of type in points against another. */
export function expectSize(what: string, found: number, wanted: number): void {
  expect(Math.abs(found - wanted), `${what}: ${found.toFixed(2)} pt, not ${wanted} pt`).toBeLessThan(0.05);
}
