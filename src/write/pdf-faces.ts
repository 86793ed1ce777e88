/**
 * Which fonts of a file draw its text. Letters of a kind say mostly the same, so each face is cut in two: to the
 * characters of all that says nothing of the one the paper is for, a font that other letters have as well and that is
 * made once, and to those that only the rest has, such as a name. Both depend on the paper alone.
 */
import type { Face, FontLibrary } from '../model/face.ts';
import { saysOneOf } from '../model/fact-names.ts';
import type { FaceKey, GlyphRun, LaidOutLine, LaidOutPage } from '../model/page.ts';
import { Recent } from '../model/recent.ts';
import type { ElementId } from '../model/structure.ts';
import { cutFace, type CutFace } from './pdf-fonts.ts';

/** A font of a file and the name its resources have it by. */
export interface NamedFont {
  readonly name: string;
  readonly cut: CutFace;
  /** Whether letters of the same kind have the same font. */
  readonly isShared: boolean;
}

/** The fonts that draw a face's characters, each of which stands in one of them. */
export type Faces = ReadonlyMap<FaceKey, readonly NamedFont[]>;

/** What is said in each face. */
type FaceTexts = Map<FaceKey, string>;

/**
 * The fonts of a paper.
 *
 * @param marks lines that every copy has for itself.
 * @param ownTexts what is said of the one the paper is for and of nobody else.
 */
export function fontsOf(
  pages: readonly LaidOutPage[],
  marks: readonly LaidOutLine[],
  ownTexts: readonly string[],
  library: FontLibrary,
): Faces {
  const common: FaceTexts = new Map();
  const own: FaceTexts = new Map();
  for (const page of pages) {
    const { text, parts, texts } = sayingsOf(page);
    if (saysOneOf(text, ownTexts)) {
      for (const part of parts) addAll(saysOneOf(part.text, ownTexts) ? own : common, part.texts);
    } else addAll(common, texts);
  }
  // What a mark says beside names is the same for all.
  for (const { runs } of marks) {
    for (const { face, glyphs } of runs) {
      const text = charactersIn(glyphs);
      add(own, face, text);
      add(
        common,
        face,
        ownTexts.reduce((rest, one) => rest.replaceAll(one, ''), text),
      );
    }
  }
  return named(common, own, library);
}

/** Fonts in an order that a character of one paper alone does not change: its own come last. */
function named(common: FaceTexts, own: FaceTexts, library: FontLibrary): Faces {
  const keys = [...new Set([...common.keys(), ...own.keys()])].sort();
  const faces = new Map<FaceKey, NamedFont[]>(keys.map((key) => [key, []]));
  let count = 0;
  const put = (key: FaceKey, cut: CutFace, isShared: boolean): void => {
    count += 1;
    faces.get(key)?.push({ name: `F${count}`, cut, isShared });
  };
  for (const key of keys) {
    const text = common.get(key);
    if (text !== undefined && text !== '') put(key, commonCut(library.face(key), text), true);
  }
  for (const key of keys) {
    const [shared] = faces.get(key) ?? [];
    const characters = charactersOf(own.get(key) ?? '', shared?.cut.codeOf);
    if (characters.length > 0) put(key, cutFace(library.face(key), characters), false);
  }
  return faces;
}

/** What is said, and in which face each part of it. */
interface Saying {
  text: string;
  readonly texts: FaceTexts;
}

/** What is said on a page, as a whole and element by element. */
interface PageSayings extends Saying {
  readonly parts: readonly Saying[];
}

const sayings = new WeakMap<LaidOutPage, PageSayings>();

function sayingsOf(page: LaidOutPage): PageSayings {
  const known = sayings.get(page);
  if (known !== undefined) return known;
  const byElement = new Map<ElementId | undefined, Saying>();
  for (const { runs } of page.lines) {
    for (const { element, face, glyphs } of runs) {
      const saying = byElement.get(element) ?? { text: '', texts: new Map() };
      byElement.set(element, saying);
      const text = charactersIn(glyphs);
      saying.text += text;
      add(saying.texts, face, text);
    }
  }
  const parts = [...byElement.values()];
  const texts: FaceTexts = new Map();
  for (const part of parts) addAll(texts, part.texts);
  const result = { text: parts.map(({ text }) => text).join('\n'), texts, parts };
  sayings.set(page, result);
  return result;
}

const textsOfGlyphs = new WeakMap<GlyphRun['glyphs'], string>();

/** What glyphs say; the same ones stand in many letters. */
function charactersIn(glyphs: GlyphRun['glyphs']): string {
  const known = textsOfGlyphs.get(glyphs);
  if (known !== undefined) return known;
  const text = glyphs.characters.join('');
  textsOfGlyphs.set(glyphs, text);
  return text;
}

function add(texts: FaceTexts, face: FaceKey, text: string): void {
  texts.set(face, (texts.get(face) ?? '') + text);
}

function addAll(texts: FaceTexts, added: FaceTexts): void {
  for (const [face, text] of added) add(texts, face, text);
}

/** Each character once, in an order that depends on nothing else. @param known characters to leave out. */
function charactersOf(text: string, known?: ReadonlyMap<string, unknown>): string[] {
  return [...new Set(text)].filter((character) => known?.has(character) !== true).sort();
}

/** Texts of a face whose characters are remembered: of that many kinds of letters. */
const textsRemembered = 16;
const cuts = new WeakMap<Face, Recent<CutFace>>();

/** The font of what letters share: found again by what they say in it. */
function commonCut(face: Face, text: string): CutFace {
  const ofFace = cuts.get(face) ?? new Recent<CutFace>(textsRemembered);
  cuts.set(face, ofFace);
  return ofFace.get(text, () => cutFace(face, charactersOf(text)));
}
