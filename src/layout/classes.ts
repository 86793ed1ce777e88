/**
 * What kind of character this is, as far as line breaking and spacing care: its script, and what the rules of line
 * breaking (`model/line-rules.ts`) say of it beside its neighbours. The script decides the face: digits and letters in
 * the Latin face, everything else in the CJK face.
 *
 * Each character is looked into once; after that all that layout asks for each of its thousands is a look into a table.
 */
import { lineClass, lineClassesOf, type LineClass } from '../model/line-classes.ts';
import { lineRules, type Characters, type LineRule, type RuleSet } from '../model/line-rules.ts';

export type Script = 'latin' | 'asian';

interface Traits {
  readonly script: Script | undefined;
  readonly isLetterOrNumber: boolean;
  readonly kind: Kind;
}

/** A number for all characters of which no rule tells one from another. */
type Kind = number;

const traits = new Map<string, Traits>();

function traitsOf(character: string): Traits {
  const found = traits.get(character);
  if (found !== undefined) return found;
  const made = {
    script: ownScript(character),
    isLetterOrNumber: /^[\p{L}\p{N}]$/u.test(character),
    kind: kindOf(character, lineClass(character)),
  };
  traits.set(character, made);
  return made;
}

/**
 * The script a character has by itself. Spaces, general punctuation (quotes, dashes, ellipsis) and symbols have
 * none: they take the script of what precedes them, as word processors do.
 */
function ownScript(character: string): Script | undefined {
  const code = character.codePointAt(0) ?? 0;
  if (code === 0x20 || code === 0xa0) return undefined;
  if (code < 0x2000) return 'latin';
  if (code < 0x2e80) return undefined;
  return 'asian';
}

/** The script of each character in its surroundings; what begins a text and has none is Chinese. */
export function scripts(characters: readonly string[]): Script[] {
  let current: Script = 'asian';
  return characters.map((character) => {
    current = traitsOf(character).script ?? current;
    return current;
  });
}

/**
 * By which rules a word processor looks for the place to turn when a line is full before each character: those of the
 * script of the last letter, digit or hanzi up to there.
 */
export function languages(characters: readonly string[], scriptOf: readonly Script[]): Script[] {
  let current: Script = scriptOf[0] ?? 'asian';
  return characters.map((character, index) => {
    if (traitsOf(character).isLetterOrNumber) current = scriptOf[index] ?? current;
    return current;
  });
}

/** Letters, digits and hanzi: where the script changes between two of them there is a gap. */
export function isLetterOrNumber(character: string): boolean {
  return traitsOf(character).isLetterOrNumber;
}

/** Whether two characters are a dash of two ems, which is one stroke. */
export function isDash(first: string, second: string | undefined): boolean {
  return first === '—' && second === '—';
}

/** A space a line may break after and that vanishes at a line's end. */
export function isSpace(character: string): boolean {
  return character === ' ';
}

/** What a line that is full at it ends before, and what then vanishes with all of its kind that follow. */
export function vanishesAtLineEnd(character: string): boolean {
  return character === ' ' || character === '\u3000';
}

/** Whether a line may end between neighbours, by each set of rules. */
export type Parting = Readonly<Record<RuleSet, boolean>>;

/** For each character whether a line may begin with it. */
export function partings(characters: readonly string[]): Parting[] {
  const classes = lineClassesOf(characters);
  let before: Kind | undefined;
  return characters.map((character, index) => {
    const after = kindOfClass(character, classes[index] ?? 'ID');
    const parting = before === undefined ? unparted : partingOf(before, after);
    before = after;
    return parting;
  });
}

const unparted: Parting = { asian: false, latin: false, sound: false };

/** What the rules know a kind by. */
interface KindTraits {
  readonly lineClass: LineClass;
  /** One of its characters. */
  readonly character: string;
}

const kinds: KindTraits[] = [];
const kindBySignature = new Map<string, Kind>();
const table: Parting[][] = [];

/** A solidus has the class that its surroundings give it; every other character the one it always has. */
function kindOfClass(character: string, resolved: LineClass): Kind {
  return resolved === 'SN' || resolved === 'SA' ? kindOf(character, resolved) : traitsOf(character).kind;
}

/** Lists of characters that rules name one by one. */
const lists = [...new Set(lineRules.flatMap(({ before, after }) => [before.text, after.text]))].filter(
  (text) => text !== undefined,
);

function kindOf(character: string, resolved: LineClass): Kind {
  const signature = `${resolved} ${lists.map((list) => (list.includes(character) ? 1 : 0)).join('')}`;
  const found = kindBySignature.get(signature);
  if (found !== undefined) return found;
  kindBySignature.set(signature, kinds.length);
  kinds.push({ lineClass: resolved, character });
  return kinds.length - 1;
}

function partingOf(before: Kind, after: Kind): Parting {
  const row = (table[before] ??= []);
  return (row[after] ??= {
    asian: mayPart('asian', before, after),
    latin: mayPart('latin', before, after),
    sound: mayPart('sound', before, after),
  });
}

function mayPart(set: RuleSet, before: Kind, after: Kind): boolean {
  const speaks = (rule: LineRule): boolean =>
    rule.set === set && isAmong(rule.before, kinds[before]) && isAmong(rule.after, kinds[after]);
  return lineRules.find(speaks)?.parts ?? true;
}

function isAmong({ classes, text }: Characters, kind: KindTraits | undefined): boolean {
  if (kind === undefined) return false;
  if (classes === undefined && text === undefined) return true;
  return classes?.includes(kind.lineClass) === true || text?.includes(kind.character) === true;
}
