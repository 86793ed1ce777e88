/** The structure tree of a tagged PDF (ISO 32000-1, 14.7 and 14.8) from a paper's structure and its marked content. */
import { PDFHexString, type PDFContext, type PDFRef } from 'pdf-lib';
import type { ElementId, Structure, StructureElement } from '../model/structure.ts';
import type { MarkedContent } from './pdf-content.ts';
import { WrittenObject } from './pdf-file.ts';
import { blankText } from './text.ts';

/** What readers that speak say for a blank: what plain text has in its place. */
const spokenBlank = PDFHexString.fromText(blankText).toString();

/** A field that stands in a blank. */
export interface PlacedField {
  readonly widget: PDFRef;
  /** Its key in the parent tree. */
  readonly structParent: number;
  /** What it is for, told by readers that speak. */
  readonly description: string;
}

/**
 * Adds the structure tree.
 *
 * @param marked all marked content, page by page.
 * @param pages the pages; the index of each is its key in the parent tree.
 * @param fieldIn the field in a blank, if there is one.
 */
export function addStructure(
  context: PDFContext,
  structure: Structure,
  marked: readonly MarkedContent[],
  pages: readonly PDFRef[],
  fieldIn: (blank: MarkedContent) => PlacedField | undefined,
): PDFRef {
  const root = context.nextRef();
  const refs = structure.map(() => context.nextRef());
  const kids = structure.map((): Kid[] => []);
  const parents = new Map<number, PDFRef[]>();
  const fieldParents: [number, PDFRef][] = [];
  for (const content of marked) {
    const { element, page, mcid, blank } = content;
    const [parent, pageRef] = [refs[element] ?? root, pages[page] ?? root];
    let owner = parent;
    if (blank === undefined) {
      kids[element]?.push({ page: pageRef, mcid });
    } else {
      const field = fieldIn(content);
      owner = context.register(blankElement({ parent, page: pageRef, mcid, field }));
      if (field !== undefined) fieldParents.push([field.structParent, owner]);
      kids[element]?.push({ ref: owner });
    }
    const ofPage = parents.get(page) ?? [];
    parents.set(page, ofPage);
    ofPage[mcid] = owner;
  }
  structure.forEach(({ parent }, id) => {
    const ref = refs[id];
    if (parent !== undefined && ref !== undefined) kids[parent]?.push({ ref });
  });
  const attributes = sharedAttributes(context);
  structure.forEach((element, id) => {
    const parent = element.parent === undefined ? root : (refs[element.parent] ?? root);
    context.assign(refs[id] ?? root, elementDictionary(element, parent, kids[id] ?? [], attributes));
  });
  const ofPages = [...parents].sort(([a], [b]) => a - b).map(([page, owners]) => `${page}[${tagsOf(owners)}]`);
  const ofFields = fieldParents.map(([key, owner]) => `${key} ${owner.tag}`);
  const tree = context.register(new WrittenObject(`<</Nums[${[...ofPages, ...ofFields].join(' ')}]>>`));
  context.assign(
    root,
    new WrittenObject(
      `<</Type/StructTreeRoot/K ${(refs[documentId] ?? root).tag}/ParentTree ${tree.tag}` +
        `/ParentTreeNextKey ${pages.length + fieldParents.length}>>`,
    ),
  );
  return root;
}

const documentId: ElementId = 0;

/** A child of an element: another element, or content of a page. */
type Kid = { readonly ref: PDFRef } | { readonly page: PDFRef; readonly mcid: number };

type Attributes = Readonly<Record<'header' | 'numbered', PDFRef>>;

/** Attributes that many elements have (ISO 32000-1, 14.8.5). */
function sharedAttributes(context: PDFContext): Attributes {
  return {
    header: context.register(new WrittenObject('<</O/Table/Scope/Column>>')),
    numbered: context.register(new WrittenObject('<</O/List/ListNumbering/Decimal>>')),
  };
}

function elementDictionary(
  { type, rowSpan, figure }: StructureElement,
  parent: PDFRef,
  kids: readonly Kid[],
  attributes: Attributes,
): WrittenObject {
  const first = kids.find((kid) => 'mcid' in kid);
  const page = first !== undefined && 'mcid' in first ? first.page : undefined;
  const children = kids.map((kid) => {
    if ('ref' in kid) return kid.ref.tag;
    return kid.page === page ? String(kid.mcid) : `<</Type/MCR/Pg ${kid.page.tag}/MCID ${kid.mcid}>>`;
  });
  const attribute =
    type === 'TH'
      ? attributes.header.tag
      : type === 'L'
        ? attributes.numbered.tag
        : rowSpan === undefined
          ? undefined
          : `<</O/Table/RowSpan ${rowSpan}>>`;
  const described = figure === undefined ? '' : describedFigure(figure);
  const onPage = page === undefined ? '' : `/Pg ${page.tag}`;
  const content = children.length === 0 ? '' : `/K[${children.join(' ')}]`;
  return new WrittenObject(
    `<</S/${type}/P ${parent.tag}${onPage}${content}${attribute === undefined ? '' : `/A ${attribute}`}${described}>>`,
  );
}

/** What a figure says instead of being seen, and where it stands (ISO 32000-1, 14.8.5.4.3). */
function describedFigure({ alt, box }: NonNullable<StructureElement['figure']>): string {
  const edges = box.map((edge) => Number(edge.toFixed(2))).join(' ');
  return `/Alt ${PDFHexString.fromText(alt).toString()}/A <</O/Layout/Placement/Block/BBox[${edges}]>>`;
}

interface BlankElement {
  readonly parent: PDFRef;
  readonly page: PDFRef;
  readonly mcid: number;
  readonly field: PlacedField | undefined;
}

/** A blank is a span that says so, or the form field that stands in it. */
function blankElement({ parent, page, mcid, field }: BlankElement): WrittenObject {
  const placed = `/P ${parent.tag}/Pg ${page.tag}`;
  if (field === undefined) return new WrittenObject(`<</S/Span${placed}/K ${mcid}/ActualText ${spokenBlank}>>`);
  const description = PDFHexString.fromText(field.description).toString();
  return new WrittenObject(`<</S/Form${placed}/K[${mcid} <</Type/OBJR/Obj ${field.widget.tag}>>]/Alt ${description}>>`);
}

function tagsOf(refs: readonly PDFRef[]): string {
  return refs.map(({ tag }) => tag).join(' ');
}
