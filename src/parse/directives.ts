/** What Markdown lacks: covers, signature blocks, paragraphs without indent, page breaks. */
import type { PhrasingContent, RootContent } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import type { DirectiveDetail } from '../model/diagnostic.ts';
import type {
  CoverBlock,
  Line,
  OrientationBlock,
  SignatureForm,
  SignatureParty,
  SignaturesBlock,
} from '../model/document.ts';
import { nearestName } from '../model/names.ts';
import { inlinesOf, linesOf } from './inline.ts';
import type { Numbering } from './numbering.ts';
import type { Sheet } from './sheet.ts';
import { reportSlips, reportTrailingBreak } from './slips.ts';
import { joinTitles } from './titles.ts';
import { mapped } from '../model/mapped.ts';

export type Directive = ContainerDirective | LeafDirective;

interface DirectiveShape {
  readonly type: Directive['type'];
  readonly attributes: readonly string[];
}

const directives = {
  cover: { type: 'containerDirective', attributes: [] },
  flush: { type: 'containerDirective', attributes: [] },
  signatures: { type: 'containerDirective', attributes: ['columns', 'seal', 'unsealed'] },
  table: { type: 'containerDirective', attributes: ['widths', 'merge', 'lines', 'plain'] },
  attachment: { type: 'containerDirective', attributes: [] },
  masthead: { type: 'containerDirective', attributes: [] },
  record: { type: 'containerDirective', attributes: [] },
  attachments: { type: 'leafDirective', attributes: [] },
  party: { type: 'leafDirective', attributes: [] },
  numbering: { type: 'leafDirective', attributes: ['headings', 'items'] },
  page: { type: 'leafDirective', attributes: ['portrait', 'landscape'] },
  'page-break': { type: 'leafDirective', attributes: [] },
} as const satisfies Readonly<Record<string, DirectiveShape>>;
export type DirectiveName = keyof typeof directives;

function isDirectiveName(name: string): name is DirectiveName {
  return Object.hasOwn(directives, name);
}

/** The directive's name, if it is one of ours; what is wrong with its form is reported. */
export function directiveName(node: Directive, sheet: Sheet): DirectiveName | undefined {
  const { name } = node;
  if (!isDirectiveName(name)) {
    const nearest = nearestName(name, Object.keys(directives));
    sheet.fault({ code: 'unknown-directive', name, ...(nearest === undefined ? {} : { nearest }) }, node);
    return undefined;
  }
  const shape: DirectiveShape = directives[name];
  if (node.type !== shape.type) {
    wrong(name, 'colons', node, sheet);
    return undefined;
  }
  if (hasLabel(node)) wrong(name, 'label', node, sheet);
  for (const attribute of Object.keys(node.attributes ?? {})) {
    if (!shape.attributes.includes(attribute)) wrong(name, 'unknown-attribute', node, sheet, attribute);
  }
  if (node.type === 'containerDirective' && !isClosed(node, sheet)) wrong(name, 'not-closed', node, sheet);
  return name;
}

function hasLabel(node: Directive): boolean {
  if (node.type === 'leafDirective') return node.children.length > 0;
  const [first] = node.children;
  return first?.type === 'paragraph' && first.data?.directiveLabel === true;
}

function isClosed(node: ContainerDirective, sheet: Sheet): boolean {
  const lines = sheet.linesOf(node);
  return lines.length > 1 && /^\s*:{3,}\s*$/u.test(lines.at(-1)?.text ?? '');
}

function wrong(name: string, detail: DirectiveDetail, node: RootContent, sheet: Sheet, found?: string): void {
  sheet.fault({ code: 'directive-content', name, detail, ...(found === undefined ? {} : { found }) }, node);
}

/** `:::cover`: paragraphs before the title are its head, those after it its foot. */
export function coverBlock(node: ContainerDirective, sheet: Sheet): CoverBlock {
  const head: Line[] = [];
  const foot: Line[] = [];
  let title: readonly PhrasingContent[] | undefined;
  for (const child of joinTitles(node.children)) {
    if (child.type === 'heading' && child.depth === 1) {
      reportTrailingBreak(child, sheet);
      if (title === undefined) title = child.children;
      else wrong('cover', 'several-titles', child, sheet);
    } else if (child.type === 'paragraph') {
      reportSlips(child, sheet);
      (title === undefined ? head : foot).push(...linesOf(child.children, sheet));
    } else {
      wrong('cover', 'content', child, sheet);
    }
  }
  if (title === undefined) wrong('cover', 'no-title', node, sheet);
  return { kind: 'cover', head, title: inlinesOf(title ?? [], sheet), foot };
}

