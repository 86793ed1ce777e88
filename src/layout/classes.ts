/**
 * What kind of character this is, as far as line breaking and spacing care: its script, and what the rules of line
 * breaking (`model/line-rules.ts`) say of it beside its neighbours. The script decides the face: digits and letters in
 * the Latin face, everything else in the CJK face.
 *
 * Each character is looked into once; after that all that layout asks for each of its thousands is a look into a table.
 */
import { lineClass, type LineClass } from '../model/line-classes.ts';
import { lineRules, type Characters, type LineRule, type RuleSet } from '../model/line-rules.ts';

export type Script = 'latin' | 'asian';

/** What a character is by itself. */
export interface Traits {
  /** Its code point. */
  readonly code: number;
  readonly character: string;
  /**
   * Spaces, general punctuation (quotes, dashes, ellipsis) and symbols have none: they take the script of what precedes
   * them, as word processors do.
   */
  readonly script: Script | undefined;
  /** Letters, digits and hanzi: where the script changes between two of them there is a gap. */
  readonly isLetterOrNumber: boolean;
  readonly lineClass: LineClass;
  readonly kind: Kind;
}

/** A number for all characters of which no rule tells one from another. */
export type Kind = number;

const traits = new Map<number, Traits>();

/** The traits of a character. @param code its code point. */
export function traitsOf(code: number): Traits {
  const found = traits.get(code);
  if (found !== undefined) return found;
  const character = String.fromCodePoint(code);
  const made: Traits = {
    code,
    character,
    script: ownScript(code),
    isLetterOrNumber: /^[\p{L}\p{N}]$/u.test(character),
    lineClass: lineClass(character),
    kind: kindOf(character, lineClass(character)),
  };
  traits.set(code, made);
  return made;
}

function ownScript(code: number): Script | undefined {
  if (code === 0x20 || code === 0xa0) return undefined;
  if (code < 0x2000) return 'latin';
  if (code < 0x2e80) return undefined;
  return 'asian';
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

const ruleSets = ['asian', 'latin', 'sound'] as const satisfies readonly RuleSet[];

/** Every parting that there can be, by its number: a bit for each set. */
export const partings: readonly Parting[] = Array.from({ length: 1 << ruleSets.length }, (_, number) => ({
  asian: (number & 1) !== 0,
  latin: (number & 2) !== 0,
  sound: (number & 4) !== 0,
}));

/** What the rules know a kind by. */
interface KindTraits {
  readonly lineClass: LineClass;
  /** One of its characters. */
  readonly character: string;
}

const kinds: KindTraits[] = [];
const kindBySignature = new Map<string, Kind>();
const table: number[][] = [];

/** A solidus has the class that its surroundings give it; every other character the one it always has. */
export function kindOfClass({ character, kind }: Traits, resolved: LineClass): Kind {
  return resolved === 'SN' || resolved === 'SA' ? kindOf(character, resolved) : kind;
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

/** The number of the parting of two neighbours. */
export function partingOf(before: Kind, after: Kind): number {
  const row = (table[before] ??= []);
  return (row[after] ??= newParting(before, after));
}

function newParting(before: Kind, after: Kind): number {
  return ruleSets.reduce((sum, set, bit) => sum + (mayPart(set, before, after) ? 1 << bit : 0), 0);
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
