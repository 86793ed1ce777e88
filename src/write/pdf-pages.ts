/** Pages as content streams. A page that other letters have as well is written and compressed once. */
import type { FaceKey, LaidOutPage } from '../model/page.ts';
import type { PlacedSeal } from '../model/seal.ts';
import type { Structure, StructureElement } from '../model/structure.ts';
import { deflateTexts } from './compress.ts';
import { pageContent, type MarkedContent } from './pdf-content.ts';
import type { Faces, NamedFont } from './pdf-faces.ts';
import { areFirst } from './pdf-lines.ts';
import { withSeals } from './pdf-seals.ts';

/** A content stream and what is marked in it. */
export interface PackedPage {
  readonly bytes: Uint8Array;
  readonly marked: readonly MarkedContent[];
}

/** What the content of a page depends on, beside the page. */
export interface PagePlace {
  /** Index into pages. */
  readonly page: number;
  /** The first number that is free on the page. */
  readonly firstMcid: number;
}

/** A page as it was written, and what it was written with. */
interface KnownPage extends PackedPage, PagePlace {
  readonly fonts: ReadonlyMap<FaceKey, NamedFont>;
  readonly types: readonly StructureElement['type'][];
}

const knownPages = new WeakMap<LaidOutPage, KnownPage>();

/** The content stream of a page. @param seals of the whole paper. */
export function packPage(
  page: LaidOutPage,
  place: PagePlace,
  structure: Structure,
  faces: Faces,
  seals: readonly PlacedSeal[],
): PackedPage {
  const known = knownPages.get(page);
  if (known !== undefined && seals.length === 0 && isStill(known, place, structure, faces)) return known;
  const content = pageContent(page, place, structure, faces);
  const { operators, marked } = withSeals(content, seals, place.page, page, place.firstMcid);
  const packed = { bytes: deflateTexts(operators), marked };
  const { fonts } = content;
  if (fonts !== undefined && seals.length === 0) {
    const types = packed.marked.map(({ element }) => structure[element]?.type ?? 'P');
    knownPages.set(page, { ...place, ...packed, fonts, types });
  }
  return packed;
}

function isStill(known: KnownPage, { page, firstMcid }: PagePlace, structure: Structure, faces: Faces): boolean {
  return (
    known.page === page &&
    known.firstMcid === firstMcid &&
    known.marked.every(({ element }, index) => structure[element]?.type === known.types[index]) &&
    areFirst(known.fonts, faces)
  );
}
