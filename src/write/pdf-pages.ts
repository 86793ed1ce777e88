/**
 * Pages as content streams, in pieces: of lines that other letters have at the same places as well, which are written and
 * compressed once, and of those that say something of the paper's own school.
 */
import type { FaceKey, LaidOutLine, LaidOutPage, Owner } from '../model/page.ts';
import { areSame, RecentOf } from '../model/recent-of.ts';
import type { PlacedSeal } from '../model/seal.ts';
import type { Structure, StructureElement } from '../model/structure.ts';
import { flateOf, ownPiece, sharedPiece, textPiece, type DeflatedPiece } from './compress.ts';
import { lineContent, strokeContent, type ContentPlace, type MarkedContent } from './pdf-content.ts';
import type { Faces, NamedFont } from './pdf-faces.ts';
import { latin1 } from './pdf-file.ts';
import { ByteWriter } from './byte-writer.ts';
import { areFirst } from './pdf-lines.ts';
import { sealContent } from './pdf-seals.ts';
import { joinShort, type Stretch } from './stretches.ts';
import { mapped } from '../model/mapped.ts';

/** A content stream and what is marked in it. */
export interface PackedPage {
  readonly bytes: Uint8Array;
  readonly marked: readonly MarkedContent[];
  /** Whether it says nothing of the paper's own school: other papers may have the very same. */
  readonly isShared: boolean;
}

/** What pages of a paper are written with. */
export interface PageContext {
  readonly structure: Structure;
  readonly faces: Faces;
  /** Elements that say something of the paper's own school, by page. */
  readonly own: readonly ReadonlySet<Owner>[];
  readonly seals: readonly PlacedSeal[];
}

/** What was written, and with what. */
interface Known extends ContentPlace {
  readonly marked: readonly MarkedContent[];
  readonly fonts: ReadonlyMap<FaceKey, NamedFont>;
  readonly types: readonly StructureElement['type'][];
}

const knownPages = new WeakMap<LaidOutPage, Known & PackedPage>();

const nothingOwn: ReadonlySet<Owner> = new Set();

/** The content stream of a page. */
export function packPage(page: LaidOutPage, place: ContentPlace, context: PageContext): PackedPage {
  const own = context.own[place.page] ?? nothingOwn;
  const isShared = own.size === 0 && context.seals.length === 0;
  const known = isShared ? knownPages.get(page) : undefined;
  if (known !== undefined && isStill(known, place, context)) return known;
  const pieces: DeflatedPiece[] = [];
  const marked: MarkedContent[] = [];
  let fonts: Map<FaceKey, NamedFont> | undefined = isShared ? new Map<FaceKey, NamedFont>() : undefined;
  if (page.strokes.length > 0) pieces.push(textPiece(strokeContent(page.strokes, page.height)));
  for (const { items, isOwn } of stretchesOf(page.lines, own)) {
    const at = { page: place.page, firstMcid: place.firstMcid + marked.length };
    const packed = packLines(items, isOwn ? own : nothingOwn, page, at, context);
    pieces.push(packed.piece);
    marked.push(...packed.marked);
    if (packed.fonts === undefined) fonts = undefined;
    else if (fonts !== undefined) for (const [face, font] of packed.fonts) fonts.set(face, font);
  }
  const sealed = sealContent(context.seals, place.page, page.height, place.firstMcid + marked.length);
  if (sealed !== undefined) {
    pieces.push(ownPiece(latin1(sealed.operators)));
    marked.push(...sealed.marked);
  }
  const packed = { bytes: flateOf(pieces), marked, isShared };
  if (fonts !== undefined)
    knownPages.set(page, { ...place, ...packed, fonts, types: typesOf(marked, context.structure) });
  return packed;
}

const writer = new ByteWriter();

/** Lines that were packed. */
interface KnownLines extends Known {
  readonly lines: readonly LaidOutLine[];
  readonly piece: DeflatedPiece;
}

/** By the line that they begin with. */
const knownLines = new RecentOf<LaidOutLine, KnownLines>();

/** What a piece adds to its page. */
interface PackedLines extends Pick<KnownLines, 'piece' | 'marked'> {
  /** The fonts of its faces, if other letters may have the same. */
  readonly fonts: Known['fonts'] | undefined;
}

function packLines(
  lines: readonly LaidOutLine[],
  own: ReadonlySet<Owner>,
  page: LaidOutPage,
  place: ContentPlace,
  context: PageContext,
): PackedLines {
  const [first] = lines;
  const isOwn = own.size > 0;
  const known =
    isOwn || first === undefined
      ? undefined
      : knownLines.find(first, (one) => areSame(one.lines, lines) && isStill(one, place, context));
  if (known !== undefined) return known;
  const { operators, marked, fonts } = lineContent(lines, page, place, context.structure, context.faces, own);
  writer.text(operators);
  const bytes = writer.leave();
  if (isOwn || first === undefined || fonts === undefined) {
    return { piece: isOwn ? ownPiece(bytes) : sharedPiece(bytes), marked, fonts: undefined };
  }
  const packed = { piece: sharedPiece(bytes), marked, fonts };
  knownLines.add(first, { ...packed, ...place, lines, types: typesOf(marked, context.structure) });
  return packed;
}

function typesOf(marked: readonly MarkedContent[], structure: Structure): StructureElement['type'][] {
  return mapped(marked, ({ element }) => structure[element]?.type ?? 'P');
}

function isStill(known: Known, { page, firstMcid }: ContentPlace, { structure, faces }: PageContext): boolean {
  if (known.page !== page || known.firstMcid !== firstMcid || !areFirst(known.fonts, faces)) return false;
  const { marked, types } = known;
  for (let index = 0; index < marked.length; index++) {
    if (structure[marked[index]?.element ?? 0]?.type !== types[index]) return false;
  }
  return true;
}

/** Lines up to which a shared stretch is joined to an own one beside it. */
const shortStretch = 5;
/** Lines from which on a shared stretch ends with the element it is at: fewer compress badly, more are seldom the same. */
const longStretch = 9;

function stretchesOf(lines: readonly LaidOutLine[], own: ReadonlySet<Owner>): Stretch<LaidOutLine>[] {
  const stretches: Stretch<LaidOutLine>[] = [];
  let last: Stretch<LaidOutLine> | undefined;
  let owner: Owner;
  for (const line of lines) {
    const isOwn = own.size > 0 && line.runs.some(({ element }) => own.has(element));
    const begins = line.runs[0]?.element;
    if (last?.isOwn === isOwn && (isOwn || last.length < longStretch || begins === owner)) {
      last.items.push(line);
      last.length += 1;
    } else stretches.push((last = { items: [line], isOwn, length: 1 }));
    owner = line.runs.at(-1)?.element;
  }
  return joinShort(stretches, shortStretch);
}
