/** The glyph of a character as Chinese sets it, by a program that knows nothing of ours. */
import type { Font, Glyph } from 'fontkit';

/** A dash is as wide as a hanzi, which faces for several scripts know by script and language. */
export function chineseGlyph(font: Font, character: string): Glyph | undefined {
  return font.layout(character, [], 'hani', 'ZHS ').glyphs[0];
}
