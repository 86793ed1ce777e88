/** The fonts of a print file: each face cut once, to the characters of all its papers. */
import type { FontLibrary } from '../model/face.ts';
import type { FaceKey, LaidOutLine } from '../model/page.ts';
import type { Faces } from './pdf-faces.ts';
import { cutFace } from './pdf-fonts.ts';

/** The characters that each face draws of the papers that were looked at. */
export class DrawnCharacters {
  readonly #byFace = new Map<FaceKey, Set<string>>();

  add(lines: readonly LaidOutLine[]): void {
    for (const { runs } of lines) {
      for (const { face, glyphs } of runs) {
        const characters = this.#byFace.get(face) ?? new Set<string>();
        this.#byFace.set(face, characters);
        for (const character of glyphs.characters) characters.add(character);
      }
    }
  }

  /** The fonts that draw them. */
  fonts(library: FontLibrary): Faces {
    const faces = [...this.#byFace].sort(([a], [b]) => (a < b ? -1 : 1));
    return new Map(
      faces.map(([key, characters], index) => {
        const cut = cutFace(library.face(key), [...characters].sort(), true);
        return [key, [{ name: `F${index + 1}`, cut }]];
      }),
    );
  }
}
