/**
 * The text of a DOCX in pieces that are compressed by themselves. What letters share is one and the same in all of them
 * and compressed once; what a letter says of its own school is compressed for it alone. Where pieces are cut depends on
 * the paper's own content, never on what was written before: the same paper always has the same bytes.
 */
import { strToU8 } from 'fflate';
import { saysOneOf } from '../model/fact-names.ts';
import { areSame, RecentOf } from '../model/recent-of.ts';
import { bodyXml, type BodyElement } from './docx-runs.ts';
import { text } from './docx-xml.ts';
import { joinShort, type Stretch } from './stretches.ts';
import { joinPieces, packOwn, packPiece, type PackedPiece } from './zip.ts';

/** Characters of XML up to which it costs less to compress what is shared again than to have a piece of its own. */
const shortStretch = 1_500;

/**
 * Packs the paragraphs and tables of a paper.
 *
 * @param own texts that other papers do not have.
 * @param end what stands behind the last of them.
 */
export function packElements(elements: readonly BodyElement[], own: readonly string[], end: string): PackedPiece {
  const stretches = stretchesOf(elements, own.map(text));
  const pieces = stretches.map(({ items, isOwn }, index) =>
    packStretch(items, isOwn, index === stretches.length - 1 ? end : ''),
  );
  return joinPieces(pieces.length === 0 ? [packPiece(strToU8(end))] : pieces);
}

function stretchesOf(elements: readonly BodyElement[], own: readonly string[]): Stretch<BodyElement>[] {
  const stretches: Stretch<BodyElement>[] = [];
  for (const element of elements) {
    const isOwn = saysOneOf(wordsOf(element), own);
    const { length } = bodyXml(element);
    const last = stretches.at(-1);
    if (last?.isOwn === isOwn) {
      last.items.push(element);
      last.length += length;
    } else stretches.push({ items: [element], isOwn, length });
  }
  return joinShort(stretches, shortStretch);
}

const knownWords = new WeakMap<BodyElement, string>();

/** What an element says, as it is written in XML. */
function wordsOf(element: BodyElement): string {
  const words = knownWords.get(element) ?? withoutTags(bodyXml(element));
  knownWords.set(element, words);
  return words;
}

function withoutTags(xml: string): string {
  let words = '';
  let at = 0;
  for (;;) {
    const tag = xml.indexOf('<', at);
    if (tag < 0) return words + xml.slice(at);
    if (tag > at) words += xml.slice(at, tag);
    at = xml.indexOf('>', tag) + 1;
  }
}

/** A stretch that was packed. */
interface KnownStretch {
  readonly elements: readonly BodyElement[];
  readonly end: string;
  readonly piece: PackedPiece;
}

/** By the element that they begin with. */
const known = new RecentOf<BodyElement, KnownStretch>();

function packStretch(elements: readonly BodyElement[], isOwn: boolean, end: string): PackedPiece {
  const [first] = elements;
  const found =
    isOwn || first === undefined
      ? undefined
      : known.find(first, (one) => one.end === end && areSame(one.elements, elements));
  if (found !== undefined) return found.piece;
  const bytes = strToU8(elements.map(bodyXml).join('') + end);
  if (isOwn) return packOwn(bytes);
  const piece = packPiece(bytes);
  if (first !== undefined) known.add(first, { elements, end, piece });
  return piece;
}
