/** Lines as layout gives them, without a layout. */
import { PlacedGlyphs, type LaidOutLine } from '../../src/model/page.ts';

const size = 16;

/** A line in one face of the key `serif`, its characters an em apart. @param slot its place on the page's grid. */
export function setLine(text: string, element: number, slot: number): LaidOutLine {
  const characters = [...text];
  const offsets = characters.map((_, index) => index * size);
  const glyphs = new PlacedGlyphs(characters, offsets);
  const run = { x: 80, face: 'serif', size, emboldened: false, color: 'black', element, glyphs } as const;
  return { baseline: 100 + slot * 29, runs: [run], rules: [] };
}
