/** The structure tree of a tagged PDF (ISO 32000-1, 14.7 and 14.8) from a paper's structure and its marked content. */
import { documentElement, type ElementId, type Structure, type StructureElement } from '../model/structure.ts';
import type { MarkedContent } from './pdf-content.ts';
import { textString, WrittenObjects, type PdfObjects, type PdfRef } from './pdf-objects.ts';
import { blankText } from './text.ts';

/** What readers that speak say for a blank: what plain text has in its place. */
const spokenBlank = textString(blankText);

/** A field that stands in a blank. */
export interface PlacedField {
  readonly widget: PdfRef;
  /** Its key in the parent tree. */
  readonly structParent: number;
  /** What it is for, told by readers that speak. */
  readonly description: string;
}

/**
 * Adds the structure tree.
 *
 * @param marked all marked content, page by page.
 * @param pages the pages, numbered one after the other; the index of each is its key in the parent tree.
 * @param fieldIn the field in a blank, if there is one; undefined where there are no fields.
 */
export function addStructure(
  objects: PdfObjects,
  structure: Structure,
  marked: readonly MarkedContent[],
  pages: readonly PdfRef[],
  fieldIn: ((blank: MarkedContent) => PlacedField | undefined) | undefined,
): PdfRef {
  const first = objects.nextNumber;
  const place = { first, firstPage: pages[0]?.objectNumber ?? 0, pageCount: pages.length };
  return objects.add(
    fieldIn === undefined
      ? rememberedObjects(structure, marked, place)
      : new WrittenObjects(first, structureTexts(structure, marked, place, fieldIn)),
  );
}

/** The numbers of objects that a structure tree depends on. */
interface TreePlace {
  /** The tree's own first object, its root. */
  readonly first: number;
  readonly firstPage: number;
  readonly pageCount: number;
}

interface KnownTree {
  readonly place: TreePlace;
  readonly marked: readonly MarkedContent[];
  readonly objects: WrittenObjects;
}

const knownTrees = new WeakMap<Structure, KnownTree>();

/** The objects of a tree; papers that are given the very same structure on the same pages have the very same ones. */
function rememberedObjects(structure: Structure, marked: readonly MarkedContent[], place: TreePlace): WrittenObjects {
  const known = knownTrees.get(structure);
  if (known !== undefined && isSamePlace(known.place, place) && areSameMarks(known.marked, marked))
    return known.objects;
  const objects = new WrittenObjects(
    place.first,
    structureTexts(structure, marked, place, () => undefined),
  );
  knownTrees.set(structure, { place, marked, objects });
  return objects;
}

function isSamePlace(one: TreePlace, other: TreePlace): boolean {
  return one.first === other.first && one.firstPage === other.firstPage && one.pageCount === other.pageCount;
}

/** Whether two lists of marked content come to the same elements. */
export function areSameMarks(some: readonly MarkedContent[], others: readonly MarkedContent[]): boolean {
  if (some.length !== others.length) return false;
  return some.every((one, index) => {
    const other = others[index];
    if (one === other) return true;
    const isAlike = one.element === other?.element && one.page === other.page && one.mcid === other.mcid;
    return isAlike && (one.blank === undefined) === (other.blank === undefined);
  });
}