/**
 * `:::signatures`: each `::party` opens a party, every following line is one of its lines.
 *
 * @param isOfficial whether it ends an official document: then one party with two lines is the body that issues it.
 */
export function signaturesBlock(node: ContainerDirective, sheet: Sheet, isOfficial: boolean): SignaturesBlock {
  const parties: { node: Directive; lines: Line[] }[] = [];
  for (const child of node.children) {
    if (child.type === 'leafDirective' || child.type === 'containerDirective') {
      const name = directiveName(child, sheet);
      if (name === 'party') parties.push({ node: child, lines: [] });
      else if (name !== undefined) wrong('signatures', 'content', child, sheet);
    } else if (child.type === 'paragraph') {
      reportSlips(child, sheet);
      const party = parties.at(-1);
      if (party === undefined) wrong('signatures', 'text-before-party', child, sheet);
      else party.lines.push(...linesOf(child.children, sheet));
    } else {
      wrong('signatures', 'content', child, sheet);
    }
  }
  if (parties.length === 0) wrong('signatures', 'no-party', node, sheet);
  for (const party of parties) if (party.lines.length === 0) wrong('party', 'empty-party', party.node, sheet);
  const columns = columnsOf(node, parties.length, sheet);
  const form = formOf(node, parties, sheet, isOfficial);
  return { kind: 'signatures', form, columns, parties: mapped(parties, ({ lines }): SignatureParty => ({ lines })) };
}

function formOf(
  node: ContainerDirective,
  parties: readonly SignatureParty[],
  sheet: Sheet,
  isOfficial: boolean,
): SignatureForm {
  const settings = Object.keys(node.attributes ?? {});
  const [asked, ...others] = settings.filter((name) => name === 'seal' || name === 'unsealed');
  const isIssuer = parties.length === 1 && parties[0]?.lines.length === 2;
  if (asked === undefined) return isOfficial && isIssuer && !settings.includes('columns') ? 'sealed' : 'columns';
  if (others.length > 0 || settings.includes('columns')) wrong('signatures', 'seal-or-columns', node, sheet);
  else if (!isIssuer) wrong('signatures', 'issuer-lines', node, sheet);
  return asked === 'seal' ? 'sealed' : 'unsealed';
}

/** More columns than this leave no room for a name. */
const mostColumns = 4;

function columnsOf(node: ContainerDirective, parties: number, sheet: Sheet): number {
  const typed = node.attributes?.['columns'];
  if (typed === undefined || typed === null) return parties < 2 ? 1 : 2;
  const columns = Number(typed);
  if (/^\d$/u.test(typed) && columns >= 1 && columns <= mostColumns) return columns;
  wrong('signatures', 'columns', node, sheet, typed);
  return 1;
}

/** `::page{landscape}`: which way the pages from here on lie. */
export function orientationBlock(node: Directive, sheet: Sheet): OrientationBlock | undefined {
  const [orientation, ...others] = Object.keys(node.attributes ?? {});
  if (others.length === 0 && (orientation === 'portrait' || orientation === 'landscape')) {
    return { kind: 'orientation', orientation };
  }
  wrong('page', 'orientation', node, sheet);
  return undefined;
}

/** Numbers beyond this are a slip. */
const highestStart = 999;

/** `::numbering{headings=3 items=straight}`: where counts go on, and whether items run straight through. */
export function setNumbering(node: Directive, numbering: Numbering, sheet: Sheet): void {
  const { headings, items } = node.attributes ?? {};
  if (typeof headings === 'string') {
    if (isStart(headings)) numbering.continueAt(1, Number(headings));
    else wrong('numbering', 'numbering', node, sheet, headings);
  }
  if (items === 'straight' || items === 'anew') numbering.countItems(items);
  else if (typeof items === 'string') {
    if (isStart(items)) numbering.continueAt(3, Number(items));
    else wrong('numbering', 'numbering', node, sheet, items);
  }
}

function isStart(text: string): boolean {
  return /^[1-9]\d{0,2}$/u.test(text) && Number(text) <= highestStart;
}
