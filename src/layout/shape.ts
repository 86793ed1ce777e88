/**
 * From inline content to clusters: each character with its face, size and advance, and whether a line may begin
 * with it. This is where fonts are asked; line breaking after it is arithmetic.
 */
import type { Inline, TextInline } from '../model/document.ts';
import { LineClassReader } from '../model/line-classes.ts';
import type { FontMetrics } from '../model/page.ts';
import type { HouseStyle, TextStyle } from '../model/style.ts';
import { isDash, isSpace, kindOfClass, partingOf, traitsOf, type Kind, type Script, type Traits } from './classes.ts';
import { beside, looksOf, type Cluster, type Look, type Looks, type ShapedText } from './clusters.ts';

/** The full-width space: what a blank is made of, in the DOCX as well. */
const blank = traitsOf(0x3000);
const lineFeed = traitsOf(0x0a);

/**
 * Shapes inline content set in one text style.
 *
 * @param label computed number set before the content, in the style's own face and spacing: word processors do not set
 *   numbers tighter with their paragraph.
 * @param spacing points added after each character; titles and covers have none.
 */
export function shape(
  content: readonly Inline[],
  label: string,
  textStyle: TextStyle,
  spacing: number,
  style: HouseStyle,
  metrics: FontMetrics,
): ShapedText {
  const looks = looksOf(textStyle, style, metrics);
  const shaper = new Shaper();
  shaper.addText(label, looks.label);
  for (const inline of content) {
    switch (inline.kind) {
      case 'text':
        shaper.addText(inline.text, lookOf(inline, looks));
        break;
      case 'blank':
        for (let count = 0; count < inline.width; count++) shaper.add(blank, looks.blank);
        break;
      case 'break':
        shaper.add(lineFeed, looks.plain, beside.isBreak);
        break;
    }
  }
  return { clusters: shaper.end(), spacing };
}

function lookOf({ strong, emphasis }: TextInline, looks: Looks): Look {
  if (strong) return emphasis ? looks.strongEmphasis : looks.strong;
  return emphasis ? looks.emphasis : looks.plain;
}

/** Sets the characters of a text one after the other, each beside its neighbours. */
class Shaper {
  readonly #clusters: Cluster[] = [];
  readonly #classes = new LineClassReader();
  /** What begins a text and has no script is Chinese. */
  #script: Script = 'asian';
  #language: Script = 'asian';
  /** The last character; its cluster is known once it is known what follows it. */
  #last: Traits | undefined;
  #look: Look | undefined;
  #kind: Kind = 0;
  #surroundings = 0;

  addText(text: string, look: Look): void {
    for (let index = 0; index < text.length;) {
      const character = traitsOf(text.codePointAt(index) ?? 0);
      this.add(character, look);
      index += character.character.length;
    }
  }

  /** @param known of its surroundings. */
  add(character: Traits, look: Look, known = 0): void {
    const script = character.script ?? this.#script;
    // Where a line is full, word processors look for the place to turn by the rules of the last letter, digit or hanzi.
    if (this.#last === undefined || character.isLetterOrNumber) this.#language = script;
    const kind = kindOfClass(character, this.#classes.read(character.character, character.lineClass));
    let own = known + this.#follow(character, look, script, kind);
    if (script === 'latin') own += beside.isLatin;
    if (this.#language === 'latin') own += beside.isTurnedAsLatin;
    this.#last = character;
    this.#look = look;
    this.#script = script;
    this.#kind = kind;
    this.#surroundings = own;
  }

  /** Ends the last character before another; what that owes to it. */
  #follow(character: Traits, look: Look, script: Script, kind: Kind): number {
    const last = this.#last;
    if (last === undefined) return beside.beginsRun;
    const isOtherScript = script !== this.#script;
    const beginsRun = isOtherScript || look !== this.#look;
    const isWithinDash = isDash(last.character, character.character);
    // CJK faces have one glyph for a dash.
    this.#endLast(!beginsRun && !(isWithinDash && script === 'asian'));
    let own = partingOf(this.#kind, kind) * beside.parting;
    if (beginsRun) own += beside.beginsRun;
    if (isOtherScript && last.isLetterOrNumber && character.isLetterOrNumber) own += beside.hasGap;
    const isWithinWord = script === 'latin' && !isOtherScript;
    if (isSpace(last.character) || !(isWithinWord || isWithinDash)) own += beside.stretches;
    return own;
  }

  #endLast(isSpaced: boolean): void {
    if (this.#last === undefined || this.#look === undefined) return;
    const surroundings = isSpaced ? this.#surroundings + beside.isSpaced : this.#surroundings;
    this.#clusters.push(this.#look.clusterOf(this.#last, surroundings));
  }

  /** The clusters of all that was added. */
  end(): Cluster[] {
    this.#endLast(true);
    return this.#clusters;
  }
}