/** The texts of a tree's objects, numbered one after the other: the root, the elements, then what these need. */
function structureTexts(
  structure: Structure,
  marked: readonly MarkedContent[],
  { first, firstPage, pageCount }: TreePlace,
  fieldIn: (blank: MarkedContent) => PlacedField | undefined,
): string[] {
  const numberOf = (element: ElementId): number => first + 1 + element;
  const texts: string[] = ['', ...structure.map(() => '')];
  const add = (text: string): number => first + texts.push(text) - 1;
  const kids = structure.map((): Kid[] => []);
  const parents = new Map<number, number[]>();
  const fieldParents: string[] = [];
  for (const content of marked) {
    const { element, page, mcid, blank } = content;
    const onPage = firstPage + page;
    let owner = numberOf(element);
    if (blank === undefined) {
      kids[element]?.push({ page: onPage, mcid });
    } else {
      const field = fieldIn(content);
      owner = add(blankElement({ parent: owner, page: onPage, mcid, field }));
      if (field !== undefined) fieldParents.push(`${field.structParent} ${owner} 0 R`);
      kids[element]?.push({ number: owner });
    }
    const ofPage = parents.get(page) ?? [];
    parents.set(page, ofPage);
    ofPage[mcid] = owner;
  }
  structure.forEach(({ parent }, id) => {
    if (parent !== undefined) kids[parent]?.push({ number: numberOf(id) });
  });
  // Attributes that many elements have (ISO 32000-1, 14.8.5).
  const attributes = {
    header: add('<</O/Table/Scope/Column>>'),
    numbered: add('<</O/List/ListNumbering/Decimal>>'),
  };
  structure.forEach((element, id) => {
    const parent = element.parent === undefined ? first : numberOf(element.parent);
    texts[1 + id] = elementDictionary(element, parent, kids[id] ?? [], attributes);
  });
  const ofPages = [...parents]
    .sort(([a], [b]) => a - b)
    .map(([page, owners]) => `${page}[${owners.map((owner) => `${owner} 0 R`).join(' ')}]`);
  const tree = add(`<</Nums[${[...ofPages, ...fieldParents].join(' ')}]>>`);
  texts[0] =
    `<</Type/StructTreeRoot/K ${numberOf(documentElement)} 0 R/ParentTree ${tree} 0 R` +
    `/ParentTreeNextKey ${pageCount + fieldParents.length}>>`;
  return texts;
}

/** A child of an element, by the numbers of objects: another element, or content of a page. */
type Kid = { readonly number: number } | { readonly page: number; readonly mcid: number };

function elementDictionary(
  { type, rowSpan, figure }: StructureElement,
  parent: number,
  kids: readonly Kid[],
  attributes: Readonly<Record<'header' | 'numbered', number>>,
): string {
  const first = kids.find((kid) => 'mcid' in kid);
  const page = first !== undefined && 'mcid' in first ? first.page : undefined;
  const children = kids.map((kid) => {
    if ('number' in kid) return `${kid.number} 0 R`;
    return kid.page === page ? String(kid.mcid) : `<</Type/MCR/Pg ${kid.page} 0 R/MCID ${kid.mcid}>>`;
  });
  const attribute =
    type === 'TH'
      ? `${attributes.header} 0 R`
      : type === 'L'
        ? `${attributes.numbered} 0 R`
        : rowSpan === undefined
          ? undefined
          : `<</O/Table/RowSpan ${rowSpan}>>`;
  const described = figure === undefined ? '' : describedFigure(figure);
  const onPage = page === undefined ? '' : `/Pg ${page} 0 R`;
  const content = children.length === 0 ? '' : `/K[${children.join(' ')}]`;
  return `<</S/${type}/P ${parent} 0 R${onPage}${content}${attribute === undefined ? '' : `/A ${attribute}`}${described}>>`;
}

/** What a figure says instead of being seen, and where it stands (ISO 32000-1, 14.8.5.4.3). */
function describedFigure({ alt, box }: NonNullable<StructureElement['figure']>): string {
  const edges = box.map((edge) => Number(edge.toFixed(2))).join(' ');
  return `/Alt ${textString(alt)}/A <</O/Layout/Placement/Block/BBox[${edges}]>>`;
}

interface BlankElement {
  readonly parent: number;
  readonly page: number;
  readonly mcid: number;
  readonly field: PlacedField | undefined;
}

/** A blank is a span that says so, or the form field that stands in it. */
function blankElement({ parent, page, mcid, field }: BlankElement): string {
  const placed = `/P ${parent} 0 R/Pg ${page} 0 R`;
  if (field === undefined) return `<</S/Span${placed}/K ${mcid}/ActualText ${spokenBlank}>>`;
  const description = textString(field.description);
  return `<</S/Form${placed}/K[${mcid} <</Type/OBJR/Obj ${field.widget.tag}>>]/Alt ${description}>>`;
}
