/**
 * What kind of character each is to the rules of line breaking (`line-rules.ts`): the classes of UAX #14, told apart as
 * far as the rules ask, and found by one look into a table.
 */

/** Line breaking classes, named as in UAX #14 where it has them. */
export const lineClasses = [
  /** Letters and other characters that stand in words. */
  'AL',
  /** A break may follow: en dash, vertical bar. */
  'BA',
  /** A dash of an em. */
  'B2',
  /** Closing brackets and stops of CJK. */
  'CL',
  'EX',
  /** No break on either side. */
  'GL',
  'HY',
  /** Hanzi, and all of the CJK blocks that is nothing else. */
  'ID',
  /** An ellipsis. */
  'IN',
  /** Stops within numbers. */
  'IS',
  'NS',
  'NU',
  'OP',
  /** Behind a number: per cent, degrees. */
  'PO',
  /** Before a number: currency, signs. */
  'PR',
  'QU',
  'SP',
  /** A solidus between words. */
  'SY',
  /** A solidus within a number. */
  'SN',
  /** A solidus within an address of the web. */
  'SA',
] as const;

export type LineClass = (typeof lineClasses)[number];

/** Members of each class by themselves; U+00B0 is an AL and U+005C a SY to LibreOffice, against UAX #14. */
const members: readonly (readonly [LineClass, string])[] = [
  ['BA', '|‐‒–‧\u2002\u2003\u2009\u3000'],
  ['B2', '—⸺'],
  ['CL', ')]}、。〉》」』】〕〗〙〛〞〟﹐﹒﹚﹜﹞），．］｝｠｡｣､︶︸︺︼︾﹀﹂﹄'],
  ['EX', '!?！？﹖﹗'],
  ['GL', '\u00a0\u2007\u202f\u2060\u2011\ufeff'],
  ['HY', '-'],
  ['IN', '․‥…⋯'],
  ['IS', ',.:;︰'],
  ['NS', '々〜〻゛゜゠・ー：；﹔﹕･‼⁇⁈⁉'],
  ['NU', '0123456789'],
  ['OP', '([{〈《「『【〔〖〘〚〝﹙﹛﹝（［｛｟｢︵︷︹︻︽︿﹁﹃¡¿'],
  ['PO', '%¢‰‱′″‴‵℃℉％￠﹪'],
  ['PR', '$£¥€+±−∓№＄￡￥'],
  ['QU', '"\'«»‘’“”‹›'],
  ['SP', ' '],
  ['SY', '/\\'],
];

const known = new Map<string, LineClass>(members.flatMap(([name, text]) => [...text].map((each) => [each, name])));

/** The first character of the CJK blocks: what has no class of its own is a hanzi from there on, a letter before. */
const firstOfCjk = 0x2e80;

/** The class a character has by itself. */
export function lineClass(character: string): LineClass {
  return known.get(character) ?? ((character.codePointAt(0) ?? 0) < firstOfCjk ? 'AL' : 'ID');
}

/**
 * Gives the characters of a text, one after the other, the classes they have there. What a solidus is depends on what
 * precedes: a number (3/4), an address (http://…), or anything else.
 */
export class LineClassReader {
  #inNumber = false;
  #inAddress = false;
  /** The last character and the one before it. */
  #last = '';
  #lastButOne = '';

  /** The class of the next character. @param own what it has by itself. */
  read(character: string, own: LineClass): LineClass {
    if (own === 'SP' || own === 'ID') this.#inAddress = false;
    else if (own === 'SY' && this.#last === '/' && this.#lastButOne === ':') this.#inAddress = true;
    const resolved = own !== 'SY' ? own : this.#inNumber ? 'SN' : this.#inAddress ? 'SA' : 'SY';
    this.#inNumber = own === 'NU' || (this.#inNumber && (own === 'SY' || own === 'IS'));
    this.#lastButOne = this.#last;
    this.#last = character;
    return resolved;
  }
}
