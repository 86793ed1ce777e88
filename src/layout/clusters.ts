/**
 * Clusters: characters as they are set. Papers set the same few thousand characters again and again, so a character that
 * is set alike in like surroundings is the very same cluster, made and measured once.
 */
import type { FaceKey, FontMetrics } from '../model/page.ts';
import type { FacePart, HouseStyle, TextStyle } from '../model/style.ts';
import { partings, type Parting, type Script, type Traits } from './classes.ts';
import { Remembered } from './remember.ts';

/** A character at its turn, or a break the template asks for. Lengths in points. */
export interface Cluster {
  readonly kind: 'character' | 'blank' | 'break';
  readonly character: string;
  /** Whether it is of the computed number before the content. */
  readonly isLabel: boolean;
  readonly face: FaceKey;
  readonly size: number;
  readonly emboldened: boolean;
  readonly script: Script;
  /** Width of the glyph. */
  readonly width: number;
  /** Added after the glyph: none at the end of a run and within a dash, undefined where it is that of the text. */
  readonly spacing: number | undefined;
  /** Left free before the glyph unless it begins a line: the gap between ideograph and letter. */
  readonly gap: number;
  /** Whether a line may begin here by all the rules. */
  readonly breakable: boolean;
  /** Whether a word processor lets a line begin here, when the line is full in text of each script. */
  readonly turns: Parting;
  /** By which of these it turns a line that is full here. */
  readonly language: Script;
  /** Whether it begins a run of one script and one look, within which word processors turn lines first. */
  readonly beginsRun: boolean;
  /** Whether the place before it may grow: everywhere but inside a Latin word or number, or a dash. */
  readonly stretches: boolean;
}

/** A text with its characters set. */
export interface ShapedText {
  readonly clusters: readonly Cluster[];
  /** Points added after each cluster that has no spacing of its own. */
  readonly spacing: number;
}

/** What a character owes to its neighbours: a bit each, the number of its parting above them. */
export const beside = {
  isLatin: 1,
  isTurnedAsLatin: 2,
  beginsRun: 4,
  isSpaced: 8,
  hasGap: 16,
  stretches: 32,
  isBreak: 64,
  parting: 128,
} as const;

/** More than all that a character may owe to its neighbours. */
const surroundingsEnd = beside.parting * partings.length;

/** What the characters of a run have in common, script aside. */
interface LookTraits {
  readonly isLabel: boolean;
  readonly isBlank: boolean;
  readonly strong: boolean;
  readonly emphasis: boolean;
}

/** How the characters of a run are set, script aside; word processors set the last one of a run without spacing. */
export class Look {
  readonly #clusters = new Map<number, Cluster>();
  readonly #traits: LookTraits;
  readonly #text: TextStyle;
  readonly #style: HouseStyle;
  readonly #metrics: FontMetrics;

  constructor(traits: LookTraits, text: TextStyle, style: HouseStyle, metrics: FontMetrics) {
    this.#traits = traits;
    this.#text = text;
    this.#style = style;
    this.#metrics = metrics;
  }

  /** A character in its surroundings, the sum of what is `beside` it. */
  clusterOf(character: Traits, surroundings: number): Cluster {
    const key = character.code * surroundingsEnd + surroundings;
    let cluster = this.#clusters.get(key);
    if (cluster === undefined) this.#clusters.set(key, (cluster = this.#newCluster(character.character, surroundings)));
    return cluster;
  }

  #newCluster(character: string, surroundings: number): Cluster {
    const has = (what: keyof typeof beside): boolean => (surroundings & beside[what]) !== 0;
    const { isLabel, isBlank, strong } = this.#traits;
    const { size } = this.#text;
    const script = has('isLatin') ? 'latin' : 'asian';
    const language = has('isTurnedAsLatin') ? 'latin' : 'asian';
    const turns = partings[Math.floor(surroundings / beside.parting)] ?? neverParted;
    const kind = has('isBreak') ? 'break' : isBlank ? 'blank' : 'character';
    const face = this.#metrics.faceFor(this.#partOf(script), character) ?? '';
    // Word processors do not set numbers tighter with their paragraph.
    const spacing = isLabel ? this.#style.characterSpacing : undefined;
    return {
      kind,
      character,
      isLabel,
      face,
      size,
      emboldened: strong && script === 'asian',
      script,
      width: kind === 'break' ? 0 : this.#metrics.advance(face, character) * size,
      spacing: has('isSpaced') ? spacing : 0,
      gap: has('hasGap') ? size * this.#style.latinGap : 0,
      breakable: turns.sound && turns[language],
      turns,
      language,
      beginsRun: has('beginsRun'),
      stretches: has('stretches'),
    };
  }

  /** Letters and digits have the Latin face in nearly every style; emphasis changes the face of CJK text only. */
  #partOf(script: Script): FacePart {
    const { part, latin } = this.#text;
    const { strong, emphasis } = this.#traits;
    if (script === 'latin') return latin ?? (strong ? 'latinBold' : 'latin');
    return emphasis ? 'emphasis' : part;
  }
}

const neverParted: Parting = { asian: false, latin: false, sound: false };

/** The looks that content of one text style may have. */
export interface Looks {
  /** Of the computed number before it. */
  readonly label: Look;
  readonly blank: Look;
  readonly plain: Look;
  readonly strong: Look;
  readonly emphasis: Look;
  readonly strongEmphasis: Look;
}

const known = new Remembered<TextStyle, Looks>();

/** The looks of a text style. */
export function looksOf(text: TextStyle, style: HouseStyle, metrics: FontMetrics): Looks {
  return known.get(text, '', style, metrics, () => {
    const plain: LookTraits = { isLabel: false, isBlank: false, strong: false, emphasis: false };
    const look = (differs: Partial<LookTraits>): Look => new Look({ ...plain, ...differs }, text, style, metrics);
    return {
      label: look({ isLabel: true }),
      blank: look({ isBlank: true }),
      plain: look({}),
      strong: look({ strong: true }),
      emphasis: look({ emphasis: true }),
      strongEmphasis: look({ strong: true, emphasis: true }),
    };
  });
}
