/**
 * Which fonts of a file draw its text. Letters of a kind say mostly the same, so each face is cut in two: to the
 * characters of all that says nothing of the one the paper is for, a font that other letters have as well and that is
 * made once, and to those that only the rest has, such as a name. Both depend on the paper alone.
 */
import type { Face, FontLibrary } from '../model/face.ts';
import { saysOneOf } from '../model/fact-names.ts';
import type { FaceKey, GlyphRun, LaidOutLine, LaidOutPage, Owner } from '../model/page.ts';
import { Recent } from '../model/recent.ts';
import { areSame, RecentOf } from '../model/recent-of.ts';
import { cutFace, type CutFace } from './pdf-fonts.ts';
import { mapped } from '../model/mapped.ts';

/** A font of a file and the name its resources have it by. */
export interface NamedFont {
  readonly name: string;
  readonly cut: CutFace;
}

/** The fonts that draw a face's characters, each of which stands in one of them. */
export type Faces = ReadonlyMap<FaceKey, readonly NamedFont[]>;

/** How a paper is drawn. */
export interface PaperFonts {
  readonly faces: Faces;
  /** The fonts that letters of a kind share: the very same for all of them. */
  readonly shared: SharedFonts;
  /** Of each page, the elements that say something of the one the paper is for. */
  readonly own: readonly ReadonlySet<Owner>[];
}

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
): PaperFonts {
  const common: CommonSayings = { seen: [], runs: [], ofMarks: [] };
  const ownRuns: GlyphRun[] = [];
  const own = mapped(pages, (page) => sortPage(page, ownTexts, common, ownRuns));
  // What a mark says beside names is the same for all.
  for (const { runs } of marks) {
    for (const run of runs) {
      ownRuns.push(run);
      const text = ownTexts.reduce((rest, one) => rest.replaceAll(one, ''), run.glyphs.text);
      common.ofMarks.push({ face: run.face, text });
      common.seen.push(run.face, text);
    }
  }
  const shared = commonFonts(common, library);
  return { faces: withOwn(shared, ownRuns, library), shared, own };
}

/** What letters of a kind have in common. */
interface CommonSayings {
  /** What all of it follows from: pages that are common as a whole, and what else is said in which face. */
  readonly seen: (PageSayings | string)[];
  readonly runs: (readonly GlyphRun[])[];
  readonly ofMarks: { readonly face: FaceKey; readonly text: string }[];
}

const nothing: ReadonlySet<Owner> = new Set();

/** Sorts what a page says into what is common and what is not; the elements that say the latter. */
function sortPage(
  page: LaidOutPage,
  ownTexts: readonly string[],
  common: CommonSayings,
  ownRuns: GlyphRun[],
): ReadonlySet<Owner> {
  const known = sayings.get(page);
  const said = known ?? newSayings(page);
  if (!saysOneOf(said.text, ownTexts)) {
    // Other papers have the same page, but hardly ever one that says something of this paper's school.
    if (known === undefined) sayings.set(page, said);
    common.seen.push(said);
    for (const { runs } of said.parts) common.runs.push(runs);
    return nothing;
  }
  const own = new Set<Owner>();
  for (const { element, text, runs } of said.parts) {
    if (saysOneOf(text, ownTexts)) {
      own.add(element);
      for (const run of runs) ownRuns.push(run);
    } else {
      common.runs.push(runs);
      for (const { face, glyphs } of runs) common.seen.push(face, glyphs.text);
    }
  }
  return own;
}

/** What is said by an element on a page. */
interface Saying {
  readonly element: Owner;
  text: string;
  readonly runs: GlyphRun[];
}

/** What is said on a page, as a whole and element by element. */
interface PageSayings {
  readonly text: string;
  readonly parts: readonly Saying[];
}

const sayings = new WeakMap<LaidOutPage, PageSayings>();

function newSayings(page: LaidOutPage): PageSayings {
  const byElement = new Map<Owner, Saying>();
  let last: Saying | undefined;
  for (const { runs } of page.lines) {
    for (const run of runs) {
      const { element } = run;
      if (last === undefined || last.element !== element) {
        last = byElement.get(element) ?? { element, text: '', runs: [] };
        byElement.set(element, last);
      }
      last.text += run.glyphs.text;
      last.runs.push(run);
    }
  }
  const parts = [...byElement.values()];
  let text = '';
  for (const part of parts) text += `${part.text}\n`;
  return { text, parts };
}

/** The font of each face that letters of a kind share. */
export type SharedFonts = ReadonlyMap<FaceKey, NamedFont>;

interface KnownFonts {
  readonly seen: CommonSayings['seen'];
  readonly fonts: SharedFonts;
}

/** Of so many kinds of letters. */
const kindsRemembered = 16;
const knownFonts = new RecentOf<FontLibrary, KnownFonts>(kindsRemembered);

function commonFonts(common: CommonSayings, library: FontLibrary): SharedFonts {
  const known = knownFonts.find(library, ({ seen }) => areSame(seen, common.seen));
  if (known !== undefined) return known.fonts;
  const texts = new Map<FaceKey, string>();
  const add = (face: FaceKey, text: string): void => void texts.set(face, (texts.get(face) ?? '') + text);
  for (const runs of common.runs) for (const { face, glyphs } of runs) add(face, glyphs.text);
  for (const { face, text } of common.ofMarks) add(face, text);
  const fonts = new Map<FaceKey, NamedFont>();
  for (const [key, text] of [...texts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (text === '') continue;
    fonts.set(key, { name: `F${fonts.size + 1}`, cut: commonCut(library.face(key), text) });
  }
  knownFonts.add(library, { seen: common.seen, fonts });
  return fonts;
}

/** Texts of a face whose characters are remembered. */
const cuts = new WeakMap<Face, Recent<CutFace>>();

/** The font of what letters share: found again by what they say in it. */
function commonCut(face: Face, text: string): CutFace {
  const ofFace = cuts.get(face) ?? new Recent<CutFace>(kindsRemembered);
  cuts.set(face, ofFace);
  return ofFace.get(text, () => cutFace(face, [...new Set(text)].sort(), true));
}

/** The shared fonts, and behind each that of the characters it lacks: these change no name of the former. */
function withOwn(shared: SharedFonts, ownRuns: readonly GlyphRun[], library: FontLibrary): Faces {
  const lacking = new Map<FaceKey, Set<string>>();
  for (const { face, glyphs } of ownRuns) {
    const known = shared.get(face)?.cut.glyphOf;
    for (const character of glyphs.characters) {
      if (known?.has(character) === true) continue;
      const characters = lacking.get(face) ?? new Set<string>();
      lacking.set(face, characters);
      characters.add(character);
    }
  }
  const faces = new Map<FaceKey, NamedFont[]>();
  for (const [key, font] of shared) faces.set(key, [font]);
  let count = shared.size;
  for (const [key, characters] of [...lacking].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const cut = cutFace(library.face(key), [...characters].sort(), false);
    count += 1;
    faces.set(key, [...(faces.get(key) ?? []), { name: `F${count}`, cut }]);
  }
  return faces;
}
